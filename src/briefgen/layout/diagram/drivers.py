"""Drivers: what brings something about, at the left, joined to it at the right."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.layout.diagram.parts import (
    LEFT,
    RIGHT,
    WORDINGS,
    PartLayout,
    Wording,
    centre_style,
    common_height,
    connect,
    describe,
    first_that_fits,
    grouped,
    less_at,
    part_shape,
    restyled,
    seats_of,
    set_centre,
    set_seats,
    split_height,
)
from briefgen.layout.slot_context import GUTTER, Placed, SlotContext
from briefgen.model.resolved_deck import Diagram
from briefgen.model.scene import Rectangle
from briefgen.model.template import TextStyle
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_placement import reseat

_LEAST_HEIGHT = pt(80)
# Columns of the twelve: the drivers, and what they drive.
_DRIVERS, _OUTCOME = 6, 5
_OUTCOME_INSETS = Insets(pt(24), pt(12), pt(24), pt(12))
# A text is so much smaller than its name, and the outcome's so much larger than in other diagrams.
_LESS, _LARGER = 4, 9 / 8
# From so many drivers on they stand closer.
_MANY = 4


def layout_drivers(value: Diagram, place: SlotContext) -> Placed:
    """Equal boxes one below the other, each joined to the box of the outcome."""
    return first_that_fits(WORDINGS, lambda words, whole: _draw(value, words, whole, place))


def _draw(value: Diagram, words: Wording, whole: bool, place: SlotContext) -> Placed:
    gap, inset = (pt(12), pt(8)) if len(value.parts) < _MANY else (pt(8), pt(2))
    insets = Insets(pt(16), inset, pt(16), inset)
    column = _columns(place.box, _DRIVERS) if value.centre else place.box
    boxes = split_height(column, len(value.parts), gap)
    seats = seats_of(value.parts, boxes, insets, words)
    blocks = set_seats(seats, place, PartLayout(less_at(place.style, 0, _LESS, _LESS), whole=whole))
    if isinstance(blocks, Overflow):
        return blocks
    drivers = _drivers(blocks, gap)
    if value.centre is None:
        return grouped(value, drivers, describe("diagram-of", value, place), place)
    style = _outcome_style(place)
    outcome = _outcome_box(place.box, drivers)
    end = set_centre(value.centre, outcome, place, "outcome", style=style, insets=_OUTCOME_INSETS)
    if isinstance(end, Overflow):
        return end
    lines = [connect(driver, RIGHT, end, LEFT, arrow=True) for driver in drivers]
    alt = describe("drivers-of", value, place, leads=False)
    return grouped(value, (*lines, *drivers, end), alt, place)


def _drivers(blocks: Sequence[TextBlock], gap: Emu) -> list[Rectangle]:
    """All boxes as high as the fullest needs, one below the other."""
    height, top = common_height(blocks, _LEAST_HEIGHT), blocks[0].box.y
    boxes = [
        replace(block.box, y=top + index * (height + gap), height=height)
        for index, block in enumerate(blocks)
    ]
    return [
        replace(part_shape(reseat(block, box), index), name=f"driver-{index + 1}")
        for index, (block, box) in enumerate(zip(blocks, boxes, strict=True))
    ]


def _outcome_box(box: Box, drivers: Sequence[Rectangle]) -> Box:
    top, bottom = drivers[0].box.y, drivers[-1].box.bottom
    width = _columns(box, _OUTCOME).width
    return Box(box.right - width, top, width, bottom - top)


def _columns(box: Box, count: int) -> Box:
    """The first columns of the twelve that the box is wide."""
    return replace(box, width=Emu((box.width + GUTTER) * count // 12 - GUTTER))


def _outcome_style(place: SlotContext) -> TextStyle:
    """The outcome begins at the left as all texts do, in larger letters than other centres."""
    style = restyled(centre_style(place), align="left")
    return replace(style, ladder=(round(style.ladder[0] * _LARGER), *style.ladder))
