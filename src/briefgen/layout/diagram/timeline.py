"""A timeline: phases from left to right, with a mark for each on a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.layout.diagram.parts import (
    LEFT,
    LINE,
    RIGHT,
    PartLayout,
    Seat,
    common_height,
    connect,
    first_that_fits,
    part_paragraphs,
    set_seats,
)
from briefgen.layout.slot_context import GUTTER, Placed, SlotContext, body_paragraphs, split_width
from briefgen.model.diagnostics import Span
from briefgen.model.resolved_deck import Diagram, Phase, Timeline
from briefgen.model.scene import Ellipse, Group, Item, LineShape
from briefgen.model.template import TextStyle
from briefgen.model.text_block import DECORATION, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_placement import reseat

_MARK = pt(16)
_AWAY = pt(8)
_NO_INSETS = Insets()
_FLAG = Insets(left=pt(20), top=pt(4), bottom=pt(8))
# More phases than this stand above and below the line in turn: side by side they are too narrow.
_MOST_BELOW = 5


class _Stop(Value):
    """A phase as it is drawn: its paragraphs in the timeline's levels, and its name in words."""

    paragraphs: tuple[Paragraph, ...]
    label: str
    span: Span


def layout_timeline(value: Diagram, place: SlotContext) -> Placed:
    """A diagram whose parts are named by their time."""
    stops = []
    for part in value.parts:
        shifted = [_deeper(paragraph) for paragraph in part_paragraphs(replace(part, name=None))]
        when = [Paragraph(inline=part.name, level=0, heading=True)] if part.name else []
        stops.append(_stop((*when, *shifted), part.span))
    return _draw(stops, value.span, place)


def layout_phases(value: Timeline, place: SlotContext) -> Placed:
    """Phases with a time, a name and a text each."""
    return _draw([_phase_stop(phase) for phase in value.phases], value.span, place)


def _phase_stop(phase: Phase) -> _Stop:
    body = [
        _deeper(paragraph) for paragraph in body_paragraphs(phase.text, text_level=1, point_level=2)
    ]
    heads = (
        Paragraph(inline=phase.when, level=0, heading=True),
        Paragraph(inline=phase.name, level=1, heading=True),
    )
    return _stop((*heads, *body), phase.span)


def _deeper(paragraph: Paragraph) -> Paragraph:
    """The timeline has one level more: the time above the name."""
    return replace(paragraph, level=paragraph.level + 1)


def _stop(paragraphs: tuple[Paragraph, ...], span: Span) -> _Stop:
    return _Stop(paragraphs, ": ".join(p.inline.text for p in paragraphs[:2]).rstrip("."), span)


def _style(place: SlotContext) -> TextStyle:
    """The slot's style with one level more: the time, on the brand colour."""
    name = place.style.levels[0]
    return replace(place.style, levels=(replace(name, colour="brand"), *place.style.levels))


def _draw(stops: Sequence[_Stop], span: Span, place: SlotContext) -> Placed:
    ways = [_below, _in_turn] if len(stops) <= _MOST_BELOW else [_in_turn]
    items = first_that_fits(ways, lambda way, whole: way(stops, whole, place))
    if isinstance(items, Overflow):
        return items
    box = items[0].box
    for item in items[1:]:
        box = box.union(item.box)
    phases = place.say("semicolon").join(stop.label for stop in stops)
    alt = place.say("timeline-of", count=len(stops), parts=phases)
    about = place.described(Role.FIGURE, span, alt)
    return (Group(box=box, about=about, items=items, name="timeline"),)


def _below(stops: Sequence[_Stop], whole: bool, place: SlotContext) -> Placed:
    """All phases in columns below the line."""
    line = place.box.y + _MARK // 2
    top = place.box.y + _MARK + _AWAY
    room = replace(place.box, y=top, height=place.box.bottom - top)
    blocks = _set(stops, split_width(room, len(stops)), _NO_INSETS, whole, place)
    if isinstance(blocks, Overflow):
        return blocks
    height = common_height(blocks, _MARK)
    blocks = [reseat(block, replace(block.box, height=height)) for block in blocks]
    marks = [_mark(block.box.x, line, index) for index, block in enumerate(blocks)]
    return (*_line(marks, place.box.right), *_interleaved(marks, blocks))


def _in_turn(stops: Sequence[_Stop], whole: bool, place: SlotContext) -> Placed:
    """Phases above and below the line in turn, each twice as wide as the way to the next."""
    step = (place.box.width + GUTTER) // (len(stops) + 1)
    half = (place.box.height - _MARK) // 2
    boxes = [
        Box(place.box.x + index * step, place.box.y, 2 * step - GUTTER, half)
        for index in range(len(stops))
    ]
    blocks = _set(stops, boxes, _FLAG, whole, place)
    if isinstance(blocks, Overflow):
        return blocks
    height = common_height(blocks, _MARK)
    line = place.box.y + height + _MARK // 2
    lower = line + _MARK // 2
    blocks = [
        reseat(block, replace(block.box, y=lower if index % 2 else block.box.y, height=height))
        for index, block in enumerate(blocks)
    ]
    marks = [_mark(block.box.x, line, index) for index, block in enumerate(blocks)]
    stems = [_stem(mark, block) for mark, block in zip(marks, blocks, strict=True)]
    return (*stems, *_line(marks, place.box.right), *_interleaved(marks, blocks))


def _set(
    stops: Sequence[_Stop], boxes: Sequence[Box], insets: Insets, whole: bool, place: SlotContext
) -> list[TextBlock] | Overflow:
    seats = [
        Seat(paragraphs=stop.paragraphs, box=box, span=stop.span, insets=insets)
        for stop, box in zip(stops, boxes, strict=True)
    ]
    return set_seats(seats, place, PartLayout(_style(place), anchor="top", whole=whole))


def _mark(left: int, line: int, index: int) -> Ellipse:
    box = Box(Emu(left), Emu(line - _MARK // 2), _MARK, _MARK)
    return Ellipse(box=box, about=DECORATION, fill="brand", name=f"phase-{index + 1}")


def _line(marks: Sequence[Ellipse], right: int) -> Iterator[LineShape]:
    """From mark to mark, and on to the right edge: time does not end with the last."""
    for mark, following in pairwise(marks):
        yield connect(mark, RIGHT, following, LEFT, arrow=False)
    last = marks[-1].box
    middle = last.y + last.height // 2
    box = Box(last.right, middle, right - last.right, Emu(0))
    yield LineShape(box=box, about=DECORATION, stroke=LINE, arrow=True)


def _stem(mark: Ellipse, block: TextBlock) -> LineShape:
    """Along the left of the phase's text."""
    x = mark.box.x + _MARK // 2
    box = Box(x, block.box.y, Emu(0), block.box.height)
    return LineShape(box=box, about=DECORATION, stroke=LINE)


def _interleaved(marks: Sequence[Ellipse], blocks: Sequence[TextBlock]) -> Iterator[Item]:
    for mark, block in zip(marks, blocks, strict=True):
        yield mark
        yield block
