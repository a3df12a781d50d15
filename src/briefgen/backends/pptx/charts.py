"""Chart -> a native chart: its frame on the slide, its part, and the workbook behind it.

Range, steps, places and sizes are those of our own drawing, written out, so that PowerPoint's
picture and the PDF's are alike (docs/decisions/charts.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal, assert_never

from briefgen.backends.pptx.chart_workbook import SHEET_NAME, workbook_bytes
from briefgen.backends.pptx.layout_placeholders import filled_xml
from briefgen.backends.pptx.shapes import identity_xml
from briefgen.backends.pptx.slide_context import SlideWriter
from briefgen.backends.pptx.text_body import latin_xml
from briefgen.model.chart_plot import LINE_WIDTH, MARKER_SIZE, PlotSeries, ValueAxis, ValuePlace
from briefgen.model.data_sheet import column_name
from briefgen.model.scene import PlacedChart
from briefgen.model.units import EMU_PER_POINT, Box
from briefgen.ooxml.writer import WORKBOOK_TYPE, Relations, make_media, make_part
from briefgen.ooxml.xml import ThemeColours, escape, place_xml
from briefgen.text.locales import with_country

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = f'xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" xmlns:r="{_RELATIONS}"'
_CATEGORY_AXIS, _VALUE_AXIS = 1, 2
_NO_LINE = "<a:ln><a:noFill/></a:ln>"
_AXIS_WIDTH, _GRID_WIDTH, _EDGE_WIDTH = 12_700, 9_525, 19_050
_NO_LABELS = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
_GROUPING = {"": "clustered", "yes": "stacked", "percent": "percentStacked"}
_AXIS_IDS = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
_LABEL_PLACE = {"outside": "outEnd", "inside": "ctr", "above": "t"}


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
    colours = sheet.colours
    plot = _plot_xml(chart, colours)
    language = with_country(chart.about.language or sheet.language)
    return (
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="{escape(language)}"/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_layout_xml(chart, chart.look.plot, inner=True)}{plot}"
        f"<c:spPr><a:noFill/>{_NO_LINE}</c:spPr></c:plotArea>{_legend_xml(chart, colours)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{_NO_LINE}</c:spPr>{_text_xml(chart, colours, 'ink')}"
        f'<c:externalData r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.5f}"


def _layout_xml(chart: PlacedChart, box: Box, *, inner: bool = False) -> str:
    """A place inside the chart, in shares of it."""
    frame = chart.box
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{_share(box.x - frame.x, frame.width)}"/>'
        f'<c:y val="{_share(box.y - frame.y, frame.height)}"/>'
        f'<c:w val="{_share(box.width, frame.width)}"/>'
        f'<c:h val="{_share(box.height, frame.height)}"/></c:manualLayout></c:layout>'
    )


def _legend_xml(chart: PlacedChart, colours: ThemeColours) -> str:
    if chart.look.legend is None:
        return ""
    side = "r" if chart.kind == "pie" else "t"
    return (
        f'<c:legend><c:legendPos val="{side}"/>{_layout_xml(chart, chart.look.legend)}'
        f'<c:overlay val="0"/>{_text_xml(chart, colours, "ink")}</c:legend>'
    )


def _text_xml(chart: PlacedChart, colours: ThemeColours, colour: str, wrap: str = "") -> str:
    """Text properties; without a turn of its own PowerPoint sets long names askew."""
    wrapped = f' wrap="{wrap}"' if wrap else ""
    return (
        f'<c:txPr><a:bodyPr rot="0" vert="horz"{wrapped}/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="{chart.look.size * 100:d}" b="0">{colours.fill_xml(colour)}'
        f"{latin_xml(chart.font)}</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>"
    )


def _line_xml(colours: ThemeColours, colour: str, width: int) -> str:
    return f'<a:ln w="{width:d}">{colours.fill_xml(colour)}</a:ln>'


def _plot_xml(chart: PlacedChart, colours: ThemeColours) -> str:
    match chart.kind:
        case "pie":
            return _pie_xml(chart, colours)
        case "line":
            return _lines_xml(chart, colours) + _axes_xml(chart, colours)
        case "bar":
            return _bars_xml(chart, colours, "bar") + _axes_xml(chart, colours)
        case "column":
            return _bars_xml(chart, colours, "col") + _axes_xml(chart, colours)
        case _:
            assert_never(chart.kind)


def _axes_xml(chart: PlacedChart, colours: ThemeColours) -> str:
    axis = chart.axis
    assert axis is not None
    return _category_axis_xml(chart, colours) + _value_axis_xml(chart, colours, axis)


def _bars_xml(chart: PlacedChart, colours: ThemeColours, direction: Literal["bar", "col"]) -> str:
    series = "".join(_series_xml(chart, colours, index) for index in range(len(chart.series)))
    return (
        f'<c:barChart><c:barDir val="{direction}"/>'
        f'<c:grouping val="{_GROUPING[chart.stacked]}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{chart.look.gap:d}"/><c:overlap val="{chart.look.overlap:d}"/>'
        f"{_AXIS_IDS}</c:barChart>"
    )


def _lines_xml(chart: PlacedChart, colours: ThemeColours) -> str:
    series = "".join(_series_xml(chart, colours, index) for index in range(len(chart.series)))
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{series}<c:marker val="1"/>{_AXIS_IDS}</c:lineChart>'
    )


def _pie_xml(chart: PlacedChart, colours: ThemeColours) -> str:
    return (
        f'<c:pieChart><c:varyColors val="1"/>{_series_xml(chart, colours, 0)}'
        '<c:firstSliceAng val="0"/></c:pieChart>'
    )


def _series_xml(chart: PlacedChart, colours: ThemeColours, index: int) -> str:
    series = chart.series[index]
    column = column_name(index + 2)
    last = len(chart.categories) + 1
    pieces = (
        f'<c:idx val="{index:d}"/><c:order val="{index:d}"/>',
        f"<c:tx>{_texts_xml(f'${column}$1', (series.name,))}</c:tx>",
        _look_xml(chart, colours, series),
        _labels_xml(chart, colours, series),
        f"<c:cat>{_texts_xml(f'$A$2:$A${last}', chart.categories)}</c:cat>",
        f"<c:val>{_numbers_xml(f'${column}$2:${column}${last}', series.values)}</c:val>",
        '<c:smooth val="0"/>' if chart.kind == "line" else "",
    )
    return f"<c:ser>{''.join(pieces)}</c:ser>"


def _texts_xml(place: str, texts: Iterable[str]) -> str:
    points = [f'<c:pt idx="{i}"><c:v>{escape(text)}</c:v></c:pt>' for i, text in enumerate(texts)]
    return (
        f"<c:strRef><c:f>{SHEET_NAME}!{place}</c:f><c:strCache>"
        f'<c:ptCount val="{len(points)}"/>{"".join(points)}</c:strCache></c:strRef>'
    )


def _numbers_xml(place: str, values: tuple[Decimal | None, ...]) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{value:f}</c:v></c:pt>'
        for index, value in enumerate(values)
        if value is not None
    )
    return (
        f"<c:numRef><c:f>{SHEET_NAME}!{place}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def _look_xml(chart: PlacedChart, colours: ThemeColours, series: PlotSeries) -> str:
    """Fill and edge of bars; line and marker of lines; those of each slice of a pie."""
    match chart.kind:
        case "line":
            line = _line_xml(colours, series.colours[0], LINE_WIDTH)
            return f"<c:spPr>{line}</c:spPr>{_marker_xml(series, colours)}"
        case "pie":
            return "".join(
                f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/>'
                f"{_area_xml(colours, colour, edged=True)}</c:dPt>"
                for index, colour in enumerate(series.colours)
            )
        case "bar" | "column":
            area = _area_xml(colours, series.colours[0], edged=bool(chart.stacked))
            return f'{area}<c:invertIfNegative val="0"/>'
        case _:
            assert_never(chart.kind)


def _area_xml(colours: ThemeColours, colour: str, *, edged: bool) -> str:
    edge = _line_xml(colours, "paper", _EDGE_WIDTH) if edged else _NO_LINE
    return f"<c:spPr>{colours.fill_xml(colour)}{edge}</c:spPr>"


def _marker_xml(series: PlotSeries, colours: ThemeColours) -> str:
    symbol, colour = series.marker.removeprefix("open-"), series.colours[0]
    fill = "paper" if series.marker.startswith("open-") else colour
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="{MARKER_SIZE // EMU_PER_POINT}"/>'
        f"<c:spPr>{colours.fill_xml(fill)}{_line_xml(colours, colour, _EDGE_WIDTH)}</c:spPr>"
        "</c:marker>"
    )


def _labels_xml(chart: PlacedChart, colours: ThemeColours, series: PlotSeries) -> str:
    """The values beside what is drawn, or the name at a line's right end."""
    if chart.kind == "pie":
        named = ("Val",) if chart.look.legend else ("Val", "CatName")
        shown = _label_parts_xml(chart, colours, series, named)
        return (
            f'<c:dLbls>{shown}<c:separator>: </c:separator><c:showLeaderLines val="0"/></c:dLbls>'
        )
    if chart.look.values:
        return f"<c:dLbls>{_label_parts_xml(chart, colours, series, ('Val',))}</c:dLbls>"
    if series.end is None:
        return ""
    return f"<c:dLbls>{_end_label_xml(chart, colours, series)}{_shown_xml(())}</c:dLbls>"


