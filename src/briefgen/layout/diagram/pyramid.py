"""A pyramid: levels from the top down, each with its text beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.layout.diagram.arrows import polygon
from briefgen.layout.diagram.parts import (
    WORDINGS,
    PartLayout,
    Wording,
    as_names,
    describe,
    first_that_fits,
    grouped,
    part_group,
    seats_of,
    set_seats,
    shades,
)
from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.model.resolved_deck import Diagram
from briefgen.model.scene import LineShape, Polygon, Stroke
from briefgen.model.text_block import DECORATION, Colour
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow

_SLIT = pt(4)
_LEADER = Stroke("rule", pt(1))
_INSETS = Insets(top=pt(2), bottom=pt(2))
# Where the texts begin and the pyramid ends, in shares of the width.
_TEXTS, _TRIANGLE = 0.514, 0.463
# Between a leader and what it joins.
_CLEAR = pt(12)
# The contrasts of the first and the last slice: few stand out at the top.
_CONTRASTS = (11, 3.2)


def layout_pyramid(value: Diagram, place: SlotContext) -> Placed:
    """Slices of a triangle; beside each its name above its text, or before it where room is
    short."""
    value = replace(value, parts=tuple(as_names(value.parts)))
    return first_that_fits(WORDINGS, lambda words, whole: _draw(value, words, whole, place))


def _draw(value: Diagram, words: Wording, whole: bool, place: SlotContext) -> Placed:
    box, count = place.box, len(value.parts)
    triangle = replace(box, width=Emu(round(box.width * _TRIANGLE)))
    rows = list(_rows(box, count))
    seats = seats_of(value.parts, rows, _INSETS, words)
    blocks = set_seats(seats, place, PartLayout(place.style, whole=whole))
    if isinstance(blocks, Overflow):
        return blocks
    fills = shades(count, _CONTRASTS, place)
    slices = [_slice(triangle, index, count, fill) for index, fill in enumerate(fills)]
    levels = zip(value.parts, slices, _leaders(triangle, rows), blocks, strict=True)
    items = [part_group(part, (cut, rule, said), place) for part, cut, rule, said in levels]
    return grouped(value, items, describe("pyramid-of", value, place), place)


def _rows(box: Box, count: int) -> Iterator[Box]:
    """The texts' places, which begin together at the right of the triangle."""
    left = Emu(box.x + round(box.width * _TEXTS))
    for index in range(count):
        top, bottom = _level(box, index, count), _level(box, index + 1, count)
        yield Box(left, top, box.right - left, bottom - top)


def _level(box: Box, index: int, count: int) -> Emu:
    return box.y + box.height * index // count


def _slice(triangle: Box, index: int, count: int, fill: Colour) -> Polygon:
    top = _level(triangle, index, count) + (_SLIT // 2 if index else 0)
    bottom = _level(triangle, index + 1, count) - (_SLIT // 2 if index < count - 1 else 0)
    left, right = _edge(triangle, bottom)
    corners = [(right, bottom), (left, bottom)]
    if index == 0:
        corners = [(triangle.x + triangle.width // 2, top), *corners]
    else:
        upper_left, upper_right = _edge(triangle, top)
        corners = [(upper_left, top), (upper_right, top), *corners]
    return polygon(corners, fill)


def _edge(triangle: Box, y: int) -> tuple[int, int]:
    """Where the triangle begins and ends at a height."""
    half = triangle.width * (y - triangle.y) // (2 * triangle.height)
    middle = triangle.x + triangle.width // 2
    return middle - half, middle + half


def _leaders(triangle: Box, rows: Sequence[Box]) -> Iterator[LineShape]:
    """From the slope of each slice to its text."""
    for row in rows:
        middle = row.y + row.height // 2
        left = _edge(triangle, middle)[1] + _CLEAR
        box = Box(Emu(left), Emu(middle), Emu(row.x - _CLEAR - left), Emu(0))
        yield LineShape(box=box, about=DECORATION, stroke=_LEADER)
