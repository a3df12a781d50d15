"""Names of series -> a legend in one or two rows above the plot; names of slices, in a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.layout.chart.canvas import ChartCanvas, rectangle
from briefgen.model.scene import Item
from briefgen.model.text_block import Colour, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_placement import reseat

_MOST_ROWS = 2
# Between the key and its name, between entries, and below the legend.
_KEY_GAP, _BETWEEN, _BELOW = pt(6), pt(20), pt(8)
# Between the names of a column, as a share of their size.
_APART = 0.5


class Entry(Value):
    """A `name` in the legend, after the key of its series: the key has its left edge at `x`, and
    both have their `middle` at that height (EMU on the page)."""

    name: str
    x: int
    middle: int


class Legend(Value):
    """Where the `entries` stand, the legend's `box`, the width of the `key` before each name, and
    the height that the legend takes from the chart."""

    entries: tuple[Entry, ...]
    box: Box
    key: Emu

    @property
    def height(self) -> int:
        return self.box.height + _BELOW


def set_legend(canvas: ChartCanvas, names: Sequence[str], key: Emu) -> Legend | Overflow:
    """The names one after the other; `key` is the width of the sign before each (EMU)."""
    room, row = canvas.room, canvas.line + pt(4)
    entries: list[Entry] = []
    x, line, widest = int(room.x), 0, 0
    for name in names:
        width = key + _KEY_GAP + canvas.width(name)
        if x > room.x and x + width > room.right:
            x, line = int(room.x), line + 1
        if line == _MOST_ROWS or x + width > room.right:
            return canvas.refused("BF302/legend")
        entries.append(Entry(name, x, room.y + line * row + row // 2))
        widest = max(widest, x + width - room.x)
        x += width + _BETWEEN
    box = Box(room.x, room.y, min(room.width, widest + _BETWEEN), (line + 1) * row)
    return Legend(tuple(entries), box, key)


def entry_name(canvas: ChartCanvas, entry: Entry, key: Emu) -> Item:
    """The name beside the key."""
    return canvas.line_of_text(entry.name, entry.x + key + _KEY_GAP, entry.middle, "left")


class KeyColumn(Value):
    """The `names` below each other, each after the key of its slice, in the legend's `box`; `side`
    is that of the keys."""

    names: tuple[TextBlock, ...]
    box: Box
    side: Emu

    def items(self, colours: Sequence[Colour]) -> Iterator[Item]:
        """The names, each with its key in its colour, level with its first line."""
        for name, colour in zip(self.names, colours, strict=True):
            line = name.lines[0]
            top = line.top + (line.height - self.side) // 2
            yield rectangle(self.box.x, top, self.side, self.side, fill=colour)
            yield name


def set_column(canvas: ChartCanvas, names: Sequence[str], room: Box) -> KeyColumn | Overflow:
    """The names below each other in the middle of the room's height, on lines as they need."""
    side, apart = pt(round(0.7 * canvas.size)), pt(_APART * canvas.size)
    left = room.x + side + _KEY_GAP
    box = replace(room, x=Emu(left), width=Emu(room.right - left))
    blocks = [canvas.text(name, box, "left", "top") for name in names]
    set_well = [block for block in blocks if isinstance(block, TextBlock)]
    heights = [block.fit.needed + apart for block in set_well]
    if len(set_well) < len(blocks) or sum(heights) > room.height:
        return canvas.refused("BF302/slices")
    top = Emu(room.y + (room.height - sum(heights)) // 2)
    whole = replace(room, y=top, height=Emu(sum(heights)))
    placed = []
    for block, height in zip(set_well, heights, strict=True):
        placed.append(reseat(block, replace(box, y=Emu(top + apart // 2), height=block.fit.needed)))
        top = Emu(top + height)
    return KeyColumn(tuple(placed), whole, side)
