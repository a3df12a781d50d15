"""Target -> pictures of its slides: a PNG for each page, and one contact sheet."""

from __future__ import annotations

from pathlib import Path

from briefgen.compile import Compiled, compile_target, faults_of_sources
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.values import Value
from briefgen.packs.open_project import choose_targets, load
from briefgen.packs.shown_files import write_shown
from briefgen.render import render_pictures

_SHEET_COLUMNS = 4


class Shown(Value):
    """The `files` written, a picture for each page and the contact sheet last; none where there are
    errors among the `faults`."""

    files: tuple[Path, ...]
    faults: tuple[Diagnostic, ...]


def show_target(name: str, *, root: str | Path, output: str | Path, width: int = 1280) -> Shown:
    """Draw the slides of a target into a folder, `width` pixels wide.

    Raises UsageError for a name that does not exist, or where the folder has a file of that name
    which was not written so.
    """
    loaded = load(root)
    targets = choose_targets(loaded, [name])
    if not targets:
        return Shown((), loaded.faults)
    target = targets[0]
    faults = Faults(list(faults_of_sources(loaded.project, target, loaded.faults)))
    compiled = compile_target(loaded.project, target, faults, loaded.session)
    if compiled is None or faults.has_errors:
        return Shown((), faults.in_order())
    return Shown(_draw(compiled, Path(output), width), faults.in_order())


def _draw(compiled: Compiled, folder: Path, width: int) -> tuple[Path, ...]:
    pictures, sheet = render_pictures(compiled, width, _SHEET_COLUMNS)
    stem = compiled.target.id
    files = {f"{stem}-{number:03d}.png": data for number, data in enumerate(pictures, 1)}
    return write_shown(folder, {**files, f"{stem}-contact-sheet.png": sheet})
