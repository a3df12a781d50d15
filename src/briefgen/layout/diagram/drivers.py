"""Drivers: what brings something about, at the left, joined to it at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefgen.layout.diagram.connectors import LEFT, RIGHT, connect
from briefgen.layout.diagram.parts import (
    WORDINGS,
    PartLayout,
    Seat,
    Wording,
    as_names,
    at_largest,
    centre_style,
    common_height,
    describe,
    first_that_fits,
    grouped,
    height_of,
    less_at,
    part_shape,
    restyled,
    run_in_paragraphs,
    seats_of,
    set_centre,
    set_seats,
    split_height,
    too_high,
)
from briefgen.layout.slot_context import GUTTER, Placed, SlotContext
from briefgen.layout.zone import grown
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
_Stack = Callable[[Sequence[Seat], Emu, SlotContext, PartLayout], list[TextBlock] | Overflow]


def layout_drivers(value: Diagram, place: SlotContext) -> Placed:
    """Equal boxes one below the other, each joined to the box of the outcome; where that is too
    high, each is as high as its text needs."""
    value = replace(value, parts=tuple(as_names(value.parts)))
    ways = [(words, stack) for stack in (_equal, _as_needed) for words in WORDINGS]
    return first_that_fits(ways, lambda way, whole: _draw(value, *way, whole, place))


def _draw(value: Diagram, words: Wording, stack: _Stack, whole: bool, place: SlotContext) -> Placed:
    gap, inset = (pt(12), pt(8)) if len(value.parts) < _MANY else (pt(8), pt(2))
    insets = Insets(pt(16), inset, pt(16), inset)
    column = _columns(place.box, _DRIVERS) if value.centre else place.box
    less = 0 if words is run_in_paragraphs else _LESS
    setting = PartLayout(less_at(place.style, 0, less, less), whole=whole)
    seats = seats_of(value.parts, [column] * len(value.parts), insets, words)
    blocks = stack(seats, gap, place, setting)
    if isinstance(blocks, Overflow):
        return blocks
    drivers = [
        replace(part_shape(block, index), name=f"driver-{index + 1}")
        for index, block in enumerate(blocks)
    ]
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


def _equal(
    seats: Sequence[Seat], gap: Emu, place: SlotContext, setting: PartLayout
) -> list[TextBlock] | Overflow:
    """All boxes as high as the fullest needs, one below the other."""
    boxes = split_height(seats[0].box, len(seats), gap)
    seated = [replace(seat, box=box) for seat, box in zip(seats, boxes, strict=True)]
    blocks = set_seats(seated, place, setting)
    if isinstance(blocks, Overflow):
        return blocks
    height = common_height(blocks, _LEAST_HEIGHT)
    return _one_below_the_other(blocks, [height] * len(blocks), gap)


def _as_needed(
    seats: Sequence[Seat], gap: Emu, place: SlotContext, setting: PartLayout
) -> list[TextBlock] | Overflow:
    """Boxes that share what their texts leave of the height, at the largest size at which they
    fit."""
    return at_largest(
        _as_needed_at(seats, gap, place.at_size(size), setting) for size in place.ladder
    )


def _as_needed_at(
    seats: Sequence[Seat], gap: Emu, place: SlotContext, setting: PartLayout
) -> list[TextBlock] | Overflow:
    blocks = set_seats(seats, place, setting)
    if isinstance(blocks, Overflow):
        return blocks
    needed = [height_of(block) for block in blocks]
    room = place.box.height - (len(blocks) - 1) * gap
    if sum(needed) > room:
        return too_high(sum(needed), room, blocks[0].fit.size)
    return _one_below_the_other(blocks, grown(needed, room), gap)


def _one_below_the_other(
    blocks: Sequence[TextBlock], heights: Sequence[int], gap: Emu
) -> list[TextBlock]:
    found, top = [], blocks[0].box.y
    for block, height in zip(blocks, heights, strict=True):
        found.append(reseat(block, replace(block.box, y=top, height=Emu(height))))
        top = Emu(top + height + gap)
    return found


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
