"""Bytes of an Excel workbook -> what the cells of a sheet show, as text, within limits.

What it takes to open one is imported with this module, which only a workbook asks for.
"""

from __future__ import annotations

import re
import zlib
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from lzma import LZMAError
from typing import Any
from zipfile import BadZipFile, ZipFile

from briefgen.model.data_sheet import column_number
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.values import Value
from briefgen.read.data_file_limits import MOST_COLUMNS, MOST_ROWS

# What a workbook may hold once it is unpacked.
_LARGEST_WORKBOOK = 20 * 1024 * 1024
# A cell's place in the XML of a worksheet, whatever quotes are used.
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Z]*)(\d+)["']""")
# The tag of a cell that shows an error, and what follows it.
_ERROR_CELL = re.compile(rb"""<(?:\w+:)?c(?=[^>]*\st\s*=\s*["']e["'])(\s[^>]*)>""")
_VALUE = re.compile(
    rb"(?:<(?:\w+:)?f\b[^>]*(?:/>|>[^<]{0,9000}</(?:\w+:)?f>))?\s*<(?:\w+:)?v>([^<]{1,40})<"
)

# What a zip raises that is none, is cut short, or is packed in a way we do not know.
_BROKEN = (BadZipFile, zlib.error, LZMAError, OSError, EOFError, RuntimeError, ValueError)


def read_workbook(data: bytes, path: str, sheet: str) -> list[list[str]] | Diagnostic:
    """The rows of a sheet of an .xlsx file; `sheet` is "" for the first one."""
    import python_calamine

    if fault := _too_large_to_open(data, path):
        return fault
    try:
        with python_calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            names = workbook.sheet_names
            if not names:
                return diagnose("BF113/no-sheet", name=path)
            if sheet and sheet not in names:
                there = ", ".join(names)
                return diagnose("BF113/no-such-sheet", name=path, sheet=sheet, possible=there)
            rows = workbook.get_sheet_by_name(sheet or names[0]).to_python(skip_empty_area=False)
    except python_calamine.PasswordError:
        return diagnose("BF113/password", name=path)
    except (python_calamine.CalamineError, OSError, ValueError):
        return diagnose("BF113/damaged", name=path)
    return [[_as_text(cell) for cell in row] for row in rows]


class Sheet(Value):
    """A sheet by its `name`: the `rows` of what its cells show, and the `errors` of formulas, such
    as #N/A, by row and column, counted from 1."""

    name: str
    rows: list[list[str]]
    errors: dict[tuple[int, int], str]


def read_sheet(
    data: bytes, path: str, *, prefer: str, most_rows: int, too_large: str
) -> Sheet | Diagnostic:
    """The sheet of an .xlsx file with a name that is preferred, or else the first that is shown;
    `too_large` is what is said where it has more rows than may be."""
    import python_calamine

    if fault := _too_large_to_open(data, path, most_rows, too_large):
        return fault
    try:
        with python_calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            names = [about.name for about in workbook.sheets_metadata if _is_shown(about)]
            if not names:
                return diagnose("BF113/no-sheet", name=path)
            name = next((n for n in names if n.strip().lower() == prefer), names[0])
            cells = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            index = workbook.sheet_names.index(name)
    except python_calamine.PasswordError:
        return diagnose("BF113/password", name=path)
    except (python_calamine.CalamineError, OSError, ValueError):
        return diagnose("BF113/damaged", name=path)
    rows = [[_as_shown(cell) for cell in row] for row in cells]
    return Sheet(name, rows, _errors(data, index))


def _is_shown(about: Any) -> bool:
    return "WorkSheet" in str(about.typ) and str(about.visible).endswith("Visible")


def _as_shown(value: Any) -> str:
    """A time without the seconds that nobody typed."""
    if isinstance(value, time) and not value.second:
        return value.isoformat("minutes")
    return _as_text(value)


def _errors(data: bytes, index: int) -> dict[tuple[int, int], str]:
    """The cells of a sheet whose formula has an error, which its reader takes for empty."""
    with ZipFile(BytesIO(data)) as archive:
        part = _part_of(archive, index)
        xml = archive.read(part) if part in archive.namelist() else b""
    found: dict[tuple[int, int], str] = {}
    for cell in _ERROR_CELL.finditer(xml):
        place = _PLACE.search(cell[1])
        value = _VALUE.match(xml, cell.end())
        if place and place[1]:
            column = column_number(place[1].decode())
            found[int(place[2]), column] = value[1].decode() if value else "#N/A"
    return found


def _part_of(archive: ZipFile, index: int) -> str:
    """The part that holds the sheet of this number, as the workbook's relationships say."""
    names = archive.namelist()
    if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
        return ""
    sheets = re.findall(rb"<(?:\w+:)?sheet\s[^>]*>", archive.read("xl/workbook.xml"))
    wanted = _attribute(sheets[index], rb"\w+:id") if index < len(sheets) else b""
    for tag in re.findall(rb"<Relationship\s[^>]*>", archive.read("xl/_rels/workbook.xml.rels")):
        if wanted and _attribute(tag, b"Id") == wanted:
            target = _attribute(tag, b"Target").decode("utf-8", "replace")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _attribute(tag: bytes, name: bytes) -> bytes:
    found = re.search(rb"\s" + name + rb"""\s*=\s*["']([^"']*)["']""", tag)
    return found[1] if found else b""


def _too_large_to_open(
    data: bytes, path: str, most_rows: int = MOST_ROWS, too_large: str = "BF106/data-file"
) -> Diagnostic | None:
    """A few bytes can unpack to more than the memory holds, and a single cell far down or far to
    the right makes its reader reserve every cell before it."""

    def said(what: str) -> Diagnostic:
        return diagnose(too_large, what=what, rows=MOST_ROWS, columns=MOST_COLUMNS)

    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > _LARGEST_WORKBOOK:
                return said(path)
            sheets = [entry for entry in entries if "/worksheets/" in entry.filename]
            if any(_is_vast(archive.read(entry), most_rows) for entry in sheets):
                return said(f"a sheet of {path}")
    except _BROKEN:
        return diagnose("BF113/not-a-workbook", name=path)
    return None


def _is_vast(xml: bytes, most_rows: int) -> bool:
    places = _PLACE.findall(xml)
    return any(len(row) > 5 or int(row) > most_rows or len(letters) > 2 for letters, row in places)


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
