"""What is shorter than its zone -> where it stands in it; a text that belongs to it stands below.

All of a slide below its title is one zone. Lists, tables and charts begin on its first line; groups
of shapes stand at its optical middle, which is a little above the real one.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.layout.move_items import move_item
from briefgen.layout.slot_context import MODULE
from briefgen.model.scene import Group, Item
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import replace

# Between an exhibit and the text that belongs to it.
APART = pt(24)
# What is shorter than its zone by more is moved down, by this share of the difference.
_SLACK = pt(48)
_OPTICAL = 0.42
# A box grows to this many times the height that its text needs, and no further.
_MOST_GROWTH = 1.4


def optical_middle(items: tuple[Item, ...], zone: Box) -> tuple[Item, ...]:
    """The items at the optical middle of their zone, all moved alike."""
    rest = zone.height - (max(item.box.bottom for item in items) - zone.y)
    if rest <= _SLACK:
        return items
    down = round(rest * _OPTICAL) // MODULE * MODULE
    return tuple(move_item(item, 0, down) for item in items)


def with_below(items: tuple[Item, ...], below: TextBlock | Group, box: Box) -> tuple[Item, ...]:
    """The items of a slot with what belongs to the last of them: a text closes a group of shapes;
    below a text in its placeholder, which keeps its `box`, stands a group of its own."""
    *others, last = items
    down = Emu(_foot_of(last) + APART - below.box.y)
    low = move_item(_lowered(below), 0, down)
    if isinstance(last, Group) and isinstance(below, TextBlock):
        return (*others, replace(last, box=last.box.union(low.box), items=(*last.items, low)))
    if isinstance(last, TextBlock):
        last = replace(last, box=box)
    return (*others, last, low)


def _foot_of(item: Item) -> int:
    if not isinstance(item, TextBlock):
        return item.box.bottom
    return max(line.top + line.height for line in item.lines)


def _lowered(below: TextBlock | Group) -> TextBlock | Group:
    """A text as high as its lines."""
    if isinstance(below, Group):
        return below
    return replace(below, box=replace(below.box, height=Emu(_height(below))))


def _height(below: TextBlock | Group) -> int:
    if isinstance(below, Group):
        return below.box.height
    return below.fit.needed + below.insets.top + below.insets.bottom


def room_for(below: TextBlock | Group) -> int:
    """The height that a text or panel takes away from what it stands below."""
    return _height(below) + APART


def grown(needed: Sequence[int], room: int) -> list[int]:
    """Heights of boxes or rows that share what is left of a room, each within its limit."""
    share = max(0, room - sum(needed)) // max(1, len(needed))
    return [
        min(round(height * _MOST_GROWTH), height + share) // MODULE * MODULE if share else height
        for height in needed
    ]
