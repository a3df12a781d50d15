"""World + name -> the cells of a data file, as text.

Data files come from outside. CSV is read as UTF-8 with commas, semicolons or tabs; of an Excel
workbook only what its cells show, never a formula, a macro or a link. Both within limits.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from msgspec import Struct, field

from briefgen.model.data_sheet import DataSheet
from briefgen.model.diagnostics import Diagnostic, Faults, diagnose
from briefgen.read.csv_rows import explain_csv
from briefgen.read.data_file_limits import MOST_COLUMNS, MOST_ROWS
from briefgen.read.yaml_source import LONGEST_TEXT, UNSEEN
from briefgen.support.session import Session
from briefgen.support.world import World, is_inside, note_digest

FOLDER = "assets/data"
_SEPARATORS = ",;\t"

_Grid = Sequence[Sequence[str]]


class DataShelf(Struct):
    """The data files of a project; each is read from its `world` when it is first asked for, and
    `kept` by the names of file and sheet. `session` keeps them between compilations. `digests`
    are those of the files that were read, "" where there was none."""

    world: World
    session: Session = field(default_factory=Session)
    kept: dict[tuple[str, str], DataSheet | Diagnostic] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def __call__(self, name: str, sheet: str) -> DataSheet | Diagnostic:
        """The cells of a file under assets/data; `sheet` is "" for the first one."""
        if (name, sheet) not in self.kept:
            self.kept[name, sheet] = read_data(self.world, name, sheet, self.session)
            note_digest(self.world, f"{FOLDER}/{name}", self.digests)
        return self.kept[name, sheet]


def read_data(
    world: World, name: str, sheet: str = "", session: Session | None = None
) -> DataSheet | Diagnostic:
    """The cells of a .csv or .xlsx file, from the first row and column that hold anything. Those
    that the session knows by the file's digest are taken as they are."""
    path = f"{FOLDER}/{name}"
    kind = name.lower().rpartition(".")[2]
    if kind not in {"csv", "xlsx"}:
        return diagnose("BF113/not-data", name=name, folder=FOLDER)
    data = world.read(path) if is_inside(name) else None
    if data is None and (why := world.why_unread(path)):
        return why
    if data is None:
        return _absent(path, world)
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
    return diagnose("BF101/data-file", name=path, folder=FOLDER, there=there)


def _read_csv(data: bytes, path: str) -> DataSheet | Diagnostic:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return diagnose("BF103/data-file", name=path, line=line)
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader, rows = csv.reader(StringIO(text), delimiter=separator, strict=True), []
    begun = 1
    try:
        for row in reader:
            rows.append(row)
            begun = reader.line_num + 1
    except csv.Error as error:
        return diagnose(explain_csv(error), row=f"the row that begins on line {begun} of {path}")
    # Where commas part fractions, spreadsheets part cells by semicolons.
    return _trimmed(rows, path, decimal="," if separator == ";" else ".")


def _read_workbook(data: bytes, path: str, sheet: str) -> DataSheet | Diagnostic:
    from briefgen.read.excel_workbook import read_workbook

    rows = read_workbook(data, path, sheet)
    return rows if isinstance(rows, Diagnostic) else _trimmed(rows, path)


def _trimmed(rows: _Grid, path: str, decimal: str = ".") -> DataSheet | Diagnostic:
    """The cells without the empty rows and columns round them."""
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    used_rows = [number for number, row in enumerate(cells) if any(row)]
    used_columns = [number for row in cells for number, cell in enumerate(row) if cell]
    if not used_rows:
        is_csv = path.lower().endswith(".csv")
        return diagnose("BF112/csv-data" if is_csv else "BF112/sheet-data", name=path)
    top, left, right = used_rows[0], min(used_columns), max(used_columns) + 1
    kept = cells[top : used_rows[-1] + 1]
    if any(len(cell) > LONGEST_TEXT for row in kept for cell in row):
        return diagnose("BF106/cell", name=path, most=LONGEST_TEXT)
    if len(kept) > MOST_ROWS or right - left > MOST_COLUMNS:
        return diagnose("BF106/data-file", what=path, rows=MOST_ROWS, columns=MOST_COLUMNS)
    table = tuple(tuple(_padded(row[left:right], right - left)) for row in kept)
    found = DataSheet(file=path, rows=table, row=top + 1, column=left + 1, decimal=decimal)
    return _unseen(found) or found


def _padded(row: Sequence[str], width: int) -> Iterable[str]:
    return (*row, *[""] * (width - len(row)))


def _unseen(sheet: DataSheet) -> Diagnostic | None:
    """Control characters and the like, which a file would carry into the deck unnoticed."""
    for number, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            if match := UNSEEN.search(cell):
                place, number = sheet.at(number, column), ord(match.group())
                return diagnose("BF104/data-file", place=place, number=number)
    return None
