"""Line charts -> lines with markers, each with its name at its right end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from briefgen.layout.chart.assemble import finished
from briefgen.layout.chart.axes import Axes, Margins, base_line, draw_grid, names_below, value_names
from briefgen.layout.chart.axis_scale import nice_axis, shown_decimals
from briefgen.layout.chart.canvas import GAP, ChartCanvas
from briefgen.layout.chart.legend import Legend, entry_name, set_legend
from briefgen.layout.chart.series_colours import contrast, series_colours
from briefgen.model.chart_plot import (
    LINE_WIDTH,
    MARKER_SIZE,
    MARKERS,
    ChartLook,
    Marker,
    PlotSeries,
    ValueAxis,
    ValuePlace,
)
from briefgen.model.resolved_deck import Series
from briefgen.model.scene import Ellipse, Item, LineShape, PlacedChart, Polygon, Rectangle, Stroke
from briefgen.model.text_block import DECORATION, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow

# Names at the right ends may take this share of the width; else there is a legend.
_WIDEST_NAMES = (3, 10)
_NAME_GAP = pt(8)
_KEY = pt(28)
_MOST_SKIPPED = 6
# What a text needs to be read on its ground (WCAG 2.2, 1.4.3).
_TEXT_CONTRAST = 4.5

# The corners of markers, in halves of their side.
_CORNERS = {"triangle": ((1, 0), (2, 2), (0, 2)), "diamond": ((1, 0), (2, 1), (1, 2), (0, 1))}

# A point of a line: its category, and where it lies on the page.
_Point = tuple[int, int, int]


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
    axes, labels, every = found
    series = tuple(_ended(canvas, axes, names))
    values: ValuePlace = "above" if canvas.chart.labels else ""
    decimals = shown_decimals(canvas.values)
    box = names.legend.box if names.legend else None
    look = ChartLook(
        plot=axes.plot, size=canvas.size, values=values, decimals=decimals, every=every, legend=box
    )
    items: list[Item] = [*draw_grid(canvas, axes), base_line(axes), *labels]
    for one in series:
        items.extend(_line(axes, one))
    items.extend(_end_names(canvas, axes, series))
    items.extend(_written(canvas, axes, series, look) if values else ())
    items.extend(_keys(canvas, names.legend, series) if names.legend else ())
    return finished(canvas, series, look, items, axes.axis)


def _names(canvas: ChartCanvas) -> _Names | Overflow:
    names = [series.name.text for series in canvas.chart.series]
    if len(names) == 1:
        return _Names()
    widest = max(canvas.width(name) for name in names)
    share, of = _WIDEST_NAMES
    if all(map(_has_end, canvas.chart.series)) and widest <= canvas.room.width * share // of:
        return _Names(right=widest + _NAME_GAP)
    legend = set_legend(canvas, names, _KEY)
    return legend if isinstance(legend, Overflow) else _Names(legend)


def _has_end(series: Series) -> bool:
    """Whether a line has an end to be named at: a last value, and not alone behind a gap."""
    points = [index for index, value in enumerate(series.values) if value is not None]
    return len(points) == 1 or (len(points) > 1 and points[-2] == points[-1] - 1)


def _axes(canvas: ChartCanvas, names: _Names) -> tuple[Axes, list[TextBlock], int] | Overflow:
    """The plot, the names of the categories below it, and how many are passed over for each."""
    axis = _axis(canvas)
    widest = max(canvas.width(name) for name in value_names(canvas, axis))
    top = canvas.line // 2 + (names.legend.height if names.legend else 0)
    top += canvas.line if canvas.chart.labels else 0
    bottom = canvas.line + GAP + pt(1)
    margins = Margins(widest + GAP, top, names.right, bottom)
    categories = [name.text for name in canvas.chart.categories]
    labels: list[TextBlock] | Overflow | None = None
    for every in range(1, min(_MOST_SKIPPED, len(categories)) + 1):
        plot = margins.inside(canvas.room)
        labels = names_below(canvas, categories, plot, every=every)
        if isinstance(labels, Overflow):
            continue
        needed = max(block.fit.needed for block in labels)
        if needed > 2 * canvas.line + 1:
            continue
        plot = replace(margins, bottom=needed + GAP + pt(1)).inside(canvas.room)
        placed = names_below(canvas, categories, plot, every=every)
        assert not isinstance(placed, Overflow)
        return Axes(plot, axis, len(categories)), placed, every
    if isinstance(labels, Overflow):
        return labels
    return canvas.refused("BF302/categories")


def _axis(canvas: ChartCanvas) -> ValueAxis:
    values, chart = canvas.values, canvas.chart
    return nice_axis(
        min(values), max(values), from_zero=False, minimum=chart.minimum, maximum=chart.maximum
    )


def _points(axes: Axes, values: Sequence[Decimal | None]) -> list[_Point]:
    return [
        (index, round(axes.start(index) + axes.step / 2), axes.at(value))
        for index, value in enumerate(values)
        if value is not None
    ]


def _ended(canvas: ChartCanvas, axes: Axes, names: _Names) -> Iterator[PlotSeries]:
    """The series, each with the point that its name stands at, names kept apart."""
    colours = series_colours(len(canvas.chart.series), canvas.place.setter.theme.colours)
    series = [
        PlotSeries(
            name=one.name.text,
            values=one.values,
            colours=(colour,),
            label_colours=(_readable(canvas, colour),),
            marker=marker,
        )
        for one, colour, marker in zip(canvas.chart.series, colours, MARKERS, strict=False)
    ]
    ends = [points[-1] if (points := _points(axes, one.values)) else None for one in series]
    heights = [end[2] for end in ends if end is not None]
    spread = iter(_spread(heights, canvas.line, axes.plot))
    for one, end in zip(series, ends, strict=True):
        if end is None or not names.right:
            yield one
        else:
            yield replace(one, end=(end[0], Emu(next(spread) - end[2])))


def _readable(canvas: ChartCanvas, colour: str) -> str:
    """A name in its line's colour, where that can be read."""
    palette = canvas.place.setter.theme.colours
    return colour if contrast(colour, "paper", palette) >= _TEXT_CONTRAST else "ink"


