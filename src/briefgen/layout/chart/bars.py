"""Column and bar charts -> bars side by side, on each other, or as shares of 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal

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
from briefgen.layout.chart.axis_scale import nice_axis, shown_decimals
from briefgen.layout.chart.canvas import GAP, ChartCanvas, rectangle
from briefgen.layout.chart.legend import Legend, entry_name, set_legend
from briefgen.layout.chart.series_colours import series_colours, text_colour
from briefgen.model.chart_plot import ChartLook, PlotSeries, ValueAxis, ValuePlace
from briefgen.model.resolved_deck import Series
from briefgen.model.scene import Item, PlacedChart, Rectangle, Stroke
from briefgen.model.text_block import Colour, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow

_ZERO, _HUNDRED = Decimal(0), Decimal(100)
# Space between groups in percent of a bar, at least; and between the bars of a group.
_GAP, _SLIT = 60, -8
_WIDEST = {"column": pt(96), "bar": pt(40)}
_WIDEST_GAP = 500
# A value beside a bar may be a little higher than the bar.
_TALLER = 1.3
# What parts the pieces of a stacked bar: they need no contrast of their own then.
_EDGE = Stroke("paper", pt(1.5))


class Bar(Value, kw_only=True):
    """One bar, or a piece of one: the index of its `series`, its `value` as the author gave it, and
    its `box` on the page."""

    series: int
    value: Decimal
    box: Box


def draw_bars(canvas: ChartCanvas) -> PlacedChart | Overflow:
    """The chart at the canvas's size: with values at the bars where they fit, else with an axis."""
    wanted = _wanted_values(canvas)
    if wanted:
        drawn = _drawn(canvas, wanted)
        if isinstance(drawn, PlacedChart) or canvas.chart.labels:
            return drawn
    return _drawn(canvas, "")


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


def _drawn(canvas: ChartCanvas, values: ValuePlace) -> PlacedChart | Overflow:
    legend = _legend(canvas)
    if isinstance(legend, Overflow):
        return legend
    axes = _axes(canvas, legend, values)
    if isinstance(axes, Overflow):
        return axes
    names = [name.text for name in canvas.chart.categories]
    labels = (
        names_beside(canvas, names, axes) if axes.lying else names_below(canvas, names, axes.plot)
    )
    if isinstance(labels, Overflow):
        return labels
    look = _look(canvas, axes, legend, values)
    series = _series(canvas)
    bars = list(_bars(canvas, axes, look))
    written = list(_values(canvas, axes, bars, series, look=look)) if values else []
    if not _fit(canvas, axes, bars, written, look):
        return canvas.refused("BF302/bar-values")
    items: list[Item] = [
        *draw_grid(canvas, axes),
        *(_shape(bar, series, canvas) for bar in bars),
        base_line(axes),
        *labels,
        *(block for block in written if block is not None),
        *(_keys(canvas, legend, series) if legend else ()),
    ]
    return finished(canvas, series, look, items, axes.axis)


def _legend(canvas: ChartCanvas) -> Legend | Overflow | None:
    names = [series.name.text for series in canvas.chart.series]
    if len(names) == 1:
        return None
    return set_legend(canvas, names, pt(round(0.7 * canvas.size)))


def _axes(canvas: ChartCanvas, legend: Legend | None, values: ValuePlace) -> Axes | Overflow:
    """The plot in what the legend, the names and the values leave of the room."""
    lying = canvas.chart.kind == "bar"
    axis = replace(_axis(canvas, values), shown=not values)
    names = [name.text for name in canvas.chart.categories]
    top = legend.height if legend else 0
    if lying:
        plot = _margins_lying(canvas, axis, names, values, top=top).inside(canvas.room)
        if values == "outside" and axis.minimum < 0 and canvas.chart.minimum is None:
            axis = _with_room_for_values(canvas, axis, plot.width)
        return Axes(plot, axis, len(names), lying)
    margins = _margins_standing(canvas, axis, values, top)
    labels = names_below(canvas, names, margins.inside(canvas.room))
    if isinstance(labels, Overflow):
        return labels
    bottom = max(block.fit.needed for block in labels) + GAP + pt(1)
    plot = replace(margins, bottom=bottom).inside(canvas.room)
    return Axes(plot, axis, len(names), lying)


