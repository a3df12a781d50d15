"""A table -> a grid for each group of rows; too many rows go on on further slides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from briefgen.layout.grid import CellText, Rows, cell_of, fit_items, grid_widths, layout_grid
from briefgen.layout.place import Place, Placed
from briefgen.model.diag import Span
from briefgen.model.resolved import RowGroup, Table
from briefgen.model.rich import Inline
from briefgen.model.scene import Grid, Item, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.text.fit import Overflow, fit_text

_GROUP_GAP = pt(16)
_HEAD_GAP = pt(4)
_NOTE_GAP = pt(8)
# 12, 1,250.5, £420,000, -3.1%, (4), $1.2bn, 12 per cent
_AMOUNT = re.compile(
    r"\(?[+±−–-]?[£$€¥]?[+−–-]?\d[\d.,'\u00a0\u202f ]*"
    r"(?:%|€|p|k|m|bn|thousand|million|billion|trillion|per cent)?\)?"
)

# A piece of the table: the gap above it, and what sets it at a top (both EMU).
_Piece = tuple[Emu, Callable[[Emu], Item | Overflow]]


def layout_table(value: Table, place: Place) -> Placed:
    """The table at the largest size of the ladder at which all its rows fit."""
    return fit_items(place, lambda size: _at_size(value, size, place))


def is_amount(text: str) -> bool:
    """Whether a text is a number, an amount or a percentage and nothing else."""
    return _AMOUNT.fullmatch(text.strip()) is not None


def _at_size(value: Table, size: int, place: Place) -> Placed:
    """Caption, name and grid of each group, and notes, one below the other."""
    items: list[Item] = []
    for gap, set_piece in _pieces(value, size, place):
        top = Emu(items[-1].box.bottom + gap) if items else place.box.y
        placed = set_piece(top)
        if isinstance(placed, Overflow):
            return placed
        items.append(placed)
    return _with_placeholder(items, place)


def _pieces(value: Table, size: int, place: Place) -> Iterator[_Piece]:
    whole = place.whole if isinstance(place.whole, Table) else value
    groups = grids_of(value, whole, _once(place, "amounts", lambda: _amount_columns(whole)))
    widths = _once(place, size, lambda: grid_widths(all_rows_of(whole), size, place))
    if value.caption is not None:
        yield Emu(0), partial(_caption, value.caption, place)
    gap = _HEAD_GAP if value.caption is not None else Emu(0)
    for group, rows in groups:
        if group.name is not None:
            yield gap, partial(_head, group.name, size, place)
            gap = _HEAD_GAP
        yield gap, partial(_grid, rows, widths, size, place, group.span)
        gap = _GROUP_GAP
    if value.notes:
        yield _NOTE_GAP, partial(_notes, value.notes, place)


def _once(place: Place, what: object, find: Callable[[], Any]) -> Any:
    """What is found out about the whole table, which is asked for again for each of its parts: a
    table of some hundred rows would take minutes otherwise."""
    if not isinstance(place.whole, Table):
        return find()
    key = ("table", what, place.box.width)
    if key not in place.memo:
        place.memo[key] = find()
    return place.memo[key]


def grids_of(
    value: Table, whole: Table | None = None, right: frozenset[int] | None = None
) -> list[tuple[RowGroup, Rows]]:
    """The rows of each grid. The total closes the last; below named groups it has its own.

    Columns are aligned by what the whole table holds, of which `value` may be a part; `right` are
    those that hold amounts, where that is known.
    """
    right = _amount_columns(whole or value) if right is None else right
    groups = [group for group in value.groups if group.rows]
    if value.total and groups and groups[-1].name is None:
        groups[-1] = replace(groups[-1], rows=(*groups[-1].rows, value.total))
    elif value.total:
        groups.append(RowGroup(None, (value.total,), value.span))
    header = tuple(cell_of(column) for column in value.columns)
    return [
        (
            group,
            Rows(
                header, _body(group), right=right, total=bool(value.total) and group is groups[-1]
            ),
        )
        for group in groups
    ]


def _body(group: RowGroup) -> tuple[tuple[CellText, ...], ...]:
    return tuple(tuple(cell_of(cell) for cell in row) for row in group.rows)


def all_rows_of(value: Table) -> Rows:
    """All rows of a table in one grid."""
    grids = [rows for _, rows in grids_of(value)]
    return replace(grids[0], body=tuple(row for rows in grids for row in rows.body))


def _amount_columns(value: Table) -> frozenset[int]:
    """The columns that hold amounts only, or nothing. The first column names the rows: it never
    counts, even where the names are years."""
    rows = [row for group in value.groups for row in group.rows]
    if value.total:
        rows.append(value.total)
    return frozenset(
        index
        for index in range(1, len(value.columns))
        if _are_amounts([row[index] for row in rows])
    )


def _are_amounts(cells: Sequence[Inline | None]) -> bool:
    texts = [cell.text for cell in cells if cell is not None and cell.text]
    return bool(texts) and all(is_amount(text) for text in texts)


def _grid(
    rows: Rows, widths: tuple[Emu, ...], size: int, place: Place, span: Span, top: Emu
) -> Grid | Overflow:
    return layout_grid(rows, widths, top, size, place, span)


def _head(name: Inline, size: int, place: Place, top: Emu) -> TextBlock | Overflow:
    return _text([name], "table-group", Role.HEADING, (size,), place, top)


def _caption(caption: Inline, place: Place, top: Emu) -> TextBlock | Overflow:
    return _text([caption], "table-caption", Role.CAPTION, (), place, top)


def _notes(notes: Sequence[Inline], place: Place, top: Emu) -> TextBlock | Overflow:
    return _text(notes, "table-note", Role.NOTE, (), place, top)


def _text(
    inlines: Sequence[Inline],
    style: str,
    role: Role,
    sizes: tuple[int, ...],
    place: Place,
    top: Emu,
) -> TextBlock | Overflow:
    """Free text over the whole width, as high as it needs."""
    box = Box(place.box.x, top, place.box.width, place.box.height)
    block = fit_text(
        [Paragraph(inline) for inline in inlines],
        place.styles[style],
        box,
        place.about(role, inlines[0].span),
        place.setter,
        sizes=sizes,
    )
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
    """What may stand on slides of its own: each group of rows."""
    return _units(value, value.groups)


def finer_units_of_table(value: Table) -> tuple[Table, ...]:
    """Smaller units, for a group that is taller than a slide: each row."""
    rows = [replace(group, rows=(row,)) for group in value.groups for row in group.rows]
    return _units(value, rows)


def finest_units_of_table(value: Table) -> tuple[Table, ...]:
    """Units for a last row that leaves no room below it: total and notes apart from it."""
    units = finer_units_of_table(value)
    bare = (replace(value.groups[-1], rows=()),)
    last = replace(units[-1], total=(), notes=())
    return (*units[:-1], last, replace(value, groups=bare))


def _units(value: Table, groups: Sequence[RowGroup]) -> tuple[Table, ...]:
    """A table of each group; total and notes go with the last."""
    open_end = replace(value, total=(), notes=())
    last = len(groups) - 1
    return tuple(
        replace(value if index == last else open_end, groups=(group,))
        for index, group in enumerate(groups)
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
    return replace(parts[-1], groups=tuple(groups))
