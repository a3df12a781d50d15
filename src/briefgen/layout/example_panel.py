"""An example -> a panel with a rule at its left, the words that introduce it in bold."""

from __future__ import annotations

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.model.resolved_deck import Text
from briefgen.model.rich_text import Inline
from briefgen.model.scene import Group, Rectangle
from briefgen.model.text_block import DECORATION, Paragraph, Role
from briefgen.model.units import Emu, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.line_placement import reseat

_INSETS = Insets(pt(24), pt(16), pt(24), pt(16))
_RULE = pt(4)
# "For example:" is no longer than this.
_LONGEST_HEAD = 30


def layout_panel(value: Text, place: SlotContext) -> Placed:
    """The text on a tint, as high as it needs."""
    first, *others = value.paragraphs
    block = fit_text(
        [Paragraph(inline=inline) for inline in (_with_head(first), *others)],
        place.style,
        place.box,
        place.about(Role.BODY, value.span),
        setter=place.setter,
        insets=_INSETS,
        sizes=place.sizes,
    )
    if isinstance(block, Overflow):
        return block
    # A point more than is needed: other programs round the heights of lines, and would set the text
    # smaller.
    height = Emu(min(block.fit.needed + _INSETS.top + _INSETS.bottom + pt(1), place.box.height))
    box = replace(place.box, height=height)
    block = reseat(block, box)
    panel = Rectangle(box=box, about=block.about, fill="tint", text=block, name="panel")
    rule = Rectangle(box=replace(box, width=Emu(_RULE)), about=DECORATION, fill="brand")
    about = place.about(Role.BODY, value.span)
    return (Group(box=box, about=about, items=(panel, rule), name="example"),)


def _with_head(inline: Inline) -> Inline:
    """The text with its own introduction in bold: all up to a colon near its beginning."""
    first, *others = inline.runs
    head, colon, rest = first.text.partition(":")
    if not colon or len(head) > _LONGEST_HEAD or not rest.startswith(" "):
        return inline
    bold = replace(first, text=head + colon, strong=True)
    return replace(inline, runs=(bold, replace(first, text=rest), *others))
