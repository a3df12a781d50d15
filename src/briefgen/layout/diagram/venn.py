"""A Venn diagram: two to four circles, and what they have in common where all overlap."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from itertools import combinations, product

from briefgen.layout.diagram.arrows import polygon
from briefgen.layout.diagram.circles import Circle, crossing_points, free_box
from briefgen.layout.diagram.connectors import LINE
from briefgen.layout.diagram.parts import (
    PartLayout,
    Seat,
    as_names,
    at_largest,
    centre_style,
    centred,
    describe,
    first_that_fits,
    grouped,
    part_group,
    part_paragraphs,
    restyled,
    set_alone,
    set_seats,
)
from briefgen.layout.slot_context import GUTTER, Placed, SlotContext
from briefgen.model.colour_contrast import shade_at_contrast
from briefgen.model.resolved_deck import Card, Diagram
from briefgen.model.rich_text import Inline
from briefgen.model.scene import Ellipse, Item, LineShape, Stroke
from briefgen.model.template import TextStyle
from briefgen.model.text_block import DECORATION, Paragraph, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow

_NO_INSETS = Insets()
# How far the middles of two circles are apart, in diameters.
_APART = 0.56
# Where the middles are, in units of that distance.
_MIDDLES = {
    2: ((0.0, 0.0), (1.0, 0.0)),
    3: ((0.5, 0.0), (1.0, 0.866), (0.0, 0.866)),
    4: ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)),
}
# How far what two circles share stands out from the paper.
_LENS = 1.66
# The words at the right of the figure have so many times the height of the largest text.
_BAND = 2.5
# Smaller circles leave more room at their sides.
_SHARES = (1.0, 0.75)
_LEADER = Stroke("ink", pt(1))

# The smallest words in the common field, and the smallest names where there is another way.
_LEAST, _LEGIBLE = 16, 20


class _Way(Value):
    """Whether the names and the centre stand `inside` the circles or at their sides, and how large
    the circles are, as a share of what there is room for."""

    names_inside: bool
    centre_inside: bool
    share: float


_WAYS = [
    _Way(names, centre, share)
    for share, names, centre in product(_SHARES, (True, False), (True, False))
]


def layout_venn(value: Diagram, place: SlotContext) -> Placed:
    """Equal circles; the fields that two share are tinted, what all share is filled. Names stand
    inside where they can be read as well as outside."""
    legible = [size for size in place.ladder if size >= _LEGIBLE]
    rooms = [replace(place, sizes=tuple(legible[step:])) for step in range(len(legible))]
    inside = [(way, room) for way in _WAYS for room in (rooms if way.names_inside else rooms[:1])]
    draw = partial(_draw, value, as_names(value.parts))
    tries = (inside, [(way, place) for way in _WAYS])
    return at_largest(first_that_fits(ways, draw, strict=True) for ways in tries if ways)


def _draw(
    value: Diagram, parts: Sequence[Card], tried: tuple[_Way, SlotContext], whole: bool
) -> Placed:
    way, place = tried
    circles = _circles(len(parts), way, place.box)
    names = _names(parts, circles, way, whole, place=place)
    if isinstance(names, Overflow):
        return names
    middle = _middle(value.centre, circles, way, names, place=place)
    if isinstance(middle, Overflow):
        return middle
    fields = (
        _field(part, circle, name, way, place)
        for part, circle, name in zip(parts, circles, names, strict=True)
    )
    items = (*fields, *_lenses(circles, place), *middle)
    alt = describe("venn-of", value, place, leads=False)
    if value.centre:
        alt = f"{alt} {place.say('venn-common', centre=value.centre.text)}"
    return grouped(value, items, alt, place)


def _field(part: Card, circle: Circle, name: TextBlock, way: _Way, place: SlotContext) -> Item:
    """A circle that owns its name, or stands in one group with it."""
    field = Ellipse(box=circle.box, about=DECORATION, fill="tint", stroke=LINE)
    if way.names_inside:
        return replace(field, about=name.about, text=name)
    return part_group(part, (field, name), place)


def _circles(count: int, way: _Way, room: Box) -> list[Circle]:
    """As large as the room allows, or less, in the middle of its width; at its left where words of
    the centre alone stand beside them."""
    places = _MIDDLES[count]
    wide, high = (max(middle[axis] for middle in places) for axis in (0, 1))
    across = min(room.width / (1 + _APART * wide), room.height / (1 + _APART * high))
    across *= way.share
    rest = room.width - across * (1 + _APART * wide)
    is_left = way.share < 1 and way.names_inside and not way.centre_inside
    left = room.x + (0 if is_left else rest / 2)
    return [
        Circle(
            x=round(left + across * (0.5 + _APART * x)),
            y=round(room.y + across * (0.5 + _APART * y)),
            radius=round(across / 2),
        )
        for x, y in places
    ]


def _names(
    parts: Sequence[Card], circles: Sequence[Circle], way: _Way, whole: bool, *, place: SlotContext
) -> list[TextBlock] | Overflow:
    style, seats = centred(place.style), []
    for part, circle in zip(parts, circles, strict=True):
        if way.names_inside:
            box, own = (
                free_box((circle,), tuple(one for one in circles if one is not circle)),
                style,
            )
        else:
            is_left = circle.x < sum(one.x for one in circles) / len(circles)
            box = _side_box(circle, circles, is_left, place)
            own = restyled(place.style, align="right") if is_left else place.style
        words = part_paragraphs(part)
        seats.append(Seat(paragraphs=words, box=box, span=part.span, insets=_NO_INSETS, style=own))
    return set_seats(seats, place, PartLayout(style, whole=whole))


def _side_box(circle: Circle, circles: Sequence[Circle], is_left: bool, place: SlotContext) -> Box:
    """The room beside the outer half of a circle, where no other begins, above or below what the
    leader of the centre leads to."""
    room, edge = place.box, circle.radius + GUTTER // 2
    band = _band(circles, place)
    if circle.y > band.y + band.height // 2:
        top, bottom = max(band.bottom, circle.y), min(room.bottom, circle.y + circle.radius)
    else:
        top, bottom = max(room.y, circle.y - circle.radius), min(band.y, circle.y)
    left, right = (room.x, circle.x - edge) if is_left else (circle.x + edge, room.right)
    return Box(Emu(left), Emu(top), Emu(max(0, right - left)), Emu(bottom - top))


def _band(circles: Sequence[Circle], place: SlotContext) -> Box:
    """The place for the words of the centre at the right of all circles."""
    right = max(circle.x + circle.radius for circle in circles) + GUTTER
    middle, height = free_box(tuple(circles), ()), pt(place.ladder[0] * _BAND)
    y = middle.y + (middle.height - height) // 2
    return Box(Emu(right), Emu(y), Emu(max(0, place.box.right - right)), height)


def _middle(
    centre: Inline | None,
    circles: Sequence[Circle],
    way: _Way,
    names: Sequence[TextBlock],
    *,
    place: SlotContext,
) -> tuple[Item, ...] | Overflow:
    """What all circles share, filled, with its text in it, or beside the figure on a leader, and
    then no larger than the names."""
    if centre is None:
        return ()
    style, box = _inner_style(place), free_box(tuple(circles), ())
    words = [Paragraph(inline=centre, level=0, heading=True)]
    field = polygon(_overlap(circles), "brand")
    if way.centre_inside:
        text = set_alone(words, box, style, place)
        if isinstance(text, Overflow):
            return text
        return (replace(field, about=text.about, text=text),)
    start, size = box.x + box.width // 2, names[0].fit.size
    up = _clear_of(names, start, box.y + box.height // 2)
    beside = _band(circles, place).moved(0, -up)
    style = restyled(style, align="left", colour="brand")
    style = replace(style, ladder=tuple(one for one in style.ladder if one <= size) or (size,))
    text = set_alone(words, beside, style, place)
    if isinstance(text, Overflow):
        return text
    y = box.y + box.height // 2 - up
    line = Box(Emu(start), Emu(y), Emu(beside.x - pt(8) - start), Emu(0))
    return field, LineShape(box=line, about=DECORATION, stroke=_LEADER), text


def _clear_of(names: Sequence[TextBlock], start: int, y: int) -> int:
    """How much higher a leader to the right runs, so that it crosses no name."""
    crossed = [
        name
        for name in names
        if name.lines[0].top <= y <= name.lines[-1].top + name.lines[-1].height
        and any(run.x + run.width > start for line in name.lines for run in line.runs)
    ]
    return max((y - name.lines[0].top + pt(name.fit.size / 2) for name in crossed), default=0)


def _inner_style(place: SlotContext) -> TextStyle:
    """What stands in the common field has the face of the circles' names; families that look small
    may be as small there as others are."""
    style = restyled(centre_style(place), font=place.style.levels[0].font)
    # On paper all is smaller.
    least = min(_LEAST, style.ladder[0])
    return replace(style, ladder=(*(size for size in style.ladder if size > least), least))


def _lenses(circles: Sequence[Circle], place: SlotContext) -> list[Item]:
    """What each two circles share, in a colour of its own that hides nothing behind it."""
    palette = place.setter.theme.colours
    fill = shade_at_contrast(palette["brand"], palette["paper"], _LENS).rgb
    return [
        replace(polygon(_overlap(pair), fill), stroke=LINE)
        for pair in combinations(circles, 2)
        if _meet(*pair)
    ]


def _meet(one: Circle, other: Circle) -> bool:
    return math.dist((one.x, one.y), (other.x, other.y)) < 2 * one.radius


def _overlap(circles: Sequence[Circle]) -> list[tuple[float, float]]:
    """The outline of what is inside all circles: those points of each that lie in the others."""
    candidates = [point for circle in circles for point in circle.outline()]
    for one, other in combinations(circles, 2):
        candidates.extend(crossing_points(one, other))
    points = [point for point in candidates if all(one.holds(point) for one in circles)]
    x = sum(point[0] for point in points) / len(points)
    y = sum(point[1] for point in points) / len(points)
    return sorted(points, key=lambda point: math.atan2(point[1] - y, point[0] - x))
