"""The circle of a pie or a ring: its slices, and their colours."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from briefgen.layout.chart.canvas import EDGE, ChartCanvas
from briefgen.layout.chart.series_colours import part_colours, series_colours
from briefgen.model.scene import Polygon
from briefgen.model.text_block import DECORATION, TextBlock
from briefgen.model.units import Box
from briefgen.model.values import Value

# Among so many slices the largest is in colour, and the others are grey.
FEW = 3
_DEGREES_A_STEP = 2


class Slices(Value, kw_only=True):
    """The `circle`, the `turns` at which its slices begin and end, and the share of its width that
    a `hole` in it has."""

    circle: Box
    turns: list[float]
    hole: float

    def at(self, turn: float, radius: float) -> tuple[int, int]:
        """The point at a share of the turn, so far from the middle."""
        angle = 2 * math.pi * turn
        x = self.circle.x + self.circle.width / 2 + radius * math.sin(angle)
        y = self.circle.y + self.circle.height / 2 - radius * math.cos(angle)
        return round(x), round(y)

    @property
    def radius(self) -> float:
        return self.circle.width / 2

    def holds(self, block: TextBlock, start: float, end: float) -> bool:
        """Whether a text lies inside a slice, clear of its edges."""
        box = block.box
        for x, y in ((x, y) for x in (box.x, box.right) for y in (box.y, box.bottom)):
            dx = x - self.circle.x - self.radius
            dy = y - self.circle.y - self.radius
            turn = math.atan2(dx, -dy) / (2 * math.pi) % 1
            away = math.hypot(dx, dy)
            if not start < turn < end or not self.hole * self.radius < away < self.radius:
                return False
        return True


def turns_of(values: Sequence[Decimal]) -> list[float]:
    """Where slices begin and end, as shares of the whole turn."""
    total = sum(values)
    return [0.0, *(float(part / total) for part in accumulate(values))]


def slice_of(drawn: Slices, start: float, end: float, colour: str) -> Polygon:
    """A slice from one share of the turn to another."""
    circle = drawn.circle
    steps = max(1, math.ceil((end - start) * 360 / _DEGREES_A_STEP))
    turns = [start + (end - start) * step / steps for step in range(steps + 1)]
    rim = [drawn.at(turn, drawn.radius) for turn in turns]
    inner = [drawn.at(turn, drawn.hole * drawn.radius) for turn in reversed(turns)]
    places = [*rim, *(inner if drawn.hole else inner[:1])]
    path = tuple((x - circle.x, y - circle.y) for x, y in places)
    return Polygon(box=circle, about=DECORATION, fill=colour, stroke=EDGE, path=(path,))


def slice_colours(canvas: ChartCanvas) -> tuple[str, ...]:
    """One hue for all; of few slices the largest in colour, as the one in focus is."""
    palette, count = canvas.place.setter.theme.colours, len(canvas.chart.categories)
    focus = canvas.focus.category
    if focus is None and 1 < count <= FEW:
        values = [value or 0 for value in canvas.chart.series[0].values]
        focus = values.index(max(values))
    return part_colours(count, palette) if focus is None else series_colours(count, palette, focus)


def collide(names: Sequence[TextBlock], room: Box) -> bool:
    """Whether texts cover each other, or leave the room."""
    return any(not room.contains(name.box) for name in names) or any(
        first.box.overlaps(second.box)
        for index, first in enumerate(names)
        for second in names[index + 1 :]
    )
