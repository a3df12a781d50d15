"""A booklet is printed, turned, stacked and folded: its pages stand in order."""

from __future__ import annotations

import pytest

from briefgen.handouts.booklet import blanks_of, half_of, sides_of


def _folded(count: int) -> list[int | None]:
    """Fold the printed sides as a person does, and read the pages from the front.

    A sheet's front is an even side, its back the next one. Turned over on the short edge, the
    back's left half lies behind the front's right half. The sheets are stacked in printing order
    and folded in the middle, the first sheet outside.
    """
    sides = sides_of(count)
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    leading = [page for front, back in sheets for page in (front[1], back[0])]
    trailing = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    return leading + trailing


@pytest.mark.parametrize("count", range(1, 41))
def test_a_folded_booklet_is_in_order(count: int) -> None:
    pages = _folded(count)
    assert [page for page in pages if page is not None] == list(range(count))
    assert pages[:count] == list(range(count)), "blanks stand at the end"
    assert len(pages) % 4 == 0


@pytest.mark.parametrize(("count", "blanks"), [(1, 3), (4, 0), (5, 3), (10, 2), (12, 0)])
def test_blanks_are_counted(count: int, blanks: int) -> None:
    assert blanks_of(count) == blanks
    assert _folded(count).count(None) == blanks


def test_the_papers_of_a_booklet() -> None:
    assert half_of("A4") == "A5"
    assert half_of("Letter") == "Half-Letter"
