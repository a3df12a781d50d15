"""A data file's cells -> the table in them: heads, columns and rows, whatever stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from briefgen.model.data_sheet import (
    BadCell,
    Cell,
    DataSheet,
    ShownDate,
    ShownNumber,
    column_name,
    column_number,
)
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.values import Value, replace
from briefgen.resolve.number_parsing import ParsedNumber, parse_figure, within_limits
from briefgen.support.suggest import hint_instead
from briefgen.text.locales import format_moment, format_shown

# Faults of one file that are told; the others are most often of the same cause.
MOST_FAULTS = 5
_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_NUMBERS = re.compile(r"(\d{1,7})(?:\s*(?:-|–|to)\s*(\d{1,7}))?")
_FIRST_OR_LAST = re.compile(r"(first|last)\s+(\d{1,6})")
# Rows by which a table is found, and lines of heads that may stand above each other.
_LOOKED_AT, _MOST_HEADS = 40, 3
_SHOWN_NAMES = 12
# What stands by itself below a table is a note where it is longer than a name, or begins so.
_LONGEST_NAME = 30
_NOTE = re.compile(r"source|note|quelle|ffynhonnell|\*|\[|\(\d|\d[.)] ", re.IGNORECASE)
# What programs call the column in which they count the rows.
_COUNTERS = {"", "unnamed: 0", "rownames", "index", "x", "id"}
_TIME = re.compile(r"(?:1[5-9]|20|21)\d\d(?:[/-]\d\d(?:\d\d)?)?|.*\b(?:1[89]|20)\d\d\b.*")


class Selection(Value, kw_only=True):
    """What an author wants of a data file: the lines of its `head` ("4", "3-4", "none", "" where it
    is to be found), its `columns` and `rows` by name or place, and a `range` of cells such as
    B4:F20. `decimal` is the sign before fractions, "" where it is to be found."""

    head: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    range: str = ""
    decimal: str = ""


class DataTable(Value, kw_only=True):
    """A table of a `sheet`: the `heads` of its `columns`, and its `rows`, both by their place in
    the sheet, counted from 0. `language` is what dates and numbers are written in, `decimal` the
    sign before fractions, and `notes` what was left out."""

    sheet: DataSheet
    heads: tuple[str, ...]
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    language: str
    decimal: str
    notes: tuple[Diagnostic, ...] = ()

    @property
    def letters(self) -> list[str]:
        """What a spreadsheet calls its columns."""
        return [column_name(self.sheet.columns[one]) for one in self.columns]

    def cell(self, row: int, column: int) -> Cell:
        return self.sheet.rows[row][column]

    def text(self, row: int, column: int) -> str:
        """What a cell says, as it is shown."""
        return shown(self.cell(row, column), self.language)

    def figure(self, row: int, column: int) -> ParsedNumber | Diagnostic:
        """The number of a cell."""
        return figure_of(self.cell(row, column), self.decimal)

    def is_numeric(self, row: int, column: int) -> bool:
        """Whether a cell has a number or a gap, however it is to be read."""
        return isinstance(figure_of(self.cell(row, column), self.decimal or "."), ParsedNumber)


def shown(cell: Cell, language: str) -> str:
    """What a cell says, as it is shown in the language."""
    match cell:
        case ShownNumber():
            text = format_shown(cell.value, cell.decimals, language, cell.is_grouped)
            sign, figures = ("-", text[1:]) if text[:1] == "-" else ("", text)
            return f"{sign}{cell.before}{figures}{cell.behind}"
        case ShownDate():
            return format_moment(cell.value, cell.pattern, language)
        case BadCell():
            return ""
    return cell


def figure_of(cell: Cell, decimal: str) -> ParsedNumber | Diagnostic:
    """The number of a cell; an empty one is a gap."""
    match cell:
        case ShownNumber():
            unit = f"{cell.before}{cell.behind.strip()}"
            return within_limits(cell.value, f"{cell.value:g}", unit)
        case ShownDate():
            return diagnose("BF113/not-a-number", text=f"{cell.value:%Y-%m-%d}")
        case BadCell():
            return diagnose("BF113/not-a-number", text=cell.error)
    return parse_figure(cell or "none", decimal)


def is_figure(cell: Cell, decimal: str = "") -> bool:
    """Whether there is a number in a cell."""
    found = figure_of(cell, decimal or ".")
    return isinstance(found, ParsedNumber) and found.value is not None


def find_table(sheet: DataSheet, wanted: Selection, language: str) -> DataTable | Diagnostic:
    """The table in a sheet, or the part of it that is wanted; or why there is none."""
    places = _in_range(sheet, wanted.range)
    if isinstance(places, Diagnostic):
        return places
    rows, columns = places
    head = _head_rows(sheet, rows, columns, wanted.head)
    if isinstance(head, Diagnostic):
        return head
    body = [row for row in rows if row > max(head)] if head else list(rows)
    cut, below = _without_notes(sheet, body, columns)
    above = [row for row in rows if head and row < head[0]]
    table = DataTable(
        sheet=sheet,
        heads=_heads(sheet, head, columns, language),
        columns=tuple(columns),
        rows=tuple(cut),
        language=language,
        decimal=wanted.decimal or sheet.decimal or _decimal(sheet, cut, columns),
        notes=(*sheet.notes, *_passed(sheet, above, below, language)),
    )
    if not table.rows:
        return diagnose("BF112/no-data-rows", name=sheet.name)
    chosen = _with_columns(table, wanted.columns)
    return chosen if isinstance(chosen, Diagnostic) else _with_rows(chosen, wanted.rows)


def _in_range(sheet: DataSheet, written: str) -> tuple[list[int], list[int]] | Diagnostic:
    """The rows and columns that are looked at."""
    rows, columns = list(range(len(sheet.numbers))), list(range(len(sheet.columns)))
    if not written:
        return rows, columns
    found = _RANGE.fullmatch(written.strip())
    if found is None:
        return diagnose("BF113/not-a-range", written=written)
    left, right = sorted((column_number(found[1]), column_number(found[3])))
    top, bottom = sorted((int(found[2]), int(found[4])))
    columns = [one for one in columns if left <= sheet.columns[one] <= right]
    rows = [
        one
        for one in rows
        if top <= sheet.numbers[one] <= bottom
        and any(sheet.rows[one][column] != "" for column in columns)
    ]
    used = [one for one in columns if any(sheet.rows[row][one] != "" for row in rows)]
    if not rows or not used:
        return diagnose("BF112/empty-range", written=written, name=sheet.name)
    return rows, used


def _head_rows(
    sheet: DataSheet, rows: Sequence[int], columns: Sequence[int], written: str
) -> list[int] | Diagnostic:
    """The rows that name the columns."""
    if written.lower() == "none":
        return []
    if written:
        found = _NUMBERS.fullmatch(written)
        wanted = range(int(found[1]), int(found[2] or found[1]) + 1) if found else range(0)
        there = [row for row in rows if sheet.numbers[row] in wanted]
        return there or diagnose("BF113/no-head", written=written, name=sheet.name)
    # The first column may go without a name, and titles stand in it.
    near = rows[:_LOOKED_AT]
    filled = {row: sum(sheet.rows[row][one] != "" for one in columns[1:]) for row in near}
    width = max(filled.values())
    first = next(row for row in rows if filled[row] * 3 >= width * 2)
    cells = [shown(sheet.rows[first][one], "en-GB") for one in columns]
    if len(cells) > 1 and all(map(is_figure, cells)) and not all(map(is_time, cells)):
        return diagnose("BF112/no-names", place=f"{sheet.name}, row {sheet.numbers[first]}")
    return _joined(sheet, rows, columns, first, filled=filled)


def _joined(
    sheet: DataSheet,
    rows: Sequence[int],
    columns: Sequence[int],
    first: int,
    *,
    filled: dict[int, int],
) -> list[int]:
    """A head may have two or three lines: the upper ones have gaps, the lower ones no numbers, and
    numbers follow."""
    place = rows.index(first)
    above = rows[place - 1] if place else None
    heads = [first]
    if above is not None and filled.get(above) and _is_upper(sheet, above, first, columns):
        heads = [above, first]
    upper = heads[0]
    following = rows[place + 1 : place + _MOST_HEADS]
    for row in following:
        is_named = all(not is_figure(sheet.rows[row][one]) for one in columns[1:])
        if not (_is_upper(sheet, upper, row, columns) and is_named and filled.get(row)):
            break
        heads.append(row)
    rest = [row for row in rows if row > heads[-1]][:_LOOKED_AT]
    has_figures = any(is_figure(sheet.rows[row][one]) for row in rest for one in columns[1:])
    return heads if has_figures else [first]


def _is_upper(sheet: DataSheet, upper: int, lower: int, columns: Sequence[int]) -> bool:
    """Whether a row right above another has gaps beside its names where that one has names."""
    if sheet.numbers[lower] - sheet.numbers[upper] != lower - upper:
        return False
    one, two = sheet.rows[upper], sheet.rows[lower]
    gaps = [column for column in columns[1:] if one[column] == ""]
    # A title with commas in it has a text in the first column, and so have the heads below it.
    is_title = "" not in (one[columns[0]], two[columns[0]])
    return bool(gaps) and not is_title and any(two[column] != "" for column in gaps)


def _heads(
    sheet: DataSheet, head: Sequence[int], columns: Sequence[int], language: str
) -> tuple[str, ...]:
    """What columns are called; those without a head by their letters. A name above several columns
    is said of each."""
    if not head:
        return tuple(f"Column {column_name(sheet.columns[one])}" for one in columns)
    lines: list[list[str]] = []
    for row in head:
        names = [shown(sheet.rows[row][one], language) for one in columns]
        if row != head[-1]:
            for index in range(2, len(names)):
                names[index] = names[index] or names[index - 1]
        lines.append(names)
    return tuple(" ".join(filter(None, names)) for names in zip(*lines, strict=True))


def _without_notes(
    sheet: DataSheet, rows: Sequence[int], columns: Sequence[int]
) -> tuple[list[int], list[int]]:
    """The rows of a table, and those below it that hold a single text, such as its source."""
    end = len(rows)
    while end > 1 and sum(sheet.rows[rows[end - 1]][one] != "" for one in columns) < 2:
        end -= 1
    for place in range(end, len(rows)) if len(columns) > 1 else ():
        row, before = rows[place], rows[place - 1]
        said = next(cell for cell in sheet.rows[row] if cell != "")
        is_apart = sheet.numbers[row] - sheet.numbers[before] > row - before
        if is_apart or (isinstance(said, str) and (len(said) > _LONGEST_NAME or _NOTE.match(said))):
            return list(rows[:place]), list(rows[place:])
    return list(rows), []


def _passed(
    sheet: DataSheet, above: Sequence[int], below: Sequence[int], language: str
) -> Iterator[Diagnostic]:
    """What stands above and below a table is taken for titles and notes."""
    for rows, what in ((above, "titles"), (below, "notes")):
        if rows:
            said = next(t for cell in sheet.rows[rows[0]] if (t := shown(cell, language)))
            yield diagnose("BF132/around", name=sheet.name, what=what, said=said[:60],
                           rows=_numbered([sheet.numbers[row] for row in rows]))  # fmt: skip


def _numbered(numbers: Sequence[int]) -> str:
    first, last = numbers[0], numbers[-1]
    return f"row {first}" if first == last else f"rows {first} to {last}"


def _decimal(sheet: DataSheet, rows: Sequence[int], columns: Sequence[int]) -> str:
    """The sign before fractions, where some number can be read in one way only; "" otherwise."""
    found = {".": False, ",": False}
    for row in rows:
        for cell in (sheet.rows[row][one] for one in columns):
            if isinstance(cell, str) and (figures := re.search(r"\d[\d.,]*\d", cell)):
                for point in found:
                    found[point] |= _is_point(figures[0], point, "," if point == "." else ".")
    told = [point for point, is_so in found.items() if is_so]
    return told[0] if len(told) == 1 else ""


def _is_point(figures: str, point: str, thousands: str) -> bool:
    """Whether a sign can be nothing but that before a fraction."""
    whole, sign, fraction = figures.rpartition(point)
    several = figures.count(thousands) > 1 and point not in figures
    return several or bool(
        sign
        and point not in whole
        and fraction.isdecimal()
        and (len(fraction) != 3 or whole == "0" or thousands in whole or len(whole) > 3)
    )


def _with_columns(table: DataTable, wanted: Sequence[str]) -> DataTable | Diagnostic:
    """The table with the columns that are named, in that order."""
    if not wanted:
        return table
    places: list[int] = []
    for name in wanted:
        place = column_of(table, name)
        if isinstance(place, Diagnostic):
            return place
        places.append(place)
    return replace(
        table,
        heads=tuple(
            table.heads[place] or ("" if place == places[0] else f"Column {table.letters[place]}")
            for place in places
        ),
        columns=tuple(table.columns[place] for place in places),
    )


def column_of(table: DataTable, name: str) -> int | Diagnostic:
    """The place of a column among those of a table, by its head or its letters."""
    heads = [head.casefold() for head in table.heads]
    wanted = " ".join(name.split()).casefold()
    if wanted in heads:
        return heads.index(wanted)
    letters = table.letters
    if name.strip().upper() in letters:
        return letters.index(name.strip().upper())
    there = [head or letter for head, letter in zip(table.heads, letters, strict=True)]
    more = ", ..." if len(there) > _SHOWN_NAMES else ""
    hint = hint_instead(name, there, otherwise=f"it has: {', '.join(there[:_SHOWN_NAMES])}{more}")
    return diagnose("BF110/no-column", hint=hint, name=name, file=table.sheet.name)


def _with_rows(table: DataTable, wanted: Sequence[str]) -> DataTable | Diagnostic:
    """The table with the rows that are wanted: by the names in the first column, in that order, or
    by their numbers in the file."""
    if not wanted:
        return table
    names: dict[str, list[int]] = {}
    for row in table.rows:
        names.setdefault(table.text(row, table.columns[0]).casefold(), []).append(row)
    rows: list[int] = []
    for one in wanted:
        found = names.get(" ".join(one.split()).casefold()) or _rows_at(table, one.strip())
        if not found:
            there = list(dict.fromkeys(table.text(row, table.columns[0]) for row in table.rows))
            more = ", ..." if len(there) > _SHOWN_NAMES else ""
            first, last = (table.sheet.numbers[row] for row in (table.rows[0], table.rows[-1]))
            said = f"it has: {', '.join(there[:_SHOWN_NAMES])}{more}; or rows {first}-{last}"
            hint = hint_instead(one, there, otherwise=said)
            return diagnose("BF110/no-row", hint=hint, name=one, file=table.sheet.name)
        rows += found
    return replace(table, rows=tuple(dict.fromkeys(rows)))


def _rows_at(table: DataTable, written: str) -> list[int]:
    if found := _FIRST_OR_LAST.fullmatch(written.lower()):
        count = int(found[2])
        return list(table.rows[:count] if found[1] == "first" else table.rows[-count:])
    number = _NUMBERS.fullmatch(written)
    wanted = range(int(number[1]), int(number[2] or number[1]) + 1) if number else range(0)
    return [row for row in table.rows if table.sheet.numbers[row] in wanted]


def without_counter(table: DataTable) -> DataTable:
    """The table without a first column in which a program counted the rows, before one of names."""
    if len(table.columns) < 3 or table.heads[0].casefold() not in _COUNTERS:
        return table
    texts = [table.text(row, table.columns[0]) for row in table.rows]
    is_counted = any(texts == [str(n + start) for n in range(len(texts))] for start in (0, 1))
    names = [table.cell(row, table.columns[1]) for row in table.rows]
    if not is_counted or len(texts) < 2 or all(is_figure(cell) for cell in names):
        return table
    note = diagnose("BF132/counter", name=table.sheet.name)
    heads, columns = table.heads[1:], table.columns[1:]
    return replace(table, heads=heads, columns=columns, notes=(*table.notes, note))


def failed_cell(cell: Cell, place: str) -> Diagnostic | None:
    """What is wrong with a cell whose formula gave nothing."""
    if not isinstance(cell, BadCell):
        return None
    if cell.error:
        return diagnose("BF113/data-error", place=place, error=cell.error)
    return diagnose("BF113/data-no-value", place=place)


def failed_cells(table: DataTable) -> Sequence[Diagnostic]:
    """The first cells of a table whose formulas gave nothing."""
    places = ((row, column) for row in table.rows for column in table.columns)
    found = (failed_cell(table.cell(*place), table.sheet.at(*place)) for place in places)
    return list(islice(filter(None, found), MOST_FAULTS))


def is_time(text: str) -> bool:
    """Whether a text looks like a year, or like a part of one."""
    return _TIME.fullmatch(text) is not None
