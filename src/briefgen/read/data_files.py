"""World + name -> the cells of a data file.

Data files come from outside. CSV is read as Unicode with commas, semicolons, tabs or
bars; of an Excel workbook only what its cells show, never a formula, a macro or a link. Both
within limits.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from pathlib import PureWindowsPath

from briefgen.model.data_sheet import OF_LANGUAGE, Cell, DataSheet, column_name
from briefgen.model.diagnostics import Diagnostic, Faults, diagnose
from briefgen.model.text_edits import lines_of
from briefgen.model.values import replace
from briefgen.read.csv_rows import explain_csv, failed_in, plain_cell
from briefgen.read.data_file_limits import FOLDER, MOST_CELLS
from briefgen.read.wrong_letters import wrong_letters
from briefgen.read.yaml_source import LONGEST_TEXT, UNSEEN
from briefgen.support.session import Session
from briefgen.support.suggest import file_instead, hint_instead
from briefgen.support.world import World, is_inside

_SEPARATORS = ",;\t|"
# The line below the heads of a table in Markdown, or as databases print it.
_RULE = re.compile(r"[\s:+|]*(?:-{2,}|={2,})[-=\s:+|]*")
_DECIMALS = {";": "", ",": "."}
# Excel says so on the first line of a CSV file.
_SAID = re.compile(r"sep=([,;\t|])", re.IGNORECASE)
# Rows by which a separator is known, and sheets among which one with a table is looked for.
_TRIED_ROWS, _TRIED_SHEETS = 40, 12
# Empty cells count too where a table is laid out.
_MOST_PLACES = 4 * MOST_CELLS
_FIGURE = re.compile(r"[^\w\s]{0,3}\d[\d.,' ]*%?")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_Grid = Sequence[Sequence[Cell]]


def read_data(
    world: World, name: str, sheet: str = "", session: Session | None = None
) -> DataSheet | Diagnostic:
    """The cells of a .csv or .xlsx file, without empty rows and columns. Those that the session
    knows by the file's digest are taken as they are."""
    path = f"{FOLDER}/{name}"
    kind = name.lower().rpartition(".")[2]
    if kind not in {"csv", "xlsx"}:
        return diagnose("BF113/not-data", name=name, folder=FOLDER)
    if not is_inside(name):
        return diagnose(
            "BF101/from-outside", name=name, folder=FOLDER, alone=PureWindowsPath(name).name
        )
    data = world.read(path)
    if data is None:
        return world.why_unread(path) or _absent(path, world)
    if kind == "csv" and sheet:
        return diagnose("BF110/no-sheets")

    def make(_: Faults) -> DataSheet | Diagnostic:
        return _read_workbook(data, path, sheet) if kind == "xlsx" else _read_csv(data, path)

    key, digest = (path, sheet), world.seen[path]
    return (session or Session()).keep("data", key, digest, make, Faults())


def _absent(path: str, world: World) -> Diagnostic:
    known = [file.removeprefix(f"{FOLDER}/") for file in world.names(f"{FOLDER}/**/*.*")]
    if not known:
        return diagnose("BF101/first-data-file", name=path, folder=FOLDER)
    there = ", ".join((*known[:8], "...") if len(known) > 8 else known)
    said = f"the folder {FOLDER} has: {there}"
    hint = file_instead(path.removeprefix(f"{FOLDER}/"), known, said)
    return diagnose("BF101/data-file", hint=hint, name=path, folder=FOLDER, there=there)


