"""Chart -> the workbook that PowerPoint opens at "Edit data".

A cell holds a number or a text, and never a formula: no formula is ever written, and a text that
looks like one is marked as text, so that it stays one when its cell is edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from briefgen.model.data_sheet import column_name
from briefgen.model.scene import PlacedChart
from briefgen.ooxml.writer import Part, Relations, make_part, write_package
from briefgen.ooxml.xml import escape

SHEET_NAME = "Sheet1"
_BOOK, _SHEET, _STYLES = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"
_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = f"{_OFFICE}/spreadsheetml/2006/main"
Cell = str | Decimal | date | None
# The day from which Office counts.
_FIRST_DAY = date(1899, 12, 30)
# What a spreadsheet takes for the beginning of a formula when it is typed.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def day_number(day: date) -> int:
    """A day as Office counts them."""
    return (day - _FIRST_DAY).days


def workbook_bytes(chart: PlacedChart) -> bytes:
    """The chart's data as an .xlsx file: categories in the first column, series in the others."""
    return write_package(_parts(chart))


def _parts(chart: PlacedChart) -> Iterator[Part]:
    package, book = Relations(""), Relations(_BOOK)
    package.add("officeDocument", _BOOK)
    sheet = book.add("worksheet", _SHEET)
    book.add("styles", _STYLES)
    yield package.part()
    yield make_part(_BOOK, "spreadsheetml.sheet.main", _book_xml(sheet))
    yield book.part()
    yield make_part(_SHEET, "spreadsheetml.worksheet", _sheet_xml(chart))
    yield make_part(_STYLES, "spreadsheetml.styles", _styles_xml())


def _book_xml(sheet: str) -> str:
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/officeDocument/2006/relationships">'
        f'<sheets><sheet name="{SHEET_NAME}" sheetId="1" r:id="{sheet}"/></sheets></workbook>'
    )


def _sheet_xml(chart: PlacedChart) -> str:
    columns = [one.values for one in chart.series]
    foot = chart.foot.name if chart.foot and chart.foot.name else None
    head: list[Cell] = [foot, *(one.name for one in chart.series)]
    days = chart.days.days if chart.days else ()
    names: tuple[Cell, ...] = days or chart.across or chart.categories
    body = ([name, *values] for name, *values in zip(names, *columns, strict=True))
    rows = "".join(_row_xml(number, row) for number, row in enumerate((head, *body), 1))
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _row_xml(number: int, cells: Iterable[Cell]) -> str:
    found = "".join(
        _cell_xml(f"{column_name(column)}{number}", cell) for column, cell in enumerate(cells, 1)
    )
    return f'<row r="{number}">{found}</row>'


def _cell_xml(place: str, cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            style = ' s="1"' if cell.startswith(_FORMULA) else ""
            text = f'<is><t xml:space="preserve">{escape(cell)}</t></is>'
            return f'<c r="{place}"{style} t="inlineStr">{text}</c>'
        case date():
            return f'<c r="{place}" s="2"><v>{day_number(cell)}</v></c>'
        case Decimal():
            return f'<c r="{place}"><v>{cell:f}</v></c>'


def _styles_xml() -> str:
    """The plain style, that of texts which must not be taken for formulas, and that of days."""
    look = 'fontId="0" fillId="0" borderId="0"'
    plain, day = f'<xf numFmtId="0" {look}', f'<xf numFmtId="14" {look}'
    return (
        f'<styleSheet xmlns="{_MAIN}">'
        '<fonts count="1"><font><sz val="11"/><name val="Arial"/><family val="2"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1">{plain}/></cellStyleXfs>'
        f'<cellXfs count="3">{plain} xfId="0"/>{plain} xfId="0" quotePrefix="1"/>'
        f'{day} xfId="0" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )
