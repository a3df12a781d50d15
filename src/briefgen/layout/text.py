"""A text -> paragraphs in the slot's placeholder."""

from __future__ import annotations

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.model.resolved_deck import Text
from briefgen.model.text_block import Paragraph, Role


def layout_text(value: Text, place: SlotContext) -> Placed:
    """A paragraph for each of the text."""
    paragraphs = [Paragraph(inline=inline) for inline in value.paragraphs]
    return place.fill_placeholder(paragraphs, Role.BODY, value.span)


KIND = SlotKind(layout=layout_text)
