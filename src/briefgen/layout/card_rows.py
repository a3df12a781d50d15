"""Cards -> rows with rules between them: the name at the left, what it says beside it."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.layout.card_grid import DrawnCards, first_that_fits
from briefgen.layout.card_texts import CardText, least_of_card, set_card_texts
from briefgen.layout.icons import BESIDE, SMALL
from briefgen.layout.lone_words import heads_with_lone_words
from briefgen.layout.row_rules import row_rules
from briefgen.layout.slot_context import GUTTER, SlotContext
from briefgen.model.resolved_deck import Card, Cards, Text
from briefgen.model.scene import Icon, Item
from briefgen.model.template import TextStyle
from briefgen.model.text_block import DECORATION
from briefgen.model.units import Box, Emu, pt, to_pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_placement import reseat

# Rows fill so much of their zone, and no row has more space round its text.
_FILL = 0.97
_MOST_SPACE, _LEAST_SPACE = 96, 16
_LARGEST = 26
# Numbers of cards that leave a hole in a grid.
_UNEVEN = {5, 7}
# A text of so few characters is a name.
_SHORT_NAME = 16
# The columns of the twelve that names take: the first of these that leaves no word of theirs alone
# on a line.
_NAMES = (4, 5)


class _Row(Value):
    """A card in a row: its name and its text, None where it has none."""

    card: Card
    name: CardText | None
    text: CardText | None

    @property
    def height(self) -> int:
        texts = [text.height for text in (self.name, self.text) if text]
        return max([*texts, SMALL if self.card.icon else 0])


def may_be_rows(value: Cards) -> bool:
    """Whether most cards have a name beside their text, and none a picture. Without any names, they
    are rows only where a grid would have a hole."""
    named = sum(1 for card in value.items if card.name)
    is_list = named * 2 >= len(value.items) or (not named and has_holes(value))
    return is_list and all(card.picture is None for card in value.items)


def has_holes(value: Cards) -> bool:
    """Whether a grid of them would have an empty place, or a box without its head among others."""
    named = sum(1 for card in value.items if card.name)
    return len(value.items) in _UNEVEN or 0 < named < len(value.items)


def set_in_rows(value: Cards, place: SlotContext) -> DrawnCards | Overflow:
    """The cards at the largest size at which each row has some room; they share the height of
    their zone."""
    named = replace(value, items=tuple(map(_with_name, value.items)))
    ladder = [size for size in place.ladder if size <= _LARGEST] or place.ladder[-1:]
    return first_that_fits(ladder, lambda size: _at_size(named, size, place))


def _with_name(card: Card) -> Card:
    """A card that is only a word or two has these for its name, as others have theirs."""
    match card:
        case Card(name=None, body=Text(paragraphs=(only,))) if (
            len(only.text) <= _SHORT_NAME and only.text[-1:] not in ".?!"
        ):
            return replace(card, name=only, body=None)
    return card


def _at_size(value: Cards, size: int, place: SlotContext) -> DrawnCards | Overflow:
    narrow = _at_share(value, size, place, _NAMES[0])
    if isinstance(narrow, Overflow) or not heads_with_lone_words(narrow.items):
        return narrow
    wide = _at_share(value, size, place, _NAMES[1])
    fits = isinstance(wide, DrawnCards) and not heads_with_lone_words(wide.items)
    return wide if fits else narrow


def _at_share(value: Cards, size: int, place: SlotContext, names: int) -> DrawnCards | Overflow:
    rows = _rows(value, size, place, names)
    if isinstance(rows, Overflow):
        return rows
    heights = [row.height for row in rows]
    space = _space(heights, place)
    if space >= _LEAST_SPACE:
        return _drawn(rows, heights, pt(space), size, place)
    needed = Emu(sum(heights) + len(rows) * pt(_LEAST_SPACE))
    return Overflow(needed=needed, given=place.box.height, size=size, lines=1)


def _space(heights: Sequence[int], place: SlotContext) -> int:
    """The space round the text of each row, in points."""
    free = to_pt(place.box.height) * _FILL - to_pt(Emu(sum(heights)))
    return min(_MOST_SPACE, int(free / len(heights)))


def _rows(value: Cards, size: int, place: SlotContext, columns: int) -> list[_Row] | Overflow:
    style = one_size(place.style)
    names, texts = _name_and_text(value, place.box, columns)
    if size > place.ladder[-1]:
        least = [
            max(least_of_card(card, names.width, beside, size, place=place, style=style))
            for card in value.items
            for beside in [_place_of_text(card, names, texts).width]
        ]
        if _space(least, place) < _LEAST_SPACE:
            return Overflow(needed=Emu(sum(least)), given=place.box.height, size=size, lines=1)
    rows: list[_Row] = []
    for card in value.items:
        at = _place_of_text(card, names, texts)
        name, text = set_card_texts(
            card, names, at, place, size=size, style=style, balance=(True, False)
        )
        if isinstance(name, Overflow):
            return name
        if isinstance(text, Overflow):
            return text
        rows.append(_Row(card, name, text))
    return rows


def one_size(style: TextStyle) -> TextStyle:
    """The style with names and texts of one size."""
    return replace(style, levels=tuple(replace(level, less=0) for level in style.levels))


def _name_and_text(value: Cards, box: Box, columns: int) -> tuple[Box, Box]:
    """The places of names and texts; names take so many of the grid's columns."""
    indent = SMALL + BESIDE if any(card.icon for card in value.items) else 0
    split = (box.width + GUTTER) * columns // 12
    names = Box(Emu(box.x + indent), box.y, Emu(max(0, split - GUTTER - indent)), box.height)
    return names, Box(Emu(box.x + split), box.y, Emu(box.width - split), box.height)


def _place_of_text(card: Card, names: Box, texts: Box) -> Box:
    """A text without a name begins where names do, and has all the width: no row begins blank."""
    if card.name:
        return texts
    return replace(texts, x=names.x, width=Emu(texts.x + texts.width - names.x))


def _drawn(
    rows: Sequence[_Row], heights: Sequence[int], space: Emu, size: int, place: SlotContext
) -> DrawnCards:
    pitches = [Emu(height + space) for height in heights]
    box = replace(place.box, height=Emu(sum(pitches)))
    items: list[Item] = list(row_rules(box, pitches))
    top = box.y
    for row, pitch in zip(rows, pitches, strict=True):
        y = Emu(top + space // 2)
        if row.card.icon:
            spot = Box(box.x, y, SMALL, SMALL)
            items.append(Icon(box=spot, about=DECORATION, fill="brand", symbol=row.card.icon))
        for text in (row.name, row.text):
            if text:
                at = replace(text.box, y=y, height=Emu(text.height))
                items.append(reseat(text.place(place), at))
        top = Emu(top + pitch)
    return DrawnCards(items=tuple(items), box=box, size=size, name="rows")
