"""Cards -> one group of equal boxes in rows; too many go on on further slides."""

from __future__ import annotations

from briefgen.layout.card_surface import card_insets, card_shapes
from briefgen.layout.icons import icon_of, icon_room
from briefgen.layout.panels import panel_boxes, set_panels, stack_panels, union_of
from briefgen.layout.picture import place_picture
from briefgen.layout.slot_context import MODULE, Placed, SlotContext, body_paragraphs, split_width
from briefgen.layout.splitting import SlotKind
from briefgen.model.resolved_deck import Card, Cards
from briefgen.model.scene import Group, Item, PlacedPicture, Rectangle
from briefgen.model.text_block import Paragraph, Role, TextBlock
from briefgen.model.units import Box, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow, fit_text

# Cards in a row, by the number of cards: rows are as full as each other, or the first is fuller.
_COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3, 7: 4, 8: 4}
# The narrowest of three or more in a row, and the lowest card that has its picture above the text.
_NARROWEST = pt(180)
_LOWEST = pt(176)


def layout_cards(value: Cards, place: SlotContext) -> Placed:
    """Cards of one size in rows of equal height, a heading and a text each."""
    tries = [(columns, _in_rows(value, columns, place)) for columns in _columns(value, place.box)]
    columns, blocks = max(tries, key=lambda found: _size_of(found[1]))
    if isinstance(blocks, Overflow):
        return blocks
    stacked = stack_panels(blocks, columns, room=place.box.height)
    look = place.spec.card
    shapes = [card_shapes(block, index, look) for index, block in enumerate(stacked)]
    about = place.about(Role.BODY, value.span, _description(value, place))
    items: list[Item] = []
    for card, shape, block in zip(value.items, shapes, stacked, strict=True):
        items += [*shape, *_pictures(card, shape[0], place)]
        items += icon_of(card.icon, block, card_insets(look))
    return (Group(box=union_of(stacked), about=about, items=tuple(items), name="cards"),)


def _columns(value: Cards, box: Box) -> tuple[int, ...]:
    """How many cards may stand in a row: fewer where they would be too narrow to read, and then
    three may stand one below the other too. The first that allows the largest text is taken."""
    count = len(value.items)
    columns = _COLUMNS[count]
    if columns > 2 and split_width(box, columns)[0].width < _NARROWEST:
        return (1, 2) if count == 3 else (2,)
    return (columns,)


def _in_rows(value: Cards, columns: int, place: SlotContext) -> list[TextBlock] | Overflow:
    return set_panels(
        panel_boxes(place.box, len(value.items), columns),
        place.ladder,
        lambda index, box, size: _set_card(value, index, box, size, place=place),
    )


def _size_of(blocks: list[TextBlock] | Overflow) -> int:
    """The size at which the cards fit; 0 where they do not."""
    return 0 if isinstance(blocks, Overflow) else blocks[0].fit.size


def _set_card(
    value: Cards, index: int, box: Box, size: int, *, place: SlotContext
) -> TextBlock | Overflow:
    card = value.items[index]
    head = [Paragraph(inline=card.name, level=0, heading=True)] if card.name else []
    paragraphs = [*head, *body_paragraphs(card.body, text_level=1, point_level=2)]
    about = place.about(Role.BODY, card.span)
    icons = (each.icon for each in value.items)
    insets = card_insets(place.spec.card)
    insets = _insets(box, insets) if card.picture else icon_room(icons, insets, box)
    return fit_text(
        paragraphs, place.style, box, about, setter=place.setter, insets=insets, sizes=(size,)
    )


def _insets(box: Box, insets: Insets) -> Insets:
    """Insets that leave room for a picture: above the text, or beside it where a card is low."""
    if box.height < _LOWEST:
        return replace(insets, left=insets.left + box.width * 3 // 10)
    height = min(box.width * 9 // 16, box.height * 2 // 5) // MODULE * MODULE
    return replace(insets, top=insets.top + height)


def _pictures(card: Card, shape: Rectangle, place: SlotContext) -> tuple[PlacedPicture, ...]:
    """The card's picture, cut to fill the room that the text leaves for it."""
    if card.picture is None or shape.text is None:
        return ()
    insets, own = shape.text.insets, card_insets(place.spec.card)
    across, down = insets.left - own.left, insets.top - own.top
    spot = replace(shape.box, width=across) if across else replace(shape.box, height=down)
    return (place_picture(card.picture, spot, "cover", place.spec.name),)


def _description(value: Cards, place: SlotContext) -> str:
    count, names = len(value.items), [card.name.text for card in value.items if card.name]
    if not names:
        return place.say("cards-of-no-name", count=count)
    return place.say("cards-of", count=count, names=place.say("semicolon").join(names))


def units_of_cards(value: Cards) -> tuple[Cards, ...]:
    """What may stand on slides of its own: each card."""
    return tuple(replace(value, items=(card,)) for card in value.items)


def join_cards(parts: tuple[Cards, ...]) -> Cards:
    return replace(parts[0], items=tuple(card for part in parts for card in part.items))


KIND = SlotKind(layout=layout_cards, units=(units_of_cards,), join=join_cards, floats=True)
