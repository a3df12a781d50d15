"""A link -> its label and address set large, and a square code on request."""

from __future__ import annotations

from briefgen.images.qr_code import modules_across
from briefgen.layout.slot_context import GUTTER, Placed, SlotContext, to_module
from briefgen.layout.splitting import SlotKind
from briefgen.model.resolved_deck import LinkTarget
from briefgen.model.rich_text import Inline, Run
from briefgen.model.scene import Group, Item, Rectangle, SquareCode
from briefgen.model.text_block import DECORATION, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.line_placement import reseat

_FILL = "tint"
_INSETS = Insets(pt(16), pt(14), pt(16), pt(14))
_HIGHEST = pt(176)


def layout_link(value: LinkTarget, place: SlotContext) -> Placed:
    """A panel with the label above the address, the code at its right end."""
    panel = replace(place.box, height=min(place.box.height, _HIGHEST))
    code = _square(panel) if value.qr else None
    right = (panel.right - code.x + GUTTER) if code else _INSETS.right
    block = _text(value, panel, replace(_INSETS, right=right), place)
    if isinstance(block, Overflow):
        return block
    if code is None:
        needed = block.fit.needed + _INSETS.top + _INSETS.bottom
        height = min(panel.height, to_module(needed))
        block = reseat(block, replace(panel, height=height))
    items: list[Item] = [
        Rectangle(box=block.box, about=block.about, fill=_FILL, text=block, name="link"),
        *(_code(value, code, place) if code else ()),
    ]
    words = place.say("link-to", label=value.label.text, address=_shown(value.to))
    about = place.about(Role.BODY, value.span, words)
    return (Group(box=block.box, about=about, items=tuple(items), name="link-panel"),)


def _square(panel: Box) -> Box:
    inset = _INSETS.top
    side = panel.height - 2 * inset
    return Box(panel.right - inset - side, panel.y + inset, side, side)


def _text(value: LinkTarget, box: Box, insets: Insets, place: SlotContext) -> TextBlock | Overflow:
    address = Inline((Run(text=_shown(value.to), link=value.to),), value.span)
    return fit_text(
        [Paragraph(inline=value.label, level=0, heading=True), Paragraph(inline=address, level=1)],
        place.style,
        box,
        place.about(Role.BODY, value.span),
        setter=place.setter,
        insets=insets,
        anchor="middle",
        sizes=place.sizes,
    )


def _shown(address: str) -> str:
    """The address as people read it: without scheme and closing slash."""
    return address.partition("://")[2].rstrip("/") or address.partition(":")[2]


def _code(value: LinkTarget, box: Box, place: SlotContext) -> tuple[Rectangle, SquareCode]:
    """The code on a white ground."""
    across = modules_across(value.to)
    words = place.say("code-for", address=_shown(value.to))
    about = place.described(Role.FIGURE, value.span, words)
    about = replace(about, link=value.to)
    side = box.width // across * across
    square = Box(box.x, box.y, side, side)
    return Rectangle(box=box, about=DECORATION, fill="#FFFFFF"), SquareCode(square, about, value.to)


KIND = SlotKind(layout=layout_link)
