"""Code -> its lines in the slot's placeholder, in letters of one width, each a paragraph.

A line that is wider than the place at the smallest size goes on below, behind a mark that is no
part of the text; never inside a word. Too many lines go on on further slides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.layout.card_surface import card_fill, card_insets, card_rules
from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.model.code_block import CodeBlock
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.rich_text import Inline, plain
from briefgen.model.scene import Rectangle
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import DECORATION, Paragraph, Role, TextBlock
from briefgen.model.units import Emu, to_pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_breaking import TOLERANCE, measure

# The level of the style that has a mark before it, for the rest of a line.
_REST = 1


class _Room(Value):
    """How wide a line may be, in ems: one that begins (`first`), and the `rest` of one."""

    first: float
    rest: float


class _TooWideError(ValueError):
    """A word is wider than a line."""


def layout_code(value: CodeBlock, place: SlotContext) -> Placed:
    """The lines in their placeholder, on what cards of the template stand on, as high as they
    need."""
    card = place.spec.card
    insets = card_insets(card)
    found = set_code(value, replace(place, spec=replace(place.spec, insets=insets)))
    if isinstance(found, Overflow):
        return found
    height = Emu(sum(block.fit.needed for block in blocks_in(found)) + insets.top + insets.bottom)
    box = replace(place.box, height=min(height, place.box.height))
    ground = Rectangle(box=box, about=DECORATION, fill=card_fill(card), name="ground")
    return (*((ground,) if ground.fill else card_rules(card, box)), *found)


def set_code(value: CodeBlock, place: SlotContext) -> Placed:
    """The lines at the largest size at which all fit and none is broken; broken they are at the
    smallest only."""
    whole = place.box.height
    found: Placed = ()
    for size in place.ladder:
        room = _room(place, size)
        try:
            lines = [_broken(line, room, place) for line in value.lines]
        except _TooWideError as error:
            said = _too_wide(str(error), room, place)
            found = Overflow(needed=whole, given=whole, size=size, lines=1, said=said)
            continue
        if size > place.style.ladder[-1] and any(len(pieces) > 1 for pieces in lines):
            found = Overflow(needed=whole, given=whole, size=size, lines=1)
            continue
        paragraphs = [paragraph for pieces in lines for paragraph in pieces]
        found = place.at_size(size).fill_placeholder(paragraphs, Role.CODE, value.span)
        if not isinstance(found, Overflow):
            break
    return found


def set_small(value: CodeBlock, place: SlotContext, least: int) -> TextBlock | None:
    """The lines alone, as high as they need, where no page can be turned: from the smallest size of
    the style down to the `least` (points) before a word is too wide; None where it is."""
    found = set_code(value, place)
    for size in range(place.ladder[-1] - 1, least - 1, -1):
        if isinstance(found, Overflow):
            found = set_code(value, place.at_size(size))
    if isinstance(found, Overflow):
        return None
    (block,) = blocks_in(found)
    return replace(block, box=replace(block.box, height=block.fit.needed), placeholder="")


def _room(place: SlotContext, size: int) -> _Room:
    width = to_pt(place.box.inset(place.spec.insets).width)
    hang = to_pt(place.style.levels[: _REST + 1][-1].margin)
    return _Room(*((width - less) / size / (1 + TOLERANCE) for less in (0, hang)))


def _too_wide(word: str, room: _Room, place: SlotContext) -> Diagnostic:
    letter = measure(Paragraph(inline=plain("0")), place.style.levels, place.setter).kerned[-1]
    return diagnose("BF302/wide-code", word=word, length=len(word), most=int(room.first / letter))


def _broken(line: Inline, room: _Room, place: SlotContext) -> list[Paragraph]:
    """The line as a paragraph, or as several where it is too wide: the rest is set in as far as the
    line is, and has a mark before it."""
    measured = measure(Paragraph(inline=line), place.style.levels, place.setter)
    if measured.kerned[-1] <= room.first:
        return [Paragraph(inline=line)]
    text, run = measured.paragraph.inline.text, line.runs[0]
    first, *others = _pieces(text, measured.kerned, room)
    return [
        Paragraph(inline=replace(line, runs=(replace(run, text=first),))),
        *(
            Paragraph(inline=replace(line, runs=(replace(run, text=other),)), level=_REST)
            for other in others
        ),
    ]


def _pieces(text: str, sums: Sequence[float], room: _Room) -> Iterator[str]:
    """A line broken at blanks. Where a word has no room as far in as the line is, it stands at the
    edge."""
    indent = len(text) - len(text.lstrip(" "))
    start, width, shown = 0, room.first, ""
    while sums[-1] - sums[start] > width:
        end = bisect_right(sums, sums[start] + width) - 1
        cut = text.rfind(" ", max(start, indent) + 1, end + 1)
        if cut < 0 and shown:
            width, shown = room.rest, ""
            continue
        if cut < 0:
            raise _TooWideError(text[start:].split(" ", maxsplit=1)[0])
        yield shown + text[start:cut].rstrip()
        start = cut + len(text[cut:]) - len(text[cut:].lstrip(" "))
        width, shown = room.rest - sums[indent], text[:indent]
    yield shown + text[start:]


def _stanzas(value: CodeBlock) -> tuple[CodeBlock, ...]:
    """The parts that blank lines separate, each with the blank lines behind it."""
    lines = value.lines
    begins = [at for at, line in enumerate(lines) if line.runs and not (at and lines[at - 1].runs)]
    return _cut_at(value, begins)


def _lines(value: CodeBlock) -> tuple[CodeBlock, ...]:
    """Each line by itself, with the blank lines behind it."""
    return _cut_at(value, [at for at, line in enumerate(value.lines) if line.runs])


def _cut_at(value: CodeBlock, begins: Sequence[int]) -> tuple[CodeBlock, ...]:
    pairs = pairwise([*begins, len(value.lines)])
    return tuple(replace(value, lines=value.lines[start:end]) for start, end in pairs)


def _joined(parts: tuple[CodeBlock, ...]) -> CodeBlock:
    """Neighbouring parts as one, without the blank lines at its end."""
    lines = [line for part in parts for line in part.lines]
    while not lines[-1].runs:
        lines.pop()
    return replace(parts[0], lines=tuple(lines))


KIND = SlotKind(layout=layout_code, units=(_stanzas, _lines), join=_joined)
