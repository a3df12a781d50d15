"""Pieces of a chart's XML that all of its parts are made of: places, texts, lines, formats."""

from __future__ import annotations

from briefgen.backends.pptx.text_body import latin_xml
from briefgen.model.chart_plot import NumberStyle
from briefgen.model.scene import PlacedChart
from briefgen.model.units import Box
from briefgen.model.values import Value
from briefgen.ooxml.xml import ThemeColours, escape

NO_LINE = "<a:ln><a:noFill/></a:ln>"
NO_FILL = f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>"


class ChartWriter(Value):
    """A `chart`, what its `colours` are written as, and its `language`."""

    chart: PlacedChart
    colours: ThemeColours
    language: str

    def text(self, colour: str, *, wrap: str = "", size: int = 0, strong: bool = False) -> str:
        """Text properties; without a turn of its own PowerPoint sets long names askew."""
        wrapped = f' wrap="{wrap}"' if wrap else ""
        return (
            f'<c:txPr><a:bodyPr rot="0" vert="horz"{wrapped}/><a:lstStyle/><a:p><a:pPr>'
            f"{self.run('defRPr', colour, size=size, strong=strong)}"
            "</a:pPr><a:endParaRPr/></a:p></c:txPr>"
        )

    def run(self, tag: str, colour: str, *, size: int = 0, strong: bool = False) -> str:
        """The properties of a run of text."""
        return (
            f'<a:{tag} sz="{(size or self.chart.look.size) * 100:d}" b="{int(strong)}">'
            f"{self.colours.fill_xml(colour)}{latin_xml(self.chart.font)}</a:{tag}>"
        )

    def line(self, colour: str, width: int, inner: str = "") -> str:
        return f'<a:ln w="{width:d}">{self.colours.fill_xml(colour)}{inner}</a:ln>'

    def area(self, colour: str, edge: int) -> str:
        """A fill, in an edge of the ground where it has one."""
        line = self.line("paper", edge) if edge else NO_LINE
        return f"<c:spPr>{self.colours.fill_xml(colour)}{line}</c:spPr>"

    def place(self, box: Box, *, inner: bool = False, sized: bool = True) -> str:
        """A place inside the chart, in shares of it."""
        frame = self.chart.box
        target = '<c:layoutTarget val="inner"/>' if inner else ""
        size = (
            f'<c:w val="{share(box.width, frame.width)}"/>'
            f'<c:h val="{share(box.height, frame.height)}"/>'
        )
        return (
            f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
            f'<c:x val="{share(box.x - frame.x, frame.width)}"/>'
            f'<c:y val="{share(box.y - frame.y, frame.height)}"/>'
            f"{size if sized else ''}</c:manualLayout></c:layout>"
        )

    def title(self, words: str, colour: str, place: str, *, size: int = 0) -> str:
        """A text of its own: what an axis counts, or the figure in a ring."""
        return (
            '<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz" wrap="none"/><a:lstStyle/><a:p>'
            f"<a:pPr>{self.run('defRPr', colour, size=size, strong=bool(size))}</a:pPr>"
            f"<a:r>{self.run('rPr', colour, size=size, strong=bool(size))}"
            f"<a:t>{escape(words)}</a:t></a:r></a:p></c:rich></c:tx>"
            f'{place}<c:overlay val="1"/></c:title>'
        )


def share(part: int, whole: int) -> str:
    return f"{part / whole:.5f}"


def value_format(style: NumberStyle, decimals: int, *, hides_zero: bool = False) -> str:
    """A number format of ours: thousands apart, so many decimals, the sign of minus as printers set
    it, and signs between quotes; nothing in a piece of no size.

    Formats are made here and nowhere else, so that none comes from outside.
    """
    fraction, power = "." + "0" * decimals if decimals else "", "," * (style.power // 3)
    before, behind = (f'"{one}"' if one else "" for one in (style.before, style.behind))
    plain = f"{before}#,##0{fraction}{power}{behind}"
    return f'{plain};"\u2212"{plain}{";;" if hides_zero else ""}'
