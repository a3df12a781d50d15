"""Column and bar charts -> bars side by side, on each other, or as shares of 100 %."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.layout.chart.assemble import finished
from briefgen.layout.chart.axes import (
    Axes,
    Margins,
    base_line,
    draw_grid,
    names_below,
    names_beside,
    value_names,
    width_beside,
)
from briefgen.layout.chart.axis_scale import nice_axis, tight_axis
from briefgen.layout.chart.bar_labels import (
    VALUE_GAP,
    Bar,
    BarPlan,
    end_words,
    room_above,
    written_at_bars,
)
from briefgen.layout.chart.canvas import EDGE, GAP, ChartCanvas, rectangle
from briefgen.layout.chart.focus import rest_of
from briefgen.layout.chart.legend import KeyColumn, Legend, above, beside
from briefgen.layout.chart.series_colours import (
    beside_colour,
    can_be_read,
    part_colours,
    scale_colours,
    series_colours,
    text_colour,
)
from briefgen.model.chart_plot import ChartLook, PlotSeries, ValueAxis, ValuePlace
from briefgen.model.charts import Chart, Focus, Series
from briefgen.model.scene import Item, PlacedChart, Rectangle
from briefgen.model.text_block import Colour
from briefgen.model.units import EMU_PER_POINT, Box, Emu, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow

_ZERO, _HUNDRED = Decimal(0), Decimal(100)
# Space between groups in percent of a bar, at least; and between the bars of a group.
_GAP, _SLIT = 60, -6
_WIDEST = {"column": pt(96), "bar": pt(56)}
# Few columns are wider, up to this share of the room of each, so that they do not look lost there.
_SHARE_ALONE, _WIDEST_ALONE = 0.45, pt(140)
_WIDEST_GAP = 500
# Names at the right of a stack take no more of the width.
_WIDEST_ENDS = 0.3
_NUMBER = re.compile(r"[\W\d]+")


def draw_bars(canvas: ChartCanvas) -> PlacedChart | Overflow:
    """The chart at the canvas's size: with values at the bars where they fit, else with an axis;
    with the names of series at the first bars where they fit, else in a legend."""
    drawn: PlacedChart | Overflow = canvas.refused("BF302/bar-values")
    for plan in _plans(canvas):
        drawn = _drawn(canvas, plan)
        if isinstance(drawn, PlacedChart):
            break
    return drawn


def _plans(canvas: ChartCanvas) -> Iterator[BarPlan]:
    chart = canvas.chart
    wanted = BarPlan(values=_wanted_values(canvas))
    values = [wanted] if wanted.values else []
    if wanted.values == "inside":
        # All of them smaller are more than some of them: then no axis is needed.
        smaller = [size for size in canvas.place.ladder if size < canvas.size]
        values += [replace(wanted, size=size) for size in smaller]
        if chart.kind == "bar" and len(chart.series) > 1:
            values += [replace(plan, beyond=True) for plan in values]
    if wanted.values == "inside" and not chart.labels:
        values.append(replace(wanted, partly=True))
    if not wanted.values or not chart.labels:
        values.append(BarPlan())
    for plan in values:
        if _have_ends(chart):
            yield replace(plan, ends=True)
        has_years = _have_years(chart) and plan.values == "outside"
        if len(chart.series) > 1 and not has_years and not plan.beyond:
            yield replace(plan, direct=True)
        yield plan


def _have_ends(chart: Chart) -> bool:
    """Whether each series has a piece in the last of several columns that its name can stand at."""
    is_stack = chart.stacked and chart.kind == "column" and len(chart.series) > 1
    return bool(is_stack) and all((one.values[-1] or 0) > 0 for one in chart.series)


def _have_years(chart: Chart) -> bool:
    """Whether columns have series named by numbers: above values, nobody could tell which is
    which."""
    names = (series.name.text for series in chart.series)
    return chart.kind == "column" and any(map(_NUMBER.fullmatch, names))


def _wanted_values(canvas: ChartCanvas) -> ValuePlace:
    """Where values are written: "" where the author does not want them, or they would not be
    shares of 100 as the axis is."""
    chart = canvas.chart
    if chart.labels is False:
        return ""
    if chart.stacked == "percent" and not chart.labels:
        sums = {sum(value or _ZERO for value in column) for column in _columns(chart.series)}
        return "inside" if sums == {_HUNDRED} else ""
    return "inside" if chart.stacked else "outside"


def _columns(series: Sequence[Series]) -> Iterator[tuple[Decimal | None, ...]]:
    return zip(*(one.values for one in series), strict=True)


def _drawn(canvas: ChartCanvas, plan: BarPlan) -> PlacedChart | Overflow:
    colours = _colours(canvas)
    legend = _legend(canvas, plan)
    if isinstance(legend, Overflow):
        return legend
    axes = _axes(canvas, legend, plan)
    if isinstance(axes, Overflow):
        return axes
    names = [name.text for name in canvas.chart.categories]
    labels = (
        names_beside(canvas, names, axes) if axes.lying else names_below(canvas, names, axes.plot)
    )
    if isinstance(labels, Overflow):
        return labels
    look = replace(_look(canvas, axes, legend), value_size=plan.size)
    bars = list(_bars(canvas, axes, look))
    series = list(_series(canvas, colours))
    written = written_at_bars(canvas, axes, bars, series, plan)
    if written is None:
        return canvas.refused("BF302/bar-values")
    items: list[Item] = [
        *draw_grid(canvas, axes),
        *(_shape(bar, series, canvas) for bar in bars),
        base_line(axes),
        *labels,
        *written.blocks,
        *_keys(canvas, legend, [one[0] for one in colours]),
    ]
    return finished(canvas, written.series, look, items, axis=axes.axis)


def _colours(canvas: ChartCanvas) -> list[tuple[Colour, ...]]:
    """Of each series its colour, or one for each of its bars."""
    chart, palette = canvas.chart, canvas.place.setter.theme.colours
    focus, count = canvas.focus, len(chart.series)
    if focus.category is not None and count == 1:
        return [part_colours(len(chart.categories), palette, focus.category)]
    is_scale = chart.stacked == "percent" and chart.kind == "bar" and count > 2
    if focus.series is None and (is_scale if chart.ordered is None else chart.ordered):
        return [(colour,) for colour in scale_colours(count, palette)]
    rest = rest_of(chart)
    return [(colour,) for colour in series_colours(count, palette, focus.series, rest)]


def _legend(canvas: ChartCanvas, plan: BarPlan) -> Legend | KeyColumn | Overflow | None:
    names = [series.name.text for series in canvas.chart.series]
    if len(names) == 1 or plan.direct or plan.ends:
        return None
    if canvas.chart.stacked and canvas.chart.kind == "column":
        # In the order of the stack.
        return beside(canvas, names[::-1])
    return above(canvas, names, pt(round(0.7 * canvas.size)))


def _keys(
    canvas: ChartCanvas, legend: Legend | KeyColumn | None, colours: list[Colour]
) -> Iterator[Item]:
    if legend:
        is_turned = isinstance(legend, KeyColumn)
        yield from legend.items(canvas, colours[::-1] if is_turned else colours)


def _axes(canvas: ChartCanvas, legend: Legend | KeyColumn | None, plan: BarPlan) -> Axes | Overflow:
    """The plot in what the legend, the names and the values leave of the room."""
    lying = canvas.chart.kind == "bar"
    axis = _axis(canvas, plan)
    names = [name.text for name in canvas.chart.categories]
    room = legend.leaves(canvas.room) if legend else canvas.room
    if lying:
        plot = _margins_lying(canvas, axis, names, plan).inside(room)
        if plan.values == "outside" and axis.minimum < 0 and canvas.chart.minimum is None:
            axis = _with_room_for_values(canvas, axis, plot.width)
        return Axes(plot=plot, axis=axis, count=len(names), lying=lying)
    sides = replace(_left_of(canvas, axis), right=_right_of(canvas, plan))
    if sides.right > canvas.room.width * _WIDEST_ENDS:
        return canvas.refused("BF302/legend")
    labels = names_below(canvas, names, sides.inside(room))
    if isinstance(labels, Overflow):
        return labels
    foot = max(block.fit.needed for block in labels) + GAP + pt(1)
    plot = replace(sides, bottom=foot).inside(room)
    axes = Axes(plot=plot, axis=axis, count=len(names), lying=lying)
    return replace(axes, plot=Margins(top=_head(canvas, axes, legend, plan)).inside(plot))


def _left_of(canvas: ChartCanvas, axis: ValueAxis) -> Margins:
    """The room for the names of the values, at the left of columns."""
    widest = max(canvas.width(name) for name in value_names(canvas, axis))
    return Margins(left=widest + GAP if axis.shown else 0)


def _right_of(canvas: ChartCanvas, plan: BarPlan) -> int:
    """The room for the names at the right of the last column."""
    if not plan.ends:
        return 0
    sized = replace(canvas, size=plan.size or canvas.size)
    said = (end_words(sized, one, plan) for one in canvas.chart.series)
    return VALUE_GAP + max(sized.width(words, strong=True) for words in said)


def _head(canvas: ChartCanvas, axes: Axes, legend: Legend | KeyColumn | None, plan: BarPlan) -> int:
    """The room above columns for what is written at their tops; so far the plot has it all."""
    needed = canvas.line // 2 if axes.axis.shown else pt(2)
    if plan.values != "outside" and (canvas.chart.stacked or not plan.direct):
        return needed
    bars = _bars(canvas, axes, _look(canvas, axes, legend))
    free = canvas.free_of_unit(legend.box if legend else None)
    return max(needed, room_above(canvas, axes, bars, plan, free))


def _margins_lying(
    canvas: ChartCanvas, axis: ValueAxis, names: Sequence[str], plan: BarPlan
) -> Margins:
    marks = value_names(canvas, axis)
    # The outermost marks stand half outside the plot.
    first, right = (canvas.width(marks[end]) // 2 if axis.shown else 0 for end in (0, -1))
    if not canvas.chart.stacked and (plan.values or plan.direct):
        right = max(right, _widest_at_end(canvas, axis, plan))
    bottom = canvas.line + GAP if axis.shown else 0
    top = pt(4) if not axis.shown else 0
    return Margins(max(first, width_beside(canvas, names)), top, right, bottom)


def _widest_at_end(canvas: ChartCanvas, axis: ValueAxis, plan: BarPlan) -> int:
    """The room that is needed at the right for what is written at the bars' ends."""
    most, needed = axis.maximum, 0
    for one in canvas.chart.series:
        for index, value in enumerate(one.values):
            if value is None or most <= 0:
                continue
            words = plan.words(canvas, one.name.text, value, is_first=index == 0)
            # A shorter bar has room of its own.
            free = round(float((most - max(value, _ZERO)) / most) * canvas.room.width / 2)
            needed = (
                max(needed, canvas.width(words, strong=True) + VALUE_GAP - free)
                if words
                else needed
            )
    return needed


