"""Two columns with names -> rows that stand level across both, panels of one height, or lists
below heads on strong rules.

Each column is laid out for itself. Its rows are level with those of the other one since their
height follows from the height of the place and the number of points, which are as many there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.layout.column import column_paragraphs
from briefgen.layout.slot_context import (
    Placed,
    SlotContext,
    body_paragraphs,
    set_at_common_size,
)
from briefgen.model.resolved_deck import Column, Points
from briefgen.model.rich_text import Inline
from briefgen.model.scene import Group, Item, LineShape, Rectangle, Stroke
from briefgen.model.template import TextStyle
from briefgen.model.text_block import DECORATION, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow, fit_text

_HEAD_STYLE = "column-head"
_HEAD, _HEAD_RULE = pt(44), pt(3)
# From the rule below a head to a list.
_BELOW_RULE = pt(12)
_ROW_RULE = Stroke("rule", pt(0.75))
_MOST_ROW = pt(96)
# Above and below the text of a row, and inside a panel.
_PADDING = pt(6)
_INSETS = Insets(pt(24), pt(24), pt(24), pt(24))
_TOP = pt(4)
_NAME, _TEXT, _POINT = range(3)


def layout_level(value: Column, place: SlotContext) -> Placed:
    """The name on a strong rule, and each point in a row with a rule below it."""
    assert isinstance(value.body, Points)
    points, box = value.body.items, place.box
    colour = _colour_of(value, place)
    row = min(_MOST_ROW, (box.height - _HEAD) // len(points))
    boxes = [
        replace(box, y=Emu(box.y + _HEAD + index * row), height=Emu(row))
        for index in range(len(points))
    ]
    blocks = set_at_common_size(
        place.ladder,
        lambda size: _head_and_rows(value, boxes, colour, size, place=place),
    )
    if isinstance(blocks, Overflow):
        return blocks
    head_rule = _head_rule(colour, place)
    rules = (
        LineShape(box=replace(head_rule.box, y=one.bottom), about=DECORATION, stroke=_ROW_RULE)
        for one in boxes
    )
    whole = replace(box, height=Emu(_HEAD + row * len(points)))
    return (_group(value, whole, (head_rule, *rules, *blocks), place),)


def layout_headed(value: Column, place: SlotContext) -> Placed:
    """The name on a strong rule, and below it the list, or the text without marks."""
    colour = _colour_of(value, place)
    blocks = set_at_common_size(
        place.ladder, lambda size: _head_and_list(value, colour, size, place=place)
    )
    if isinstance(blocks, Overflow):
        return blocks
    whole = replace(place.box, height=Emu(blocks[-1].box.bottom - place.box.y))
    return (_group(value, whole, (_head_rule(colour, place), *blocks), place),)


def _head_and_list(
    value: Column, colour: str, size: int, *, place: SlotContext
) -> Iterator[TextBlock | Overflow]:
    yield from _head(value, colour, size, place=place)
    paragraphs, role = column_paragraphs(value)
    top = place.box.y + _HEAD + _BELOW_RULE
    found = fit_text(
        paragraphs,
        place.style,
        replace(place.box, y=top, height=Emu(place.box.bottom - top)),
        place.about(role, value.span),
        setter=place.setter,
        sizes=(size,),
    )
    yield found


def _head_rule(colour: str, place: SlotContext) -> LineShape:
    box = replace(place.box, y=Emu(place.box.y + _HEAD), height=Emu(0))
    return LineShape(box=box, about=DECORATION, stroke=Stroke(colour, _HEAD_RULE))


def _head(
    value: Column, colour: str, size: int, *, place: SlotContext
) -> Iterator[TextBlock | Overflow]:
    """The name, which stands on its rule."""
    if value.name:
        style = _coloured(place.styles[_HEAD_STYLE], colour)
        box = replace(place.box, height=_HEAD)
        yield _line(value.name, box, style, size, Role.HEADING, place=place)


def _head_and_rows(
    value: Column, boxes: Sequence[Box], colour: str, size: int, *, place: SlotContext
) -> Iterator[TextBlock | Overflow]:
    yield from _head(value, colour, size, place=place)
    assert isinstance(value.body, Points)
    for point, box in zip(value.body.items, boxes, strict=True):
        yield _line(point.inline, box, place.style, size, Role.LIST, place=place)


def _line(
    inline: Inline, box: Box, style: TextStyle, size: int, role: Role, *, place: SlotContext
) -> TextBlock | Overflow:
    return fit_text(
        [Paragraph(inline=inline)],
        style,
        box,
        place.about(role, inline.span),
        setter=place.setter,
        insets=Insets(Emu(0), _PADDING, Emu(0), _PADDING),
        anchor="bottom" if role is Role.HEADING else "middle",
        sizes=(size,),
        balance=True,
    )


def layout_box(value: Column, place: SlotContext) -> Placed:
    """Name and text on a tint below a strong rule, which fill the height of the place."""
    text = body_paragraphs(value.body, text_level=_TEXT, point_level=_POINT)
    name = [Paragraph(inline=value.name, level=_NAME, heading=True)] if value.name else []
    colour = _colour_of(value, place)
    first, *others = place.style.levels
    block = fit_text(
        [*name, *text],
        replace(place.style, levels=(replace(first, colour=colour), *others)),
        place.box,
        place.about(Role.BODY, value.span),
        setter=place.setter,
        insets=_INSETS,
        sizes=place.sizes,
    )
    if isinstance(block, Overflow):
        return block
    panel = Rectangle(box=place.box, about=block.about, fill="tint", text=block, name="panel")
    top = Rectangle(box=replace(place.box, height=_TOP), about=DECORATION, fill=colour)
    return (_group(value, place.box, (panel, top), place),)


def _group(value: Column, box: Box, items: tuple[Item, ...], place: SlotContext) -> Group:
    about = place.about(Role.BODY, value.span)
    return Group(box=box, about=about, items=items, name=f"column-{place.spec.name}")


def _colour_of(value: Column, place: SlotContext) -> str:
    """What was before is grey, what is now stands out."""
    earlier = place.say("names-of-earlier").split(", ")
    name = value.name.text.strip().lower() if value.name else ""
    return "quiet" if name in earlier else "brand"


def _coloured(style: TextStyle, colour: str) -> TextStyle:
    return replace(style, levels=tuple(replace(level, colour=colour) for level in style.levels))
