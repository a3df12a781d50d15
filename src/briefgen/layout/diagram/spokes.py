"""A hub of few short names: a disc with the centre, and a spoke to each name around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.layout.diagram.connectors import LINE
from briefgen.layout.diagram.parts import (
    PartLayout,
    as_names,
    centre_style,
    describe,
    grouped,
    inscribed,
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
from briefgen.layout.slot_context import SlotContext
from briefgen.model.resolved_deck import Card, Diagram
from briefgen.model.rich_text import Inline
from briefgen.model.scene import Ellipse, Group, LineShape
from briefgen.model.text_block import DECORATION, Paragraph, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow

_NO_INSETS = Insets()
_MOST = 7
# In ems of the largest text: the radius of the ring and of a mark, and how far words may reach.
_RADIUS, _MARK, _REACH = 4.65, 0.39, 1.3
# For each name under so many the ring is larger by so many ems: few names leave it the slide.
_FEW, _WIDER = 5, 0.45
# The disc's share of the ring's radius: the larger where the words in it would be smaller than
# those around it.
_DISCS = (0.53, 0.7)


def draw_spokes(value: Diagram, place: SlotContext) -> tuple[Group] | None:
    """The hub with its parts around it; None where they are too many, too long, or the centre is
    too long for the disc."""
    parts = as_names(value.parts)
    if len(parts) > _MOST or any(part.body for part in parts) or value.centre is None:
        return None
    ring = _ring(len(parts), place)
    words = _words(parts, ring, place)
    if isinstance(words, Overflow):
        return None
    disc, text = _disc(value.centre, ring, words[0].fit.size, place)
    if isinstance(text, Overflow):
        return None
    hub = Ellipse(box=_around(ring, disc), about=text.about, fill="brand", text=text, name="centre")
    marks = [_mark(ring, index) for index in range(len(parts))]
    pairs = zip(marks, beside_points(ring, words), strict=True)
    items = (*_spokes(ring, disc), hub, *(item for pair in pairs for item in pair))
    return grouped(value, items, describe("hub-of", value, place, leads=False), place)


def _disc(
    centre: Inline, ring: PointRing, size: int, place: SlotContext
) -> tuple[int, TextBlock | Overflow]:
    """The radius of the disc in the middle and the text in it: no larger than for words of that
    size, where these fit at all."""
    said = [Paragraph(inline=centre, level=0, heading=True)]
    for share in _DISCS:
        radius = round(ring.radius * share)
        room = inscribed(_around(ring, radius))
        text = set_alone(said, room, centre_style(place), place)
        if not isinstance(text, Overflow) and text.fit.size >= size:
            break
    return radius, text


def _ring(count: int, place: SlotContext) -> PointRing:
    """The ring of marks. An odd number begins at the top, an even one at the upper left."""
    box, size = place.box, pt(place.ladder[0])
    mark = round(size * _MARK)
    ems = _RADIUS + max(0, _FEW - count) * _WIDER
    radius = min(round(size * ems), box.height // 2 - mark)
    return PointRing(
        x=box.x + box.width // 2,
        y=box.y + radius + mark,
        radius=radius,
        wide=mark,
        turns=even_turns(count, 0.0 if count % 2 else -0.5 / count),
    )


def _words(
    parts: Sequence[Card], ring: PointRing, place: SlotContext
) -> list[TextBlock] | Overflow:
    reach = round(pt(place.ladder[0]) * _REACH)
    seats = seats_of(parts, word_boxes(ring, place.box, reach, drawn=False), _NO_INSETS)
    right = restyled(place.style, align="right")
    turned = [
        replace(seat, style=right) if ring.is_left(turn) else seat
        for seat, turn in zip(seats, ring.turns, strict=True)
    ]
    return set_seats(turned, place, PartLayout(place.style, whole=True))


def _around(ring: PointRing, radius: int) -> Box:
    return Box(Emu(ring.x - radius), Emu(ring.y - radius), Emu(2 * radius), Emu(2 * radius))


def _mark(ring: PointRing, index: int) -> Ellipse:
    box = ring.box_at(ring.turns[index])
    return Ellipse(box=box, about=DECORATION, fill="brand", name=f"mark-{index + 1}")


def _spokes(ring: PointRing, disc: int) -> Iterator[LineShape]:
    """From the edge of the disc to that of each mark; a line begins at its left end. No connectors:
    an ellipse has sites at every eighth of a turn only, and other readers than PowerPoint would
    draw these lines to the nearest."""
    for turn in ring.turns:
        ends = sorted([ring.point(turn, disc), ring.point(turn, ring.radius - ring.wide)])
        (x0, y0), (x1, y1) = ends
        box = Box(Emu(x0), Emu(min(y0, y1)), Emu(x1 - x0), Emu(abs(y1 - y0)))
        yield LineShape(box=box, about=DECORATION, stroke=LINE, flip=y1 < y0)
