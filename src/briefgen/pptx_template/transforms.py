"""Frames of shapes and groups -> where their own units lie on the slide."""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefgen.model.units import Box, Emu
from briefgen.model.values import Value
from briefgen.ooxml.reader import Element, find, whole

_TURN = 21_600_000


class Matrix(Value, kw_only=True):
    """From a shape's or group's own unit to the slide's, with nothing changed where none is given:
    x' = `a` x + `c` y + `e`, y' = `b` x + `d` y + `f`."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: Matrix) -> Matrix:
        """First the inner one, then this."""
        e, f = self.at(inner.e, inner.f)
        return Matrix(
            a=self.a * inner.a + self.c * inner.b,
            b=self.b * inner.a + self.d * inner.b,
            c=self.a * inner.c + self.c * inner.d,
            d=self.b * inner.c + self.d * inner.d,
            e=e,
            f=f,
        )

    def of_unit(self, width: int, height: int) -> tuple[float, float, float, float, float, float]:
        """From shares of a width and height."""
        return (self.a * width, self.b * width, self.c * height, self.d * height, self.e, self.f)

    @property
    def is_upright(self) -> bool:
        return abs(self.b) < 1e-9 and abs(self.c) < 1e-9 and self.a > 0 and self.d > 0


def _pair(frame: Element, path: str, names: tuple[str, str]) -> tuple[int, int]:
    found = find(frame, path)
    if found is None:
        return 0, 0
    return whole(found.get(names[0])), whole(found.get(names[1]))


def _own_matrix(frame: Element, width: float, height: float, x: float, *, y: float) -> Matrix:
    """Flips and turns about the middle of the box, then moves to its place."""
    angle = whole(frame.get("rot")) / _TURN * math.tau
    flip_x = -1.0 if frame.get("flipH") in {"1", "true"} else 1.0
    flip_y = -1.0 if frame.get("flipV") in {"1", "true"} else 1.0
    cos, sin = round(math.cos(angle), 12), round(math.sin(angle), 12)
    turn = Matrix(a=cos * flip_x, b=sin * flip_x, c=-sin * flip_y, d=cos * flip_y)
    centre = Matrix(e=-width / 2, f=-height / 2)
    return Matrix(e=x + width / 2, f=y + height / 2).after(turn.after(centre))


def shape_matrix(frame: Element, outer: Matrix) -> tuple[Matrix, int, int]:
    x, y = _pair(frame, "a:off", ("x", "y"))
    width, height = _pair(frame, "a:ext", ("cx", "cy"))
    return outer.after(_own_matrix(frame, width, height, x, y=y)), width, height


def group_matrix(group: Element) -> Matrix:
    frame = find(group, "p:grpSpPr/a:xfrm")
    if frame is None:
        return Matrix()
    x, y = _pair(frame, "a:off", ("x", "y"))
    width, height = _pair(frame, "a:ext", ("cx", "cy"))
    left, top = _pair(frame, "a:chOff", ("x", "y"))
    inner_width, inner_height = _pair(frame, "a:chExt", ("cx", "cy"))
    across = width / inner_width if inner_width else 1.0
    down = height / inner_height if inner_height else 1.0
    place = _own_matrix(frame, width, height, x, y=y)
    return place.after(Matrix(a=across, d=down, e=-left * across, f=-top * down))


def corners(width: int, height: int) -> tuple[tuple[float, float], ...]:
    return ((0, 0), (width, 0), (width, height), (0, height))


def bounds(points: Sequence[tuple[float, float]]) -> Box:
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    return Box(
        Emu(round(left)), Emu(round(top)), Emu(round(right - left)), Emu(round(bottom - top))
    )
