"""An item -> the same item elsewhere, with all that it holds."""

from __future__ import annotations

from typing import assert_never

from briefgen.model.scene import (
    Area,
    Cell,
    Grid,
    GridRow,
    Group,
    Item,
    LineShape,
    PlacedChart,
    PlacedPicture,
    SquareCode,
)
from briefgen.model.text_block import PlacedRun, TextBlock, TextLine
from briefgen.model.values import replace


def move_item(item: Item, dx: int, dy: int) -> Item:
    """The item moved by dx and dy (EMU)."""
    match item:
        case TextBlock():
            return move_block(item, dx, dy)
        case Area():
            text = move_block(item.text, dx, dy) if item.text else None
            return replace(item, box=item.box.moved(dx, dy), text=text)
        case Grid():
            rows = tuple(_move_row(row, dx, dy) for row in item.rows)
            return replace(item, box=item.box.moved(dx, dy), rows=rows)
        case PlacedChart():
            return _move_chart(item, dx, dy)
        case Group(view=None):
            inner = tuple(move_item(child, dx, dy) for child in item.items)
            return replace(item, box=item.box.moved(dx, dy), items=inner)
        case Group() | PlacedPicture() | LineShape() | SquareCode():
            return replace(item, box=item.box.moved(dx, dy))
        case _:
            assert_never(item)


def _move_chart(chart: PlacedChart, dx: int, dy: int) -> PlacedChart:
    look = chart.look
    legend = look.legend.moved(dx, dy) if look.legend else None
    drawing = move_item(chart.drawing, dx, dy)
    assert isinstance(drawing, Group)
    middle = look.middle
    if middle:
        middle = middle[0], middle[1].moved(dx, dy), middle[2]
    look = replace(look, plot=look.plot.moved(dx, dy), legend=legend, middle=middle)
    return replace(chart, box=chart.box.moved(dx, dy), look=look, drawing=drawing)


def move_block(block: TextBlock, dx: int, dy: int) -> TextBlock:
    """The block and its lines moved."""
    lines = tuple(move_line(line, dx, dy) for line in block.lines)
    return replace(block, box=block.box.moved(dx, dy), lines=lines)


def move_line(line: TextLine, dx: int, dy: int) -> TextLine:
    """A line and its runs moved."""
    return replace(
        line,
        baseline=line.baseline + dy,
        top=line.top + dy,
        runs=tuple(_move_run(run, dx) for run in line.runs),
        label=_move_run(line.label, dx) if line.label else None,
    )


def _move_run(run: PlacedRun, dx: int) -> PlacedRun:
    return replace(run, x=run.x + dx)


def _move_row(row: GridRow, dx: int, dy: int) -> GridRow:
    cells = tuple(Cell(move_block(c.text, dx, dy), c.fill, c.none) for c in row.cells)
    return replace(row, cells=cells)
