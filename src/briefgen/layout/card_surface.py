"""What a card stands on: a tint, or nothing at all below a hairline or beside a rule."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model.scene import Rectangle
from briefgen.model.template import CardVariant
from briefgen.model.text_block import DECORATION, Colour, TextBlock
from briefgen.model.units import Box, Insets, pt
from briefgen.model.values import replace

# The space between a card's edge and its text: without a tint, that is flush with its rule.
_INSETS: Mapping[CardVariant, Insets] = {
    "tint": Insets(pt(16), pt(14), pt(16), pt(14)),
    "hairline": Insets(pt(0), pt(12), pt(8), pt(8)),
    "rule": Insets(pt(18), pt(4), pt(8), pt(4)),
}
_HAIRLINE, _RULE = pt(1), pt(4)


def card_insets(card: CardVariant) -> Insets:
    """The space round the text of a card."""
    return _INSETS[card]


def card_fill(card: CardVariant) -> Colour:
    """The colour that cards are filled with, "" for none."""
    return "tint" if card == "tint" else ""


def card_rules(card: CardVariant, box: Box) -> tuple[Rectangle, ...]:
    """The rule at the edge of a card's box, if any."""
    match card:
        case "hairline":
            edge = replace(box, height=_HAIRLINE)
            return (Rectangle(box=edge, about=DECORATION, fill="ink"),)
        case "rule":
            edge = replace(box, width=_RULE)
            return (Rectangle(box=edge, about=DECORATION, fill="brand"),)
        case _:
            return ()


def card_shapes(block: TextBlock, index: int, card: CardVariant) -> tuple[Rectangle, ...]:
    """The native shapes that a card is: one with its text, and its rule."""
    name, fill = f"card-{index + 1}", card_fill(card)
    shape = Rectangle(box=block.box, about=block.about, fill=fill, text=block, name=name)
    return (shape, *card_rules(card, block.box))
