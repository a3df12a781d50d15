"""World + name -> the cells of a data file, as text.

Data files come from outside. CSV is read as UTF-8 with commas, semicolons or tabs; of an Excel
workbook only what its cells show, never a formula, a macro or a link. Both within limits.
"""

from __future__ import annotations

import csv
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from lzma import LZMAError
from typing import Any
from zipfile import BadZipFile, ZipFile

from briefgen.model.data import DataFault, DataSheet
from briefgen.model.values import dataclass
from briefgen.read.rows import explain_csv
from briefgen.read.source import LONGEST_TEXT, UNSEEN
from briefgen.read.world import World, is_inside

FOLDER = "assets/data"
MOST_ROWS, MOST_COLUMNS = 1_000, 100
# What a workbook may hold once it is unpacked.
_LARGEST_WORKBOOK = 20 * 1024 * 1024
_SEPARATORS = ",;\t"
# A cell's place in the XML of a worksheet, whatever quotes are used.
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Z]*)(\d+)["']""")
_TOO_LARGE = f"a chart or table takes {MOST_ROWS:,} rows and {MOST_COLUMNS} columns at most"
_SAVE_AGAIN = "open it in the program that made it, and save it again as .xlsx or .csv"

# What a zip raises that is none, is cut short, or is packed in a way we do not know.
_BROKEN = (BadZipFile, zlib.error, LZMAError, OSError, EOFError, RuntimeError, ValueError)

_Grid = Sequence[Sequence[str]]


@dataclass(slots=True)
class DataShelf:
    """The data files of a project; each is read when it is first asked for, and kept."""

    world: World
    kept: dict[tuple[str, str], DataSheet | DataFault] = field(default_factory=dict)

    def __call__(self, name: str, sheet: str) -> DataSheet | DataFault:
        """The cells of a file under assets/data; `sheet` is "" for the first one."""
        if (name, sheet) not in self.kept:
            self.kept[name, sheet] = read_data(self.world, name, sheet)
        return self.kept[name, sheet]


def read_data(world: World, name: str, sheet: str = "") -> DataSheet | DataFault:
    """The cells of a .csv or .xlsx file, from the first row and column that hold anything."""
    path = f"{FOLDER}/{name}"
    kind = name.lower().rpartition(".")[2]
    if kind not in {"csv", "xlsx"}:
        hint = "save it as .csv or .xlsx in that folder"
        return DataFault("BF113", f"`{name}` is no data file of {FOLDER}", hint)
    data = world.read(path) if is_inside(name) else None
    if data is None and (why := world.why_unread(path)):
        return DataFault(why.code, f"{path} cannot be read: {why.why}", why.hint)
    if data is None:
        return DataFault("BF101", f"there is no file {path}", _nearest(world, name))
    if kind == "xlsx":
        return _read_workbook(data, path, sheet)
    if sheet:
        return DataFault("BF110", "a .csv file has no sheets", "remove `sheet:`")
    return _read_csv(data, path)


def _nearest(world: World, name: str) -> str:
    known = [file.removeprefix(f"{FOLDER}/") for file in world.names(f"{FOLDER}/**/*.*")]
    if not known:
        return f"put the file into the folder {FOLDER}"
    return f"in {FOLDER} there is: " + ", ".join(known[:8]) + (", ..." if len(known) > 8 else "")


def _read_csv(data: bytes, path: str) -> DataSheet | DataFault:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        hint = "save it as UTF-8 (in Excel: Save as, CSV UTF-8)"
        return DataFault("BF103", f"{path}, line {line}: this is not UTF-8 text", hint)
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader, rows = csv.reader(StringIO(text), delimiter=separator, strict=True), []
    begun = 1
    try:
        for row in reader:
            rows.append(row)
            begun = reader.line_num + 1
    except csv.Error as error:
        what, hint = explain_csv(error)
        return DataFault("BF102", f"{path}, the row that begins in line {begun}: {what}", hint)
    # Where commas part fractions, spreadsheets part cells by semicolons.
    return _trimmed(rows, path, decimal="," if separator == ";" else ".")


