"""A cycle: numbered steps clockwise on a ring, the last of which leads to the first again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from briefgen.layout.diagram.arrows import polygon
from briefgen.layout.diagram.connectors import LINE
from briefgen.layout.diagram.parts import (
    WORDINGS,
    PartLayout,
    Seat,
    Wording,
    as_names,
    at_largest,
    centre_style,
    centred,
    describe,
    grouped,
    inscribed,
    largest_that_fits,
    less_at,
    part_group,
    restyled,
    seats_of,
    set_alone,
    set_seats,
)
from briefgen.layout.diagram.ring import (
    PointRing,
    beside_points,
    even_turns,
    word_boxes,
)
from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.model.resolved_deck import Card, Diagram
from briefgen.model.rich_text import plain
from briefgen.model.scene import Ellipse, Item, Polygon
from briefgen.model.text_block import DECORATION, Paragraph, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow

_NO_INSETS = Insets()
# A disc is so many times as wide as the largest number in it is high.
_DISC = 1.9
# The ring's share of the height, and how far words reach above and below the middle of their disc,
# in ems of the largest text: each is tried.
_RINGS = (1.0, 0.75)
_REACHES = (1.3, 2.2, 4.0)
# The half width and half height of what stands in the ring, in shares of its free radius.
_ACROSS, _DOWN = 0.82, 0.57
_LARGEST_CENTRE = 6 / 7
_HEAD = pt(16)


class _Way(Value):
    """A way of drawing a cycle: the share of the height that its ring takes, how far words reach,
    and how a part's name and text stand."""

    share: float
    reach: float
    words: Wording


_WAYS = [_Way(*way) for way in product(_RINGS, _REACHES, WORDINGS)]


def layout_cycle(value: Diagram, place: SlotContext) -> Placed:
    """A ring of discs with their words outside, and the cycle's own inside."""
    parts = as_names(value.parts)
    found = largest_that_fits(_WAYS, lambda way, whole: _set(parts, way, whole, place))
    if isinstance(found, Overflow):
        return found
    way, blocks = found
    ring = _ring(len(parts), way, place)
    discs = [
        Ellipse(box=ring.box_at(turn), about=block.about, fill="brand", text=block)
        for turn, block in zip(ring.turns, blocks, strict=False)
    ]
    words = beside_points(ring, blocks[len(parts) :])
    middle = _middle(value, ring, place)
    if isinstance(middle, Overflow):
        return middle
    steps = [
        part_group(part, (disc, said), place)
        for part, disc, said in zip(parts, discs, words, strict=True)
    ]
    items: tuple[Item, ...] = (_outline(ring), *_heads(ring), *steps, *middle)
    return grouped(value, items, describe("cycle-of", value, place), place)


def _ring(count: int, way: _Way, place: SlotContext) -> PointRing:
    """The ring with its first step at the upper left, or at the left of two."""
    box, wide = place.box, round(pt(place.ladder[0]) * _DISC / 2)
    return PointRing(
        x=box.x + box.width // 2,
        y=box.y + box.height // 2,
        radius=round(box.height / 2 * way.share) - wide,
        wide=wide,
        turns=even_turns(count, -0.5 / count),
    )


def _set(
    parts: Sequence[Card], way: _Way, whole: bool, place: SlotContext
) -> list[TextBlock] | Overflow:
    """The numbers, and then the words, of one size."""
    ring = _ring(len(parts), way, place)
    reach = round(pt(place.ladder[0]) * way.reach)
    numbers = centred(restyled(place.style, colour=centre_style(place).levels[0].colour))
    seats = [
        Seat(
            paragraphs=(Paragraph(inline=plain(str(index)), level=0, heading=True),),
            box=inscribed(ring.box_at(turn)),
            span=part.span,
            insets=_NO_INSETS,
            style=numbers,
        )
        for index, (turn, part) in enumerate(zip(ring.turns, parts, strict=True), 1)
    ]
    boxes = word_boxes(ring, place.box, reach, drawn=True)
    words = seats_of(parts, boxes, _NO_INSETS, way.words)
    right = restyled(place.style, align="right")
    words = tuple(
        replace(seat, style=right) if ring.is_left(turn) else seat
        for seat, turn in zip(words, ring.turns, strict=True)
    )
    setting = PartLayout(place.style, whole=whole, balance=True)
    return set_seats((*seats, *words), place, setting)


def _middle(value: Diagram, ring: PointRing, place: SlotContext) -> tuple[Item, ...] | Overflow:
    """What the cycle is about, and the text that belongs to it, in the ring."""
    centre = value.centre
    heads = [Paragraph(inline=centre, level=0, heading=True)] if centre else []
    paragraphs = [*heads, *(replace(text, level=1) for text in place.opening)]
    if not paragraphs:
        return ()
    free = ring.radius - ring.wide - pt(4)
    across, down = round(free * _ACROSS), round(free * _DOWN)
    style = less_at(centred(place.style), 0, 4)
    head = replace(style.levels[0], colour="brand")
    ladder = tuple(size for size in place.ladder if size <= place.ladder[0] * _LARGEST_CENTRE)
    style = replace(style, levels=(head, *style.levels[1:]), ladder=ladder or place.ladder)
    box = Box(Emu(ring.x - across), Emu(ring.y - down), Emu(2 * across), Emu(2 * down))
    tries = (
        set_alone(paragraphs, box, style, place, whole=whole)
        for whole in ((True,) if place.opening else (True, False))
    )
    block = at_largest(tries)
    return block if isinstance(block, Overflow) else (block,)


def _outline(ring: PointRing) -> Ellipse:
    left, top = ring.x - ring.radius, ring.y - ring.radius
    box = Box(Emu(left), Emu(top), Emu(2 * ring.radius), Emu(2 * ring.radius))
    return Ellipse(box=box, about=DECORATION, stroke=LINE)


def _heads(ring: PointRing) -> Iterator[Polygon]:
    """The head of an arrow on the ring half-way to each next step."""
    half = _HEAD / 2 / ring.radius / 6.2832
    for turn in ring.turns:
        middle = turn + 0.5 / len(ring.turns)
        base = [ring.point(middle - half, ring.radius + side * _HEAD / 2) for side in (1, -1)]
        yield polygon([*base, ring.point(middle + half)], LINE.colour)
