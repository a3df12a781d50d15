"""Table: rows and columns, in groups if there are many."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.diagnostics import Faults, Fix
from briefgen.model.resolved_deck import RowGroup, Table, Text
from briefgen.model.rich_text import Inline
from briefgen.model.text_edits import add_key, append, in_quotes
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar
from briefgen.read.decode import as_written, counted, holds
from briefgen.read.forms import Located, by_type, entries, text_form
from briefgen.read.short_forms import MappingKeys, form
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.data_file import (
    DATA_FILE,
    DataFileKeys,
    fewer,
    note,
    sheet_of,
    table_of,
)
from briefgen.resolve.kinds.line import LINE, scalar_of
from briefgen.resolve.kinds.text import TEXT
from briefgen.text.inline_markup import as_typed, parse_inline

Row = tuple[Inline | None, ...]
NONE = "none"
# PowerPoint makes none with more.
MOST_COLUMNS = 75
# Some forty slides.
MOST_ROWS = 500


def is_none(node: Node) -> bool:
    """Whether a cell says `none`: there is nothing to say, which is shown as a dash."""
    return isinstance(node, Scalar) and node.text == NONE and not node.quoted


def _cell(node: Node, faults: Faults) -> Inline | None:
    if is_none(node):
        return None
    inline = parse_inline(scalar_of(node), faults, "\n")
    is_empty = not any(run.text.strip() for run in inline.runs)  # a footnote's mark is something
    return Inline((), node.span) if is_empty else inline


CELL = text_form(
    "cell",
    _cell,
    by_type({"string": {}}),
    what="a text",
    written="a text, or `none` for a dash",
    example="Finland",
)
ROW = entries("row", CELL, "a list of cells", example="[Finland, 15]", least=0, is_whole=True)
HEADS = entries(
    "heads", CELL, "a list of cells", example="[Country, Pupils]", least=1, is_whole=True
)
ROWS = entries("rows", ROW, "a list of rows", least=0)
SOME_ROWS = entries("some-rows", ROW, "a list of rows", least=1)


class GroupKeys(MappingKeys, kw_only=True):
    """`rows` under a `name`."""

    name: Inline | None = holds(LINE, None, about="What stands above the rows.")
    rows: Located = holds(ROWS, about="A list of lists of cells.")


GROUP = form(
    "group", GroupKeys, what="a group of rows", example="{name: Housing, rows: [[Repairs, 61%]]}"
)
GROUPS = entries("groups", GROUP, "a list of groups")


class TableKeys(MappingKeys, kw_only=True):
    """A table: the heads of its `columns`; `rows`, or `groups` of them; or the `data` file that has
    both; the `total` that closes them; a `caption` above, and `notes` below. `node` is all of it as
    it is written."""

    columns: Located | None = holds(HEADS, None, about="The heads of the columns.")
    rows: Located | None = holds(
        SOME_ROWS, None, about="A list of lists of cells; `none` is an empty cell."
    )
    groups: Located | None = holds(GROUPS, None, about="Rows under names of their own.")
    data: DataFileKeys | None = holds(
        DATA_FILE,
        None,
        about="A file of assets/data, in place of columns and rows.",
        is_spoken=False,
    )
    total: Located | None = holds(ROW, None, about="The row that closes the table.")
    caption: Inline | None = holds(LINE, None, about="What stands above it.")
    notes: Text | None = holds(TEXT, None, about="What stands below it.")
    node: Map | None = as_written()


class _Filled(Value):
    """The heads of a table, its rows in groups, and what is said beside them in a file of what the
    numbers count."""

    columns: Row
    groups: tuple[RowGroup, ...]
    scale: str = ""


def _bind(keys: TableKeys, binder: Binder) -> Table | None:
    if keys.data and keys.columns:
        span = keys.columns.span
        binder.faults.say("BF111/columns-of-data", span, file=keys.data.file.text)
        return None
    filled = _from_file(keys.data, binder) if keys.data else _from_deck(keys, binder)
    if filled is None or not _is_in_limits(keys, filled, binder):
        return None
    if keys.data and filled.scale and not (keys.caption or keys.notes):
        binder.faults.say("BF131/scale-of-table", keys.data.file.span, said=filled.scale)
    columns, groups = filled.columns, filled.groups
    return Table(
        columns=tuple(cell or Inline(()) for cell in columns),
        groups=groups,
        caption=keys.caption,
        span=keys.span,
        total=_cells(keys.total, len(columns), binder) if keys.total else (),
        notes=keys.notes.paragraphs if keys.notes else (),
    )


def _from_deck(keys: TableKeys, binder: Binder) -> _Filled | None:
    if keys.columns is None and binder.faults.has_errors:
        return None  # they may be what is wrong
    if keys.columns is None:
        fixes = add_key(keys.node, "columns", "[..., ...]")
        binder.faults.say("BF112/heads", keys.span, fix=next(iter(fixes), None))
        return None
    groups = tuple(_groups(keys, len(keys.columns.value), binder))
    if any(group.rows for group in groups):
        return _Filled(keys.columns.value, groups)
    if keys.groups is not None:
        binder.faults.say("BF112/no-rows", keys.span)
    return None


def _from_file(keys: DataFileKeys, binder: Binder) -> _Filled | None:
    """The cells of a file as they are shown in it; an empty one is a dash."""
    sheet = sheet_of(keys, binder)
    table = table_of(keys, sheet, binder) if sheet else None
    if table is None:
        return None
    from briefgen.resolve.data_tables import failed_cells, without_counter

    found = table if keys.columns else without_counter(table)
    bad = failed_cells(found)
    for fault in bad or found.notes:
        note(fault, keys, binder)
    if bad:
        return None
    span = keys.file.span
    rows = tuple(
        tuple(
            as_typed(text, span, with_lines=True) if (text := found.lines(row, column)) else None
            for column in found.columns
        )
        for row in found.rows
    )
    heads = tuple(as_typed(head, span) for head in found.heads)
    return _Filled(heads, (RowGroup(None, rows, span),), found.scale)


def _is_in_limits(keys: TableKeys, filled: _Filled, binder: Binder) -> bool:
    """Whether there are no more rows and columns than anybody can read."""
    width, count = len(filled.columns), sum(len(group.rows) for group in filled.groups)
    file = keys.data
    span = file.file.span if file else keys.span
    if count > MOST_ROWS:
        hint = fewer(file, "rows", "first 20") if file else None
        binder.faults.say("BF106/table-rows", span, hint=hint, most=MOST_ROWS)
    elif width > MOST_COLUMNS:
        hint = fewer(file, "columns", "[A, B, C]") if file else None
        most = MOST_COLUMNS
        binder.faults.say("BF209/table-columns", span, hint=hint, count=width, most=most)
    else:
        return True
    return False


def _groups(keys: TableKeys, width: int, binder: Binder) -> Iterator[RowGroup]:
    if keys.rows is not None:
        yield RowGroup(None, _rows(keys.rows, width, binder), keys.rows.span)
    for group in keys.groups.value if keys.groups else ():
        yield RowGroup(group.name, _rows(group.rows, width, binder), group.span)


def _rows(rows: Located, width: int, binder: Binder) -> tuple[Row, ...]:
    found = [_cells(row, width, binder) for row in rows.value]
    return tuple(row for row in found if row)


def _cells(row: Located, width: int, binder: Binder) -> Row:
    """The cells of a row; none where their number is wrong."""
    cells: Row = row.value
    if len(cells) == width:
        return cells
    from briefgen.resolve.number_parsing import parted_by_commas

    edits = [replace(edit, text=in_quotes(edit.text)) for edit in parted_by_commas(row.node)]
    fix = Fix(title="put quotes round it", edits=tuple(edits))
    is_it = edits and len(cells) - len(edits) == width
    gap = ", ".join([NONE] * (width - len(cells)))
    binder.faults.say(
        "BF209/short-row" if gap else "BF209/long-row",
        row.span,
        fix=fix if is_it else None,
        fixes=append(row.node, gap) if gap else (),
        cells=counted(len(cells), "cell"),
        columns=counted(width, "column"),
    )
    return ()


TABLE = form(
    "table",
    TableKeys,
    example="{columns: [Country, Pupils], rows: [[Finland, 15]]}",
    only_one=("rows", "groups", "data"),
    some_of=("rows", "groups", "data"),
    together="BF111/together-rows",
)
KIND = Kind(form=TABLE, bind=_bind)
