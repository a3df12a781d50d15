"""A table -> a grid for each group of rows; too many rows go on on further slides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.layout.table_cells import REMARK, CellText, Rows, cell_of
from briefgen.layout.table_rows import (
    FEW,
    LEAST_SIZE,
    FittedGrid,
    first_that_fits,
    fit_in_place,
    grid_columns,
    growth_of,
    ladder_of,
    paddings,
    too_high,
)
from briefgen.layout.zone import optical_middle
from briefgen.model.resolved_deck import RowGroup, Table
from briefgen.model.rich_text import Inline
from briefgen.model.scene import Grid, Item
from briefgen.model.text_block import Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow, fit_lines

_GROUP_GAP = pt(16)
_HEAD_GAP = pt(4)
_NOTE_GAP = pt(8)
# 12, 1,250.5, £420,000, -3.1%, (4), $1.2bn, 12 per cent
_AMOUNT = re.compile(
    r"\(?[+±−–-]?[£$€¥]?[+−–-]?\d[\d.,'\u00a0\u202f ]*"
    r"(?:%|€|p|k|m|bn|thousand|million|billion|trillion|per cent)?\)?"
)
# What stands in place of a number in statistics: [c], .., n/a, -
_NO_AMOUNT = re.compile(r"\[[a-zA-Z~*]{1,4}\]|\.{2,3}|…|[-–—:]|[nN]\.?/?[aA]\.?")

# £361,000 (plus one-off £22,500)
_REMARK = re.compile(r"(\S.*?) (\([^()]+\))")


class _Piece(Value):
    """A piece of the table: the gap above it and its height (EMU), what places it at a top, and
    the grid that it is, if any."""

    gap: Emu
    height: Emu
    place: Callable[[Emu], Item]
    grid: FittedGrid | None = None


def layout_table(value: Table, place: SlotContext) -> Placed:
    """The table at the largest size of the ladder at which all its rows fit."""
    whole = place.whole if isinstance(place.whole, Table) else value
    count = _once(place, "rows", lambda: len(all_rows_of(whole).body))
    sizes = ladder_of(count, place)
    placed = first_that_fits(
        replace(place, sizes=sizes), lambda size, padding: _at_size(value, size, padding, place)
    )
    has_lead = place.spec.takes and place.box == place.spec.box
    if count > FEW or has_lead or isinstance(placed, Overflow):
        return placed
    return optical_middle(placed, place.box)


def is_amount(text: str) -> bool:
    """Whether a text is a number, an amount or a percentage and nothing else."""
    return _AMOUNT.fullmatch(text.strip()) is not None


def fits_table(value: Table, place: SlotContext) -> bool:
    """Whether there is a size at which all the table's rows fit."""
    return any(
        isinstance(_fitted(value, size, padding, place), list)
        for size in place.ladder
        for padding in paddings(size)
    )


def _at_size(value: Table, size: int, padding: Emu, place: SlotContext) -> Placed:
    pieces = _fitted(value, size, padding, place)
    if isinstance(pieces, Overflow):
        return pieces
    grids = [piece.grid for piece in pieces if piece.grid]
    free = place.box.height - sum(piece.gap + piece.height for piece in pieces)
    grown = _fitted(value, size, Emu(padding + growth_of(grids, free)), place)
    assert not isinstance(grown, Overflow)
    return _with_placeholder(_stacked(grown, place), place)


def _fitted(value: Table, size: int, padding: Emu, place: SlotContext) -> list[_Piece] | Overflow:
    """Caption, name and grid of each group, and notes, to stand one below the other."""
    pieces: list[_Piece] = []
    for piece in _pieces(value, size, padding, place):
        if isinstance(piece, Overflow):
            return piece
        pieces.append(piece if pieces else replace(piece, gap=Emu(0)))
    needed = Emu(sum(piece.gap + piece.height for piece in pieces))
    return too_high(needed, size, place) or pieces


def _stacked(pieces: Sequence[_Piece], place: SlotContext) -> Iterator[Item]:
    top = place.box.y
    for piece in pieces:
        yield piece.place(top + piece.gap)
        top = top + piece.gap + piece.height


