"""A card -> its name and its text, fitted at one size, or what they take at least."""

from __future__ import annotations

from briefgen.layout.slot_context import SlotContext, body_paragraphs
from briefgen.model.resolved_deck import Card
from briefgen.model.template import TextStyle
from briefgen.model.text_block import About, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu
from briefgen.model.values import Value
from briefgen.text.fitting import FittedText, Overflow, fit_lines
from briefgen.text.least_height import least_height


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

    name, said = map(fit, _paragraphs(card), (head, text), balance)
    return name, said


def least_of_card(
    card: Card, head: Emu, text: Emu, size: int, *, place: SlotContext, style: TextStyle
) -> tuple[int, int]:
    """What the name and the text of a card take at least at a size in these widths."""
    name, said = (
        least_height(paragraphs, style, width, size, place.setter)
        for paragraphs, width in zip(_paragraphs(card), (head, text), strict=True)
    )
    return name, said


def _paragraphs(card: Card) -> tuple[list[Paragraph], list[Paragraph]]:
    """The name of a card, and its text."""
    heads = [Paragraph(inline=card.name, heading=True)] if card.name else []
    return heads, body_paragraphs(card.body, text_level=1, point_level=2)