def _read_csv(data: bytes, path: str) -> DataSheet | Diagnostic:
    try:
        text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return diagnose("BF103/data-file", name=path, line=line)
    lines = lines_of(text)
    said = _SAID.fullmatch(lines[0].strip()) if lines else None
    separator = said[1] if said else max(_SEPARATORS, key=lambda one: _columns_by(one, lines))
    reader = csv.reader(StringIO("\n".join(lines), newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    begun = places = 0
    try:
        for row in islice(reader, 1, None) if said else reader:
            rows.append(row)
            begun, places = reader.line_num, places + len(row)
            if places > MOST_CELLS:
                return diagnose("BF106/data-file", what=path, most=MOST_CELLS)
    except csv.Error as error:
        return diagnose(
            explain_csv(error), row=f"the row that begins on line {begun + 1} of {path}"
        )
    cells: dict[tuple[int, int], Cell] = {
        (row, column): plain_cell(text)
        for row, texts in enumerate(rows, 2 if said else 1)
        if not _RULE.fullmatch("".join(texts))
        for column, text in enumerate(texts, 1)
        if text and not text.isspace()
    }
    # Where commas part fractions, spreadsheets part cells by semicolons: nobody can tell. By tabs
    # they part them everywhere: there the deck's language tells.
    return _laid_out(cells, DataSheet(file=path, rows=(), numbers=(), columns=(),
                                      decimal=_DECIMALS.get(separator, OF_LANGUAGE),
                                      notes=tuple(_wrong_letters(lines, path))))  # fmt: skip


def _wrong_letters(lines: Sequence[str], path: str) -> Iterator[Diagnostic]:
    """The first sign that another code page made several of; the others are mostly of the same
    cause."""
    for number, line in enumerate(lines, 1):
        for one in wrong_letters(line):
            yield diagnose("BF134/file", name=path, line=number, was=one.was, meant=one.meant)
            return


def _columns_by(separator: str, lines: Sequence[str]) -> tuple[int, int]:
    """How many rows have as many cells as most have, and how many those are. Titles above a table
    have separators too."""
    written = StringIO("\n".join(lines), newline="")
    counts: Counter[int] = Counter()
    try:
        for row in islice(csv.reader(written, delimiter=separator), _TRIED_ROWS):
            counts[len(row)] += len(row) > 1
    except csv.Error:
        pass
    columns, rows = max(counts.items(), key=lambda pair: pair[1], default=(0, 0))
    return rows * columns if rows else 0, rows


def _read_workbook(data: bytes, path: str, name: str) -> DataSheet | Diagnostic:
    from briefgen.read.excel_workbook import open_workbook

    book = open_workbook(data, path)
    if isinstance(book, Diagnostic):
        return book
    names = book.names
    # Two sheets of a workbook cannot differ in capitals only.
    name = next((one for one in names if name and _same(one) == _same(name)), name)
    if name and name not in names:
        there = ", ".join(names[:_TRIED_SHEETS])
        hint = hint_instead(name, names, otherwise=f"possible: {there}")
        return diagnose("BF113/no-such-sheet", hint=hint, name=path, sheet=name, possible=there)
    wanted = [name] if name else book.shown[:_TRIED_SHEETS]
    first: DataSheet | Diagnostic | None = None
    for one in wanted:
        sheet = book.sheet(one, path)
        if isinstance(sheet, Diagnostic):
            return first or sheet
        blank = DataSheet(file=path, sheet=one, rows=(), numbers=(), columns=())
        hidden = (sheet.hidden_rows, sheet.hidden_columns)
        found = _laid_out(sheet.cells, blank, *hidden)
        if isinstance(found, DataSheet) and sheet.merged:
            note = diagnose("BF132/merged", name=found.name, cells=", ".join(sheet.merged[:8]))
            found = replace(found, notes=(*found.notes, note))
        first = first or found
        if isinstance(found, DataSheet) and (name or _has_table(found)):
            return found if name else _with_note(found, names, book.shown)
    assert first is not None
    return first


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()


def _has_table(sheet: DataSheet) -> bool:
    """Whether there is a number in two rows, each below or behind something else; a cover has
    none, or a single one."""
    full = (row for row in sheet.rows[1:] if sum(cell != "" for cell in row) > 1)
    return sum(any(_is_figure(cell) for cell in row[1:]) for row in full) > 1


def _is_figure(cell: Cell) -> bool:
    return _FIGURE.fullmatch(cell) is not None if isinstance(cell, str) else True


def _with_note(found: DataSheet, names: Sequence[str], shown: Sequence[str]) -> DataSheet:
    """The sheet that was read without being named, where it is not the first."""
    passed = names[: names.index(found.sheet)]
    if not passed:
        return found
    why = "is hidden" if passed[0] not in shown else "has no table"
    note = diagnose("BF131/sheet", file=found.file, passed=passed[0], why=why, sheet=found.sheet)
    return replace(found, notes=(*found.notes, note))


def _laid_out(
    cells: dict[tuple[int, int], Cell],
    sheet: DataSheet,
    hidden_rows: frozenset[int] = frozenset(),
    hidden_columns: frozenset[int] = frozenset(),
) -> DataSheet | Diagnostic:
    """The cells in rows and columns, without those that are hidden or empty."""
    rows = {row for row, _ in cells}
    columns = {column for _, column in cells}
    left = sorted(rows & hidden_rows), sorted(columns & hidden_columns)
    numbers, letters = sorted(rows - hidden_rows), sorted(columns - hidden_columns)
    if not numbers or not letters:
        return diagnose("BF112/sheet-data" if sheet.sheet else "BF112/csv-data", name=sheet.name)
    if len(numbers) * len(letters) > _MOST_PLACES:
        return diagnose("BF106/data-file", what=sheet.name, most=MOST_CELLS)
    found = replace(
        sheet,
        rows=tuple(tuple(_tidy(cells.get((row, one), "")) for one in letters) for row in numbers),
        numbers=tuple(numbers),
        columns=tuple(letters),
    )
    if any(left):
        note = diagnose("BF131/hidden", name=sheet.name, what=_hidden(*left))
        found = replace(found, notes=(note,))
    return _unfit(found) or found


def _tidy(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    lines = (" ".join(line.split()) for line in cell.split("\n"))
    return failed_in(cell.strip()) or "\n".join(filter(None, lines))


def _hidden(rows: Sequence[int], columns: Sequence[int]) -> str:
    """Rows and columns in words: rows 3, 4 and 7; column C."""
    named = ("row", [str(row) for row in rows]), ("column", [column_name(one) for one in columns])
    return " and ".join(
        f"{noun}{'s' if len(all_of) > 1 else ''} {', '.join(all_of[:8])}"
        + (f" and {len(all_of) - 8} more" if len(all_of) > 8 else "")
        for noun, all_of in named
        if all_of
    )


def _unfit(sheet: DataSheet) -> Diagnostic | None:
    """Texts longer than any name, and control characters and the like, which a file would carry
    into the deck unnoticed."""
    for number, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            if not isinstance(cell, str):
                continue
            if len(cell) > LONGEST_TEXT:
                place = sheet.at(number, column)
                return diagnose("BF106/cell", place=place, most=LONGEST_TEXT)
            if match := UNSEEN.search(cell):
                place, sign = sheet.at(number, column), ord(match.group())
                return diagnose("BF104/data-file", place=place, number=sign)
    return None
