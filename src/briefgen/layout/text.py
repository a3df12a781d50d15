"""A text -> paragraphs in the slot's placeholder."""

from __future__ import annotations

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.model.resolved_deck import Text
from briefgen.model.rich_text import Inline, with_lines_joined
from briefgen.model.scene_walk import blocks_in, cuts_a_word
from briefgen.model.text_block import Paragraph, Role
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow

# Where a slot takes when and where the deck is shown, and whom to ask.
_EVENT, _CONTACT = "event", "organisation.contact"
# An address is parted where that makes a contact so many points larger.
_WORTH_A_LINE = 4
# A single paragraph that is no longer than this is set in lines of about one length.
_SHORT = 160


def layout_text(value: Text, place: SlotContext) -> Placed:
    """A paragraph for each of the text. On a cover, where lines of an address find no room, each
    of date, venue and speaker is put on one; an e-mail address that would make a contact small
    goes on a second line."""
    placed = _paragraphs(value, place)
    has_lines = any(len(inline.lines) > 1 for inline in value.paragraphs)
    if isinstance(placed, Overflow) and has_lines and place.spec.default == _EVENT:
        short = replace(value, paragraphs=tuple(map(with_lines_joined, value.paragraphs)))
        return _paragraphs(short, place)
    if place.spec.default == _CONTACT:
        parted = replace(value, paragraphs=tuple(map(_parted, value.paragraphs)))
        return _larger(placed, _paragraphs(parted, place)) if parted != value else placed
    return placed


def _parted(inline: Inline) -> Inline:
    """The text with its e-mail addresses on two lines, parted behind the sign."""
    runs = (replace(run, text=run.text.replace("@", "@\n")) if run.link else run
            for run in inline.runs)  # fmt: skip
    return replace(inline, runs=tuple(runs))


def _larger(whole: Placed, parted: Placed) -> Placed:
    """The text as it is, unless it is cut, or much smaller than it could be."""
    if isinstance(parted, Overflow) or isinstance(whole, Overflow):
        return parted if isinstance(whole, Overflow) else whole
    least, most = (min(block.fit.size for block in blocks_in(items)) for items in (whole, parted))
    return parted if cuts_a_word(whole) or most >= least + _WORTH_A_LINE else whole


def _paragraphs(value: Text, place: SlotContext) -> Placed:
    paragraphs = [Paragraph(inline=inline) for inline in value.paragraphs]
    is_short = len(value.paragraphs) == 1 and len(value.paragraphs[0].text) <= _SHORT
    return place.fill_placeholder(paragraphs, Role.BODY, value.span, balance=is_short)


KIND = SlotKind(layout=layout_text)
