"""Where a page ends -> what that costs its reader: blank paper, what is parted or made smaller.

What they are weighed against: an exhibit on another page than its heading costs 12.
"""

from __future__ import annotations

from briefgen.documents.page_flow import PageChoice, PageEnd, is_exhibit
from briefgen.documents.splittable_flowable import Flowable
from briefgen.model.scene import Grid, Group
from briefgen.model.text_block import Role, TextBlock

# Each page costs this, so that fewer are better than more.
PAGE = 5.0
# Blank paper, by the square of its share of the page, and more where it looks like a hole.
_BLANK, _FREE, _HOLES = 60.0, 0.06, ((0.2, 6.0), (0.4, 8.0))
# What is left blank before a section begins is less of a hole.
_BEFORE_SECTION = 0.85
_PARTED, _PARTED_FIRST, _PARTED_LONG, _PARTED_DATA, _PARTED_EXHIBITS = 12.0, 6.0, 5.0, 6.0, 3.0
# So much text between a heading and its exhibit, as a share of the page, says enough alone.
_MUCH_TEXT = 0.15
_CUT, _CUT_SMALL, _FEW_ROWS = 7.0, 30.0, 14
# A table that is higher than this, as a share of the page, may well be cut.
_HIGH_TABLE = 0.65
# A page that is turned for its table follows the words about it.
_TURNED, _CARDS = 2.0, 5.0
_LOOSE, _LOOSE_LINES, _PASSAGE, _WITHIN, _CONTENTS = 6.0, 2, 3.0, 0.5, 12.0
_LOWERED, _CLOSER = 0.07, 0.02
# The last page is no hole where so much of it is filled, and looks forgotten where it is not.
_LAST, _LAST_LOW, _NEARLY_EMPTY, _LAST_EMPTY = 0.4, 40.0, 0.27, 9.0
# Blank pages of a booklet: one more page would have been free, or one less saved a sheet.
_PER_SHEET = 4
_BLANK_PAGES = (0.0, 2.0, 8.0, 24.0)


def cost_of(end: PageEnd, choice: PageChoice, *, is_first: bool) -> float:
    """What a page costs that ends there."""
    smaller = end.lowered * _LOWERED + (100 - choice.close) * _CLOSER
    if not end.waiting:
        return PAGE + smaller + _last(1 - _left(end))
    return PAGE + smaller + _blank(end) + _parted(end, is_first=is_first)


def cost_of_count(pages: int, *, is_booklet: bool) -> float:
    """What the number of pages costs: a booklet has sheets of four."""
    return _BLANK_PAGES[-pages % _PER_SHEET] if is_booklet else 0.0


def _left(end: PageEnd) -> float:
    return max(0, end.page.room) / end.page.frame.height


def _blank(end: PageEnd) -> float:
    left = _left(end)
    if end.page.turned or left <= _FREE:
        return 0.0
    cost = _BLANK * left * left + sum(more for share, more in _HOLES if left > share)
    return cost * _BEFORE_SECTION if end.waiting[-1].outline == 0 else cost


def _last(filled: float) -> float:
    low = _LAST_LOW * max(0.0, _LAST - filled)
    return low + (_LAST_EMPTY if filled < _NEARLY_EMPTY else 0.0)


def _parted(end: PageEnd, *, is_first: bool) -> float:
    """What is parted by the end of the page."""
    after, before = end.waiting[-1], end.page.pieces[-1]
    if after.is_heading or after.new_page:
        return 0.0
    if after.turned:
        return _TURNED
    if end.floats:
        return _PARTED_FIRST if is_first else _PARTED
    if isinstance(after.item, Grid) and after.item.about.continues:
        rows = len(before.item.rows) if isinstance(before.item, Grid) else 0
        is_high = before.height + after.height > _HIGH_TABLE * end.page.frame.height
        is_long = rows + len(after.item.rows) - 2 > _FEW_ROWS
        return _CUT if is_long or is_high else _CUT_SMALL
    if _is_shown(after):
        return _parted_from_heading(end, is_first=is_first)
    return _text(end, before, after)


def _is_shown(piece: Flowable) -> bool:
    group = piece.item
    return is_exhibit(piece) or (isinstance(group, Group) and group.name in ("figure", "numbers"))


def _parted_from_heading(end: PageEnd, *, is_first: bool) -> float:
    """What it costs that an exhibit is on another page than its heading."""
    match _is_introduced(end):
        case None:
            drawn = end.page.pieces[-1].item
            return _PARTED_DATA if isinstance(drawn, Group) else _PARTED_EXHIBITS
        case True:
            return _PARTED_LONG
        case False:
            return _PARTED_FIRST if is_first else _PARTED


def _is_introduced(end: PageEnd) -> bool | None:
    """Whether much is said about what comes next, on the page before; None where it does not come
    first below its heading."""
    text = 0
    for piece in reversed(end.page.pieces):
        if _is_shown(piece):
            return None
        text += piece.height
        if piece.is_heading:
            return text > _MUCH_TEXT * end.page.frame.height
    return None


def _text(end: PageEnd, before: Flowable, after: Flowable) -> float:
    """What it costs that a text goes on, or begins, at the head of the next page."""
    if isinstance(after.item, Group):
        return _CONTENTS
    if after.aside == "tint" != before.aside:
        return _CARDS if _is_introduced(end) is False else _WITHIN
    cost = _PASSAGE if after.aside and after.aside == before.aside else _WITHIN
    if not isinstance(after.item, TextBlock) or after.item.about.continues:
        return cost
    is_short = len(after.item.lines) <= _LOOSE_LINES
    is_alone = len(end.waiting) < 2 or end.waiting[-2].is_heading
    if is_short and (is_alone or _is_shown(before)) and after.item.about.role is Role.BODY:
        cost += _LOOSE
    return cost