def _end_names(canvas: ChartCanvas, axes: Axes, series: Sequence[PlotSeries]) -> Iterator[Item]:
    for one in series:
        for index, x, y in _points(axes, one.values):
            if one.end is not None and one.end[0] == index:
                left, middle = x + _NAME_GAP, y + one.end[1]
                yield canvas.line_of_text(
                    one.name, left, middle, "left", colour=one.label_colours[0]
                )


def _spread(heights: Sequence[int], line: int, plot: Box) -> list[int]:
    """The heights, moved apart where they are nearer to each other than a line, and kept beside
    the plot."""
    blocks: list[_Block] = []
    for index in sorted(range(len(heights)), key=lambda index: heights[index]):
        blocks.append(_block([index], heights, line, plot))
        while len(blocks) > 1 and blocks[-2].top + len(blocks[-2].members) * line > blocks[-1].top:
            later, former = blocks.pop(), blocks.pop()
            blocks.append(_block([*former.members, *later.members], heights, line, plot))
    found = list(heights)
    for block in blocks:
        for place, index in enumerate(block.members):
            found[index] = block.top + place * line + line // 2
    return found


class _Block(Value):
    """Names that stand below each other without a gap, and where the first begins."""

    top: int
    members: list[int]


def _block(members: list[int], heights: Sequence[int], line: int, plot: Box) -> _Block:
    """The names round the middle of their heights, as far as the plot allows."""
    middle = sum(heights[index] for index in members) // len(members)
    lowest = plot.bottom + GAP - len(members) * line
    top = min(middle - len(members) * line // 2, lowest)
    return _Block(max(plot.y - line // 2, top), members)


def _line(axes: Axes, series: PlotSeries) -> Iterator[Item]:
    """Lines between neighbours, broken at gaps, and a marker at each point."""
    points, colour = _points(axes, series.values), series.colours[0]
    for (first, x0, y0), (second, x1, y1) in pairwise(points):
        if second == first + 1:
            yield stretch(x0, y0, x1, y1, colour)
    for _, x, y in points:
        yield marker(series.marker, colour, x, y)


def stretch(x0: int, y0: int, x1: int, y1: int, colour: str) -> LineShape:
    """A straight line from left to right."""
    box = Box(Emu(x0), Emu(min(y0, y1)), Emu(x1 - x0), Emu(abs(y1 - y0)))
    return LineShape(box=box, about=DECORATION, stroke=Stroke(colour, LINE_WIDTH), flip=y1 < y0)


def marker(
    name: Marker | Literal[""], colour: str, x: int, y: int
) -> Rectangle | Ellipse | Polygon:
    """The sign at a point, its middle at x, y."""
    side, is_open = MARKER_SIZE, name.startswith("open-")
    box = Box(Emu(x - side // 2), Emu(y - side // 2), side, side)
    stroke = Stroke(colour, pt(1.5))
    fill = "paper" if is_open else colour
    form = name.removeprefix("open-")
    if form in _CORNERS:
        path = tuple((side * x // 2, side * y // 2) for x, y in _CORNERS[form])
        return Polygon(box=box, about=DECORATION, fill=fill, stroke=stroke, path=(path,))
    return (Ellipse if form == "circle" else Rectangle)(
        box=box, about=DECORATION, fill=fill, stroke=stroke
    )


def _written(
    canvas: ChartCanvas, axes: Axes, series: Sequence[PlotSeries], look: ChartLook
) -> Iterator[Item]:
    for index, x, y in _points(axes, series[0].values):
        value = series[0].values[index]
        assert value is not None
        words = canvas.number(value, look.decimals)
        middle = y - canvas.line // 2 - MARKER_SIZE
        yield canvas.line_of_text(words, x, middle, colour=series[0].label_colours[0])


def _keys(canvas: ChartCanvas, legend: Legend, series: Sequence[PlotSeries]) -> Iterator[Item]:
    for entry, one in zip(legend.entries, series, strict=True):
        colour, end = one.colours[0], entry.x + legend.key
        yield stretch(entry.x, entry.middle, end, entry.middle, colour)
        yield marker(one.marker, colour, entry.x + legend.key // 2, entry.middle)
        yield entry_name(canvas, entry, legend.key)
