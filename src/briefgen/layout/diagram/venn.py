"""A Venn diagram: two to four fields, and what they have in common where all overlap."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

from briefgen.layout.diagram.parts import (
    LINE,
    PartLayout,
    Seat,
    centre_style,
    centred,
    describe,
    grouped,
    part_paragraphs,
    polygon,
    set_seats,
)
from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.model.resolved_deck import Diagram
from briefgen.model.rich_text import Inline
from briefgen.model.scene import Ellipse, Polygon
from briefgen.model.text_block import Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, Insets
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow, fit_text

_NO_INSETS = Insets()
_SAMPLES = 180


class _Figure(Value):
    """Shares of the whole, which may be stretched: what lies inside an ellipse stays inside.

    `size` is an ellipse's width and height. `corners` are the places of the ellipses, 0 at the left
    or top and 1 at the right or bottom. `texts` (left, top, right, bottom) lie inside one ellipse
    and outside the others, `centre` inside all.
    """

    size: float
    corners: tuple[tuple[float, float], ...]
    texts: tuple[tuple[float, float, float, float], ...]
    centre: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


_PAIR = ((0.0, 0.5), (1.0, 0.5))
_THREE = ((0.5, 0.0), (1.0, 1.0), (0.0, 1.0))
_FOUR = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
# The largest rectangles that do so; without a centre the fields overlap less.
_WITH_CENTRE = {
    2: _Figure(
        0.62,
        _PAIR,
        ((0.109, 0.147, 0.365, 0.853), (0.635, 0.147, 0.891, 0.853)),
        (0.425, 0.26, 0.575, 0.74),
    ),
    3: _Figure(
        0.66,
        _THREE,
        ((0.286, 0.097, 0.714, 0.33), (0.67, 0.631, 0.903, 0.884), (0.097, 0.631, 0.33, 0.884)),
        (0.415, 0.472, 0.585, 0.642),
    ),
    4: _Figure(
        0.68,
        _FOUR,
        (
            (0.1, 0.12, 0.3, 0.3),
            (0.7, 0.12, 0.9, 0.3),
            (0.7, 0.7, 0.9, 0.88),
            (0.1, 0.7, 0.3, 0.88),
        ),
        (0.425, 0.425, 0.575, 0.575),
    ),
}
_WITHOUT_CENTRE = {
    2: _WITH_CENTRE[2],
    3: _Figure(
        0.6,
        _THREE,
        ((0.288, 0.106, 0.712, 0.388), (0.612, 0.594, 0.912, 0.894), (0.088, 0.594, 0.388, 0.894)),
    ),
    4: _Figure(
        0.6,
        _FOUR,
        (
            (0.088, 0.106, 0.388, 0.388),
            (0.612, 0.106, 0.912, 0.388),
            (0.612, 0.612, 0.912, 0.894),
            (0.088, 0.612, 0.388, 0.894),
        ),
    ),
}


def layout_venn(value: Diagram, place: SlotContext) -> Placed:
    """Equal ellipses that overlap; the field common to all is filled where it has a text."""
    figure = (_WITH_CENTRE if value.centre else _WITHOUT_CENTRE)[len(value.parts)]
    ellipses = [_ellipse_box(place.box, figure, corner) for corner in figure.corners]
    seats = [
        Seat(
            paragraphs=part_paragraphs(part),
            box=_part_of(place.box, share),
            span=part.span,
            insets=_NO_INSETS,
        )
        for part, share in zip(value.parts, figure.texts, strict=True)
    ]
    blocks = set_seats(seats, place, PartLayout(centred(place.style)))
    if isinstance(blocks, Overflow):
        return blocks
    fields = [_field(box, block) for box, block in zip(ellipses, blocks, strict=True)]
    if value.centre is None:
        alt = describe("venn-of", value, place)
        return grouped(value, fields, alt, place)
    common = _common(value.centre, ellipses, _part_of(place.box, figure.centre), place)
    if isinstance(common, Overflow):
        return common
    common_words = place.say("venn-common", centre=value.centre.text)
    alt = f"{describe('venn-of', value, place, leads=False)} {common_words}"
    return grouped(value, (*fields, common), alt, place)


def _part_of(box: Box, share: tuple[float, float, float, float]) -> Box:
    left, top = box.x + box.width * share[0], box.y + box.height * share[1]
    right, bottom = box.x + box.width * share[2], box.y + box.height * share[3]
    return Box(
        Emu(round(left)), Emu(round(top)), Emu(round(right - left)), Emu(round(bottom - top))
    )


def _ellipse_box(box: Box, figure: _Figure, corner: tuple[float, float]) -> Box:
    width = round(box.width * figure.size)
    # Two ellipses lie side by side and take the whole height.
    height = box.height if len(figure.corners) == 2 else round(box.height * figure.size)
    x = box.x + round((box.width - width) * corner[0])
    y = box.y + round((box.height - height) * corner[1])
    return Box(Emu(x), Emu(y), Emu(width), Emu(height))


def _field(box: Box, block: TextBlock) -> Ellipse:
    return Ellipse(box=box, about=block.about, stroke=LINE, text=block)


def _common(
    centre: Inline, ellipses: Sequence[Box], box: Box, place: SlotContext
) -> Polygon | Overflow:
    """The field that all share, filled, with its text."""
    block = fit_text(
        [Paragraph(inline=centre, level=0, heading=True)],
        centre_style(place),
        box,
        place.about(Role.BODY, centre.span),
        setter=place.setter,
        anchor="middle",
    )
    if isinstance(block, Overflow):
        return block
    field = polygon(_overlap(ellipses), "brand")
    return replace(field, about=block.about, text=block)


def _overlap(ellipses: Sequence[Box]) -> list[tuple[float, float]]:
    """The outline of what is inside all ellipses: those points of each that lie in the others."""
    candidates = [point for ellipse in ellipses for point in _outline(ellipse)]
    for one, other in combinations(ellipses, 2):
        candidates.extend(_crossings(one, other))
    points = [point for point in candidates if all(_is_inside(point, one) for one in ellipses)]
    x = sum(point[0] for point in points) / len(points)
    y = sum(point[1] for point in points) / len(points)
    return sorted(points, key=lambda point: math.atan2(point[1] - y, point[0] - x))


def _outline(box: Box) -> list[tuple[float, float]]:
    x, y = box.x + box.width / 2, box.y + box.height / 2
    turns = [2 * math.pi * step / _SAMPLES for step in range(_SAMPLES)]
    return [
        (x + box.width / 2 * math.sin(turn), y - box.height / 2 * math.cos(turn)) for turn in turns
    ]


def _crossings(one: Box, other: Box) -> list[tuple[float, float]]:
    """Where the outlines of two ellipses of the same size cross."""
    across, down = one.width / 2, one.height / 2
    dx, dy = (other.x - one.x) / across, (other.y - one.y) / down
    apart = math.hypot(dx, dy)
    x, y = one.x + across + (other.x - one.x) / 2, one.y + down + (other.y - one.y) / 2
    reach = math.sqrt(max(0.0, 1 - apart * apart / 4)) / apart
    return [(x + sign * dy * reach * across, y - sign * dx * reach * down) for sign in (1, -1)]


def _is_inside(point: tuple[float, float], box: Box) -> bool:
    x = (point[0] - box.x - box.width / 2) / (box.width / 2)
    y = (point[1] - box.y - box.height / 2) / (box.height / 2)
    return x * x + y * y <= 1 + 1e-9
