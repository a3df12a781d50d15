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

from briefgen.model.data import DataFault
from briefgen.read.data import MOST_ROWS, TOO_LARGE

# What a workbook may hold once it is unpacked.
_LARGEST_WORKBOOK = 20 * 1024 * 1024
# A cell's place in the XML of a worksheet, whatever quotes are used.
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Z]*)(\d+)["']""")
_SAVE_AGAIN = "open it in the program that made it, and save it again as .xlsx or .csv"

# What a zip raises that is none, is cut short, or is packed in a way we do not know.
_BROKEN = (BadZipFile, zlib.error, LZMAError, OSError, EOFError, RuntimeError, ValueError)


def read_workbook(data: bytes, path: str, sheet: str) -> list[list[str]] | DataFault:
    """The rows of a sheet of an .xlsx file; `sheet` is "" for the first one."""
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
    return [[_as_text(cell) for cell in row] for row in rows]


def _too_large_to_open(data: bytes, path: str) -> DataFault | None:
    """A few bytes can unpack to more than the memory holds, and a single cell far down or far to
    the right makes its reader reserve every cell before it."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > _LARGEST_WORKBOOK:
                return DataFault("BF106", f"{path} is too large", TOO_LARGE)
            sheets = [entry for entry in entries if "/worksheets/" in entry.filename]
            if any(_is_vast(archive.read(entry)) for entry in sheets):
                return DataFault("BF106", f"a sheet of {path} is too large", TOO_LARGE)
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
