"""What is shorter than its zone -> where it stands in it; a text that belongs to it stands below.

All of a slide below its title is one zone. Lists, tables and charts begin on its first line; groups
of shapes stand at its optical middle, which is a little above the real one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefgen.layout.move_items import move_item
from briefgen.layout.slot_context import MODULE, Placed, SlotContext
from briefgen.model.scene import Group, Item
from briefgen.model.template import SlotSpec
from briefgen.model.text_block import TextBlock, TextLine
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow

# Between an exhibit and the text that belongs to it.
APART = pt(24)
# Between the last line of a text and what begins close below it, at least.
_CLOSE = pt(5)
# What is shorter than its zone by more is moved down, by this share of the difference.
_SLACK = pt(48)
_OPTICAL = 0.42
# A box grows to this many times the height that its text needs, and no further.
_MOST_GROWTH = 1.4
_LISTS = {"rows", "figures"}


def optical_middle(items: tuple[Item, ...], zone: Box) -> tuple[Item, ...]:
    """The items at the optical middle of their zone, all moved alike."""
    rest = zone.height - (max(item.box.bottom for item in items) - zone.y)
    if rest <= _SLACK:
        return items
    down = round(rest * _OPTICAL) // MODULE * MODULE
    return tuple(move_item(item, 0, down) for item in items)


def is_list(items: Iterable[Item]) -> bool:
    """Whether a group is read like a list, and begins on the first line of its zone."""
    return any(isinstance(item, Group) and item.name in _LISTS for item in items)


def with_text_below(group: Group, text: TextBlock) -> Group:
    """The group with the text as its last item, close below it and as high as its lines."""
    low = replace(text, box=replace(text.box, height=Emu(room_for(text) - APART)))
    placed = move_item(low, 0, group.box.bottom + APART - text.box.y)
    return replace(group, box=group.box.union(placed.box), items=(*group.items, placed))


def room_for(text: TextBlock) -> int:
    """The height that a text takes away from the exhibit that it stands below."""
    return text.fit.needed + text.insets.top + text.insets.bottom + APART


def close_to_words(
    place: SlotContext, specs: Sequence[SlotSpec], placed: Mapping[str, Placed]
) -> SlotContext:
    """The place from where the words above it end, on the module: those may have room for more
    lines than they take. What stands beside something begins with that."""
    if any(are_side_by_side(place.spec.box, other.box) for other in specs):
        return place
    above = [found for name in place.spec.takes if (found := placed.get(name))]
    texts = (item for found in above if not isinstance(found, Overflow) for item in found)
    ends = (item.lines[-1] for item in texts if isinstance(item, TextBlock) and item.lines)
    last = next(ends, None)
    return replace(place, box=_close_to(last, place.box)) if last else place


def _close_to(last: TextLine, box: Box) -> Box:
    up = max(0, box.y - last.top - last.height - _CLOSE) // MODULE * MODULE
    return replace(box, y=Emu(box.y - up), height=Emu(box.height + up))


def are_side_by_side(one: Box, other: Box) -> bool:
    """Whether neither of two boxes stands above the other."""
    apart = one.right <= other.x or other.right <= one.x
    return apart and one.y < other.bottom and other.y < one.bottom


def grown(needed: Sequence[int], room: int) -> list[int]:
    """Heights of boxes or rows that share what is left of a room, each within its limit."""
    share = max(0, room - sum(needed)) // max(1, len(needed))
    found: list[int] = []
    for height in needed:
        most = min(round(height * _MOST_GROWTH), height + share)
        found.append(max(height, most // MODULE * MODULE))
    return found
