"""How many copies of each output are wanted."""

from __future__ import annotations

from briefgen.model.copy_counts import copies_of, override
from briefgen.model.outputs import BookletOptions, HandoutOptions, NotesOptions, ReadingOptions

HANDOUT, NOTES, READING, BOOKLET = (
    HandoutOptions(),
    NotesOptions(),
    ReadingOptions(),
    BookletOptions(),
)
LARGE_READING, LARGE_NOTES = ReadingOptions(large_print=True), NotesOptions(large_print=True)


def test_a_number_is_what_delegates_get_and_notes_are_printed_once() -> None:
    copies = {"delegates": 40}
    assert [copies_of(output, copies) for output in (HANDOUT, READING, BOOKLET)] == [40] * 3
    assert copies_of(LARGE_READING, copies) == 40
    assert copies_of(NOTES, copies) == 1
    assert copies_of(LARGE_NOTES, copies) == 1


def test_one_copy_where_nothing_is_said() -> None:
    assert copies_of(HANDOUT, {}) == 1
    assert copies_of(READING, {"handout": 40}) == 1


def test_the_most_exact_name_counts() -> None:
    copies = {"delegates": 40, "reading": 5, "booklet": 7, "large-print": 2, "notes": 3}
    assert copies_of(HandoutOptions(per_page=6), copies) == 40
    assert copies_of(READING, copies) == 5
    assert copies_of(ReadingOptions(large_print=False), copies) == 5
    assert copies_of(LARGE_READING, copies) == 2
    assert copies_of(BOOKLET, copies) == 7
    assert copies_of(NOTES, copies) == 3
    assert copies_of(BOOKLET, {"reading": 5}) == 5


def test_what_an_event_says_itself_goes_before_what_is_shared() -> None:
    shared = {"handout": 30, "notes": 2, "large-print": 1}
    assert override(shared, {}) == shared
    assert override(shared, {"notes": 3}) == {**shared, "notes": 3}
    assert override(shared, {"delegates": 40}) == {"notes": 2, "large-print": 1, "delegates": 40}
