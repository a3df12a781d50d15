"""Points beside a table or a chart -> rows between rules: what it says, in figures or few words.

A point with a text below it is a head, large; the first is the one thing to see. The style has a
level for each: the first head, other heads, texts below heads, the first sentence, others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.layout.row_rules import row_rules
from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.model.resolved_deck import Points
from briefgen.model.text_block import LevelFormat, Paragraph, Role
from briefgen.model.units import Emu, pt, to_pt
from briefgen.model.values import replace
from briefgen.text.fitting import FittedText, Overflow, fit_lines
from briefgen.text.line_breaking import line_height

_FIRST_HEAD, _HEAD, _BELOW, _FIRST, _SENTENCE = range(5)
# What is free in a row, in points: it is shared between all, and no row has more or less.
_MOST, _LEAST = 72, 14


def layout_takeaways(value: Points, place: SlotContext) -> Placed:
    """The points in the slot's placeholder, at the largest size at which each row has room."""
    paragraphs = list(_paragraphs(value))
    found: FittedText | Overflow | None = None
    for size in place.ladder:
        found = fit_lines(
            paragraphs,
            place.style,
            place.box.width,
            place.box.height,
            place.setter,
            sizes=(size,),
        )
        if isinstance(found, FittedText) and not found.fit.squeezed:
            if (space := _space(found, place)) >= _LEAST:
                return _in_rows(found, space, value, place)
            needed = Emu(found.fit.needed + pt(_LEAST) * len(value.items))
            found = Overflow(needed=needed, given=place.box.height, size=size, lines=1)
    assert found is not None
    if isinstance(found, FittedText):
        found = Overflow(
            needed=found.fit.needed, given=place.box.height, size=found.fit.size, lines=1
        )
    return found


def _paragraphs(value: Points) -> Iterator[Paragraph]:
    for index, point in enumerate(value.items):
        if point.children:
            yield Paragraph(inline=point.inline, level=_HEAD if index else _FIRST_HEAD)
            yield from (Paragraph(inline=one.inline, level=_BELOW) for one in point.children)
        else:
            yield Paragraph(inline=point.inline, level=_SENTENCE if index else _FIRST)


def _rows(fitted: FittedText) -> list[float]:
    """The height of each row's lines, in points."""
    heights: list[float] = []
    for index, measured in enumerate(fitted.block):
        level = fitted.levels[measured.paragraph.level]
        lines = sum(paragraph == index for paragraph, _, _, _ in fitted.lines)
        height = lines * line_height(level)
        if measured.paragraph.level == _BELOW:
            heights[-1] += height + to_pt(level.space_before)
        else:
            heights.append(height)
    return heights


def _space(fitted: FittedText, place: SlotContext) -> int:
    """What is free in each row, in whole points."""
    rows = _rows(fitted)
    return min(_MOST, int((to_pt(place.box.height) - 1 - sum(rows)) / len(rows)))


def _in_rows(fitted: FittedText, space: int, value: Points, place: SlotContext) -> Placed:
    rows = [height + space for height in _rows(fitted)]
    levels = _spaced(fitted.levels, space)
    fit = replace(fitted.fit, needed=pt(sum(rows) - space))
    block = replace(fitted, levels=levels, fit=fit).place(
        place.box,
        place.about(Role.LIST, value.span),
        place.setter,
        insets=replace(place.spec.insets, top=pt(space / 2)),
        placeholder=place.spec.name,
    )
    return (*row_rules(place.box, [pt(row) for row in rows]), block)


def _spaced(levels: Sequence[LevelFormat], space: int) -> tuple[LevelFormat, ...]:
    """The levels, with the space of a row above all but what stands below a head."""
    return tuple(
        level if index == _BELOW else replace(level, space_before=pt(space))
        for index, level in enumerate(levels)
    )
