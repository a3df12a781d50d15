"""Rows of cells + widths -> a Grid with every row as high as its fullest cell."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from briefgen.layout.place import Place, Placed
from briefgen.layout.widths import column_widths
from briefgen.model.diag import NOWHERE, Span
from briefgen.model.rich import Inline, plain
from briefgen.model.scene import Cell, Grid, GridRow, Paragraph, Role, Stroke, TextBlock
from briefgen.model.template import TextStyle
from briefgen.model.units import EMU_PER_POINT, Box, Emu, Insets, pt
from briefgen.model.values import dataclass
from briefgen.text.fit import SPARE_BELOW, Overflow, fit_text
from briefgen.text.place import reseat

MARGINS = Insets(pt(8), pt(6), pt(8), pt(6))
_CLEAR = pt(32)
HEADER_RULE = Stroke("ink", pt(1.5))
TOTAL_RULE = Stroke("ink", pt(1))
ROW_RULE = Stroke("rule", pt(0.75))
NONE_SIGN = "–"


@dataclass(frozen=True, slots=True)
class CellText:
    """What a cell says; `none` where it says that there is nothing to say."""

    paragraphs: tuple[Paragraph, ...]
    none: bool = False
    span: Span = NOWHERE


def cell_of(inline: Inline | None, level: int = 0) -> CellText:
    """A cell of one paragraph; None is shown as a dash."""
    if inline is None:
        return CellText((Paragraph(none_text(), level),), none=True)
    return CellText((Paragraph(inline, level),), span=inline.span)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one grid: the header first, then the others.

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


def fit_grid(rows: Rows, place: Place, span: Span, *, sample: Rows) -> Placed:
    """One grid at the largest size of the ladder at which it fits, in the slot's placeholder.

    `sample` are the rows by which the columns are measured: those of all parts.
    """

    def at_size(size: int) -> Placed:
        widths = grid_widths(sample, size, place)
        grid = layout_grid(rows, widths, place.box.y, size, place, span)
        if isinstance(grid, Overflow):
            return grid
        return (replace(grid, placeholder=place.spec.name),)

    return fit_items(place, at_size)


def fit_items(place: Place, at_size: Callable[[int], Placed]) -> Placed:
    """The items at the largest size of the ladder at which they end inside the place's box."""
    worst: Overflow | None = None
    for size in place.ladder:
        placed = at_size(size)
        if not isinstance(placed, Overflow):
            needed = Emu(max(item.box.bottom for item in placed) - place.box.y)
            if needed <= place.box.height:
                return placed
            lines = -(-(needed - place.box.height) // pt(1.2 * size))
            placed = Overflow(needed, place.box.height, size, lines)
        worst = placed
    assert worst is not None
    return worst


def grid_widths(rows: Rows, size: int, place: Place) -> tuple[Emu, ...]:
    """Column widths from the texts of all rows."""
    columns = [
        [paragraph.inline for cell in column for paragraph in cell.paragraphs]
        for column in zip(rows.header, *rows.body, strict=True)
    ]
    insets = [_insets(rows, column) for column in range(len(columns))]
    margins = [Emu(inset.left + inset.right) for inset in insets]
    return column_widths(
        columns, place.box.width, margins, size, place.setter, even=rows.header_column
    )


def layout_grid(
    rows: Rows, widths: Sequence[Emu], top: Emu, size: int, place: Place, span: Span
) -> Grid | Overflow:
    """The grid at one size, its top at `top` (EMU); it may be as high as it needs."""
    table: list[GridRow] = []
    for index in range(len(rows.body) + 1):
        row = _row(rows, index, widths, top, size, place)
        if isinstance(row, Overflow):
            return row
        table.append(replace(row, rule_below=_rule_below(rows, index)))
        top = Emu(top + row.height)
    height = Emu(sum(row.height for row in table))
    box = Box(place.box.x, Emu(top - height), Emu(sum(widths)), height)
    about = place.about(Role.TABLE, span, _description(rows, place.title))
    return Grid(box, about, tuple(widths), tuple(table), header_column=rows.header_column)


def _styles(rows: Rows, index: int, place: Place) -> list[TextStyle]:
    """The style of each cell of a row; row 0 is the header."""
    header = place.styles["table-header"]
    is_strong = index == 0 or _is_total(rows, index)
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


def _row(
    rows: Rows, index: int, widths: Sequence[Emu], top: Emu, size: int, place: Place
) -> GridRow | Overflow:
    """A row of the grid at its top; row 0 is the header."""
    cells = rows.body[index - 1] if index else rows.header
    styles = _styles(rows, index, place)
    blocks: list[TextBlock] = []
    left = place.box.x
    for column, (cell, style, width) in enumerate(zip(cells, styles, widths, strict=True)):
        box = Box(left, top, width, place.box.height)
        about, insets = place.about(Role.TABLE, cell.span), _insets(rows, column)
        block = fit_text(
            cell.paragraphs, style, box, about, place.setter, insets=insets, sizes=(size,)
        )
        if isinstance(block, Overflow):
            return block
        blocks.append(block)
        left = Emu(left + width)
    height = _row_height(blocks)
    seated = [reseat(block, replace(block.box, height=height)) for block in blocks]
    made = [Cell(block, none=cell.none) for block, cell in zip(seated, cells, strict=True)]
    return GridRow(height, tuple(made))


def _row_height(blocks: Sequence[TextBlock]) -> Emu:
    """Whole points, so that PowerPoint, which grows rows that are too low, leaves ours alone."""
    needed = max(block.fit.needed + block.insets.top + block.insets.bottom for block in blocks)
    return pt(math.ceil(needed / EMU_PER_POINT + SPARE_BELOW))


def _description(rows: Rows, title: str) -> str:
    names = [cell.paragraphs[0].inline.text for cell in rows.header if cell.paragraphs]
    columns = ", ".join(name for name in names if name)
    return f"Table: {title}. Columns: {columns}. {len(rows.body)} rows."
