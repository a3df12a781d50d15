"""Layers: equal bars one on the other, from the top down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.layout.diagram.parts import (
    PartLayout,
    Seat,
    common_height,
    describe,
    first_that_fits,
    grouped,
    part_shape,
    set_seats,
    shades,
    split_height,
    style_on_brand,
)
from briefgen.layout.slot_context import Placed, SlotContext, body_paragraphs
from briefgen.model.resolved_deck import Card, Diagram
from briefgen.model.scene import Rectangle
from briefgen.model.template import TextStyle
from briefgen.model.text_block import DECORATION, Colour, Paragraph, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_placement import reseat

_INSETS = Insets(pt(24), pt(2), pt(24), pt(2))
_GAP = pt(6)
# The contrasts of the first and the last name's ground: the weight is at the foot.
_CONTRASTS = (4.6, 11)
_LEAST_HEIGHT = pt(72)
_MOST_GROWTH = 1.4
# The names' share of the width, of twelve: what is tried first, and then where it does not fit.
_SHARES = (4, 3, 5)


def layout_layers(value: Diagram, place: SlotContext) -> Placed:
    """A bar for each layer: its name on the brand colour, its text beside it."""
    shares: tuple[int, ...] = _SHARES
    if not any(part.body for part in value.parts):
        shares = (12,)
    elif not any(part.name for part in value.parts):
        shares = (0,)
    return first_that_fits(shares, lambda share, whole: _with_share(value, share, whole, place))


def _with_share(value: Diagram, share: int, whole: bool, place: SlotContext) -> Placed:
    bars = split_height(place.box, len(value.parts), _GAP)
    ends = [_split(bar, share) for bar in bars]
    seats = [
        seat
        for part, (left, right) in zip(value.parts, ends, strict=True)
        for seat in _seats(part, left, right, style_on_brand(place))
    ]
    blocks = set_seats(seats, place, PartLayout(place.style, whole=whole))
    if isinstance(blocks, Overflow):
        return blocks
    height = min(Emu(round(common_height(blocks, _LEAST_HEIGHT) * _MOST_GROWTH)), bars[0].height)
    tops = [place.box.y + index * (height + _GAP) for index in range(len(bars))]
    rows = {bar.y: replace(bar, y=top, height=height) for bar, top in zip(bars, tops, strict=True)}
    fills = dict(zip(tops, shades(len(tops), _CONTRASTS, place), strict=True))
    shapes = _shapes([_moved(block, rows[block.box.y]) for block in blocks], fills)
    grounds = _grounds(list(rows.values()), share, [shape.box for shape in shapes], fills)
    alt = describe("layers-of", value, place)
    return grouped(value, (*grounds, *shapes), alt, place)


def _split(bar: Box, share: int) -> tuple[Box, Box]:
    """The bar's left part, of so many twelfths, and the rest of it."""
    left = bar.width * share // 12
    return replace(bar, width=left), Box(bar.x + left, bar.y, bar.width - left, bar.height)


def _seats(part: Card, left: Box, right: Box, name_style: TextStyle) -> Iterator[Seat]:
    if part.name:
        name = (Paragraph(inline=part.name, level=0, heading=True),)
        yield Seat(paragraphs=name, box=left, span=part.name.span, insets=_INSETS, style=name_style)
    if part.body:
        body = tuple(body_paragraphs(part.body, text_level=1, point_level=2))
        yield Seat(paragraphs=body, box=right, span=part.body.span, insets=_INSETS)


def _moved(block: TextBlock, row: Box) -> TextBlock:
    return reseat(block, replace(block.box, y=row.y, height=row.height))


def _shapes(blocks: Sequence[TextBlock], fills: Mapping[Emu, Colour]) -> list[Rectangle]:
    return [
        part_shape(block, index, fills[block.box.y] if block.paragraphs[0].heading else "tint")
        for index, block in enumerate(blocks)
    ]


def _grounds(
    rows: Sequence[Box], share: int, taken: Sequence[Box], fills: Mapping[Emu, Colour]
) -> Iterator[Rectangle]:
    """Bars are whole where a layer has no name or no text."""
    for row in rows:
        for box, fill in zip(_split(row, share), (fills[row.y], "tint"), strict=True):
            if box.width and box not in taken:
                yield Rectangle(box=box, about=DECORATION, fill=fill)
