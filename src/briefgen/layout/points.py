"""Points -> a list in the slot's placeholder; too many go on, group by group, on further slides."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.model.resolved_deck import Point, Points
from briefgen.model.rich_text import Inline, Run
from briefgen.model.template import TextStyle
from briefgen.model.text_block import Paragraph, Role
from briefgen.model.units import Emu, pt
from briefgen.model.values import replace

CONTINUED = " (continued)"
# How wide a digit is, and its full stop with the space after it, in ems.
_DIGIT, _AFTER_NUMBER = 0.56, 0.55


def layout_points(value: Points, place: SlotContext) -> Placed:
    """Each point a paragraph at its level. A single point without sub-points is no list: it stands
    without its mark."""
    paragraphs = list_paragraphs(value)
    place = with_room_for_numbers(value, place)
    if len(paragraphs) == 1 and not place.sizes and value.first == 1:
        paragraphs = [replace(paragraphs[0], bullet=False)]
    return place.fill_placeholder(paragraphs, Role.LIST, value.span)


def list_paragraphs(value: Points) -> list[Paragraph]:
    """A paragraph for each point, at its level: levels differ by place and size, not by weight."""
    return list(_paragraphs(value, 0))


def with_room_for_numbers(value: Points, place: SlotContext) -> SlotContext:
    """The place, whose style leaves room for the longest number of the list; all parts of a list
    that goes on have their texts at one edge."""
    whole = place.whole if isinstance(place.whole, Points) else value
    return place.with_style(numbered_style(whole, place.style, place.ladder[0]))


def numbered_style(value: Points, style: TextStyle, size: int) -> TextStyle:
    """The style, further in where the longest number of a list needs that at a size (points)."""
    digits = len(str(value.first + sum(point.bullet for point in value.items) - 1))
    first = style.levels[0]
    more = pt(size * (_DIGIT * digits + _AFTER_NUMBER)) - first.margin
    if first.bullet != "#" or more <= 0 or digits == 1:
        return style
    levels = [replace(level, margin=Emu(level.margin + more)) for level in style.levels]
    levels[0] = replace(levels[0], indent=Emu(first.indent - more))
    return replace(style, levels=tuple(levels))


def bold(inline: Inline) -> Inline:
    """The text, strong from end to end."""
    return replace(inline, runs=tuple(replace(run, strong=True) for run in inline.runs))


def counted_points(points: Points) -> Iterator[tuple[int, Point]]:
    """Each point with its number; lines without a bullet do not count."""
    number = points.first
    for point in points.items:
        yield number, point
        number += point.bullet


def _paragraphs(points: Points, level: int) -> Iterator[Paragraph]:
    for number, point in counted_points(points):
        yield Paragraph(inline=point.inline, level=level, bullet=point.bullet, number=number)
        yield from _paragraphs(Points(point.children), level + 1)


def units_of_points(value: Points) -> tuple[Points, ...]:
    """What may stand on slides of its own: each point with all below it, and with the line without
    a bullet that stands before it."""
    found: list[Points] = []
    for number, point in counted_points(value):
        before = found[-1].items[-1] if found else point
        if point.bullet and not before.bullet:
            found[-1] = replace(found[-1], items=(before, point))
        else:
            found.append(replace(value, items=(point,), first=number))
    return tuple(found)


def finer_units_of_points(value: Points) -> tuple[Points, ...]:
    """Smaller units, for a point that is taller than a slide: its head again with each child."""
    found: list[Points] = []
    for unit in units_of_points(value):
        *lines, point = unit.items
        for index, child in enumerate(point.children):
            head = [*lines, point] if index == 0 else [_continued(point)]
            head[-1] = replace(head[-1], children=(child,))
            found.append(replace(unit, items=tuple(head)))
        if not point.children:
            found.append(unit)
    return tuple(found)


def _continued(point: Point) -> Point:
    runs = (*point.inline.runs, Run(text=CONTINUED))
    return replace(point, inline=replace(point.inline, runs=runs))


def join_points(parts: tuple[Points, ...]) -> Points:
    """Neighbouring units as one list; children of the same point come together again."""
    items: list[Point] = []
    for part in parts:
        point = part.items[0]
        if items and _is_rest_of(point, items[-1]):
            items[-1] = replace(items[-1], children=(*items[-1].children, *point.children))
        else:
            items.extend(part.items)
    return replace(parts[0], items=tuple(items))


def _is_rest_of(point: Point, before: Point) -> bool:
    """Whether a point continues the one before it (both come from the same source line)."""
    return bool(point.children) and point.span == before.span and bool(before.children)


KIND = SlotKind(
    layout=layout_points, units=(units_of_points, finer_units_of_points), join=join_points
)
