"""The foot of a chart that runs in time: the names of its categories or days, and their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from briefgen.layout.chart.axes import Axes, names_below
from briefgen.layout.chart.canvas import GAP, ChartCanvas
from briefgen.model.chart_plot import DateAxis, ValueAxis
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow
from briefgen.text.locales import format_mark

_MOST_SKIPPED = 12
_Unit = Literal["days", "months", "years"]
_PATTERNS: dict[_Unit, str] = {"days": "d mmm", "months": "mmm yyyy", "years": "yyyy"}
# What marks may be apart, from the finest.
_STEPS: tuple[tuple[_Unit, int], ...] = (
    ("days", 1), ("days", 2), ("days", 7), ("days", 14),
    ("months", 1), ("months", 2), ("months", 3), ("months", 6),
    ("years", 1), ("years", 2), ("years", 5), ("years", 10), ("years", 20), ("years", 50),
)  # fmt: skip
_BETWEEN = pt(10)


class PlotFoot(Value, kw_only=True):
    """The `names` below the `plot`, of every `every`-th category; where its points stand, as
    `shares` of its width; and the axis of `days`, if there is one."""

    names: list[TextBlock]
    plot: Box
    count: int
    """How many categories there are."""
    shares: tuple[float, ...] = ()
    every: int = 1
    days: DateAxis | None = None

    def axes(self, axis: ValueAxis) -> Axes:
        """The axes that stand on it."""
        return Axes(plot=self.plot, axis=axis, count=self.count, shares=self.shares)


def set_foot(canvas: ChartCanvas, box: Box, *, to_edges: bool = False) -> PlotFoot | Overflow:
    """The names at the foot of a box, below the plot that it leaves: points reach the edges of the
    plot where their names have room there, or must (`to_edges`)."""
    days = canvas.chart.days
    if days and not canvas.chart.are_names:
        return _days(canvas, box)
    count = len(canvas.chart.categories)
    edges = tuple(index / (count - 1) for index in range(count)) if count > 1 else ()
    found: PlotFoot | Overflow = canvas.refused("BF302/categories")
    # Names between are understood where three are shown.
    most = 1 if days else min(_MOST_SKIPPED, max(1, (count - 1) // 2))
    for every in range(1, most + 1):
        for shares in (edges,) if to_edges else (edges, ()):
            found = _named(canvas, box, every, shares)
            if isinstance(found, PlotFoot):
                return found
    return _days(canvas, box) if days else found


def _named(
    canvas: ChartCanvas, box: Box, every: int, shares: tuple[float, ...]
) -> PlotFoot | Overflow:
    names = [name.text for name in canvas.chart.categories]
    plot = replace(box, height=Emu(box.height - canvas.line - GAP - pt(1)))
    labels = names_below(canvas, names, plot, every=every, shares=shares)
    if isinstance(labels, Overflow):
        return labels
    needed = max(block.fit.needed for block in labels)
    if needed > (1 if shares else 2) * canvas.line + pt(2):
        return canvas.refused("BF302/categories")
    plot = replace(box, height=Emu(box.height - needed - GAP - pt(1)))
    placed = names_below(canvas, names, plot, every=every, shares=shares)
    assert not isinstance(placed, Overflow)
    return PlotFoot(names=placed, plot=plot, count=len(names), shares=shares, every=every)


def _days(canvas: ChartCanvas, box: Box) -> PlotFoot | Overflow:
    days, language = canvas.chart.days, canvas.place.setter.language
    plot = replace(box, height=Emu(box.height - canvas.line - GAP - pt(1)))
    for unit, step in _STEPS:
        if not _is_fit(unit, days):
            continue
        first = _begin(days[0], unit)
        whole = max(1, (days[-1] - first).days)
        marks = list(_marks(first, days[-1], unit, step))
        names = [format_mark(day, _PATTERNS[unit], language) for day in marks]
        at = [plot.x + plot.width * (day - first).days // whole for day in marks]
        widths = [canvas.width(name) for name in names]
        if _are_apart(at, widths) and at[-1] + widths[-1] // 2 <= canvas.room.right:
            middle = plot.bottom + GAP + canvas.line // 2
            return PlotFoot(
                names=[
                    canvas.line_of_text(name, max(x, canvas.room.x + width // 2), middle)
                    for name, x, width in zip(names, at, widths, strict=True)
                ],
                plot=plot,
                count=len(days),
                shares=tuple((day - first).days / whole for day in days),
                days=DateAxis(
                    days=days, first=first, step=step, unit=unit, pattern=_PATTERNS[unit]
                ),
            )
    return canvas.refused("BF302/categories")


def _is_fit(unit: _Unit, days: Sequence[date]) -> bool:
    """Whether so fine a unit was written: years stand for their first day, and months too."""
    if all((day.month, day.day) == (1, 1) for day in days):
        return unit == "years"
    return unit != "days" or any(day.day != 1 for day in days)


def _begin(day: date, unit: _Unit) -> date:
    match unit:
        case "days":
            return day
        case "months":
            return day.replace(day=1)
        case "years":
            return day.replace(month=1, day=1)


def _marks(first: date, last: date, unit: _Unit, step: int) -> Iterator[date]:
    """The days that have a mark, from the first on."""
    day = first
    while day <= last:
        yield day
        if unit == "days":
            day += timedelta(days=step)
            continue
        months = day.year * 12 + day.month - 1 + step * (12 if unit == "years" else 1)
        if months // 12 > date.max.year:
            return
        day = date(months // 12, months % 12 + 1, 1)


def _are_apart(at: Sequence[int], widths: Sequence[int]) -> bool:
    """Whether each name ends before the next begins."""
    pairs = list(zip(at, widths, strict=True))
    return all(
        x + width // 2 + _BETWEEN <= x2 - width2 // 2
        for (x, width), (x2, width2) in pairwise(pairs)
    )
