"""Rows of cells + widths -> a Grid with every row as high as its fullest cell."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from briefgen.layout.column_widths import Columns, measure_columns
from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.rich_text import Inline, plain
from briefgen.model.scene import Cell, Grid, GridRow, Stroke
from briefgen.model.template import TextStyle
from briefgen.model.text_block import Paragraph, Role
from briefgen.model.units import EMU_PER_POINT, Box, Emu, Insets, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import SPARE_BELOW, FittedText, Overflow, fit_lines

MARGINS = Insets(pt(8), pt(6), pt(8), pt(6))
_CLEAR = pt(32)
HEADER_RULE = Stroke("ink", pt(1.5))
TOTAL_RULE = Stroke("ink", pt(1))
ROW_RULE = Stroke("rule", pt(0.75))
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
    row sums up the others. `right` are the columns whose texts stand at the right.
    """

    header: tuple[CellText, ...]
    body: tuple[tuple[CellText, ...], ...]
    header_column: bool = False
    total: bool = False
    right: frozenset[int] = frozenset()


def none_text() -> Inline:
    """What is shown where there is nothing to say."""
    return plain(NONE_SIGN)


class FittedRow(Value):
    """A row whose texts are fitted to the widths of its columns, wherever it will stand. For each
    of its `cells`, `texts` has the lines and `insets` the margins; `height` is the row's, which is
    that of its fullest cell."""

    height: Emu
    cells: tuple[CellText, ...]
    texts: tuple[FittedText, ...]
    insets: tuple[Insets, ...]


class FittedGrid(Value):
    """Rows that are fitted, so that their height is known before they are placed: `rows` is what
    they say, `fitted` has each of them with the header first, and `widths` are the columns'."""

    rows: Rows
    widths: tuple[Emu, ...]
    fitted: tuple[FittedRow, ...]

    @property
    def height(self) -> Emu:
        return Emu(sum(row.height for row in self.fitted))

    def place(self, place: SlotContext, span: Span, top: Emu) -> Grid:
        """The grid with its top at `top` (EMU)."""
        box = Box(place.box.x, top, Emu(sum(self.widths)), self.height)
        placed: list[GridRow] = []
        for index, row in enumerate(self.fitted):
            placed.append(self._row(row, _rule_below(self.rows, index), top, place))
            top = top + row.height
        about = place.described(Role.TABLE, span, _description(self.rows, place))
        columns = self.rows.header_column
        return Grid(
            box=box, about=about, columns=self.widths, rows=tuple(placed), header_column=columns
        )

    def _row(self, row: FittedRow, rule: Stroke, top: Emu, place: SlotContext) -> GridRow:
        left, made = place.box.x, []
        for cell, text, insets, width in zip(
            row.cells, row.texts, row.insets, self.widths, strict=True
        ):
            box = Box(left, top, width, row.height)
            given = replace(text.fit, given=box.inset(insets).height)
            about = place.about(Role.TABLE, cell.span)
            block = replace(text, fit=given).place(box, about, place.setter, insets=insets)
            made.append(Cell(block, none=cell.none))
            left = left + width
        return GridRow(row.height, tuple(made), rule)


def place_grid(rows: Rows, place: SlotContext, span: Span, *, sample: Rows) -> Placed:
    """One grid at the largest size of the ladder at which it fits, in the slot's placeholder.

    `sample` are the rows by which the columns are measured: those of all parts.
    """

    columns = grid_columns(sample, place)

    def at_size(size: int) -> Placed:
        grid = fit_grid(rows, columns.widths(size), size, place)
        if isinstance(grid, Overflow):
            return grid
        return too_high(grid.height, size, place) or (
            replace(grid.place(place, span, place.box.y), placeholder=place.spec.name),
        )

    return first_that_fits(place, at_size)


def first_that_fits(place: SlotContext, at_size: Callable[[int], Placed]) -> Placed:
    """The items at the largest size of the ladder at which they fit the place."""
    worst: Overflow | None = None
    for size in place.ladder:
        placed = at_size(size)
        if not isinstance(placed, Overflow):
            return placed
        worst = placed
    assert worst is not None
    return worst


