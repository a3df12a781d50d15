"""The rows of a CSV file or a workbook -> one mapping a row, with the places of its cells.

In CSV, cells are separated by commas, semicolons or tabs, whichever the first row has most of.
Columns that are not known are the row's own variables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING

from briefgen.model.data_sheet import BadCell, Cell, ShownDate, ShownNumber
from briefgen.model.diagnostics import Diagnostic, Faults, Span, diagnose
from briefgen.model.text_edits import lines_of
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import refuse
from briefgen.read.output_cells import outputs_in_cell
from briefgen.read.seminar_rows import CsvRows
from briefgen.read.value_kinds import names_apart
from briefgen.read.wrong_letters import note_wrong_letters
from briefgen.read.yaml_source import UNSEEN
from briefgen.support.other_names import called_here

if TYPE_CHECKING:
    import csv

    from briefgen.read.excel_workbook import Sheet

MOST_ROWS, MOST_COLUMNS = 2_000, 500
# Behind this column of a workbook nobody writes about a seminar.
_LAST_COLUMN = 702
# Times without a day are kept as those of a day before.
_FIRST_YEAR = 1900
_SEPARATORS = ",;\t"
# Rows above the one that names the columns.
_TITLES = 12
_LISTS = ("audience", "outputs")
# Variables that briefgen gives itself begin so.
_GIVEN = ("deck.", "organisation.", "seminar.")
_COPIES = ("copies-", "copies_", "copies.")
_PART = r"[A-Za-z0-9]+"
_VARIABLE = r"[A-Za-z_][\w.-]*"
# What a spreadsheet writes into CSV for a formula that failed, in its own language: #N/A, #NV,
# #WERT!, #NOM?, Err:502.
_FAILED = re.compile(r"#(?:N/A|NV|DIV/0!|[^\W\d_]{2,12}[!?])|Err:\d{3}")
_KEPT = re.compile(r'="([^"]*)"')
_TOO_NARROW = re.compile(r"#{3,}")


def plain_cell(text: str) -> str:
    """A cell without the formula that keeps zeros before a number: ="00123"."""
    found = _KEPT.fullmatch(text.strip())
    return found[1] if found else text


def failed_in(text: str) -> BadCell | None:
    """The cell whose formula failed, or whose column was too narrow, when this was written."""
    is_failed = _FAILED.fullmatch(text) or _TOO_NARROW.fullmatch(text)
    return BadCell(text) if is_failed else None


class _Row(Value):
    """The cells of a row, the line it begins on, and its lines as they stand in the file: a cell
    may have line ends in it. In a workbook, the line is the number of the row, and `sheet` the name
    of the sheet."""

    cells: list[str]
    line: int
    source: str = ""
    sheet: str = ""


def read_rows(data: bytes, file: str, known: Sequence[str], faults: Faults) -> CsvRows:
    """The rows of a CSV file below the first, which names the columns; empty ones are left out."""
    try:
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        faults.say("BF103/spreadsheet", Span(file=file, line=line))
        return CsvRows()
    note_wrong_letters(text, file, faults)
    return _table(list(_rows(text, file, faults)), file, known, faults)


def read_sheet_rows(data: bytes, file: str, known: Sequence[str], faults: Faults) -> CsvRows:
    """The rows of a workbook's sheet `seminars`, or else of its first, as those of a CSV file."""
    from briefgen.read.excel_workbook import open_workbook

    book = open_workbook(data, file)
    sheet = book if isinstance(book, Diagnostic) else book.sheet(_meant(book.shown), file)
    if isinstance(sheet, Diagnostic):
        is_large = sheet.code == "BF106"
        fault = diagnose("BF106/seminars", what=file) if is_large else sheet
        faults.note((replace(fault, span=Span(file=file)),))
        return CsvRows()
    rows = _sheet_rows(sheet)
    if not rows:
        faults.say("BF112/sheet", Span(file=file), sheet=sheet.name)
    broken = {place: cell for place, cell in sheet.cells.items() if isinstance(cell, BadCell)}
    for (line, column), bad in broken.items():
        place = _cell_span(file, line, column, sheet.name)
        what = "BF113/cell-error" if bad.error else "BF113/cell-no-value"
        faults.say(what, place, error=bad.error)
    return _table(rows, file, known, faults, broken={line for line, _ in broken})


