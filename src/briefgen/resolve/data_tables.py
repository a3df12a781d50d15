"""A data file's cells -> the table in them: heads, columns and rows, whatever stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from briefgen.model.data_sheet import OF_LANGUAGE, Cell, DataSheet, column_name, column_number
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.values import Value, replace
from briefgen.resolve.data_cells import failed_cell, figure_of, is_figure, shown
from briefgen.resolve.number_parsing import ParsedNumber
from briefgen.resolve.table_edges import (
    ROW_NUMBERS,
    first_table,
    head_rows,
    heads,
    left,
    passed,
    scale_of,
    without_notes,
)
from briefgen.support.suggest import hint_instead
from briefgen.text.locales import fraction_sign

# Faults of one file that are told; the others are most often of the same cause.
MOST_FAULTS = 5
_RANGE = r"\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})"
_FIRST_OR_LAST = re.compile(r"(first|last)\s+(\d{1,6})")
_SHOWN_NAMES = 12
# What programs call the column in which they count the rows.
_COUNTERS = {"", "unnamed: 0", "rownames", "index", "x", "id"}


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
    sign before fractions, `notes` what was left out, and `scale` what was said there of what the
    numbers count, such as "£ million"."""

    sheet: DataSheet
    heads: tuple[str, ...]
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    language: str
    decimal: str
    notes: tuple[Diagnostic, ...] = ()
    scale: str = ""

    @property
    def letters(self) -> list[str]:
        """What a spreadsheet calls its columns."""
        return [column_name(self.sheet.columns[one]) for one in self.columns]

    def cell(self, row: int, column: int) -> Cell:
        return self.sheet.rows[row][column]

    def text(self, row: int, column: int) -> str:
        """What a cell says on one line, as it is shown."""
        return shown(self.cell(row, column), self.language)

    def lines(self, row: int, column: int) -> str:
        """The same, with its lines."""
        cell = self.cell(row, column)
        return cell if isinstance(cell, str) else shown(cell, self.language)

    def figure(self, row: int, column: int) -> ParsedNumber | Diagnostic:
        """The number of a cell."""
        return figure_of(self.cell(row, column), self.decimal)

    def is_numeric(self, row: int, column: int) -> bool:
        """Whether a cell has a number or a gap, however it is to be read."""
        return isinstance(figure_of(self.cell(row, column), self.decimal or "."), ParsedNumber)


def find_table(sheet: DataSheet, wanted: Selection, language: str) -> DataTable | Diagnostic:
    """The table in a sheet, or the part of it that is wanted; or why there is none."""
    places = _in_range(sheet, wanted.range)
    if isinstance(places, Diagnostic):
        return places
    rows, columns = places
    head = head_rows(sheet, rows, columns, wanted.head)
    if isinstance(head, Diagnostic):
        return head
    for place in ((row, one) for row in head for one in columns):
        if bad := failed_cell(sheet.rows[place[0]][place[1]], sheet.at(*place)):
            return bad
    body = [row for row in rows if row > max(head)] if head else list(rows)
    first, second = (body, []) if wanted.range else first_table(sheet, head, body, columns)
    cut, below = without_notes(sheet, first, columns)
    above = [row for row in rows if head and row < head[0]]
    table = DataTable(
        sheet=sheet,
        heads=heads(sheet, head, columns, language),
        columns=tuple(columns),
        rows=tuple(cut),
        language=language,
        decimal=wanted.decimal or _usual(sheet, language) or _decimal(sheet, cut, columns),
        scale=scale_of(sheet, [*above, *below], language),
        notes=(
            *sheet.notes,
            *passed(sheet, above, below, language),
            *left(sheet, [*head, *body], second, columns),
        ),
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
    found = re.fullmatch(_RANGE, written.strip())
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


def _usual(sheet: DataSheet, language: str) -> str:
    """The sign before fractions in files of this kind; "" where that is not sure."""
    if sheet.decimal != OF_LANGUAGE:
        return sheet.decimal
    return "" if fraction_sign(language) == "," else "."


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
    number = re.fullmatch(ROW_NUMBERS, written)
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


def failed_cells(table: DataTable) -> Sequence[Diagnostic]:
    """The first cells of a table whose formulas gave nothing."""
    places = ((row, column) for row in table.rows for column in table.columns)
    found = (failed_cell(table.cell(*place), table.sheet.at(*place)) for place in places)
    return list(islice(filter(None, found), MOST_FAULTS))
