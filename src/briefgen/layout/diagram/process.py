"""A process: steps in rows from left to right, each joined to the next by an arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.layout.diagram.parts import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    PartLayout,
    common_height,
    connect,
    describe,
    drawn_arrow,
    first_that_fits,
    grouped,
    part_shape,
    seats_of,
    set_seats,
    site,
)
from briefgen.layout.icons import SMALL, icon_of, icon_room
from briefgen.layout.slot_context import Placed, SlotContext, rows_of, split_width
from briefgen.model.resolved_deck import Diagram
from briefgen.model.scene import LineShape, Polygon, Rectangle
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_placement import reseat

_GAP = pt(32)
_INSETS = Insets(pt(14), pt(12), pt(14), pt(12))
_LEAST_HEIGHT = pt(120)
# Steps in a row, by their number: what is tried first, and then where words are too wide for it.
_COLUMNS = {2: (2,), 3: (3, 2), 4: (4, 2), 5: (5, 3), 6: (3, 2), 7: (4, 3), 8: (4, 3)}


def layout_process(value: Diagram, place: SlotContext) -> Placed:
    """Equal boxes joined by arrows; where a row ends, its arrow leads to the next."""
    return first_that_fits(
        _COLUMNS[len(value.parts)],
        lambda columns, whole: _in_rows(value, columns, whole, place),
    )


def _in_rows(value: Diagram, columns: int, whole: bool, place: SlotContext) -> Placed:
    boxes = _boxes(place.box, len(value.parts), columns)
    setting = PartLayout(place.style, anchor="top", whole=whole)
    insets = icon_room((part.icon for part in value.parts), _INSETS, place.box, SMALL)
    blocks = set_seats(seats_of(value.parts, boxes, insets), place, setting)
    if isinstance(blocks, Overflow):
        return blocks
    blocks = list(_evened(blocks, columns))
    shapes = [part_shape(block, index) for index, block in enumerate(blocks)]
    pairs = zip(value.parts, blocks, strict=True)
    icons = [icon for part, block in pairs for icon in icon_of(part.icon, block, _INSETS, SMALL)]
    alt = describe("process-of", value, place)
    return grouped(value, (*_arrows(shapes), *shapes, *icons), alt, place)


def _boxes(box: Box, count: int, columns: int) -> list[Box]:
    across, rows = split_width(box, columns, _GAP), len(rows_of(count, columns))
    height = (box.height - (rows - 1) * _GAP) // rows
    return [replace(across[index % columns], height=height) for index in range(count)]


def _evened(blocks: Sequence[TextBlock], columns: int) -> Iterator[TextBlock]:
    """All boxes as high as the fullest needs, row below row."""
    height = common_height(blocks, _LEAST_HEIGHT)
    for index, block in enumerate(blocks):
        top = block.box.y + index // columns * (height + _GAP)
        yield reseat(block, replace(block.box, y=top, height=height))


def _arrows(shapes: Sequence[Rectangle]) -> Iterator[LineShape | Polygon]:
    for step, following in pairwise(shapes):
        if following.box.y == step.box.y:
            yield connect(step, RIGHT, following, LEFT, arrow=True)
        else:
            yield _to_next_row(step, following)


def _to_next_row(step: Rectangle, following: Rectangle) -> Polygon:
    start, end = site(step.box, BOTTOM), site(following.box, TOP)
    middle = (start[1] + end[1]) / 2
    return drawn_arrow([start, (start[0], middle), (end[0], middle), end])
