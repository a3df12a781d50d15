"""Pie charts -> slices from twelve o'clock, clockwise, each with its name and value beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise

from briefgen.layout.chart.assemble import finished
from briefgen.layout.chart.axis_scale import shown_decimals
from briefgen.layout.chart.canvas import ChartCanvas
from briefgen.layout.chart.series_colours import series_colours
from briefgen.model.chart_plot import ChartLook, PlotSeries
from briefgen.model.scene import PlacedChart, Polygon, Stroke
from briefgen.model.text_block import DECORATION, TextBlock
from briefgen.model.units import Box, pt
from briefgen.text.fitting import Overflow

_EDGE = Stroke("paper", pt(1.5))
_AWAY = pt(8)
_DEGREES_A_STEP = 2
# Within this of twelve and six o'clock a name stands above or below, not beside.
_UPRIGHT = 0.2


def draw_pie(canvas: ChartCanvas) -> PlacedChart | Overflow:
    """The chart at the canvas's size."""
    circle = _circle(canvas)
    values = [value for value in canvas.chart.series[0].values if value is not None]
    series = PlotSeries(
        name=canvas.chart.series[0].name.text,
        values=tuple(values),
        colours=series_colours(len(values), canvas.place.setter.theme.colours),
    )
    decimals = shown_decimals(values)
    look = ChartLook(plot=circle, size=canvas.size, values="outside", decimals=decimals)
    turns = _turns(values)
    names = list(_names(canvas, circle, values, turns, decimals))
    if _collide(names, canvas.room):
        return canvas.refused("BF302/slices")
    slices = [
        _slice(circle, start, end, colour)
        for (start, end), colour in zip(pairwise(turns), series.colours, strict=True)
    ]
    return finished(canvas, (series,), look, [*slices, *names], None)


def _circle(canvas: ChartCanvas) -> Box:
    room, side = canvas.room, canvas.room.height - 2 * (canvas.line + _AWAY + pt(2))
    side = min(side, room.width // 2)
    return Box(
        room.x + (room.width - side) // 2,
        room.y + (room.height - side) // 2,
        side,
        side,
    )


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


def _names(
    canvas: ChartCanvas,
    circle: Box,
    values: Sequence[Decimal],
    turns: Sequence[float],
    decimals: int,
) -> Iterator[TextBlock]:
    for name, value, (start, end) in zip(
        canvas.chart.categories, values, pairwise(turns), strict=True
    ):
        words = f"{name.text}: {canvas.number(value, decimals)}"
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
