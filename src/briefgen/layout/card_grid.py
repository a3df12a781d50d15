"""Cards -> boxes in rows. Heads have boxes of one height in a row: texts begin on one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from briefgen.layout.card_surface import card_fill, card_insets, card_rules
from briefgen.layout.icons import icon_of, icon_room
from briefgen.layout.panels import ROW_GAP, panel_boxes
from briefgen.layout.picture import place_picture
from briefgen.layout.slot_context import (
    GUTTER,
    MODULE,
    SlotContext,
    body_paragraphs,
    rows_of,
    split_width,
    to_module,
)
from briefgen.layout.zone import grown
from briefgen.model.resolved_deck import Card, Cards, Text
from briefgen.model.scene import Item, PlacedPicture, Rectangle
from briefgen.model.scene_walk import blocks_in
from briefgen.model.template import CardVariant, TextStyle
from briefgen.model.text_block import DECORATION, About, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import FittedText, Overflow, fit_lines
from briefgen.text.line_placement import reseat
from briefgen.text.lone_last_words import is_runt

# Cards in a row, by the number of cards: rows are as full as each other, or the first is fuller.
_COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3, 7: 4, 8: 4}
# The narrowest of three or more in a row, and the lowest card that has its picture above the text.
_NARROWEST = pt(180)
_LOWEST = pt(176)
_BESIDE_PICTURE = pt(12)
# Cards beside a picture stand closer together.
_NARROW = pt(600)
# Between head and text, in ems.
_APART = 0.25
# What few cards of few words have.
_LARGE_LADDER, _LARGE_LESS = (40, 36, 32, 28), 4
_LARGE_INSETS = Insets(pt(28), pt(28), pt(28), pt(28))
_LARGE_RULE, _LEAST_LARGE = pt(4), pt(200)
_MOST_LARGE, _FEW_WORDS, _FEW_ALONE, _LONG_NAME = 3, 40, 60, 24


class DrawnCards(Value, kw_only=True):
    """Cards in a form: their `items` in reading order, the `box` that holds them, the `size` of
    most of their text in points, and what their group is called (`name`)."""

    items: tuple[Item, ...]
    box: Box
    size: int
    name: str = "cards"


class _Look(Value, kw_only=True):
    """How the boxes of a grid look: what a `card` stands on, the space inside and between them, and
    whether they are a display, as high as few words are, below a rule, with heads of one line and
    balanced texts."""

    card: CardVariant
    insets: Insets
    gutter: Emu = GUTTER
    gap: Emu = ROW_GAP
    is_display: bool = False


class CardText(Value):
    """A name or text of a card that fits in a `box`, and what it is `about`: `fitted`, it says how
    high it is, and is placed only where no other size or form is better."""

    fitted: FittedText
    box: Box
    about: About

    @property
    def height(self) -> int:
        return self.fitted.fit.needed

    def place(self, place: SlotContext) -> TextBlock:
        return self.fitted.place(self.box, self.about, place.setter)


class _Cell(Value, kw_only=True):
    """A card in its box: its head and its text, None where it has none, and the space round them
    with room for a picture or an icon."""

    card: Card
    box: Box
    insets: Insets
    head: CardText | None
    text: CardText | None

    @property
    def head_height(self) -> int:
        return self.head.height if self.head else 0

    @property
    def text_height(self) -> int:
        return self.text.height if self.text else 0


def set_in_grid(value: Cards, place: SlotContext) -> DrawnCards | Overflow:
    """The cards in boxes, a heading and a text each."""
    card = place.spec.card
    look = _Look(card=card, insets=card_insets(card))
    if place.box.width < _NARROW:
        look = replace(look, gutter=pt(16), gap=pt(12))
    return _in_columns(value, _columns(value, place.box), place, look)


def may_be_large(value: Cards) -> bool:
    """Whether there are so few cards of so few words that they are a display."""
    return 1 < len(value.items) <= _MOST_LARGE and all(
        isinstance(card.body, Text)
        and len(card.body.paragraphs) == 1
        and len(card.body.paragraphs[0].text) <= (_FEW_WORDS if card.name else _FEW_ALONE)
        and card.picture is None
        for card in value.items
    )


def set_large(value: Cards, place: SlotContext) -> DrawnCards | Overflow:
    """The cards side by side below rules, as large as few words are."""
    named = tuple(map(_named, value.items))
    value = replace(value, items=named) if all(card.name for card in named) else value
    head, text, point = place.style.levels[:3]
    levels = (head, replace(text, less=_LARGE_LESS), replace(point, less=_LARGE_LESS))
    # A further size that is not tried keeps words whole at all those that are.
    style = replace(place.style, ladder=(*_LARGE_LADDER, 1), levels=levels)
    styles = {**place.styles, place.spec.style: style}
    place = replace(place, styles=styles, sizes=_LARGE_LADDER)
    card = place.spec.card
    insets = _LARGE_INSETS if card == "tint" else replace(card_insets(card), top=_LARGE_INSETS.top)
    look = _Look(card=card, insets=insets, is_display=True)
    return _in_columns(value, len(value.items), place, look)


def _named(card: Card) -> Card:
    """The card; where its text begins with a name and a colon, with that as its name."""
    match card:
        case Card(name=None, body=Text(paragraphs=(only,)) as body) if only.runs:
            first, *others = only.runs
            name, _, rest = first.text.partition(": ")
            if rest and len(name) <= _LONG_NAME:
                said = replace(only, runs=(replace(first, text=rest), *others))
                head = replace(only, runs=(replace(first, text=name),))
                return replace(card, name=head, body=replace(body, paragraphs=(said,)))
    return card


def _columns(value: Cards, box: Box) -> int:
    """How many cards stand in a row: fewer where they would be too narrow to read."""
    count = len(value.items)
    columns = _COLUMNS[count]
    if columns > 2 and split_width(box, columns)[0].width < _NARROWEST:
        return 1 if count == 3 else 2
    return columns


def first_that_fits(
    ladder: Sequence[int], draw: Callable[[int], DrawnCards | Overflow]
) -> DrawnCards | Overflow:
    """The cards at the largest size at which they fit; one smaller, where that leaves fewer words
    alone on a last line."""
    for size, smaller in zip(ladder, (*ladder[1:], 0), strict=True):
        drawn = draw(size)
        if isinstance(drawn, Overflow):
            continue
        runts = _runts(drawn)
        other = draw(smaller) if runts and smaller else drawn
        return other if isinstance(other, DrawnCards) and _runts(other) < runts else drawn
    return drawn


def _runts(drawn: DrawnCards) -> int:
    """How many paragraphs end in a line of one short word."""
    paragraphs = (
        list(lines)
        for block in blocks_in(drawn.items)
        for _, lines in groupby(block.lines, key=lambda line: line.paragraph)
    )
    ends = [lines[-1].text.strip() for lines in paragraphs if len(lines) > 1]
    return sum(map(is_runt, ends))


def _in_columns(
    value: Cards, columns: int, place: SlotContext, look: _Look
) -> DrawnCards | Overflow:
    """All cards at the largest size at which their rows fit below each other."""
    boxes = panel_boxes(place.box, len(value.items), columns, look.gap, gutter=look.gutter)
    rows = rows_of(len(value.items), columns)
    room = place.box.height - (len(rows) - 1) * look.gap

    def draw(size: int) -> DrawnCards | Overflow:
        cells = _cells(value, boxes, size, place, look)
        if isinstance(cells, Overflow):
            return cells
        in_rows = [[cells[index] for index in row] for row in rows]
        heights = _heights(in_rows, size, room, look)
        if sum(heights) <= room:
            return _drawn(in_rows, heights, size, place, look)
        return Overflow(needed=Emu(sum(heights)), given=Emu(room), size=size, lines=1)

    return first_that_fits(place.ladder, draw)


def _cells(
    value: Cards, boxes: Sequence[Box], size: int, place: SlotContext, look: _Look
) -> list[_Cell] | Overflow:
    found: list[_Cell] = []
    for card, box in zip(value.items, boxes, strict=True):
        insets = _insets(value, box, look)
        inside = replace(box.inset(insets), y=place.box.y, height=place.box.height)
        head, text = set_card_texts(
            card,
            inside,
            inside,
            place,
            size=size,
            style=place.style,
            balance=(look.is_display,) * 2,
        )
        if isinstance(head, Overflow):
            return head
        if isinstance(text, Overflow):
            return text
        if head and look.is_display and len(head.fitted.lines) > 1:
            fit = head.fitted.fit
            return Overflow(needed=fit.needed, given=fit.given, size=size, lines=1)
        found.append(_Cell(card=card, box=box, insets=insets, head=head, text=text))
    return found


def set_card_texts(
    card: Card,
    head: Box,
    text: Box,
    place: SlotContext,
    *,
    size: int,
    style: TextStyle,
    balance: tuple[bool, bool],
) -> tuple[CardText | Overflow | None, CardText | Overflow | None]:
    """The name and the text of a card at one size; None for nothing."""
    heads = [Paragraph(inline=card.name, heading=True)] if card.name else []
    body = body_paragraphs(card.body, text_level=1, point_level=2)
    about = place.about(Role.BODY, card.span)

    def fit(paragraphs: list[Paragraph], box: Box, even: bool) -> CardText | Overflow | None:
        if not paragraphs:
            return None
        fitted = fit_lines(
            paragraphs,
            style,
            box.width,
            box.height,
            place.setter,
            sizes=(size,),
            balance=even,
        )
        return fitted if isinstance(fitted, Overflow) else CardText(fitted, box, about)

    name, said = map(fit, (heads, body), (head, text), balance)
    return name, said


def _insets(value: Cards, box: Box, look: _Look) -> Insets:
    """Insets that leave room for a picture or an icon. Pictures stand above the texts; beside them
    where a card is low, and where some cards have none: all texts of a row begin on one line."""
    pictures = [card.picture for card in value.items if card.picture]
    if not pictures:
        return icon_room((card.icon for card in value.items), look.insets, box)
    if box.height < _LOWEST or len(pictures) < len(value.items):
        left = max(look.insets.left, _BESIDE_PICTURE) + _picture_width(box)
        return replace(look.insets, left=Emu(left))
    height = min(box.width * 9 // 16, box.height * 2 // 5) // MODULE * MODULE
    return replace(look.insets, top=look.insets.top + height)


def _picture_width(box: Box) -> Emu:
    return Emu(box.width * 3 // 10)


def _heights(rows: Sequence[Sequence[_Cell]], size: int, room: int, look: _Look) -> list[int]:
    """The heights of the rows: all equal, where that leaves room for all."""
    least = _LEAST_LARGE if look.is_display else 0
    needed = [max(_height(row, size), least) for row in rows]
    even = [max(needed)] * len(needed)
    heights = even if sum(even) <= room else needed
    return heights if look.is_display else grown(heights, room)


def _height(row: Sequence[_Cell], size: int) -> int:
    insets = row[0].insets
    text = max(cell.text_height for cell in row)
    return to_module(_text_top(row, size) + text + insets.bottom + pt(1))


def _text_top(row: Sequence[_Cell], size: int) -> int:
    """Where the texts of a row begin, below the fullest of its heads."""
    head = max(cell.head_height for cell in row)
    return row[0].insets.top + (head + pt(round(size * _APART)) if head else 0)


def _drawn(
    rows: Sequence[Sequence[_Cell]],
    heights: Sequence[int],
    size: int,
    place: SlotContext,
    look: _Look,
) -> DrawnCards:
    items: list[Item] = []
    box, top, number = place.box, place.box.y, 1
    for row, height in zip(rows, heights, strict=True):
        for cell in row:
            own = replace(cell.box, y=top, height=Emu(height))
            text_top = Emu(top + _text_top(row, size))
            items.extend(_items(cell, own, text_top, number, place=place, look=look))
            number += 1
        top = Emu(top + height + look.gap)
    box = replace(box, height=Emu(top - look.gap - box.y))
    return DrawnCards(items=tuple(items), box=box, size=place.style.levels[1].size_at(size))


def _items(
    cell: _Cell, box: Box, text_top: Emu, number: int, *, place: SlotContext, look: _Look
) -> Iterator[Item]:
    """The card's box with its head in it, and its text above that; a card with one of them only is
    one shape."""
    name, insets = f"card-{number}", cell.insets
    text = None
    if cell.text:
        height = Emu(box.bottom - insets.bottom - text_top)
        own = replace(cell.text.box, y=text_top, height=height)
        text = reseat(cell.text.place(place), own)
    head, inset_at = cell.head.place(place) if cell.head else None, insets
    if head is None and text is not None:
        head, inset_at, text = text, replace(insets, top=Emu(text_top - box.y)), None
    held = head and reseat(replace(head, insets=Insets()), box.inset(inset_at))
    held = held and replace(held, box=box, insets=inset_at)
    about = held.about if held else DECORATION
    yield Rectangle(box=box, about=about, fill=card_fill(look.card), text=held, name=name)
    if look.is_display:
        yield Rectangle(box=replace(box, height=_LARGE_RULE), about=DECORATION, fill="brand")
    else:
        yield from card_rules(look.card, box)
    yield from _picture(cell, box, place, look)
    if held:
        yield from icon_of(cell.card.icon, held, look.insets)
    if text:
        yield text


def _picture(cell: _Cell, box: Box, place: SlotContext, look: _Look) -> tuple[PlacedPicture, ...]:
    """The card's picture, cut to fill the room that the text leaves for it."""
    if cell.card.picture is None:
        return ()
    is_beside = cell.insets.left != look.insets.left
    down = Emu(cell.insets.top - look.insets.top)
    spot = replace(box, width=_picture_width(box)) if is_beside else replace(box, height=down)
    return (place_picture(cell.card.picture, spot, "cover", place.spec.name),)
