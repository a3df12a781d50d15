"""A chart of the newer kinds (waterfall, funnel, tree map ...) -> its names and numbers."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.importing.imported_talk import ImportedChart, ImportedSeries
from briefgen.importing.pptx.chart_numbers import as_value
from briefgen.ooxml.reader import NAMESPACES, Element, whole, word

_A = f"{{{NAMESPACES['a']}}}"
_MOST_POINTS = 20_000


def read_new_chart(space: Element, clean: Callable[[str], str]) -> ImportedChart:
    """`space` is the root of its part, whatever the year of its namespace."""
    texts: list[list[str]] = []
    numbers: list[list[str]] = []
    kinds = []
    for element in space.iter():
        match word(element):
            case "strDim":
                texts.extend(_cells(level) for level in element if word(level) == "lvl")
            case "numDim":
                numbers.extend(_cells(level) for level in element if word(level) == "lvl")
            case "series":
                kinds.append(element.get("layoutId", ""))
    count = max((len(cells) for cells in (*texts, *numbers)), default=0)
    return ImportedChart(
        kind="",
        called=" and ".join(dict.fromkeys(kinds)),
        title=" ".join(clean(" ".join(t.text or "" for t in space.iter(f"{_A}t"))).split()),
        categories=_names(texts, count, clean),
        series=tuple(
            ImportedSeries("", tuple(map(as_value, cells + [""] * (count - len(cells)))))
            for cells in numbers
        ),
    )


def _cells(level: Element) -> list[str]:
    count = min(whole(level.get("ptCount")), _MOST_POINTS)
    cells = [""] * count
    for point in level:
        index = whole(point.get("idx"), -1)
        if 0 <= index < count:
            cells[index] = point.text or ""
    return cells


def _names(levels: list[list[str]], count: int, clean: Callable[[str], str]) -> tuple[str, ...]:
    """The names of all levels, the outermost first."""
    rows = [cells + [""] * (count - len(cells)) for cells in reversed(levels)]
    found = tuple(clean(", ".join(one for one in row if one)) for row in zip(*rows, strict=True))
    return found or tuple(str(index + 1) for index in range(count))