def _read_workbook(data: bytes, path: str, sheet: str) -> DataSheet | DataFault:
    import python_calamine

    if fault := _too_large_to_open(data, path):
        return fault
    try:
        with python_calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            names = workbook.sheet_names
            if not names:
                return DataFault("BF113", f"{path} has no sheet with cells", _SAVE_AGAIN)
            if sheet and sheet not in names:
                hint = "possible: " + ", ".join(names)
                return DataFault("BF113", f"{path} has no sheet `{sheet}`", hint)
            rows = workbook.get_sheet_by_name(sheet or names[0]).to_python(skip_empty_area=False)
    except python_calamine.PasswordError:
        return DataFault("BF113", f"{path} has a password", "save it without a password")
    except (python_calamine.CalamineError, OSError, ValueError):
        return DataFault("BF113", f"{path} is a damaged Excel workbook", _SAVE_AGAIN)
    return _trimmed([[_as_text(cell) for cell in row] for row in rows], path)


def _too_large_to_open(data: bytes, path: str) -> DataFault | None:
    """A few bytes can unpack to more than the memory holds, and a single cell far down or far to
    the right makes its reader reserve every cell before it."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > _LARGEST_WORKBOOK:
                return DataFault("BF106", f"{path} is too large", _TOO_LARGE)
            sheets = [entry for entry in entries if "/worksheets/" in entry.filename]
            if any(_is_vast(archive.read(entry)) for entry in sheets):
                return DataFault("BF106", f"a sheet of {path} is too large", _TOO_LARGE)
    except _BROKEN:
        return DataFault("BF113", f"{path} is no Excel workbook", _SAVE_AGAIN)
    return None


def _is_vast(xml: bytes) -> bool:
    places = _PLACE.findall(xml)
    return any(len(row) > 5 or int(row) > MOST_ROWS or len(letters) > 2 for letters, row in places)


def _as_text(value: Any) -> str:
    """What a cell of a workbook holds, as it would be typed."""
    match value:
        case bool():
            return str(value).lower()
        case float():
            # A float is the nearest of its kind to what was typed: its shortest form is that.
            return format(Decimal(repr(value)).normalize(), "f") if value - value == 0 else ""
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
    return str(value)


def _trimmed(rows: _Grid, path: str, decimal: str = ".") -> DataSheet | DataFault:
    """The cells without the empty rows and columns round them."""
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    used_rows = [number for number, row in enumerate(cells) if any(row)]
    used_columns = [number for row in cells for number, cell in enumerate(row) if cell]
    if not used_rows:
        is_csv = path.lower().endswith(".csv")
        hint = (
            "write the numbers into it"
            if is_csv
            else "are they in another sheet? name it: `sheet:`"
        )
        return DataFault("BF112", f"{path} is empty", hint)
    top, left, right = used_rows[0], min(used_columns), max(used_columns) + 1
    kept = cells[top : used_rows[-1] + 1]
    if any(len(cell) > LONGEST_TEXT for row in kept for cell in row):
        hint = "the texts of a chart are names of some words"
        message = f"a cell of {path} is longer than {LONGEST_TEXT:,} characters"
        return DataFault("BF106", message, hint)
    if len(kept) > MOST_ROWS or right - left > MOST_COLUMNS:
        return DataFault("BF106", f"{path} has too many cells", _TOO_LARGE)
    table = tuple(tuple(_padded(row[left:right], right - left)) for row in kept)
    found = DataSheet(path, table, top + 1, left + 1, decimal)
    return _unseen(found) or found


def _padded(row: Sequence[str], width: int) -> Iterable[str]:
    return (*row, *[""] * (width - len(row)))


def _unseen(sheet: DataSheet) -> DataFault | None:
    """Control characters and the like, which a file would carry into the deck unnoticed."""
    for number, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            if match := UNSEEN.search(cell):
                what = f"a character that cannot be seen (U+{ord(match.group()):04X})"
                hint = "delete it; it is often pasted unnoticed"
                return DataFault("BF104", f"{sheet.at(number, column)}: {what}", hint)
    return None
