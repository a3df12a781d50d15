"""Line charts -> lines, each with its name at its right end and its values where they matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.layout.chart.assemble import finished
from briefgen.layout.chart.axes import Axes, Margins, base_line, draw_grid, value_names
from briefgen.layout.chart.axis_scale import nice_axis
from briefgen.layout.chart.canvas import GAP, ChartCanvas, ground_behind
from briefgen.layout.chart.focus import rest_of
from briefgen.layout.chart.foot import PlotFoot, set_foot
from briefgen.layout.chart.legend import Legend, above
from briefgen.layout.chart.line_labels import (
    NAME_GAP,
    Drawn,
    end_words,
    is_on_grid,
    labelled,
    runs_of,
)
from briefgen.layout.chart.markers import course, marker
from briefgen.layout.chart.series_colours import beside_colour, series_colours
from briefgen.model.chart_plot import (
    FOCUS_WIDTH,
    LINE_WIDTH,
    MARKER_SIZE,
    MARKERS,
    PlotSeries,
    ValueAxis,
)
from briefgen.model.charts import Series
from briefgen.model.scene import Item, PlacedChart
from briefgen.model.units import pt
from briefgen.model.values import Value
from briefgen.text.fitting import Overflow

# Names at the right ends may take this share of the width; else there is a legend.
_WIDEST_NAMES = (1, 3)
_KEY = pt(28)
# From this series on lines are dashed, that they can be told apart without their colours.
_DASHED = 2


class _Names(Value):
    """How the series are named: a legend above, or room at the right (EMU)."""

    legend: Legend | None = None
    right: int = 0


def draw_lines(canvas: ChartCanvas) -> PlacedChart | Overflow:
    """The chart at the canvas's size."""
    if canvas.chart.labels and len(canvas.chart.series) > 1:
        return canvas.refused("BF302/line-values")
    names = _names(canvas)
    if isinstance(names, Overflow):
        return names
    found = _axes(canvas, names)
    if isinstance(found, Overflow):
        return found
    axes, foot = found
    own = _series(canvas, is_graded=names.legend is not None)
    lines = [Drawn(one, points_of(axes, one.values)) for one in own]
    series, blocks = labelled(canvas, axes, lines, at_ends=names.legend is None)
    items: list[Item] = [*draw_grid(canvas, axes), base_line(axes), *foot.names]
    items.extend(ground_behind(block.box) for block in blocks if is_on_grid(axes, block.box))
    for one, line in zip(series, lines, strict=True):
        items.extend(_line(line, one))
    items.extend(blocks)
    items.extend(_keys(canvas, names.legend, series) if names.legend else ())
    look = canvas.look(axes.plot, names.legend, every=foot.every, to_edges=bool(axes.shares))
    return finished(canvas, series, look, items, axis=axes.axis, days=foot.days)


def _names(canvas: ChartCanvas) -> _Names | Overflow:
    names = [series.name.text for series in canvas.chart.series]
    widest = max(canvas.width(end_words(canvas, one), strong=True) for one in canvas.chart.series)
    share, of = _WIDEST_NAMES
    if len(names) == 1:
        return _Names(right=widest + NAME_GAP if canvas.chart.labels is None else 0)
    if all(map(_has_end, canvas.chart.series)) and widest <= canvas.room.width * share // of:
        return _Names(right=widest + NAME_GAP)
    legend = above(canvas, names, _KEY)
    return legend if isinstance(legend, Overflow) else _Names(legend)


def _has_end(series: Series) -> bool:
    """Whether a line has an end to be named at: a last value, and not alone behind a gap."""
    points = [index for index, value in enumerate(series.values) if value is not None]
    return len(points) == 1 or (len(points) > 1 and points[-2] == points[-1] - 1)


def _axes(canvas: ChartCanvas, names: _Names) -> tuple[Axes, PlotFoot] | Overflow:
    """The plot, and the names of the categories below it."""
    axis = _axis(canvas)
    widest = max(canvas.width(name) for name in value_names(canvas, axis))
    top = canvas.line // 2 + (canvas.line if canvas.chart.labels else 0)
    room = names.legend.leaves(canvas.room) if names.legend else canvas.room
    foot = set_foot(canvas, Margins(widest + GAP, top, max(names.right, MARKER_SIZE)).inside(room))
    if isinstance(foot, Overflow):
        return foot
    return foot.axes(axis), foot


def _axis(canvas: ChartCanvas) -> ValueAxis:
    values, chart = canvas.values, canvas.chart
    low, high, power = chart.minimum, chart.maximum, chart.style.power
    return nice_axis(
        min(values),
        max(values),
        intervals=5,
        from_zero=False,
        minimum=low,
        maximum=high,
        power=power,
    )


def points_of(axes: Axes, values: Sequence[Decimal | None]) -> list[tuple[int, int, int]]:
    """The points of a line: the category of each, and where it lies on the page."""
    return [
        (index, axes.middle(index), axes.at(value))
        for index, value in enumerate(values)
        if value is not None
    ]


def _series(canvas: ChartCanvas, *, is_graded: bool) -> Iterator[PlotSeries]:
    palette, focus = canvas.place.setter.theme.colours, canvas.focus
    count, rest = len(canvas.chart.series), rest_of(canvas.chart)
    colours = series_colours(count, palette, focus.series, rest)
    for index, (one, colour) in enumerate(zip(canvas.chart.series, colours, strict=True)):
        is_focus = index == focus.series or len(colours) == 1
        if focus.series is not None and not is_focus and not is_graded:
            # Their names tell them apart.
            colour = colours[1 if focus.series == 0 else 0]
        yield PlotSeries(
            name=one.name.text,
            values=one.values,
            colours=(colour,),
            label_colours=(beside_colour(colour, palette, focus, index),),
            marker=MARKERS[index] if focus.series is None else "circle",
            wide=FOCUS_WIDTH if is_focus else LINE_WIDTH,
            dashed=index >= _DASHED and not is_focus,
        )


def _line(line: Drawn, series: PlotSeries) -> Iterator[Item]:
    """Lines between neighbours, broken at gaps, and markers at the points that have some."""
    for run in runs_of(line.points):
        yield from course([(x, y) for _, x, y in run], series)
    for index, x, y in line.points:
        if index in series.marked:
            yield marker(series, x, y)


def _keys(canvas: ChartCanvas, legend: Legend, series: Sequence[PlotSeries]) -> Iterator[Item]:
    for entry, one in zip(legend.entries, series, strict=True):
        end = entry.x + legend.key
        yield from course([(entry.x, entry.middle), (end, entry.middle)], one)
        yield legend.name(canvas, entry)
