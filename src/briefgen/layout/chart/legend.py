"""Names of series -> a legend above the plot, beside the unit or in rows; of slices, a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.layout.chart.canvas import ChartCanvas, rectangle
from briefgen.model.scene import Item
from briefgen.model.text_block import Colour, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_placement import reseat

# It takes this many rows at most; and to have one, it is this many steps smaller at most.
_MOST_ROWS, _SMALLER = 2, 2
# Between the key and its name, between entries, and below the legend.
_KEY_GAP, _BETWEEN, _BELOW = pt(6), pt(16), pt(8)
# What a legend has behind its last name.
_END = pt(20)
# What PowerPoint's legends keep round their names.
_SPARE = pt(12)
# Between the names of a column, as a share of their size.
_APART = 0.5


class Entry(Value):
    """A `name` in the legend, after the key of its series: the key has its left edge at `x`, and
    both have their `middle` at that height (EMU on the page)."""

    name: str
    x: int
    middle: int


class Legend(Value):
    """Where the `entries` stand, the legend's `box`, the width of the `key` before each, and the
    `size` of the names in points."""

    entries: tuple[Entry, ...]
    box: Box
    key: Emu
    size: int

    def leaves(self, room: Box) -> Box:
        """What is left of the room below it."""
        top = room.y if self.box.y < room.y else self.box.bottom + _BELOW
        return replace(room, y=Emu(top), height=Emu(room.bottom - top))

    def items(self, canvas: ChartCanvas, colours: Sequence[Colour]) -> Iterator[Item]:
        """The names, each after a square of its colour."""
        for entry, colour in zip(self.entries, colours, strict=True):
            top = entry.middle - self.key // 2
            yield rectangle(entry.x, top, self.key, self.key, fill=colour)
            yield self.name(canvas, entry)

    def name(self, canvas: ChartCanvas, entry: Entry) -> Item:
        """The name beside its key."""
        x = entry.x + self.key + _KEY_GAP
        return replace(canvas, size=self.size).line_of_text(entry.name, x, entry.middle, "left")


def above(canvas: ChartCanvas, names: Sequence[str], key: Emu) -> Legend | Overflow:
    """The names one after the other above the plot: on the unit's line where it has room for all,
    if need be a step smaller, or on one of their own, before they take two. `key` is the width of
    the sign before each."""
    unit, smaller = canvas.beside_unit, [size for size in canvas.place.ladder if size < canvas.size]
    lines = [(unit, size) for size in (canvas.size, *smaller[:1])] if unit else []
    lines += [(canvas.room, size) for size in (canvas.size, *smaller[:_SMALLER])]
    for room, size in lines:
        sized, sign = replace(canvas, size=size), Emu(key * size // canvas.size)
        row = room.height if room is unit else _row(sized)
        found = _in_rows(sized, names, sign, room, row)
        if isinstance(found, Legend):
            return found
    return _in_rows(canvas, names, key, canvas.room, _row(canvas), _MOST_ROWS)


def _row(canvas: ChartCanvas) -> Emu:
    return canvas.line + pt(4)


def _in_rows(
    canvas: ChartCanvas, names: Sequence[str], key: Emu, room: Box, row: Emu, most: int = 1
) -> Legend | Overflow:
    entries: list[Entry] = []
    x, line, widest = int(room.x), 0, 0
    for name in names:
        width = key + _KEY_GAP + canvas.width(name)
        if x > room.x and x + width > room.right:
            x, line = int(room.x), line + 1
        if line == most or x + width > room.right:
            return canvas.refused("BF302/legend")
        entries.append(Entry(name, x, room.y + line * row + row // 2))
        widest = max(widest, x + width - room.x)
        x += width + _BETWEEN
    box = Box(room.x, room.y, min(room.width, widest + _END), (line + 1) * row)
    return Legend(tuple(entries), box, key, canvas.size)


class KeyColumn(Value):
    """The `names` below each other, each after the key of its slice, in the legend's `box`; `side`
    is that of the keys, `size` that of the names in points."""

    names: tuple[TextBlock, ...]
    box: Box
    side: Emu
    size: int

    def leaves(self, room: Box) -> Box:
        """What is left of the room before it."""
        return replace(room, width=Emu(self.box.x - _BETWEEN - room.x))

    def items(self, _: ChartCanvas, colours: Sequence[Colour]) -> Iterator[Item]:
        """The names, each with its key in its colour, level with its first line."""
        for name, colour in zip(self.names, colours, strict=True):
            line = name.lines[0]
            top = line.top + (line.height - self.side) // 2
            yield rectangle(self.box.x, top, self.side, self.side, fill=colour)
            yield name


def beside(canvas: ChartCanvas, names: Sequence[str]) -> KeyColumn | Overflow:
    """The names below each other at the right of the plot, as wide as they need."""
    side = pt(round(0.7 * canvas.size))
    wide = min(max(map(canvas.width, names)) + side + _KEY_GAP, canvas.room.width * 3 // 10)
    left = Emu(canvas.room.right - wide)
    return set_column(canvas, names, replace(canvas.room, x=left, width=Emu(wide)))


def set_column(canvas: ChartCanvas, names: Sequence[str], room: Box) -> KeyColumn | Overflow:
    """The names below each other in the middle of the room's height, on lines as they need."""
    side, apart = pt(round(0.7 * canvas.size)), pt(_APART * canvas.size)
    left = room.x + side + _KEY_GAP
    box = replace(room, x=Emu(left), width=Emu(room.right - left))
    blocks = [canvas.text(name, box, "left", "top") for name in names]
    set_well = [block for block in blocks if isinstance(block, TextBlock)]
    heights = [block.fit.needed + apart for block in set_well]
    if len(set_well) < len(blocks) or sum(heights) > room.height:
        return canvas.refused("BF302/legend")
    top = Emu(room.y + (room.height - sum(heights)) // 2)
    widest = max(canvas.width(line.text) for block in set_well for line in block.lines)
    wide = min(room.width, left - room.x + widest + _SPARE)
    whole = replace(room, y=top, width=Emu(wide), height=Emu(sum(heights)))
    placed = []
    for block, height in zip(set_well, heights, strict=True):
        placed.append(reseat(block, replace(box, y=Emu(top + apart // 2), height=block.fit.needed)))
        top = Emu(top + height)
    return KeyColumn(tuple(placed), whole, side, canvas.size)
