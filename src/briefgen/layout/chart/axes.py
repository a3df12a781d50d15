"""Canvas + axis -> the plot with its grid, and the names of values and categories beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.layout.chart.axis_scale import marks_of
from briefgen.layout.chart.canvas import AXIS, GAP, GRID, ChartCanvas, horizontal, vertical
from briefgen.model.chart_plot import ValueAxis
from briefgen.model.scene import Item, LineShape
from briefgen.model.text_block import TextBlock
from briefgen.model.typography import Align, Anchor
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_placement import reseat

# A name of a category takes three lines at most, and of the width of a chart two fifths.
_MOST_LINES = 3
_WIDEST_NAME = (2, 5)
_APART = pt(6)


class Margins(Value):
    """The room for what stands round the plot, in EMU: at its `left`, `top`, `right` and
    `bottom`."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    def inside(self, box: Box) -> Box:
        return Box(
            box.x + self.left,
            box.y + self.top,
            box.width - self.left - self.right,
            box.height - self.top - self.bottom,
        )


class Axes(Value, kw_only=True):
    """The plot, which fills the box `plot`: values run along `axis` upwards, or to the right where
    the bars are `lying`; `count` categories share the other direction. `shares` of the width say
    where points stand that do not stand in the middle of such a part."""

    plot: Box
    axis: ValueAxis
    count: int
    lying: bool = False
    shares: tuple[float, ...] = ()

    def at(self, value: Decimal) -> int:
        """Where a value lies: its x where bars lie, its y where they stand."""
        axis, plot = self.axis, self.plot
        share = float((value - axis.minimum) / (axis.maximum - axis.minimum))
        if self.lying:
            return plot.x + round(share * plot.width)
        return plot.bottom - round(share * plot.height)

    @property
    def base(self) -> int:
        """Where bars begin, and the axis of the categories runs."""
        return self.at(min(max(self.axis.minimum, Decimal(0)), self.axis.maximum))

    @property
    def step(self) -> float:
        """The room of one category."""
        return (self.plot.height if self.lying else self.plot.width) / self.count

    def start(self, index: int) -> int:
        """Where the room of a category begins."""
        return (self.plot.y if self.lying else self.plot.x) + round(index * self.step)

    def middle(self, index: int) -> int:
        """Where the point of a category stands."""
        if self.shares:
            return self.plot.x + round(self.shares[index] * self.plot.width)
        return round(self.start(index) + self.step / 2)


def value_names(canvas: ChartCanvas, axis: ValueAxis) -> tuple[str, ...]:
    """The names of the axis's marks."""
    if axis.percent:
        return tuple(f"{mark:f}%" for mark in marks_of(axis))
    return tuple(canvas.number(mark, axis.decimals) for mark in marks_of(axis))


def draw_grid(canvas: ChartCanvas, axes: Axes) -> Iterator[Item]:
    """The grid with its values, where it is shown, then the line that bars stand on."""
    plot, shown = axes.plot, axes.axis.shown
    names = value_names(canvas, axes.axis) if shown else ()
    for mark, name in zip(marks_of(axes.axis), names, strict=False):
        place = axes.at(mark)
        yield _grid_line(axes, place)
        if axes.lying:
            middle = plot.bottom + GAP + canvas.line // 2
            yield canvas.line_of_text(name, place, middle, colour="quiet")
        else:
            yield canvas.line_of_text(name, plot.x - GAP, place, "right", colour="quiet")


def base_line(axes: Axes) -> LineShape:
    """The axis of the categories; it lies above the bars."""
    plot = axes.plot
    if axes.lying:
        return vertical(axes.base, plot.y, plot.bottom, AXIS)
    return horizontal(plot.x, plot.right, axes.base, AXIS)


def _grid_line(axes: Axes, place: int) -> LineShape:
    plot = axes.plot
    if axes.lying:
        return vertical(place, plot.y, plot.bottom, GRID)
    return horizontal(plot.x, plot.right, place, GRID)


def names_below(
    canvas: ChartCanvas,
    names: Sequence[str],
    plot: Box,
    *,
    every: int = 1,
    shares: Sequence[float] = (),
) -> list[TextBlock] | Overflow:
    """The names of categories below the plot, each in the room of `every` categories, or round its
    share of the width."""
    step, room = plot.width / max(1, len(names) - bool(shares)), canvas.room
    height = _MOST_LINES * canvas.line + pt(1)
    found: list[TextBlock] = []
    for index in range(0, len(names), every):
        share = shares[index] if shares else (index + 0.5) * step / plot.width
        middle = plot.x + round(share * plot.width)
        # The outermost names do not reach beyond the chart.
        half = min(round(every * step - _APART) // 2, middle - room.x, room.right - middle)
        box = Box(Emu(middle - half), Emu(plot.bottom + GAP), Emu(2 * half), height)
        block = _named(canvas, names[index], box, "center", anchor="top")
        if isinstance(block, Overflow):
            return block
        # The box was high enough for any name: now for this one.
        found.append(reseat(block, replace(box, height=block.fit.needed)))
    return found


def names_beside(
    canvas: ChartCanvas, names: Sequence[str], axes: Axes
) -> list[TextBlock] | Overflow:
    """The names of categories at the left of a plot with lying bars."""
    found: list[TextBlock] = []
    for index, name in enumerate(names):
        top, width = axes.start(index), axes.plot.x - GAP - canvas.room.x
        box = Box(canvas.room.x, Emu(top), Emu(width), Emu(round(axes.step)))
        block = _named(canvas, name, box, "right", anchor="middle")
        if isinstance(block, Overflow):
            return block
        found.append(block)
    return found


def width_beside(canvas: ChartCanvas, names: Sequence[str]) -> int:
    """The room for the names at the left of lying bars: what the longest needs, within limits."""
    share, of = _WIDEST_NAME
    longest = max(canvas.width(name) for name in names)
    words = max(canvas.width(word) for name in names for word in name.split() or [""])
    wanted = max(words, min(longest, canvas.room.width * share // of))
    # A word that would leave less than half for the bars is refused where it is set.
    return min(wanted, canvas.room.width // 2) + pt(1) + GAP


def _named(
    canvas: ChartCanvas, name: str, box: Box, align: Align, *, anchor: Anchor
) -> TextBlock | Overflow:
    """A category's name, unless it does not fit or a word of it would have to be cut."""
    if all(canvas.width(word) <= box.width for word in name.split()):
        block = canvas.text(name, box, align, anchor)
        if isinstance(block, TextBlock):
            return block
    is_bar = canvas.chart.kind == "bar"
    return canvas.refused("BF302/category" if is_bar else "BF302/category-not-bar", name=name)
