"""A matrix of two by two: four fields between their axes, and what they are about in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.layout.diagram.matrix_axes import (
    GAP,
    MatrixFrame,
    axes_in_names,
    axes_in_words,
    frame_of,
)
from briefgen.layout.diagram.parts import (
    PartLayout,
    Seat,
    as_names,
    describe,
    grouped,
    part_paragraphs,
    part_shape,
    restyled,
    set_centre,
    set_seats,
    split_height,
    style_on_brand,
)
from briefgen.layout.slot_context import Placed, SlotContext, split_width
from briefgen.layout.table_cells import NONE_SIGN
from briefgen.model.resolved_deck import Card, Diagram, Text
from briefgen.model.rich_text import plain
from briefgen.model.scene import Rectangle
from briefgen.model.template import TextStyle
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow

_INSETS = Insets(pt(24), pt(12), pt(24), pt(12))
_CENTRE_HEIGHT = pt(56)
# The share of the width that the centre takes, of twelve.
_CENTRE = 4


def layout_matrix(value: Diagram, place: SlotContext) -> Placed:
    """Four equal fields, row by row, within their axes if they have any."""
    if any(part.name for part in value.parts):
        value = replace(value, parts=tuple(as_names(value.parts)))
    axes = value.axes or axes_in_names(value.parts, place)
    is_read = axes is not None and value.axes is None
    parts = [_without_name(part) if is_read else part for part in value.parts]
    frame = frame_of(axes, place) if axes else MatrixFrame(fields=place.box)
    if isinstance(frame, Overflow):
        return frame
    blocks = _set(parts, value, frame.fields, place)
    if isinstance(blocks, Overflow):
        return blocks
    fields = [
        part_shape(block, index, "brand" if index + 1 == value.focus else "tint")
        for index, block in enumerate(blocks)
    ]
    items = tuple(frame.around(fields))
    alt = describe("matrix-of", value, place)
    if value.axes:
        alt = f"{alt} {axes_in_words(value.axes, place)}"
    if value.centre is None:
        return grouped(value, items, alt, place)
    middle = set_centre(value.centre, _centre_box(fields), place)
    if isinstance(middle, Overflow):
        return middle
    return grouped(value, (*items, middle), alt, place)


def _without_name(part: Card) -> Card:
    """A field whose name stands along its sides; one that says no more has the sign for none."""
    none = Text((plain(NONE_SIGN, part.span),), part.span)
    return replace(part, name=None, body=part.body or none)


def _set(
    parts: Sequence[Card], value: Diagram, room: Box, place: SlotContext
) -> list[TextBlock] | Overflow:
    """The fields' texts: larger than elsewhere where no field has a name."""
    is_plain = not any(part.name for part in parts)
    style = _plain(place.style) if is_plain else place.style
    focus = _plain(style_on_brand(place)) if is_plain else style_on_brand(place)
    seats = [
        Seat(
            paragraphs=part_paragraphs(part),
            box=box,
            span=part.span,
            insets=_insets(index // 2, value.centre is not None),
            style=focus if index + 1 == value.focus else None,
        )
        for index, (part, box) in enumerate(zip(parts, _fields(room), strict=True))
    ]
    top = place.ladder[0]
    place = replace(place, sizes=(top * 8 // 7, *place.ladder)) if is_plain else place
    return set_seats(seats, place, PartLayout(style))


def _plain(style: TextStyle) -> TextStyle:
    return restyled(style, less=0, space_before=0.0)


def _fields(box: Box) -> list[Box]:
    rows = split_height(box, 2, GAP)
    return [field for row in rows for field in split_width(row, 2, GAP)]


def _insets(row: int, has_centre: bool) -> Insets:
    """With a centre, the fields keep clear of it below or above their texts."""
    if not has_centre:
        return _INSETS
    clear = (_CENTRE_HEIGHT - GAP) // 2 + pt(8)
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