def _meant(names: Sequence[str]) -> str:
    """The name of the sheet that is read."""
    return next((name for name in names if name.strip().lower() == "seminars"), names[0])


def _sheet_rows(sheet: Sheet) -> list[_Row]:
    """The rows of a sheet that hold anything, with as many cells as the longest."""
    texts: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet.cells.items():
        if (text := _typed(cell).strip()) and column <= _LAST_COLUMN:
            texts.setdefault(row, {})[column] = text
    width = max((column for cells in texts.values() for column in cells), default=0)
    return [
        _Row([texts[row].get(column, "") for column in range(1, width + 1)], row, sheet=sheet.name)
        for row in sorted(texts)[: MOST_ROWS + 2]
    ]


def _typed(cell: Cell) -> str:
    """What a cell of a workbook holds, as it would be typed: a sum of money with its pence, a time
    without the seconds that nobody typed."""
    match cell:
        case ShownNumber(value=value):
            has_sign = cell.decimals is not None and bool(cell.before or cell.behind)
            figures = f"{value:.{cell.decimals}f}" if has_sign else f"{value:f}"
            plain = figures if has_sign or "." not in figures else figures.rstrip("0").rstrip(".")
            return cell.text or f"{cell.before}{plain}{cell.behind}"
        case ShownDate(value=moment):
            time = moment.time().isoformat("seconds" if moment.second else "minutes")
            if moment.year < _FIRST_YEAR:
                return time
            return f"{moment.date()}" + (f"T{time}" if time != "00:00" else "")
        case BadCell():
            return ""
    return cell


def _table(
    rows: Sequence[_Row],
    file: str,
    known: Sequence[str],
    faults: Faults,
    *,
    broken: Collection[int] = (),
) -> CsvRows:
    """The rows below the first one; `broken` are the lines of those that cannot be used."""
    if not rows:
        return CsvRows()
    if len(rows) > MOST_ROWS + 1:
        place = Span(file=file, line=rows[MOST_ROWS + 1].line)
        faults.say("BF106/rows", place, most=MOST_ROWS)
        return CsvRows()
    head, *body = _without_titles(rows, file, known, faults)
    if max(len(row.cells) for row in rows) > MOST_COLUMNS:
        faults.say("BF106/columns", Span(file=file, line=head.line), most=MOST_COLUMNS)
        return CsvRows()
    names = [_column_name(cell, known) for cell in head.cells]
    if not _are_names(names, head, file, known, faults=faults) or head.line in broken:
        return CsvRows()
    own = [
        Scalar(name, _span(head, index, file))
        for index, name in enumerate(names)
        if name and name not in known
    ]
    usable = (row for row in body if _fits(row, names, file, faults) and row.line not in broken)
    found = tuple(_mapping(row, names, known, file) for row in usable)
    return CsvRows(found, tuple(own), tuple(names), _span(head, 0, file))


def _without_titles(
    rows: Sequence[_Row], file: str, known: Sequence[str], faults: Faults
) -> Sequence[_Row]:
    """The rows from the first one on in which columns are named that are known; what stands above
    it is a title."""
    counts = [
        len({_column_name(cell, known) for cell in row.cells} & {*known}) for row in rows[:_TITLES]
    ]
    place = next((n for n, count in enumerate(counts) if count > 1), 0)
    if counts[0] or not place:
        return rows
    title = next(filter(None, rows[0].cells))
    faults.say("BF132/seminar-titles", _span(rows[0], 0, file), said=title[:60])
    return rows[place:]


def _rows(text: str, file: str, faults: Faults) -> Iterator[_Row]:
    import csv

    lines = lines_of(text)
    separator, said = separator_of(lines[0] if lines else "")
    written = StringIO("\n".join(lines), newline="")
    reader = csv.reader(written, delimiter=separator, strict=True)
    line = 1
    if said:
        line += len(list(islice(reader, 1)))
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                source = "\n".join(lines[line - 1 : reader.line_num])
                yield _Row([plain_cell(cell).strip() for cell in cells], line, source)
            line = reader.line_num + 1
    except csv.Error as error:
        faults.say(explain_csv(error), Span(file=file, line=line), row="this row")


def separator_of(first: str) -> tuple[str, bool]:
    """The character between cells, and whether Excel's `sep=;` says so on a line of its own."""
    if said := re.fullmatch(r"sep=([,;\t])", first.strip(), re.IGNORECASE):
        return said[1], True
    return max(_SEPARATORS, key=first.count), False


