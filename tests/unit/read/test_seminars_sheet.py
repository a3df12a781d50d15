"""Seminars from decks/seminars.xlsx: read as a CSV file is, and faults by sheet, row and column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter

from briefgen.model.diagnostics import Faults
from briefgen.read.seminars import read_seminars
from briefgen.report.json_array import render_json
from briefgen.report.lines import render_lines
from briefgen.report.terminal import render_text
from briefgen.support.world import DiskWorld

HEAD = ["id", "deck", "date", "venue", "copies", "Room"]


def _write(
    folder: Path, rows: Sequence[Sequence[Any]], sheet: str = "Events", top: int = 0
) -> None:
    (folder / "decks").mkdir(exist_ok=True)
    path = folder / "decks/seminars.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        book.add_worksheet("Notes").hide()
        worksheet = book.add_worksheet(sheet)
        worksheet.activate()
        for number, row in enumerate(rows, top):
            for column, cell in enumerate(row):
                if isinstance(cell, str) and cell.startswith("="):
                    worksheet.write_formula(number, column, cell, None, "#DIV/0!")
                else:
                    worksheet.write(number, column, cell)


def _read(folder: Path) -> tuple[dict[str, Any], Faults]:
    faults = Faults()
    return read_seminars(DiskWorld(folder), faults), faults


def test_a_workbook_of_seminars_was_passed_over(tmp_path: Path) -> None:
    _write(tmp_path, [HEAD, ["one", "letters", date(2026, 4, 3), "Hall\nLeeds", 30, 4.0]])
    found, faults = _read(tmp_path)
    assert not faults.found
    one = found["one"]
    assert (one.event.date.text, one.event.venue.text, one.copies) == (
        "2026-04-03",
        "Hall\nLeeds",
        {"delegates": 30},
    )
    assert one.variables["Room"].text == "4"


def test_a_price_lost_its_pence(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    with xlsxwriter.Workbook(str(tmp_path / "decks/seminars.xlsx")) as book:
        sheet = book.add_worksheet("seminars")
        sheet.write_row(0, 0, ["id", "deck", "price", "copies"])
        sheet.write_row(1, 0, ["one", "letters"])
        sheet.write(1, 2, 1234.5, book.add_format({"num_format": "£#,##0.00"}))
        sheet.write(1, 3, 30, book.add_format({"num_format": "0.00"}))
    found, faults = _read(tmp_path)
    assert not faults.found
    assert found["one"].variables["price"].text == "£1234.50"
    assert found["one"].copies == {"delegates": 30}


def test_the_sheet_named_seminars_is_read_before_the_first(tmp_path: Path) -> None:
    _write(tmp_path, [HEAD, ["one", "letters"]], "Seminars", top=2)
    assert list(_read(tmp_path)[0]) == ["one"]


def test_a_fault_names_sheet_row_and_column(tmp_path: Path) -> None:
    _write(tmp_path, [HEAD, ["one", "letters", "2026-02-30"]])
    _, faults = _read(tmp_path)
    (fault,) = faults
    assert (fault.span.line, fault.span.column, fault.span.sheet) == (2, 3, "Events")
    place = "decks/seminars.xlsx, sheet Events, row 2, column C"
    assert render_lines(faults).startswith(f"{place}: error[BF113]")
    assert place in render_text(faults, lambda file, line: "PK")
    assert "PK" not in render_text(faults, lambda file, line: "PK")
    assert '"sheet": "Events"' in render_json(faults, lambda file, number: None)


def test_a_formula_with_an_error_was_an_empty_cell(tmp_path: Path) -> None:
    rows = [HEAD, ["one", "letters", "", "=1/0"], ["two", "letters", "", "Hall"]]
    _write(tmp_path, rows)
    found, faults = _read(tmp_path)
    assert [(f.code, f.message, f.span.line, f.span.column) for f in faults] == [
        ("BF113", "the cell has the error #DIV/0!", 2, 4)
    ]
    assert list(found) == ["two"]


def test_a_formula_without_a_value_was_an_empty_cell(tmp_path: Path) -> None:
    _write(tmp_path, [HEAD, ["one", "letters"], ["two", "letters", "", "Hall"]])
    path = tmp_path / "decks/seminars.xlsx"
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w") as archive:
        for name, data in parts.items():
            new = b'<c r="B2"', b'<c r="C2"><f>TODAY()</f></c><c r="B2"'
            archive.writestr(name, data.replace(*new) if "sheet2" in name else data)
    found, faults = _read(tmp_path)
    assert [(f.code, f.message, f.span.line, f.span.column) for f in faults] == [
        ("BF113", "the formula in this cell has no value", 2, 3)
    ]
    assert list(found) == ["two"]


def test_what_is_merged_over_rows_held_for_the_first_only(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    with xlsxwriter.Workbook(str(tmp_path / "decks/seminars.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_column("A1", ["id", "one", "two"])
        sheet.write_column("B1", ["deck", "letters", "letters"])
        sheet.write("C1", "venue")
        sheet.merge_range("C2:C3", "Town Hall")
    found, faults = _read(tmp_path)
    assert not faults.found
    assert [one.event.venue.text for one in found.values()] == ["Town Hall", "Town Hall"]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([], "BF112"),
        ([HEAD, *([["one", "letters"]] * 2001)], "BF106"),
        ([[*HEAD, "room name"]], "BF110"),
        ([HEAD, ["one", "letters", "", "", "", "", "too much"]], "BF111"),
        ([HEAD, ["one", "letters", "", "", "many"]], "BF111"),
    ],
)
def test_what_is_wrong_with_it_is_reported(
    tmp_path: Path, rows: Sequence[Sequence[Any]], code: str
) -> None:
    _write(tmp_path, rows)
    assert {fault.code for fault in _read(tmp_path)[1]} == {code}


def test_a_file_that_is_none_is_reported(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/seminars.xlsx").write_bytes(b"id,deck\none,letters\n")
    assert [fault.code for fault in _read(tmp_path)[1]] == ["BF113"]


def test_both_files_are_an_error_that_names_both(tmp_path: Path) -> None:
    _write(tmp_path, [HEAD, ["one", "letters"]])
    (tmp_path / "decks/seminars.csv").write_text("id,deck\ntwo,letters\n")
    found, faults = _read(tmp_path)
    (fault,) = faults
    assert not found
    assert fault.is_error
    assert "decks/seminars.csv and decks/seminars.xlsx" in fault.message


def test_that_a_workbook_appears_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    world = DiskWorld(tmp_path)
    read_seminars(world, Faults())
    before = dict(world.listed)
    _write(tmp_path, [HEAD, ["one", "letters"]])
    assert any(DiskWorld(tmp_path).names(pattern) != names for pattern, names in before.items())
    again = DiskWorld(tmp_path)
    read_seminars(again, Faults())
    assert "decks/seminars.xlsx" in again.seen
