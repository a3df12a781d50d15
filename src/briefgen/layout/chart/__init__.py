"""A chart -> its unit, its drawing and its source, at the largest size at which all can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

from briefgen.layout.chart.units import begun
from briefgen.layout.slot_context import Placed, SlotContext, to_module
from briefgen.layout.splitting import SlotKind
from briefgen.model.chart_kinds import ChartName
from briefgen.model.charts import Chart
from briefgen.model.rich_text import Inline
from briefgen.model.scene import Item, PlacedChart
from briefgen.model.text_block import Paragraph, Role, TextBlock
from briefgen.model.typography import Anchor
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import replace
from briefgen.support.memo import memo
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.line_placement import reseat
from briefgen.text.words import say_run

if TYPE_CHECKING:
    from briefgen.layout.chart.canvas import ChartCanvas

# The module that draws each kind, which is imported for a deck that has one.
_HOMES: Mapping[ChartName, str] = {
    "column": "bars",
    "bar": "bars",
    "line": "lines",
    "area": "areas",
    "scatter": "scatter",
    "pie": "round",
    "ring": "round",
}
_UNIT_HEIGHT, _SOURCE_HEIGHT = pt(24), pt(32)
# Between the unit and a key on its line; and what a box of no more than its words has to spare.
_BEFORE_KEY, _SPARE = pt(24), pt(20)
_SOURCE_SIZE = 12
# Between the unit and what is written highest in the chart, which is no part of it.
_BELOW_UNIT = pt(4)
# A plot that takes this share of the height of its place is large enough; for less, the chart's
# text may be so many steps smaller where that makes the plot so many times as high.
_ENOUGH, _MOST_STEPS, _MUCH = 2 / 3, 2, 1.08


def layout_chart(value: Chart, place: SlotContext) -> Placed:
    """The unit above the chart, the source below it; the chart's text at the first size of the
    ladder that it can be drawn with."""
    from briefgen.layout.chart.canvas import ChartCanvas

    unit, source = _unit(value, place), _source(value, place)
    for block in (unit, source):
        if isinstance(block, Overflow):
            return block
    top = place.box.y
    if isinstance(unit, TextBlock):
        top = Emu(unit.box.y + unit.fit.needed + _BELOW_UNIT)
    bottom = source.box.y - pt(3) if isinstance(source, TextBlock) else place.box.bottom
    room = replace(place.box, y=Emu(top), height=Emu(bottom - top))
    beside = _beside(unit) if isinstance(unit, TextBlock) else None
    draw = _drawer_of(value.kind)
    canvas = ChartCanvas(chart=value, room=room, size=0, place=place, beside_unit=beside)
    drawn = _roomiest((draw(replace(canvas, size=size)) for size in place.ladder), place)
    if isinstance(drawn, Overflow):
        return drawn
    items = _apart(unit, drawn) if isinstance(unit, TextBlock) else (drawn,)
    return (*items, source) if isinstance(source, TextBlock) else items


def _roomiest(
    sized: Iterator[PlacedChart | Overflow], place: SlotContext
) -> PlacedChart | Overflow:
    """The first of the drawings at which all can be read. On a slide, whose words are large, one
    that is a step or two smaller where its names leave the plot much more room."""
    found = next(sized)
    while isinstance(found, Overflow):
        smaller = next(sized, None)
        if smaller is None:
            return found
        found = smaller
    for _ in range(_MOST_STEPS if place.spec.placeholder else 0):
        if found.look.plot.height >= place.box.height * _ENOUGH:
            break
        smaller = next(sized, None)
        if isinstance(smaller, PlacedChart) and _gains(smaller, found):
            found = smaller
    return found


def _gains(smaller: PlacedChart, larger: PlacedChart) -> bool:
    return smaller.look.plot.height >= _MUCH * larger.look.plot.height


def _beside(unit: TextBlock) -> Box:
    """What the unit leaves of its line."""
    x = unit.box.x + _width(unit) + _BEFORE_KEY
    return replace(unit.box, x=Emu(x), width=Emu(unit.box.right - x))


def _apart(unit: TextBlock, chart: PlacedChart) -> tuple[Item, ...]:
    """The unit above a chart; or on the chart's frame, where that has its key on the unit's line:
    before the frame and no wider than its words, so that each can be clicked."""
    if chart.box.y > unit.box.y:
        return reseat(unit, replace(unit.box, height=unit.fit.needed)), chart
    lower, width = (unit.box.height - unit.fit.needed) // 2, Emu(_width(unit) + _SPARE)
    box = Box(unit.box.x, Emu(unit.box.y + lower), width, unit.fit.needed)
    return chart, reseat(unit, box)


def _width(unit: TextBlock) -> int:
    ends = (run.x + run.width for line in unit.lines for run in line.runs)
    return max(ends, default=unit.box.x) - unit.box.x


@memo(64)
def _drawer_of(kind: ChartName) -> Callable[[ChartCanvas], PlacedChart | Overflow]:
    home = _HOMES[kind]
    module = import_module(f"briefgen.layout.chart.{home}")
    return cast("Callable[[ChartCanvas], PlacedChart | Overflow]", getattr(module, f"draw_{home}"))


def _unit(value: Chart, place: SlotContext) -> TextBlock | Overflow | None:
    """What the numbers count, where a subtitle would stand."""
    if value.unit is None:
        return None
    box = replace(place.box, height=_UNIT_HEIGHT)
    return _set(begun(value.unit), box, Role.CAPTION, place.ladder, place, "top")


def _source(value: Chart, place: SlotContext) -> TextBlock | Overflow | None:
    """Where the numbers come from, at the foot."""
    if value.source is None:
        return None
    word = say_run("source", place.setter.language)
    inline = replace(value.source, runs=(word, *value.source.runs))
    box = Box(place.box.x, place.box.bottom - _SOURCE_HEIGHT, place.box.width, _SOURCE_HEIGHT)
    block = _set(inline, box, Role.NOTE, (_SOURCE_SIZE,), place, "bottom")
    if isinstance(block, Overflow):
        return block
    height = to_module(block.fit.needed)
    return reseat(block, replace(box, y=box.bottom - height, height=height))


def _set(
    inline: Inline, box: Box, role: Role, sizes: tuple[int, ...], place: SlotContext, anchor: Anchor
) -> TextBlock | Overflow:
    style = place.style
    quiet = replace(style, levels=(replace(style.levels[0], colour="quiet"),))
    about = place.about(role, inline.span)
    paragraphs = [Paragraph(inline=inline)]
    return fit_text(paragraphs, quiet, box, about, setter=place.setter, anchor=anchor, sizes=sizes)


KIND = SlotKind(layout=layout_chart, is_framed=True)
