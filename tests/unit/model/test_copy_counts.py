"""How many copies of each output are wanted."""

from __future__ import annotations

import pytest

from briefgen.model.copy_counts import as_copies, copies_of, override

LARGE = {"large-print": "yes"}


def test_a_number_is_what_delegates_get_and_notes_are_printed_once() -> None:
    copies = {"delegates": 40}
    assert [copies_of(kind, {}, copies) for kind in ("handout", "reading", "booklet")] == [40] * 3
    assert copies_of("reading", LARGE, copies) == 40
    assert copies_of("notes", {}, copies) == 1
    assert copies_of("notes", LARGE, copies) == 1


def test_one_copy_where_nothing_is_said() -> None:
    assert copies_of("handout", {}, {}) == 1
    assert copies_of("reading", {}, {"handout": 40}) == 1


def test_the_most_exact_name_counts() -> None:
    copies = {"delegates": 40, "reading": 5, "booklet": 7, "large-print": 2, "notes": 3}
    assert copies_of("handout", {"per-page": "6"}, copies) == 40
    assert copies_of("reading", {}, copies) == 5
    assert copies_of("reading", {"large-print": "no"}, copies) == 5
    assert copies_of("reading", LARGE, copies) == 2
    assert copies_of("booklet", {}, copies) == 7
    assert copies_of("notes", {}, copies) == 3
    assert copies_of("booklet", {}, {"reading": 5}) == 5


def test_what_an_event_says_itself_goes_before_what_is_shared() -> None:
    shared = {"handout": 30, "notes": 2, "large-print": 1}
    assert override(shared, {}) == shared
    assert override(shared, {"notes": 3}) == {**shared, "notes": 3}
    assert override(shared, {"delegates": 40}) == {"notes": 2, "large-print": 1, "delegates": 40}


@pytest.mark.parametrize("noted", [40, None, [1], {"handout": "4"}, {"handout": True}, {"x": 1}])
def test_a_damaged_note_of_copies_is_an_error_of_value(noted: object) -> None:
    with pytest.raises(ValueError, match="no n"):
        as_copies(noted)
