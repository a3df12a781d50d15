"""A pie of which each slice has its name and its value beside it, so that it needs no key."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from briefgen.layout.chart.assemble import finished
from briefgen.layout.chart.canvas import ChartCanvas
from briefgen.layout.chart.slices import Slices, collide, slice_colours, slice_of, turns_of
from briefgen.model.chart_plot import PlotSeries, PointLabel
from briefgen.model.scene import PlacedChart
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace

_LARGEST = pt(304)
# A pie that is smaller than this share of its room has its names in a key instead.
_LEAST = 0.68
_AWAY, _EDGE = pt(6), pt(2)
# The sine of an eighth of a half turn.
_LEVEL = 0.383
# A name that takes more of the width than this has its lines in a key.
_WIDEST = 0.4
# How large they are, in percent of the size of the chart's text, the largest first; on paper, all
# is smaller.
_SIZES, _ON_PAPER = (120, 110, 100), (100,)


class _Named(Value):
    """What stands at a slice: its `label`, and the lines of that as they are drawn."""

    label: PointLabel
    lines: tuple[TextBlock, ...]

    @property
    def box(self) -> Box:
        left, right = min(one.box.x for one in self.lines), max(one.box.right for one in self.lines)
        top, bottom = self.lines[0].box.y, self.lines[-1].box.bottom
        return Box(left, top, Emu(right - left), Emu(bottom - top))


def named_slices(canvas: ChartCanvas, values: Sequence[Decimal]) -> PlacedChart | None:
    """The pie as large as it can be with names at its slices; None where they have no room."""
    for in_a_row, ends in ((False, 0), (True, 1), (False, 1), (True, 2)):
        for percent in _SIZES if canvas.may_be_larger else _ON_PAPER:
            sized = replace(canvas, size=canvas.size * percent // 100)
            lines = 1 if in_a_row else 2
            pad = ends * (lines * sized.line + _AWAY) + 2 * _EDGE
            for pads in ((pad, _EDGE), (pad, pad)) if ends == 1 else ((pad, pad),):
                if drawn := _drawn(canvas, sized, values, pads, in_a_row=in_a_row):
                    return drawn
    return None


def _drawn(
    canvas: ChartCanvas,
    sized: ChartCanvas,
    values: Sequence[Decimal],
    pads: tuple[int, int],
    *,
    in_a_row: bool,
) -> PlacedChart | None:
    room = canvas.room
    drawn = Slices(circle=_circle(room, pads), turns=turns_of(values), hole=0.0)
    drawn = _in_the_middle(drawn, sized, values, in_a_row=in_a_row)
    named = list(_named(sized, drawn, values, in_a_row=in_a_row))
    whole = [one.box for one in named]
    is_small = drawn.circle.width < _LEAST * min(_LARGEST, room.height, room.width // 2)
    if is_small or max(box.width for box in whole) > _WIDEST * room.width:
        return None
    if (
        collide([line for one in named for line in one.lines], room)
        or any(first.overlaps(second) for n, first in enumerate(whole) for second in whole[n + 1 :])
        or any(_covers(box, drawn.circle) for box in whole)
    ):
        return None
    colours = slice_colours(canvas)
    series = PlotSeries(
        name=canvas.chart.series[0].name.text,
        values=tuple(values),
        colours=colours,
        labels=tuple(one.label for one in named),
    )
    slices = [
        slice_of(drawn, start, end, colour)
        for (start, end), colour in zip(pairwise(drawn.turns), colours, strict=True)
    ]
    blocks = [line for one in named for line in one.lines]
    size = sized.size if sized.size != canvas.size else 0
    look = canvas.look(drawn.circle, None, value_size=size)
    return finished(canvas, (series,), look, [*slices, *blocks])


def _circle(room: Box, pads: tuple[int, int]) -> Box:
    """In the middle of the width: names stand at both sides."""
    side = Emu(max(0, min(_LARGEST, room.height - sum(pads), room.width // 2)))
    top = room.y + pads[0] + (room.height - sum(pads) - side) // 2
    return Box(Emu(room.x + (room.width - side) // 2), Emu(top), side, side)


def _in_the_middle(
    drawn: Slices, canvas: ChartCanvas, values: Sequence[Decimal], *, in_a_row: bool
) -> Slices:
    """The circle where it and its names together stand in the middle of the room."""
    boxes = [drawn.circle, *(one.box for one in _named(canvas, drawn, values, in_a_row=in_a_row))]
    left, right = min(box.x for box in boxes), max(box.right for box in boxes)
    x = drawn.circle.x + canvas.room.x + (canvas.room.width - right - left) // 2
    return replace(drawn, circle=replace(drawn.circle, x=Emu(x)))


def _named(
    canvas: ChartCanvas, drawn: Slices, values: Sequence[Decimal], *, in_a_row: bool
) -> Iterator[_Named]:
    """Each name with its value, at the middle of its slice's rim; the largest is bold."""
    largest = values.index(max(values))
    names = [name.text for name in canvas.chart.categories]
    for point, (start, end) in enumerate(pairwise(drawn.turns)):
        value, strong = canvas.number(values[point]), point == largest
        words = [f"{names[point]} {value}"] if in_a_row else [names[point], value]
        wide = max(canvas.width(one, strong=strong) for one in words)
        angle = math.pi * (start + end)
        x, y = drawn.at((start + end) / 2, drawn.radius + _AWAY)
        x += round(_beside(math.sin(angle)) * wide / 2)
        y -= round(_beside(math.cos(angle)) * len(words) * canvas.line / 2)
        top = y - (len(words) - 1) * canvas.line // 2
        lines = tuple(
            canvas.line_of_text(one, x, top + number * canvas.line, strong=strong)
            for number, one in enumerate(words)
        )
        label = PointLabel(
            point=point, says="part", place="outside", in_a_row=in_a_row, strong=strong
        )
        yield _Named(label, lines)


def _beside(part: float) -> int:
    """Whether a text stands beyond the rim in a direction, or its middle is level with it: where
    programs put what stands outside a slice."""
    return 0 if abs(part) < _LEVEL else 1 if part > 0 else -1


def _covers(box: Box, circle: Box) -> bool:
    """Whether a text reaches into the circle."""
    radius = circle.width // 2
    x, y = circle.x + radius, circle.y + radius
    nearest = (min(max(x, box.x), box.right), min(max(y, box.y), box.bottom))
    return math.dist((x, y), nearest) < radius