def _label_parts_xml(
    chart: PlacedChart, colours: ThemeColours, series: PlotSeries, shown: tuple[str, ...]
) -> str:
    look = chart.look
    return (
        f'<c:numFmt formatCode="{escape(value_format(look.decimals, look.values))}" '
        f'sourceLinked="0"/><c:spPr><a:noFill/>{_NO_LINE}</c:spPr>'
        f"{_text_xml(chart, colours, series.label_colours[0], 'none')}"
        f'<c:dLblPos val="{_LABEL_PLACE[look.values]}"/>{_shown_xml(shown)}'
    )


def _end_label_xml(chart: PlacedChart, colours: ThemeColours, series: PlotSeries) -> str:
    """The name at the right of one point, moved up or down as in our drawing."""
    assert series.end is not None
    index, shift = series.end
    moved = (
        '<c:layout><c:manualLayout><c:x val="0"/>'
        f'<c:y val="{_share(shift, chart.box.height)}"/></c:manualLayout></c:layout>'
    )
    return (
        f'<c:dLbl><c:idx val="{index:d}"/>{moved if shift else ""}'
        f"<c:spPr><a:noFill/>{_NO_LINE}</c:spPr>"
        f"{_text_xml(chart, colours, series.label_colours[0], 'none')}"
        f'<c:dLblPos val="r"/>{_shown_xml(("SerName",))}</c:dLbl>'
    )


