"""The axes of a native chart, with the ends, the steps and the names of our own drawing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefgen.backends.pptx.chart_pieces import NO_FILL, ChartWriter, value_format
from briefgen.backends.pptx.chart_workbook import day_number
from briefgen.model.chart_plot import DateAxis, NumberStyle, ValueAxis
from briefgen.ooxml.xml import escape

CATEGORY_AXIS, VALUE_AXIS = 1, 2
AXIS_IDS = f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'
_AXIS_WIDTH, _GRID_WIDTH = 12_700, 9_525
# In whose words Office writes months.
_LOCALES = {
    "en-GB": "[$-809]",
    "en-US": "[$-409]",
    "cy-GB": "[$-452]",
    "fr-FR": "[$-40C]",
    "fr-CA": "[$-C0C]",
    "de-DE": "[$-407]",
}


def axes_xml(writer: ChartWriter) -> str:
    chart = writer.chart
    assert chart.axis is not None
    if chart.foot is not None:
        first = _foot_xml(writer, chart.foot)
    elif chart.days is not None:
        first = _days_xml(writer, chart.days)
    else:
        first = _categories_xml(writer)
    return first + _values_xml(writer, chart.axis)


def _categories_xml(writer: ChartWriter) -> str:
    lying = writer.chart.kind == "bar"
    turned = "maxMin" if lying else "minMax"
    return (
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/>'
        f'<c:scaling><c:orientation val="{turned}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if lying else "b"}"/>{_ticks_xml("General", "low")}'
        f"{_base_xml(writer)}{writer.text('ink')}"
        f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        f'<c:tickLblSkip val="{writer.chart.look.every:d}"/>'
        '<c:tickMarkSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _days_xml(writer: ChartWriter, days: DateAxis) -> str:
    """Days at their true distances, with a mark from the axis's beginning on."""
    words = _LOCALES.get(writer.language, "")
    return (
        f'<c:dateAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{day_number(days.days[-1])}"/><c:min val="{day_number(days.first)}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="b"/>'
        f"{_ticks_xml(f'{words}{days.pattern}', 'low')}{_base_xml(writer)}{writer.text('ink')}"
        f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblOffset val="100"/><c:baseTimeUnit val="days"/>'
        f'<c:majorUnit val="{days.step}"/><c:majorTimeUnit val="{days.unit}"/></c:dateAx>'
    )


def _foot_xml(writer: ChartWriter, foot: ValueAxis) -> str:
    """The axis of the numbers from left to right, with what they count below it."""
    low, high, step = _range(foot)
    return (
        f'<c:valAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{high:f}"/><c:min val="{low:f}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="b"/>{_foot_title_xml(writer, foot)}'
        f"{_ticks_xml(value_format(NumberStyle(), foot.decimals), 'low')}"
        f"{_base_xml(writer)}{writer.text('quiet')}"
        f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/>'
        f'<c:crossBetween val="midCat"/><c:majorUnit val="{step:f}"/></c:valAx>'
    )


def _foot_title_xml(writer: ChartWriter, foot: ValueAxis) -> str:
    if not foot.name:
        return ""
    return writer.title(foot.name, "quiet", "")


def _base_xml(writer: ChartWriter) -> str:
    return f"<c:spPr>{writer.line('quiet', _AXIS_WIDTH)}</c:spPr>"


def _ticks_xml(code: str, place: str) -> str:
    return (
        f'<c:numFmt formatCode="{escape(code)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{place}"/>'
    )


def _values_xml(writer: ChartWriter, axis: ValueAxis) -> str:
    chart = writer.chart
    lying = chart.kind == "bar"
    line = writer.line("rule", _GRID_WIDTH)
    grid = f"<c:majorGridlines><c:spPr>{line}</c:spPr></c:majorGridlines>"
    low, high, step = _range(axis)
    code = "0%" if axis.percent else value_format(chart.look.style, axis.decimals)
    is_between = not (chart.look.to_edges or chart.foot)
    return (
        f'<c:valAx><c:axId val="{VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{high:f}"/><c:min val="{low:f}"/></c:scaling>'
        f'<c:delete val="{int(not axis.shown)}"/><c:axPos val="{"b" if lying else "l"}"/>'
        f"{grid if axis.shown else ''}{_ticks_xml(code, 'nextTo')}"
        f"{NO_FILL}{writer.text('quiet')}"
        f'<c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="{"max" if lying else "min"}"/>'
        f'<c:crossBetween val="{"between" if is_between else "midCat"}"/>'
        f'<c:majorUnit val="{step:f}"/></c:valAx>'
    )


def _range(axis: ValueAxis) -> Iterator[Decimal]:
    """Both ends and the step; shares of a whole are fractions in PowerPoint."""
    whole = 100 if axis.percent else 1
    return (value / whole for value in (axis.minimum, axis.maximum, axis.step))
