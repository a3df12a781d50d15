"""What a chart is drawn from: its numbers, and every choice that all pictures of it share.

The layout makes these choices once. PowerPoint's own chart is written from them, and our drawing
follows them, so that both look alike.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, get_args

from briefgen.model.units import Box, Emu
from briefgen.model.values import Value

# How points of a line are marked, in the order of the series; "open" ones are outlines.
Marker = Literal["circle", "square", "triangle", "diamond", "open-circle", "open-square"]
MARKERS: tuple[Marker, ...] = get_args(Marker)
# The sides of a marker, in EMU.
MARKER_SIZE = Emu(8 * 12_700)
# Where values are written: nowhere, beyond the end, in the middle, or above.
ValuePlace = Literal["", "outside", "inside", "above"]
LINE_WIDTH = Emu(28_575)


class ValueAxis(Value, kw_only=True):
    """The axis of the values: its ends (`minimum` and `maximum`), the `step` between its marks, and
    their `decimals`.

    With `percent` the values are shares of a whole in percent. `shown` is false where values stand
    beside what is drawn, so that neither the axis nor its grid is needed.
    """

    minimum: Decimal
    maximum: Decimal
    step: Decimal
    decimals: int = 0
    percent: bool = False
    shown: bool = True


class PlotSeries(Value, kw_only=True):
    """A series as it is drawn.

    `colours` holds one colour, or one for each slice of a pie; `label_colours` are those of the
    values written on them. `marker` is one of MARKERS, or "". `end` is, for a line with its name
    beside it, the point that the name stands at and how far it is moved down (EMU).
    """

    name: str
    """What it is called."""
    values: tuple[Decimal | None, ...]
    """A value for each category; None for a gap."""
    colours: tuple[str, ...]
    label_colours: tuple[str, ...] = ("ink",)
    marker: Marker | Literal[""] = ""
    end: tuple[int, Emu] | None = None


class ChartLook(Value, kw_only=True):
    """How a chart looks.

    `plot` is the rectangle inside the axes, on the page. `size` is that of all its text in points.
    `gap` is the space between groups of bars, and `overlap` how far the bars of a group cover each
    other, both in percent of a bar. `values` tells where values are written: "" for nowhere,
    "outside" (beyond the end), "inside" (in the middle) or "above". `decimals` are those of the
    values. Every `every`-th category has its name. `legend` is the box of the legend, if any.
    """

    plot: Box
    size: int
    gap: int = 60
    overlap: int = 0
    values: ValuePlace = ""
    decimals: int = 0
    every: int = 1
    legend: Box | None = None
