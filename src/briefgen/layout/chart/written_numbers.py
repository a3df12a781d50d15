"""How the numbers of a chart are written: in its drawing, and in a table of its data."""

from __future__ import annotations

import re
from decimal import Decimal

from briefgen.layout.chart.axis_scale import shown_decimals
from briefgen.model.chart_kinds import ROUND
from briefgen.model.chart_plot import CURRENCIES, NumberStyle
from briefgen.model.charts import Chart
from briefgen.model.values import replace
from briefgen.text.locales import format_value, percent_sign

_SHARE = r"(?i)%|\bper ?cent\b"


def with_signs(chart: Chart, language: str) -> Chart:
    """The shares of a whole have their sign, as nothing else is said where they stand."""
    is_share = chart.kind in ROUND and chart.unit is not None and re.search(_SHARE, chart.unit.text)
    if not is_share or chart.style != NumberStyle():
        return chart
    return replace(chart, style=replace(chart.style, behind=percent_sign(language)))


def decimals_shown(chart: Chart) -> int:
    """Those that all values are shown with."""
    style = chart.style
    if style.decimals is not None:
        return style.decimals
    values = [value for one in chart.series for value in one.values if value is not None]
    found = shown_decimals([value.scaleb(-style.power) for value in values])
    # Nobody writes £1.8 for £1.80.
    is_price = style.power == 0 and bool({style.before, style.behind.strip()} & CURRENCIES)
    return 2 if found == 1 and is_price else found


def written(value: Decimal, chart: Chart, language: str) -> str:
    """A value as the chart writes its numbers."""
    return format_value(value, decimals_shown(chart), chart.style, language)
