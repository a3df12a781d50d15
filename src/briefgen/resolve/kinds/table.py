"""Table: rows and columns, in groups if there are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.model.diagnostics import Faults, Fix
from briefgen.model.resolved_deck import RowGroup, Table, Text
from briefgen.model.rich_text import Inline
from briefgen.model.text_edits import append, in_quotes
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Node, Scalar
from briefgen.read.decode import counted, holds
from briefgen.read.forms import Located, by_type, entries, text_form
from briefgen.read.short_forms import MappingKeys, form
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.line import LINE, scalar_of
from briefgen.resolve.kinds.text import TEXT
from briefgen.resolve.number_parsing import parted_by_commas
from briefgen.text.inline_markup import parse_inline

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
    inline = parse_inline(scalar_of(node), faults)
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
    """A table: the heads of its `columns`; `rows`, or `groups` of them; the `total` that closes
    them; a `caption` above, and `notes` below."""

    columns: Located = holds(HEADS, about="The heads of the columns.")
    rows: Located | None = holds(
        SOME_ROWS, None, about="A list of lists of cells; `none` is an empty cell."
    )
    groups: Located | None = holds(GROUPS, None, about="Rows under names of their own.")
    total: Located | None = holds(ROW, None, about="The row that closes the table.")
    caption: Inline | None = holds(LINE, None, about="What stands above it.")
    notes: Text | None = holds(TEXT, None, about="What stands below it.")


def _bind(keys: TableKeys, binder: Binder) -> Table | None:
    columns = keys.columns.value
    groups = tuple(_groups(keys, len(columns), binder))
    if not any(group.rows for group in groups):
        if keys.groups is not None:
            binder.faults.say("BF112/no-rows", keys.span)
        return None
    if not _is_in_limits(keys, groups, binder):
        return None
    return Table(
        columns=tuple(cell or Inline(()) for cell in columns),
        groups=groups,
        caption=keys.caption,
        span=keys.span,
        total=_cells(keys.total, len(columns), binder) if keys.total else (),
        notes=keys.notes.paragraphs if keys.notes else (),
    )


def _is_in_limits(keys: TableKeys, groups: Sequence[RowGroup], binder: Binder) -> bool:
    """Whether there are no more rows and columns than anybody can read."""
    width = len(keys.columns.value)
    if sum(len(group.rows) for group in groups) > MOST_ROWS:
        binder.faults.say("BF106/table-rows", keys.span, most=MOST_ROWS)
    elif width > MOST_COLUMNS:
        binder.faults.say("BF209/table-columns", keys.span, count=width, most=MOST_COLUMNS)
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
    only_one=("rows", "groups"),
    some_of=("rows", "groups"),
    together="BF111/together-rows",
)
KIND = Kind(form=TABLE, bind=_bind)
