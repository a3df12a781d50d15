"""A line or a text -> paragraphs in the slot's placeholder."""

from __future__ import annotations

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.model.resolved_deck import Line, Text
from briefgen.model.text_block import Paragraph, Role

_TITLES = {"title", "ctrTitle"}


def layout_line(value: Line, place: SlotContext) -> Placed:
    """One paragraph."""
    role = Role.TITLE if place.spec.placeholder in _TITLES else Role.BODY
    return place.fill_placeholder([Paragraph(inline=value.inline)], role, value.span)


def layout_text(value: Text, place: SlotContext) -> Placed:
    """A paragraph for each of the text."""
    paragraphs = [Paragraph(inline=inline) for inline in value.paragraphs]
    return place.fill_placeholder(paragraphs, Role.BODY, value.span)
