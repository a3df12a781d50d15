"""Slides of the library that no deck uses are named, with the uses that come near."""

from __future__ import annotations

from pathlib import Path

from briefgen.packs import check

_FILES = {
    "briefgen.yaml": "organisation: {name: The Unit}\n",
    "decks/talk.yaml": "title: Talk\nslides:\n  - use: cases#one\n  - use: more\n",
    "decks/library/cases.yaml": "slides:\n"
    "  - {layout: statement, id: one, title: One}\n"
    "  - {layout: statement, id: two, title: Two}\n"
    "  - {layout: statement, title: Three}\n",
    "decks/library/more.yaml": "slides:\n  - use: cases#two..two\n",
    "decks/library/dead.yaml": "slides:\n  - use: deeper\n",
    "decks/library/deeper.yaml": "slides:\n  - {layout: statement, id: four, title: Four}\n",
}


def _project(folder: Path) -> Path:
    for name, text in _FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_unused_slides_are_warnings_of_the_whole_project(tmp_path: Path) -> None:
    faults = check(root=_project(tmp_path))
    assert [(f.code, f.message, f.span.file, f.span.line) for f in faults] == [
        ("BF215", "no deck uses this slide", "decks/library/cases.yaml", 4),
        ("BF215", "no deck uses the slide `four`", "decks/library/deeper.yaml", 2),
    ]


def test_the_files_that_lead_there_are_named(tmp_path: Path) -> None:
    fault = check(root=_project(tmp_path))[-1]
    assert [(span.file, span.line, text) for span, text in fault.related] == [
        ("decks/library/dead.yaml", 2, "dead uses it, but no deck uses dead")
    ]


def test_checking_one_target_says_nothing_of_them(tmp_path: Path) -> None:
    assert check(["talk"], root=_project(tmp_path)) == ()
