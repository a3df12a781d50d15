"""What the diagrams share: parts set at one size, connectors, words for the parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from briefgen.layout.lone_words import first_without_lone_words, without_lone_words
from briefgen.layout.panels import union_of
from briefgen.layout.slot_context import (
    MODULE,
    Placed,
    SlotContext,
    body_paragraphs,
    set_at_common_size,
    to_module,
)
from briefgen.model.colour_contrast import shade_at_contrast
from briefgen.model.diagnostics import Span
from briefgen.model.resolved_deck import Card, Diagram, Text
from briefgen.model.rich_text import Inline, Run
from briefgen.model.scene import Group, Item, Rectangle
from briefgen.model.slide_contents import inlines_of
from briefgen.model.template import TextStyle
from briefgen.model.text_block import Colour, Paragraph, Role, TextBlock
from briefgen.model.typography import Anchor
from briefgen.model.units import Box, Emu, Insets, pt, to_pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow, fit_text, formats_of
from briefgen.text.line_breaking import Typesetter
from briefgen.text.stand_ins import width_of

W = TypeVar("W")
# A text of so many characters may be what its part is called.
_FEW = 40
Wording = Callable[[Card], tuple[Paragraph, ...]]

INSETS = Insets(pt(12), pt(8), pt(12), pt(8))
# An ellipse keeps its text away from its box by this share of it.
_INSCRIBED = 0.1465


class Seat(Value, kw_only=True):
    """A text, its `paragraphs`, and the `box` that it is to be set in, `insets` off its edges;
    `style` where it differs from the setting's. `span` is where the author wrote it."""

    paragraphs: tuple[Paragraph, ...]
    box: Box
    span: Span
    insets: Insets = INSETS
    style: TextStyle | None = None


class PartLayout(Value):
    """How seats are set: in `style`, at the top, middle or bottom of their boxes as `anchor` says.
    With `whole`, a size at which a word is wider than its box is no size; with `balance`, lines are
    about equally long."""

    style: TextStyle
    anchor: Anchor = "middle"
    whole: bool = False
    balance: bool = False


def part_paragraphs(part: Card) -> tuple[Paragraph, ...]:
    """The part's name above its text."""
    head = (Paragraph(inline=part.name, level=0, heading=True),) if part.name else ()
    return (*head, *body_paragraphs(part.body, text_level=1, point_level=2))


def run_in_paragraphs(part: Card) -> tuple[Paragraph, ...]:
    """The name and the text that follows it in one paragraph, where room is short; a name alone
    looks like these."""
    if part.name is None or not isinstance(part.body, Text | None):
        return part_paragraphs(part)
    name = tuple(replace(run, strong=True) for run in part.name.runs)
    if part.body is None:
        return (Paragraph(inline=replace(part.name, runs=name), level=1),)
    first, *others = part.body.paragraphs
    colon = "" if part.name.text[-1:] in ".:?!" else ":"
    inline = Inline((*name, Run(text=f"{colon} ", strong=True), *first.runs), part.name.span)
    return (
        Paragraph(inline=inline, level=1),
        *(Paragraph(inline=text, level=1) for text in others),
    )


def as_names(parts: Sequence[Card]) -> list[Card]:
    """The parts, each that is only a few words with these as its name."""
    return [_named(part) for part in parts]


def _named(part: Card) -> Card:
    match part:
        case Card(name=None, body=Text(paragraphs=(only,))) if (
            len(only.text) <= _FEW and only.text[-1:] not in ".?!"
        ):
            return replace(part, name=only, body=None)
    return part


# How a part's name and text may stand: what is tried first, and then where room is short.
WORDINGS = (part_paragraphs, run_in_paragraphs)


def seats_of(
    parts: Iterable[Card],
    boxes: Iterable[Box],
    insets: Insets = INSETS,
    words: Wording = part_paragraphs,
) -> tuple[Seat, ...]:
    """Each part in its box."""
    return tuple(
        Seat(paragraphs=words(part), box=box, span=part.span, insets=insets)
        for part, box in zip(parts, boxes, strict=True)
    )


def set_seats(
    seats: Sequence[Seat], place: SlotContext, setting: PartLayout
) -> list[TextBlock] | Overflow:
    """The texts at one size: the largest of the ladder at which all of them fit."""
    return set_at_common_size(
        place.ladder, lambda size: (_set_seat(seat, size, place, setting) for seat in seats)
    )


