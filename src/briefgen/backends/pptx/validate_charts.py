"""A chart and its workbook -> what is wrong with them. A part of the gate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefgen.ooxml.part_facts import path
from briefgen.ooxml.reader import NAMESPACES, Refusal, open_office
from briefgen.support.memo import memo

_CACHES = path("//c:strRef | //c:numRef")
_POINTS = path(".//c:pt")
_FORMATS = path("//c:numFmt/@formatCode | //c:formatCode/text()")
_CELLS = path("//m:c")
_FORMULAS = path("count(//m:f)")
_PLACE = re.compile(r"Sheet1!\$([A-Z]+)\$(\d+)(?::\$\1\$(\d+))?")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d+)?")
# Days on an axis and in cells, and numbers with the signs that we know.
_DAY = r"yyyy\\-mm\\-dd|(?:\[\$-[0-9A-F]{3}\])?(?:d mmm|mmm yyyy|yyyy)"
_AMOUNT = r'(?:"[£$€]")?#,##0(?:\.0+)?,{0,2}(?:"[km]?\u00a0?[%€£$]?")?'
_FORMAT = re.compile(rf"General|0%|{_DAY}|({_AMOUNT})(?:;\"\u2212\"\1(?:;;)?)?")
# Besides its sheet a workbook holds its own list, its styles, and what every package has.
_WORKBOOK_PARTS = {
    *("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"),
    *("xl/worksheets/sheet1.xml", "xl/styles.xml"),
}


@memo(64)
def check_chart(tree: Any, workbook: bytes | None) -> tuple[str, ...]:
    """All that is wrong with one chart; `workbook` is None where the chart has none. Kept: decks of
    a series have the same charts."""
    return tuple(_found_in(tree, workbook))


def _found_in(tree: Any, workbook: bytes | None) -> Iterator[str]:
    for code in _FORMATS(tree):
        if not _FORMAT.fullmatch(code):
            yield f"`{code}` is no number format of ours"
    for cache in _CACHES(tree):
        yield from _check_cache(cache)
    if workbook is None:
        yield "no workbook"
        return
    try:
        cells, found = _open(workbook)
    except Refusal as refusal:
        yield f"its workbook cannot be opened: {refusal}"
        return
    yield from (f"its workbook {finding}" for finding in found)
    for cache in _CACHES(tree):
        yield from _compare(cache, cells)


def _check_cache(cache: Any) -> Iterator[str]:
    """As many points as are counted, each once, and numbers that are numbers."""
    count = cache.find(".//c:ptCount", NAMESPACES).get("val")
    places = [int(point.get("idx")) for point in _POINTS(cache)]
    first, last = _rows(cache)
    if places != sorted(set(places)) or any(place >= int(count) for place in places):
        yield f"points {places} of {count}"
    if last - first + 1 != int(count):
        yield f"{count} points for rows {first} to {last}"
    if cache.tag.endswith("numRef"):
        values = [point.findtext("c:v", "", NAMESPACES) for point in _POINTS(cache)]
        yield from (f"`{value}` is no number" for value in values if not _NUMBER.fullmatch(value))


def _rows(cache: Any) -> tuple[int, int]:
    found = _PLACE.fullmatch(cache.findtext("c:f", "", NAMESPACES))
    if found is None:
        return 1, 0
    return int(found[2]), int(found[3] or found[2])


def _open(workbook: bytes) -> tuple[dict[str, str], list[str]]:
    """The cells of a workbook by their places, and what it must not hold."""
    package = open_office(workbook)
    found = [f"holds {name}" for name in package.listed if name not in _WORKBOOK_PARTS]
    sheet = package.tree("xl/worksheets/sheet1.xml")
    if _FORMULAS(sheet):
        found.append("holds a formula")
    return {cell.get("r"): "".join(cell.itertext()) for cell in _CELLS(sheet)}, found


def _compare(cache: Any, cells: dict[str, str]) -> Iterator[str]:
    """What is drawn stands in the workbook."""
    place = _PLACE.fullmatch(cache.findtext("c:f", "", NAMESPACES))
    if place is None:
        yield "its data stand nowhere in its workbook"
        return
    for point in _POINTS(cache):
        cell = f"{place[1]}{int(place[2]) + int(point.get('idx'))}"
        shown = point.findtext("c:v", "", NAMESPACES)
        if cells.get(cell) != shown:
            yield f"`{shown}` is drawn, but {cell} of its workbook holds `{cells.get(cell)}`"
