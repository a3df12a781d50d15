"""Rows that compare -> a Grid with air in it; what has slides of its own shares its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.table_cells import Rows
from briefgen.layout.table_rows import (
    FEW,
    FEW_LINES,
    FittedGrid,
    first_that_fits,
    fit_in_place,
    grid_columns,
    growth_of,
    ladder_of,
    too_high,
)
from briefgen.layout.zone import optical_middle
from briefgen.model.diagnostics import Span
from briefgen.model.scene import Grid, Item
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Emu, to_pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow

# What a row may grow by where its table leaves room.
_GROWTH = 22
# What is compared on slides of its own takes so much of them, in percent.
_PART_FILL = 85
# Rows give up sizes down to this for air.
_LEAST_AIRY = 20


def place_grid(
    rows: Rows, place: SlotContext, span: Span, *, sample: Rows, others: Sequence[Rows] = ()
) -> Placed:
    """One grid at the largest size of the ladder at which it fits, in the slot's placeholder.

    `sample` are the rows by which the columns are measured: those of all parts. `others` are
    grids on other slides, which are to take the same size. A grid of few rows floats.
    """

    columns = grid_columns(sample, place)

    def at_size(size: int, padding: Emu) -> Placed:
        widths = columns.widths(size)
        fitted = _fit_grids([rows, *others], widths, size, padding, place=place)
        if isinstance(fitted, Overflow):
            return fitted
        level = _levelled(fitted)
        grid = fitted[0] if too_high(level.height, size, place) else level
        free = place.box.height * (_PART_FILL if others else 100) // 100 - grid.height
        growth = growth_of([grid], free, _GROWTH)
        grid = replace(grid, padding=Emu(padding + growth))
        placed = grid.place(place, span, place.box.y)
        items = (replace(placed, placeholder=place.spec.name),)
        floats = len(rows.body) <= FEW
        return optical_middle(items, place.box) if floats else items

    at_place = replace(place, sizes=ladder_of(len(rows.body), place))
    return first_that_fits(at_place, at_size) if others else _with_air(at_place, at_size)


def _levelled(grids: Sequence[FittedGrid]) -> FittedGrid:
    """The first grid with each row as high as it is in the fullest of them, so that nothing jumps
    from one slide to the next."""
    first = grids[0]
    if len({len(one.fitted) for one in grids}) > 1:
        return first
    alike = zip(*(one.fitted for one in grids), strict=True)
    needed = [max(row.needed for row in rows) for rows in alike]
    rows = zip(first.fitted, needed, strict=True)
    return replace(first, fitted=tuple(replace(row, needed=most) for row, most in rows))


def _with_air(place: SlotContext, at_size: Callable[[int, Emu], Placed]) -> Placed:
    """The largest size at which no cell has a third line and rows have air, or at least air;
    sizes are given up for that only so far."""
    largest = first_that_fits(place, at_size)
    if isinstance(largest, Overflow):
        return largest
    tries = [largest]
    for size in place.ladder:
        if _LEAST_AIRY <= size < _size_of(largest):
            found = first_that_fits(replace(place, sizes=(size,)), at_size)
            tries += [] if isinstance(found, Overflow) else [found]
    return min(tries, key=lambda one: (not _has_air(one), _most_lines(one) > FEW_LINES))


def _texts_in(items: Sequence[Item]) -> list[TextBlock]:
    """Those of the cells below the header."""
    grids = (item for item in items if isinstance(item, Grid))
    return [cell.text for grid in grids for row in grid.rows[1:] for cell in row.cells]


def _size_of(items: Sequence[Item]) -> int:
    return max(text.fit.size for text in _texts_in(items))


def _most_lines(items: Sequence[Item]) -> int:
    return max(len(text.lines) for text in _texts_in(items))


def _has_air(items: Sequence[Item]) -> bool:
    """Whether half an em or more is free above and below the fullest text of each row."""
    return all(2 * to_pt(text.insets.top) >= text.fit.size for text in _texts_in(items))


def _fit_grids(
    grids: Sequence[Rows], widths: tuple[Emu, ...], size: int, padding: Emu, *, place: SlotContext
) -> list[FittedGrid] | Overflow:
    """Grids of which each has the place for itself, all at one size."""
    fitted: list[FittedGrid] = []
    for rows in grids:
        grid = fit_in_place(rows, widths, size, place, padding=padding)
        if isinstance(grid, Overflow):
            return grid
        if over := too_high(grid.height, size, place):
            return over
        fitted.append(grid)
    return fitted
