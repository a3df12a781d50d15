"""The plots of a native chart: its series with their looks, their labels and their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal, assert_never

from briefgen.backends.pptx.chart_axes import AXIS_IDS, axes_xml
from briefgen.backends.pptx.chart_pieces import NO_FILL, ChartWriter, share, value_format
from briefgen.backends.pptx.chart_workbook import SHEET_NAME, day_number
from briefgen.model.chart_plot import (
    MARKER_SIZE,
    POINT_SIZE,
    RING_HOLE,
    PlotSeries,
    PointLabel,
    Said,
)
from briefgen.model.data_sheet import column_name
from briefgen.model.scene import PlacedChart
from briefgen.model.units import EMU_PER_POINT
from briefgen.ooxml.xml import escape

_EDGE_WIDTH = 25_400
_SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
_SAID: dict[Said, tuple[str, ...]] = {
    "value": ("Val",),
    "name": ("SerName",),
    "both": ("Val", "SerName"),
    "part": ("Val", "CatName"),
}
_NO_LEADERS = (
    '<c:extLst><c:ext xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
    ' uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
_GROUPING = {"": "clustered", "yes": "stacked", "percent": "percentStacked"}
_AREAS = {"": "standard", "yes": "stacked", "percent": "percentStacked"}
_PLACES = {"outside": "outEnd", "inside": "ctr", "above": "t", "below": "b", "right": "r"}


def plot_xml(writer: ChartWriter) -> str:
    """The plot of the chart's kind, with its axes."""
    chart = writer.chart
    series = "".join(_series_xml(writer, index) for index in range(len(chart.series)))
    match chart.kind:
        case "pie":
            return (
                f'<c:pieChart><c:varyColors val="1"/>{series}'
                '<c:firstSliceAng val="0"/></c:pieChart>'
            )
        case "ring":
            return (
                f'<c:doughnutChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/>'
                f'<c:holeSize val="{RING_HOLE}"/></c:doughnutChart>'
            )
        case "line":
            plot = (
                '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
                f'{series}<c:marker val="1"/>{AXIS_IDS}</c:lineChart>'
            )
        case "area":
            plot = (
                f'<c:areaChart><c:grouping val="{_AREAS[chart.stacked]}"/>'
                f'<c:varyColors val="0"/>{series}{AXIS_IDS}</c:areaChart>'
            )
        case "scatter":
            plot = (
                '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
                f"{series}{AXIS_IDS}</c:scatterChart>"
            )
        case "bar" | "column":
            plot = _bars_xml(writer, series, "bar" if chart.kind == "bar" else "col")
        case _:
            assert_never(chart.kind)
    return plot + axes_xml(writer)


def _bars_xml(writer: ChartWriter, series: str, direction: Literal["bar", "col"]) -> str:
    chart = writer.chart
    return (
        f'<c:barChart><c:barDir val="{direction}"/>'
        f'<c:grouping val="{_GROUPING[chart.stacked]}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{chart.look.gap:d}"/><c:overlap val="{chart.look.overlap:d}"/>'
        f"{AXIS_IDS}</c:barChart>"
    )


def _series_xml(writer: ChartWriter, index: int) -> str:
    chart = writer.chart
    series = chart.series[index]
    column = column_name(index + 2)
    last = len(chart.categories) + 1
    values = _numbers_xml(f"${column}$2:${column}${last}", series.values)
    is_scatter = chart.kind == "scatter"
    pieces = (
        f'<c:idx val="{index:d}"/><c:order val="{index:d}"/>',
        f"<c:tx>{_texts_xml(f'${column}$1', (series.name,))}</c:tx>",
        _look_xml(writer, series),
        _labels_xml(writer, series),
        f"<c:xVal>{_categories_xml(writer)}</c:xVal><c:yVal>{values}</c:yVal>"
        if is_scatter
        else f"<c:cat>{_categories_xml(writer)}</c:cat><c:val>{values}</c:val>",
        '<c:smooth val="0"/>' if is_scatter or chart.kind == "line" else "",
    )
    return f"<c:ser>{''.join(pieces)}</c:ser>"


