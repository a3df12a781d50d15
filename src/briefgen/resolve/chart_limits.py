"""A chart with its numbers -> what is wrong with drawing it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.model.chart_kinds import ROUND, ChartName
from briefgen.model.charts import Chart
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.resolve.chart_days import gap_in
from briefgen.resolve.data_cells import is_time
from briefgen.text.locales import format_value

MOST_SERIES, MOST_SLICES, _MOST_CATEGORIES = 6, 6, 24
# Five years of months, and more: a line leaves out names.
_MOST_POINTS = 120
# Shares of a hundred, and by how much such shares may miss it when they are rounded.
_LEAST_SUM, _HALF = 10, 50
_SHARE, _ROUNDING = re.compile(r"%|\bper ?cent\b", re.IGNORECASE), 2


def most_categories(kind: ChartName) -> int:
    """How many can be told apart."""
    if kind in ROUND:
        return MOST_SLICES
    return _MOST_CATEGORIES if kind in ("bar", "column") else _MOST_POINTS


def complaints(chart: Chart, least: int) -> Iterator[Diagnostic]:
    """What is wrong; a pie has so many slices at `least`."""
    series, categories = len(chart.series), len(chart.categories)
    values = [value for one in chart.series for value in one.values if value is not None]
    if not 1 <= series <= MOST_SERIES:
        yield diagnose("BF209/chart-series", count=series, most=MOST_SERIES)
    most = most_categories("column" if chart.kind in ROUND else chart.kind)
    if not 1 <= categories <= most:
        yield diagnose("BF209/categories", count=categories, most=most)
    if not values:
        yield diagnose("BF112/chart-values")
    elif chart.kind in ROUND:
        yield from _pie_complaints(chart, least)
    elif chart.stacked == "percent" and min(values) < 0:
        yield diagnose("BF113/negative-shares")
    elif chart.kind == "area":
        yield from _area_complaints(chart, min(values))
    if chart.stacked and chart.kind in {"line", "scatter", *ROUND}:
        yield diagnose("BF113/not-stacked", kind=chart.kind)
    if chart.labels and chart.kind in {"area", "scatter"}:
        yield diagnose("BF113/no-labels", kind=chart.kind)
    if chart.across is not None and chart.kind != "scatter":
        yield diagnose("BF113/only-scatter", chart.across.span)


def doubts(chart: Chart) -> Iterator[Diagnostic]:
    """What can be drawn, and would mislead whoever looks at it."""
    names = [name.text.strip() for name in chart.categories]
    for place, name in enumerate(names):
        if name and name in names[:place] and not chart.places:
            yield diagnose("BF133/same-category", chart.categories[place].span, name=name)
    if "" in names:
        yield diagnose("BF133/nameless", chart.categories[names.index("")].span)
    for one in chart.series:
        values = [value for value in one.values if value is not None]
        if not values:
            yield diagnose("BF133/no-values", one.span, name=one.name.text)
        elif chart.stacked and min(values) < 0:
            yield diagnose("BF133/negative-stacked", one.span, name=one.name.text)
    for place, category in enumerate(chart.categories if len(chart.series) > 1 else ()):
        # What nobody counted in one year is a gap; a name alone is mostly the head of a group.
        is_empty = all(one.values[place] is None for one in chart.series)
        if is_empty and not is_time(category.text):
            yield diagnose("BF133/no-values-of", category.span, name=category.text)
    if chart.kind in ("line", "area") and not chart.days and (far := gap_in(names)) is not None:
        yield diagnose(
            "BF133/uneven", chart.categories[far].span, name=names[far], before=names[far - 1]
        )
    yield from _zeros(chart)
    yield from _sums(chart)
    total = sum((value or Decimal(0) for value in chart.series[0].values), Decimal(0))
    said = chart.unit.text if chart.unit is not None else chart.style.behind
    is_share = bool(_SHARE.search(said))
    if chart.kind in ROUND and is_share and abs(total - 100) > _ROUNDING:
        yield diagnose("BF133/not-a-hundred", chart.series[0].span, total=f"{total:f}")


def _zeros(chart: Chart) -> Iterator[Diagnostic]:
    """The first number that is something, and nothing in the format of the chart."""
    least = Decimal(1).scaleb(chart.style.power - (chart.style.decimals or 0)) / 2
    for one in chart.series if chart.style.decimals is not None else ():
        for value in one.values:
            if value and abs(value) < least:
                shown = format_value(value, chart.style.decimals or 0, chart.style, "en-GB")
                yield diagnose("BF133/shown-as-nothing", one.span, value=f"{value:f}", shown=shown)
                return


def _sums(chart: Chart) -> Iterator[Diagnostic]:
    """The first or the last part of a whole, where it is the sum of the others."""
    whole = chart.series
    if chart.kind in ROUND:
        names, columns = chart.categories, [[value] for value in whole[0].values]
    else:
        names, columns = tuple(one.name for one in whole), [[*one.values] for one in whole]
    parts = columns if chart.kind in ROUND or chart.stacked else []
    figures = [[value or Decimal(0) for value in values] for values in parts]
    for place in {0, len(parts) - 1} if len(parts) > 2 else ():
        others = [one for number, one in enumerate(figures) if number != place]
        totals = [sum(column) for column in zip(*others, strict=True)]
        # Half of a hundred is a share as good as any.
        if figures[place] == totals and max(totals) > _LEAST_SUM and totals != [_HALF]:
            yield diagnose("BF133/sum", names[place].span, name=names[place].text)


def _area_complaints(chart: Chart, least: Decimal) -> Iterator[Diagnostic]:
    """An area is seen as an amount from 0 on, at every point."""
    if least < 0:
        yield diagnose("BF113/negative-area")
    elif any(None in one.values for one in chart.series):
        yield diagnose("BF112/area-gap")
    elif len(chart.categories) == 1:
        yield diagnose("BF112/area-points")


def _pie_complaints(chart: Chart, least: int) -> Iterator[Diagnostic]:
    values = chart.series[0].values
    if len(chart.series) > 1:
        yield diagnose("BF209/pie-series")
    elif not least <= len(values) <= MOST_SLICES:
        yield diagnose("BF209/slices", count=len(values), most=MOST_SLICES)
    elif any(value is None or value <= 0 for value in values):
        yield diagnose("BF113/slice")


def axis_complaints(chart: Chart) -> Iterator[tuple[str, Diagnostic]]:
    """What is wrong, each with the end of the axis at which it stands."""
    low, high = chart.minimum, chart.maximum
    name = "min" if low is not None else "max"
    if low is None and high is None:
        return
    if chart.kind in ROUND or chart.stacked == "percent":
        yield name, diagnose("BF113/no-axis", end=name)
    if chart.kind not in ("line", "scatter") and ((low or 0) > 0 or (high or 0) < 0):
        yield name, diagnose("BF113/bars-from-zero")
    least, most = extent(chart)
    if low is not None and low > least:
        yield "min", diagnose("BF113/min-too-high", least=least, low=low)
    if high is not None and high < most:
        yield "max", diagnose("BF113/max-too-low", most=most, high=high)
    if low is not None and high is not None and low >= high:
        yield "max", diagnose("BF113/max-below-min")


def extent(chart: Chart) -> tuple[Decimal, Decimal]:
    """The least and the greatest value drawn: of stacked columns, the sums."""
    if not chart.stacked:
        values = [value for one in chart.series for value in one.values if value is not None]
        return min(values), max(values)
    columns = [[value or Decimal(0) for value in column] for column in _columns(chart)]
    return (
        min(sum((v for v in column if v < 0), Decimal(0)) for column in columns),
        max(sum((v for v in column if v > 0), Decimal(0)) for column in columns),
    )


def _columns(chart: Chart) -> Iterator[tuple[Decimal | None, ...]]:
    return zip(*(one.values for one in chart.series), strict=True)