def _with_room_for_values(canvas: ChartCanvas, axis: ValueAxis, width: Emu) -> ValueAxis:
    """An axis that is not shown begins where the values at the left of their bars do: a round
    number would leave a gap behind the names."""
    least = _ZERO
    for value in canvas.values:
        words = canvas.width(canvas.number(value), strong=True) + 2 * VALUE_GAP
        if value < 0 and words < width:
            least = min(least, (value * width - axis.maximum * words) / (width - words))
    return tight_axis(axis, least, axis.maximum)


def _axis(canvas: ChartCanvas, plan: BarPlan) -> ValueAxis:
    chart, shown = canvas.chart, not plan.values or plan.partly
    if chart.stacked == "percent":
        return ValueAxis(
            minimum=_ZERO, maximum=_HUNDRED, step=Decimal(25), percent=True, shown=shown
        )
    ends = [end for *_, start, end in _spans(canvas) for end in (start, end)]
    least, greatest = min(ends), max(ends)
    if plan.values == "outside" and least < 0:
        # Room for values below the bars, which the names of categories follow.
        least -= (greatest - least) / 8
    low, high, power = chart.minimum, chart.maximum, chart.style.power
    axis = nice_axis(least, greatest, minimum=low, maximum=high, power=power)
    if shown or high is not None or low is not None:
        return replace(axis, shown=shown)
    return tight_axis(axis, least, greatest)