def _set_seat(
    seat: Seat, size: int, place: SlotContext, setting: PartLayout
) -> TextBlock | Overflow:
    room, style = seat.box.inset(seat.insets), seat.style or setting.style
    if setting.whole and widest_word(seat, size, style, place.setter) > room.width:
        return Overflow(needed=room.height, given=room.height, size=size, lines=1)
    return fit_text(
        seat.paragraphs,
        style,
        seat.box,
        place.about(Role.BODY, seat.span),
        setter=place.setter,
        insets=seat.insets,
        anchor=setting.anchor,
        sizes=(size,),
        balance=setting.balance,
    )


def widest_word(
    seat: Seat, size: int, style: TextStyle, setter: Typesetter, *, last: int = 1
) -> Emu:
    """The width of the widest word with its indent; 1 % is kept for other renderers. The `last`
    words of a text count as one."""
    levels, widest = formats_of(style, size), 0.0
    for paragraph in seat.paragraphs:
        level = levels[paragraph.level]
        for run in paragraph.inline.runs:
            words = run.text.split()
            for word in (*words[:-last], " ".join(words[-last:])):
                length = width_of(word, setter.key(run, level), level.size, setter.fonts)
                width = length * 1.01 + to_pt(level.margin)
                widest = max(widest, width)
    return pt(widest)


def first_that_fits(
    ways: Sequence[W], draw: Callable[[W, bool], Placed], *, strict: bool = False
) -> Placed:
    """The drawing in the first of the ways in which everything fits with all words whole; where
    there is none, in the first in which it fits at all; else the smallest overflow. With `strict`,
    a way in which a head ends in a lone word is taken where there is no other."""
    refused: list[Overflow] = []
    for whole in (True, False):
        tries = (draw(way, whole) for way in ways)
        for found in [first_without_lone_words(tries)] if strict else tries:
            if not isinstance(found, Overflow):
                return found
            if not whole:
                refused.append(found)
    return min(refused, key=lambda overflow: overflow.lines)


def largest_that_fits(
    ways: Sequence[W], draw: Callable[[W, bool], list[TextBlock] | Overflow]
) -> tuple[W, list[TextBlock]] | Overflow:
    """The way in which all texts fit at the largest size, the first of several, and the texts; with
    all words whole if there is such a way. Else the smallest overflow."""
    refused: list[Overflow] = []
    for whole in (True, False):
        found = [(way, draw(way, whole)) for way in ways]
        fitting = [(way, blocks) for way, blocks in found if not isinstance(blocks, Overflow)]
        if fitting:
            return max(fitting, key=lambda pair: pair[1][0].fit.size)
        refused = [blocks for _, blocks in found if isinstance(blocks, Overflow)]
    return min(refused, key=lambda overflow: overflow.lines)


def at_largest(tries: Iterable[W | Overflow]) -> W | Overflow:
    """What fits at the first of the sizes that are tried; else the overflow at the last."""
    refused: W | Overflow | None = None
    for found in tries:
        if not isinstance(found, Overflow):
            return found
        refused = found
    assert refused is not None
    return refused


