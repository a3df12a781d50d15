"""Points in other forms than a list: a sentence, rows with rules, heads with what belongs to them
beside them, two columns."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.layout.points import list_paragraphs, with_room_for_numbers
from briefgen.layout.row_rules import row_rules
from briefgen.layout.slot_context import GUTTER, Placed, SlotContext, set_at_common_size
from briefgen.model.resolved_deck import Point, Points
from briefgen.model.scene import Group, Item
from briefgen.model.template import TextStyle
from briefgen.model.text_block import Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, pt, to_pt
from briefgen.model.values import replace
from briefgen.text.fitting import FittedText, Overflow, fit_lines, fit_text
from briefgen.text.line_breaking import line_height
from briefgen.text.line_placement import reseat

HEAD_STYLE = "row-head"
# Rows fill so much of their zone, and no row has more space round its text.
_FILL = 0.88
_MOST_SPACE, _LEAST_SPACE, _LEAST_SHARE = 96, 16, 0.75
_MOST_ROOM, _LEAST_ROOM = 56, 16
_COLUMNS, _HEAD_COLUMNS = 12, 5


def layout_sentence(value: Points, place: SlotContext) -> Placed:
    """The only point as a sentence, without a mark, in lines of about one length."""
    paragraphs = [replace(one, bullet=False) for one in list_paragraphs(value)]
    return place.fill_placeholder(paragraphs, Role.BODY, value.span, balance=True)


def layout_rows(value: Points, place: SlotContext) -> Placed:
    """Points as rows with a rule between two: they share the height of their zone."""
    place = with_room_for_numbers(value, place)
    fitted = _fit_rows(value, place)
    if isinstance(fitted, Overflow):
        return fitted
    heights = _heights(fitted)
    space = _space(heights, place)
    block = _spaced(fitted, space).place(
        place.box,
        place.about(Role.LIST, value.span),
        place.setter,
        insets=replace(place.spec.insets, top=pt(space / 2)),
        placeholder=place.spec.name,
    )
    rows = [pt(height + space) for height in heights]
    return (*row_rules(place.box, rows), block)


def _fit_rows(value: Points, place: SlotContext) -> FittedText | Overflow:
    """The rows at the largest size at which each has some room."""
    room = place.box.inset(place.spec.insets)
    found: FittedText | Overflow | None = None
    for size in place.ladder:
        found = fit_lines(
            list_paragraphs(value),
            place.style,
            room.width,
            room.height,
            place.setter,
            sizes=(size,),
            balance=True,
        )
        if isinstance(found, Overflow):
            continue
        heights = _heights(found)
        least = _LEAST_SPACE if size == place.ladder[-1] else max(_LEAST_SPACE, size * _LEAST_SHARE)
        if _space(heights, place) >= least and not found.fit.squeezed:
            return found
        needed = pt(sum(heights) + least * len(heights))
        found = Overflow(needed=needed, given=room.height, size=size, lines=1)
    assert found is not None
    return found


def _heights(fitted: FittedText) -> list[float]:
    """The height of each paragraph's lines, in points."""
    heights = [0.0] * len(fitted.block)
    for index, _, _, _ in fitted.lines:
        heights[index] += line_height(fitted.levels[fitted.block[index].paragraph.level])
    return heights


def _space(heights: Sequence[float], place: SlotContext) -> int:
    """What is free in each row, in whole points: no more than leaves the foot of the zone free, but
    where rows would be crowded otherwise."""
    room = to_pt(place.box.inset(place.spec.insets).height)
    free, least = ((room * fill - sum(heights)) / len(heights) for fill in (_FILL, 1.0))
    return int(min(_MOST_SPACE, max(free, min(_LEAST_SPACE, least))))


def _spaced(fitted: FittedText, space: int) -> FittedText:
    """The text with so much space between two paragraphs."""
    levels = tuple(replace(level, space_before=pt(space)) for level in fitted.levels)
    needed = pt(sum(_heights(fitted)) + space * (len(fitted.block) - 1))
    return replace(fitted, levels=levels, fit=replace(fitted.fit, needed=needed))


def layout_heads(value: Points, place: SlotContext) -> Placed:
    """Each point as a head at the left, and beside it the points below it, one a line."""
    head, text = _head_and_text(place.box)
    styles = place.styles[HEAD_STYLE], place.style
    blocks = set_at_common_size(
        place.ladder,
        lambda size: [
            block
            for point in value.items
            for block in (
                _block([point], head, styles[0], size, place=place),
                _block(point.children, text, styles[1], size, place=place),
            )
        ],
    )
    if isinstance(blocks, Overflow):
        return blocks
    pairs = list(zip(blocks[::2], blocks[1::2], strict=True))
    heights = [max(block.fit.needed for block in pair) for pair in pairs]
    free = int(to_pt(place.box.height) * _FILL - to_pt(Emu(sum(heights)))) // len(heights)
    room = pt(min(_MOST_ROOM, free))
    if room < pt(_LEAST_ROOM):
        needed = Emu(sum(heights) + pt(_LEAST_ROOM) * len(heights))
        given, size = place.box.height, blocks[0].fit.size
        return Overflow(needed=needed, given=given, size=size, lines=1)
    return (_group_of_rows(value, pairs, [Emu(h + room) for h in heights], place),)


def _group_of_rows(
    value: Points,
    pairs: Sequence[tuple[TextBlock, TextBlock]],
    heights: Sequence[Emu],
    place: SlotContext,
) -> Group:
    box = replace(place.box, height=Emu(sum(heights)))
    items: list[Item] = [*row_rules(box, heights)]
    top = box.y
    for pair, height in zip(pairs, heights, strict=True):
        above = (height - max(block.fit.needed for block in pair)) // 2
        for block in pair:
            own = replace(block.box, y=Emu(top + above), height=block.fit.needed)
            items.append(reseat(block, own))
        top = Emu(top + height)
    about = place.about(Role.BODY, value.span)
    return Group(box=box, about=about, items=tuple(items), name="rows")


def _head_and_text(box: Box) -> tuple[Box, Box]:
    """The places of a head and of what belongs to it, on the columns of the grid."""
    step = (box.width + GUTTER) // _COLUMNS
    split = step * _HEAD_COLUMNS
    head = Box(box.x, box.y, Emu(split - GUTTER), box.height)
    return head, Box(Emu(box.x + split), box.y, Emu(box.width - split), box.height)


def _block(
    points: Sequence[Point], box: Box, style: TextStyle, size: int, *, place: SlotContext
) -> TextBlock | Overflow:
    paragraphs = [Paragraph(inline=point.inline) for point in points]
    about = place.about(Role.BODY, points[0].span)
    return fit_text(paragraphs, style, box, about, setter=place.setter, sizes=(size,))


def layout_columns(value: Points, place: SlotContext) -> Placed:
    """The points in two columns of one size, the first half in the slot's placeholder and the
    second in the layout's other one; no point is split."""
    half = (len(value.items) + 1) // 2
    first = replace(value, items=value.items[:half])
    rest = replace(value, items=value.items[half:], first=value.first + half)
    place = with_room_for_numbers(value, place)
    places = place, place.companion()
    overflow: Overflow | None = None
    for size in place.ladder:
        found: list[Item] = []
        for part, one in zip((first, rest), places, strict=True):
            paragraphs = list_paragraphs(part)
            made = one.at_size(size).fill_placeholder(paragraphs, Role.LIST, value.span)
            if isinstance(made, Overflow):
                overflow = made
                break
            found.extend(made)
        else:
            return tuple(found)
    assert overflow is not None
    return overflow