def _spans(canvas: ChartCanvas) -> Iterator[tuple[int, int, Decimal, Decimal, Decimal]]:
    """Series, category, value, and where the bar begins and ends on the axis."""
    for category, column in enumerate(_columns(canvas.chart.series)):
        total = sum((value or _ZERO for value in column), _ZERO)
        ends = {True: _ZERO, False: _ZERO}
        for series, value in enumerate(column):
            if value is None:
                continue
            height = value
            if canvas.chart.stacked == "percent":
                height = _HUNDRED * value / total if total else _ZERO
            start = ends[value >= 0] if canvas.chart.stacked else _ZERO
            ends[value >= 0] = start + height
            yield series, category, value, start, start + height


def _look(canvas: ChartCanvas, axes: Axes, legend: Legend | KeyColumn | None) -> ChartLook:
    side_by_side = 1 if canvas.chart.stacked else len(canvas.chart.series)
    overlap = 100 if canvas.chart.stacked else (_SLIT if side_by_side > 1 else 0)
    taken = side_by_side - (side_by_side - 1) * overlap / 100 if side_by_side > 1 else 1.0
    widest = _WIDEST[canvas.chart.kind]
    if side_by_side == 1 and not axes.lying:
        widest = max(widest, min(_WIDEST_ALONE, pt(axes.step * _SHARE_ALONE / EMU_PER_POINT)))
    gap = round(100 * (axes.step / widest - taken))
    return canvas.look(axes.plot, legend, gap=max(_GAP, min(_WIDEST_GAP, gap)), overlap=overlap)


