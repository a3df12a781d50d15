"""What the drawing of a chart needs: room, size of text, and pens for text and lines."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Protocol

from briefgen.layout.chart.focus import focus_of
from briefgen.layout.chart.written_numbers import decimals_shown
from briefgen.layout.slot_context import SlotContext
from briefgen.model.chart_plot import ChartLook
from briefgen.model.charts import Chart, Focus
from briefgen.model.diagnostics import diagnose
from briefgen.model.rich_text import plain
from briefgen.model.scene import LineShape, Rectangle, Stroke
from briefgen.model.template import TextStyle
from briefgen.model.text_block import DECORATION, Colour, Paragraph, Role, TextBlock
from briefgen.model.typography import Align, Anchor
from briefgen.model.units import EMU_PER_POINT, Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.line_breaking import measure
from briefgen.text.locales import format_value

# Between an axis and its labels.
GAP = pt(8)
GRID = Stroke("rule", pt(0.75))
AXIS = Stroke("quiet", pt(1))
# What parts the pieces of a whole: they need no contrast with each other then.
EDGE = Stroke("paper", pt(2))


class SomeLegend(Protocol):
    """The names of series above or beside the plot."""

    @property
    def box(self) -> Box: ...
    @property
    def size(self) -> int: ...


class ChartCanvas(Value, kw_only=True):
    """A `chart` at one `size` of text (points), in the `room` that it may fill; `place` is the slot
    that it stands in. `beside_unit` is what is free of the unit's line, above the room."""

    chart: Chart
    room: Box
    size: int
    place: SlotContext
    beside_unit: Box | None = None

    @property
    def line(self) -> Emu:
        """The height of a line of text."""
        return pt(1.2 * self.size)

    @property
    def may_be_larger(self) -> bool:
        """Whether names and values of slices may be larger than other text: on a slide, where that
        is as large as it can be; on paper all text of charts has one size."""
        return bool(self.place.spec.placeholder) and self.size == max(self.place.ladder)

    @property
    def values(self) -> list[Decimal]:
        """Every value of every series."""
        return [value for one in self.chart.series for value in one.values if value is not None]

    def width(self, words: str, *, strong: bool = False) -> Emu:
        """The width of words on one line, with a little to spare for other renderers."""
        paragraph = Paragraph(inline=plain(words))
        levels = [replace(self.place.style.levels[0], strong=strong)]
        measured = measure(paragraph, levels, self.place.setter)
        return pt(1.01 * max(measured.kerned[-1], measured.plain[-1]) * self.size + 1)

    def free_of_unit(self, key: Box | None) -> Box | None:
        """What the unit leaves of the line above the room, which is nothing where the key is there:
        a value behind it would be read as a name; None where the key has another line."""
        line = self.beside_unit
        if line is None or (key and key.y >= self.room.y):
            return None
        x = line.right if key else line.x
        height = self.room.y - line.y - EMU_PER_POINT
        return Box(Emu(x), line.y + EMU_PER_POINT, Emu(line.right - x), Emu(height))

    @property
    def decimals(self) -> int:
        """Those that the values are shown with."""
        return decimals_shown(self.chart)

    def number(self, value: Decimal, decimals: int | None = None) -> str:
        """A value as the chart writes its numbers, in the deck's language."""
        shown = self.decimals if decimals is None else decimals
        return format_value(value, shown, self.chart.style, self.place.setter.language)

    def text(
        self,
        words: str,
        box: Box,
        align: Align = "center",
        anchor: Anchor = "middle",
        colour: Colour = "ink",
        *,
        strong: bool = False,
    ) -> TextBlock | Overflow:
        """Words in a box, on as many lines as it is high enough for."""
        first = self.place.style.levels[0]
        level = replace(first, colour=colour, align=align, less=0, strong=strong)
        style = TextStyle(self.place.style.name, (self.size,), (level,))
        about = self.place.about(Role.FIGURE, self.chart.span)
        paragraphs = [Paragraph(inline=plain(words))]
        return fit_text(paragraphs, style, box, about, setter=self.place.setter, anchor=anchor)

    def line_of_text(
        self,
        words: str,
        x: int,
        middle: int,
        align: Align = "center",
        *,
        colour: Colour = "ink",
        strong: bool = False,
    ) -> TextBlock:
        """Words on one line; `x` is their left end, middle or right end, as `align` says."""
        width, height = self.width(words, strong=strong), self.line + EMU_PER_POINT
        left = x - {"left": 0, "center": width // 2, "right": width}[align]
        box = Box(Emu(left), Emu(middle - height // 2), width, Emu(height))
        block = self.text(words, box, align, colour=colour, strong=strong)
        assert isinstance(block, TextBlock)
        return block

    @property
    def focus(self) -> Focus:
        """What the chart is about."""
        return focus_of(self.chart, self.place.title)

    def look(self, plot: Box, legend: SomeLegend | None, **fields: Any) -> ChartLook:
        """How it looks, with what is the same in all charts."""
        return ChartLook(
            plot=plot,
            size=self.size,
            decimals=self.decimals,
            style=self.chart.style,
            legend=legend.box if legend else None,
            key_size=legend.size if legend and legend.size != self.size else 0,
            **fields,
        )

    def refused(self, what: str, **fields: Any) -> Overflow:
        """What is returned where a chart cannot be drawn so that it can be read."""
        return Overflow(
            needed=Emu(0),
            given=self.room.height,
            size=self.size,
            lines=1,
            said=diagnose(what, **fields),
        )


def horizontal(x: int, right: int, y: int, stroke: Stroke) -> LineShape:
    return LineShape(box=_box(x, y, right - x, 0), about=DECORATION, stroke=stroke)


def vertical(x: int, y: int, bottom: int, stroke: Stroke) -> LineShape:
    return LineShape(box=_box(x, y, 0, bottom - y), about=DECORATION, stroke=stroke)


def rectangle(x: int, y: int, width: int, height: int, *, fill: Colour) -> Rectangle:
    return Rectangle(box=_box(x, y, width, height), about=DECORATION, fill=fill)


def ground_behind(box: Box) -> Rectangle:
    """What keeps a line of the grid from a text."""
    return rectangle(box.x, box.y, box.width, box.height, fill="paper")


def _box(x: int, y: int, width: int, height: int) -> Box:
    return Box(Emu(x), Emu(y), Emu(width), Emu(height))
