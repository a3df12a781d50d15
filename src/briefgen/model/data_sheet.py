"""The rows of a data file: cells as text, whatever the file's own types were."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.values import Value


class DataSheet(Value, kw_only=True):
    """A table of cells as text, "" where one is empty.

    `row` and `column` are where its first cell stands in the file, counted from 1. `decimal` is
    the character between a number's whole and its fraction.
    """

    file: str
    """The name of the file, for messages."""
    rows: tuple[tuple[str, ...], ...]
    """The cells, row by row."""
    row: int = 1
    column: int = 1
    decimal: str = "."

    def at(self, row: int, column: int) -> str:
        """The place of a cell, counted from 0 in `rows`, in words."""
        return f"{self.file}, row {self.row + row}, column {column_name(self.column + column)}"


# The name of a file under assets/data and of one of its sheets ("" for the first) -> its cells.
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
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def no_data(name: str, sheet: str) -> DataSheet | Diagnostic:
    """Stands for a project without data files."""
    return diagnose("BF101/absent", name=f"assets/data/{name}")
