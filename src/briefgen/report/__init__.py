"""Diagnostics -> text for a terminal, one line each, JSON, SARIF, or GitHub annotations.

Pure functions that return text; the command line prints it. Source lines come through a callable,
so that nothing here opens a file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefgen.model.diagnostics import Diagnostic
from briefgen.model.text_edits import ReadLine
from briefgen.report.github import render_github
from briefgen.report.json_array import render_json
from briefgen.report.lines import render_lines
from briefgen.report.terminal import PLAIN_LOOK, TerminalLook, render_text

FORMATS = ("text", "line", "json", "github", "sarif")


def render(
    form: str,
    faults: Sequence[Diagnostic],
    read_line: ReadLine,
    look: TerminalLook = PLAIN_LOOK,
    folder: str = "",
) -> str:
    """The faults in one of FORMATS, in the order given; "" where there are none (JSON: `[]`).

    `folder` is the project's inside its repository, "" where it is that itself: GitHub looks for
    files from there. Raises KeyError for a format that does not exist.
    """
    forms: dict[str, Callable[[], str]] = {
        "text": lambda: render_text(faults, read_line, look),
        "line": lambda: render_lines(faults),
        "json": lambda: render_json(faults, read_line),
        "github": lambda: render_github(faults, folder),
        "sarif": lambda: _sarif(faults, read_line, folder),
    }
    return forms[form]()


def _sarif(faults: Sequence[Diagnostic], read_line: ReadLine, folder: str) -> str:
    from briefgen.report.sarif import render_sarif

    return render_sarif(faults, read_line, folder)
