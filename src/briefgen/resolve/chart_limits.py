"""A chart with its numbers -> what is wrong with drawing it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefgen.model.chart_kinds import ChartName
from briefgen.model.resolved_deck import Chart

MOST_SERIES, MOST_SLICES, _MOST_CATEGORIES = 6, 6, 24
# Five years of months, and more: a line leaves out names.
_MOST_POINTS = 120


def most_categories(kind: ChartName) -> int:
    """How many can be told apart."""
    match kind:
        case "pie":
            return MOST_SLICES
        case "line":
            return _MOST_POINTS
    return _MOST_CATEGORIES


def complaints(chart: Chart, least: int) -> Iterator[tuple[str, str, str]]:
    """What is wrong: code, message, hint."""
    series, categories = len(chart.series), len(chart.categories)
    values = [value for one in chart.series for value in one.values if value is not None]
    if not 1 <= series <= MOST_SERIES:
        hint = f"show the {MOST_SERIES} that matter, or use two charts"
        yield "BF209", f"the chart has {series} series; it takes 1 to {MOST_SERIES}", hint
    most = most_categories("column" if chart.kind == "pie" else chart.kind)
    if not 1 <= categories <= most:
        hint = "leave some out, or sum them up as `Other`"
        yield (
            "BF209",
            f"the chart has {categories} categories; it takes 1 to {most}",
            hint,
        )
    if not values:
        yield "BF112", "the chart has no values", "give it one number at least"
    elif chart.kind == "pie":
        yield from _pie_complaints(chart, least)
    elif chart.stacked == "percent" and min(values) < 0:
        yield "BF113", "parts of a whole cannot be negative", "use `stacked: yes`, or `stacked: no`"
    if chart.stacked and chart.kind in {"line", "pie"}:
        hint = "remove `stacked:`, or use `kind: column`"
        yield "BF113", f"a chart of the kind `{chart.kind}` cannot be stacked", hint


def _pie_complaints(chart: Chart, least: int) -> Iterator[tuple[str, str, str]]:
    values = chart.series[0].values
    if len(chart.series) > 1:
        yield "BF209", "a pie shows one series", "use `kind: column` and `stacked: percent`"
    elif not least <= len(values) <= MOST_SLICES:
        hint = "use `kind: bar`, which is easier to read"
        yield "BF209", f"the pie has {len(values)} slices; it takes 2 to {MOST_SLICES}", hint
    elif any(value is None or value <= 0 for value in values):
        hint = "leave the slice out, or use `kind: bar`"
        yield "BF113", "every slice of a pie needs a value above 0", hint


def axis_complaints(chart: Chart) -> Iterator[tuple[str, str, str]]:
    low, high = chart.minimum, chart.maximum
    name = "min" if low is not None else "max"
    if low is None and high is None:
        return
    if chart.kind == "pie" or chart.stacked == "percent":
        yield name, f"this chart takes no `{name}:`", "remove the line"
    if chart.kind != "line" and ((low or 0) > 0 or (high or 0) < 0):
        hint = "remove the line; a line chart (`kind: line`) may begin elsewhere"
        yield name, "bars and columns are compared by their length, so they begin at 0", hint
    least, most = extent(chart)
    if low is not None and low > least:
        yield "min", f"the least value, {least:f}, lies below `min: {low:f}`", "set it lower"
    if high is not None and high < most:
        yield "max", f"the greatest value, {most:f}, lies above `max: {high:f}`", "set it higher"
    if low is not None and high is not None and low >= high:
        yield "max", "`max:` must be above `min:`", "set it higher"


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
