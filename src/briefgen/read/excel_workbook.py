"""Bytes of an Excel workbook -> the cells of its sheets, as they are shown, within limits.

A part is read as it comes, without a tree of it: a few bytes can unpack to more than the memory
holds, and what was never asked for is never made.
"""

from __future__ import annotations

import posixpath
import re
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from lzma import LZMAError
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from msgspec import Struct, field

from briefgen.model.data_sheet import BadCell, Cell, column_number
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.values import Value
from briefgen.read.data_file_limits import MOST_CELLS
from briefgen.read.number_formats import BUILT_IN, GENERAL, shown_number

# What is read of a workbook, in bytes once they are unpacked, and in elements.
_MOST_BYTES, _MOST_ELEMENTS = 48 * 1024 * 1024, 1_000_000
_LAST_ROW, _LAST_COLUMN, _LONGEST_CELL = 1_048_576, 16_384, 32_767
_ENCRYPTED = b"\xd0\xcf\x11\xe0"
_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
# How line ends and the like are kept in texts: _x000D_.
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
# Digits above and below the line, as a text by itself has them.
_RAISED = {
    "superscript": str.maketrans("0123456789,", "⁰¹²³⁴⁵⁶⁷⁸⁹ "),
    "subscript": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
_ORDINALS = {"st", "nd", "rd", "th", "er", "re", "e", "o", "tm"}
# What a zip raises that is none, is cut short, or is packed in a way we do not know.
_BROKEN = (BadZipFile, zlib.error, LZMAError, OSError, EOFError, RuntimeError, ValueError)

_Attributes = dict[str, str]


class _TooLargeError(ValueError):
    """More than is read of any file."""


class Sheet(Value, kw_only=True):
    """The cells of a sheet by row and column, counted from 1; those that are empty are left out.
    `hidden_rows` and `hidden_columns` are those that nobody is shown."""

    name: str
    """What it is called."""
    cells: dict[tuple[int, int], Cell]
    """What its cells show."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[str, ...] = ()
    """Cells below each other that are one: what the first says stands in all of them."""


class Workbook(Struct, kw_only=True):
    """An opened workbook: its `archive`, its `sheets` as (name, part, whether it is hidden), the
    `texts` that cells share, and the `formats` of styles; `is_1904` tells from when it counts days,
    `is_uncounted` that formulas have no values before a spreadsheet opens it. `left` is what may
    still be read."""

    archive: ZipFile
    is_1904: bool = False
    is_uncounted: bool = False
    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    left: list[int] = field(default_factory=lambda: [_MOST_BYTES, _MOST_ELEMENTS, MOST_CELLS])

    @property
    def names(self) -> list[str]:
        return [name for name, _, _ in self.sheets]

    @property
    def shown(self) -> list[str]:
        """The names of sheets that are not hidden; where all are, of all."""
        return [name for name, _, is_hidden in self.sheets if not is_hidden] or self.names

    def part(self, name: str) -> bytes:
        """The bytes of a part, none where it is absent."""
        if name not in self.archive.NameToInfo:
            return b""
        if self.archive.getinfo(name).file_size > self.left[0]:
            raise _TooLargeError
        data = self.archive.read(name)
        self.left[0] -= len(data)
        return data

    def sheet(self, name: str, path: str) -> Sheet | Diagnostic:
        """One of its sheets by name."""
        part = next(part for known, part, _ in self.sheets if known == name)
        reader = _SheetReader(book=self)
        try:
            _parse(self, part, reader.start, reader.end, reader.said)
            merged = reader.fill_merged()
        except _TooLargeError:
            return diagnose("BF106/data-file", what=f"the sheet {name} of {path}", most=MOST_CELLS)
        except (*_BROKEN, expat.ExpatError):
            return diagnose("BF113/not-a-workbook", name=path)
        return Sheet(
            name=name,
            cells=reader.cells,
            hidden_rows=frozenset(reader.hidden_rows),
            hidden_columns=frozenset(reader.hidden_columns),
            merged=tuple(merged),
        )


def open_workbook(data: bytes, path: str) -> Workbook | Diagnostic:
    """A workbook with at least one sheet of cells."""
    if data.startswith(_ENCRYPTED):
        return diagnose("BF113/password", name=path)
    try:
        found = Workbook(archive=ZipFile(BytesIO(data)))
        _read_book(found)
    except _TooLargeError:
        return diagnose("BF106/data-file", what=path, most=MOST_CELLS)
    except (*_BROKEN, expat.ExpatError):
        return diagnose("BF113/not-a-workbook", name=path)
    return found if found.sheets else diagnose("BF113/no-sheet", name=path)


def _read_book(book: Workbook) -> None:
    """The names of its sheets, its formats and its shared texts."""
    relations = dict(_relations(book))
    main = "xl/workbook.xml"

    def start(name: str, has: _Attributes) -> None:
        if name == "workbookPr":
            book.is_1904 = has.get("date1904") in ("1", "true")
        elif name == "calcPr":
            book.is_uncounted = has.get("fullCalcOnLoad") in ("1", "true")
        elif name == "sheet":
            named = next((has[key] for key in has if key.endswith(":id")), "")
            kind, part = relations.get(named, ("", ""))
            if kind == "worksheet" and has.get("name"):
                is_hidden = has.get("state", "visible") != "visible"
                book.sheets.append((has["name"], part, is_hidden))

    _parse(book, main, start)
    parts = dict(relations.values())
    book.formats = _formats(book, parts.get("styles", ""))
    book.texts = _shared_texts(book, parts.get("sharedStrings", ""))


def _relations(book: Workbook) -> Iterator[tuple[str, tuple[str, str]]]:
    """The last word of the type, and the part, of what the workbook names, by id."""
    found: list[_Attributes] = []
    _parse(book, "xl/_rels/workbook.xml.rels", lambda _, has: found.append(has))
    for has in found:
        kind = has.get("Type", "").rpartition("/")[2]
        yield has.get("Id", ""), (kind, posixpath.join("/xl", has.get("Target", ""))[1:])


def _formats(book: Workbook, part: str) -> list[str]:
    """The number format of each style of a cell."""
    named, styles = dict(BUILT_IN), list[int]()
    is_inside = False

    def start(name: str, has: _Attributes) -> None:
        nonlocal is_inside
        is_inside = name == "cellXfs" or (is_inside and not name.endswith("Xfs"))
        if name == "numFmt" and has.get("numFmtId", "").isdecimal():
            named[int(has["numFmtId"])] = has.get("formatCode", "")
        elif name == "xf" and is_inside:
            number = has.get("numFmtId", "0")
            styles.append(int(number) if number.isdecimal() else 0)

    def end(name: str) -> None:
        nonlocal is_inside
        is_inside = is_inside and name != "cellXfs"

    _parse(book, part, start, end)
    return [named.get(number, GENERAL) for number in styles]


def _shared_texts(book: Workbook, part: str) -> list[str]:
    """The texts that cells name by number, without how they are spoken in Japanese."""
    texts: list[str] = []
    parts: list[str] = []
    inside: list[str] = []
    script = ""

    def start(name: str, has: _Attributes) -> None:
        nonlocal script
        inside.append(name)
        script = _script_in(name, has, script)

    def end(name: str) -> None:
        inside.pop()
        if name == "si":
            texts.append("".join(parts))
            parts.clear()

    def said(text: str) -> None:
        if inside and inside[-1] == "t" and "rPh" not in inside:
            parts.append(_raised(text, script, "".join(parts)))

    _parse(book, part, start, end, said)
    return texts


def _script_in(name: str, has: _Attributes, before: str) -> str:
    """Whether the letters behind an element stand above or below the line."""
    if name == "vertAlign":
        return has.get("val", "")
    return "" if name in ("r", "si", "is") else before


def _raised(text: str, script: str, before: str) -> str:
    """Letters of a cell that stand above or below the line. Above it, letters are the marks of
    notes, but for those of 1st and 2nd."""
    plain = text.strip()
    if not plain or script not in _RAISED:
        return text
    if plain.replace(",", "").isdecimal() and plain.isascii():
        return text.translate(_RAISED[script])
    is_ordinal = before[-1:].isdecimal() and plain.lower() in _ORDINALS
    is_mark = script == "superscript" and plain.isalpha() and len(plain) < 3 and not is_ordinal
    return f" [{plain}]" if is_mark else text


def _parse(
    book: Workbook,
    part: str,
    start: Callable[[str, _Attributes], None],
    end: Callable[[str], None] | None = None,
    said: Callable[[str], None] | None = None,
) -> None:
    """Tell of each element of a part by the last word of its name. Raises _TooLargeError, or
    expat's error, for what cannot be read; Office files declare no document type."""
    data = book.part(part)
    if not data:
        return
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def begin(name: str, has: _Attributes) -> None:
        book.left[1] -= 1
        if book.left[1] < 0:
            raise _TooLargeError
        start(name.rpartition(":")[2], has)

    def refuse(*_: object) -> None:
        raise ValueError("a document type")

    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = refuse
    if end is not None:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if said is not None:
        parser.CharacterDataHandler = said
    parser.Parse(data, True)


class _SheetReader(Struct, kw_only=True):
    """Gathers the cells of a sheet of `book` as its elements come. `place` is that of the cell, and
    `has` are its attributes; `inside` are the elements that are open in it, and `parts` what stands
    in them, above or below the line by its `script`. `merged` are the ranges of cells that are
    one."""

    book: Workbook
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)
    script: str = ""
    place: tuple[int, int] = (0, 0)
    has: _Attributes = field(default_factory=dict)
    inside: list[str] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, has: _Attributes) -> None:
        if name == "row":
            number = has.get("r", "")
            self.place = int(number) if number.isdecimal() else self.place[0] + 1, 0
            if has.get("hidden") in ("1", "true"):
                self.hidden_rows.add(self.place[0])
        elif name == "col" and has.get("hidden") in ("1", "true"):
            first, last = int(has.get("min", 1)), int(has.get("max", 1))
            self.hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))
        elif name == "c":
            self.place = self._place(has.get("r", ""))
            self.has, self.parts = has, {}
            self.inside, self.script = [name], ""
        elif name == "mergeCell":
            self.merged.append(has.get("ref", ""))
        elif self.inside:
            self.inside.append(name)
            self.parts.setdefault(name, "")
            self.script = _script_in(name, has, self.script)

    def _place(self, written: str) -> tuple[int, int]:
        """Where a cell says that it stands, or else right of the one before."""
        found = _PLACE.fullmatch(written)
        row, column = self.place[0], self.place[1] + 1
        if found:
            row, column = int(found[2]), column_number(found[1])
        if row > _LAST_ROW or column > _LAST_COLUMN:
            raise ValueError("outside any sheet")
        return row, column

    def said(self, text: str) -> None:
        if self.inside and "rPh" not in self.inside:
            before = self.parts.get(self.inside[-1], "")
            self.parts[self.inside[-1]] = before + _raised(text, self.script, before)
            if len(self.parts[self.inside[-1]]) > _LONGEST_CELL:
                raise _TooLargeError

    def end(self, _: str) -> None:
        if not self.inside:
            return
        self.inside.pop()
        if not self.inside and (cell := self._cell()) != "":
            self.book.left[2] -= 1
            if self.book.left[2] < 0:
                raise _TooLargeError
            self.cells[self.place] = cell

    def fill_merged(self) -> list[str]:
        """Give the cells of a column that are merged what the first of them says, in rows that hold
        anything else; the ranges in which that was done."""
        rows = sorted({row for row, _ in self.cells})
        return [ref for ref in self.merged if self._fill(ref, rows)]

    def _fill(self, ref: str, rows: Sequence[int]) -> bool:
        ends = [_PLACE.fullmatch(end) for end in ref.split(":")]
        if len(ends) != 2 or not (ends[0] and ends[1]) or ends[0][1] != ends[1][1]:
            return False
        column, top, bottom = column_number(ends[0][1]), int(ends[0][2]), int(ends[1][2])
        cell = self.cells.get((top, column), "")
        below = rows[bisect_right(rows, top) : bisect_right(rows, bottom)]
        empty = [row for row in below if cell != "" and (row, column) not in self.cells]
        self.book.left[2] -= len(below)
        if self.book.left[2] < 0:
            raise _TooLargeError
        self.cells.update(((row, column), cell) for row in empty)
        return bool(empty)

    def _cell(self) -> Cell:
        kind, value = self.has.get("t", "n"), self.parts.get("v", "").strip(" \n")
        match kind:
            case "inlineStr":
                return _plain(self.parts.get("t", ""))
            case "str":
                return _plain(self.parts.get("v", ""))
            case "s" if value.isdecimal() and int(value) < len(self.book.texts):
                return _plain(self.book.texts[int(value)])
            case "e":
                return BadCell(value or "#N/A")
            case "b":
                return {"0": "false", "1": "true"}.get(value, value)
        # Programs that write workbooks give each formula the value 0, and ask to have it counted.
        if "f" in self.parts and (not value or (value == "0" and self.book.is_uncounted)):
            return BadCell("")
        if not value:
            return ""
        return value if kind == "d" else self._number(value)

    def _number(self, value: str) -> Cell:
        style = self.has.get("s", "0")
        number = int(style) if style.isdecimal() else 0
        known: Sequence[str] = self.book.formats
        code = known[number] if number < len(known) else GENERAL
        return shown_number(value, code, self.book.is_1904)


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).replace("\r", "")
