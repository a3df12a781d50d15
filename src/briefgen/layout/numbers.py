"""Numbers -> large figures side by side, each with what it counts below it."""

from __future__ import annotations

from briefgen.layout.icons import icon_of, icon_room
from briefgen.layout.panels import panel_boxes, set_panels, stack_panels, union_of
from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.model.resolved_deck import Numbers
from briefgen.model.scene import Group, Item
from briefgen.model.text_block import Paragraph, Role, TextBlock
from briefgen.model.units import Box, Insets, pt
from briefgen.text.fitting import Overflow, fit_text

_ROW_GAP = pt(24)
# Wider than between cards: nothing but space keeps large figures apart.
_GUTTER = pt(48)


def layout_numbers(value: Numbers, place: SlotContext) -> Placed:
    """One group of texts of one size in equal columns.

    No figure is broken: where the columns are too narrow for that, the numbers stand in two rows,
    and only where that does not help either, a figure of several words has several lines.
    """
    count = len(value.items)
    half = -(-count // 2)
    for columns, whole in ((count, True), (half, True), (count, False)):
        blocks = _in_columns(value, columns, whole, place)
        if not isinstance(blocks, Overflow):
            return (_group(value, stack_panels(blocks, columns, _ROW_GAP), place),)
    assert isinstance(blocks, Overflow)
    return blocks


def _in_columns(
    value: Numbers, columns: int, whole: bool, place: SlotContext
) -> list[TextBlock] | Overflow:
    return set_panels(
        panel_boxes(place.box, len(value.items), columns, _ROW_GAP, gutter=_GUTTER),
        place.ladder,
        lambda index, box, size: _set_number(value, index, box, size, whole=whole, place=place),
    )


def _set_number(
    value: Numbers, index: int, box: Box, size: int, *, whole: bool, place: SlotContext
) -> TextBlock | Overflow:
    number = value.items[index]
    source = [Paragraph(inline=number.source, level=2)] if number.source else []
    paragraphs = [
        Paragraph(inline=number.value, level=0, heading=True),
        Paragraph(inline=number.label, level=1),
        *source,
    ]
    about = place.about(Role.BODY, number.span)
    insets = icon_room((each.icon for each in value.items), Insets(), box)
    block = fit_text(
        paragraphs, place.style, box, about, setter=place.setter, insets=insets, sizes=(size,)
    )
    if isinstance(block, Overflow) or not whole or _is_whole(block):
        return block
    return Overflow(needed=block.fit.needed, given=block.fit.given, size=size, lines=1)


def _is_whole(block: TextBlock) -> bool:
    return sum(line.paragraph == 0 for line in block.lines) == 1


def _group(value: Numbers, blocks: tuple[TextBlock, ...], place: SlotContext) -> Group:
    texts = (f"{number.value.text} {number.label.text}" for number in value.items)
    said = place.say("semicolon").join(texts)
    alt = place.say("numbers-of", count=len(value.items), numbers=said)
    about = place.about(Role.BODY, value.span, alt)
    items: list[Item] = []
    for number, block in zip(value.items, blocks, strict=True):
        items += [*icon_of(number.icon, block, Insets()), block]
    return Group(box=union_of(blocks), about=about, items=tuple(items), name="numbers")


KIND = SlotKind(layout=layout_numbers)
