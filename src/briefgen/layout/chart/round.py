"""Pies and rings -> slices from twelve o'clock, clockwise, the largest first, with a key of their
names at the right. A value stands in its slice, or outside one that is too small for it; in the
middle of a ring stands the largest share."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from briefgen.layout.chart.assemble import finished
from briefgen.layout.chart.canvas import ChartCanvas
from briefgen.layout.chart.focus import is_rest
from briefgen.layout.chart.legend import KeyColumn, set_column
from briefgen.layout.chart.named_slices import named_slices
from briefgen.layout.chart.series_colours import text_colour
from briefgen.layout.chart.slices import FEW, Slices, collide, slice_colours, slice_of, turns_of
from briefgen.layout.chart.written_numbers import with_signs
from briefgen.model.chart_plot import RING_HOLE, PlotSeries, PointLabel
from briefgen.model.charts import Chart, Focus
from briefgen.model.scene import PlacedChart
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow

_LARGEST = pt(304)
# Of the hole of a ring, the part of its width that the figure in it may take: no more than the hole
# that LibreOffice draws.
_IN_HOLE = 0.76
_MIDDLE_SIZES = (60, 56, 48, 40, 36, 32, 28, 24, 20, 18, 16, 14, 12)
_KEY_SIZES = (28, 26, 24, 22, 20)
# So many percent of the size of the chart's text they are at most: on paper, all is smaller. Few
# slices have few words, which are larger, and so are the values in a pie of them.
_MIDDLE_MOST, _KEY_MOST, _FEW_MOST = 334, 134, 156
# The circle stands in this part of the width, and the key begins after that.
_CIRCLE, _KEY = 0.45, 0.51
_AWAY, _INSET, _BEFORE_KEY = pt(6), pt(7), pt(24)
# Names of ages, years and amounts are in an order of their own; what is left over comes last.
_IN_ORDER = re.compile(r"\d")


def draw_round(canvas: ChartCanvas) -> PlacedChart | Overflow:
    """The chart at the canvas's size."""
    chart = with_signs(canvas.chart, canvas.place.setter.language)
    canvas = replace(canvas, chart=_in_order(chart))
    values = [value for value in canvas.chart.series[0].values if value is not None]
    named = named_slices(canvas, values) if canvas.chart.kind == "pie" else None
    if named:
        return named
    # First without room for values outside the circle; then with it where one must stand there.
    line = canvas.line + _AWAY + pt(2)
    drawn: PlacedChart | Overflow = canvas.refused("BF302/slices")
    for pads in ((pt(2), pt(2)), (line, pt(2)), (line, line)):
        drawn = _drawn(canvas, values, pads)
        if isinstance(drawn, PlacedChart):
            break
    return drawn


def _in_order(chart: Chart) -> Chart:
    """The slices in the order of their size, unless they have one of their own."""
    names = [name.text for name in chart.categories]
    if chart.ordered or (chart.ordered is None and any(map(_IN_ORDER.search, names))):
        return chart
    values = chart.series[0].values
    order = sorted(range(len(names)), key=lambda n: (is_rest(names[n]), -(values[n] or 0)))
    focus = chart.focus
    if focus and focus.category is not None:
        focus = Focus(category=order.index(focus.category))
    series = replace(chart.series[0], values=tuple(values[n] for n in order))
    named = tuple(chart.categories[n] for n in order)
    return replace(chart, categories=named, series=(series,), focus=focus)


def _drawn(
    canvas: ChartCanvas, values: list[Decimal], pads: tuple[int, int]
) -> PlacedChart | Overflow:
    """With so much room above and below the circle."""
    drawn = Slices(
        circle=_circle(canvas, pads),
        turns=turns_of(values),
        hole=RING_HOLE / 100 if canvas.chart.kind == "ring" else 0.0,
    )
    key = _key(canvas, drawn.circle)
    if isinstance(key, Overflow):
        return key
    middle = _middle(canvas, drawn.circle, values) if canvas.chart.kind == "ring" else None
    spoken = values.index(max(values)) if middle else None
    colours = slice_colours(canvas)
    size, labels = _values(canvas, drawn, values, colours, spoken=spoken)
    blocks = [block for _, block in labels]
    if collide([*blocks, *key.names], canvas.room):
        return canvas.refused("BF302/slices")
    series = PlotSeries(
        name=canvas.chart.series[0].name.text,
        values=tuple(values),
        colours=colours,
        label_colours=tuple(
            _written_on(canvas, labels, point, one) for point, one in enumerate(colours)
        ),
        labels=tuple(label for label, _ in labels),
    )
    slices = [
        slice_of(drawn, start, end, colour)
        for (start, end), colour in zip(pairwise(drawn.turns), colours, strict=True)
    ]
    figure = _figure(canvas, middle) if middle else []
    look = canvas.look(drawn.circle, key, beside=True, middle=middle, value_size=size)
    items = [*slices, *blocks, *figure, *key.items(canvas, colours)]
    return finished(canvas, (series,), look, items)


