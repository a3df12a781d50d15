"""Circles that overlap: where their outlines cross, and the room that is left for words."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefgen.model.units import Box, Emu
from briefgen.model.values import Value
from briefgen.support.memo import memo

_SAMPLES = 180
# A box is looked for in so many places and sizes to a radius, so many times as wide as high; words
# keep away from the outlines.
_STEPS, _SIZES = 24, 60
_FORMS = (1.0, 1.4, 1.8, 2.4)
_CLEAR = 0.045

Point = tuple[float, float]


class Circle(Value):
    """A circle about (`x`, `y`) of a `radius`, in EMU."""

    x: int
    y: int
    radius: int

    @property
    def box(self) -> Box:
        """The square that it touches."""
        r = self.radius
        return Box(Emu(self.x - r), Emu(self.y - r), Emu(2 * r), Emu(2 * r))

    def outline(self) -> Iterator[Point]:
        """Points of it, clockwise from the top."""
        for step in range(_SAMPLES):
            turn = 2 * math.pi * step / _SAMPLES
            yield self.x + self.radius * math.sin(turn), self.y - self.radius * math.cos(turn)

    def holds(self, point: Point, spare: float = 0.0) -> bool:
        """Whether a point lies in it, so many shares of its radius away from its outline."""
        away = math.dist(point, (self.x, self.y))
        return away <= self.radius * (1 - spare) + 1


def crossing_points(one: Circle, other: Circle) -> list[Point]:
    """Where the outlines of two circles of one size cross."""
    dx, dy = (other.x - one.x) / 2, (other.y - one.y) / 2
    half = math.hypot(dx, dy)
    reach = math.sqrt(max(0.0, one.radius**2 - half**2)) / half
    return [(one.x + dx + sign * dy * reach, one.y + dy - sign * dx * reach) for sign in (1, -1)]


@memo(200)
def free_box(inside: tuple[Circle, ...], outside: tuple[Circle, ...]) -> Box:
    """The box with the most room for words that lies in all circles `inside` and touches none of
    those `outside`: its middle is looked for on the line away from these. A drawing asks again at
    every size that it tries."""
    radius = inside[0].radius
    x = sum(circle.x for circle in inside) / len(inside)
    y = sum(circle.y for circle in inside) / len(inside)
    away = _direction((x, y), outside)
    boxes = (
        box
        for step in range(_STEPS if outside else 1)
        for form in _FORMS
        if (box := _box_about(x + away[0] * radius * step / _STEPS,
                              y + away[1] * radius * step / _STEPS,
                              form, inside, outside=outside))
    )  # fmt: skip
    return max(boxes, key=lambda box: box.width**1.5 * box.height)


def _direction(start: Point, others: Sequence[Circle]) -> Point:
    """The direction from the middle of other circles to a point, as a step of length 1."""
    if not others:
        return 0.0, 0.0
    dx = start[0] - sum(circle.x for circle in others) / len(others)
    dy = start[1] - sum(circle.y for circle in others) / len(others)
    length = math.hypot(dx, dy)
    return dx / length, dy / length


def _box_about(
    x: float, y: float, form: float, inside: Sequence[Circle], *, outside: Sequence[Circle]
) -> Box | None:
    """The largest box of a form about a point, None where there is none."""

    def box_of(step: int) -> Box:
        half = inside[0].radius * step / _SIZES / form
        return Box(
            Emu(round(x - half * form)), Emu(round(y - half)),
            Emu(round(2 * half * form)), Emu(round(2 * half)),
        )  # fmt: skip

    def is_free(step: int) -> bool:
        box = box_of(step)
        corners = [(cx, cy) for cx in (box.x, box.right) for cy in (box.y, box.bottom)]
        is_in = all(circle.holds(corner, _CLEAR) for circle in inside for corner in corners)
        return is_in and not any(_touches(circle, box) for circle in outside)

    # What holds a box holds a smaller one.
    steps = range(_SIZES, 2, -1)
    at = bisect_left(steps, True, key=is_free)
    return box_of(steps[at]) if at < len(steps) else None


def _touches(circle: Circle, box: Box) -> bool:
    """Whether any of the box lies in the circle, or almost."""
    nearest = (min(max(circle.x, box.x), box.right), min(max(circle.y, box.y), box.bottom))
    return circle.holds(nearest, -_CLEAR)