def _shown_xml(shown: tuple[str, ...]) -> str:
    return "".join(f'<c:show{part} val="{int(part in shown)}"/>' for part in _NO_LABELS)


def value_format(decimals: int, place: ValuePlace = "") -> str:
    """A number format of ours: thousands apart, so many decimals; nothing in a piece of no size.

    Formats are made here and nowhere else, so that none comes from outside.
    """
    plain = "#,##0" + ("." + "0" * decimals if decimals else "")
    return f"{plain};-{plain};;" if place == "inside" else plain


def _category_axis_xml(chart: PlacedChart, colours: ThemeColours) -> str:
    lying = chart.kind == "bar"
    turned = "maxMin" if lying else "minMax"
    every = f'<c:tickLblSkip val="{chart.look.every:d}"/>'
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/>'
        f'<c:scaling><c:orientation val="{turned}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if lying else "b"}"/>{_ticks_xml("General", "low")}'
        f"<c:spPr>{_line_xml(colours, 'quiet', _AXIS_WIDTH)}</c:spPr>"
        f"{_text_xml(chart, colours, 'ink')}"
        f'<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{every}'
        f'<c:tickMarkSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _ticks_xml(code: str, place: str) -> str:
    return (
        f'<c:numFmt formatCode="{code}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{place}"/>'
    )


def _value_axis_xml(chart: PlacedChart, colours: ThemeColours, axis: ValueAxis) -> str:
    lying = chart.kind == "bar"
    line = _line_xml(colours, "rule", _GRID_WIDTH)
    grid = f"<c:majorGridlines><c:spPr>{line}</c:spPr></c:majorGridlines>"
    low, high, step = _range(axis)
    code = "0%" if axis.percent else value_format(axis.decimals)
    return (
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{high:f}"/><c:min val="{low:f}"/></c:scaling>'
        f'<c:delete val="{int(not axis.shown)}"/><c:axPos val="{"b" if lying else "l"}"/>'
        f"{grid if axis.shown else ''}{_ticks_xml(code, 'nextTo')}"
        f"<c:spPr><a:noFill/>{_NO_LINE}</c:spPr>{_text_xml(chart, colours, 'quiet')}"
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{"max" if lying else "min"}"/>'
        f'<c:crossBetween val="between"/><c:majorUnit val="{step:f}"/></c:valAx>'
    )


def _range(axis: ValueAxis) -> Iterator[Decimal]:
    """Both ends and the step; shares of a whole are fractions in PowerPoint."""
    whole = 100 if axis.percent else 1
    return (value / whole for value in (axis.minimum, axis.maximum, axis.step))
