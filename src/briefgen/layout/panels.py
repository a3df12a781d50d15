"""Boxes in rows: their places on the grid, and rows as high as their fullest box."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefgen.layout.slot_context import GUTTER, rows_of, set_at_common_size, split_width, to_module
from briefgen.layout.zone import grown
from briefgen.model.scene import Item
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_placement import reseat

ROW_GAP = pt(16)


def panel_boxes(
    box: Box, count: int, columns: int, gap: Emu = ROW_GAP, *, gutter: Emu = GUTTER
) -> list[Box]:
    """`count` equal boxes in rows of `columns`, which share the height of `box`. `gap` is between
    rows, `gutter` between columns."""
    across = split_width(box, columns, gutter)
    rows = len(rows_of(count, columns))
    height = (box.height - (rows - 1) * gap) // rows
    return [replace(across[index % columns], height=height) for index in range(count)]


def set_panels(
    boxes: Sequence[Box],
    ladder: Sequence[int],
    set_one: Callable[[int, Box, int], TextBlock | Overflow],
) -> list[TextBlock] | Overflow:
    """A text in each box, all at one size. `set_one` gets the index, the box and the size."""
    return set_at_common_size(
        ladder, lambda size: (set_one(index, box, size) for index, box in enumerate(boxes))
    )


def stack_panels(
    blocks: Sequence[TextBlock], columns: int, gap: Emu = ROW_GAP, *, room: int = 0
) -> tuple[TextBlock, ...]:
    """The texts in rows from the top, each row as high as its fullest needs; rows grow into a
    `room` that is higher."""
    found: list[TextBlock] = []
    top = blocks[0].box.y
    rows = rows_of(len(blocks), columns)
    needed = [max(_height_of(blocks[index]) for index in row) for row in rows]
    heights = grown(needed, room - (len(rows) - 1) * gap) if room else needed
    for row, height in zip(rows, heights, strict=True):
        for index in row:
            box = replace(blocks[index].box, y=top, height=Emu(height))
            found.append(reseat(blocks[index], box))
        top = Emu(top + height + gap)
    return tuple(found)


def _height_of(block: TextBlock) -> Emu:
    needed = block.fit.needed + block.insets.top + block.insets.bottom + pt(1)
    return min(to_module(needed), block.box.height)


def union_of(blocks: Sequence[Item]) -> Box:
    """The smallest box that holds all of them."""
    box = blocks[0].box
    for block in blocks[1:]:
        box = box.union(block.box)
    return box
