"""What a chart is drawn from: its numbers, and every choice that all pictures of it share.

The layout makes these choices once. PowerPoint's own chart is written from them, and our drawing
follows them, so that both look alike.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from briefgen.model.units import Box, Emu
from briefgen.model.values import Value

# How points of a line are marked, in the order of the series; "open" ones are outlines.
Marker = Literal["circle", "square", "triangle", "diamond", "open-circle", "open-square"]
MARKERS: tuple[Marker, ...] = get_args(Marker)
# The sides of a marker on a line, and of a point that stands alone, in EMU.
MARKER_SIZE, POINT_SIZE = Emu(8 * 12_700), Emu(11 * 12_700)
# Where values are written: nowhere, beyond the end, in the middle, or at a side.
ValuePlace = Literal["", "outside", "inside", "above", "below", "right"]
# What is written at a point: its value, the name of its series, or both; its part's name and value.
Said = Literal["value", "name", "both", "part"]
# The width of a line, and of the one in focus.
LINE_WIDTH, FOCUS_WIDTH = Emu(38_100), Emu(50_800)
# The hole of a ring, in percent of its width.
RING_HOLE = 62
CURRENCIES = frozenset("£$€")
# The powers of ten that numbers may be shown in, by what stands behind them then.
POWERS = {"k": 3, "m": 6}


class NumberStyle(Value, kw_only=True):
    """How a chart's numbers are written: with what stands `before` and `behind` them (signs of ours
    only: £, $, €, %, k, m), without so many powers of ten (`power`), and with so many `decimals`,
    None for as many as they have."""

    before: str = ""
    behind: str = ""
    power: int = 0
    decimals: int | None = None


class ValueAxis(Value, kw_only=True):
    """The axis of the values: its ends (`minimum` and `maximum`), the `step` between its marks, and
    their `decimals`.

    With `percent` the values are shares of a whole in percent. `shown` is false where values stand
    beside what is drawn, so that neither the axis nor its grid is needed. `name` is what it counts,
    where that stands nowhere else.
    """

    minimum: Decimal
    maximum: Decimal
    step: Decimal
    decimals: int = 0
    percent: bool = False
    shown: bool = True
    name: str = ""


class DateAxis(Value, kw_only=True):
    """An axis of `days`, at their true distances: from `first` on a mark every `step` days, months
    or years (`unit`), written as `pattern` says (as Excel writes it)."""

    days: tuple[date, ...]
    first: date
    step: int
    unit: Literal["days", "months", "years"]
    pattern: str


class PointLabel(Value, kw_only=True):
    """What is written at one `point` of a series: `says` what, at its `place`, moved down by so
    much (`shift`, EMU) and to the right (`aside`). One that is `grounded` has the ground behind it,
    so that no line of the grid runs through it; one `in_a_row` has its value behind its name, not
    below; one that is not `strong` is not bold."""

    point: int
    says: Said = "value"
    place: ValuePlace
    shift: Emu = Emu(0)
    aside: Emu = Emu(0)
    grounded: bool = False
    in_a_row: bool = False
    strong: bool = True


class PlotSeries(Value, kw_only=True):
    """A series as it is drawn.

    `colours` holds one colour, or one for each point; `label_colours` are those of the values
    written at them. `marker` is one of MARKERS, or "": it is drawn at the points that are `marked`,
    in a scatter chart at all. `place` is where its values are written, and `labels` are those of
    points that differ. A line is so `wide` (EMU) and may be `dashed`.
    """

    name: str
    """What it is called."""
    values: tuple[Decimal | None, ...]
    """A value for each category; None for a gap."""
    colours: tuple[str, ...]
    label_colours: tuple[str, ...] = ("ink",)
    marker: Marker | Literal[""] = ""
    marked: tuple[int, ...] = ()
    place: ValuePlace = ""
    labels: tuple[PointLabel, ...] = ()
    wide: Emu = LINE_WIDTH
    dashed: bool = False

    def colour(self, point: int) -> str:
        """That of one point."""
        return self.colours[point] if len(self.colours) > 1 else self.colours[0]

    def label_colour(self, point: int) -> str:
        """That of what is written at one point."""
        return self.label_colours[point] if len(self.label_colours) > 1 else self.label_colours[0]


class ChartLook(Value, kw_only=True):
    """How a chart looks.

    `plot` is the rectangle inside the axes, on the page. `size` is that of all its text in points.
    `gap` is the space between groups of bars, and `overlap` how far the bars of a group cover each
    other, both in percent of a bar. Values have so many `decimals`, in the chart's `style`.
    Every `every`-th category has its name. `legend` is the box of the legend, if any,
    `beside` the plot or above it; `key_size` and `value_size` are the sizes of its text and of the
    values where they are others. Where lines reach `to_edges`, the first and the last point stand
    on the edges of the plot. `middle` is what stands in the middle of a ring, in the box, at its
    size.
    """

    plot: Box
    size: int
    gap: int = 60
    overlap: int = 0
    decimals: int = 0
    style: NumberStyle = NumberStyle()
    every: int = 1
    legend: Box | None = None
    beside: bool = False
    key_size: int = 0
    value_size: int = 0
    to_edges: bool = False
    middle: tuple[str, Box, int] | None = None
