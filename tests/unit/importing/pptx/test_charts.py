"""Charts of every kind, and SmartArt."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation
from pptx.chart.data import BubbleChartData, CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from briefgen.importing.chart_data import DataFiles, chart_content, is_ours
from briefgen.importing.imported_talk import (
    ImportedChart,
    ImportedPicture,
    ImportedSeries,
    ImportedSmartArt,
)
from briefgen.importing.pptx.chart_numbers import as_category, as_value
from briefgen.importing.pptx.charts import ChartReader, ReadChart
from briefgen.ooxml.reader import element_of
from tests.pictures import flat_picture, saved
from tests.unit.importing.pptx.small_decks import (
    SPACES,
    paragraph,
    paragraphs,
    read,
    relation,
    relations_xml,
    talk,
)

_KINDS = XL_CHART_TYPE


def _space(plots: str, axes: str = "", before: str = "") -> str:
    return (
        f"<c:chartSpace {SPACES}><c:chart>{before}<c:plotArea>{plots}{axes}</c:plotArea></c:chart>"
        "</c:chartSpace>"
    )


def _chart(plots: str, axes: str = "", before: str = "") -> ReadChart:
    return ChartReader(space=element_of(_space(plots, axes, before).encode()), clean=str).read()


def _cache(kind: str, *texts: str | None, shown: str = "General") -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{text}</c:v></c:pt>'
        for index, text in enumerate(texts)
        if text is not None
    )
    code = f"<c:formatCode>{shown}</c:formatCode>" if kind == "num" else ""
    count = f'<c:ptCount val="{len(texts)}"/>'
    return f"<c:{kind}Ref><c:{kind}Cache>{code}{count}{points}</c:{kind}Cache></c:{kind}Ref>"


def _series(name: str, *values: str | None, names: str = "", shown: str = "General") -> str:
    return (
        f"<c:ser><c:tx>{_cache('str', name)}</c:tx><c:cat>{names}</c:cat>"
        f"<c:val>{_cache('num', *values, shown=shown)}</c:val></c:ser>"
    )


def test_a_chart_is_read_from_the_file_with_its_gaps() -> None:
    data = CategoryChartData()
    data.categories = ["North", "South", "West"]
    data.add_series("2024", (1.5, None, 3))
    data.add_series("2025", (2, 0, None))
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[6])
    for kind in (_KINDS.COLUMN_CLUSTERED, _KINDS.BAR_STACKED, _KINDS.LINE):
        slide.shapes.add_chart(kind, 0, 0, Inches(4), Inches(3), data)
    target = io.BytesIO()
    made.save(target)
    shapes = talk(target.getvalue()).slides[0].shapes
    charts = [one.contents for one in shapes if isinstance(one.contents, ImportedChart)]
    assert [one.kind for one in charts] == ["column", "bar", "line"]
    assert [one.is_stacked for one in charts] == [False, True, False]
    names = ("North", "South", "West")
    assert [one.categories for one in charts] == [names, names[::-1], names]
    for chart in charts[::2]:
        assert [one.values for one in chart.series] == [(1.5, None, 3), (2, 0, None)]


def test_a_chart_in_space_is_none_of_ours_and_keeps_its_numbers() -> None:
    found = _chart(f"<c:bar3DChart>{_series('S', '1', '2')}</c:bar3DChart>").chart
    assert (found.kind, found.called) == ("", "columns in 3-D")
    assert found.series == (ImportedSeries("S", (1, 2)),)


def test_points_are_placed_by_their_index() -> None:
    found = _chart(f"<c:pieChart>{_series('S', None, '2', None, '4')}</c:pieChart>").chart
    assert found.kind == "pie"
    assert found.series == (ImportedSeries("S", (None, 2, None, 4)),)
    assert found.categories == ("1", "2", "3", "4")


def test_noise_behind_the_digits_of_a_workbook_is_no_number() -> None:
    assert as_value("0.37000000000000016") == 0.37
    assert as_value("1234567.891") == 1234567.891


@pytest.mark.parametrize("text", ["#N/A", "", "inf", "nan", "1e999"])
def test_what_is_no_number_is_a_gap(text: str) -> None:
    assert as_value(text) is None


@pytest.mark.parametrize(
    ("text", "shown", "name"),
    [
        ("2012", "General", "2012"),
        ("0.5", "0.0", "0.5"),
        ("42005", "m/d/yyyy", "2015-01-01"),
        ("42005", "mmm\\ yy", "2015-01"),
        ("42005", "yyyy", "2015"),
        ("42005", '0" years"', "42005"),
        ("42005", "[Yellow]0", "42005"),
        ("1e300", "yyyy", "1e+300"),
        ("A", "General", "A"),
    ],
)
def test_numbers_as_categories_are_written_as_they_are_shown(
    text: str, shown: str, name: str
) -> None:
    assert as_category(text, shown) == name


def test_a_chart_of_two_kinds_is_none_of_ours_and_keeps_all_series() -> None:
    names = _cache("str", "a", "b")
    plots = (
        f'<c:barChart><c:barDir val="col"/>{_series("One", "1", "2", names=names)}</c:barChart>'
        f"<c:lineChart>{_series('Two', '3', '4', names=names)}</c:lineChart>"
    )
    found = _chart(plots).chart
    assert (found.kind, found.called) == ("", "columns and lines")
    assert [one.name for one in found.series] == ["One", "Two"]


def test_a_chart_with_two_axes_of_values_is_none_of_ours() -> None:
    plot = f'<c:barChart><c:barDir val="col"/>{_series("One", "1")}</c:barChart>'
    assert _chart(plot, "<c:catAx/><c:valAx/>").chart.kind == "column"
    assert _chart(plot, "<c:catAx/><c:valAx/><c:valAx/>").chart.kind == ""


def test_names_of_several_levels_are_joined_from_the_outermost() -> None:
    inner = "".join(f'<c:pt idx="{n}"><c:v>Q{n % 2 + 1}</c:v></c:pt>' for n in range(4))
    outer = '<c:pt idx="0"><c:v>2024</c:v></c:pt><c:pt idx="2"><c:v>2025</c:v></c:pt>'
    levels = f"<c:lvl>{inner}</c:lvl><c:lvl>{outer}</c:lvl>"
    cache = f'<c:multiLvlStrCache><c:ptCount val="4"/>{levels}</c:multiLvlStrCache>'
    names = f"<c:multiLvlStrRef>{cache}</c:multiLvlStrRef>"
    found = _chart(f"<c:lineChart>{_series('S', '1', '2', '3', '4', names=names)}</c:lineChart>")
    assert found.chart.categories == ("2024, Q1", "2024, Q2", "2025, Q1", "2025, Q2")


@pytest.mark.parametrize(
    ("shown", "axis", "grouping", "is_percent"),
    [
        ("0%", "", "clustered", True),
        ("General", 'formatCode="0%" sourceLinked="0"', "clustered", True),
        ("General", 'formatCode="0%" sourceLinked="1"', "clustered", False),
        ("General", 'formatCode="0%" sourceLinked="0"', "percentStacked", False),
        ('0" %"', "", "clustered", False),
    ],
)
def test_values_are_in_percent_where_they_are_shown_so(
    shown: str, axis: str, grouping: str, is_percent: bool
) -> None:
    series = _series("S", "0.25", shown=shown)
    plot = f'<c:barChart><c:grouping val="{grouping}"/>{series}</c:barChart>'
    found = _chart(plot, f"<c:valAx><c:numFmt {axis}/></c:valAx>").chart
    assert found.is_percent == is_percent
    assert found.series[0].values == (0.25,)
    assert found.is_share_of_whole == (grouping == "percentStacked")


def _titled(text: str) -> str:
    return f"<c:title><c:tx><c:rich><a:bodyPr/>{text}</c:rich></c:tx></c:title>"


def test_titles_of_the_chart_and_its_axes() -> None:
    axes = (
        f"<c:catAx>{_titled(paragraphs('Year'))}</c:catAx>"
        f"<c:valAx>{_titled(paragraphs('Visits', 'a day'))}</c:valAx>"
    )
    plot = f"<c:lineChart>{_series('S', '1')}</c:lineChart>"
    found = _chart(
        plot,
        axes,
        _titled("<a:p><a:r><a:t>More</a:t></a:r><a:br/><a:r><a:t>each year</a:t></a:r></a:p>"),
    ).chart
    assert found.title == "More each year"
    assert (found.category_title, found.axis_title) == ("Year", "Visits a day")


def test_labels_that_were_written_by_hand_are_told() -> None:
    text = f"<c:tx><c:rich>{paragraph('A re', 'cord')}</c:rich></c:tx>"
    label = f"<c:dLbls><c:dLbl>{text}</c:dLbl></c:dLbls>"
    series = _series("S", "1", names=_cache("str", "a")).replace("<c:cat>", f"{label}<c:cat>")
    found = _chart(f"<c:lineChart>{series}</c:lineChart>")
    assert (found.other, found.chart.series[0].name) == ("A record", "S")


def test_points_of_two_numbers_keep_both() -> None:
    data = XyChartData()
    for name, points in {"One": ((1, 2), (3, 4)), "Two": ((5, 6), (7, 8))}.items():
        series = data.add_series(name)
        for point in points:
            series.add_data_point(*point)
    found = _made(_KINDS.XY_SCATTER, data)
    assert found.kind == "scatter"
    assert found.categories == ("1", "3", "5", "7")
    assert [(one.name, one.values) for one in found.series] == [
        ("One", (2, 4, None, None)),
        ("Two", (None, None, 6, 8)),
    ]


def test_two_points_above_each_other_keep_both_their_numbers() -> None:
    data = XyChartData()
    series = data.add_series("One")
    for point in ((1, 2), (1, 4)):
        series.add_data_point(*point)
    found = _made(_KINDS.XY_SCATTER, data)
    assert found.kind == ""
    assert found.categories == ("1", "1")


@pytest.mark.parametrize(
    ("kind", "ours"),
    [
        (_KINDS.AREA_STACKED, "area"),
        (_KINDS.AREA_STACKED_100, "area"),
        (_KINDS.AREA, "line"),
        (_KINDS.DOUGHNUT, "ring"),
    ],
)
def test_areas_and_rings_are_ours(kind: XL_CHART_TYPE, ours: str) -> None:
    """They became tables."""
    data = CategoryChartData()
    data.categories = ["2023", "2024"]
    data.add_series("One", (1, 2))
    if kind is not _KINDS.DOUGHNUT:
        data.add_series("Two", (3, 4))
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[6])
    frame = slide.shapes.add_chart(kind, 0, 0, Inches(4), Inches(3), data)
    found = ChartReader(space=frame.chart._chartSpace, clean=str).read().chart
    assert found.kind == ours
    content = chart_content(found, "What it shows", DataFiles(deck="talk"), "Title")
    assert is_ours(found)
    assert content["kind"] == ours
    stacked = {"AREA_STACKED": "yes", "AREA_STACKED_100": "percent"}
    assert content.get("stacked") == stacked.get(kind.name)


def test_bubbles_keep_their_sizes() -> None:
    data = BubbleChartData()
    data.add_series("One").add_data_point(1, 2, 30)
    assert [(one.name, one.values) for one in _made(_KINDS.BUBBLE, data).series] == [
        ("One", (2,)),
        ("One (size)", (30,)),
    ]


def _made(kind: XL_CHART_TYPE, data: XyChartData | BubbleChartData) -> ImportedChart:
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[6])
    frame = slide.shapes.add_chart(kind, 0, 0, Inches(4), Inches(3), data)
    return ChartReader(space=frame.chart._chartSpace, clean=str).read().chart


def _frame(uri: str, inner: str) -> str:
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="6" name="Frame"/><p:cNvGraphicFramePr/>'
        '<p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="9" y="9"/><a:ext cx="9" cy="9"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NEW_CHART = "http://schemas.microsoft.com/office/drawing/2014/chartex"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def test_what_was_drawn_on_a_chart_is_told() -> None:
    drawn = f"<c:userShapes {SPACES}>{paragraphs('Lowest ever')}</c:userShapes>"
    files = {
        "ppt/charts/chart9.xml": _space(f"<c:lineChart>{_series('S', '1')}</c:lineChart>"),
        "ppt/charts/_rels/chart9.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relation('rId1', 'chartUserShapes', '../drawings/drawing9.xml')}</Relationships>"
        ),
        "ppt/drawings/drawing9.xml": drawn,
    }
    chart = _frame(_CHART, '<c:chart r:id="rId9"/>')
    slide = read(chart, relation("rId9", "chart", "../charts/chart9.xml"), more=files)
    assert isinstance(slide.shapes[0].contents, ImportedChart)
    assert [one.words for one in slide.left_out] == ["Lowest ever"]


def test_a_chart_of_the_newer_kinds_is_read_and_its_older_branch_is_not() -> None:
    space = (
        f'<cx:chartSpace {SPACES} xmlns:cx="{_NEW_CHART}"><cx:chartData><cx:data id="0">'
        '<cx:strDim type="cat"><cx:lvl ptCount="2"><cx:pt idx="0">In</cx:pt>'
        '<cx:pt idx="1">Out</cx:pt></cx:lvl></cx:strDim><cx:numDim type="val"><cx:lvl ptCount="2">'
        '<cx:pt idx="1">5</cx:pt></cx:lvl></cx:numDim></cx:data></cx:chartData><cx:chart>'
        '<cx:series layoutId="waterfall"/></cx:chart></cx:chartSpace>'
    )
    newer = _frame(_NEW_CHART, f'<cx:chart xmlns:cx="{_NEW_CHART}" r:id="rId9"/>')
    both = (
        f'<mc:AlternateContent><mc:Choice xmlns:cx1="{_NEW_CHART}" Requires="cx1">{newer}'
        "</mc:Choice><mc:Fallback><p:sp/></mc:Fallback></mc:AlternateContent>"
    )
    given = relation("rId9", "chartEx", "../charts/chartEx9.xml")
    (found,) = read(both, given, more={"ppt/charts/chartEx9.xml": space}).shapes
    assert isinstance(found.contents, ImportedChart)
    assert (found.contents.kind, found.contents.called) == ("", "waterfall")
    assert found.contents.categories == ("In", "Out")
    assert found.contents.series[0].values == (None, 5)


def _point(id_: str, text: str = "", kind: str = "node") -> str:
    body = f"<dgm:t><a:bodyPr/>{paragraphs(text)}</dgm:t>" if text else ""
    return f'<dgm:pt modelId="{id_}" type="{kind}">{body}</dgm:pt>'


def test_smart_art_is_read_from_its_data_in_order_and_by_levels() -> None:
    points = (
        _point("0", kind="doc"), _point("b", "Second"), _point("a", "First"), _point("c", "Below"),
        _point("n"), _point("t", "Then", "sibTrans"), _point("p", "First", "pres"),
    )  # fmt: skip
    links = (("0", "b", 1), ("0", "a", 0), ("a", "c", 0), ("0", "n", 2), ("c", "a", 0))
    joined = "".join(
        f'<dgm:cxn modelId="{number}" srcId="{above}" destId="{below}" srcOrd="{order}"/>'
        for number, (above, below, order) in enumerate(links)
    )
    shown = '<dgm:cxn modelId="9" type="presOf" srcId="b" destId="p" srcOrd="0"/>'
    data = (
        f"<dgm:dataModel {SPACES}><dgm:ptLst>{''.join(points)}</dgm:ptLst>"
        f"<dgm:cxnLst>{joined}{shown}</dgm:cxnLst></dgm:dataModel>"
    )
    layout = f'<dgm:layoutDef {SPACES} uniqueId="urn:x/layout/hierarchy1#2"/>'
    slide = read(
        _frame(_DIAGRAM, '<dgm:relIds r:dm="rId8" r:lo="rId9" r:qs="rId7" r:cs="rId6"/>'),
        relation("rId8", "diagramData", "../diagrams/data1.xml"),
        relation("rId9", "diagramLayout", "../diagrams/layout1.xml"),
        more={"ppt/diagrams/data1.xml": data, "ppt/diagrams/layout1.xml": layout},
    )
    art = slide.shapes[0].contents
    assert isinstance(art, ImportedSmartArt)
    assert art.called == "hierarchy1"
    assert [(one.level, one.text) for one in art.points.paragraphs] == [
        (0, "First"),
        (1, "Below"),
        (0, "Second"),
    ]
    assert [one.words for one in slide.left_out] == ["Then"]


def test_a_chart_or_drawing_without_its_part_costs_that_shape() -> None:
    chart, art = (
        _frame(_CHART, '<c:chart r:id="rId9"/>'),
        _frame(_DIAGRAM, '<dgm:relIds r:dm="rId8"/>'),
    )
    slide = read(chart + art)
    assert slide.shapes == ()
    assert len(slide.left_out) == 2


def test_pictures_in_smart_art_stand_where_they_were_drawn() -> None:
    points = _point("0", kind="doc") + _point("a", "First") + _point("p", kind="pres")
    data = (
        f"<dgm:dataModel {SPACES}><dgm:ptLst>{points}</dgm:ptLst><dgm:cxnLst>"
        '<dgm:cxn modelId="1" srcId="0" destId="a" srcOrd="0"/></dgm:cxnLst><dgm:extLst><a:ext>'
        '<x:dataModelExt xmlns:x="x" relId="rId7"/></a:ext></dgm:extLst></dgm:dataModel>'
    )
    fill = '<a:blipFill><a:blip r:embed="rId1"/></a:blipFill>'
    place = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="3" cy="3"/></a:xfrm>'
    drawing = (
        f'<x:drawing xmlns:x="x" {SPACES}><x:spTree><x:sp><x:nvSpPr><x:cNvPr id="0" name=""'
        f' descr="A mill"/></x:nvSpPr><x:spPr>{place}{fill}</x:spPr></x:sp></x:spTree></x:drawing>'
    )
    slide = read(
        _frame(_DIAGRAM, '<dgm:relIds r:dm="rId8"/>'),
        relation("rId8", "diagramData", "../diagrams/data1.xml"),
        relation("rId7", "diagramDrawing", "../diagrams/drawing1.xml"),
        more={
            "ppt/diagrams/data1.xml": data,
            "ppt/diagrams/drawing1.xml": drawing,
            "ppt/diagrams/_rels/drawing1.xml.rels": relations_xml(
                relation("rId1", "image", "../media/image9.png")
            ),
            "ppt/media/image9.png": saved(flat_picture(4, 3), "PNG"),
        },
    )
    art, picture = slide.shapes
    assert isinstance(art.contents, ImportedSmartArt)
    assert isinstance(picture.contents, ImportedPicture)
    assert picture.alt == "A mill"
    assert art.box is not None
    assert picture.box is not None
    assert (picture.box.left, picture.box.top) == (art.box.left, art.box.top)
    assert picture.box.width == pytest.approx(art.box.width / 3)
    assert not slide.left_out


def test_what_stands_for_a_number_is_told_but_for_a_gap_on_purpose() -> None:
    found = _chart(f"<c:barChart>{_series('S', '1', 'n/a', '#N/A', '#DIV/0!')}</c:barChart>")
    assert found.chart.series[0].values == (1, None, None, None)
    assert found.no_numbers == "n/a #DIV/0!"


@pytest.mark.parametrize(
    ("shown", "sign"),
    [('"£"#,##0', "£"), ("[$€-2] #,##0.00", "€"), ("[$-409]mmm", ""), ("$#,##0", "$"), ("0", "")],
)
def test_the_sign_of_money_is_the_unit(shown: str, sign: str) -> None:
    found = _chart(f"<c:barChart>{_series('S', '1', '2', shown=shown)}</c:barChart>").chart
    assert found.sign == sign
    assert chart_content(found, "", DataFiles(deck="d"), "T").get("unit", "") == sign


@pytest.mark.parametrize(("direction", "is_turned"), [("minMax", True), ("maxMin", False)])
def test_lying_bars_came_upside_down(direction: str, is_turned: bool) -> None:
    names = f"<c:strRef>{_cache('str', 'North', 'South')}</c:strRef>"
    plot = f'<c:barChart><c:barDir val="bar"/>{_series("S", "1", "2", names=names)}</c:barChart>'
    axis = f'<c:catAx><c:scaling><c:orientation val="{direction}"/></c:scaling></c:catAx>'
    found = _chart(plot, axis).chart
    seen = (found.categories, found.series[0].values)
    assert seen == ((("South", "North"), (2, 1)) if is_turned else (("North", "South"), (1, 2)))


def test_the_name_of_the_only_series_is_shown_as_the_title_of_its_chart() -> None:
    plot = f"<c:lineChart>{_series('Calls', '1', '2')}</c:lineChart>"
    assert _chart(plot).chart.title == "Calls"
    space = _space(plot).replace("<c:chart>", '<c:chart><c:autoTitleDeleted val="1"/>')
    assert not ChartReader(space=element_of(space.encode()), clean=str).read().chart.title
    made = f"<c:lineChart>{_series('Series 1', '1', '2')}</c:lineChart>"
    assert not _chart(made).chart.title
