"""Points on the page -> polygons, and arrows for ways that no connector takes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from briefgen.layout.diagram.connectors import LINE
from briefgen.model.scene import Polygon
from briefgen.model.text_block import DECORATION
from briefgen.model.units import Box, Emu, pt

# The head of a drawn arrow is as large as that of a connector of the same width, in points.
_HEAD = 9.0


def drawn_arrow(points: Sequence[tuple[float, float]]) -> Polygon:
    """An arrow along points (EMU on the page), for ways that no connector takes."""
    head = _HEAD * pt(1)
    shaft, tip = _shortened(points, head), points[-1]
    left = _beside(shaft, LINE.width / 2)
    right = _beside(shaft, -LINE.width / 2)
    outline = [*left, *_head(shaft[-1], tip, head / 2), *reversed(right)]
    return polygon(outline, LINE.colour)


def polygon(points: Sequence[tuple[float, float]], fill: str) -> Polygon:
    """A filled polygon whose corners are EMU on the page; it is decoration."""
    corners = [(round(x), round(y)) for x, y in points]
    left, top = min(x for x, _ in corners), min(y for _, y in corners)
    right, bottom = max(x for x, _ in corners), max(y for _, y in corners)
    box = Box(Emu(left), Emu(top), Emu(right - left), Emu(bottom - top))
    path = tuple((x - left, y - top) for x, y in corners)
    return Polygon(box=box, about=DECORATION, fill=fill, path=(path,))


def _shortened(points: Sequence[tuple[float, float]], by: float) -> list[tuple[float, float]]:
    """The points without the last stretch of that length."""
    kept = list(points)
    while len(kept) > 2 and math.dist(kept[-1], points[-1]) <= by:
        kept.pop()
    (x, y), (tip_x, tip_y) = kept[-1], points[-1]
    share = 1 - by / math.dist(kept[-1], points[-1])
    end = (x + (tip_x - x) * share, y + (tip_y - y) * share)
    return [*kept, end]


def _head(
    base: tuple[float, float], tip: tuple[float, float], half: float
) -> list[tuple[float, float]]:
    across = _normal(base, tip)
    left = (base[0] + across[0] * half, base[1] + across[1] * half)
    right = (base[0] - across[0] * half, base[1] - across[1] * half)
    return [left, tip, right]


def _normal(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    length = math.dist(start, end)
    return (end[1] - start[1]) / length, (start[0] - end[0]) / length


def _beside(points: Sequence[tuple[float, float]], by: float) -> list[tuple[float, float]]:
    """The line that runs beside the points, with mitred corners."""
    normals = [_normal(a, b) for a, b in pairwise(points)]
    found = []
    for index, (x, y) in enumerate(points):
        before, after = normals[max(index - 1, 0)], normals[min(index, len(normals) - 1)]
        share = by / (1 + before[0] * after[0] + before[1] * after[1])
        found.append((x + (before[0] + after[0]) * share, y + (before[1] + after[1]) * share))
    return found
