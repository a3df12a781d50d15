"""The lines and signs that a line chart is drawn with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from briefgen.model.chart_plot import MARKER_SIZE, PlotSeries
from briefgen.model.scene import Ellipse, LineShape, Polygon, Rectangle, Stroke
from briefgen.model.text_block import DECORATION
from briefgen.model.units import Box, Emu, pt

# A dash and the gap behind it, in widths of the line.
_DASH = (4, 3)
# The corners of markers, in halves of their side.
_CORNERS = {"triangle": ((1, 0), (2, 2), (0, 2)), "diamond": ((1, 0), (2, 1), (1, 2), (0, 1))}


Place = tuple[float, float]


def stretch(start: Place, end: Place, series: PlotSeries) -> LineShape:
    """A straight piece of a series's line, from left to right."""
    (x0, y0), (x1, y1) = ((round(x), round(y)) for x, y in (start, end))
    box = Box(Emu(x0), Emu(min(y0, y1)), Emu(x1 - x0), Emu(abs(y1 - y0)))
    stroke = Stroke(series.colours[0], series.wide)
    return LineShape(box=box, about=DECORATION, stroke=stroke, flip=y1 < y0)


def course(places: Sequence[Place], series: PlotSeries) -> Iterator[LineShape]:
    """A line through places from left to right, in dashes as PowerPoint draws them where it is
    dashed: they go on round its corners."""
    if not series.dashed:
        yield from (stretch(one, two, series) for one, two in pairwise(places))
        return
    run, whole = 0.0, sum(_DASH) * series.wide
    for (x0, y0), (x1, y1) in pairwise(places):
        length = hypot(x1 - x0, y1 - y0) or 1.0
        at = 0.0
        while at < length:
            within = (run + at) % whole
            is_on = within < _DASH[0] * series.wide
            left = (_DASH[0] * series.wide if is_on else whole) - within
            to = min(length, at + max(left, 1.0))
            if is_on:
                ends = (
                    (x0 + (x1 - x0) * f / length, y0 + (y1 - y0) * f / length) for f in (at, to)
                )
                yield stretch(next(ends), next(ends), series)
            at = to
        run += length


def marker(
    series: PlotSeries, x: int, y: int, side: Emu = MARKER_SIZE
) -> Rectangle | Ellipse | Polygon:
    """The sign of a series at a point, its middle at x, y."""
    name, colour = series.marker, series.colours[0]
    is_open = name.startswith("open-")
    box = Box(Emu(x - side // 2), Emu(y - side // 2), side, side)
    stroke = Stroke(colour, pt(1.5))
    fill = "paper" if is_open else colour
    form = name.removeprefix("open-")
    if form in _CORNERS:
        path = tuple((side * x // 2, side * y // 2) for x, y in _CORNERS[form])
        return Polygon(box=box, about=DECORATION, fill=fill, stroke=stroke, path=(path,))
    return (Ellipse if form == "circle" else Rectangle)(
        box=box, about=DECORATION, fill=fill, stroke=stroke
    )
