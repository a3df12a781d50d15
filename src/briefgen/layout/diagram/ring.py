"""What stands on a ring: points in equal turns, and words beside them on the outer side."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from briefgen.model.resolved_deck import Card, Text
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import Value, replace
from briefgen.text.line_placement import reseat

_NO_INSETS = Insets()
# Between a point's edge and its words.
_CLEAR = pt(12)
# A text that is no longer than this is what its part is called.
_SHORT = 40
_SAMPLES = 24


class PointRing(Value, kw_only=True):
    """A ring about (`x`, `y`) with a `radius`, all in EMU, and its points, which stand after so
    many `turns` clockwise from the top, and are `wide` from their middles to their edges."""

    x: int
    y: int
    radius: int
    wide: int
    turns: tuple[float, ...]

    def point(self, turn: float, radius: float | None = None) -> tuple[int, int]:
        """Where the ring, or one of another radius, is after a turn."""
        angle, away = 2 * math.pi * turn, self.radius if radius is None else radius
        return self.x + round(away * math.sin(angle)), self.y - round(away * math.cos(angle))

    def box_at(self, turn: float) -> Box:
        """The box of the point there."""
        x, y = self.point(turn)
        return Box(Emu(x - self.wide), Emu(y - self.wide), Emu(2 * self.wide), Emu(2 * self.wide))

    def is_left(self, turn: float) -> bool:
        """Whether the words of a point stand at its left; those at the top and the foot do not."""
        return math.sin(2 * math.pi * turn) < -1e-6


def even_turns(count: int, first: float) -> tuple[float, ...]:
    """The turns of so many points from the first."""
    return tuple(first + index / count for index in range(count))


def as_names(parts: Sequence[Card]) -> list[Card]:
    """The parts, with short texts as names where none has a name."""
    if any(part.name for part in parts):
        return [*parts]
    return [_named(part) for part in parts]


def _named(part: Card) -> Card:
    match part.body:
        case Text(paragraphs=(only,)) if len(only.text) <= _SHORT:
            return replace(part, name=only, body=None)
    return part


def word_boxes(ring: PointRing, room: Box, reach: int, *, drawn: bool) -> tuple[Box, ...]:
    """Where the words of each point may stand: so far above and below its middle as `reach` says,
    as far as its neighbours allow. Where the ring itself is `drawn`, they keep off it."""
    return tuple(
        _word_box(ring, room, turn, span, drawn=drawn)
        for turn, span in zip(ring.turns, _spans(ring, room, reach), strict=True)
    )


def _word_box(
    ring: PointRing, room: Box, turn: float, span: tuple[int, int], *, drawn: bool
) -> Box:
    (x, _), (top, bottom) = ring.point(turn), span
    away = abs(x - ring.x) + ring.wide
    if drawn:
        away = max(
            away, *(_half_width(ring, y) for y in (top, bottom, min(max(ring.y, top), bottom)))
        )
    away += _CLEAR
    left, right = (room.x, ring.x - away) if ring.is_left(turn) else (ring.x + away, room.right)
    return Box(Emu(left), Emu(top), Emu(max(0, right - left)), Emu(bottom - top))


def _half_width(ring: PointRing, y: int) -> int:
    """How far from its middle the ring is at a height."""
    return round(math.sqrt(max(0, ring.radius**2 - (y - ring.y) ** 2)))


def _spans(ring: PointRing, room: Box, reach: int) -> list[tuple[int, int]]:
    """The heights that the words of each point may take: half of the way to the next above and
    below on the same side."""
    spans = []
    for turn in ring.turns:
        own = ring.point(turn)[1]
        others = [ring.point(o)[1] for o in ring.turns if ring.is_left(o) == ring.is_left(turn)]
        above = max(((own + y) // 2 + pt(4) for y in others if y < own), default=room.y)
        below = min(((own + y) // 2 - pt(4) for y in others if y > own), default=room.bottom)
        spans.append((max(above, room.y, own - reach), min(below, room.bottom, own + reach)))
    return spans


def beside_points(ring: PointRing, blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """The words with their middles at those of their points, as far as their boxes allow."""
    for turn, block in zip(ring.turns, blocks, strict=True):
        height = Emu(block.fit.needed + pt(1))
        y = ring.point(turn)[1] - height // 2
        y = min(max(y, block.box.y), block.box.bottom - height)
        yield reseat(block, replace(block.box, y=Emu(y), height=height))
