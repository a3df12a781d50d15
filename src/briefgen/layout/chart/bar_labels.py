"""What is written at bars: their values, and at the first ones the names of the series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from briefgen.layout.chart.axes import Axes
from briefgen.layout.chart.canvas import ChartCanvas
from briefgen.layout.chart.line_labels import spread_apart
from briefgen.layout.chart.series_colours import beside_colour
from briefgen.model.chart_plot import PlotSeries, PointLabel, Said, ValuePlace
from briefgen.model.charts import Series
from briefgen.model.text_block import Colour, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace

# Between a bar's end and its value.
VALUE_GAP = pt(5)
# Between what is written at a column and the unit above it.
_BELOW_UNIT = pt(6)
_ZERO = Decimal(0)
# A value beside a bar may be a little higher than the bar.
_TALLER = 1.3
# Between what stands in a piece and its edges.
_INSET = pt(3)
# Between two names with values behind a row.
_BETWEEN = pt(12)
# Of a line of text, what a value in a piece needs.
_FIGURES = 0.85


class Bar(Value, kw_only=True):
    """One bar, or a piece of one: the indices of its `series` and its `category`, its `value` as
    the author gave it, and its `box` on the page."""

    series: int
    category: int
    value: Decimal
    box: Box


class BarPlan(Value, kw_only=True):
    """Where `values` are written, `partly` where some pieces are too small for theirs, and in which
    `size` where that is not the chart's; `direct` where the first bar of each series has its name,
    `ends` where names stand at the right of the last column, level with its pieces, `beyond` where
    the values of pieces that are too small for them stand behind their row, with their names."""

    values: ValuePlace = ""
    size: int = 0
    partly: bool = False
    direct: bool = False
    ends: bool = False
    beyond: bool = False

    def said(self, *, is_first: bool) -> Said | None:
        """What is written at a bar."""
        if self.direct and is_first:
            return "both" if self.values else "name"
        return "value" if self.values else None

    def words(self, canvas: ChartCanvas, name: str, value: Decimal, *, is_first: bool) -> str:
        """What is written at a bar, on one line."""
        match self.said(is_first=is_first):
            case "both":
                return f"{name}: {canvas.number(value)}"
            case "name":
                return name
            case "value":
                return canvas.number(value)
            case _:
                return ""


class LabelledBars(Value):
    """The `blocks` of text at bars, and the `series`, which say where they are."""

    blocks: list[TextBlock]
    series: list[PlotSeries]


def written_at_bars(
    canvas: ChartCanvas,
    axes: Axes,
    bars: Sequence[Bar],
    series: Sequence[PlotSeries],
    plan: BarPlan,
) -> LabelledBars | None:
    """None where a value or a name has no room."""
    if plan.direct and not _have_names(bars, series, is_stacked=bool(canvas.chart.stacked)):
        return None
    blocks: list[TextBlock] = []
    found: list[PlotSeries] = []
    canvas = replace(canvas, size=plan.size or canvas.size)
    if plan.ends:
        bars, series, blocks = _named_at_the_end(canvas, axes, bars, series, plan)
    if plan.beyond:
        behind = _behind_rows(canvas, axes, bars, series)
        if behind is None:
            return None
        bars, series, blocks = behind
    for index, one in enumerate(series):
        own = [bar for bar in bars if bar.series == index]
        written = _written(canvas, axes, own, one, plan)
        if written is None:
            return None
        blocks += written.blocks
        found += written.series
    return LabelledBars(blocks, found) if blocks or not plan.values else None


def end_words(canvas: ChartCanvas, series: Series, plan: BarPlan) -> str:
    """What stands at the right of the last column."""
    value = series.values[-1]
    assert value is not None
    return f"{series.name.text} {canvas.number(value)}" if plan.values else series.name.text


def _named_at_the_end(
    canvas: ChartCanvas,
    axes: Axes,
    bars: Sequence[Bar],
    series: Sequence[PlotSeries],
    plan: BarPlan,
) -> tuple[list[Bar], list[PlotSeries], list[TextBlock]]:
    """The bars but the last, and the names with the last values beside that, kept apart."""
    palette, last = canvas.place.setter.theme.colours, axes.count - 1
    ends = [bar for bar in bars if bar.category == last]
    middles = [bar.box.y + bar.box.height // 2 for bar in ends]
    blocks: list[TextBlock] = []
    found = list(series)
    heights = spread_apart(middles, canvas.line, axes.plot)
    for bar, middle, height in zip(ends, middles, heights, strict=True):
        one = series[bar.series]
        colour = beside_colour(one.colour(last), palette, canvas.focus, bar.series)
        words = end_words(canvas, canvas.chart.series[bar.series], plan)
        x = bar.box.right + VALUE_GAP
        block = canvas.line_of_text(words, x, height, "left", colour=colour, strong=True)
        aside = block.box.x + block.box.width // 2 - bar.box.x - bar.box.width // 2
        label = PointLabel(
            point=last,
            says="both" if plan.values else "name",
            place="inside",
            shift=Emu(height - middle),
            aside=Emu(aside),
            in_a_row=True,
        )
        inside = tuple(one.label_colour(point) for point in range(last))
        found[bar.series] = replace(one, labels=(label,), label_colours=(*inside, colour))
        blocks.append(block)
    return [bar for bar in bars if bar.category != last], found, blocks


def _behind_rows(
    canvas: ChartCanvas, axes: Axes, bars: Sequence[Bar], series: Sequence[PlotSeries]
) -> tuple[list[Bar], list[PlotSeries], list[TextBlock]] | None:
    """The pieces that have room for their values, and names with values behind the rows of the
    others, one after the other; None where there is no room for them."""
    ends: dict[int, int] = {}
    for bar in bars:
        ends[bar.category] = max(ends.get(bar.category, 0), bar.box.right + VALUE_GAP)
    small = [bar for bar in bars if bar.value and not _has_room(canvas, axes, bar)]
    found, blocks = list(series), []
    for bar in small:
        one = found[bar.series]
        block = _behind(canvas, bar, one, ends[bar.category])
        if bar.value < 0 or block.box.right > canvas.room.right:
            return None
        ends[bar.category] = block.box.right + _BETWEEN
        found[bar.series] = _with_label(one, bar, block)
        blocks.append(block)
    return [bar for bar in bars if bar not in small], found, blocks


def _has_room(canvas: ChartCanvas, axes: Axes, bar: Bar) -> bool:
    """Whether a piece has room for its value."""
    at = list(_placed(canvas, axes, bar, [canvas.number(bar.value)], "ink"))
    return _fits(canvas, axes, bar, at, alone=False)


def _behind(canvas: ChartCanvas, bar: Bar, series: PlotSeries, x: int) -> TextBlock:
    """The name of a piece with its value, behind its row."""
    palette = canvas.place.setter.theme.colours
    colour = beside_colour(series.colour(bar.category), palette, canvas.focus, bar.series)
    words = f"{series.name} {canvas.number(bar.value)}"
    middle = bar.box.y + bar.box.height // 2
    return canvas.line_of_text(words, x, middle, "left", colour=colour, strong=True)


def _with_label(series: PlotSeries, bar: Bar, block: TextBlock) -> PlotSeries:
    """A series of which one piece has its name and its value in a block away from it."""
    label = PointLabel(
        point=bar.category,
        says="both",
        place="inside",
        aside=Emu(block.box.x + block.box.width // 2 - bar.box.x - bar.box.width // 2),
        in_a_row=True,
    )
    colours = [series.label_colour(point) for point in range(len(series.values))]
    colours[bar.category] = block.levels[0].colour
    return replace(series, labels=(*series.labels, label), label_colours=tuple(colours))


def room_above(
    canvas: ChartCanvas, axes: Axes, bars: Iterable[Bar], plan: BarPlan, free: Box | None
) -> int:
    """The room for what is written at the tops of columns, above a plot that has it all so far. So
    much of it is not needed as is `free` above that."""
    axis, needed = axes.axis, 0.0
    for bar in bars:
        said = plan.said(is_first=not bar.category)
        top = min(max(bar.value, _ZERO), axis.maximum) - axis.minimum
        share = float(top / (axis.maximum - axis.minimum))
        if said and share > 0:
            lines = _lines(canvas, bar, canvas.chart.series[bar.series].name.text, said, axes)
            left = bar.box.x + (bar.box.width - _widest(canvas, lines)) // 2
            spare = (free.height if left >= free.x else -_BELOW_UNIT) if free else 0
            # A shorter column has room of its own.
            spare += round((1 - share) * axes.plot.height)
            needed = max(needed, (len(lines) * canvas.line + pt(2) - spare) / share)
    return round(needed)


def _widest(canvas: ChartCanvas, lines: Sequence[str]) -> Emu:
    return max(canvas.width(line, strong=True) for line in lines)


def _have_names(bars: Sequence[Bar], series: Sequence[PlotSeries], *, is_stacked: bool) -> bool:
    """Whether each series has a bar in the first group that a name can stand at."""
    first = {bar.series for bar in bars if not bar.category and bar.value >= 0}
    return len(first) == len(series) and (
        is_stacked or all(bar.value >= 0 for bar in bars if not bar.category)
    )


def _written(
    canvas: ChartCanvas, axes: Axes, bars: Sequence[Bar], series: PlotSeries, plan: BarPlan
) -> LabelledBars | None:
    """What is written at the bars of one series."""
    blocks: list[TextBlock] = []
    labels: list[PointLabel] = list(series.labels)
    place: ValuePlace = "inside" if canvas.chart.stacked else "outside"
    for bar in bars:
        said = plan.said(is_first=not bar.category)
        if said is None or (said == "value" and canvas.chart.stacked and not bar.value):
            continue
        colour = series.label_colour(bar.category)
        lines = _lines(canvas, bar, series.name, said, axes)
        at = list(_placed(canvas, axes, bar, lines, colour))
        if _fits(canvas, axes, bar, at, alone=len(canvas.chart.series) == 1):
            blocks += at
            if plan.partly or said != "value":
                labels.append(PointLabel(point=bar.category, says=said, place=place))
        elif not plan.partly or said != "value":
            return None
    usual = "" if plan.partly else plan.values and place
    return LabelledBars(blocks, [replace(series, place=usual, labels=tuple(labels))])


def _lines(canvas: ChartCanvas, bar: Bar, name: str, said: Said, axes: Axes) -> list[str]:
    value = canvas.number(bar.value)
    if said != "both":
        return [name if said == "name" else value]
    one_line = axes.lying and not canvas.chart.stacked
    return [f"{name}: {value}"] if one_line else [name, value]


def _placed(
    canvas: ChartCanvas, axes: Axes, bar: Bar, lines: Sequence[str], colour: Colour
) -> Iterator[TextBlock]:
    box, line = bar.box, canvas.line
    middle = box.y + box.height // 2
    if axes.lying and not canvas.chart.stacked:
        yield _beyond(canvas, bar, lines[0], colour)
        return
    if not canvas.chart.stacked:
        away = line // 2 + pt(2)
        below = bar.value < 0
        middle = box.bottom + away if below else box.y - away - (len(lines) - 1) * line // 2
    top = middle - (len(lines) - 1) * line // 2
    for number, words in enumerate(lines):
        x = box.x + box.width // 2
        yield canvas.line_of_text(words, x, top + number * line, colour=colour, strong=True)


def _beyond(canvas: ChartCanvas, bar: Bar, words: str, colour: Colour) -> TextBlock:
    """Beside the end of a lying bar; what rounding would put outside the room stays in it."""
    middle, width = bar.box.y + bar.box.height // 2, canvas.width(words, strong=True)
    if bar.value < 0:
        x = max(bar.box.x - VALUE_GAP, canvas.room.x + width)
        return canvas.line_of_text(words, x, middle, "right", colour=colour, strong=True)
    x = min(bar.box.right + VALUE_GAP, canvas.room.right - width)
    return canvas.line_of_text(words, x, middle, "left", colour=colour, strong=True)


def _fits(
    canvas: ChartCanvas, axes: Axes, bar: Bar, blocks: Sequence[TextBlock], *, alone: bool
) -> bool:
    """Whether a text has room: inside its piece, or between its neighbours."""
    wide, high = max(block.box.width for block in blocks), len(blocks) * canvas.line
    if canvas.chart.stacked:
        # Figures have nothing below their line.
        needed = high if len(blocks) > 1 else round(high * _FIGURES)
        return wide <= bar.box.width - 2 * _INSET and needed <= bar.box.height
    if axes.lying:
        is_clear = bar.value < 0 or blocks[0].box.x >= bar.box.right
        return is_clear and high <= round(bar.box.height * _TALLER)
    return wide <= (round(axes.step) if alone else bar.box.width + pt(4))