def too_high(needed: Emu, size: int, place: SlotContext) -> Overflow | None:
    """What is too high for the place's box, if it is."""
    given = place.box.height
    if needed <= given:
        return None
    return Overflow(
        needed=needed, given=given, size=size, lines=-(-(needed - given) // pt(1.2 * size))
    )


def grid_columns(rows: Rows, place: SlotContext) -> Columns:
    """The columns, measured by the texts of all rows."""
    columns = [
        [
            (paragraph.inline, _indent(paragraph, style))
            for cell, style in zip(column, _styles_down(rows, place), strict=True)
            for paragraph in cell.paragraphs
        ]
        for column in zip(rows.header, *rows.body, strict=True)
    ]
    insets = [_insets(rows, column) for column in range(len(columns))]
    margins = [inset.left + inset.right for inset in insets]
    return measure_columns(columns, place.box.width, margins, place.setter, even=rows.header_column)


def _styles_down(rows: Rows, place: SlotContext) -> list[TextStyle]:
    return [place.styles["table-header"], *([place.style] * len(rows.body))]


def _indent(paragraph: Paragraph, style: TextStyle) -> Emu:
    """How far the lines of a paragraph stand from the margin of its cell."""
    return style.levels[paragraph.level].margin if paragraph.bullet else Emu(0)


def fit_grid(
    rows: Rows, widths: tuple[Emu, ...], size: int, place: SlotContext
) -> FittedGrid | Overflow:
    """The rows fitted at one size (points); they may be as high as they need."""
    fitted: list[FittedRow] = []
    for index in range(len(rows.body) + 1):
        row = _fit_row(rows, index, widths, size, place=place)
        if isinstance(row, Overflow):
            return row
        fitted.append(row)
    return FittedGrid(rows, widths, tuple(fitted))


def _styles(rows: Rows, is_strong: bool, place: SlotContext) -> list[TextStyle]:
    """The style of each cell of a row; strong are the header and the total."""
    header = place.styles["table-header"]
    plain = [
        header if is_strong or (rows.header_column and column == 0) else place.style
        for column in range(len(rows.header))
    ]
    return [
        _right_aligned(style) if column in rows.right else style
        for column, style in enumerate(plain)
    ]


def _insets(rows: Rows, column: int) -> Insets:
    """The margins of a column's cells. A text at the left keeps clear of amounts that stand at the
    right just before it."""
    is_close = column - 1 in rows.right and column not in rows.right
    return replace(MARGINS, left=_CLEAR) if is_close else MARGINS


def _right_aligned(style: TextStyle) -> TextStyle:
    return replace(style, levels=tuple(replace(level, align="right") for level in style.levels))


def _is_total(rows: Rows, index: int) -> bool:
    return rows.total and index == len(rows.body)


def _rule_below(rows: Rows, index: int) -> Stroke:
    if index == 0:
        return HEADER_RULE
    return TOTAL_RULE if _is_total(rows, index + 1) else ROW_RULE


def _fit_row(
    rows: Rows, index: int, widths: tuple[Emu, ...], size: int, *, place: SlotContext
) -> FittedRow | Overflow:
    """A row of the grid; row 0 is the header. It is fitted once for all the parts of a table that
    are tried."""
    cells = rows.body[index - 1] if index else rows.header
    is_strong = index == 0 or _is_total(rows, index)
    looks = (place.spec.style, is_strong, rows.header_column, rows.right)
    return place.once(  # type: ignore[no-any-return]
        ("row", cells, looks, widths, size),
        lambda: _fit_cells(
            cells, _styles(rows, is_strong, place), rows, widths, size=size, place=place
        ),
    )


def _fit_cells(
    cells: tuple[CellText, ...],
    styles: Sequence[TextStyle],
    rows: Rows,
    widths: Sequence[Emu],
    *,
    size: int,
    place: SlotContext,
) -> FittedRow | Overflow:
    insets = tuple(_insets(rows, column) for column in range(len(cells)))
    texts: list[FittedText] = []
    for cell, style, inset, width in zip(cells, styles, insets, widths, strict=True):
        room = width - inset.left - inset.right
        high = place.box.height - inset.top - inset.bottom
        text = fit_lines(cell.paragraphs, style, room, high, place.setter, sizes=(size,))
        if isinstance(text, Overflow):
            return text
        texts.append(text)
    return FittedRow(_row_height(texts, insets), cells, tuple(texts), insets)


def _row_height(texts: Sequence[FittedText], insets: Sequence[Insets]) -> Emu:
    """Whole points, so that PowerPoint, which grows rows that are too low, leaves ours alone."""
    needed = max(t.fit.needed + i.top + i.bottom for t, i in zip(texts, insets, strict=True))
    return pt(math.ceil(needed / EMU_PER_POINT + SPARE_BELOW))


def _description(rows: Rows, place: SlotContext) -> str:
    names = [cell.paragraphs[0].inline.text for cell in rows.header if cell.paragraphs]
    columns = ", ".join(name for name in names if name)
    return place.say("table-of", title=place.title, columns=columns, count=len(rows.body))
