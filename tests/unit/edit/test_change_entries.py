"""Entries and keys of a deck are added, moved, copied and dropped as a person would."""

from __future__ import annotations

import pytest

from briefgen.edit.change_entries import (
    added,
    added_yaml,
    dropped,
    duplicated,
    moved,
    with_key,
    without_key,
)
from briefgen.edit.set_text import CannotSetError

DECK = """\
title: A
slides:
  # The first comment is that of the list.
  - layout: bullets
    title: One
    points: [a, b]

  # about two
  - layout: text
    text: |
      Hello
      # no comment

      more
    # what is set further in goes along

  - layout: closing
    title: Three
# the end
"""
SLIDES = ("slides",)


def test_a_slide_takes_its_comments_along_and_blank_lines_stay() -> None:
    assert moved(DECK, SLIDES, 1, 2).endswith("""
  - layout: closing
    title: Three

  # about two
  - layout: text
    text: |
      Hello
      # no comment

      more
    # what is set further in goes along
# the end
""")


def test_a_move_and_its_way_back_leave_no_trace() -> None:
    for entry, to in ((1, 2), (2, 1), (2, 0)):
        there = moved(DECK, SLIDES, entry, to)
        assert there != DECK
        back = moved(there, SLIDES, to, entry)
        assert back == DECK


def test_a_dropped_slide_takes_one_gap_with_it() -> None:
    kept = dropped(DECK, SLIDES, 1)
    assert "about two" not in kept
    assert kept.endswith("points: [a, b]\n\n  - layout: closing\n    title: Three\n# the end\n")


def test_the_last_entry_of_all_leaves_an_empty_list() -> None:
    assert dropped("a:  # of it\n  - x\nb: c\n", ("a",), 0) == "a: []  # of it\nb: c\n"
    assert dropped("- - x\n- y\n", (0,), 0) == "- []\n- y\n"
    assert dropped("a: [x]\n", ("a",), 0) == "a: []\n"


def test_a_copy_stands_behind_and_gives_no_name_twice() -> None:
    assert duplicated("a:\n- &n x\n- *n\n", ("a",), 0) == "a:\n- &n x\n- x\n- *n\n"


def test_a_new_slide_keeps_the_distance_of_the_others() -> None:
    after = added_yaml(DECK, SLIDES, 1, "layout: quote\nquote: |\n  One\n\n  two\n")
    assert (
        """    points: [a, b]

  - layout: quote
    quote: |
      One

      two

  # about two
"""
        in after
    )


def test_an_empty_list_gets_its_first_entry_below_its_key() -> None:
    assert added("a: []\nb: c\n", ("a",), 0, "x") == "a:\n  - x\nb: c\n"
    assert added("a:  # soon\n", ("a",), 0, "x") == "a:  # soon\n  - x\n"


def test_entries_in_brackets_stay_in_brackets() -> None:
    deck = "a: [x, {k: v}, 'z']  # c\n"
    assert moved(deck, ("a",), 2, 0) == "a: ['z', x, {k: v}]  # c\n"
    assert added(deck, ("a",), 1, "b, c") == "a: [x, \"b, c\", {k: v}, 'z']  # c\n"
    assert with_key(deck, ("a", 1), "n", "2") == "a: [x, {k: v, n: 2}, 'z']  # c\n"
    assert without_key(deck, ("a", 1), "k") == "a: [x, {}, 'z']  # c\n"


def test_a_new_key_stands_where_its_layout_names_it() -> None:
    after = with_key(DECK, ("slides", 2), "id", "end", ("layout", "id", "title"))
    assert "  - layout: closing\n    id: end\n    title: Three\n" in after


def test_the_next_key_moves_up_behind_the_dash() -> None:
    assert "  - title: Three\n" in without_key(DECK, ("slides", 2), "layout")


def test_windows_lines_stay_windows_lines() -> None:
    deck = DECK.replace("\n", "\r\n")
    for after in (
        moved(deck, SLIDES, 0, 2),
        added_yaml(deck, SLIDES, 0, "layout: text\ntext: |\n  a\n  b\n"),
        with_key(deck, ("slides", 0), "notes", "one\ntwo"),
    ):
        assert "\n" not in after.replace("\r\n", "")


def test_what_is_used_by_a_name_is_not_changed_in_secret() -> None:
    with pytest.raises(CannotSetError, match="used in 2 places"):
        added("a: &n [x]\nb: *n\n", ("a",), 0, "y")
    with pytest.raises(CannotSetError, match="leads nowhere"):
        dropped("a:\n  - &n x\n  - y\nb: *n\n", ("a",), 0)


@pytest.mark.parametrize("source", ["a: [x\n", "a: x\n", "b: [x]\n"])
def test_what_is_not_there_is_refused_in_a_sentence(source: str) -> None:
    with pytest.raises(CannotSetError):
        dropped(source, ("a",), 0)
