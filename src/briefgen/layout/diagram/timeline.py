"""A timeline: phases from left to right, with a mark for each on a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefgen.layout.diagram.connectors import LEFT, LINE, RIGHT, connect
from briefgen.layout.diagram.parts import (
    PartLayout,
    Seat,
    at_largest,
    common_height,
    first_that_fits,
    height_of,
    less_at,
    part_paragraphs,
    run_in_paragraphs,
    set_seats,
    too_high,
)
from briefgen.layout.icons import MARKED, icon_in
from briefgen.layout.slot_context import Placed, SlotContext, split_width
from briefgen.model.diagnostics import Span
from briefgen.model.resolved_deck import Card, Diagram, Phase, Timeline
from briefgen.model.rich_text import Inline
from briefgen.model.scene import Ellipse, Group, Item, LineShape
from briefgen.model.template import TextStyle
from briefgen.model.text_block import DECORATION, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_placement import reseat

_MARK = pt(20)
_SMALL_MARK = pt(16)
_AWAY = pt(8)
# Above and below the line in turn, texts keep this far from their marks and from each other.
_STEM, _APART = pt(24), pt(16)
_NO_INSETS = Insets()
# More phases than this stand above and below the line in turn: side by side they are too narrow.
_MOST_BELOW = 4
# The level of a name.
_NAME_LEVEL = 1
# A name and a text are so much smaller than the time above them.
_NAME, _TEXT = 4, 6
# Few phases are set so much larger than other parts, where all times still have one line, and two
# or three that say little larger still.
_LARGER, _LARGEST, _FEW = 8 / 7, 10 / 7, 3
_FEW_LINES = 3
# More than a text takes, so that it has the same lines everywhere.
_SPARE = 1.02


class TimelineStop(Value, kw_only=True):
    """A phase as it is drawn, in the timeline's levels: its time (`when`), the `rest` that follows
    it, its name in words (`label`), and the `icon` in its mark. `span` is where it is written."""

    when: tuple[Paragraph, ...]
    rest: tuple[Paragraph, ...]
    label: str
    icon: str
    span: Span


def layout_timeline(value: Diagram, place: SlotContext) -> Placed:
    """A diagram whose parts are named by their time."""
    return _draw(stops_of(value), value.span, place)


def layout_phases(value: Timeline, place: SlotContext) -> Placed:
    """Phases with a time, a name and a text each."""
    return _draw(stops_of(value), value.span, place)


def stops_of(value: Diagram | Timeline, *, run_in: bool = False) -> list[TimelineStop]:
    """The phases of a timeline, or the parts of a diagram that are named by their time. `run_in`,
    what a phase is called stands on the first line of its text."""
    if isinstance(value, Timeline):
        return [_phase_stop(phase, run_in=run_in) for phase in value.phases]
    return [_part_stop(part) for part in value.parts]


def _part_stop(part: Card) -> TimelineStop:
    shifted = [_deeper(paragraph) for paragraph in part_paragraphs(replace(part, name=None))]
    return replace(_stop(part.name, shifted, part.span), icon=part.icon)


def _phase_stop(phase: Phase, *, run_in: bool) -> TimelineStop:
    part = Card(name=phase.name, body=phase.text, span=phase.span)
    words = (run_in_paragraphs if run_in else part_paragraphs)(part)
    return replace(_stop(phase.when, list(map(_deeper, words)), phase.span), icon=phase.icon)


def _deeper(paragraph: Paragraph) -> Paragraph:
    """The timeline has one level more: the time above the name."""
    return replace(paragraph, level=paragraph.level + 1)


def _stop(when: Inline | None, rest: Sequence[Paragraph], span: Span) -> TimelineStop:
    times = (Paragraph(inline=when, level=0, heading=True),) if when else ()
    label = ": ".join(p.inline.text for p in (*times, *rest)[:2]).rstrip(".")
    return TimelineStop(when=times, rest=tuple(rest), label=label, icon="", span=span)


def _side_of_marks(stops: Iterable[TimelineStop], side: Emu) -> Emu:
    """The side of all marks, which is larger where one of them holds an icon."""
    return MARKED if any(stop.icon for stop in stops) else side


def time_style(place: SlotContext) -> TextStyle:
    """The slot's style with one level more: the time, on the brand colour."""
    name = place.style.levels[0]
    return replace(place.style, levels=(replace(name, colour="brand"), *place.style.levels))


