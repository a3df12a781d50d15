"""A matrix of two by two: four fields, and what they are about in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.layout.diagram.parts import (
    PartLayout,
    Seat,
    describe,
    grouped,
    part_paragraphs,
    part_shape,
    set_centre,
    set_seats,
    split_height,
)
from briefgen.layout.slot_context import Placed, SlotContext, split_width
from briefgen.model.resolved_deck import Diagram
from briefgen.model.scene import Rectangle
from briefgen.model.units import Box, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow

_GAP = pt(8)
_INSETS = Insets(pt(16), pt(12), pt(16), pt(12))
_CENTRE_HEIGHT = pt(56)
# The share of the width that the centre takes, of twelve.
_CENTRE = 4


def layout_matrix(value: Diagram, place: SlotContext) -> Placed:
    """Four equal fields, row by row."""
    seats = [
        Seat(
            paragraphs=part_paragraphs(part),
            box=box,
            span=part.span,
            insets=_insets(index // 2, value.centre is not None),
        )
        for index, (part, box) in enumerate(zip(value.parts, _fields(place.box), strict=True))
    ]
    blocks = set_seats(seats, place, PartLayout(place.style, anchor="top"))
    if isinstance(blocks, Overflow):
        return blocks
    fields = [part_shape(block, index) for index, block in enumerate(blocks)]
    alt = describe("matrix-of", value, place)
    if value.centre is None:
        return grouped(value, fields, alt, place)
    middle = set_centre(value.centre, _centre_box(fields), place)
    if isinstance(middle, Overflow):
        return middle
    return grouped(value, (*fields, middle), alt, place)


def _fields(box: Box) -> list[Box]:
    rows = split_height(box, 2, _GAP)
    return [field for row in rows for field in split_width(row, 2, _GAP)]


def _insets(row: int, has_centre: bool) -> Insets:
    """With a centre, the fields keep clear of it below or above their texts."""
    if not has_centre:
        return _INSETS
    clear = (_CENTRE_HEIGHT - _GAP) // 2 + pt(8)
    return replace(_INSETS, top=clear) if row else replace(_INSETS, bottom=clear)


def _centre_box(fields: Sequence[Rectangle]) -> Box:
    """Where the four fields meet."""
    whole = fields[0].box.union(fields[3].box)
    width = whole.width * _CENTRE // 12
    return Box(
        whole.x + (whole.width - width) // 2,
        whole.y + (whole.height - _CENTRE_HEIGHT) // 2,
        width,
        _CENTRE_HEIGHT,
    )
