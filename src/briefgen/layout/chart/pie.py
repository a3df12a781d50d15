"""Pie charts -> slices from twelve o'clock, clockwise, each with its name and value beside it.

Where long names would have to be small to stand beside their slices, a key at the right has them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from briefgen.layout.chart.assemble import finished
from briefgen.layout.chart.axis_scale import shown_decimals
from briefgen.layout.chart.canvas import ChartCanvas
from briefgen.layout.chart.legend import KeyColumn, set_column
from briefgen.layout.chart.series_colours import series_colours
from briefgen.model.chart_plot import ChartLook, PlotSeries
from briefgen.model.scene import PlacedChart, Polygon, Stroke
from briefgen.model.text_block import DECORATION, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow

_EDGE = Stroke("paper", pt(1.5))
_AWAY = pt(8)
_DEGREES_A_STEP = 2
# Within this of twelve and six o'clock a name stands above or below, not beside.
_UPRIGHT = 0.2
# Names that have to be smaller than this to stand beside their slices go into a key; with one, the
# circle takes so much of the width at most.
_LEAST_BESIDE, _SHARE_BESIDE_KEY, _BEFORE_KEY = 16, 0.42, pt(16)


def draw_pie(canvas: ChartCanvas) -> PlacedChart | Overflow:
    """The chart at the canvas's size."""
    larger = [size for size in canvas.place.ladder if size >= _LEAST_BESIDE]
    sizes = [size for size in larger if size <= canvas.size] or [canvas.size]
    if any(_are_beside(replace(canvas, size=size)) for size in sizes):
        return _draw(canvas, _circle(canvas), None)
    key = _key(canvas, _circle_at_left(canvas))
    return key if isinstance(key, Overflow) else _draw(canvas, _circle_at_left(canvas), key)


def _draw(canvas: ChartCanvas, circle: Box, key: KeyColumn | None) -> PlacedChart | Overflow:
    values = _values(canvas)
    series = PlotSeries(
        name=canvas.chart.series[0].name.text,
        values=tuple(values),
        colours=series_colours(len(values), canvas.place.setter.theme.colours),
    )
    look = ChartLook(
        plot=circle,
        size=canvas.size,
        values="outside",
        decimals=shown_decimals(values),
        legend=key.box if key else None,
    )
    labels = list(_labels(canvas, circle, are_named=key is None))
    if _collide(labels, canvas.room):
        return canvas.refused("BF302/slices")
    slices = [
        _slice(circle, start, end, colour)
        for (start, end), colour in zip(pairwise(_turns(values)), series.colours, strict=True)
    ]
    entries = key.items(series.colours) if key else ()
    return finished(canvas, (series,), look, [*slices, *labels, *entries], None)


def _values(canvas: ChartCanvas) -> list[Decimal]:
    return [value for value in canvas.chart.series[0].values if value is not None]


def _are_beside(canvas: ChartCanvas) -> bool:
    """Whether all names have room beside their slices."""
    return not _collide(list(_labels(canvas, _circle(canvas), are_named=True)), canvas.room)


def _key(canvas: ChartCanvas, circle: Box) -> KeyColumn | Overflow:
    """The names at the right of the values that stand round the circle, level with its middle."""
    left = circle.right + circle.x - canvas.room.x + _BEFORE_KEY
    room = replace(canvas.room, x=Emu(left), width=Emu(canvas.room.right - left))
    return set_column(canvas, [name.text for name in canvas.chart.categories], room)


def _circle(canvas: ChartCanvas) -> Box:
    return _circle_within(canvas, canvas.room.width // 2, canvas.room.width)


def _circle_at_left(canvas: ChartCanvas) -> Box:
    """A circle with room for a value at either side of it, and for names at the right."""
    values = _values(canvas)
    decimals = shown_decimals(values)
    beside = max(canvas.width(canvas.number(value, decimals)) for value in values) + _AWAY
    side = round(canvas.room.width * _SHARE_BESIDE_KEY)
    return _circle_within(canvas, side, min(side, _highest(canvas)) + 2 * beside)


def _circle_within(canvas: ChartCanvas, most: int, width: int) -> Box:
    """In the middle of so much of the room's width, at `most` so large."""
    room, side = canvas.room, Emu(min(_highest(canvas), most))
    return Box(
        Emu(room.x + (width - side) // 2), Emu(room.y + (room.height - side) // 2), side, side
    )


def _highest(canvas: ChartCanvas) -> int:
    """With room for a line above and below."""
    return canvas.room.height - 2 * (canvas.line + _AWAY + pt(2))


def _turns(values: Sequence[Decimal]) -> list[float]:
    """Where slices begin and end, as shares of the whole turn."""
    total = sum(values)
    return [0.0, *(float(part / total) for part in accumulate(values))]


def _at(circle: Box, turn: float, away: int = 0) -> tuple[int, int]:
    """The point on the circle at a share of the turn, or so far outside it."""
    angle, radius = 2 * math.pi * turn, circle.width / 2 + away
    x = circle.x + circle.width / 2 + radius * math.sin(angle)
    y = circle.y + circle.height / 2 - radius * math.cos(angle)
    return round(x), round(y)


def _slice(circle: Box, start: float, end: float, colour: str) -> Polygon:
    steps = max(1, math.ceil((end - start) * 360 / _DEGREES_A_STEP))
    rim = (_at(circle, start + (end - start) * step / steps) for step in range(steps + 1))
    points = tuple((x - circle.x, y - circle.y) for x, y in rim)
    path = ((circle.width // 2, circle.height // 2), *points)
    return Polygon(box=circle, about=DECORATION, fill=colour, stroke=_EDGE, path=(path,))


def _labels(canvas: ChartCanvas, circle: Box, *, are_named: bool) -> Iterator[TextBlock]:
    """The value of each slice outside it, after its name if `are_named`."""
    values = _values(canvas)
    decimals = shown_decimals(values)
    for name, value, (start, end) in zip(
        canvas.chart.categories, values, pairwise(_turns(values)), strict=True
    ):
        words = canvas.number(value, decimals)
        if are_named:
            words = f"{name.text}: {words}"
        middle = (start + end) / 2
        across, up = math.sin(2 * math.pi * middle), math.cos(2 * math.pi * middle)
        x, y = _at(circle, middle, _AWAY)
        if abs(across) < _UPRIGHT:
            y -= round(math.copysign(canvas.line / 2, up))
            yield canvas.line_of_text(words, x, y)
        else:
            yield canvas.line_of_text(words, x, y, "left" if across > 0 else "right")


def _collide(names: Sequence[TextBlock], room: Box) -> bool:
    return any(not room.contains(name.box) for name in names) or any(
        first.box.overlaps(second.box)
        for index, first in enumerate(names)
        for second in names[index + 1 :]
    )
