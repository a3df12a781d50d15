"""Data files: what their cells say, and what is refused."""

from __future__ import annotations

import random
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from briefgen.model.data_sheet import OF_LANGUAGE, DataSheet, column_name
from briefgen.model.diagnostics import Diagnostic
from briefgen.read.data_files import read_data
from briefgen.read.data_shelf import DataShelf
from briefgen.resolve.data_cells import shown
from briefgen.support.world import DiskWorld


def _world(folder: Path, **files: bytes) -> DiskWorld:
    data = folder / "assets" / "data"
    data.mkdir(parents=True)
    for name, content in files.items():
        (data / name.replace("_", ".")).write_bytes(content)
    return DiskWorld(folder)


def _workbook(folder: Path, name: str, sheets: dict[str, dict[str, Any]]) -> DiskWorld:
    path = folder / "assets" / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        for title, cells in sheets.items():
            sheet = book.add_worksheet(title)
            for place, value in cells.items():
                sheet.write(place, value)
    return DiskWorld(folder)


def _sheet(found: DataSheet | Diagnostic) -> DataSheet:
    assert isinstance(found, DataSheet), found
    return found


def _fault(found: DataSheet | Diagnostic) -> Diagnostic:
    assert isinstance(found, Diagnostic), found
    return found


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        (",A,B\nx,1,2\n", "."),
        (";A;B\r\nx;1;2\r\n", ""),
        ("\tA\tB\nx\t1\t2", OF_LANGUAGE),
        ("sep=;\r\n;A;B\r\nx;1;2\r\n", ""),
        (",A,B\rx,1,2\r", "."),
    ],
)
def test_csv_by_its_separator(tmp_path: Path, text: str, decimal: str) -> None:
    world = _world(tmp_path, a_csv=b"\xef\xbb\xbf" + text.encode())
    found = _sheet(read_data(world, "a.csv"))
    assert found.rows == (("", "A", "B"), ("x", "1", "2"))
    assert found.decimal == decimal


def test_empty_rows_and_columns_round_the_cells_do_not_count(tmp_path: Path) -> None:
    world = _world(tmp_path, a_csv=b',,,\n,,"A  word",B\n,x,1\n,,,\n')
    found = _sheet(read_data(world, "a.csv"))
    assert found.rows == (("", "A word", "B"), ("x", "1", ""))
    assert found.at(1, 1) == "assets/data/a.csv, row 3, column C"


def test_cells_of_a_workbook_are_texts(tmp_path: Path) -> None:
    cells = {"B1": "A", "A2": 2001, "B2": 12.5, "A3": True, "B3": 0.1, "A4": date(2008, 10, 15),
             "B4": "=1+1", "A5": time(12, 30), "B5": 1e-7}  # fmt: skip
    world = _workbook(tmp_path, "a.xlsx", {"S": cells})
    rows = [
        tuple(shown(cell, "en-GB") for cell in row)
        for row in _sheet(read_data(world, "a.xlsx")).rows
    ]
    assert rows[:3] == [("", "A"), ("2001", "12.5"), ("true", "0.1")]
    # A program wrote the formula, and none has counted it.
    assert rows[3] == ("2008-10-15", "")
    assert rows[4][1] == "0.0000001"


@pytest.mark.parametrize("name", ["utf-16", "utf-8-sig", "utf-8"])
def test_csv_in_the_encodings_of_excel(tmp_path: Path, name: str) -> None:
    world = _world(tmp_path, a_csv=",é\nx,1\n".encode(name))
    assert _sheet(read_data(world, "a.csv")).rows == (("", "é"), ("x", "1"))


def test_titles_with_commas_above_semicolons(tmp_path: Path) -> None:
    world = _world(tmp_path, a_csv=b"Visits, calls, letters, mails\n\nA;B\n1;2\n3;4\n")
    assert _sheet(read_data(world, "a.csv")).rows[1:] == (("A", "B"), ("1", "2"), ("3", "4"))


def test_sheets_by_name(tmp_path: Path) -> None:
    world = _workbook(tmp_path, "a.xlsx", {"One": {"A1": "one"}, "Two": {"A1": "two"}})
    assert _sheet(read_data(world, "a.xlsx")).rows == (("one",),)
    assert _sheet(read_data(world, "a.xlsx", "Two")).rows == (("two",),)
    assert _fault(read_data(world, "a.xlsx", "Three")).hint == "possible: One, Two"


def test_a_single_cell_far_away_takes_no_memory(tmp_path: Path) -> None:
    world = _workbook(tmp_path, "a.xlsx", {"S": {"A1": "x", "XFD1048576": 1}})
    found = _sheet(read_data(world, "a.xlsx"))
    assert found.at(1, 1) == "assets/data/a.xlsx, sheet S, row 1048576, column XFD"


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("a.csv", b"caf\xe9", "BF103", "line 1"),
        ("a.csv", b"", "BF112", "is empty"),
        ("a.csv", b'"a', "BF102", "never closed"),
        (
            "a.csv",
            b'a,b\n"x" y,1\n',
            "BF102",
            "line 2 of assets/data/a.csv cannot be read: there is more text",
        ),
        ("a.csv", b'"' + b"a" * 200_000, "BF102", "never closed"),
        ("a.csv", b"a,b\nx,1\x07\n", "BF104", "row 2, column B"),
        ("a.csv", b"x\n" * 300_001, "BF106", "is too large"),
        ("a.xlsx", b"PK\x03\x04 nothing", "BF113", "is not an Excel workbook"),
        ("a.txt", b"a", "BF113", "is not a data file"),
    ],
)
def test_what_is_refused(tmp_path: Path, name: str, data: bytes, code: str, words: str) -> None:
    world = _world(tmp_path, **{name.replace(".", "_"): data})
    found = _fault(read_data(world, name))
    assert (found.code, words in found.message) == (code, True), found


@pytest.mark.parametrize("name", ["../secret.csv", "/etc/passwd.csv", "a/../../b.csv", "C:x.csv"])
def test_nothing_outside_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.csv").write_text("a,b\nx,1\n", encoding="utf-8")
    world = _world(tmp_path / "project", a_csv=b"a")
    assert _fault(read_data(world, name)).code == "BF101"
    assert not any("secret" in seen or "passwd" in seen for seen in world.seen)


def test_a_file_is_read_once_when_it_is_asked_for(tmp_path: Path) -> None:
    world = _world(tmp_path, a_csv=b"a,b\nx,1\n")
    shelf = DataShelf(world)
    assert world.seen == {}
    first = shelf("a.csv", "")
    (tmp_path / "assets/data/a.csv").unlink()
    assert shelf("a.csv", "") is first
    assert list(world.seen) == ["assets/data/a.csv"]


def test_broken_workbooks_are_faults(tmp_path: Path) -> None:
    """Whatever happens to its bytes, a file is read or refused."""
    world = _workbook(tmp_path, "a.xlsx", {"S": {"B1": "A", "A2": "x", "B2": 1}})
    path = tmp_path / "assets/data/a.xlsx"
    whole, chance, refused = path.read_bytes(), random.Random(1), 0  # noqa: S311
    for _ in range(200):
        broken = bytearray(whole)
        for _ in range(20):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        path.write_bytes(broken)
        refused += isinstance(read_data(world, "a.xlsx"), Diagnostic)
    assert refused > 150


def test_names_of_columns() -> None:
    assert [column_name(number) for number in (1, 26, 27, 702, 703)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
    ]
