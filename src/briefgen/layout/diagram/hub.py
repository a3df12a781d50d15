"""A hub: what stands in the middle, and what belongs to it on both sides."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.layout.diagram.connectors import LEFT, RIGHT, connect
from briefgen.layout.diagram.parts import (
    WORDINGS,
    PartLayout,
    Wording,
    as_names,
    common_height,
    describe,
    first_that_fits,
    grouped,
    part_shape,
    seats_of,
    set_centre,
    set_seats,
    split_height,
)
from briefgen.layout.diagram.spokes import draw_spokes
from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.model.resolved_deck import Diagram
from briefgen.model.scene import Rectangle
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_placement import reseat

_INSETS = Insets(pt(12), pt(6), pt(12), pt(6))
_LEAST_HEIGHT = pt(72)
_CENTRE_HEIGHT = pt(136)
# Shares of the width, of twelve: a column of parts, and the centre.
_PART, _CENTRE = 4, 3


def layout_hub(value: Diagram, place: SlotContext) -> Placed:
    """Short names around a disc; else equal boxes in two columns, each joined to the centre between
    them."""
    value = replace(value, parts=tuple(as_names(value.parts)))
    around = draw_spokes(value, place)
    if around is not None:
        return around
    return first_that_fits(WORDINGS, lambda words, whole: _draw(value, words, whole, place))


def _draw(value: Diagram, words: Wording, whole: bool, place: SlotContext) -> Placed:
    assert value.centre is not None
    on_left = -(-len(value.parts) // 2)
    gap = _gap(on_left)
    boxes = _boxes(place.box, len(value.parts), on_left, gap)
    seats = seats_of(value.parts, boxes, _INSETS, words)
    blocks = set_seats(seats, place, PartLayout(place.style, whole=whole))
    if isinstance(blocks, Overflow):
        return blocks
    parts = _columns(blocks, on_left, gap)
    middle = set_centre(value.centre, _centre_box(place.box, parts[:on_left]), place)
    if isinstance(middle, Overflow):
        return middle
    lines = [
        *(connect(part, RIGHT, middle, LEFT, arrow=False) for part in parts[:on_left]),
        *(connect(middle, RIGHT, part, LEFT, arrow=False) for part in parts[on_left:]),
    ]
    alt = describe("hub-of", value, place, leads=False)
    return grouped(value, (*lines, middle, *parts), alt, place)


def _gap(rows: int) -> Emu:
    return pt(16) if rows < 3 else pt(8)


def _boxes(box: Box, count: int, on_left: int, gap: Emu) -> list[Box]:
    """The left column from the top down, then the right."""
    width = box.width * _PART // 12
    left = split_height(replace(box, width=width), on_left, gap)
    right = [replace(one, x=box.right - width) for one in left]
    return [*left, *right[: count - on_left]]


def _columns(blocks: Sequence[TextBlock], on_left: int, gap: Emu) -> list[Rectangle]:
    """Both columns with boxes as high as the fullest needs; the shorter column is centred."""
    height = common_height(blocks, _LEAST_HEIGHT)
    step, top = height + gap, blocks[0].box.y
    shapes = []
    for index, block in enumerate(blocks):
        row, rows = (
            (index, on_left) if index < on_left else (index - on_left, len(blocks) - on_left)
        )
        y = top + (on_left - rows) * step // 2 + row * step
        shapes.append(part_shape(reseat(block, replace(block.box, y=y, height=height)), index))
    return shapes


def _centre_box(box: Box, column: Sequence[Rectangle]) -> Box:
    """In the middle between the columns."""
    top, bottom = column[0].box.y, column[-1].box.bottom
    width, height = box.width * _CENTRE // 12, min(bottom - top, _CENTRE_HEIGHT)
    y = top + (bottom - top - height) // 2
    return Box(box.x + (box.width - width) // 2, y, width, height)