def _categories_xml(writer: ChartWriter) -> str:
    chart = writer.chart
    place = f"$A$2:$A${len(chart.categories) + 1}"
    if chart.days is not None:
        days = tuple(Decimal(day_number(day)) for day in chart.days.days)
        return _numbers_xml(place, days, "yyyy\\-mm\\-dd")
    if chart.across:
        return _numbers_xml(place, chart.across)
    return _texts_xml(place, chart.categories)


def _texts_xml(place: str, texts: Iterable[str]) -> str:
    points = [f'<c:pt idx="{i}"><c:v>{escape(text)}</c:v></c:pt>' for i, text in enumerate(texts)]
    return (
        f"<c:strRef><c:f>{SHEET_NAME}!{place}</c:f><c:strCache>"
        f'<c:ptCount val="{len(points)}"/>{"".join(points)}</c:strCache></c:strRef>'
    )


def _numbers_xml(place: str, values: tuple[Decimal | None, ...], code: str = "General") -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{value:f}</c:v></c:pt>'
        for index, value in enumerate(values)
        if value is not None
    )
    return (
        f"<c:numRef><c:f>{SHEET_NAME}!{place}</c:f><c:numCache><c:formatCode>{code}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def _look_xml(writer: ChartWriter, series: PlotSeries) -> str:
    """Fill and edge of bars and areas, line and markers of lines, and those of single points."""
    match writer.chart.kind:
        case "line":
            line = f"<c:spPr>{_line_xml(writer, series)}</c:spPr>"
            return (
                f'{line}<c:marker><c:symbol val="none"/></c:marker>'
                f"{''.join(_marked_xml(writer, series, point, line) for point in series.marked)}"
            )
        case "scatter":
            return f"<c:spPr>{_NO_STROKE}</c:spPr>{_marker_xml(writer, series)}"
        case "pie" | "ring":
            return _points_xml(writer, series, '<c:bubble3D val="0"/>', _EDGE_WIDTH)
        case "area":
            return writer.area(series.colours[0], _EDGE_WIDTH)
        case "bar" | "column":
            edge = _EDGE_WIDTH if writer.chart.stacked else 0
            inner = '<c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
            most = max(series.colours, key=series.colours.count)
            return (
                f'{writer.area(most, edge)}<c:invertIfNegative val="0"/>'
                f"{_points_xml(writer, series, inner, edge, most)}"
            )
        case _:
            assert_never(writer.chart.kind)


_NO_STROKE = '<a:ln w="19050"><a:noFill/></a:ln>'


def _line_xml(writer: ChartWriter, series: PlotSeries) -> str:
    dash = '<a:prstDash val="dash"/>' if series.dashed else ""
    return writer.line(series.colours[0], series.wide, f"{dash}<a:round/>")


def _points_xml(
    writer: ChartWriter, series: PlotSeries, inner: str, edge: int, usual: str = ""
) -> str:
    """The points that have another colour than the usual."""
    if len(series.colours) == 1 and len(series.values) > 1:
        return ""
    return "".join(
        f'<c:dPt><c:idx val="{index}"/>{inner}{writer.area(colour, edge)}</c:dPt>'
        for index, colour in enumerate(series.colours)
        if colour != usual
    )


def _marked_xml(writer: ChartWriter, series: PlotSeries, point: int, line: str) -> str:
    return (
        f'<c:dPt><c:idx val="{point}"/>{_marker_xml(writer, series)}'
        f'<c:bubble3D val="0"/>{line}</c:dPt>'
    )


def _marker_xml(writer: ChartWriter, series: PlotSeries) -> str:
    symbol, colour = series.marker.removeprefix("open-"), series.colours[0]
    side = POINT_SIZE if writer.chart.kind == "scatter" else MARKER_SIZE
    fill = "paper" if series.marker.startswith("open-") else colour
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="{side // EMU_PER_POINT}"/>'
        f"<c:spPr>{writer.colours.fill_xml(fill)}{writer.line(colour, 19_050)}</c:spPr>"
        "</c:marker>"
    )


