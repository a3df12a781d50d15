"""Geometry of a shape -> closed polygons in its own box: presets as PowerPoint draws them, and
freeforms with their curves made of short lines."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from briefgen.model.values import Value
from briefgen.ooxml.reader import Element, find, find_all, whole, word

Point = tuple[float, float]
Polygon = tuple[Point, ...]
_STEPS = 12
_FULL = 21_600_000
# Corners that are rounded, from the top left clockwise.
_ROUNDED = {
    "roundRect": (1, 1, 1, 1),
    "round1Rect": (0, 1, 0, 0),
    "round2SameRect": (1, 1, 0, 0),
    "round2DiagRect": (1, 0, 1, 0),
}
_RECTANGLES = frozenset({"rect", "flowChartProcess", "bevel", "frame", "plaque", "foldedCorner"})
_BENT = frozenset({"bentConnector2", "bentConnector3"})
LINES = frozenset({"line", "straightConnector1"})


class ShapeOutline(Value):
    """The `polygons` of a shape, in the unit of its box from its top left; it `is_filled` where
    they are areas, else they are lines."""

    polygons: tuple[Polygon, ...]
    is_filled: bool = True


def outline_of(properties: Element, width: int, height: int) -> tuple[ShapeOutline, ...] | str:
    """The outlines of a shape's geometry, or the name of a preset that is not known."""
    name = preset_of(properties)
    if not name:
        return tuple(_custom(find(properties, "a:custGeom"), width, height))
    adjust = _adjust(find(properties, "a:prstGeom"))
    if name in _BENT:
        turn = adjust("adj1", 50_000) * width if name == "bentConnector3" else width
        corners = ((0, 0), (turn, 0), (turn, height), (width, height))
        return (ShapeOutline((corners,), is_filled=False),)
    points = _preset(name, adjust, width, height)
    return name if points is None else (ShapeOutline((points,)),)


def preset_of(properties: Element) -> str:
    """The name of the preset, "" for a freeform, "rect" where nothing is said."""
    if find(properties, "a:custGeom") is not None:
        return ""
    found = find(properties, "a:prstGeom")
    return (found.get("prst") or "rect") if found is not None else "rect"


def _adjust(preset: Element) -> Callable[[str, int], float]:
    given = {
        guide.get("name"): guide.get("fmla") or "" for guide in find_all(preset, "a:avLst/a:gd")
    }

    def value(name: str, default: int) -> float:
        return whole(given.get(name, "").removeprefix("val").strip() or None, default) / 100_000

    return value


def _preset(name: str, adjust: Callable[[str, int], float], w: int, h: int) -> Polygon | None:
    short = min(w, h)
    if name in _RECTANGLES:
        return ((0, 0), (w, 0), (w, h), (0, h))
    if name in _ROUNDED:
        first = adjust("adj1" if name != "roundRect" and name != "round1Rect" else "adj", 16_667)
        return _rounded(w, h, min(first, 0.5) * short, _ROUNDED[name])
    if name == "ellipse":
        return tuple(_arc(w / 2, h / 2, w / 2, h / 2, start=0, end=math.tau, steps=48))
    return _pointed(name, adjust, w, h)


def _pointed(name: str, adjust: Callable[[str, int], float], w: int, h: int) -> Polygon | None:
    """Presets with straight sides."""
    short = min(w, h)
    match name:
        case "triangle" | "flowChartExtract":
            return ((adjust("adj", 50_000) * w, 0), (w, h), (0, h))
        case "rtTriangle":
            return ((0, 0), (w, h), (0, h))
        case "diamond" | "flowChartDecision":
            return ((w / 2, 0), (w, h / 2), (w / 2, h), (0, h / 2))
        case "parallelogram":
            slant = min(adjust("adj", 25_000) * short, w)
            return ((slant, 0), (w, 0), (w - slant, h), (0, h))
        case "trapezoid":
            slant = min(adjust("adj", 25_000) * short, w / 2)
            return ((slant, 0), (w - slant, 0), (w, h), (0, h))
        case "hexagon":
            slant = min(adjust("adj", 25_000) * short, w / 2)
            return ((slant, 0), (w - slant, 0), (w, h / 2), (w - slant, h), (slant, h), (0, h / 2))
        case "homePlate":
            slant = min(adjust("adj", 50_000) * short, w)
            return ((0, 0), (w - slant, 0), (w, h / 2), (w - slant, h), (0, h))
        case "chevron":
            slant = min(adjust("adj", 50_000) * short, w)
            return ((0, 0), (w - slant, 0), (w, h / 2), (w - slant, h), (0, h), (slant, h / 2))
        case "snip1Rect":
            cut = min(adjust("adj", 16_667), 0.5) * short
            return ((0, 0), (w - cut, 0), (w, cut), (w, h), (0, h))
    return None


