"""Canvas + choices + drawing -> the Chart of the scene."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from briefgen.layout.chart.canvas import ChartCanvas
from briefgen.model.chart_plot import ChartLook, PlotSeries
from briefgen.model.charts import Chart as ResolvedChart
from briefgen.model.scene import Group, Item, PlacedChart
from briefgen.model.text_block import Role
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import replace

_ROUNDING = pt(1)


def finished(
    canvas: ChartCanvas,
    series: Sequence[PlotSeries],
    look: ChartLook,
    items: Sequence[Item],
    **scales: Any,
) -> PlacedChart:
    """The chart with its drawing, which has the same box and the same text alternative; `scales`
    are its axes."""
    value, place = canvas.chart, canvas.place
    about = replace(
        place.about(Role.FIGURE, value.span, _alternative(value)), language=value.alt_language
    )
    box = _frame(canvas, look, items)
    return PlacedChart(
        box=box,
        about=about,
        kind=value.kind,
        categories=tuple(name.text for name in value.categories),
        series=tuple(series),
        look=look,
        drawing=Group(box=box, about=about, items=tuple(items), name="chart"),
        stacked=value.stacked,
        placeholder=place.spec.placeholder and place.spec.name,
        font=place.style.levels[0].font,
        **scales,
    )


def _frame(canvas: ChartCanvas, look: ChartLook, items: Sequence[Item]) -> Box:
    """The room, with the unit's line where the legend or a value stands on that."""
    top = min(canvas.room.y, look.legend.y) if look.legend else canvas.room.y
    unit = canvas.beside_unit
    if unit and any(item.box.y < canvas.room.y - _ROUNDING for item in items):
        top = min(top, unit.y)
    return replace(canvas.room, y=Emu(top), height=Emu(canvas.room.bottom - top))


def _alternative(chart: ResolvedChart) -> str:
    """The text alternative; it names a single series, which has no legend to name it."""
    name = chart.series[0].name.text
    said = (chart.alt, chart.unit.text if chart.unit else "")
    as_word = rf"(?i)(?<!\w){re.escape(name)}(?!\w)"
    if len(chart.series) > 1 or any(re.search(as_word, text) for text in said):
        return chart.alt
    return f"{chart.alt} ({name})"
