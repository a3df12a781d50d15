"""A cycle: steps clockwise from the top, each leading to the next and the last to the first."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

from briefgen.layout.diagram.parts import (
    LINE,
    WORDINGS,
    PartLayout,
    Wording,
    describe,
    drawn_arrow,
    first_that_fits,
    grouped,
    part_shape,
    seats_of,
    set_centre,
    set_seats,
)
from briefgen.layout.slot_context import MODULE, Placed, SlotContext
from briefgen.model.resolved_deck import Diagram
from briefgen.model.scene import Item, Polygon
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow

_INSETS = Insets(pt(12), pt(4), pt(12), pt(4))
# Between a step and its arrows.
_CLEAR = pt(4)
_CENTRE_HEIGHT = pt(64)
_CENTRE = 26  # its width, in percent of the whole
_SAMPLES, _POINTS = 240, 16


class _Plan(Value):
    """How so many steps stand on the ring: their width in percent of the whole, the least gap
    between them in points, and the ring's form (2 is an ellipse, more is squarer)."""

    width: int
    gap: int = 24
    power: int = 2


_PLANS = {
    2: _Plan(40),
    3: _Plan(28),
    4: _Plan(31),
    5: _Plan(29, power=3),
    6: _Plan(28, power=3),
    7: _Plan(25, gap=16),
    8: _Plan(25, power=3),
}


class _Ring(Value, kw_only=True):
    """A ring about (x, y) and the steps whose middles lie on it."""

    x: int
    y: int
    across: int
    down: int
    power: int
    boxes: tuple[Box, ...] = ()

    def point(self, turn: float) -> tuple[float, float]:
        """The point after a part of a whole turn, clockwise from the top."""
        sine, cosine = math.sin(2 * math.pi * turn), math.cos(2 * math.pi * turn)
        return (
            self.x + self.across * math.copysign(abs(sine) ** (2 / self.power), sine),
            self.y - self.down * math.copysign(abs(cosine) ** (2 / self.power), cosine),
        )


def layout_cycle(value: Diagram, place: SlotContext) -> Placed:
    """Equal boxes on an ellipse with an arrow from each to the next."""
    return first_that_fits(WORDINGS, lambda words, whole: _draw(value, words, whole, place))


def _draw(value: Diagram, words: Wording, whole: bool, place: SlotContext) -> Placed:
    ring = _ring(place.box, len(value.parts))
    seats = seats_of(value.parts, ring.boxes, _INSETS, words)
    blocks = set_seats(seats, place, PartLayout(place.style, whole=whole))
    if isinstance(blocks, Overflow):
        return blocks
    steps = [part_shape(block, index) for index, block in enumerate(blocks)]
    alt = describe("cycle-of", value, place)
    items: tuple[Item, ...] = (*_arrows(ring), *steps)
    if value.centre is None:
        return grouped(value, items, alt, place)
    middle = set_centre(value.centre, _centre_box(place.box, ring), place)
    if isinstance(middle, Overflow):
        return middle
    return grouped(value, (*items, middle), alt, place)


def _centre_box(box: Box, ring: _Ring) -> Box:
    """Half way down, or in the middle of the ring where the lower steps leave room beside it. The
    room stays free where there is nothing to say."""
    width = box.width * _CENTRE // 100
    middle = ring.y if len(ring.boxes) == 3 else box.y + box.height // 2
    return Box(ring.x - width // 2, middle - _CENTRE_HEIGHT // 2, width, _CENTRE_HEIGHT)


def _ring(box: Box, count: int) -> _Ring:
    """The ring with the highest steps that keep clear of each other and of the centre."""
    plan = _PLANS[count]
    width = box.width * plan.width // 100
    height = box.height // 2 // MODULE * MODULE
    while True:
        ring = _ring_of(box, count, width, height)
        if height <= MODULE or _is_clear((*ring.boxes, _centre_box(box, ring)), pt(plan.gap)):
            return ring
        height -= MODULE


def _ring_of(box: Box, count: int, width: Emu, height: Emu) -> _Ring:
    """The ring as wide and as high as its steps allow; it may not swing below the place."""
    power = _PLANS[count].power
    lowest = _Ring(x=0, y=0, across=1, down=1, power=power).point(count // 2 / count)[1]
    to_edge = (2 * box.height - height) / 4 - LINE.width
    down = round(min((box.height - height) / (1 + lowest), to_edge))
    across = (box.width - width) // 2
    ring = _Ring(
        x=box.x + box.width // 2,
        y=box.y + height // 2 + down,
        across=across,
        down=down,
        power=power,
    )
    middles = [ring.point(index / count) for index in range(count)]
    boxes = tuple(
        Box(round(x) - width // 2, round(y) - height // 2, width, height) for x, y in middles
    )
    return replace(ring, boxes=boxes)


def _is_clear(boxes: Sequence[Box], gap: Emu) -> bool:
    grown = [_grown(box, gap // 2) for box in boxes]
    return not any(a.overlaps(b) for a, b in combinations(grown, 2))


def _grown(box: Box, by: Emu) -> Box:
    return Box(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def _arrows(ring: _Ring) -> Iterator[Polygon]:
    """Along the ring from the edge of each step to that of the next."""
    count = len(ring.boxes)
    for index, box in enumerate(ring.boxes):
        following = ring.boxes[(index + 1) % count]
        turns = [(index + step / _SAMPLES) / count for step in range(_SAMPLES + 1)]
        free = [turn for turn in turns if _is_free(ring.point(turn), box, following)]
        length = free[-1] - free[0]
        yield drawn_arrow(
            [ring.point(free[0] + length * step / _POINTS) for step in range(_POINTS + 1)]
        )


def _is_free(point: tuple[float, float], *boxes: Box) -> bool:
    x, y = point
    return not any(
        grown.x <= x <= grown.right and grown.y <= y <= grown.bottom
        for grown in (_grown(box, _CLEAR) for box in boxes)
    )
