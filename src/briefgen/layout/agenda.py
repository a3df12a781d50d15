"""The sections of a deck -> rows: number, name, what the section is about, and where it begins."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.layout.row_rules import row_rules
from briefgen.layout.slot_context import GUTTER, Placed, SlotContext, set_at_common_size
from briefgen.model.resolved_deck import Point, Points
from briefgen.model.rich_text import Inline, plain
from briefgen.model.scene import Group, Item
from briefgen.model.text_block import Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.line_placement import reseat

_COLUMNS = 12
# From so many sections on, what they are about is left out, for all alike.
_MANY = 7
_HIGHEST_ROW = pt(96)
_PADDING = pt(8)
# Above and below a name together, where rows are as high as their names need.
_MOST_SPACE = pt(56)


def layout_agenda(value: Points, place: SlotContext) -> Placed:
    """A row for each entry; its name leads to its section, and is not underlined for that: nobody
    takes a list of contents for anything else."""
    pitch = Emu(min(_HIGHEST_ROW, place.box.height // len(value.items)))
    names = _names(value, pitch, place, with_about=len(value.items) < _MANY)
    if isinstance(names, Overflow):
        names = _names(value, pitch, place, with_about=False)
    if isinstance(names, Overflow):
        return names
    heights = _heights(names, pitch)
    items: list[Item] = [*row_rules(place.box, heights)]
    top = place.box.y
    for number, (name, height) in enumerate(zip(names, heights, strict=True), value.first):
        items.extend(
            _row(number, value.items[number - value.first], name, top, height, place=place)
        )
        top = Emu(top + height)
    about = place.about(Role.BODY, value.span)
    box = replace(place.box, height=Emu(sum(heights)))
    return (Group(box=box, about=about, items=tuple(items), name="agenda"),)


def _names(
    value: Points, pitch: Emu, place: SlotContext, *, with_about: bool
) -> list[TextBlock] | Overflow:
    """The names at one size; what the sections are about is shown for all of them or for none."""
    return set_at_common_size(
        place.ladder,
        lambda size: [_name(one, size, pitch, place, with_about) for one in value.items],
    )


def _name(
    point: Point, size: int, pitch: Emu, place: SlotContext, with_about: bool
) -> TextBlock | Overflow:
    runs = tuple(replace(run, link="") for run in point.inline.runs)
    paragraphs = [Paragraph(inline=Inline(runs, point.inline.span))]
    if with_about and point.opens and point.opens.about:
        paragraphs.append(Paragraph(inline=point.opens.about, level=1))
    step = _step(place.box)
    width = place.box.width - 2 * step
    box = Box(place.box.x + step, place.box.y, Emu(width), Emu(pitch - _PADDING))
    link = next((run.link for run in point.inline.runs if run.link), "")
    about = replace(place.about(Role.BODY, point.span), link=link)
    return fit_text(
        paragraphs, place.style, box, about, setter=place.setter, sizes=(size,), balance=True
    )


def _heights(names: Sequence[TextBlock], pitch: Emu) -> list[Emu]:
    """Rows of one height; where a long name would be cramped among short ones, each has the same
    space instead."""
    needed = [name.fit.needed for name in names]
    lines = [sum(line.paragraph == 0 for line in name.lines) for name in names]
    if max(lines) == min(lines):
        return [pitch] * len(names)
    space = min(_MOST_SPACE, (pitch * len(names) - sum(needed)) // len(names))
    return [Emu(one + space) for one in needed]


def _row(
    number: int, point: Point, name: TextBlock, top: Emu, pitch: Emu, *, place: SlotContext
) -> Sequence[Item]:
    """The number, the name and the page of one row, all on the name's first line."""
    needed, step = name.fit.needed, _step(place.box)
    y = Emu(top + (pitch - needed) // 2)
    left = Box(place.box.x, y, Emu(step - GUTTER // 2), needed)
    right = Box(Emu(place.box.right - step), y, step, needed)
    size = name.fit.size
    found = [
        _figure(number, "agenda-number", left, size, place),
        reseat(name, replace(name.box, y=y, height=needed)),
    ]
    if point.opens and point.opens.page:
        page = _figure(point.opens.page, "agenda-page", right, 0, place)
        down = found[0].lines[0].baseline - page.lines[0].baseline
        found.append(reseat(page, replace(page.box, y=Emu(page.box.y + down))))
    return found


def _figure(number: int, style: str, box: Box, size: int, place: SlotContext) -> TextBlock:
    set_in = place.styles[style]
    sizes = (size,) if size in set_in.ladder else set_in.ladder
    high = replace(box, height=place.box.height)
    block = fit_text(
        [Paragraph(inline=plain(str(number)))],
        set_in,
        high,
        place.about(Role.BODY, place.spec.span),
        setter=place.setter,
        sizes=sizes,
    )
    assert isinstance(block, TextBlock)
    return reseat(block, replace(box, height=max(box.height, block.fit.needed)))


def _step(box: Box) -> Emu:
    """From one column of the grid to the next."""
    return Emu((box.width + GUTTER) // _COLUMNS)