def _margins_standing(
    canvas: ChartCanvas, axis: ValueAxis, values: ValuePlace, top: int
) -> Margins:
    widest = max(canvas.width(name) for name in value_names(canvas, axis))
    left = widest + GAP if axis.shown else 0
    above = canvas.line + pt(2) if values == "outside" else canvas.line // 2
    return Margins(left=left, top=top + above)


def _margins_lying(
    canvas: ChartCanvas, axis: ValueAxis, names: Sequence[str], values: ValuePlace, *, top: int
) -> Margins:
    marks = value_names(canvas, axis)
    # The outermost marks stand half outside the plot.
    first, right = (canvas.width(marks[end]) // 2 if axis.shown else 0 for end in (0, -1))
    if values == "outside":
        right = _widest_value(canvas) + GAP
    bottom = canvas.line + GAP if axis.shown else 0
    return Margins(max(first, width_beside(canvas, names)), top, right, bottom)


def _with_room_for_values(canvas: ChartCanvas, axis: ValueAxis, width: Emu) -> ValueAxis:
    """An axis that is not shown begins where the values at the left of their bars do: a round
    number would leave a gap behind the names."""
    decimals, least = shown_decimals(canvas.values), _ZERO
    for value in canvas.values:
        words = canvas.width(canvas.number(value, decimals)) + 2 * GAP
        if value < 0 and words < width:
            least = min(least, (value * width - axis.maximum * words) / (width - words))
    step = axis.step / 20
    return replace(axis, minimum=(least / step).quantize(Decimal(1), ROUND_FLOOR) * step)


def _widest_value(canvas: ChartCanvas) -> int:
    decimals = shown_decimals(canvas.values)
    return max(canvas.width(canvas.number(value, decimals)) for value in canvas.values)


def _axis(canvas: ChartCanvas, values: ValuePlace) -> ValueAxis:
    chart = canvas.chart
    if chart.stacked == "percent":
        return ValueAxis(minimum=_ZERO, maximum=_HUNDRED, step=Decimal(25), percent=True)
    ends = [end for _, _, _, start, end in _spans(canvas) for end in (start, end)]
    least, greatest = min(ends), max(ends)
    if values == "outside" and least < 0:
        # Room for values below the bars, which the names of categories follow.
        least -= (greatest - least) / 8
    return nice_axis(least, greatest, minimum=chart.minimum, maximum=chart.maximum)


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


def _look(canvas: ChartCanvas, axes: Axes, legend: Legend | None, values: ValuePlace) -> ChartLook:
    beside = 1 if canvas.chart.stacked else len(canvas.chart.series)
    overlap = 100 if canvas.chart.stacked else (_SLIT if beside > 1 else 0)
    taken = beside - (beside - 1) * overlap / 100 if beside > 1 else 1.0
    gap = round(100 * (axes.step / _WIDEST[canvas.chart.kind] - taken))
    return ChartLook(
        plot=axes.plot,
        size=canvas.size,
        gap=max(_GAP, min(_WIDEST_GAP, gap)),
        overlap=overlap,
        values=values,
        decimals=shown_decimals(canvas.values),
        legend=legend.box if legend else None,
    )


def _bars(canvas: ChartCanvas, axes: Axes, look: ChartLook) -> Iterator[Bar]:
    beside = 1 if canvas.chart.stacked else len(canvas.chart.series)
    pitch = 1 - look.overlap / 100 if beside > 1 else 1.0
    thickness = axes.step / (1 + (beside - 1) * pitch + look.gap / 100)
    for series, category, value, start, end in _spans(canvas):
        place = series if beside > 1 else 0
        offset = thickness * (look.gap / 200 + place * pitch)
        across = axes.start(category) + round(offset)
        low, high = sorted((axes.at(start), axes.at(end)))
        box = (
            Box(Emu(low), Emu(across), Emu(high - low), Emu(round(thickness)))
            if axes.lying
            else Box(Emu(across), Emu(low), Emu(round(thickness)), Emu(high - low))
        )
        yield Bar(series=series, value=value, box=box)


def _series(canvas: ChartCanvas) -> tuple[PlotSeries, ...]:
    palette = canvas.place.setter.theme.colours
    colours = series_colours(len(canvas.chart.series), palette)
    return tuple(
        PlotSeries(
            name=one.name.text,
            values=one.values,
            colours=(colour,),
            label_colours=(_written_in(canvas, colour),),
        )
        for one, colour in zip(canvas.chart.series, colours, strict=True)
    )


def _written_in(canvas: ChartCanvas, colour: Colour) -> Colour:
    if not canvas.chart.stacked:
        return "ink"
    return text_colour(colour, canvas.place.setter.theme.colours)


def _shape(bar: Bar, series: Sequence[PlotSeries], canvas: ChartCanvas) -> Rectangle:
    box = bar.box
    shape = rectangle(box.x, box.y, box.width, box.height, fill=series[bar.series].colours[0])
    return replace(shape, stroke=_EDGE) if canvas.chart.stacked else shape


def _values(
    canvas: ChartCanvas,
    axes: Axes,
    bars: Sequence[Bar],
    series: Sequence[PlotSeries],
    *,
    look: ChartLook,
) -> Iterator[TextBlock | None]:
    """A value for each bar; none for a piece of no size."""
    for bar in bars:
        words = canvas.number(bar.value, look.decimals)
        colour = series[bar.series].label_colours[0]
        if look.values == "inside":
            x, y = bar.box.x + bar.box.width // 2, bar.box.y + bar.box.height // 2
            yield canvas.line_of_text(words, x, y, colour=colour) if bar.value else None
        elif axes.lying:
            yield _beyond(canvas, bar, words, colour)
        else:
            yield _above(canvas, bar, words, colour)


def _beyond(canvas: ChartCanvas, bar: Bar, words: str, colour: Colour) -> TextBlock:
    """Beside the end of a lying bar; what rounding would put outside the room stays in it."""
    middle, width = bar.box.y + bar.box.height // 2, canvas.width(words)
    if bar.value < 0:
        right = max(bar.box.x - GAP, canvas.room.x + width)
        return canvas.line_of_text(words, right, middle, "right", colour=colour)
    left = min(bar.box.right + GAP, canvas.room.right - width)
    return canvas.line_of_text(words, left, middle, "left", colour=colour)


def _above(canvas: ChartCanvas, bar: Bar, words: str, colour: Colour) -> TextBlock:
    away = canvas.line // 2 + pt(2)
    middle = bar.box.bottom + away if bar.value < 0 else bar.box.y - away
    return canvas.line_of_text(words, bar.box.x + bar.box.width // 2, middle, colour=colour)


def _fit(
    canvas: ChartCanvas,
    axes: Axes,
    bars: Sequence[Bar],
    written: Sequence[TextBlock | None],
    look: ChartLook,
) -> bool:
    """Whether every value has room: inside its piece, or between its neighbours."""
    for bar, block in zip(bars, written, strict=False):
        if block is None:
            continue
        wide, high = _room_of(bar, block, axes, look, alone=len(canvas.chart.series) == 1)
        if block.box.width > wide or canvas.line > high:
            return False
    return True


def _room_of(
    bar: Bar, block: TextBlock, axes: Axes, look: ChartLook, *, alone: bool
) -> tuple[int, int]:
    """The width and height that a value may take."""
    if look.values == "inside":
        return bar.box.width, bar.box.height
    if axes.lying:
        return block.box.width, round(bar.box.height * _TALLER)
    return (round(axes.step) if alone else bar.box.width), block.box.height


def _keys(canvas: ChartCanvas, legend: Legend, series: Sequence[PlotSeries]) -> Iterator[Item]:
    for entry, one in zip(legend.entries, series, strict=True):
        top = entry.middle - legend.key // 2
        yield rectangle(entry.x, top, legend.key, legend.key, fill=one.colours[0])
        yield entry_name(canvas, entry, legend.key)