def _written_on(
    canvas: ChartCanvas, labels: list[tuple[PointLabel, TextBlock]], point: int, colour: str
) -> str:
    places = {label.point: label.place for label, _ in labels}
    if places.get(point) == "outside":
        return "ink"
    return text_colour(colour, canvas.place.setter.theme.colours)


def _circle(canvas: ChartCanvas, pads: tuple[int, int]) -> Box:
    room = canvas.room
    side = Emu(min(_LARGEST, room.height - sum(pads), round(room.width * _CIRCLE) - pt(4)))
    left = room.x + (round(room.width * _CIRCLE) - side) // 2
    top = room.y + pads[0] + (room.height - sum(pads) - side) // 2
    return Box(Emu(left), Emu(top), side, side)


def _key(canvas: ChartCanvas, circle: Box) -> KeyColumn | Overflow:
    """The names at the right, as large as they can be; on paper as all text of charts."""
    room = canvas.room
    left = max(room.x + round(room.width * _KEY), circle.right + _BEFORE_KEY)
    box = replace(room, x=Emu(left), width=Emu(room.right - left))
    names = [name.text for name in canvas.chart.categories]
    found: KeyColumn | Overflow = canvas.refused("BF302/slices")
    usual = max(canvas.place.ladder)
    most = _FEW_MOST if len(names) <= FEW else _KEY_MOST
    larger = [size for size in _KEY_SIZES if size * 100 <= usual * most]
    for size in (*(larger if canvas.may_be_larger else ()), canvas.size):
        found = set_column(replace(canvas, size=size), names, box)
        if isinstance(found, KeyColumn):
            return found
    return found


def _values(
    canvas: ChartCanvas,
    drawn: Slices,
    values: list[Decimal],
    colours: Sequence[str],
    *,
    spoken: int | None,
) -> tuple[int, list[tuple[PointLabel, TextBlock]]]:
    """The values, and their size where that is another: those in a pie of few slices are as large
    as the names in its key may be, if they are inside their slices then."""
    if canvas.may_be_larger and canvas.chart.kind == "pie" and len(values) <= FEW:
        large = replace(canvas, size=canvas.size * _FEW_MOST // 100)
        labels = list(_labels(large, drawn, values, colours, spoken=spoken))
        if all(label.place == "inside" for label, _ in labels):
            return large.size, labels
    return 0, list(_labels(canvas, drawn, values, colours, spoken=spoken))


def _middle(canvas: ChartCanvas, circle: Box, values: list[Decimal]) -> tuple[str, Box, int] | None:
    """The share in the middle of a ring, its box and its size."""
    focus = canvas.focus.category
    words = canvas.number(max(values) if focus is None else values[focus])
    most = circle.width * RING_HOLE / 100 * _IN_HOLE
    largest = max(canvas.place.ladder) * _MIDDLE_MOST // 100
    for size in (size for size in _MIDDLE_SIZES if size <= largest):
        sized = replace(canvas, size=size)
        wide, high = sized.width(words, strong=True), sized.line + pt(1)
        if wide <= most:
            x = circle.x + (circle.width - wide) // 2
            return words, Box(Emu(x), Emu(circle.y + (circle.height - high) // 2), wide, high), size
    return None


def _figure(canvas: ChartCanvas, middle: tuple[str, Box, int]) -> list[TextBlock]:
    words, box, size = middle
    sized = replace(canvas, size=size)
    block = sized.text(words, box, colour="brand", strong=True)
    return [block] if isinstance(block, TextBlock) else []


def _labels(
    canvas: ChartCanvas,
    drawn: Slices,
    values: list[Decimal],
    colours: Sequence[str],
    *,
    spoken: int | None,
) -> Iterator[tuple[PointLabel, TextBlock]]:
    """The value of each slice: in it, or outside where it is too small; not the one that is
    `spoken` already."""
    palette = canvas.place.setter.theme.colours
    for point, (value, (start, end)) in enumerate(zip(values, pairwise(drawn.turns), strict=True)):
        if point == spoken:
            continue
        words, middle = canvas.number(value), (start + end) / 2
        wide, high = canvas.width(words, strong=True), canvas.line
        half = math.hypot(wide, high) / 2
        inner = (1 + drawn.hole) / 2 if drawn.hole else 1 - (half + _INSET) / drawn.radius
        x, y = drawn.at(middle, inner * drawn.radius)
        colour = text_colour(colours[point], palette)
        block = canvas.line_of_text(words, x, y, colour=colour, strong=True)
        if drawn.holds(block, start, end):
            yield PointLabel(point=point, place="inside"), block
            continue
        across = abs(math.sin(2 * math.pi * middle)) * wide / 2
        up = abs(math.cos(2 * math.pi * middle)) * high / 2
        x, y = drawn.at(middle, drawn.radius + _AWAY + across + up)
        yield (
            PointLabel(point=point, place="outside"),
            canvas.line_of_text(words, x, y, strong=True),
        )
