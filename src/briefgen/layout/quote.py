"""A quotation -> its words large beside a rule, and below them whose they are."""

from __future__ import annotations

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.model.resolved_deck import Quote
from briefgen.model.scene import Rectangle
from briefgen.model.text_block import DECORATION, Paragraph, Role, TextBlock
from briefgen.model.units import Box, pt
from briefgen.text.fitting import Overflow

_RULE_WIDTH = pt(4)
_RULE_COLOUR = "accent"


def layout_quote(value: Quote, place: SlotContext) -> Placed:
    """The words in the slot's placeholder, the attribution in the layout's second one."""
    words = place.fill_placeholder(
        [Paragraph(inline=paragraph) for paragraph in value.text], Role.QUOTE, value.span
    )
    if isinstance(words, Overflow):
        return words
    named = _attribution(value, place)
    if isinstance(named, Overflow):
        return named
    blocks = [item for item in (*words, *named) if isinstance(item, TextBlock)]
    return (_rule(blocks), *blocks)


def _attribution(value: Quote, place: SlotContext) -> Placed:
    given = (
        Paragraph(inline=text, level=level)
        for level, text in enumerate((value.by, value.role))
        if text
    )
    paragraphs = list(given)
    if not paragraphs:
        return ()
    return place.companion().fill_placeholder(paragraphs, Role.BODY, value.span)


def _rule(blocks: list[TextBlock]) -> Rectangle:
    """From the top of the first line to the foot of the last."""
    first, last = blocks[0].lines[0], blocks[-1].lines[-1]
    foot = last.top + last.height
    box = Box(blocks[0].box.x, first.top, _RULE_WIDTH, foot - first.top)
    return Rectangle(box=box, about=DECORATION, fill=_RULE_COLOUR)


KIND = SlotKind(layout=layout_quote)
