"""Cards -> one group of equal boxes in rows; too many go on on further slides."""

from __future__ import annotations

from dataclasses import replace

from briefgen.layout.place import (
    Place,
    Placed,
    body_paragraphs,
    rows_of,
    set_at_common_size,
    split_width,
    to_module,
)
from briefgen.model.resolved import Card, Cards
from briefgen.model.scene import Group, Paragraph, Role, Shape, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.text.fit import Overflow, fit_text
from briefgen.text.place import reseat

INSETS = Insets(pt(16), pt(14), pt(16), pt(14))
ROW_GAP = pt(16)
FILL = "tint"
# Cards in a row, by the number of cards; look.md's rule.
_COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3, 7: 4, 8: 4}


def layout_cards(value: Cards, place: Place) -> Placed:
    """Cards of one size in rows of equal height, a heading and a text each."""
    count = len(value.items)
    columns = split_width(place.box, _COLUMNS[count])
    rows = rows_of(count, _COLUMNS[count])
    height = (place.box.height - (len(rows) - 1) * ROW_GAP) // len(rows)
    boxes = [replace(columns[i % len(columns)], height=Emu(height)) for i in range(count)]
    blocks = set_at_common_size(
        place.ladder,
        lambda size: [
            _set_card(card, box, size, place) for card, box in zip(value.items, boxes, strict=True)
        ],
    )
    if isinstance(blocks, Overflow):
        return blocks
    return (_group(value, blocks, rows, place),)


def _set_card(card: Card, box: Box, size: int, place: Place) -> TextBlock | Overflow:
    head = [Paragraph(card.name, 0, heading=True)] if card.name else []
    paragraphs = [*head, *body_paragraphs(card.body, text_level=1, point_level=2)]
    about = place.about(Role.BODY, card.span)
    return fit_text(paragraphs, place.style, box, about, place.setter, insets=INSETS, sizes=(size,))


def _group(value: Cards, blocks: list[TextBlock], rows: list[range], place: Place) -> Group:
    """The cards, each row as high as its fullest card."""
    shapes: list[Shape] = []
    top = place.box.y
    for row in rows:
        height = max(_height_of(blocks[index]) for index in row)
        for index in row:
            box = replace(blocks[index].box, y=Emu(top), height=height)
            shapes.append(_shape(reseat(blocks[index], box), index))
        top = Emu(top + height + ROW_GAP)
    box = shapes[0].box
    for shape in shapes:
        box = box.union(shape.box)
    about = place.about(Role.BODY, value.span, _description(value))
    return Group(box, about, tuple(shapes), name="cards")


def _height_of(block: TextBlock) -> Emu:
    needed = block.fit.needed + block.insets.top + block.insets.bottom + pt(1)
    return Emu(min(to_module(needed), block.box.height))


def _shape(block: TextBlock, index: int) -> Shape:
    return Shape(block.box, block.about, fill=FILL, text=block, name=f"card-{index + 1}")


def _description(value: Cards) -> str:
    names = [card.name.text for card in value.items if card.name]
    return f"{len(value.items)} cards" + (": " + "; ".join(names) if names else "")


def units_of_cards(value: Cards) -> tuple[Cards, ...]:
    """What may stand on slides of its own: each card."""
    return tuple(replace(value, items=(card,)) for card in value.items)


def join_cards(parts: tuple[Cards, ...]) -> Cards:
    return replace(parts[0], items=tuple(card for part in parts for card in part.items))
