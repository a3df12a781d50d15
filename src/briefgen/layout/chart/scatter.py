"""Scatter charts -> points by two values: how one goes with the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.layout.chart.assemble import finished
from briefgen.layout.chart.axes import Axes, Margins, base_line, draw_grid, value_names
from briefgen.layout.chart.axis_scale import marks_of, nice_axis
from briefgen.layout.chart.canvas import GAP, ChartCanvas
from briefgen.layout.chart.legend import Legend, above
from briefgen.layout.chart.markers import marker
from briefgen.layout.chart.series_colours import series_colours
from briefgen.layout.chart.units import begun
from briefgen.model.chart_plot import MARKERS, POINT_SIZE, NumberStyle, PlotSeries, ValueAxis
from briefgen.model.scene import Item, PlacedChart
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow

# An axis begins at zero unless its values lie within this share of the greatest: no point is
# compared by its length.
_CLOSE = Decimal("0.75")


def draw_scatter(canvas: ChartCanvas) -> PlacedChart | Overflow:
    """The chart at the canvas's size."""
    names = [one.name.text for one in canvas.chart.series]
    legend = above(canvas, names, POINT_SIZE) if len(names) > 1 else None
    if isinstance(legend, Overflow):
        return legend
    room = legend.leaves(canvas.room) if legend else canvas.room
    chart, places = canvas.chart, canvas.chart.places
    low, high, power = chart.minimum, chart.maximum, chart.style.power
    axis = nice_axis(
        min(canvas.values),
        max(canvas.values),
        intervals=5,
        from_zero=False,
        minimum=low,
        maximum=high,
        power=power,
        close=_CLOSE,
    )
    name = begun(chart.across).text if chart.across else ""
    foot = nice_axis(min(places), max(places), from_zero=False, close=_CLOSE)
    foot = replace(foot, name=name)
    axes = Axes(plot=_plot(canvas, room, axis, foot), axis=axis, count=len(places))
    series = list(_series(canvas))
    items: list[Item] = [*draw_grid(canvas, axes), base_line(axes), *_names(canvas, axes, foot)]
    for one in series:
        items.extend(_points(canvas, axes, foot, one))
    items.extend(_keys(canvas, legend, series) if legend else ())
    look = canvas.look(axes.plot, legend)
    return finished(canvas, series, look, items, axis=axis, foot=foot, across=places)


def _plot(canvas: ChartCanvas, room: Box, axis: ValueAxis, foot: ValueAxis) -> Box:
    left = max(canvas.width(name) for name in value_names(canvas, axis)) + GAP
    right = canvas.width(_mark(canvas, foot.maximum, foot)) // 2
    below = canvas.line + GAP + pt(1) + (canvas.line + pt(2) if foot.name else 0)
    return Margins(left, canvas.line // 2, right, below).inside(room)


def _mark(canvas: ChartCanvas, value: Decimal, foot: ValueAxis) -> str:
    """A number at the foot: its unit is another than that of the values."""
    plainly = replace(canvas, chart=replace(canvas.chart, style=NumberStyle()))
    return plainly.number(value, foot.decimals)


def _x(axes: Axes, foot: ValueAxis, place: Decimal) -> int:
    share = float((place - foot.minimum) / (foot.maximum - foot.minimum))
    return axes.plot.x + round(share * axes.plot.width)


def _names(canvas: ChartCanvas, axes: Axes, foot: ValueAxis) -> Iterator[TextBlock]:
    """The numbers at the foot, and below them what they count."""
    middle = axes.plot.bottom + GAP + canvas.line // 2
    for mark in marks_of(foot):
        words = _mark(canvas, mark, foot)
        yield canvas.line_of_text(words, _x(axes, foot, mark), middle, colour="quiet")
    if foot.name:
        x = axes.plot.x + axes.plot.width // 2
        yield canvas.line_of_text(foot.name, x, middle + canvas.line + pt(2), colour="quiet")


def _series(canvas: ChartCanvas) -> Iterator[PlotSeries]:
    palette = canvas.place.setter.theme.colours
    colours = series_colours(len(canvas.chart.series), palette, canvas.focus.series)
    for one, colour, sign in zip(canvas.chart.series, colours, MARKERS, strict=False):
        yield PlotSeries(name=one.name.text, values=one.values, colours=(colour,), marker=sign)


def _points(canvas: ChartCanvas, axes: Axes, foot: ValueAxis, series: PlotSeries) -> Iterator[Item]:
    for place, value in zip(canvas.chart.places, series.values, strict=True):
        if value is not None:
            x, y = _x(axes, foot, place), axes.at(value)
            yield marker(series, x, y, POINT_SIZE)


def _keys(canvas: ChartCanvas, legend: Legend, series: Sequence[PlotSeries]) -> Iterator[Item]:
    for entry, one in zip(legend.entries, series, strict=True):
        yield marker(one, entry.x + legend.key // 2, entry.middle, POINT_SIZE)
        yield legend.name(canvas, entry)
