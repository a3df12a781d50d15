"""What is written at lines: the names at their right ends, and the values that matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from briefgen.layout.chart.axes import Axes
from briefgen.layout.chart.axis_scale import marks_of
from briefgen.layout.chart.canvas import GAP, ChartCanvas
from briefgen.model.chart_plot import MARKER_SIZE, PlotSeries, PointLabel, Said
from briefgen.model.charts import Series
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace

NAME_GAP = pt(10)
_ZERO = Decimal(0)
# Among more lines, values would be a heap of numbers.
_MOST_WITH_VALUES = 2
# The part of a line of text above its figures, and below them.
_EDGE = 6
# A point of a line: its category, and where it lies on the page.
Point = tuple[int, int, int]


class Drawn(Value):
    """A `series` and its `points`."""

    series: PlotSeries
    points: list[Point]


class _Block(Value):
    """Names that stand below each other without a gap, and where the first begins."""

    top: int
    members: list[int]


def runs_of(points: Sequence[Point]) -> Iterator[list[Point]]:
    """The points between gaps."""
    run: list[Point] = []
    for point in points:
        if run and point[0] != run[-1][0] + 1:
            yield run
            run = []
        run.append(point)
    if run:
        yield run


def end_words(canvas: ChartCanvas, series: Series) -> str:
    """What stands at the right end of a line."""
    values = [value for value in series.values if value is not None]
    name, value = series.name.text, canvas.number(values[-1]) if values else ""
    said = _said_at_end(canvas)
    return {"value": value, "name": name, "both": f"{name}: {value}"}[said]


def _said_at_end(canvas: ChartCanvas) -> Said:
    if len(canvas.chart.series) == 1:
        return "value"
    return "both" if _has_values(canvas) else "name"


def _has_values(canvas: ChartCanvas) -> bool:
    return canvas.chart.labels is None and len(canvas.chart.series) <= _MOST_WITH_VALUES


def labelled(
    canvas: ChartCanvas, axes: Axes, lines: Sequence[Drawn], *, at_ends: bool
) -> tuple[list[PlotSeries], list[TextBlock]]:
    """The series with what is written at their points, and the blocks of text themselves."""
    if canvas.chart.labels:
        return _all_labelled(canvas, lines)
    series = [replace(one.series, marked=tuple(_marked(canvas, one))) for one in lines]
    if not at_ends or (len(lines) == 1 and canvas.chart.labels is False):
        return series, []
    series, blocks = _ended(canvas, axes, lines, series)
    if _has_values(canvas):
        for index, one in enumerate(lines):
            for label, block in _valued(canvas, axes, lines, one, blocks):
                blocks.append(block)
                series[index] = replace(series[index], labels=(label, *series[index].labels))
    return [replace(one, labels=tuple(sorted(one.labels, key=_place))) for one in series], blocks


def _place(label: PointLabel) -> int:
    return label.point


def _all_labelled(
    canvas: ChartCanvas, lines: Sequence[Drawn]
) -> tuple[list[PlotSeries], list[TextBlock]]:
    """A value above each point of the only line."""
    series, points = lines[0].series, lines[0].points
    above = PointLabel(point=0, place="above")
    blocks = [_block(canvas, series, point, above) for point in points]
    marked = tuple(point[0] for point in points)
    return [replace(series, marked=marked, place="above")], blocks


def _marked(canvas: ChartCanvas, line: Drawn) -> Iterator[int]:
    """The points that have a marker: the last one, what is alone, and what has a value."""
    alone = {run[0][0] for run in runs_of(line.points) if len(run) == 1}
    last = {line.points[-1][0]} if line.points else set()
    valued = {point[0] for point in _worth_a_value(canvas, line)} if _has_values(canvas) else set()
    yield from sorted(alone | last | valued)


def _worth_a_value(canvas: ChartCanvas, line: Drawn) -> list[Point]:
    """The first point; of the line in focus the lowest and the highest too."""
    points = line.points[:-1]
    if not points:
        return []
    focus = canvas.focus.series
    is_focus = (
        len(canvas.chart.series) == 1
        or canvas.chart.series[focus or 0].name.text == line.series.name
    )
    found = [points[0]]
    if is_focus and (focus is not None or len(canvas.chart.series) == 1):
        heights = [y for _, _, y in line.points]
        found += [
            next(p for p in line.points if p[2] == end) for end in (min(heights), max(heights))
        ]
    return [p for p in dict.fromkeys(found) if p != line.points[-1]]


def _ended(
    canvas: ChartCanvas, axes: Axes, lines: Sequence[Drawn], series: list[PlotSeries]
) -> tuple[list[PlotSeries], list[TextBlock]]:
    """What stands at the right ends, kept apart."""
    said, blocks = _said_at_end(canvas), []
    heights = [line.points[-1][2] for line in lines if line.points]
    spread = iter(spread_apart(heights, canvas.line, axes.plot))
    for index, line in enumerate(lines):
        if not line.points:
            continue
        point, x, y = line.points[-1]
        middle = next(spread)
        label = PointLabel(point=point, says=said, place="right", shift=Emu(middle - y))
        series[index] = replace(series[index], labels=(label,))
        words = end_words(canvas, canvas.chart.series[index])
        colour = line.series.label_colours[0]
        blocks.append(
            canvas.line_of_text(words, x + NAME_GAP, middle, "left", colour=colour, strong=True)
        )
    return series, blocks


def _valued(
    canvas: ChartCanvas,
    axes: Axes,
    lines: Sequence[Drawn],
    line: Drawn,
    there: list[TextBlock],
) -> Iterator[tuple[PointLabel, TextBlock]]:
    """The values at some points, each where nothing is in its way, and if it can be no line of the
    grid runs through it; none where something is."""
    for point in _worth_a_value(canvas, line):
        tried = (
            (one, _block(canvas, line.series, point, one))
            for one in _tried(canvas, axes, line, point)
        )
        clear = [each for each in tried if _is_clear(canvas, axes, each[1].box, lines, there)]
        off_grid = (each for each in clear if not is_on_grid(axes, each[1].box))
        for label, block in [next(off_grid, clear[0])] if clear else []:
            yield replace(label, grounded=is_on_grid(axes, block.box)), block


def is_on_grid(axes: Axes, box: Box) -> bool:
    """Whether a line of the grid runs through the figures in a box, or touches them."""
    edge, plot = box.height // _EDGE, axes.plot
    places = (axes.at(mark) for mark in marks_of(axes.axis)) if axes.axis.shown else ()
    is_inside = box.x < plot.right and box.right > plot.x
    return is_inside and any(box.y + edge < place < box.bottom - edge for place in places)


def _tried(canvas: ChartCanvas, axes: Axes, line: Drawn, point: Point) -> Iterator[PointLabel]:
    """Above a point or below it, where most of the line is not; on the edge of the plot, at its
    right."""
    index, x, y = point
    away = round(0.6 * canvas.line)
    is_low = y > sum(y for _, _, y in line.points) / len(line.points)
    if x - canvas.width(canvas.number(line.series.values[index] or _ZERO)) // 2 < axes.plot.x:
        for shift in (-away, away):
            yield PointLabel(point=index, place="right", shift=Emu(shift))
        return
    yield PointLabel(point=index, place="below" if is_low else "above")
    yield PointLabel(point=index, place="above" if is_low else "below")


def _is_clear(
    canvas: ChartCanvas,
    axes: Axes,
    box: Box,
    lines: Sequence[Drawn],
    there: Sequence[TextBlock],
) -> bool:
    room, plot = canvas.room, axes.plot
    is_inside = room.contains(box) and box.bottom <= plot.bottom
    # What names the axis stands at the left.
    beside_axis = box.x >= plot.x - GAP or not axes.axis.shown
    if not is_inside or not beside_axis or any(box.overlaps(other.box) for other in there):
        return False
    return not any(
        _crosses(box, one, two)
        for line in lines
        for run in runs_of(line.points)
        for one, two in pairwise(run)
    )


def _crosses(box: Box, one: Point, two: Point) -> bool:
    """Whether a piece of a line runs through a box, or nearly."""
    (_, x0, y0), (_, x1, y1) = one, two
    left, right = max(x0, box.x), min(x1, box.right)
    if left > right:
        return False
    slope = (y1 - y0) / ((x1 - x0) or 1)
    ends = sorted((y0 + slope * (left - x0), y0 + slope * (right - x0)))
    return ends[0] < box.bottom and ends[1] > box.y


def _block(canvas: ChartCanvas, series: PlotSeries, point: Point, label: PointLabel) -> TextBlock:
    """The value of a point, at its place."""
    index, x, y = point
    value, colour = series.values[index], series.label_colours[0]
    assert value is not None
    words = canvas.number(value)
    if label.place == "right":
        x, y = x + NAME_GAP, y + label.shift
        return canvas.line_of_text(words, x, y, "left", colour=colour, strong=True)
    away = canvas.line // 2 + MARKER_SIZE // 2 + pt(3)
    middle = y - away if label.place == "above" else y + away
    return canvas.line_of_text(words, x, middle, colour=colour, strong=True)


def spread_apart(heights: Sequence[int], line: int, plot: Box) -> list[int]:
    """The heights, moved apart where they are nearer to each other than a line, and kept beside
    the plot."""
    blocks: list[_Block] = []
    for index in sorted(range(len(heights)), key=lambda index: heights[index]):
        blocks.append(_stacked([index], heights, line, plot))
        while len(blocks) > 1 and blocks[-2].top + len(blocks[-2].members) * line > blocks[-1].top:
            later, former = blocks.pop(), blocks.pop()
            blocks.append(_stacked([*former.members, *later.members], heights, line, plot))
    found = list(heights)
    for block in blocks:
        for place, index in enumerate(block.members):
            found[index] = block.top + place * line + line // 2
    return found


def _stacked(members: list[int], heights: Sequence[int], line: int, plot: Box) -> _Block:
    """The names round the middle of their heights, as far as the plot allows."""
    middle = sum(heights[index] for index in members) // len(members)
    lowest = plot.bottom + GAP - len(members) * line
    top = min(middle - len(members) * line // 2, lowest)
    return _Block(max(plot.y - line // 2, top), members)
