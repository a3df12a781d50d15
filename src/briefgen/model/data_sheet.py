"""The rows of a data file: cells as text, or as a workbook has them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.values import Value

# Where the language of the deck tells which sign begins a fraction.
OF_LANGUAGE = "language"


class ShownNumber(Value, kw_only=True):
    """A number of a workbook, and how its cell shows it."""

    value: Decimal
    """As exact as it was kept, in the scale that is shown: 45 for what is shown as 45%."""
    decimals: int | None = None
    """How many are shown; None for as many as there are."""
    is_grouped: bool = False
    """Whether thousands stand apart."""
    before: str = ""
    """What stands before it, such as £."""
    behind: str = ""
    """What stands behind it, such as %."""
    text: str = ""
    """What its cell shows where that is no plain amount: 00042, 26:30, 1 1/2, 020 7946 0000."""


class ShownDate(Value):
    """A day or a time of a workbook (`value`), and the `pattern` that its cell shows it by, as CLDR
    has it: "MMM yyyy"; "" for the day, written as people read it."""

    value: datetime
    pattern: str = ""


class BadCell(Value):
    """A cell that shows an `error` such as #N/A, or "" for a formula whose value was not saved."""

    error: str


Cell = str | ShownNumber | ShownDate | BadCell


class DataSheet(Value, kw_only=True):
    """A table of cells, "" where one is empty."""

    file: str
    """The name of the file, for messages."""
    sheet: str = ""
    """The name of the sheet, "" where a file has none."""
    rows: tuple[tuple[Cell, ...], ...]
    """The cells, row by row."""
    numbers: tuple[int, ...]
    """The number of each row in the file, counted from 1."""
    columns: tuple[int, ...]
    """The number of each column in the file, counted from 1."""
    decimal: str = "."
    """The sign between whole and fraction; "" where nobody can tell, OF_LANGUAGE where the deck's
    language does."""
    notes: tuple[Diagnostic, ...] = ()
    """What was left out, and other remarks."""

    @property
    def name(self) -> str:
        return f"{self.file}, sheet {self.sheet}" if self.sheet else self.file

    def at(self, row: int, column: int) -> str:
        """The place of a cell, counted from 0 in `rows`, in words."""
        return f"{self.name}, row {self.numbers[row]}, column {column_name(self.columns[column])}"


# The name of a file under assets/data and of one of its sheets ("" for the first that holds a
# table) -> its cells.
ReadData = Callable[[str, str], DataSheet | Diagnostic]


def column_name(number: int) -> str:
    """The letters over a column in a spreadsheet: 1 is A, 27 is AA."""
    name = ""
    while number > 0:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def column_number(name: str) -> int:
    """The number of a column by its letters: A is 1, AA is 27."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def no_data(name: str, sheet: str) -> DataSheet | Diagnostic:
    """Stands for a project without data files."""
    return diagnose("BF101/absent", name=f"assets/data/{name}")
