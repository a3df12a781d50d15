"""A chart of a presentation -> its names and numbers, by the index that each point has.

python-pptx opens the chart; its plots know neither charts in space nor those of two kinds, so what
is in the series is read from the part itself, for every kind in one way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from briefgen.importing.imported_talk import ImportedChart, ImportedSeries
from briefgen.importing.pptx.chart_numbers import as_category, as_value, is_percent, money_sign
from briefgen.importing.pptx.scatter_points import FROM_LEFT, points_by_place
from briefgen.importing.pptx.slide_reading import raw_words
from briefgen.model.values import Value, replace
from briefgen.ooxml.reader import NAMESPACES, Element, find, find_all, whole, word

_C, _A = (f"{{{NAMESPACES[prefix]}}}" for prefix in "ca")
# What briefgen has by the same name, where a chart is of this alone.
_OURS = {
    "lineChart": "line",
    "pieChart": "pie",
    "doughnutChart": "ring",
    "areaChart": "area",
    "scatterChart": "scatter",
}
_CALLED = {
    "barChart": "columns",
    "lineChart": "lines",
    "pieChart": "a pie",
    "doughnutChart": "a doughnut",
    "areaChart": "areas",
    "scatterChart": "points by two values",
    "bubbleChart": "bubbles",
    "radarChart": "a radar",
    "stockChart": "prices",
    "surfaceChart": "a surface",
    "ofPieChart": "a pie with a part of it",
}
# More is no chart that anybody drew.
_MOST_POINTS = 20_000
_SHARES = "percentStacked"
_GAP = "#N/A"
# A name that programs give to a series, in whatever language.
_MADE_NAME = re.compile(r"\w+ ?\d+$")


class ReadChart(Value):
    """A `chart`, and the words in it that it has no place for: labels written by hand (`other`),
    and what stands in place of a number (`no_numbers`)."""

    chart: ImportedChart
    other: str
    no_numbers: str = ""


class _Points(Value, kw_only=True):
    """Cached `cells`: their `texts` by index, how many there are (`count`), and how numbers are
    shown (`format`); `is_text` where they are no numbers."""

    cells: tuple[Element, ...] = ()
    texts: Mapping[int, str] = {}
    count: int = 0
    format: str = ""
    is_text: bool = False

    @property
    def no_numbers(self) -> list[str]:
        """What is no number, but for the sign by which a gap is made on purpose."""
        texts = (text.strip() for text in self.texts.values())
        return [text for text in texts if text not in ("", _GAP) and as_value(text) is None]

    def values(self, count: int) -> tuple[float | None, ...]:
        return tuple(as_value(self.texts.get(index, "")) for index in range(count))

    def names(self, count: int, clean: Callable[[str], str]) -> tuple[str, ...]:
        """A number for each where there are no names at all."""
        if not self.texts:
            return tuple(str(index + 1) for index in range(count))
        found = (self.texts.get(index, "") for index in range(count))
        return tuple(
            " ".join(clean(one).split()) if self.is_text else as_category(one, self.format)
            for one in found
        )


class ChartReader(Struct, kw_only=True):
    """Reads the chart of a part by its root (`space`), with texts made `clean`. What was `used` of
    its texts is no label besides; `no_numbers` are texts in place of a number."""

    space: Element
    clean: Callable[[str], str]
    used: list[Element] = field(default_factory=list)
    no_numbers: list[str] = field(default_factory=list)

    def read(self) -> ReadChart:
        area = find(self.space, "c:chart/c:plotArea")
        plots = [one for one in find_all(area, "*") if word(one).endswith("Chart")]
        kinds = {word(plot) for plot in plots}
        categories, series, formats = self._data(plots)
        kind = _kind(plots, area)
        if kind == "scatter" and (points := points_by_place(categories, series)):
            categories, series = points
        elif kind == "scatter":
            kind = ""
        grouping = _value(plots[0], "c:grouping") if plots else ""
        by_category, by_value = self._axes(area, kinds)
        if kind == "bar" and not _begins_at_top(area):
            categories = categories[::-1]
            series = tuple(replace(one, values=one.values[::-1]) for one in series)
        chart = ImportedChart(
            kind=kind,
            called=" and ".join(sorted({_called(plot) for plot in plots})),
            title=self._title(series),
            categories=categories,
            series=series,
            sign=_money_sign(formats),
            is_percent=grouping != _SHARES and _is_in_percent(formats, area),
            is_stacked=grouping in ("stacked", _SHARES),
            is_share_of_whole=grouping == _SHARES,
            axis_title=by_value,
            category_title=by_category,
        )
        return ReadChart(chart, self._other(), self.clean(" ".join(self.no_numbers)))

    def _title(self, series: Sequence[ImportedSeries]) -> str:
        """That of the chart; one of a single series is shown with the name of that."""
        found = find(self.space, "c:chart/c:title")
        is_bare = found is None or find(found, "c:tx") is None
        is_off = _value(self.space, "c:chart/c:autoTitleDeleted") in ("1", "true")
        if is_bare and not is_off and len(series) == 1 and not _MADE_NAME.match(series[0].name):
            return series[0].name
        return self._words(found)

    def _axes(self, area: Element, kinds: set[str]) -> tuple[str, str]:
        """The names of the axis of categories and of that of values."""
        by_value = find_all(area, "c:valAx")
        others = [one for one in find_all(area, "*") if word(one) in ("catAx", "dateAx")]
        if kinds & {"scatterChart", "bubbleChart"} and not others:
            others, by_value = by_value[:1], by_value[1:]
        return (
            self._words(find(others[0], "c:title")) if others else "",
            self._words(find(by_value[0], "c:title")) if by_value else "",
        )

    def _words(self, element: Element) -> str:
        """The text of a title, or of a name."""
        if element is None:
            return ""
        found = [*element.iter(f"{_A}t"), *_cached_texts(element)]
        self.used.extend(found)
        cached = (one.text or "" for one in _cached_texts(element))
        return " ".join([raw_words(element), *self.clean(" ".join(cached)).split()]).strip()

    def _data(
        self, plots: Sequence[Element]
    ) -> tuple[tuple[str, ...], tuple[ImportedSeries, ...], list[str]]:
        """The categories, the series, and the formats of their numbers."""
        listed = [one for plot in plots for one in find_all(plot, "c:ser")]
        listed.sort(key=lambda one: whole(_value(one, "c:order")))
        across = [_points(find(one, "c:cat"), find(one, "c:xVal")) for one in listed]
        named = next((one for one in across if one.texts), _Points())
        columns = []
        for number, (one, places) in enumerate(zip(listed, across, strict=True), 1):
            name = self._words(find(one, "c:tx")) or (f"{number}" if len(listed) > 1 else "")
            if places.texts == named.texts:
                self.used.extend(places.cells)
            elif not places.is_text:
                columns.append((f"{name}{FROM_LEFT}", places))
            columns.append((name, _points(find(one, "c:val"), find(one, "c:yVal"))))
            if (sizes := find(one, "c:bubbleSize")) is not None:
                columns.append((f"{name} (size)", _points(sizes)))
        count = max([points.count for points in (named, *(one for _, one in columns))])
        self.no_numbers += [text for _, points in columns for text in points.no_numbers]
        return (
            named.names(count, self.clean),
            tuple(ImportedSeries(name, points.values(count)) for name, points in columns),
            [points.format for _, points in columns],
        )

    def _other(self) -> str:
        """The words that are neither names nor numbers of what was read."""
        used = {id(one) for one in self.used}
        written = [
            raw_words(paragraph)
            for paragraph in self.space.iter(f"{_A}p")
            if not any(id(one) in used for one in paragraph.iter(f"{_A}t"))
        ]
        cached = (one.text or "" for one in _cached_texts(self.space) if id(one) not in used)
        return " ".join(filter(None, [*written, *self.clean(" ".join(cached)).split()]))


def _cached_texts(element: Element) -> Iterator[Element]:
    """Of cells with text, and of names that stand in no cell."""
    for cache in element.iter(f"{_C}strCache", f"{_C}strLit", f"{_C}multiLvlStrCache", f"{_C}tx"):
        direct = word(cache) == "tx"
        yield from cache.iterchildren(f"{_C}v") if direct else cache.iter(f"{_C}v")


def _points(*holders: Element) -> _Points:
    """The cached cells of the first holder that is there."""
    holder = next((one for one in holders if one is not None), None)
    if holder is None:
        return _Points()
    levels = [_cells(one) for one in list(holder.iter(f"{_C}lvl")) or [holder]]
    indices = (index for level in levels for index in level)
    count = min(max([whole(_count(holder)), *(index + 1 for index in indices)]), _MOST_POINTS)
    texts = levels[0]
    for outer in levels[1:]:
        texts = _below(outer, texts, count)
    kinds = {word(one) for one in holder.iter()}
    return _Points(
        cells=tuple(holder.iter(f"{_C}v")),
        texts=texts,
        count=count,
        format=holder.findtext(f".//{_C}formatCode") or "",
        is_text=bool(kinds & {"lvl", "strCache", "strLit"}),
    )


def _cells(holder: Element) -> dict[int, str]:
    cells = {}
    for point in holder.iter(f"{_C}pt"):
        index = whole(point.get("idx"), -1)
        if 0 <= index < _MOST_POINTS:
            cells[index] = point.findtext(f"{_C}v") or ""
    return cells


def _below(outer: Mapping[int, str], texts: Mapping[int, str], count: int) -> dict[int, str]:
    """Names with those of the level above, which stand where that begins."""
    found, above = {}, ""
    for index in range(count):
        above = outer.get(index, above)
        found[index] = ", ".join(one for one in (above, texts.get(index, "")) if one)
    return found


def _count(holder: Element) -> str:
    return next((one.get("val", "") for one in holder.iter(f"{_C}ptCount")), "")


def _value(element: Element, path: str) -> str:
    found = find(element, path)
    return "" if found is None else found.get("val", "")


def _is_in_percent(formats: Sequence[str], area: Element) -> bool:
    """Whether its values, or else the axis or labels that show them, are written in percent."""
    if formats and all(map(is_percent, formats)):
        return True
    labels = (*find_all(area, "*/c:dLbls"), *find_all(area, "*/c:ser/c:dLbls"))
    shown = find_all(area, "c:valAx/c:numFmt")
    for label in labels:
        if _value(label, "c:showVal") in ("1", "true"):
            shown += find_all(label, "c:numFmt")
    own = [one for one in shown if one.get("sourceLinked") in ("0", "false")]
    return any(is_percent(one.get("formatCode", "")) for one in own)


def _money_sign(formats: Sequence[str]) -> str:
    """That of all series, if it is one."""
    signs = set(map(money_sign, formats))
    return signs.pop() if len(signs) == 1 else ""


def _kind(plots: Sequence[Element], area: Element) -> str:
    """What briefgen calls a chart of one kind with one axis of values; "" for any other. Areas that
    hide each other are lines."""
    kind = word(plots[0]) if len(plots) == 1 else ""
    if len(find_all(area, "c:valAx")) > (2 if kind == "scatterChart" else 1):
        return ""
    if kind == "barChart":
        return "bar" if _value(plots[0], "c:barDir") == "bar" else "column"
    if kind == "areaChart" and _is_in_front(plots[0]):
        return "line"
    return _OURS.get(kind, "")


def _begins_at_top(area: Element) -> bool:
    """Whether the first of lying bars stands above the others: mostly it stands below them."""
    return any(
        one.get("val") == "maxMin"
        for name in ("catAx", "dateAx")
        for one in find_all(area, f"c:{name}/c:scaling/c:orientation")
    )


def _is_in_front(plot: Element) -> bool:
    is_stacked = _value(plot, "c:grouping") in ("stacked", _SHARES)
    return not is_stacked and len(find_all(plot, "c:ser")) > 1


def _called(plot: Element) -> str:
    kind = word(plot)
    flat = kind.replace("3DChart", "Chart")
    called = _CALLED.get(flat, "another kind")
    if flat == "barChart" and _value(plot, "c:barDir") == "bar":
        called = "bars"
    return called if flat == kind else f"{called} in 3-D"