def _pieces(
    value: Table, size: int, padding: Emu, place: SlotContext
) -> Iterator[_Piece | Overflow]:
    whole = place.whole if isinstance(place.whole, Table) else value
    groups = grids_of(value, whole, _once(place, "amounts", lambda: _amount_columns(whole)))
    columns = _once(place, "columns", lambda: grid_columns(all_rows_of(whole), place, snug=True))
    widths = columns.widths(size)
    if value.caption is not None:
        yield _caption(value.caption, place)
    gap = _HEAD_GAP if value.caption is not None else Emu(0)
    for index, (group, rows) in enumerate(groups):
        if group.name is not None:
            yield _head(group.name, gap, size, place)
            gap = _HEAD_GAP
        # Every table of a document has a header; it is read once.
        again = replace(rows, head="small") if index else rows
        grid = fit_in_place(again, widths, size, place, padding=padding)
        yield grid if isinstance(grid, Overflow) else _grid(grid, gap, group, value.caption, place)
        gap = _GROUP_GAP
    if value.notes:
        yield _notes(value.notes, place)


def _once(place: SlotContext, what: object, find: Callable[[], Any]) -> Any:
    """What is found out about the whole table, which is asked for again for each of its parts."""
    return place.once(("table", what), find) if isinstance(place.whole, Table) else find()


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
            _with_remarks(
                Rows(
                    header=header,
                    body=_body(group),
                    right=right,
                    total=bool(value.total) and group is groups[-1],
                )
            ),
        )
        for group in groups
    ]


def _body(group: RowGroup) -> tuple[tuple[CellText, ...], ...]:
    return tuple(tuple(cell_of(cell) for cell in row) for row in group.rows)


def _with_remarks(rows: Rows) -> Rows:
    """What stands in brackets behind an amount goes below it, so that amounts end on one line."""
    body = tuple(
        tuple(
            _with_remark(cell) if column in rows.right else cell for column, cell in enumerate(row)
        )
        for row in rows.body
    )
    return replace(rows, body=body)


def _with_remark(cell: CellText) -> CellText:
    inline = cell.paragraphs[0].inline
    found = _REMARK.fullmatch(inline.text)
    if found is None or len(inline.runs) > 1:
        return cell
    amount, remark = (
        replace(inline, runs=(replace(inline.runs[0], text=words),)) for words in found.groups()
    )
    below = Paragraph(inline=remark, level=REMARK)
    return replace(cell, paragraphs=(Paragraph(inline=amount), below))


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
    said = [cell.text for cell in cells if cell is not None and cell.text]
    texts = [text for text in said if not _NO_AMOUNT.fullmatch(text)]
    amounts = [found[1] if (found := _REMARK.fullmatch(text)) else text for text in texts]
    return bool(amounts) and all(is_amount(amount) for amount in amounts)


def _grid(
    grid: FittedGrid, gap: Emu, group: RowGroup, caption: Inline | None, place: SlotContext
) -> _Piece:
    named = group.name or caption
    put = partial(grid.place, place, group.span, caption=named.text if named else "")
    return _Piece(gap, grid.height, put, grid)


def _head(name: Inline, gap: Emu, size: int, place: SlotContext) -> _Piece | Overflow:
    return _text([name], gap, "table-group", Role.HEADING, sizes=(size,), place=place)


def _caption(caption: Inline, place: SlotContext) -> _Piece | Overflow:
    return _text([caption], Emu(0), "table-caption", Role.CAPTION, sizes=(), place=place)


def _notes(notes: Sequence[Inline], place: SlotContext) -> _Piece | Overflow:
    return _text(notes, _NOTE_GAP, "table-note", Role.NOTE, sizes=(), place=place)


def _text(
    inlines: Sequence[Inline],
    gap: Emu,
    style: str,
    role: Role,
    *,
    sizes: tuple[int, ...],
    place: SlotContext,
) -> _Piece | Overflow:
    """Free text over the whole width, as high as it needs."""
    width, given = place.box.width, place.box.height
    paragraphs = [Paragraph(inline=inline) for inline in inlines]
    text = fit_lines(paragraphs, place.styles[style], width, given, place.setter, sizes=sizes)
    if isinstance(text, Overflow):
        return text
    height = text.fit.needed + pt(2)
    about = place.about(role, inlines[0].span)

    def put(top: Emu) -> TextBlock:
        return text.place(Box(place.box.x, top, width, height), about, place.setter)

    return _Piece(gap, height, put)


def _with_placeholder(items: Iterable[Item], place: SlotContext) -> tuple[Item, ...]:
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


KIND = SlotKind(
    layout=layout_table,
    units=(units_of_table, finer_units_of_table, finest_units_of_table),
    join=join_tables,
    fits=fits_table,
    least=LEAST_SIZE,
)
