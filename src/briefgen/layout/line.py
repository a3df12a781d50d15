"""A line -> a paragraph in the slot's placeholder."""

from __future__ import annotations

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.model.resolved_deck import Line
from briefgen.model.text_block import Paragraph, Role
from briefgen.model.values import replace

_TITLES = {"title", "ctrTitle"}
# More than a third.
_MUCH = 3


def layout_line(value: Line, place: SlotContext) -> Placed:
    """One paragraph."""
    role = Role.TITLE if place.spec.placeholder in _TITLES else Role.BODY
    balance = place.spec.placeholder == "subTitle"
    paragraphs = [Paragraph(inline=value.inline)]
    return place.fill_placeholder(paragraphs, role, value.span, balance=balance)


def layout_statement(value: Line, place: SlotContext) -> Placed:
    """A sentence that is the slide. Where much of it is strong, the rest is set light: bold words
    among bold words do not stand out."""
    runs = value.inline.runs
    strong = sum(len(run.text) for run in runs if run.strong)
    if strong * _MUCH > sum(len(run.text) for run in runs):
        style = place.style
        levels = tuple(replace(level, strong=False) for level in style.levels)
        light = replace(style, levels=levels)
        place = replace(place, styles={**place.styles, place.spec.style: light})
    return layout_line(value, place)


KIND = SlotKind(layout=layout_line)
