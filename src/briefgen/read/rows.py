"""CSV bytes -> one mapping a row, with the places of its cells.

Cells are separated by commas, semicolons or tabs, whichever the first row has most of. Columns that
are not known are the row's own variables.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO

from briefgen.model.diag import Faults, Span
from briefgen.model.node import Map, Node, Scalar, Seq
from briefgen.model.values import dataclass
from briefgen.read.source import UNSEEN, lines_of

MOST_ROWS = 2_000
_SEPARATORS = ",;\t"
_LISTS = ("audience", "outputs")
_VARIABLE = re.compile(r"[A-Za-z_][\w.-]*")


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row, the line it begins on, and its lines as they stand in the file: a cell
    may have line ends in it."""

    cells: list[str]
    line: int
    source: str


def read_rows(data: bytes, file: str, known: Sequence[str], faults: Faults) -> list[Map]:
    """A mapping for each row below the first, which names the columns; empty rows are left out."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        faults.add("BF103", "this is not UTF-8 text", Span(file, line),
                   hint="save it as UTF-8 (in Excel: Save as, CSV UTF-8)")  # fmt: skip
        return []
    rows = list(_rows(text, file, faults))
    if not rows:
        return []
    if len(rows) > MOST_ROWS + 1:
        hint = "keep those to come in it, and those that were elsewhere"
        place = Span(file, rows[MOST_ROWS + 1].line)
        faults.add("BF106", f"the file has more than {MOST_ROWS:,} rows", place, hint=hint)
        return []
    names = [_column_name(cell, known) for cell in rows[0].cells]
    if not _are_names(names, rows[0], file, faults):
        return []
    return [
        _mapping(row, names, known, file) for row in rows[1:] if _fits(row, names, file, faults)
    ]


def _rows(text: str, file: str, faults: Faults) -> Iterator[_Row]:
    lines = lines_of(text)
    separator = max(_SEPARATORS, key=(lines[0] if lines else "").count)
    written = StringIO("\n".join(lines), newline="")
    reader = csv.reader(written, delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                source = "\n".join(lines[line - 1 : reader.line_num])
                yield _Row([cell.strip() for cell in cells], line, source)
            line = reader.line_num + 1
    except csv.Error as error:
        what, hint = explain_csv(error)
        faults.add("BF102", f"the row that begins here cannot be read: {what}", Span(file, line),
                   hint=hint)  # fmt: skip


def explain_csv(error: csv.Error) -> tuple[str, str]:
    """What the reader of CSV complains about, in words of ours, and what to do."""
    words = str(error)
    if "end of data" in words or "field larger" in words:
        return (
            "a cell begins with a quotation mark and never ends",
            "write the quotation mark that ends the cell",
        )
    if "expected after" in words:
        return (
            "there is more text behind the quotation mark that ends a cell",
            'write a quotation mark inside a cell twice: ""',
        )
    return "it is not made as CSV is", "save it again as CSV in the program that made it"


def _column_name(cell: str, known: Sequence[str]) -> str:
    """Known columns may be written with capitals."""
    return cell.lower() if cell.lower() in known else cell


def _are_names(names: Sequence[str], row: _Row, file: str, faults: Faults) -> bool:
    before = len(faults.found)
    for index, name in enumerate(names):
        span = _span(row, index, file)
        if UNSEEN.search(name):
            faults.add("BF104", "a character that cannot be seen", span,
                       hint="save the file again as CSV UTF-8")  # fmt: skip
        elif name and name in names[:index]:
            faults.add("BF105", f"two columns are called `{name}`", span, hint="rename one of them")
        elif name and not _VARIABLE.fullmatch(name):
            faults.add("BF110", f"`{name}` cannot be the name of a column", span,
                       hint="use letters, digits and hyphens only, such as room-name")  # fmt: skip
    return len(faults.found) == before


def _fits(row: _Row, names: Sequence[str], file: str, faults: Faults) -> bool:
    """Whether each cell has a column, and none has a character that cannot be seen."""
    before = len(faults.found)
    for index, cell in enumerate(row.cells):
        span = _span(row, index, file)
        if cell and (index >= len(names) or not names[index]):
            faults.add("BF111", f"the cell `{cell}` stands under no column", span,
                       hint="put quotation marks round a text with a comma in it")  # fmt: skip
        if UNSEEN.search(cell):
            faults.add("BF104", "a character that cannot be seen", span,
                       hint="delete it; it is often pasted unnoticed")  # fmt: skip
    return len(faults.found) == before


def _mapping(row: _Row, names: Sequence[str], known: Sequence[str], file: str) -> Map:
    first_line, _, _ = row.source.partition("\n")
    whole = Span(file, row.line, 1, row.line, len(first_line) + 1)
    entries: list[tuple[Scalar, Node]] = []
    own: list[tuple[Scalar, Node]] = []
    for index, name in enumerate(names):
        cell = row.cells[index] if index < len(row.cells) else ""
        span = _span(row, index, file)
        value = Scalar(cell, span, quoted=True)
        if name and name not in known:
            own.append((Scalar(name, span), value))
        elif name and cell:
            entries.append((Scalar(name, span), _listed(value) if name in _LISTS else value))
    if own:
        entries.append((Scalar("variables", whole), Map(tuple(own), whole)))
    return Map(tuple(entries), whole)


def _listed(cell: Scalar) -> Seq:
    """`deck; handout per-page=6`: names separated by commas or semicolons."""
    parts = [part.strip() for part in re.split("[,;]", cell.text)]
    return Seq(tuple(_entry(part, cell.span) for part in parts if part), cell.span)


def _entry(text: str, span: Span) -> Node:
    name, *options = text.split()
    if not options or not all("=" in option for option in options):
        return Scalar(text, span)
    pairs = (option.partition("=") for option in options)
    inner = tuple((Scalar(key, span), Scalar(value, span)) for key, _, value in pairs)
    return Map(((Scalar(name, span), Map(inner, span)),), span)


def _span(row: _Row, index: int, file: str) -> Span:
    """Where a cell stands, as far as its text can be found in the row."""
    start, end = 0, 0
    for cell in row.cells[: index + 1]:
        start, end = _find(cell, row.source, end)
        if start < 0:
            return Span(file, row.line, 1)
    line, column = _place(row, start)
    end_line, end_column = _place(row, end)
    return Span(file, line, column, end_line, max(end_column, column + (line == end_line)))


def _find(cell: str, source: str, start: int) -> tuple[int, int]:
    """Where a cell begins and ends, from some place on; -1 where it cannot be found. In a cell that
    has quotation marks, each is written twice."""
    for written in dict.fromkeys((cell, cell.replace('"', '""'))):
        found = source.find(written, start)
        if found >= 0:
            return found, found + len(written)
    return -1, -1


def _place(row: _Row, offset: int) -> tuple[int, int]:
    """Line and column of a place in a row."""
    *before, last = row.source[:offset].split("\n")
    return row.line + len(before), len(last) + 1