def too_high(needed: int, room: int, size: int) -> Overflow:
    """What says that texts which stand below each other need more than their room."""
    lines = -(-(needed - room) // pt(size * 1.2))
    return Overflow(needed=Emu(needed), given=Emu(room), size=size, lines=lines)


def restyled(style: TextStyle, **changes: Any) -> TextStyle:
    """The style with the same change in all its levels."""
    levels = tuple(replace(level, **changes) for level in style.levels)
    return replace(style, levels=levels)


def centred(style: TextStyle) -> TextStyle:
    """The style for shapes that are symmetrical about their middle: centred, without marks."""
    return restyled(style, align="center", margin=Emu(0), indent=Emu(0), bullet="")


def shades(count: int, contrasts: tuple[float, float], place: SlotContext) -> list[Colour]:
    """Shades of the brand colour whose contrasts with the ground go from one to the other in equal
    ratios, so that they can be told apart in grey too."""
    first, last = contrasts
    ratio = (last / first) ** (1 / max(1, count - 1))
    palette = place.setter.theme.colours
    return [
        shade_at_contrast(palette["brand"], palette["paper"], first * ratio**index).rgb
        for index in range(count)
    ]


def centre_style(place: SlotContext) -> TextStyle:
    """The style of what stands in the centre, on the brand colour."""
    return place.styles[place.spec.centre_style or place.spec.style]


def style_on_brand(place: SlotContext) -> TextStyle:
    """The parts' own style in the colours of what stands on the brand colour."""
    centre = centre_style(place).levels[0]
    return restyled(
        place.style,
        colour=centre.colour,
        strong_colour=centre.colour,
        link_colour=centre.link_colour,
    )


def less_at(style: TextStyle, *less: int) -> TextStyle:
    """The style with its first levels that much smaller than the block's size."""
    first = (replace(level, less=by) for level, by in zip(style.levels, less, strict=False))
    return replace(style, levels=(*first, *style.levels[len(less) :]))


def set_centre(
    centre: Inline,
    box: Box,
    place: SlotContext,
    name: str = "centre",
    *,
    style: TextStyle | None = None,
    insets: Insets = INSETS,
) -> Rectangle | Overflow:
    """The centre with its text, as large as fits."""
    about = place.about(Role.BODY, centre.span)
    text = fit_text(
        [Paragraph(inline=centre, level=0, heading=True)],
        style or centre_style(place),
        box,
        about,
        setter=place.setter,
        insets=insets,
        anchor="middle",
    )
    if isinstance(text, Overflow):
        return text
    return Rectangle(box=text.box, about=text.about, fill="brand", text=text, name=name)


def set_alone(
    paragraphs: Sequence[Paragraph],
    box: Box,
    style: TextStyle,
    place: SlotContext,
    *,
    whole: bool = True,
) -> TextBlock | Overflow:
    """A text of its own size in the middle of a box without insets, as large as the style allows;
    not `whole`, a word may be cut."""
    seat = Seat(
        paragraphs=tuple(paragraphs), box=box, span=paragraphs[0].inline.span, insets=Insets()
    )
    setting = PartLayout(style, whole=whole, balance=True)

    set_once: dict[int, TextBlock | Overflow] = {}

    def at_size(size: int) -> TextBlock | Overflow:
        if size not in set_once:
            set_once[size] = _set_seat(seat, size, place, setting)
        return set_once[size]

    def draw(_: Seat, place: SlotContext) -> Placed:
        blocks = set_at_common_size(place.ladder, lambda size: [at_size(size)])
        return blocks if isinstance(blocks, Overflow) else tuple(blocks)

    placed = without_lone_words(draw, seat, replace(place, sizes=style.ladder))
    if isinstance(placed, Overflow):
        return placed
    (block,) = placed
    assert isinstance(block, TextBlock)
    return block


def common_height(blocks: Iterable[TextBlock], least: Emu) -> Emu:
    """The height that the fullest needs and all get, on the module and within their room."""
    blocks = list(blocks)
    needed = max(height_of(block) for block in blocks)
    return min(max(to_module(needed), least), *(block.box.height for block in blocks))


def height_of(block: TextBlock) -> int:
    """The height that a text needs with its insets."""
    return block.fit.needed + block.insets.top + block.insets.bottom + pt(1)


def split_height(box: Box, count: int, gap: Emu) -> list[Box]:
    """`count` rows of equal height on the module, with a gap between them."""
    height = (box.height - (count - 1) * gap) // count // MODULE * MODULE
    step = height + gap
    return [replace(box, y=box.y + index * step, height=height) for index in range(count)]


def inscribed(box: Box) -> Box:
    """Where PowerPoint sets the text of an ellipse."""
    across, down = Emu(round(box.width * _INSCRIBED)), Emu(round(box.height * _INSCRIBED))
    return box.inset(Insets(across, down, across, down))


def part_shape(block: TextBlock, index: int, fill: str = "tint") -> Rectangle:
    """A rectangle that owns the part's text."""
    return Rectangle(
        box=block.box, about=block.about, fill=fill, text=block, name=f"part-{index + 1}"
    )


def grouped(value: Diagram, items: Sequence[Item], alt: str, place: SlotContext) -> tuple[Group]:
    """The diagram's items as one group with its description."""
    about = place.described(Role.FIGURE, value.span, alt)
    return (Group(box=union_of(items), about=about, items=tuple(items), name=value.kind),)


def part_group(part: Card, items: Sequence[Item], place: SlotContext) -> Group:
    """A shape with the words that stand beside it: in PowerPoint they move together."""
    about = place.about(Role.BODY, part.span)
    return Group(box=union_of(items), about=about, items=tuple(items))


def names_of(parts: Iterable[Card]) -> Iterator[str]:
    """What each part is called: its name, or else its first text."""
    for part in parts:
        yield next((inline.text for inline in inlines_of(part)), "").rstrip(".")


def describe(name: str, value: Diagram, place: SlotContext, *, leads: bool = True) -> str:
    """The words for a diagram, with how many parts it has and what they are called. What stands in
    its centre `leads` them, where there is something and the words do not name it themselves."""
    parts = place.say("semicolon").join(names_of(value.parts))
    centre = value.centre.text if value.centre else ""
    said = place.say(name, count=len(value.parts), parts=parts, centre=centre)
    return f"{centre}. {said}" if centre and leads else said