def _labels_xml(writer: ChartWriter, series: PlotSeries) -> str:
    """The values and names that are written at points, those of single ones first."""
    own = "".join(_label_xml(writer, series, label) for label in _own_labels(series))
    if series.place:
        colour = max(series.label_colours, key=series.label_colours.count)
        usual = PointLabel(point=0, place=series.place)
        return f"<c:dLbls>{own}{_said_xml(writer, usual, colour)}{_leaders_xml(series)}</c:dLbls>"
    return f"<c:dLbls>{own}{_shown_xml(())}{_leaders_xml(series)}</c:dLbls>" if own else ""


def _leaders_xml(series: PlotSeries) -> str:
    """No line leads to a name that stands right beside its piece: programs would draw one."""
    return _NO_LEADERS if any(label.aside for label in series.labels) else ""


def _own_labels(series: PlotSeries) -> Iterator[PointLabel]:
    """The labels of single points, and those that have a colour of their own."""
    own = {label.point: label for label in series.labels}
    usual = max(series.label_colours, key=series.label_colours.count)
    for point, value in enumerate(series.values):
        differs = bool(series.place) and series.label_colour(point) != usual
        if point in own:
            yield own[point]
        elif differs and value is not None:
            yield PointLabel(point=point, place=series.place)


def _label_xml(writer: ChartWriter, series: PlotSeries, label: PointLabel) -> str:
    box = writer.chart.box
    moved = (
        f'<c:layout><c:manualLayout><c:x val="{share(label.aside, box.width)}"/>'
        f'<c:y val="{share(label.shift, box.height)}"/></c:manualLayout></c:layout>'
    )
    return (
        f'<c:dLbl><c:idx val="{label.point:d}"/>{moved if label.shift or label.aside else ""}'
        f"{_said_xml(writer, label, series.label_colour(label.point))}</c:dLbl>"
    )


def _said_xml(writer: ChartWriter, label: PointLabel, colour: str) -> str:
    chart = writer.chart
    hides_zero = bool(chart.stacked) and label.place == "inside"
    code = value_format(chart.look.style, chart.look.decimals, hides_zero=hides_zero)
    is_one = label.says in ("value", "name")
    separator = "" if is_one else f"<c:separator>{_between(chart, label)}</c:separator>"
    return (
        f'<c:numFmt formatCode="{escape(code)}" sourceLinked="0"/>'
        f"{writer.area('paper', 0) if label.grounded else NO_FILL}"
        f"{writer.text(colour, wrap='none', size=chart.look.value_size, strong=label.strong)}"
        f"{_place_xml(writer, label)}"
        f"{_shown_xml(_SAID[label.says])}{separator}"
    )


def _between(chart: PlacedChart, label: PointLabel) -> str:
    """What stands between a name and its value."""
    if label.says == "part" or label.in_a_row:
        return " " if label.in_a_row else "\n"
    return "\n" if chart.kind == "column" or chart.stacked else ": "


def _place_xml(writer: ChartWriter, label: PointLabel) -> str:
    """Where it stands; in rings and areas it stands in the middle, and nothing else may be said."""
    if writer.chart.kind in ("ring", "area"):
        return ""
    is_in_slice = writer.chart.kind == "pie" and label.place == "inside"
    return f'<c:dLblPos val="{"inEnd" if is_in_slice else _PLACES[label.place]}"/>'


def _shown_xml(shown: tuple[str, ...]) -> str:
    return "".join(f'<c:show{part} val="{int(part in shown)}"/>' for part in _SHOWN)
