"""Chart -> a native chart: its frame on the slide, its part, and the workbook behind it.

Range, steps, places and sizes are those of our own drawing, written out, so that PowerPoint's
picture and the PDF's are alike (docs/decisions/charts.md).
"""

from __future__ import annotations

from briefgen.backends.pptx.chart_pieces import NO_FILL, ChartWriter
from briefgen.backends.pptx.chart_series import plot_xml
from briefgen.backends.pptx.chart_workbook import workbook_bytes
from briefgen.backends.pptx.layout_placeholders import filled_xml
from briefgen.backends.pptx.shapes import identity_xml
from briefgen.backends.pptx.slide_context import SlideWriter
from briefgen.model.scene import PlacedChart
from briefgen.model.units import Emu, pt
from briefgen.model.values import replace
from briefgen.ooxml.writer import WORKBOOK_TYPE, Relations, make_media, make_part
from briefgen.ooxml.xml import escape, place_xml
from briefgen.text.locales import with_country

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = f'xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" xmlns:r="{_RELATIONS}"'

# The margins of a chart's title, in points: PowerPoint's, and above it a part of its size, as
# LibreOffice has a third of it there.
_BEFORE, _ABOVE, _ABOVE_MORE = 7.2, 3.6, 1 / 12


def chart_xml(chart: PlacedChart, sheet: SlideWriter) -> str:
    """The frame of a chart; the sheet gets the chart's part and its workbook."""
    number = next(sheet.numbers)
    relation = _add_parts(chart, sheet)
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{identity_xml(number, chart, sheet)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"{filled_xml(sheet.holders, chart.placeholder)}</p:nvGraphicFramePr>"
        f"<p:xfrm>{place_xml(chart.box)}</p:xfrm>"
        f'<a:graphic><a:graphicData uri="{_DRAWING}/chart">'
        f'<c:chart xmlns:c="{_DRAWING}/chart" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _add_parts(chart: PlacedChart, sheet: SlideWriter) -> str:
    """The chart's part, its workbook and their relationship; the id by which the slide names it.
    Programs that merge decks know the parts of charts by their names, chart1.xml and so on."""
    name, book = _free_names(sheet)
    relations = Relations(name)
    xml = _space_xml(chart, relations.add("package", book), sheet)
    sheet.parts.append(make_part(name, "drawingml.chart", xml))
    sheet.parts.append(relations.part())
    sheet.parts.append(make_media(book, WORKBOOK_TYPE, workbook_bytes(chart)))
    return sheet.relations.add("chart", name)


def _free_names(sheet: SlideWriter) -> tuple[str, str]:
    number = next(sheet.charts)
    names = f"ppt/charts/chart{number}.xml", f"ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"
    return names if sheet.taken.isdisjoint(map(str.lower, names)) else _free_names(sheet)


def _space_xml(chart: PlacedChart, workbook: str, sheet: SlideWriter) -> str:
    language = with_country(chart.about.language or sheet.language)
    writer = ChartWriter(chart, sheet.colours, language)
    return (
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="{escape(language)}"/>'
        f'<c:roundedCorners val="0"/><c:chart>{_title_xml(writer)}'
        f"<c:plotArea>{writer.place(chart.look.plot, inner=True)}{plot_xml(writer)}"
        f"{NO_FILL}</c:plotArea>{_legend_xml(writer)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{NO_FILL}{writer.text('ink')}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def _title_xml(writer: ChartWriter) -> str:
    """The title of a chart is the figure in the middle of a ring: other titles stand on slides."""
    if writer.chart.look.middle is None:
        return '<c:autoTitleDeleted val="1"/>'
    words, box, size = writer.chart.look.middle
    up = pt(_ABOVE + size * _ABOVE_MORE)
    box = replace(box, x=Emu(box.x - pt(_BEFORE)), y=Emu(box.y - up))
    place = writer.place(box, sized=False)
    return f'{writer.title(words, "brand", place, size=size)}<c:autoTitleDeleted val="0"/>'


def _legend_xml(writer: ChartWriter) -> str:
    look = writer.chart.look
    if look.legend is None:
        return ""
    return (
        f'<c:legend><c:legendPos val="{"r" if look.beside else "t"}"/>{writer.place(look.legend)}'
        f'<c:overlay val="0"/>{writer.text("ink", size=look.key_size)}</c:legend>'
    )
