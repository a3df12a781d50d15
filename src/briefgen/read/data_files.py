"""World + name -> the cells of a data file, as text.

Data files come from outside. CSV is read as UTF-8 with commas, semicolons or tabs; of an Excel
workbook only what its cells show, never a formula, a macro or a link. Both within limits.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from msgspec import Struct, field

from briefgen.model.data_sheet import DataFault, DataSheet
from briefgen.model.diagnostics import Faults
from briefgen.read.csv_rows import explain_csv
from briefgen.read.data_file_limits import MOST_COLUMNS, MOST_ROWS, TOO_LARGE
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
    kept: dict[tuple[str, str], DataSheet | DataFault] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def __call__(self, name: str, sheet: str) -> DataSheet | DataFault:
        """The cells of a file under assets/data; `sheet` is "" for the first one."""
        if (name, sheet) not in self.kept:
            self.kept[name, sheet] = read_data(self.world, name, sheet, self.session)
            note_digest(self.world, f"{FOLDER}/{name}", self.digests)
        return self.kept[name, sheet]


def read_data(
    world: World, name: str, sheet: str = "", session: Session | None = None
) -> DataSheet | DataFault:
    """The cells of a .csv or .xlsx file, from the first row and column that hold anything. Those
    that the session knows by the file's digest are taken as they are."""
    path = f"{FOLDER}/{name}"
    kind = name.lower().rpartition(".")[2]
    if kind not in {"csv", "xlsx"}:
        hint = "save it as .csv or .xlsx in that folder"
        return DataFault("BF113", f"`{name}` is no data file of {FOLDER}", hint)
    data = world.read(path) if is_inside(name) else None
    if data is None and (why := world.why_unread(path)):
        return DataFault(why.code, why.message, why.hint)
    if data is None:
        return DataFault("BF101", f"there is no file {path}", _there(world))
    if kind == "csv" and sheet:
        return DataFault("BF110", "a .csv file has no sheets", "remove `sheet:`")

    def make(_: Faults) -> DataSheet | DataFault:
        return _read_workbook(data, path, sheet) if kind == "xlsx" else _read_csv(data, path)

    key, digest = (path, sheet), world.seen[path]
    return (session or Session()).keep("data", key, digest, make, Faults())


def _there(world: World) -> str:
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
    from briefgen.read.excel_workbook import read_workbook

    rows = read_workbook(data, path, sheet)
    return rows if isinstance(rows, DataFault) else _trimmed(rows, path)


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
        return DataFault("BF106", f"{path} has too many cells", TOO_LARGE)
    table = tuple(tuple(_padded(row[left:right], right - left)) for row in kept)
    found = DataSheet(file=path, rows=table, row=top + 1, column=left + 1, decimal=decimal)
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
