"""Chart -> a sentence that says what it shows, to begin a text alternative from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from briefgen.model.chart_kinds import ROUND
from briefgen.model.chart_plot import NumberStyle
from briefgen.model.charts import Chart, Series
from briefgen.text.locales import format_value
from briefgen.text.words import say

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# More would be a list.
_MOST_TOLD = 3


def describe_chart(chart: Chart, language: str) -> str:
    """A chart in a sentence of a language: its kind, and for each series how it runs."""
    kind = say(f"{chart.kind}-chart", language)
    if chart.unit:
        kind = say("chart-of", language, kind=kind, unit=chart.unit.text)
    told = [_told(one, chart, language) for one in chart.series[:_MOST_TOLD]]
    told = [part for part in told if part]
    if len(chart.series) > _MOST_TOLD:
        told.append(say("chart-more", language, more=len(chart.series) - _MOST_TOLD))
    return f"{kind}{say('colon', language)}{say('semicolon', language).join(told)}."


def _told(series: Series, chart: Chart, language: str) -> str:
    pairs = [
        (name.text, value)
        for name, value in zip(chart.categories, series.values, strict=True)
        if value is not None
    ]
    if not pairs:
        return ""
    values = [(name, _figure(value, chart.style, language)) for name, value in pairs]
    if chart.kind in ROUND:
        return ", ".join(f"{name} {value}" for name, value in values)
    most, least = (pairs.index(end(pairs, key=_second)) for end in (max, min))
    runs_in_time = chart.kind in ("line", "area") or all(_YEAR.search(name) for name, _ in pairs)
    if runs_in_time and len(pairs) > 1 and chart.kind != "scatter":
        return _course(series.name.text, pairs, values, language)
    highest, lowest = values[most], values[least]
    return say(
        "chart-ends",
        language,
        name=series.name.text,
        most=highest[0],
        highest=highest[1],
        least=lowest[0],
        lowest=lowest[1],
    )


def _second(pair: tuple[str, Decimal]) -> Decimal:
    return pair[1]


def _figure(value: Decimal, style: NumberStyle, language: str) -> str:
    """A number in full, with the sign that it has in the chart."""
    exponent = value.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    shown = NumberStyle(before=style.before, behind="" if style.power else style.behind)
    return format_value(value, decimals, shown, language)


def _course(
    name: str,
    pairs: Sequence[tuple[str, Decimal]],
    values: Sequence[tuple[str, str]],
    language: str,
) -> str:
    start, end = pairs[0][1], pairs[-1][1]
    word = "chart-rises" if end > start else "chart-falls" if end < start else "chart-stays"
    (first, begun), (last, ended) = values[0], values[-1]
    return say(word, language, name=name, first=first, start=begun, last=last, end=ended)