def _bars(canvas: ChartCanvas, axes: Axes, look: ChartLook) -> Iterator[Bar]:
    side_by_side = 1 if canvas.chart.stacked else len(canvas.chart.series)
    pitch = 1 - look.overlap / 100 if side_by_side > 1 else 1.0
    thickness = axes.step / (1 + (side_by_side - 1) * pitch + look.gap / 100)
    for series, category, value, start, end in _spans(canvas):
        place = series if side_by_side > 1 else 0
        offset = thickness * (look.gap / 200 + place * pitch)
        across = axes.start(category) + round(offset)
        low, high = sorted((axes.at(start), axes.at(end)))
        box = (
            Box(Emu(low), Emu(across), Emu(high - low), Emu(round(thickness)))
            if axes.lying
            else Box(Emu(across), Emu(low), Emu(round(thickness)), Emu(high - low))
        )
        yield Bar(series=series, category=category, value=value, box=box)


def _series(canvas: ChartCanvas, colours: Sequence[tuple[Colour, ...]]) -> Iterator[PlotSeries]:
    palette, focus = canvas.place.setter.theme.colours, canvas.focus
    # Values are of one colour, unless all can be read in those of their series.
    is_plain = focus == Focus() and not all(
        can_be_read(colour, palette) for own in colours for colour in own
    )
    for index, (one, own) in enumerate(zip(canvas.chart.series, colours, strict=True)):
        written = tuple(
            text_colour(colour, palette)
            if canvas.chart.stacked
            else "ink"
            if is_plain
            else beside_colour(colour, palette, focus, point if len(own) > 1 else index)
            for point, colour in enumerate(own)
        )
        yield PlotSeries(name=one.name.text, values=one.values, colours=own, label_colours=written)


def _shape(bar: Bar, series: Sequence[PlotSeries], canvas: ChartCanvas) -> Rectangle:
    box = bar.box
    fill = series[bar.series].colour(bar.category)
    shape = rectangle(box.x, box.y, box.width, box.height, fill=fill)
    return replace(shape, stroke=EDGE) if canvas.chart.stacked else shape