def explain_csv(error: csv.Error) -> str:
    """What the reader of CSV complains about: the wording that says so."""
    words = str(error)
    if "end of data" in words or "field larger" in words:
        return "BF102/cell-not-closed"
    return "BF102/text-after-cell" if "expected after" in words else "BF102/not-csv"


def _column_name(cell: str, known: Sequence[str]) -> str:
    """Known columns may be written with capitals."""
    return cell.lower() if cell.lower() in known else cell


def _are_names(
    names: Sequence[str], row: _Row, file: str, known: Sequence[str], *, faults: Faults
) -> bool:
    before = faults.mark()
    for index, name in enumerate(names):
        span = _span(row, index, file)
        if UNSEEN.search(name):
            faults.say("BF104/column", span)
        elif name and name in names[:index]:
            faults.say("BF105/column", span, name=name)
        elif name and not re.fullmatch(_VARIABLE, name):
            plain = "-".join(re.findall(_PART, name)).lstrip("-0123456789")
            better = called_here(plain, known) or plain or "room-name"
            faults.say("BF110/column", span, name=name, better=better)
        elif name.startswith(_GIVEN):
            better = name.replace(".", "-")
            faults.say("BF110/column-filled-in", span, name=name, better=better)
        elif name.lower().startswith(_COPIES) and name not in known:
            refuse(Scalar(name, span), [one for one in known if one.startswith(_COPIES)], faults)
    return not faults.since(before)


def _fits(row: _Row, names: Sequence[str], file: str, faults: Faults) -> bool:
    """Whether each cell has a column and says something that can be seen."""
    before = faults.mark()
    for index, cell in enumerate(row.cells):
        span = _span(row, index, file)
        if cell and (index >= len(names) or not names[index]):
            faults.say("BF111/cell", span, cell=cell)
        if UNSEEN.search(cell):
            faults.say("BF104/cell", span)
        if _FAILED.fullmatch(cell):
            faults.say("BF113/cell-error", span, error=cell)
        if _TOO_NARROW.fullmatch(cell):
            faults.say("BF113/cell-too-narrow", span, cell=cell)
    return not faults.since(before)


def _mapping(row: _Row, names: Sequence[str], known: Sequence[str], file: str) -> Map:
    first_line, _, _ = row.source.partition("\n")
    width = len(row.cells) if row.sheet else len(first_line)
    whole = Span(
        file=file, line=row.line, column=1, end_line=row.line, end_column=width + 1, sheet=row.sheet
    )
    entries: list[tuple[Scalar, Node]] = []
    own: list[tuple[Scalar, Node]] = []
    for index, name in enumerate(names):
        cell = row.cells[index] if index < len(row.cells) else ""
        span = _span(row, index, file)
        value = Scalar(cell, span, quoted=True)
        if name and name not in known:
            own.append((Scalar(name, span), value))
        elif name and cell:
            entries.append((Scalar(name, span), _listed(name, value) if name in _LISTS else value))
    if own:
        entries.append((Scalar("variables", whole), Map(tuple(own), whole)))
    return Map(tuple(entries), whole)


def _listed(name: str, cell: Scalar) -> Seq:
    """Names separated by commas or semicolons."""
    if name == "outputs":
        return outputs_in_cell(cell.text, cell.span)
    return Seq(names_apart(cell), cell.span)


def _span(row: _Row, index: int, file: str) -> Span:
    """Where a cell stands, as far as its text can be found in the row."""
    if row.sheet:
        return _cell_span(file, row.line, index + 1, row.sheet)
    start, end = 0, 0
    for cell in row.cells[: index + 1]:
        start, end = _find(cell, row.source, end)
        if start < 0:
            return Span(file=file, line=row.line, column=1)
    line, column = _place(row, start)
    end_line, end_column = _place(row, end)
    return Span(
        file=file,
        line=line,
        column=column,
        end_line=end_line,
        end_column=max(end_column, column + (line == end_line)),
    )


def _cell_span(file: str, line: int, column: int, sheet: str) -> Span:
    return Span(
        file=file,
        line=line,
        column=column,
        end_line=line,
        end_column=column + 1,
        sheet=sheet,
    )


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
