"""Area charts -> a whole and its parts over time, each part with its name in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from briefgen.layout.chart.assemble import finished
from briefgen.layout.chart.axes import Axes, Margins, base_line, draw_grid, value_names
from briefgen.layout.chart.axis_scale import nice_axis
from briefgen.layout.chart.canvas import EDGE, GAP, ChartCanvas
from briefgen.layout.chart.foot import set_foot
from briefgen.layout.chart.legend import KeyColumn, beside
from briefgen.layout.chart.series_colours import scale_colours, series_colours, text_colour
from briefgen.model.chart_plot import PlotSeries, PointLabel, ValueAxis
from briefgen.model.scene import Item, PlacedChart, Polygon
from briefgen.model.text_block import DECORATION, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow

_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_INSET = pt(3)


class _Band(Value):
    """A series as it is drawn: the places of its upper and its lower edge, from left to right."""

    upper: list[tuple[int, int]]
    lower: list[tuple[int, int]]

    def holds(self, box: Box) -> bool:
        """Whether a text lies in it, clear of its edges."""
        for x in (box.x, box.x + box.width // 2, box.right):
            top, bottom = _height_at(self.upper, x), _height_at(self.lower, x)
            if top is None or bottom is None or not top + _INSET <= box.y <= bottom - box.height:
                return False
        return True


def _height_at(edge: Sequence[tuple[int, int]], x: int) -> float | None:
    for (x0, y0), (x1, y1) in pairwise(edge):
        if x0 <= x <= x1:
            return y0 + (y1 - y0) * (x - x0) / ((x1 - x0) or 1)
    return None


def draw_areas(canvas: ChartCanvas) -> PlacedChart | Overflow:
    """The chart at the canvas's size: with the names in the areas where they fit, else in a key."""
    drawn = _drawn(canvas, None)
    if drawn is not None:
        return drawn
    key = beside(canvas, [one.name.text for one in canvas.chart.series][::-1])
    if isinstance(key, Overflow):
        return key
    drawn = _drawn(canvas, key)
    assert drawn is not None
    return drawn


def _drawn(canvas: ChartCanvas, key: KeyColumn | None) -> PlacedChart | Overflow | None:
    """None where a name has no room in its area."""
    axis = _axis(canvas)
    widest = max(canvas.width(name) for name in value_names(canvas, axis))
    room = key.leaves(canvas.room) if key else canvas.room
    # The first name and the last stand half beyond the plot.
    first, last = (_half(canvas, canvas.chart.categories[place].text) for place in (0, -1))
    margins = Margins(max(widest + GAP, first), canvas.line // 2, last)
    foot = set_foot(canvas, margins.inside(room), to_edges=True)
    if isinstance(foot, Overflow):
        return foot
    axes = foot.axes(axis)
    bands = list(_bands(canvas, axes))
    series, blocks = _series(canvas, bands), []
    if len(series) > 1 and key is None:
        for index, (one, band) in enumerate(zip(series, bands, strict=True)):
            named = _named(canvas, one, band)
            if named is None:
                return None
            blocks.append(named[1])
            series[index] = replace(one, labels=(named[0],))
    items: list[Item] = [*draw_grid(canvas, axes)]
    items += [_area(band, one) for one, band in zip(series, bands, strict=True)]
    items += [base_line(axes), *foot.names, *blocks]
    items += key.items(canvas, [one.colours[0] for one in series][::-1]) if key else ()
    look = canvas.look(
        axes.plot, key, every=foot.every, to_edges=bool(foot.shares), beside=key is not None
    )
    return finished(canvas, series, look, items, axis=axis, days=foot.days)


def _half(canvas: ChartCanvas, name: str) -> int:
    return min(canvas.width(name) // 2 + pt(4), canvas.room.width // 10)


def _axis(canvas: ChartCanvas) -> ValueAxis:
    chart = canvas.chart
    if chart.stacked == "percent":
        return ValueAxis(minimum=_ZERO, maximum=_HUNDRED, step=Decimal(25), percent=True)
    sums = [sum(column, _ZERO) for column in _columns(canvas)]
    low, high, power = chart.minimum, chart.maximum, chart.style.power
    return nice_axis(_ZERO, max(sums), intervals=5, minimum=low, maximum=high, power=power)


def _columns(canvas: ChartCanvas) -> Iterator[tuple[Decimal, ...]]:
    """The values of each category, from the foot upwards."""
    for column in zip(*(one.values for one in canvas.chart.series), strict=True):
        yield tuple(value or _ZERO for value in column)


def _bands(canvas: ChartCanvas, axes: Axes) -> Iterator[_Band]:
    columns = list(_columns(canvas))
    if canvas.chart.stacked == "percent":
        wholes = [sum(column) or Decimal(1) for column in columns]
        columns = [
            tuple(_HUNDRED * value / whole for value in column)
            for column, whole in zip(columns, wholes, strict=True)
        ]
    xs = [axes.middle(index) for index in range(len(columns))]
    below = [_ZERO] * len(columns)
    for index in range(len(canvas.chart.series)):
        above = [low + column[index] for low, column in zip(below, columns, strict=True)]
        yield _Band(
            [(x, axes.at(value)) for x, value in zip(xs, above, strict=True)],
            [(x, axes.at(value)) for x, value in zip(xs, below, strict=True)],
        )
        below = above


def _series(canvas: ChartCanvas, bands: Sequence[_Band]) -> list[PlotSeries]:
    palette, focus = canvas.place.setter.theme.colours, canvas.focus.series
    count = len(bands)
    is_scale = canvas.chart.ordered and focus is None
    colours = scale_colours(count, palette) if is_scale else series_colours(count, palette, focus)
    return [
        PlotSeries(
            name=one.name.text,
            values=one.values,
            colours=(colour,),
            label_colours=(text_colour(colour, palette),),
        )
        for one, colour in zip(canvas.chart.series, colours, strict=True)
    ]


def _area(band: _Band, series: PlotSeries) -> Polygon:
    places = [*band.upper, *reversed(band.lower)]
    left, top = min(x for x, _ in places), min(y for _, y in places)
    right, bottom = max(x for x, _ in places), max(y for _, y in places)
    box = Box(Emu(left), Emu(top), Emu(right - left), Emu(bottom - top))
    path = tuple((x - left, y - top) for x, y in places)
    return Polygon(box=box, about=DECORATION, fill=series.colours[0], stroke=EDGE, path=(path,))


def _named(
    canvas: ChartCanvas, series: PlotSeries, band: _Band
) -> tuple[PointLabel, TextBlock] | None:
    """The name at the point at which the area is highest, of those where it fits."""
    heights = [low[1] - high[1] for high, low in zip(band.upper, band.lower, strict=True)]
    for point in sorted(range(len(heights)), key=lambda point: -heights[point]):
        x, middle = band.upper[point][0], band.upper[point][1] + heights[point] // 2
        colour = series.label_colours[0]
        block = canvas.line_of_text(series.name, x, middle, colour=colour, strong=True)
        if band.holds(block.box):
            return PointLabel(point=point, says="name", place="inside"), block
    return None
