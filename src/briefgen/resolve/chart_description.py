"""Chart -> a sentence that says what it shows, to begin a text alternative from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from briefgen.model.charts import Chart, Series

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def describe_chart(chart: Chart) -> str:
    """A chart in a sentence: its kind, and for each series how it runs."""
    kind = chart.kind.capitalize() + " chart"
    unit = f" of {chart.unit.text}" if chart.unit else ""
    told = [_told(one, chart) for one in chart.series[:3]]
    more = len(chart.series) - len(told)
    rest = f"; and {more} more" if more > 0 else ""
    return f"{kind}{unit}: {'; '.join(part for part in told if part)}{rest}."


def _told(series: Series, chart: Chart) -> str:
    pairs = [
        (name.text, value)
        for name, value in zip(chart.categories, series.values, strict=True)
        if value is not None
    ]
    if not pairs:
        return ""
    name = series.name.text
    runs_in_time = chart.kind == "line" or all(_YEAR.search(name) for name, _ in pairs)
    if runs_in_time and len(pairs) > 1:
        return f"{name} {_course(pairs)}"
    most, least = max(pairs, key=_second), min(pairs, key=_second)
    return f"{name} is highest in {most[0]} ({most[1]:f}) and lowest in {least[0]} ({least[1]:f})"


def _second(pair: tuple[str, Decimal]) -> Decimal:
    return pair[1]


def _course(pairs: Sequence[tuple[str, Decimal]]) -> str:
    (first, start), (last, end) = pairs[0], pairs[-1]
    verb = "rises" if end > start else "falls" if end < start else "stays"
    if start == end:
        return f"{verb} at {start:f} from {first} to {last}"
    return f"{verb} from {start:f} in {first} to {end:f} in {last}"
