"""A text -> paragraphs in the slot's placeholder."""

from __future__ import annotations

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.model.resolved_deck import Text
from briefgen.model.rich_text import with_lines_joined
from briefgen.model.text_block import Paragraph, Role
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow

# Where a slot takes when and where the deck is shown.
_EVENT = "event"
# A single paragraph that is no longer than this is set in lines of about one length.
_SHORT = 160


def layout_text(value: Text, place: SlotContext) -> Placed:
    """A paragraph for each of the text. On a cover, where lines of an address find no room, each
    of date, venue and speaker is put on one."""
    placed = _paragraphs(value, place)
    has_lines = any(len(inline.lines) > 1 for inline in value.paragraphs)
    if isinstance(placed, Overflow) and has_lines and place.spec.default == _EVENT:
        short = replace(value, paragraphs=tuple(map(with_lines_joined, value.paragraphs)))
        return _paragraphs(short, place)
    return placed


def _paragraphs(value: Text, place: SlotContext) -> Placed:
    paragraphs = [Paragraph(inline=inline) for inline in value.paragraphs]
    is_short = len(value.paragraphs) == 1 and len(value.paragraphs[0].text) <= _SHORT
    return place.fill_placeholder(paragraphs, Role.BODY, value.span, balance=is_short)


KIND = SlotKind(layout=layout_text)
