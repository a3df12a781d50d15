"""The cells of a table -> how each is set: its style, what it has at its sides, and its rules."""

from __future__ import annotations

from typing import Literal

from briefgen.layout.slot_context import SlotContext
from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.rich_text import Inline, plain
from briefgen.model.scene import Stroke
from briefgen.model.template import TextStyle
from briefgen.model.text_block import Paragraph
from briefgen.model.units import Emu, Insets, pt
from briefgen.model.values import Value, replace

_SIDE, _NAMES_GAP, _CLEAR = pt(8), pt(16), pt(32)
# From so many columns they stand half as far apart.
_MANY = 10
# What stands in brackets below a number: its level, and how many points smaller it is.
REMARK = 2
_REMARK_LESS, _REMARK_FLOOR = 6, 12
# Heads of a comparison are so many points larger than its texts.
LARGER = 4
_HEADER_RULE = Stroke("ink", pt(1.5))
_TOTAL_RULE = Stroke("ink", pt(1))
_ROW_RULE = Stroke("rule", pt(0.75))
NONE_SIGN = "–"


class CellText(Value):
    """What a cell says in its `paragraphs`; `none` where it says that there is nothing to say.
    `span` is where the author wrote it."""

    paragraphs: tuple[Paragraph, ...]
    none: bool = False
    span: Span = NOWHERE


def cell_of(inline: Inline | None) -> CellText:
    """A cell of one paragraph; None is shown as a dash."""
    if inline is None:
        return CellText((Paragraph(inline=none_text()),), none=True)
    return CellText((Paragraph(inline=inline),), span=inline.span)


class Rows(Value, kw_only=True):
    """The rows of one grid: the `header` first, then the others, its `body`.

    `header_column` is true where the first cell of each row is a heading, `total` where the last
    row sums up the others. `right` are the columns whose texts stand at the right. `head` is how
    the header is set: `large` above what is compared, `alone` above one of those, whose name is in
    the title (the names of its rows lead then), `small` where it has been shown before. A text
    stands `clear` of amounts before it.
    """

    header: tuple[CellText, ...]
    body: tuple[tuple[CellText, ...], ...]
    header_column: bool = False
    total: bool = False
    right: frozenset[int] = frozenset()
    head: Literal["plain", "large", "alone", "small"] = "plain"
    clear: Emu = _CLEAR

    def is_total(self, index: int) -> bool:
        """Whether a row, of which the header is the first, sums up the others."""
        return self.total and index == len(self.body)

    def is_strong(self, index: int) -> bool:
        return index == 0 or self.is_total(index)


def none_text() -> Inline:
    """What is shown where there is nothing to say."""
    return plain(NONE_SIGN)


def styles_down(rows: Rows, place: SlotContext) -> list[TextStyle]:
    body = [_with_remark(place.style)] * len(rows.body)
    return [place.styles["table-header"], *body]


def styles_of(rows: Rows, index: int, place: SlotContext) -> list[TextStyle]:
    """The style of each cell of a row; row 0 is the header."""
    header = place.styles["table-header"]
    found: list[TextStyle] = []
    for column in range(len(rows.header)):
        style = (
            header if rows.is_strong(index) or (rows.header_column and column == 0) else place.style
        )
        if index == 0 and rows.head == "small":
            style = place.styles["table-note"]
        elif index == 0 and rows.head == "large":
            style = _leading(style, LARGER)
        elif index and column == 0 and rows.head == "alone":
            style = _leading(style, 0)
        style = _with_remark(style) if index else style
        found.append(_right_aligned(style) if column in rows.right else style)
    return found


def _leading(style: TextStyle, larger: int) -> TextStyle:
    """The name of what is compared, so much larger; what stands below it keeps its size."""
    name, *below = style.levels
    below = [replace(level, less=level.less + larger) for level in below]
    return replace(style, levels=(replace(name, colour="brand"), *below))


def _with_remark(style: TextStyle) -> TextStyle:
    """The style with a level for what stands in brackets below a number."""
    first = style.levels[0]
    less = first.less + _REMARK_LESS
    quiet = replace(
        first, colour="quiet", strong=False, less=less, floor=max(first.floor, _REMARK_FLOOR)
    )
    return replace(style, levels=(first, style.levels[min(1, len(style.levels) - 1)], quiet))


def insets_of(rows: Rows, column: int) -> Insets:
    """What a column's cells have at their sides. The first and the last end on the margins of the
    page. A text at the left keeps clear of amounts that stand at the right just before it."""
    is_first, is_last = column == 0, column == len(rows.header) - 1
    is_close = column - 1 in rows.right and column not in rows.right
    left = Emu(0) if is_first else rows.clear if is_close else _SIDE
    right = Emu(0) if is_last else _NAMES_GAP if is_first and rows.header_column else _SIDE
    share = 2 if len(rows.header) >= _MANY else 1
    return Insets(left=left // share, right=right // share)


def _right_aligned(style: TextStyle) -> TextStyle:
    return replace(style, levels=tuple(replace(level, align="right") for level in style.levels))


def rule_below(rows: Rows, index: int) -> Stroke | None:
    if index == 0:
        return _ROW_RULE if rows.head == "small" else _HEADER_RULE
    if rows.is_total(index):
        return None
    return _TOTAL_RULE if rows.is_total(index + 1) else _ROW_RULE
