"""What `check` tells of a whole project, and how its warnings and advice are chosen."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.model.diagnostics import Diagnostic
from briefgen.packs import UsageError, build, check
from briefgen.packs.check_project import list_fits, select_faults
from briefgen.packs.open_project import load
from tests.pictures import PICTURES

# No handout, which would print small.
ROOT = "organisation: {name: The Unit}\noutputs: [deck, slides]\n"
SLIDE = "title: Talk\nslides:\n  - {layout: statement, title: A slide, text: A text}\n"
ADDRESS = """\
title: Talk
slides:
  - layout: statement
    title: A slide
    text: The report is at https://example.org/report
"""


def _project(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in {"briefgen.yaml": ROOT, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _codes(faults: tuple[Diagnostic, ...]) -> list[str]:
    return [fault.code for fault in faults]


@pytest.mark.parametrize("text", ["", "# later\n", "\n\n"])
@pytest.mark.parametrize("file", ["decks/talk.yaml", "decks/library/cases.yaml"])
def test_a_file_with_nothing_in_it_is_an_error(file: str, text: str, tmp_path: Path) -> None:
    """Such a deck was once passed over in silence, and its seminar had no pack."""
    (fault,) = check(root=_project(tmp_path, {file: text}))
    assert (fault.code, fault.span.file, fault.is_error) == ("BF112", file, True)
    assert fault.hint


def test_a_project_file_may_be_empty(tmp_path: Path) -> None:
    folder = _project(tmp_path, {"briefgen.yaml": "", "decks/talk.yaml": SLIDE})
    assert check(root=folder, ignore=["small-print"]) == ()


def test_files_that_no_deck_uses_are_advice(tmp_path: Path) -> None:
    folder = _project(
        tmp_path,
        {
            "decks/talk.yaml": SLIDE,
            "assets/data/old.csv": "Year,Value\n2008,1\n",
            "assets/images/README.md": "Where they come from.\n",
        },
    )
    (folder / "assets" / "images" / "sub").mkdir()
    (folder / "assets" / "images" / "sub" / "photo.jpg").write_bytes(PICTURES["photo.jpg"]())
    faults = check(root=folder)
    assert [(fault.code, fault.span.file) for fault in faults] == [
        ("BF535", "assets/data/old.csv"),
        ("BF535", "assets/images/sub/photo.jpg"),
    ]
    assert check(["talk"], root=folder) == (), "a single target says nothing of the whole project"


def test_warnings_and_advice_are_chosen_by_code_beginning_or_name() -> None:
    faults = tuple(
        Diagnostic(code=code, message=code) for code in ("BF205", "BF523", "BF531", "BF527")
    )

    def chosen(select: str = "", ignore: str = "") -> list[str]:
        return _codes(select_faults(faults, select.split(), ignore.split()))

    assert chosen() == ["BF205", "BF523", "BF531", "BF527"]
    assert chosen(select="BF52") == ["BF205", "BF523", "BF527"]
    assert chosen(select="long-sentence bf527") == ["BF205", "BF531", "BF527"]
    assert chosen(ignore="BF5") == ["BF205"]
    assert chosen(select="BF5", ignore="bare-address") == ["BF205", "BF531", "BF527"]
    assert chosen(ignore="BF205")[0] == "BF205", "an error is never left out"


@pytest.mark.parametrize("word", ["BF8", "bare-adress", ""])
def test_a_word_that_chooses_nothing_is_refused(word: str) -> None:
    with pytest.raises(UsageError, match=f"no diagnostic `{word}`"):
        select_faults((), [word], [])


def test_what_a_slide_accepts_does_not_stop_a_strict_build(tmp_path: Path) -> None:
    deck = (
        "title: Talk\nslides:\n"
        "  - layout: picture-text\n    title: A slide\n    points: [One]\n"
        "    picture: {file: photo.jpg, alt: photo.jpg}\n"
    )
    folder = _project(tmp_path, {"decks/talk.yaml": deck})
    (folder / "assets" / "images").mkdir(parents=True)
    (folder / "assets" / "images" / "photo.jpg").write_bytes(PICTURES["photo.jpg"]())
    strict = {"root": folder, "only": ["slides"], "strict": True}
    assert _codes(build(**strict).faults) == ["BF502"]  # type: ignore[arg-type]
    (folder / "decks" / "talk.yaml").write_text(deck + "    allow: [poor-alt]\n")
    result = build(**strict)  # type: ignore[arg-type]
    assert (_codes(result.faults), len(result.files)) == ([], 1)


def test_what_is_accepted_of_a_file_does_not_stop_a_strict_build(tmp_path: Path) -> None:
    """Faults of reading are known before anybody knows what a slide accepts."""
    deck = "title: Talk\nslides:\n  - layout: statement\n    title: Item #1\n"
    folder = _project(tmp_path, {"decks/talk.yaml": deck})
    strict = {"root": folder, "only": ["slides"], "strict": True}
    assert _codes(build(**strict).faults) == ["BF108"]  # type: ignore[arg-type]
    (folder / "decks" / "talk.yaml").write_text(deck + "    allow: [lost-comment]\n")
    for _ in ("made", "up to date"):
        result = build(**strict)  # type: ignore[arg-type]
        assert (_codes(result.faults), len(result.files)) == ([], 1)


def test_the_rules_of_style_stop_no_build(tmp_path: Path) -> None:
    folder = _project(tmp_path, {"decks/talk.yaml": ADDRESS})
    assert _codes(check(root=folder)) == ["BF523"]
    assert build(root=folder, only=["slides"], strict=True).is_ok


def test_every_slot_has_its_fit(tmp_path: Path) -> None:
    fits = list(list_fits(load(_project(tmp_path, {"decks/talk.yaml": SLIDE})), ()))
    assert [(target, fit.slot, fit.page.number) for target, fit in fits] == [
        ("talk", "title", 1),
        ("talk", "text", 1),
    ]
    assert all(0 < fit.percent <= 100 and fit.size for _, fit in fits)


def test_today_can_be_set_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    world = load(_project(tmp_path, {})).world
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "1763942400")
    assert world.today().isoformat() == "2025-11-24"


def _check(folder: Path, files: dict[str, str]) -> list[str]:
    return [fault.code for fault in check(root=_project(folder, files))]


def test_a_picture_of_a_deck_that_cannot_be_read_was_to_be_deleted(tmp_path: Path) -> None:
    files = {"assets/images/x.png": "", "decks/d.yaml": "title: [T\nslides:\n"}
    assert _check(tmp_path, files) == ["BF102"]
    files["decks/d.yaml"] = "title: T\nslides: [{layout: statement, title: A}]\n"
    assert _check(tmp_path, files) == ["BF535"]


def test_a_template_that_cannot_be_read_was_said_not_to_exist(tmp_path: Path) -> None:
    deck = "title: T\ntemplate: house\nslides: [{layout: statement, title: A}]\n"
    files = {"decks/d.yaml": deck, "assets/templates/house/template.yaml": "extends: [\n"}
    assert _check(tmp_path, files) == ["BF102"]
    result = build(root=tmp_path)
    assert {fault.code for fault in result.faults} == {"BF102"}
    (tmp_path / "decks/d.yaml").write_text(deck.replace("house", "hous"))
    assert [fault.code for fault in check(root=tmp_path)].count("BF211") == 1


def test_a_library_file_that_cannot_be_read_was_said_not_to_exist(tmp_path: Path) -> None:
    deck = "title: Talk\nslides:\n  - use: cases#one\n  - use: case#one\n"
    broken = "slides:\n  - {layout: statement, id: one, title: One {{ place }}}\n"
    files = {"decks/talk.yaml": deck, "decks/library/cases.yaml": broken}
    said = [(fault.code, fault.span.file) for fault in check(root=_project(tmp_path, files))]
    assert said == [("BF102", "decks/library/cases.yaml"), ("BF201", "decks/talk.yaml")]


def test_decks_and_lists_where_nobody_looks_were_passed_over_in_silence(tmp_path: Path) -> None:
    there = ("decks/archive/old.yaml", "decks/library/more/cases.yaml", "seminars.csv")
    files = {"decks/talk.yaml": SLIDE, "decks/sent/talk.yaml": SLIDE}
    folder = _project(tmp_path, {**files, **dict.fromkeys(there, SLIDE)})
    faults = check(root=folder)
    assert [(fault.code, fault.span.file) for fault in faults] == [("BF535", at) for at in there]


def test_a_name_that_windows_keeps_was_said_to_need_letters(tmp_path: Path) -> None:
    (fault,) = check(root=_project(tmp_path, {"decks/con.yaml": SLIDE}))
    assert fault.hint == "add something to it, such as `con-1`"
