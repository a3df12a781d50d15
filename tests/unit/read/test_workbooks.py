"""Workbooks as people have them: what their cells show, what is hidden, what is broken."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from briefgen.model.data_sheet import BadCell, DataSheet, ShownNumber
from briefgen.model.diagnostics import Diagnostic
from briefgen.read.data_files import read_data
from briefgen.resolve.data_cells import figure_of, shown
from briefgen.resolve.data_tables import DataTable, Selection, find_table
from briefgen.resolve.number_parsing import ParsedNumber
from briefgen.support.world import DiskWorld


def _read(folder: Path, fill: Callable[[Any], None], sheet: str = "") -> DataSheet | Diagnostic:
    path = folder / "assets" / "data" / "a.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        fill(book)
    return read_data(DiskWorld(folder), "a.xlsx", sheet)


def _texts(found: DataSheet | Diagnostic, language: str = "en-GB") -> list[list[str]]:
    assert isinstance(found, DataSheet), found
    return [[shown(cell, language) for cell in row] for row in found.rows]


FORMATS: list[tuple[Any, str, str, str]] = [
    (0.4523, "0%", "45%", "45 %"),
    (1234.5, "#,##0", "1,235", "1.235"),
    (1234.5, "[$£-809]#,##0.00;[Red]\\-[$£-809]#,##0.00", "£1,234.50", "£1.234,50"),
    (-1234.5, '_-"£"* #,##0.00_-', "-£1,234.50", "-£1.234,50"),
    (1234567, '0.0,,"m"', "1.2m", "1,2m"),
    (12, '0" km"', "12 km", "12 km"),
    (0.1 + 0.2, "General", "0.3", "0,3"),
    # The last figures of a long number were noughts.
    (12345678901, "General", "12345678901", "12345678901"),
    (-123456789012.25, "General", "-123456789012", "-123456789012"),
    (datetime(2026, 4, 1), "mmm yyyy", "Apr 2026", "Apr 2026"),  # noqa: DTZ001
    (datetime(2026, 5, 1), "mmmm yyyy", "May 2026", "Mai 2026"),  # noqa: DTZ001
    (datetime(2026, 5, 1), "d mmmm yyyy", "1 May 2026", "1 Mai 2026"),  # noqa: DTZ001
    (datetime(2026, 5, 1), "m/d/yy", "1 May 2026", "1. Mai 2026"),  # noqa: DTZ001
    (datetime(2026, 5, 1, 9, 5), "hh:mm", "09:05", "09:05"),  # noqa: DTZ001
    (datetime(2026, 5, 1), "yyyy-mm-dd", "2026-05-01", "2026-05-01"),  # noqa: DTZ001
    # What is shown as no plain amount: names made of figures, hours, fractions.
    (42, "00000", "00042", "00042"),
    (2079460000, "00000 000000", "02079 460000", "02079 460000"),
    (123456, "00-00-00", "12-34-56", "12-34-56"),
    (5, '"No. "000', "No. 005", "No. 005"),
    (5, '"No. "0', "No. 5", "No. 5"),
    (26.5 / 24, "[h]:mm", "26:30", "26:30"),
    (0.0104167, "[mm]:ss", "15:00", "15:00"),
    (1.5, "# ?/?", "1 1/2", "1 1/2"),
    (0.75, "?/8", "6/8", "6/8"),
    # A format may have parts for some numbers only.
    (500, '[>=1000000]0.0,,"m";[>=1000]0.0,"k";0', "500", "500"),
    (1500, '[>=1000000]0.0,,"m";[>=1000]0.0,"k";0', "1.5k", "1,5k"),
    (0, '#,##0;-#,##0;"none"', "none", "none"),
    (0, '_-"£"* #,##0_-;-"£"* #,##0_-;_-"£"* "-"??_-;_-@_-', "£-", "£-"),
]


def test_numbers_and_dates_were_not_as_their_cells_show_them(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        for row, (value, code, _, _) in enumerate(FORMATS):
            number = 14 if code == "m/d/yy" else code
            sheet.write(row, 0, value, book.add_format({"num_format": number}))

    found = _read(tmp_path, fill)
    assert [row[0] for row in _texts(found)] == [english for _, _, english, _ in FORMATS]
    german = [text.replace("\u00a0", " ") for (text,) in _texts(found, "de")]
    assert [text.replace("%", " %").replace("  ", " ") for text in german] == [
        other.replace("%", " %").replace("  ", " ") for _, _, _, other in FORMATS
    ]
    assert isinstance(found, DataSheet)
    cell = found.rows[0][0]
    assert isinstance(cell, ShownNumber)
    # A chart has what was kept, not what is rounded.
    assert cell.value == Decimal("45.23")


def test_hours_were_plotted_as_days(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, 26.5 / 24, book.add_format({"num_format": "[h]:mm"}))

    found = _read(tmp_path, fill)
    assert isinstance(found, DataSheet)
    assert figure_of(found.rows[0][0], ".") == ParsedNumber(value=Decimal("26.5"), unit="h")


def test_numbers_above_the_line_became_figures_of_the_number(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        raised = book.add_format({"font_script": 1})
        lowered = book.add_format({"font_script": 2})
        sheet = book.add_worksheet()
        sheet.write_rich_string(0, 0, "Visits", raised, "1,2")
        sheet.write_rich_string(1, 0, "123", raised, "4")
        sheet.write_rich_string(2, 0, "North", raised, "a")
        sheet.write_rich_string(3, 0, "1", raised, "st", " of May")
        sheet.write_rich_string(4, 0, "CO", lowered, "2", " saved")

    found = _read(tmp_path, fill)
    assert [row[0] for row in _texts(found)] == [
        "Visits¹ ²",
        "123⁴",
        "North [a]",
        "1st of May",
        "CO₂ saved",
    ]
    assert isinstance(found, DataSheet)
    assert figure_of(found.rows[1][0], ".") == ParsedNumber(value=Decimal(123), mark="⁴")


def test_names_of_rows_that_are_merged_were_empty_below(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:A2", "Area")
        sheet.merge_range("B1:B2", "Service")
        sheet.merge_range("C1:D1", "Visits")
        sheet.write_row("C2", ["2025", "2026"])
        sheet.merge_range("A3:A4", "North")
        sheet.merge_range("A5:A60000", "South")
        for row, name in enumerate(("Housing", "Schools", "Housing", "Schools"), 2):
            sheet.write_row(row, 1, [name, row, row + 1])

    found = _read(tmp_path, fill)
    assert isinstance(found, DataSheet)
    table = find_table(found, Selection(), "en-GB")
    assert not isinstance(table, Diagnostic)
    assert table.heads == ("Area", "Service", "Visits 2025", "Visits 2026")
    assert [table.text(row, 0) for row in table.rows] == ["North", "North", "South", "South"]
    assert "A1:A2, B1:B2, A3:A4, A5:A60000" in table.notes[0].message


def test_a_title_that_is_merged_over_rows_and_columns_is_no_name_of_rows(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:C2", "Visits in both years")
        sheet.write_row("A3", ["Area", 2025, 2026])
        sheet.write_row("A4", ["North", 3, 4])
        sheet.write_row("A5", ["South", 5, 6])

    found = _read(tmp_path, fill)
    assert isinstance(found, DataSheet)
    table = find_table(found, Selection(), "en-GB")
    assert not isinstance(table, Diagnostic)
    assert table.heads == ("Area", "2025", "2026")


def test_hidden_rows_columns_and_sheets_were_drawn(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("Secret").hide()
        sheet = book.add_worksheet("Shown")
        sheet.activate()
        for row in range(4):
            sheet.write_row(row, 0, ["x" if row else "", row, row + 10])
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})

    found = _read(tmp_path, fill)
    assert _texts(found) == [["", "10"], ["x", "11"], ["x", "13"]]
    assert isinstance(found, DataSheet)
    assert [(note.code, note.message) for note in found.notes] == [
        ("BF131", "assets/data/a.xlsx, sheet Shown: row 3 and column B hidden, and left out"),
        ("BF131", "assets/data/a.xlsx: the sheet `Secret` is hidden, so `Shown` is read"),
    ]


def test_a_cover_was_read_in_place_of_the_table(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("Cover").write_column(0, 0, ["Statistics", "Published 2026"])
        sheet = book.add_worksheet("Table 1")
        sheet.write(0, 0, "Table 1: Visits")
        for row, cells in enumerate((["Place", "Visits"], ["Leeds", 12], ["York", 14]), 3):
            sheet.write_row(row, 1, cells)
        sheet.write(8, 1, "Source: the Unit")

    found = _read(tmp_path, fill)
    assert isinstance(found, DataSheet)
    assert found.sheet == "Table 1"
    table = find_table(found, Selection(), "en-GB")
    assert not isinstance(table, Diagnostic)
    assert table.heads[-2:] == ("Place", "Visits")
    assert len(table.rows) == 2
    assert [note.message.partition(": ")[2] for note in table.notes] == [
        "the sheet `Cover` has no table, so `Table 1` is read",
        "row 1 (Table 1: Visits): taken for titles, not for a part of the table",
        "row 9 (Source: the Unit): taken for notes, not for a part of the table",
    ]


def test_sheets_by_name_even_where_they_are_hidden(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("One").write(0, 0, "one")
        hidden = book.add_worksheet("Two")
        hidden.write(0, 0, "two")
        hidden.hide()

    assert _texts(_read(tmp_path, fill, "Two")) == [["two"]]
    absent = _read(tmp_path, fill, "Thre")
    assert isinstance(absent, Diagnostic)
    assert "Thre" in absent.message


def test_values_are_those_that_another_reader_finds(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        rich = book.add_format({"bold": True})
        sheet.write_rich_string(0, 0, "a ", rich, "bold", " word")
        sheet.write_row(1, 0, ["text", 1, -2.5, 1e-7, True])
        sheet.write_formula(2, 0, "=1+1", None, 2)
        sheet.write_datetime(2, 1, datetime(2026, 5, 1), book.add_format({"num_format": 14}))  # noqa: DTZ001

    found = _read(tmp_path, fill)
    data = (tmp_path / "assets/data/a.xlsx").read_bytes()
    other = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert other[0][0] == _texts(found)[0][0] == "a bold word"
    assert [other[1][0], *map(str, other[1][1:4])] == ["text", "1.0", "-2.5", "1e-07"]
    assert _texts(found)[1] == ["text", "1", "-2.5", "0.0000001", "true"]
    assert other[2][:2] == [2.0, date(2026, 5, 1)]
    assert _texts(found)[2][:2] == ["2", "1 May 2026"]


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)
BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{}</sheets>'
    "</workbook>"
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
    "</Relationships>"
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


def _packed(folder: Path, *sheets: str, doctype: str = "") -> DataSheet | Diagnostic:
    numbers = range(len(sheets))
    names = "".join(f'<sheet name="S{n}" sheetId="{n + 1}" r:id="r{n}"/>' for n in numbers)
    ids = "".join(
        f'<Relationship Id="r{n}" Type="{KIND}" Target="worksheets/s{n}.xml"/>' for n in numbers
    )
    path = folder / "assets" / "data" / "a.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", doctype + BOOK.format(names))
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format(ids))
        for n, text in enumerate(sheets):
            archive.writestr(f"xl/worksheets/s{n}.xml", text)
    return read_data(DiskWorld(folder), "a.xlsx")


def test_a_cell_in_small_letters_aborted_the_process(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="a1"><v>1</v></c></row><row><c r="xfd1048576"><v>2</v></c></row>'
    assert _texts(_packed(tmp_path, SHEET.format(rows))) == [["1", ""], ["", "2"]]


def test_cells_without_places_stand_one_after_the_other(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    assert _texts(_packed(tmp_path, SHEET.format(rows))) == [["1", "2"], ["3", ""]]


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param('<c r="XFE1"><v>1</v></c>', id="a column that no sheet has"),
        pytest.param("<c>" * 900_000, id="unclosed elements"),
        pytest.param("<x/>" * 1_000_100, id="elements of no use"),
        pytest.param("<c><v>1</v></c>" * 300_001, id="too many cells"),
        pytest.param(f"<c t='str'><v>{'a' * 40_000}</v></c>", id="a text longer than cells hold"),
        pytest.param("<c><v>1</v></c>" + " " * 51_000_000, id="a bomb"),
    ],
)
def test_workbooks_made_to_exhaust_the_machine(tmp_path: Path, sheet: str) -> None:
    begun = time.monotonic()
    found = _packed(tmp_path, SHEET.format(f"<row>{sheet}</row>"))
    assert isinstance(found, Diagnostic), len(str(found))
    assert found.code in {"BF106", "BF113"}
    assert time.monotonic() - begun < 5


def test_thousands_of_sheets(tmp_path: Path) -> None:
    begun = time.monotonic()
    found = _packed(tmp_path, *[SHEET.format("<row><c><v>1</v></c></row>")] * 2_000)
    assert _texts(found) == [["1"]]
    assert time.monotonic() - begun < 5


def test_a_workbook_that_declares_entities(tmp_path: Path) -> None:
    sheet = SHEET.format("<row><c><v>1</v></c></row>")
    found = _packed(tmp_path, sheet, doctype='<!DOCTYPE a [<!ENTITY x "y">]>')
    assert isinstance(found, Diagnostic)
    assert found.code == "BF113"


def test_a_sheet_has_one_name_however_it_is_typed(tmp_path: Path) -> None:
    """The hint `Summary ` could not be followed: a blank at the end is lost in YAML."""

    def fill(book: Any) -> None:
        book.add_worksheet("Cover").write(0, 0, "one")
        book.add_worksheet("Summary ").write(0, 0, "two")

    assert _texts(_read(tmp_path, fill, "summary")) == [["two"]]


def test_formulas_that_nobody_counted_were_zeros(tmp_path: Path) -> None:
    """Programs that write workbooks give formulas the value 0, for the spreadsheet to count."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, [3, 0])
        sheet.write_formula(2, 0, "=SUM(A1:A2)")
        sheet.write_formula(3, 0, "=A1", value=3)

    found = _read(tmp_path, fill)
    assert _texts(found) == [["3"], ["0"], [""], ["3"]]
    assert isinstance(found, DataSheet)
    assert [isinstance(row[0], BadCell) for row in found.rows] == [False, False, True, False]


def test_what_rows_are_called_below_several_heads_was_a_row(tmp_path: Path) -> None:
    """Pandas writes the names of an index so; a chart had an empty place called `r`."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 1, ["visits", "", "calls", ""])
        sheet.write_row(1, 0, ["y", 2024, 2025, 2024, 2025])
        sheet.write(2, 0, "r")
        sheet.write_row(3, 0, ["North", 1, 2, 5, 6])

    sheet = _read(tmp_path, fill)
    assert isinstance(sheet, DataSheet)
    found = find_table(sheet, Selection(), "en-GB")
    assert isinstance(found, DataTable)
    assert found.heads == ("y r", "visits 2024", "visits 2025", "calls 2024", "calls 2025")
    assert [found.text(row, 0) for row in found.rows] == ["North"]
