"""Sheets are counted file by file: each has its own copies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefgen.cli.console import say_result
from briefgen.packs.build_results import Choice, State, UsageError
from tests.build.series import build_all, change

SEMINARS = "decks/seminars.yaml"


@pytest.fixture
def event(tmp_path: Path) -> Path:
    """Fourteen slides: a handout of 5 pages, and notes of 6, for 40 people."""
    slides = "".join(
        f"  - {{layout: statement, title: Sentence {n}, notes: Said.}}\n" for n in range(14)
    )
    files = {
        "briefgen.yaml": "organisation: {name: The Unit}\n",
        "decks/talk.yaml": f"title: Talk\noutputs: [slides, handout: 3, notes]\nslides:\n{slides}",
        SEMINARS: "seminars:\n  - {id: event, deck: talk, copies: 40}\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def _manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "output/event/manifest.json").read_text())
    return found


def test_forty_handouts_and_one_set_of_notes_were_counted_as_800_sheets(
    event: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = build_all(event)
    assert [(f.kind, f.pages, f.sheets, f.copies) for f in result.files if f.sheets] == [
        ("handout", 5, 5, 40),
        ("notes", 6, 6, 1),
    ]
    say_result(result)
    assert ", 206 sheets to print, or 123 if printed on both sides," in capsys.readouterr().out
    manifest = _manifest(event)
    assert manifest["sheets"] == 206
    assert {f["output"]: f.get("copies") for f in manifest["files"]} == {
        "slides": None,
        "handout": 40,
        "notes": 1,
    }


def test_copies_that_were_changed_are_counted_though_no_file_is_made_again(
    event: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build_all(event)
    before = {path: path.read_bytes() for path in (event / "output/event").glob("*.pdf")}
    change(event / SEMINARS, "copies: 40", "copies: {handout: 3, notes: 2}")
    (target,) = build_all(event).targets
    assert target.reasons == ("the number of copies was changed",)
    assert not any(file.written for file in target.files)
    assert _manifest(event)["sheets"] == 27
    assert {path: path.read_bytes() for path in before} == before
    result = build_all(event)
    assert [target.state for target in result.targets] == [State.UNCHANGED]
    say_result(result)
    assert ", 27 sheets to print" in capsys.readouterr().out


def test_no_copies_are_no_sheets(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(event / SEMINARS, "copies: 40", "copies: {handout: 0, notes: 0}")
    say_result(build_all(event))
    assert " to print" not in capsys.readouterr().out
    assert _manifest(event)["sheets"] == 0


@pytest.mark.parametrize("only", ["reading", "handout,reading"])
def test_an_output_that_no_pack_has_was_answered_with_mend_what_is_named(
    event: Path, only: str
) -> None:
    for _ in range(2):  # before and after a build: the answer is found in another way
        with pytest.raises(UsageError, match="event has no output `reading`; add it to `outputs:`"):
            build_all(event, only=tuple(only.split(",")))
        build_all(event)


def test_packs_without_the_output_asked_for_are_passed_over(event: Path) -> None:
    (event / "decks/other.yaml").write_text(
        "title: Other\noutputs: [reading]\nslides:\n  - {layout: statement, title: One}\n"
    )
    for _ in range(2):
        result = build_all(event, only=("reading",))
        assert [target.id for target in result.targets] == ["other"]
    assert not (event / "output/event").exists()
    with pytest.raises(UsageError, match="event has no output `reading`"):
        build_all(event, Choice(names=("event",)), only=("reading",))


def test_a_fault_is_named_where_it_is_why_the_output_is_missing(event: Path) -> None:
    change(event / "decks/talk.yaml", "handout: 3", "reading: A5")
    result = build_all(event, only=("reading",))
    assert "BF113" in {fault.code for fault in result.faults}
    assert not result.is_ok
