"""Names of series -> a legend in one or two rows above the plot."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.layout.chart.canvas import ChartCanvas
from briefgen.model.scene import Item
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value
from briefgen.text.fitting import Overflow

_MOST_ROWS = 2
# Between the key and its name, between entries, and below the legend.
_KEY_GAP, _BETWEEN, _BELOW = pt(6), pt(20), pt(8)


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
