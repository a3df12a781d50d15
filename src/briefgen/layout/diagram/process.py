"""A process: steps in rows from left to right, each joined to the next by an arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.layout.diagram.arrows import drawn_arrow
from briefgen.layout.diagram.connectors import BOTTOM, LEFT, RIGHT, TOP, connect, site
from briefgen.layout.diagram.parts import (
    PartLayout,
    Seat,
    as_names,
    common_height,
    describe,
    first_that_fits,
    grouped,
    part_paragraphs,
    part_shape,
    seats_of,
    set_seats,
)
from briefgen.layout.icons import LARGE, SMALL, icon_of, icon_room
from briefgen.layout.slot_context import MODULE, Placed, SlotContext, rows_of, split_width
from briefgen.model.resolved_deck import Card, Diagram
from briefgen.model.rich_text import plain
from briefgen.model.scene import LineShape, Polygon, Rectangle
from briefgen.model.template import TextStyle
from briefgen.model.text_block import Paragraph, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_placement import reseat

_GAP = pt(28)
_INSETS = Insets(pt(20), pt(12), pt(16), pt(12))
_LEAST_HEIGHT = pt(120)
# Steps take this share of their room, but no more than so many times what they need.
_SHARE, _MOST_GROWTH = 0.72, 1.6
# The number of a step is so much larger than its name, in one row and in several.
_NUMBER, _SMALL_NUMBER = -20, -6
# Steps in a row, by their number: what is tried first, and then where words are too wide for it.
_COLUMNS = {2: (2,), 3: (3, 2), 4: (4, 2), 5: (5, 3), 6: (3, 2), 7: (4, 3), 8: (4, 3)}


def layout_process(value: Diagram, place: SlotContext) -> Placed:
    """Equal boxes joined by arrows; where a row ends, its arrow leads to the next."""
    value = replace(value, parts=tuple(as_names(value.parts)))
    return first_that_fits(
        _COLUMNS[len(value.parts)],
        lambda columns, whole: _in_rows(value, columns, whole, place),
    )


def _in_rows(value: Diagram, columns: int, whole: bool, place: SlotContext) -> Placed:
    boxes = _boxes(place.box, len(value.parts), columns)
    one_row = columns == len(value.parts)
    setting = PartLayout(_with_number(place.style, one_row=one_row), anchor="top", whole=whole)
    size = LARGE if one_row else SMALL
    icons = [part.icon for part in value.parts]
    insets = icon_room(icons, _INSETS, boxes[0], size)
    seats = seats_of(value.parts, boxes, insets, words)
    if not any(icons):
        seats = tuple(_numbered(seat, number) for number, seat in enumerate(seats, 1))
    blocks = set_seats(seats, place, setting)
    if isinstance(blocks, Overflow):
        return blocks
    blocks = list(_evened(blocks, columns))
    shapes = [part_shape(block, index) for index, block in enumerate(blocks)]
    pairs = zip(icons, blocks, strict=True)
    drawn = [icon for name, block in pairs for icon in icon_of(name, block, _INSETS, size)]
    alt = describe("process-of", value, place)
    return grouped(value, (*_arrows(shapes), *shapes, *drawn), alt, place)


def words(part: Card) -> tuple[Paragraph, ...]:
    """The part's name above its text, one level deeper: its number stands above both."""
    return tuple(replace(one, level=one.level + 1) for one in part_paragraphs(part))


def _numbered(seat: Seat, number: int) -> Seat:
    first = Paragraph(inline=plain(str(number)), level=0)
    return replace(seat, paragraphs=(first, *seat.paragraphs))


def _with_number(style: TextStyle, *, one_row: bool) -> TextStyle:
    """The style with a level for the number before its own: large, in the brand colour."""
    name = style.levels[0]
    number = replace(name, colour="brand", less=_NUMBER if one_row else _SMALL_NUMBER)
    return replace(style, levels=(number, *style.levels))


def _boxes(box: Box, count: int, columns: int) -> list[Box]:
    across, rows = split_width(box, columns, _GAP), len(rows_of(count, columns))
    height = (box.height - (rows - 1) * _GAP) // rows
    return [replace(across[index % columns], height=height) for index in range(count)]


def _evened(blocks: Sequence[TextBlock], columns: int) -> Iterator[TextBlock]:
    """All boxes as high as the fullest needs, row below row."""
    needed = common_height(blocks, _LEAST_HEIGHT)
    share = round(blocks[0].box.height * _SHARE) // MODULE * MODULE
    height = Emu(max(needed, min(share, round(needed * _MOST_GROWTH) // MODULE * MODULE)))
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
