"""Node -> table, or comparison."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.resolved_deck import (
    FORMS,
    Aspect,
    Comparison,
    ComparisonForm,
    Points,
    RowGroup,
    Subject,
    Table,
    Text,
)
from briefgen.model.rich_text import Inline
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import counted, near_miss, one_of
from briefgen.resolve.binder import Binder

Row = tuple[Inline | None, ...]
NONE = "none"
_EXAMPLES = {
    "columns": "[Country, Pupils]",
    "rows": "[[Finland, 15]]",
    "subjects": "[{name: Ontario}]",
    "aspects": "[{name: Reach, values: {Ontario: schools}}]",
}
# PowerPoint makes none with more.
MOST_COLUMNS = 75
# Some forty slides.
MOST_ROWS = 500
_TABLE_KEYS = ("columns", "rows", "groups", "total", "caption", "notes")


def is_none(node: Node | None) -> bool:
    """Whether a cell says `none`: there is nothing to say, which is shown as a dash."""
    return isinstance(node, Scalar) and node.text == NONE and not node.quoted


def bind_table(binder: Binder, node: Node) -> Table | None:
    """`{columns, rows | groups, total, caption, notes}`."""
    if not isinstance(node, Map):
        binder.wrong(node, "a table", "write `columns: [...]` and `rows:`, a list of rows")
        return None
    if not binder.are_known(node, _TABLE_KEYS):
        return None
    columns = _cells(binder, node.get("columns"), node)
    groups = _groups(binder, node, len(columns))
    if groups is None or _lacks(binder, node, "columns", columns):
        return None
    if _lacks(binder, node, "rows", [row for group in groups for row in group.rows]):
        return None
    if sum(len(group.rows) for group in groups) > MOST_ROWS:
        hint = "show the rows that matter, and keep the whole table for a document"
        message = f"the table has more than {MOST_ROWS} rows"
        binder.faults.add("BF106", message, node.span, hint=hint)
        return None
    if len(columns) > MOST_COLUMNS:
        hint = "make two tables of it, or turn rows and columns round"
        message = f"the table has {len(columns)} columns; it takes {MOST_COLUMNS} at most"
        binder.faults.add("BF209", message, node.span, hint=hint)
        return None
    heads = tuple(cell or Inline(()) for cell in columns)
    total, notes = node.get("total"), node.get("notes")
    return Table(
        columns=heads,
        groups=groups,
        caption=binder.inline(node.get("caption")),
        span=node.span,
        total=_row(binder, total, len(columns)) if total is not None else (),
        notes=_notes(binder, notes) if notes is not None else (),
    )


def _lacks(binder: Binder, node: Map, key: str, found: Sequence[object]) -> bool:
    """Whether a list is empty; it is noted where it was written so."""
    given = node.get(key)
    if not found and (given is None or (isinstance(given, Seq) and not given.items)):
        message = f"there is nothing in the list `{key}:`"
        hint = f"write one entry at least, such as `{key}: {_EXAMPLES[key]}`"
        binder.faults.add("BF112", message, given.span if given else node.span, hint=hint)
    return not found


def _notes(binder: Binder, node: Node) -> tuple[Inline, ...]:
    text = binder.text(node)
    return text.paragraphs if text else ()


def _groups(binder: Binder, node: Map, width: int) -> tuple[RowGroup, ...] | None:
    groups, rows = node.get("groups"), node.get("rows")
    if groups is not None and rows is not None:
        hint = "move the rows into a group of their own"
        binder.faults.add(
            "BF111", "`rows` and `groups` cannot stand together", rows.span, hint=hint
        )
        return None
    if isinstance(groups, Seq):
        found = [_group(binder, item, width) for item in groups.items]
        return tuple(group for group in found if group is not None)
    if rows is not None:
        return (RowGroup(None, _rows(binder, rows, width), rows.span),)
    hint = "add `rows:`, a list of lists of cells"
    binder.faults.add("BF112", "the table has no `rows:`", node.span, hint=hint)
    return None


def _group(binder: Binder, node: Node, width: int) -> RowGroup | None:
    rows = node.get("rows") if isinstance(node, Map) else None
    if not isinstance(node, Map) or rows is None:
        binder.wrong(node, "a group of rows", "write `name:` and `rows:`")
        return None
    if not binder.are_known(node, ("name", "rows")):
        return None
    return RowGroup(binder.inline(node.get("name")), _rows(binder, rows, width), node.span)


def _rows(binder: Binder, node: Node, width: int) -> tuple[Row, ...]:
    if not isinstance(node, Seq):
        binder.wrong(node, "a list of rows", "write each row as a line `- [one, two]`")
        return ()
    rows = [_row(binder, item, width) for item in node.items]
    return tuple(row for row in rows if row)


def _row(binder: Binder, node: Node, width: int) -> Row:
    """The cells of a row; none where their number is wrong."""
    cells = _cells(binder, node, node)
    if not isinstance(node, Seq) or len(cells) == width:
        return cells
    many = "put quotes round a text with a comma in it, or add a column"
    binder.faults.add(
        "BF209",
        f"this row has {counted(len(cells), 'cell')}, the table {counted(width, 'column')}",
        node.span,
        hint="write `none` for an empty cell" if len(cells) < width else many,
    )
    return ()


def _cells(binder: Binder, node: Node | None, owner: Node) -> Row:
    if not isinstance(node, Seq):
        binder.wrong(node or owner, "a list of cells", "write it as [one, two]")
        return ()
    return tuple(_cell(binder, item) for item in node.items)


def _cell(binder: Binder, node: Node) -> Inline | None:
    if is_none(node):
        return None
    return binder.inline(node) or Inline((), node.span)


def bind_comparison(binder: Binder, node: Node) -> Comparison | None:
    """`{subjects, aspects, as}`."""
    subjects = node.get("subjects") if isinstance(node, Map) else None
    aspects = node.get("aspects") if isinstance(node, Map) else None
    if not isinstance(node, Map) or not isinstance(subjects, Seq) or not isinstance(aspects, Seq):
        binder.wrong(node, "a comparison", "write the lists `subjects:` and `aspects:`")
        return None
    if not binder.are_known(node, ("subjects", "aspects", "as")):
        return None
    kept = [_subject(binder, item) for item in subjects.items]
    found = tuple(subject for subject in kept if subject is not None)
    if _lacks(binder, node, "aspects", aspects.items):
        return None
    names = tuple(subject.name.text for subject in found)
    rows = [_aspect(binder, item, names) for item in aspects.items]
    form = _form(binder, node.get("as"))
    return Comparison(found, tuple(row for row in rows if row), form, node.span)


def _form(binder: Binder, node: Node | None) -> ComparisonForm:
    """How the comparison is shown: as a table where nothing is said."""
    if node is None:
        return FORMS[0]
    name = node.text if isinstance(node, Scalar) else ""
    form = one_of(name, FORMS)
    if form is None:
        message = f"a comparison cannot be shown as `{name}`" if name else "`as:` needs a name"
        possible = ", ".join(f"`as: {known}`" for known in FORMS)
        binder.faults.add("BF113", message, node.span, hint=f"possible: {possible}")
        return FORMS[0]
    return form


def _subject(binder: Binder, node: Node) -> Subject | None:
    when = None
    name_node: Node | None = node
    if isinstance(node, Map):
        name_node, when = node.get("name"), binder.inline(node.get("when"))
    name = binder.inline(name_node)
    return Subject(name, when, node.span) if name else None


def _aspect(binder: Binder, node: Node, names: tuple[str, ...]) -> Aspect | None:
    values = node.get("values") if isinstance(node, Map) else None
    name = binder.inline(node.get("name")) if isinstance(node, Map) else None
    if not isinstance(values, Map) or name is None:
        binder.wrong(node, "an aspect", "write `name:` and `values: {Subject: text}`")
        return None
    for key, _ in values.entries:
        if key.text not in names:
            hint = near_miss(key.text, list(names), values.keys)
            binder.faults.add("BF110", f"`{key.text}` is not a subject", key.span, hint=hint)
    cells = tuple(_value(binder, values, subject, name) for subject in names)
    return Aspect(name, cells, node.span)


def _value(binder: Binder, values: Map, subject: str, aspect: Inline) -> Text | Points | None:
    node = values.get(subject)
    if node is None:
        binder.faults.add(
            "BF210",
            f"`{aspect.text}` has no value for {subject}",
            values.span,
            hint="write `none` where there is nothing to say",
        )
        return None
    return None if is_none(node) else binder.body(node)
