"""Numbers -> large figures side by side below a rule, each with what it counts below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.layout.icons import icon_of, icon_room
from briefgen.layout.panels import panel_boxes, set_panels, stack_panels, union_of
from briefgen.layout.slot_context import GUTTER, Placed, SlotContext, set_at_common_size
from briefgen.layout.splitting import SlotKind
from briefgen.model.resolved_deck import Number, Numbers
from briefgen.model.scene import Group, Item, Rectangle
from briefgen.model.template import TextStyle
from briefgen.model.text_block import DECORATION, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow, fit_text

_ROW_GAP = pt(24)
_RULE = pt(2)
_INSETS = Insets(top=pt(10))
# By how many there are: the largest figure and the largest label, and how many stand in a row.
_LARGEST: Mapping[int, tuple[int, int]] = {1: (176, 34), 2: (96, 30), 3: (80, 28), 4: (72, 24)}
_IN_ROW: Mapping[int, int] = {1: 1, 2: 2, 3: 3, 4: 2}
_SOURCE = 15
# A label is no larger than this share of its figure.
_LABEL_SHARE = 0.45
# Three that would be smaller side by side stand in rows, each so high at most, with its label
# beside the figure, which has so many of the twelve columns. Fuller rows are higher, with so much
# below their words.
_MOST_ROWS, _LEAST_IN_COLUMNS, _ROW, _FIGURE = 3, 56, pt(104), 5
_BELOW = pt(16)
# Where figures have no room at the least of their sizes: shares of it.
_SMALLER = (0.9, 0.8, 0.7, 0.6)


def layout_numbers(value: Numbers, place: SlotContext) -> Placed:
    """One group of texts of one size in equal columns, each below a rule where there are several.

    No figure is broken: where the columns are too narrow for that, the numbers stand in two rows,
    and where these are too high, they are smaller than elsewhere. Only where that does not help
    either, a figure has several lines. Three that would be small in columns stand in rows.
    """
    if (rows := _in_rows(value, place)) is not None:
        return (rows,)
    count = len(value.items)
    half, columns = -(-count // 2), _IN_ROW.get(count, count)
    smaller = replace(place, sizes=tuple(round(place.ladder[-1] * share) for share in _SMALLER))
    for across, whole, room in (
        (columns, True, place),
        (half, True, place),
        (columns, True, smaller),
        (columns, False, place),
    ):
        blocks = _in_columns(value, across, whole, room)
        if not isinstance(blocks, Overflow):
            return (_group(value, stack_panels(blocks, across, _ROW_GAP), place),)
    assert isinstance(blocks, Overflow)
    return blocks


def _in_rows(value: Numbers, place: SlotContext) -> Group | None:
    """A row for each, its label beside the figure, where that makes figures larger."""
    if len(value.items) != _MOST_ROWS or any(one.icon for one in value.items):
        return None
    columns = _in_columns(value, _MOST_ROWS, True, place)
    if isinstance(columns, list) and columns[0].fit.size >= _LEAST_IN_COLUMNS:
        return None
    largest, _ = _LARGEST[_MOST_ROWS]
    ladder = [size for size in place.ladder if _LEAST_IN_COLUMNS <= size <= largest]
    most = Emu(place.box.height // _MOST_ROWS)
    blocks = set_at_common_size(ladder, lambda size: _row_blocks(value, size, most, place=place))
    if isinstance(blocks, Overflow) or not blocks:
        return None
    fullest = max(block.fit.needed for block in blocks) + _INSETS.top + _BELOW
    height, size = Emu(min(most, max(_ROW, fullest))), blocks[0].fit.size
    blocks = [
        block
        for block in _row_blocks(value, size, height, place=place)
        if not isinstance(block, Overflow)
    ]
    items: list[Item] = []
    for figure, label in zip(blocks[::2], blocks[1::2], strict=True):
        box = replace(figure.box, width=place.box.width, height=Emu(_RULE))
        items += [Rectangle(box=box, about=DECORATION, fill="brand"), figure, label]
    about = place.about(Role.BODY, value.span)
    return Group(box=union_of(blocks), about=about, items=tuple(items), name="numbers")


def _row_blocks(
    value: Numbers, size: int, height: Emu, *, place: SlotContext
) -> Iterator[TextBlock | Overflow]:
    """The figure and the label of each, in the middle of its row of that height."""
    style = _style(place.style, size, _MOST_ROWS)
    split = (place.box.width + GUTTER) * _FIGURE // 12
    for index, number in enumerate(value.items):
        row = replace(place.box, y=Emu(place.box.y + index * height), height=height)
        left = replace(row, width=Emu(split - GUTTER))
        right = replace(row, x=Emu(row.x + split), width=Emu(row.width - split))
        figure, *label = _paragraphs(number)
        for paragraphs, box in (([figure], left), (label, right)):
            yield _whole(
                fit_text(
                    paragraphs,
                    style,
                    box,
                    place.about(Role.BODY, number.span),
                    setter=place.setter,
                    insets=_INSETS,
                    anchor="middle",
                    sizes=(size,),
                    balance=True,
                )
            )


def _in_columns(
    value: Numbers, columns: int, whole: bool, place: SlotContext
) -> list[TextBlock] | Overflow:
    count = len(value.items)
    largest, _ = _LARGEST.get(count, _LARGEST[4])
    ladder = [size for size in place.ladder if size <= largest] or place.ladder[-1:]
    return set_panels(
        panel_boxes(place.box, count, columns, _ROW_GAP),
        ladder,
        lambda index, box, size: _set_number(value, index, box, size, whole, place=place),
    )


def _set_number(
    value: Numbers, index: int, box: Box, size: int, whole: bool, *, place: SlotContext
) -> TextBlock | Overflow:
    number = value.items[index]
    about = place.about(Role.BODY, number.span)
    insets = icon_room((each.icon for each in value.items), _room_of_rule(value), box)
    style = _style(place.style, size, len(value.items))
    block = fit_text(
        _paragraphs(number),
        style,
        box,
        about,
        setter=place.setter,
        insets=insets,
        sizes=(size,),
        balance=True,
    )
    return _whole(block) if whole else block


def _paragraphs(number: Number) -> list[Paragraph]:
    """The figure, what it counts and where it is from."""
    source = [Paragraph(inline=number.source, level=2)] if number.source else []
    return [
        Paragraph(inline=number.value, level=0, heading=True),
        Paragraph(inline=number.label, level=1),
        *source,
    ]


def _whole(block: TextBlock | Overflow) -> TextBlock | Overflow:
    """The text, unless its figure is broken over lines."""
    if isinstance(block, Overflow):
        return block
    has_figure = block.paragraphs[0].heading
    if not has_figure or sum(line.paragraph == 0 for line in block.lines) == 1:
        return block
    fit = block.fit
    return Overflow(needed=fit.needed, given=fit.given, size=fit.size, lines=1)


def _style(style: TextStyle, size: int, count: int) -> TextStyle:
    """The style with the label in proportion to a figure of that size. Spaces are counted in the
    figure's size."""
    _, largest = _LARGEST.get(count, _LARGEST[4])
    figure, label, source = style.levels[:3]
    less = size - max(label.floor, min(largest, round(size * _LABEL_SHARE)))
    small = size - max(source.floor, min(_SOURCE, round(size * _LABEL_SHARE)))
    levels = (figure, replace(label, less=less), replace(source, less=small), *style.levels[3:])
    return replace(style, levels=levels)


def _room_of_rule(value: Numbers) -> Insets:
    """Several numbers have a rule above each."""
    return _INSETS if len(value.items) > 1 else Insets()


def _group(value: Numbers, blocks: tuple[TextBlock, ...], place: SlotContext) -> Group:
    about = place.about(Role.BODY, value.span)
    items: list[Item] = []
    for number, block in zip(value.items, blocks, strict=True):
        if len(blocks) > 1:
            rule = replace(block.box, height=Emu(_RULE))
            items.append(Rectangle(box=rule, about=DECORATION, fill="brand"))
        items += [*icon_of(number.icon, block, _room_of_rule(value)), block]
    return Group(box=union_of(blocks), about=about, items=tuple(items), name="numbers")


KIND = SlotKind(layout=layout_numbers, floats=True)
