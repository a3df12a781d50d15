"""A pyramid: levels from the top down, each with its text beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.layout.diagram.parts import (
    WORDINGS,
    PartLayout,
    Wording,
    describe,
    first_that_fits,
    grouped,
    polygon,
    seats_of,
    set_seats,
)
from briefgen.layout.slot_context import GUTTER, Placed, SlotContext
from briefgen.model.resolved_deck import Diagram
from briefgen.model.scene import LineShape, Polygon, Stroke
from briefgen.model.text_block import DECORATION
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow

_SLIT = pt(4)
_RULE = Stroke("rule", pt(0.75))
_INSETS = Insets(top=pt(2), bottom=pt(2))
# The share of the width that the pyramid takes, of twelve.
_SHARE = 5


def layout_pyramid(value: Diagram, place: SlotContext) -> Placed:
    """Slices of a triangle; beside each its name above its text, or before it where room is
    short."""
    return first_that_fits(WORDINGS, lambda words, whole: _draw(value, words, whole, place))


def _draw(value: Diagram, words: Wording, whole: bool, place: SlotContext) -> Placed:
    box, count = place.box, len(value.parts)
    triangle = replace(box, width=box.width * _SHARE // 12)
    rows = list(_rows(box, triangle, count))
    seats = seats_of(value.parts, rows, _INSETS, words)
    blocks = set_seats(seats, place, PartLayout(place.style, whole=whole))
    if isinstance(blocks, Overflow):
        return blocks
    slices = [_slice(triangle, index, count) for index in range(count)]
    rules = _rules(triangle, rows)
    alt = describe("pyramid-of", value, place)
    return grouped(value, (*slices, *rules, *blocks), alt, place)


def _rows(box: Box, triangle: Box, count: int) -> Iterator[Box]:
    """The texts' places, which begin together at the right of the triangle."""
    left = triangle.right + GUTTER
    for index in range(count):
        top, bottom = _level(box, index, count), _level(box, index + 1, count)
        yield Box(left, top, box.right - left, bottom - top)


def _level(box: Box, index: int, count: int) -> Emu:
    return box.y + box.height * index // count


def _slice(triangle: Box, index: int, count: int) -> Polygon:
    top = _level(triangle, index, count) + (_SLIT // 2 if index else 0)
    bottom = _level(triangle, index + 1, count) - (_SLIT // 2 if index < count - 1 else 0)
    left, right = _edge(triangle, bottom)
    corners = [(right, bottom), (left, bottom)]
    if index == 0:
        corners = [(triangle.x + triangle.width // 2, top), *corners]
    else:
        upper_left, upper_right = _edge(triangle, top)
        corners = [(upper_left, top), (upper_right, top), *corners]
    return polygon(corners, "brand")


def _edge(triangle: Box, y: int) -> tuple[int, int]:
    """Where the triangle begins and ends at a height."""
    half = triangle.width * (y - triangle.y) // (2 * triangle.height)
    middle = triangle.x + triangle.width // 2
    return middle - half, middle + half


def _rules(triangle: Box, rows: Sequence[Box]) -> Iterator[LineShape]:
    """A hairline from between two slices to the right edge."""
    for row in rows[1:]:
        left = _edge(triangle, row.y)[1] + pt(8)
        box = Box(left, row.y, row.right - left, Emu(0))
        yield LineShape(box=box, about=DECORATION, stroke=_RULE)
