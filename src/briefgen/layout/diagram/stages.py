"""Phases and steps with long texts -> rows, with marks on a line or numbers in chevrons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefgen.layout.diagram.arrows import polygon
from briefgen.layout.diagram.connectors import BOTTOM, TOP, connect
from briefgen.layout.diagram.parts import (
    WORDINGS,
    PartLayout,
    Seat,
    Wording,
    as_names,
    at_largest,
    centred,
    describe,
    first_that_fits,
    grouped,
    height_of,
    part_paragraphs,
    set_seats,
    style_on_brand,
    too_high,
)
from briefgen.layout.diagram.timeline import TimelineStop, as_timeline, stops_of, time_style
from briefgen.layout.icons import BESIDE, SMALL, icon_in
from briefgen.layout.lone_words import first_without_lone_words
from briefgen.layout.slot_context import GUTTER, Placed, SlotContext
from briefgen.layout.zone import grown
from briefgen.model.resolved_deck import Card, Diagram, Timeline
from briefgen.model.rich_text import plain
from briefgen.model.scene import Ellipse, Icon, Item, LineShape, Polygon, Stroke
from briefgen.model.text_block import DECORATION, Paragraph, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_placement import reseat

_NO_INSETS = Insets()
_GAP = pt(8)
# Rows are of one height only where that leaves so much beside the words of the fullest.
_CLEAR = pt(12)
# A mark before a phase, a chevron before a step, and how far the ends of these point.
_MARK, _CHEVRON, _POINT = pt(16), pt(72), pt(12)
# In low rows they point less far, so that the number has its height.
_LEAST_POINT = pt(4)
# The columns of the twelve that times take, and chevrons with names: the first of these that leaves
# no word of theirs alone on a line.
_TIMES, _NAMES = (3, 4), (4, 5)
_RULE = Stroke("rule", pt(0.75))


def layout_stages(value: Diagram | Timeline, place: SlotContext) -> Placed:
    """A row for each phase or step, all of the largest size at which they fit."""
    if isinstance(value, Diagram) and value.kind == "process":
        value = replace(value, parts=tuple(as_names(value.parts)))
        is_full = all(part.name and part.body for part in value.parts)
        return first_that_fits(
            (*((None,) if is_full else ()), *WORDINGS),
            lambda words, whole: at_largest(
                first_without_lone_words(
                    _steps(value, words, whole, place.at_size(size), columns)
                    for columns in (_NAMES if words is None else _NAMES[:1])
                )
                for size in place.ladder
            ),
        )
    stops = stops_of(value)
    items = first_that_fits(
        [stops, stops_of(value, run_in=True)],
        lambda them, whole: at_largest(
            first_without_lone_words(
                _phases(them, whole, place.at_size(size), columns) for columns in _TIMES
            )
            for size in place.ladder
        ),
    )
    return items if isinstance(items, Overflow) else as_timeline(stops, items, value.span, place)


def _phases(stops: Sequence[TimelineStop], whole: bool, place: SlotContext, times: int) -> Placed:
    """Times in so many columns beside a line of marks, and at their right what happened then."""
    least = _least_height(stop.icon for stop in stops)
    side = least or _MARK
    box, left = place.box, place.box.x + side + _GAP * 2
    split = box.x + (box.width + GUTTER) * times // 12
    columns = (_column(box, left, split - GUTTER), _column(box, split, box.right))
    seats = [
        [
            Seat(paragraphs=words, box=column, span=stop.span, insets=_NO_INSETS)
            for words, column in zip((stop.when, stop.rest), columns, strict=True)
            if words
        ]
        for stop in stops
    ]
    setting = PartLayout(time_style(place), anchor="top", whole=whole)
    rows = _set_rows(seats, place, setting, least)
    if isinstance(rows, Overflow):
        return rows
    marks = [_mark(row[0], box.x, index, side) for index, row in enumerate(rows, 1)]
    lines = [connect(one, BOTTOM, other, TOP, arrow=False) for one, other in pairwise(marks)]
    items: list[Item] = [*lines]
    for mark, stop, row in zip(marks, stops, rows, strict=True):
        items += [mark, *icon_in(mark, stop.icon), *row]
    return tuple(items)


def _mark(block: TextBlock, left: Emu, number: int, side: Emu) -> Ellipse:
    """The mark of a phase, level with its first line."""
    line = block.lines[0]
    box = Box(left, Emu(line.top + line.height // 2 - side // 2), side, side)
    return Ellipse(box=box, about=DECORATION, fill="brand", name=f"phase-{number}")


def _steps(
    value: Diagram, words: Wording | None, whole: bool, place: SlotContext, columns: int
) -> Placed:
    """Numbers in chevrons that point to the next, and beside each its step: in one text as `words`
    says, or its name and its text side by side, the name in so many columns with the chevron."""
    least = _least_height(part.icon for part in value.parts)
    indent = least and least + BESIDE
    seats = [
        [_number_seat(index, part, place), *_word_seats(part, words, place.box, indent, columns)]
        for index, part in enumerate(value.parts, 1)
    ]
    rows = _set_rows(seats, place, PartLayout(place.style, whole=whole), least)
    if isinstance(rows, Overflow):
        return rows
    items: list[Item] = []
    point = min(_POINT, *(row[0].box.height - row[0].fit.needed for row in rows))
    for index, row in enumerate(rows):
        if index:
            items.append(_rule(row[1], place.box.right))
        tip = 0 if index == len(rows) - 1 else point
        chevron = _chevron(row[0], point if index else 0, tip)
        items += [chevron, *_icon(value.parts[index].icon, row[1]), *row[1:]]
    return grouped(value, items, describe("process-of", value, place), place)


def _number_seat(number: int, part: Card, place: SlotContext) -> Seat:
    return Seat(
        paragraphs=(Paragraph(inline=plain(str(number)), level=0, heading=True),),
        box=replace(place.box, width=_CHEVRON),
        span=part.span,
        insets=replace(_NO_INSETS, top=_LEAST_POINT),
        style=centred(style_on_brand(place)),
    )


def _least_height(icons: Iterable[str]) -> Emu:
    """That of the icons, if there are any."""
    return SMALL if any(icons) else Emu(0)


def _icon(name: str, words: TextBlock) -> Iterator[Icon]:
    """The icon at the left of the words, in the middle of their row."""
    if name:
        top = words.box.y + (words.box.height - SMALL) // 2
        box = Box(Emu(words.box.x - SMALL - BESIDE), Emu(top), SMALL, SMALL)
        yield Icon(box=box, about=DECORATION, fill="brand", symbol=name)


def _word_seats(
    part: Card, words: Wording | None, box: Box, indent: int, columns: int
) -> Iterator[Seat]:
    left, split = box.x + _CHEVRON + GUTTER + indent, box.x + (box.width + GUTTER) * columns // 12
    said = [(words(part), _column(box, left, box.right))] if words else [
        (part_paragraphs(replace(part, body=None)), _column(box, left, split - GUTTER)),
        (part_paragraphs(replace(part, name=None)), _column(box, split, box.right)),
    ]  # fmt: skip
    for paragraphs, column in said:
        yield Seat(paragraphs=paragraphs, box=column, span=part.span, insets=_NO_INSETS)


def _rule(below: TextBlock, right: int) -> LineShape:
    """A hairline half-way to the row above."""
    left, y = below.box.x, Emu(below.box.y - _GAP // 2)
    return LineShape(box=Box(left, y, Emu(right - left), Emu(0)), about=DECORATION, stroke=_RULE)


def _chevron(number: TextBlock, notch: int, tip: int) -> Polygon:
    """The ground of a number: it points down into the next, the last has a level foot."""
    box = number.box
    middle = box.x + box.width // 2
    outline = [
        (box.x, box.y), (middle, Emu(box.y + notch)), (box.right, box.y),
        (box.right, box.bottom), (middle, Emu(box.bottom + tip)), (box.x, box.bottom),
    ]  # fmt: skip
    room = replace(box, y=Emu(box.y + notch), height=Emu(box.height - notch))
    seat = replace(room, y=Emu(room.y - _LEAST_POINT), height=Emu(room.height + _LEAST_POINT))
    text = replace(reseat(number, seat), box=room, insets=_NO_INSETS)
    return replace(polygon(outline, "brand"), about=number.about, text=text)


def _column(box: Box, left: int, right: int) -> Box:
    return Box(Emu(left), box.y, Emu(right - left), box.height)


def _set_rows(
    seats: Sequence[Sequence[Seat]], place: SlotContext, setting: PartLayout, least: Emu
) -> list[list[TextBlock]] | Overflow:
    """The texts of each row, none lower than the `least`; rows are as high as the fullest where
    there is room for that, and share the height that is left, each within its limit."""
    blocks = set_seats([seat for row in seats for seat in row], place, setting)
    if isinstance(blocks, Overflow):
        return blocks
    rest = iter(blocks)
    rows = [[next(rest) for _ in row] for row in seats]
    needed = [max(least, *map(height_of, row)) for row in rows]
    room = place.box.height - (len(rows) - 1) * _GAP
    if len(rows) * (max(needed) + _CLEAR) <= room:
        needed = [max(needed)] * len(rows)
    if sum(needed) > room:
        return too_high(sum(needed), room, blocks[0].fit.size)
    found, top = [], place.box.y
    for row, height in zip(rows, grown(needed, room), strict=True):
        box = replace(place.box, y=top, height=Emu(height))
        found.append([_in_row(block, box) for block in row])
        top = Emu(top + height + _GAP)
    return found


def _in_row(block: TextBlock, row: Box) -> TextBlock:
    return reseat(block, replace(block.box, y=row.y, height=row.height))