def as_timeline(
    stops: Sequence[TimelineStop], items: tuple[Item, ...], span: Span, place: SlotContext
) -> tuple[Group]:
    """The items as one group, described as a timeline."""
    box = items[0].box
    for item in items[1:]:
        box = box.union(item.box)
    phases = place.say("semicolon").join(stop.label for stop in stops)
    alt = place.say("timeline-of", count=len(stops), parts=phases)
    about = place.described(Role.FIGURE, span, alt)
    return (Group(box=box, about=about, items=items, name="timeline"),)


def _draw(stops: Sequence[TimelineStop], span: Span, place: SlotContext) -> Placed:
    ways = [_below, _in_turn] if len(stops) <= _MOST_BELOW else [_in_turn]
    items = first_that_fits(ways, lambda way, whole: way(stops, whole, place))
    return items if isinstance(items, Overflow) else as_timeline(stops, items, span, place)


def _times(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    return [block for block in blocks if block.paragraphs[0].level == 0]


def _below(stops: Sequence[TimelineStop], whole: bool, place: SlotContext) -> Placed:
    """All phases in columns: the time above its mark on the line, the rest below it."""
    tries = (_below_at(stops, whole, place.at_size(size)) for size in place.ladder)
    return at_largest(tries)


def _below_at(stops: Sequence[TimelineStop], whole: bool, place: SlotContext) -> Placed:
    columns = split_width(place.box, len(stops))
    seats = [
        Seat(paragraphs=words, box=box, span=stop.span, insets=_NO_INSETS)
        for stop, box in zip(stops, columns, strict=True)
        for words in (stop.when, stop.rest)
        if words
    ]
    style = less_at(time_style(place), 0, _NAME, _TEXT, _TEXT)
    setting = PartLayout(style, anchor="top", whole=whole)
    blocks = _larger(stops, seats, place, setting) or set_seats(seats, place, setting)
    if isinstance(blocks, Overflow):
        return blocks
    side = _side_of_marks(stops, _MARK)
    times = _times(blocks)
    above = max((height_of(block) for block in times), default=0) + _AWAY
    below = above + side + _AWAY
    needed = below + max((height_of(one) for one in blocks if one not in times), default=0)
    if needed > place.box.height:
        return too_high(needed, place.box.height, blocks[0].fit.size)
    set_up = [
        _stand(block, place.box.y, above - _AWAY)
        if block in times
        else reseat(block, replace(block.box, y=place.box.y + below, height=needed - below))
        for block in blocks
    ]
    middle = place.box.y + above + side // 2
    marks = [_mark(box.x, middle, index, side) for index, box in enumerate(columns)]
    return (*_line(marks), *_by_column(marks, stops, set_up))


def _larger(
    stops: Sequence[TimelineStop], seats: Sequence[Seat], place: SlotContext, setting: PartLayout
) -> list[TextBlock] | None:
    """The texts at a size above those of other parts; None where a time has no line for itself."""
    for factor in (_LARGEST, _LARGER) if len(stops) <= _FEW else (_LARGER,):
        found = set_seats(seats, place.at_size(round(place.ladder[0] * factor)), setting)
        if isinstance(found, Overflow) or any(len(time.lines) > 1 for time in _times(found)):
            continue
        if factor == _LARGER or all(map(_is_brief, found)):
            return found
    return None


def _is_brief(block: TextBlock) -> bool:
    """Whether a text has few lines, and each name in it one."""
    names = [index for index, one in enumerate(block.paragraphs) if one.level == _NAME_LEVEL]
    lines = [line.paragraph for line in block.lines]
    return len(lines) <= _FEW_LINES and all(lines.count(index) == 1 for index in names)


def _in_turn(stops: Sequence[TimelineStop], whole: bool, place: SlotContext) -> Placed:
    """Phases above and below the line in turn, each twice as wide as the way to the next."""
    side = _side_of_marks(stops, _SMALL_MARK)
    step = Emu((place.box.width + _APART) // (len(stops) + 1))
    blocks = _set_in_turn(stops, step, whole, place)
    if isinstance(blocks, Overflow):
        return blocks
    # What the last text leaves of its room goes to the steps.
    wider = Emu((place.box.width - _width_used(blocks[-1]) - pt(1)) // (len(stops) - 1))
    stretched = _set_in_turn(stops, wider, whole, place) if wider > step else blocks
    if not isinstance(stretched, Overflow) and _is_as_good(stretched, blocks):
        blocks = stretched
    height = common_height(blocks, side)
    middle = place.box.y + height + _STEM + side // 2
    lower = middle + side // 2 + _STEM
    blocks = [
        reseat(block, replace(block.box, y=lower, height=height))
        if index % 2
        else _stand(block, place.box.y, height)
        for index, block in enumerate(blocks)
    ]
    marks = [_mark(block.box.x, middle, index, side) for index, block in enumerate(blocks)]
    stems = [_stem(mark, below=index % 2) for index, mark in enumerate(marks)]
    return (*stems, *_line(marks), *_by_column(marks, stops, blocks))


def _set_in_turn(
    stops: Sequence[TimelineStop], step: Emu, whole: bool, place: SlotContext
) -> list[TextBlock] | Overflow:
    """The texts so far from each other; none goes beyond the place."""
    half = (place.box.height - _side_of_marks(stops, _SMALL_MARK)) // 2 - _STEM
    seats: list[Seat] = []
    for index, stop in enumerate(stops):
        left = place.box.x + index * step
        width = min(2 * step - _APART, place.box.right - left)
        box = Box(Emu(left), place.box.y, Emu(width), Emu(half))
        words = (*stop.when, *stop.rest)
        seats.append(Seat(paragraphs=words, box=box, span=stop.span, insets=_NO_INSETS))
    return set_seats(seats, place, PartLayout(time_style(place), anchor="top", whole=whole))


def _is_as_good(blocks: Sequence[TextBlock], others: Sequence[TextBlock]) -> bool:
    """Whether texts are as large as others, and the last has no more lines."""
    is_large = blocks[0].fit.size >= others[0].fit.size
    return is_large and len(blocks[-1].lines) <= len(others[-1].lines)


def _width_used(block: TextBlock) -> int:
    """The room that the lines of a text need."""
    ends = (line.runs[-1].x + line.runs[-1].width for line in block.lines if line.runs)
    return int((max(ends) - block.box.x) * _SPARE)


def _stand(block: TextBlock, top: Emu, height: int) -> TextBlock:
    """The text at the foot of its box."""
    lowest = replace(block.box, y=Emu(top + height - block.fit.needed), height=block.fit.needed)
    low, box = reseat(block, lowest), replace(block.box, y=top, height=Emu(height))
    return replace(low, box=box, anchor="bottom", fit=replace(low.fit, given=box.height))


def _mark(left: int, middle: int, index: int, side: Emu) -> Ellipse:
    box = Box(Emu(left), Emu(middle - side // 2), side, side)
    return Ellipse(box=box, about=DECORATION, fill="brand", name=f"phase-{index + 1}")


def _line(marks: Sequence[Ellipse]) -> Iterator[LineShape]:
    """From mark to mark."""
    for mark, following in pairwise(marks):
        yield connect(mark, RIGHT, following, LEFT, arrow=False)


def _stem(mark: Ellipse, *, below: bool | int) -> LineShape:
    """From a mark towards its text."""
    x, length = mark.box.x + mark.box.width // 2, _STEM - pt(4)
    top = mark.box.bottom if below else mark.box.y - length
    return LineShape(box=Box(x, Emu(top), Emu(0), length), about=DECORATION, stroke=LINE)


def _by_column(
    marks: Sequence[Ellipse], stops: Sequence[TimelineStop], blocks: Sequence[TextBlock]
) -> Iterator[Item]:
    for mark, stop in zip(marks, stops, strict=True):
        yield mark
        yield from icon_in(mark, stop.icon)
        yield from (block for block in blocks if block.box.x == mark.box.x)
