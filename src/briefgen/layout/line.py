"""A line -> a paragraph in the slot's placeholder."""

from __future__ import annotations

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.model.resolved_deck import Line
from briefgen.model.text_block import Paragraph, Role

_TITLES = {"title", "ctrTitle"}


def layout_line(value: Line, place: SlotContext) -> Placed:
    """One paragraph."""
    role = Role.TITLE if place.spec.placeholder in _TITLES else Role.BODY
    return place.fill_placeholder([Paragraph(inline=value.inline)], role, value.span)


KIND = SlotKind(layout=layout_line)