def _rounded(w: int, h: int, radius: float, corners: tuple[int, ...]) -> Polygon:
    centres = ((0, 0, 1, 1), (w, 0, -1, 1), (w, h, -1, -1), (0, h, 1, -1))
    points: list[Point] = []
    for index, (x, y, right, down) in enumerate(centres):
        if corners[index] and radius:
            start = math.pi + index * math.pi / 2
            points += _arc(x + right * radius, y + down * radius, radius, radius,
                           start=start, end=start + math.pi / 2, steps=_STEPS // 2)  # fmt: skip
        else:
            points.append((x, y))
    return tuple(points)


def _arc(
    x: float, y: float, rx: float, ry: float, *, start: float, end: float, steps: int
) -> list[Point]:
    """Points from one angle to another, clockwise as seen on a page."""
    return [
        (x + rx * math.cos(angle), y + ry * math.sin(angle))
        for angle in (start + (end - start) * step / steps for step in range(steps + 1))
    ]


def _custom(custom: Element, width: int, height: int) -> Iterator[ShapeOutline]:
    for path in find_all(custom, "a:pathLst/a:path"):
        own_width, own_height = whole(path.get("w")) or width, whole(path.get("h")) or height
        names = _guides(custom, own_width, own_height)
        tracer = _Tracer(names, width / max(own_width, 1), height / max(own_height, 1))
        polygons = tuple(tracer.polygons(path))
        if polygons:
            closed = any(word(step) == "close" for step in path)
            filled = path.get("fill") != "none" and (closed or len(polygons[0]) > 2)
            yield ShapeOutline(polygons, filled)


def _guides(custom: Element, width: int, height: int) -> dict[str, float]:
    """The values of a freeform's names, as far as sums and products make them."""
    names: dict[str, float] = {
        "l": 0, "t": 0, "r": width, "b": height, "w": width, "h": height,
        "hc": width / 2, "vc": height / 2, "wd2": width / 2, "hd2": height / 2,
    }  # fmt: skip
    for guide in (*find_all(custom, "a:avLst/a:gd"), *find_all(custom, "a:gdLst/a:gd")):
        names[guide.get("name") or ""] = _formula((guide.get("fmla") or "").split(), names)
    return names


def _formula(words: list[str], names: Mapping[str, float]) -> float:
    values = [_value(text, names) for text in words[1:]]
    match words[:1], values:
        case ["val"], [value]:
            return value
        case ["*/"], [a, b, c]:
            return a * b / c if c else 0.0
        case ["+-"], [a, b, c]:
            return a + b - c
        case ["+/"], [a, b, c]:
            return (a + b) / c if c else 0.0
    return 0.0


def _value(text: str | None, names: Mapping[str, float]) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return names.get(text or "", 0.0)


class _Tracer(Value):
    """Follows a path; points are scaled from the path's own unit to the shape's."""

    names: Mapping[str, float]
    across: float
    down: float

    def polygons(self, path: Element) -> Iterator[Polygon]:
        points: list[Point] = []
        for step in path:
            if word(step) == "moveTo" and points:
                yield tuple(points)
                points = []
            points += self._step(step, points[-1] if points else (0.0, 0.0))
        if points:
            yield tuple(points)

    def _step(self, step: Element, at: Point) -> list[Point]:
        given = [self._point(point) for point in find_all(step, "a:pt")]
        match word(step):
            case "moveTo" | "lnTo":
                return given[:1]
            case "cubicBezTo" if len(given) == 3:
                return _bezier((at, *given))
            case "quadBezTo" if len(given) == 2:
                return _bezier((at, *given))
            case "arcTo":
                return self._arc_to(step, at)
        return []

    def _point(self, point: Element) -> Point:
        return (
            _value(point.get("x"), self.names) * self.across,
            _value(point.get("y"), self.names) * self.down,
        )

    def _arc_to(self, step: Element, at: Point) -> list[Point]:
        rx, ry, start, swing = (
            _value(step.get(name), self.names) for name in ("wR", "hR", "stAng", "swAng")
        )
        begin, length = start / _FULL * math.tau, swing / _FULL * math.tau
        rx, ry = rx * self.across, ry * self.down
        x, y = at[0] - rx * math.cos(begin), at[1] - ry * math.sin(begin)
        return _arc(x, y, rx, ry, start=begin, end=begin + length, steps=_STEPS)[1:]


def _bezier(points: tuple[Point, ...]) -> list[Point]:
    found = []
    for step in range(1, _STEPS + 1):
        share, line = step / _STEPS, list(points)
        while len(line) > 1:
            line = [(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
                    for a, b in pairwise(line)]  # fmt: skip
        found.append(line[0])
    return found
