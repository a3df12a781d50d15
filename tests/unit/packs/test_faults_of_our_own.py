"""What cannot be written, takes too much, or fails in ourselves is told in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.compile import compile_target
from briefgen.documents.too_wide_error import TooWideError
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.outputs import DeckOptions, ZipOptions
from briefgen.packs import build, check
from briefgen.packs.make_pack import Task, broken_off
from briefgen.packs.open_project import load
from briefgen.render import render_output


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "decks").mkdir()
    (tmp_path / "briefgen.yaml").write_text("outputs: [slides]\n")
    deck = "title: Talk\nslides:\n  - {layout: statement, title: A slide}\n"
    (tmp_path / "decks" / "talk.yaml").write_text(deck)
    return tmp_path


def test_an_output_that_is_no_folder_is_a_fault(project: Path) -> None:
    (project / "output").write_text("a file, where a folder is needed")
    (fault,) = build(root=project).faults
    assert (fault.code, fault.hint != "") == ("BF402", True)
    assert "output" in fault.message
    assert (project / "output").read_text() == "a file, where a folder is needed"


@pytest.mark.parametrize("output", ["reading", "booklet", "notes"])
def test_check_tells_what_does_not_fit_on_paper(
    output: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`check` once looked at the slides only, and the build refused afterwards."""

    def too_wide(*_: object, **__: object) -> None:
        raise TooWideError("A table")

    monkeypatch.setattr("briefgen.documents.document_pages.layout_document", too_wide)
    monkeypatch.setattr("briefgen.documents.notes_pages.layout_notes", too_wide)
    (project / "briefgen.yaml").write_text(f"outputs: [slides, {output}]\n")
    (checked,) = check(root=project)
    assert (checked.code, f"in the output {output}" in checked.message) == ("BF306", True)
    loaded, faults = load(project), Faults()
    (target,) = loaded.project.targets
    compiled = compile_target(loaded.project, target, faults)
    assert compiled is not None
    asked = target.outputs[1].output
    assert not isinstance(asked, ZipOptions)
    assert render_output(compiled, asked, faults).data == b""
    assert [(fault.code, fault.message) for fault in faults] == [(checked.code, checked.message)]


def _broken_off(project: Path, error: BaseException) -> Diagnostic:
    (target,) = load(project).project.targets
    (fault,) = broken_off(Task(target=target, outputs=(DeckOptions(),)), error, Faults()).faults
    return fault


def test_too_little_memory_is_a_fault_of_the_pack(project: Path) -> None:
    fault = _broken_off(project, MemoryError())
    assert (fault.code, fault.span.file) == ("BF404", "decks/talk.yaml")
    assert "--memory-limit" in fault.hint


def test_a_bug_is_called_ours(project: Path) -> None:
    fault = _broken_off(project, ZeroDivisionError("by zero"))
    assert (fault.code, "our fault" in fault.hint) == ("BF901", True)
