"""`briefgen changes`: what the next build changes in a pack."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.packs.build_results import UsageError
from briefgen.packs.changes import Changes, compare_texts, find_changes, say_changes
from tests.build.series import change, id_of


def _changes(project: Path, number: int = 0) -> Changes:
    found = find_changes(id_of(number), root=project).changes
    assert found is not None
    return found


def test_nothing_changed(built: Path) -> None:
    assert _changes(built).is_empty
    assert say_changes(_changes(built)) == f"{id_of(0)}: no text changes\n"


def test_a_text_and_the_event(built: Path) -> None:
    change(built / "decks/library/cases.yaml", "A sentence for some", "Another")
    change(built / "decks/seminars.csv", "Hall 0", "Guildhall")
    found = _changes(built)
    assert found.event == {"venue": ("Hall 0", "Guildhall")}
    (text,) = next(slide.texts for slide in found.changed if slide.id == "some")
    assert (text.slot, text.old, text.new) == ("title", "A sentence for some", "Another")
    said = say_changes(found)
    assert "venue: “Hall 0” -> “Guildhall”" in said
    assert "      - A sentence for some\n      + Another\n" in said
    assert json.loads(say_changes(found, as_json=True))["event"]["venue"] == ["Hall 0", "Guildhall"]
    assert _changes(built, 1).is_empty


def test_a_target_that_was_not_built(project: Path) -> None:
    found = _changes(project)
    assert found.is_new
    assert say_changes(found) == f"{id_of(0)} was not built before; it has 3 slides\n"


def test_a_deck_of_many_seminars_is_no_single_pack(built: Path) -> None:
    with pytest.raises(UsageError, match="stands for 12 packs"):
        find_changes("series", root=built)


def _deck(*ids: str) -> dict[str, object]:
    slides = [{"id": name, "title": name.upper(), "file": "", "texts": {}} for name in ids]
    return {"event": {}, "slides": slides, "files": {}}


@pytest.mark.parametrize(
    ("old", "new", "came", "went", "moved"),
    [
        ("abc", "abc", "", "", ""),
        ("abc", "abxc", "x", "", ""),
        ("abc", "ac", "", "b", ""),
        ("abcd", "bcda", "", "", "a"),
        ("abcd", "dabc", "", "", "d"),
        ("abcd", "xdac", "x", "b", "d"),
    ],
)
def test_new_dropped_and_moved_slides(old: str, new: str, came: str, went: str, moved: str) -> None:
    found = compare_texts("t", _deck(*old), _deck(*new))
    assert "".join(slide.id for slide in found.new) == came
    assert "".join(slide.id for slide in found.dropped) == went
    assert "".join(slide.id for slide in found.moved) == moved


@pytest.mark.parametrize(
    ("was", "now", "is_same"),
    [
        (("May begins", ["One desk"]), ("It starts", ["One desk"]), True),
        (("It begins in May", ["One desk"]), ("It begins in June", ["Two desks"]), True),
        (("It begins in May", ["One desk"]), ("Who pays", ["Nobody"]), False),
        (("A", []), ("B", []), False),
    ],
)
def test_a_slide_that_is_known_by_its_title_is_the_same_with_another_title(
    was: tuple[str, list[str]], now: tuple[str, list[str]], is_same: bool
) -> None:
    def deck(title: str, points: list[str]) -> dict[str, object]:
        texts = {"title": [title], "points": points}
        slide = {"id": title.lower(), "title": title, "file": "", "texts": texts}
        around: list[object] = list(_deck("before", "after")["slides"])  # type: ignore[call-overload]
        return {"event": {}, "slides": [around[0], slide, around[1]], "files": {}}

    found = compare_texts("t", deck(*was), deck(*now))
    assert bool(found.new and found.dropped) != is_same
    if is_same:
        (changed,) = found.changed
        assert (changed.id, changed.title) == (now[0].lower(), now[0])
        assert next((text.old, text.new) for text in changed.texts) == (was[0], now[0])
