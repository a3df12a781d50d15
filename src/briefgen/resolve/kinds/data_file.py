"""What an author says of a data file: which cells of it a chart or a table takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model.data_sheet import DataSheet
from briefgen.model.diagnostics import Diagnostic, Fix, Hint, TextEdit
from briefgen.model.text_edits import bare, extent
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import as_written, holds
from briefgen.read.short_forms import MappingKeys, alone, form
from briefgen.read.value_kinds import NAMES, WORDS, choice
from briefgen.resolve.binder import Binder

if TYPE_CHECKING:
    from briefgen.resolve.data_tables import DataTable, Selection

_NO_HEAD = "`head: none`"
_DECIMALS = {"point": ".", "comma": ",", "": ""}


class DataFileKeys(MappingKeys, kw_only=True):
    """A data `file`, the `sheet` of it, and which of its cells are meant: a `range` of them, the
    lines of the `head`, `columns` and `rows`; `pivot` is the column whose names are series, and
    `decimal` the sign before fractions. `node` is all of it as it is written."""

    file: Scalar = holds(WORDS, about="A file of assets/data.", is_spoken=False)
    sheet: Scalar | None = holds(WORDS, None, about="A sheet of the workbook.", is_spoken=False)
    range: Scalar | None = holds(
        WORDS, None, about="The cells that count, such as `B4:F20`.", is_spoken=False
    )
    head: Scalar | None = holds(
        WORDS,
        None,
        about="The row that names the columns, such as `4`, or `3-4` for two; `none` if none does.",
        is_spoken=False,
    )
    columns: tuple[str, ...] = holds(
        NAMES,
        (),
        about="The columns that count, by name or letter; the first names the rows.",
        is_spoken=False,
    )
    rows: tuple[str, ...] = holds(
        NAMES,
        (),
        about="The rows that count, by name or number: `[North, South]`, `5-20`, `last 12`.",
        is_spoken=False,
    )
    pivot: Scalar | None = holds(
        WORDS,
        None,
        about="For charts: the column whose names become the series, such as `Year`.",
        is_spoken=False,
    )
    decimal: str = holds(
        choice("comma", "point"),
        "",
        about="What begins a fraction, where nobody can tell: `comma` or `point`.",
        is_spoken=False,
    )
    node: Map | None = as_written()

    @property
    def written(self) -> list[tuple[str, str]]:
        """The keys as they are written, each on one line."""
        found = self.node.entries if self.node else ()
        return [(key.text, _on_one_line(value)) for key, value in found]

    def with_key(self, name: str, text: str) -> str:
        """The file, with one more of the keys."""
        return (
            "{" + ", ".join(f"{key}: {value}" for key, value in (*self.written, (name, text))) + "}"
        )

    @property
    def wanted(self) -> Selection:
        """What is chosen of the file. What is turned to series is chosen too."""
        from briefgen.resolve.data_tables import Selection

        more = (self.pivot.text,) if self.pivot and self.columns else ()
        known = {name.casefold() for name in self.columns}
        return Selection(
            head=self.head.text if self.head else "",
            columns=(*self.columns, *(name for name in more if name.casefold() not in known)),
            rows=self.rows,
            range=self.range.text if self.range else "",
            decimal=_DECIMALS[self.decimal],
        )

    def instead(self, text: str) -> tuple[Fix, ...]:
        """The fix that writes something else in their place."""
        if self.node is None:
            return ()
        span = extent(self.node)
        edit = TextEdit(span=span, text=text)
        is_yaml = span.file.endswith((".yaml", ".yml")) and span.line == span.end_line
        return (Fix(title=f"write `{text}`", edits=(edit,)),) if is_yaml else ()


def _on_one_line(node: Node) -> str:
    match node:
        case Scalar(text=text):
            return bare(text)
        case Seq(items=items):
            return f"[{', '.join(map(_on_one_line, items))}]"
    return "..."


DATA_FILE = form(
    "data-file", DataFileKeys, alone("file"), what="a data file", example="figures.csv"
)


def sheet_of(keys: DataFileKeys, binder: Binder) -> DataSheet | None:
    """The cells of the file; None where it cannot be read, which is noted."""
    found = binder.data(keys.file.text, keys.sheet.text if keys.sheet else "")
    if isinstance(found, Diagnostic):
        name = keys.sheet
        is_sheet = name and (found.code == "BF110" or f"`{name.text}`" in found.message)
        note(found, keys, binder, name if is_sheet else None)
        return None
    return found


def table_of(keys: DataFileKeys, sheet: DataSheet, binder: Binder) -> DataTable | None:
    """The table of a sheet that is meant; None where there is none, which is noted."""
    # Few decks show a file, and only they wait for what reads tables.
    from briefgen.resolve.data_tables import find_table

    found = find_table(sheet, keys.wanted, binder.language)
    if isinstance(found, Diagnostic):
        has_no_head = _NO_HEAD in found.hint and not keys.head
        fixes = keys.instead(keys.with_key("head", "none")) if has_no_head else found.fixes
        note(replace(found, fixes=fixes), keys, binder)
        return None
    return found


def note(fault: Diagnostic, keys: DataFileKeys, binder: Binder, at: Scalar | None = None) -> None:
    """Note a fault of the file where the deck names it; one that offers other names, where all of
    them stand."""
    whole = extent(keys.node) if keys.node and fault.fixes and not at else None
    span = whole or (at or keys.file).span
    binder.faults.note((replace(fault, span=span),))


def fewer(keys: DataFileKeys, name: str, text: str) -> Hint:
    """The hint to choose some rows or columns, with the fix that does so."""
    written = keys.with_key(name, text)
    return Hint(f"choose some, such as `data: {written}`", keys.instead(written))


def offered(keys: DataFileKeys, text: str, otherwise: str) -> Hint:
    """The hint to choose some of the cells, with the fix that does so."""
    if not text:
        return Hint(otherwise)
    return Hint(f"choose some, such as `data: {text}`", keys.instead(text))
