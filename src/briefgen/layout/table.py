"""A table -> a grid for each group of rows; too many rows go on on further slides."""

from __future__ import annotations

from dataclasses import replace

from briefgen.layout.grid import CellText, Rows, cell_of, fit_items, grid_widths, layout_grid
from briefgen.layout.place import Place, Placed
from briefgen.model.resolved import RowGroup, Table
from briefgen.model.rich import Inline
from briefgen.model.scene import Grid, Item, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.text.fit import Overflow, fit_text

_GROUP_GAP = pt(16)
_HEAD_GAP = pt(4)


def layout_table(value: Table, place: Place) -> Placed:
    """The table at the largest size of the ladder at which all its rows fit."""
    return fit_items(place, lambda size: _at_size(value, size, place))


def _at_size(value: Table, size: int, place: Place) -> Placed:
    rows = [row for group in value.groups for row in _body(group)]
    widths = grid_widths(Rows(_header(value), tuple(rows)), size, place)
    items: list[Item] = []
    top = place.box.y
    for group in value.groups:
        placed = _group(value, group, widths, top, size, place)
        if isinstance(placed, Overflow):
            return placed
        items.extend(placed)
        top = Emu(placed[-1].box.bottom + _GROUP_GAP)
    return _with_placeholder(items, place)


def _header(value: Table) -> tuple[CellText, ...]:
    return tuple(cell_of(column) for column in value.columns)


def _body(group: RowGroup) -> tuple[tuple[CellText, ...], ...]:
    return tuple(tuple(cell_of(cell) for cell in row) for row in group.rows)


def _group(
    value: Table, group: RowGroup, widths: tuple[Emu, ...], top: Emu, size: int, place: Place
) -> tuple[Item, ...] | Overflow:
    """The group's name above a grid of its rows."""
    items: list[Item] = []
    if group.name is not None:
        head = _head(group.name, top, size, place)
        if isinstance(head, Overflow):
            return head
        items.append(head)
        top = Emu(head.box.bottom + _HEAD_GAP)
    rows = Rows(_header(value), _body(group))
    grid = layout_grid(rows, widths, top, size, place, group.span)
    return grid if isinstance(grid, Overflow) else (*items, grid)


def _head(name: Inline, top: Emu, size: int, place: Place) -> TextBlock | Overflow:
    box = Box(place.box.x, top, place.box.width, place.box.height)
    about = place.about(Role.HEADING, name.span)
    style = place.styles["table-group"]
    block = fit_text([Paragraph(name)], style, box, about, place.setter, sizes=(size,))
    if isinstance(block, Overflow):
        return block
    return replace(block, box=replace(box, height=Emu(block.fit.needed + pt(2))))


def _with_placeholder(items: list[Item], place: Place) -> tuple[Item, ...]:
    """The first grid fills the slot's placeholder; a placeholder can hold one only."""
    found: list[Item] = []
    free = place.spec.placeholder
    for item in items:
        if free and isinstance(item, Grid):
            item, free = replace(item, placeholder=place.spec.name), ""
        found.append(item)
    return tuple(found)


def units_of_table(value: Table) -> tuple[Table, ...]:
    """What may stand on slides of its own: each row."""
    return tuple(
        replace(value, groups=(replace(group, rows=(row,)),))
        for group in value.groups
        for row in group.rows
    )


def join_tables(parts: tuple[Table, ...]) -> Table:
    """Neighbouring rows as one table; rows of the same group come together again."""
    groups: list[RowGroup] = []
    for part in parts:
        group = part.groups[0]
        if groups and groups[-1].span == group.span and groups[-1].name == group.name:
            groups[-1] = replace(groups[-1], rows=(*groups[-1].rows, *group.rows))
        else:
            groups.append(group)
    return replace(parts[0], groups=tuple(groups))
