"""Native charts: their data, their axes and their workbooks, read back by others."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree
from openxml_audit import validate_pptx
from python_calamine import CalamineWorkbook

from briefgen.backends.pptx import render_pptx
from briefgen.backends.pptx.chart_workbook import day_number
from briefgen.backends.pptx.validate import check_package
from briefgen.layout import layout_deck
from briefgen.layout.chart.axis_scale import marks_of
from briefgen.model.chart_kinds import ChartName
from briefgen.model.chart_plot import NumberStyle
from briefgen.model.charts import Chart, Focus, Series
from briefgen.model.diagnostics import Faults
from briefgen.model.resolved_deck import Line, ResolvedDeck, ResolvedSlide
from briefgen.model.rich_text import Field, plain
from briefgen.model.scene import Area, LineShape, PlacedChart, Scene
from briefgen.model.text_block import TextBlock
from briefgen.model.values import replace
from tests.unit.backends.pptx.scenes import changed, setter, template

C = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
     "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}  # fmt: skip
# Texts that a spreadsheet would take for formulas; the first would start a program.
DANGEROUS = ("=cmd|' /C calc'!A0", "=1+1", "@SUM(A1)", "+1", "-1", '=HYPERLINK("http://x")')
_YEARS = ("2001", "2002", "2003")
_DAYS = ("2001-03-01", "2001-04-15", "2004-02-29")
_POUNDS = NumberStyle(before="£", behind="k", power=3, decimals=2)
_ROWS = ((45, "58.5", 61), (41, None, -43), (12, 13, 14))


def _chart(
    kind: ChartName, names: Sequence[str], rows: Sequence[Sequence[Any]], **options: Any
) -> Chart:
    series = tuple(
        Series(plain(name), tuple(None if v is None else Decimal(v) for v in row))
        for name, row in zip(("England", "Wales & <Sark>", "Scotland"), rows, strict=False)
    )
    return Chart(
        kind=kind,
        categories=tuple(map(plain, names)),
        series=series,
        alt=f"A {kind} chart",
        **options,
    )


def charts() -> Iterator[Chart]:
    """A chart of every kind."""
    positive = [[abs(Decimal(v or 1)) for v in row] for row in _ROWS]
    yield _chart("column", _YEARS, _ROWS, labels=False)
    yield _chart("column", _YEARS, _ROWS[:1], unit=plain("%"), source=plain("Here"))
    yield _chart("column", _YEARS, positive, stacked="yes")
    yield _chart("bar", _YEARS, positive, stacked="percent")
    yield _chart("bar", _YEARS, _ROWS[1:])
    yield _chart("line", _YEARS, positive)
    yield _chart("line", _YEARS, [[905, 950, 980]], labels=True)
    yield _chart("pie", _YEARS, positive[:1])
    yield _chart("bar", DANGEROUS, [range(6)])
    yield _chart("ring", _YEARS, positive[:1], ordered=True)
    yield _chart("area", _YEARS, positive, stacked="yes")
    yield _chart("area", _YEARS, positive[:2], stacked="percent")
    yield _chart(
        "scatter",
        ("1.5", "2", "4"),
        positive[:2],
        places=(Decimal("1.5"), Decimal(2), Decimal(4)),
        across=plain("rain"),
    )
    yield _chart("line", _DAYS, positive[:1], days=tuple(map(date.fromisoformat, _DAYS)))
    yield _chart("column", _YEARS, positive[:1], focus=Focus(category=1), style=_POUNDS)
    yield _chart("line", _YEARS, positive, focus=Focus(series=1))
    yield _chart("bar", _YEARS, positive)
    yield _chart("column", _YEARS, ((1, 2, 3), (None, 2, 1)), unit=plain("% of answers"))


@cache
def scene() -> Scene:
    slides = tuple(
        ResolvedSlide(
            id=f"s{n}", layout="chart", slots={"title": Line(plain(f"Chart {n}")), "chart": chart}
        )
        for n, chart in enumerate(charts())
    )
    deck = ResolvedDeck(
        target="deck",
        title=plain("Deck"),
        subtitle=None,
        organisation=Field(),
        template="seminar",
        aspect="16:9",
        language="en-GB",
        slides=slides,
    )
    faults = Faults()
    found = layout_deck(deck, template(), setter(), faults)
    assert not faults.has_errors, faults.in_order()
    return found


def placed() -> list[PlacedChart]:
    return [item for page in scene().pages for item in page.items if isinstance(item, PlacedChart)]


@cache
def deck() -> bytes:
    return render_pptx(scene(), template())


def native() -> list[Any]:
    """python-pptx's view of each chart's frame."""
    slides = pptx.Presentation(BytesIO(deck())).slides
    return [shape for slide in slides for shape in slide.shapes if shape.has_chart]


def trees() -> list[Any]:
    return [frame.chart._chartSpace for frame in native()]


def workbooks() -> list[bytes]:
    return [frame.chart.part.chart_workbook.xlsx_part.blob for frame in native()]


def find(tree: Any, path: str) -> list[Any]:
    found = etree.ElementBase.xpath(tree, path, namespaces=C)
    assert isinstance(found, list)
    return found


def test_there_is_a_native_chart_for_each() -> None:
    kinds = [frame.chart.chart_type.name for frame in native()]
    assert kinds == [
        "COLUMN_CLUSTERED", "COLUMN_CLUSTERED", "COLUMN_STACKED", "BAR_STACKED_100",
        "BAR_CLUSTERED", "LINE", "LINE", "PIE", "BAR_CLUSTERED", "DOUGHNUT", "AREA_STACKED",
        "AREA_STACKED_100", "XY_SCATTER", "LINE", "COLUMN_CLUSTERED", "LINE", "BAR_CLUSTERED",
        "COLUMN_CLUSTERED",
    ]  # fmt: skip


def test_categories_series_and_values_are_those_of_the_drawing() -> None:
    for frame, chart, given in zip(native(), placed(), charts(), strict=True):
        plot = frame.chart.plots[0]
        if chart.days is not None:
            told = [str(day_number(day)) for day in given.days]
            assert find(frame.chart._chartSpace, "//c:cat//c:v/text()") == told
        elif chart.across:
            told = find(frame.chart._chartSpace, "//c:ser[1]/c:xVal//c:v/text()")
            assert told == [f"{place:f}" for place in given.places]
        else:
            assert list(plot.categories) == list(chart.categories)
        assert [one.name for one in plot.series] == [one.name for one in chart.series]
        for one, series in zip(plot.series, chart.series, strict=True):
            wanted = [None if value is None else float(value) for value in series.values]
            assert list(one.values) == wanted


def test_the_drawing_has_the_numbers_that_were_given() -> None:
    """A pie may have them in another order, each with its name."""
    for chart, given in zip(placed(), charts(), strict=True):
        assert [one.name for one in chart.series] == [one.name.text for one in given.series]
        for one, series in zip(chart.series, given.series, strict=True):
            names = [name.text for name in given.categories]
            told = dict(zip(chart.categories, one.values, strict=True))
            assert told == dict(zip(names, series.values, strict=True))


def test_colours_of_series_and_points_are_those_of_the_drawing() -> None:
    for tree, chart in zip(trees(), placed(), strict=True):
        for one, series in zip(find(tree, "//c:ser"), chart.series, strict=True):
            if len(series.colours) == 1 or chart.kind in ("pie", "ring"):
                continue
            own = {
                int(find(point, "c:idx/@val")[0]): find(point, "c:spPr/a:solidFill/*/@val")[0]
                for point in find(one, "c:dPt")
            }
            (usual,) = find(one, "c:spPr/a:solidFill/*/@val")
            shown = [own.get(n, usual) for n in range(len(series.colours))]
            assert len(set(shown)) == len(set(series.colours))


def test_numbers_are_written_as_in_the_drawing() -> None:
    """What Office makes of each format, compared with the texts of our own drawing."""
    checked = 0
    for tree, chart in zip(trees(), placed(), strict=True):
        codes = set(find(tree, "//c:dLbls//c:numFmt/@formatCode"))
        said = [block.text for block in _texts_of(chart)]
        for series in chart.series:
            for code in codes if series.place and not chart.stacked else ():
                for value in series.values:
                    assert value is None or any(_written(value, code) in text for text in said)
                    checked += 1
    assert checked > 10


def _written(value: Decimal, code: str) -> str:
    code, below = code.split(";")[:2]
    assert below == f'"\u2212"{code}'
    before, after = re.fullmatch(r'(?:"(.*?)")?#,##0[.0]*,*(?:"(.*?)")?', code).groups("")  # type: ignore[union-attr]
    decimals = code.count("0") - 1
    shown = value.scaleb(-3 * (code.count(",") - 1))
    shown = shown.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    sign = "\u2212" if shown < 0 else ""
    return f"{sign}{before}{abs(shown):,.{decimals}f}{after}"


def _texts_of(chart: PlacedChart) -> list[TextBlock]:
    return [item for item in chart.drawing.items if isinstance(item, TextBlock)]


def test_days_stand_on_an_axis_of_days() -> None:
    ((tree, chart),) = [
        (tree, chart) for tree, chart in zip(trees(), placed(), strict=True) if chart.days
    ]
    assert chart.days is not None
    assert find(tree, "//c:catAx") == []
    ends = [find(tree, f"//c:dateAx/c:scaling/c:{end}/@val") for end in ("min", "max")]
    assert ends == [[str(day_number(day))] for day in (chart.days.first, chart.days.days[-1])]
    assert find(tree, "//c:baseTimeUnit/@val") == ["days"]
    # 1 March 2001 is day 36951 of every spreadsheet.
    assert find(tree, "//c:cat//c:v/text()")[0] == "36951"


def test_the_figure_in_a_ring_is_its_title() -> None:
    ((frame, chart),) = [
        (frame, chart)
        for frame, chart in zip(native(), placed(), strict=True)
        if chart.kind == "ring"
    ]
    assert chart.look.middle is not None
    assert frame.chart.chart_title.text_frame.text == chart.look.middle[0]
    assert frame.chart.plots[0]._element.xpath("c:holeSize/@val") == ["62"]


def test_the_figure_in_a_ring_is_placed_for_the_margins_of_titles() -> None:
    """Its text began where its margin ought to begin, and stood beside the middle."""
    frame, chart = next(
        (frame, chart)
        for frame, chart in zip(native(), placed(), strict=True)
        if chart.kind == "ring"
    )
    assert chart.look.middle is not None
    _, box, size = chart.look.middle
    x, y = (
        float(frame.chart._chartSpace.xpath(f"c:chart/c:title//c:{axis}/@val")[0]) for axis in "xy"
    )
    assert (box.x - chart.box.x) - x * chart.box.width == pytest.approx(7.2 * 12_700, abs=12_700)
    assert (box.y - chart.box.y) - y * chart.box.height > size / 12 * 12_700


def test_charts_fill_their_placeholder_and_have_their_alternative() -> None:
    for frame, chart in zip(native(), charts(), strict=True):
        assert frame.is_placeholder
        assert frame.placeholder_format.type.name == "CHART"
        (said,) = frame._element.xpath("./p:nvGraphicFramePr/p:cNvPr/@descr")
        name = chart.series[0].name.text
        is_named_there = len(chart.series) == 1 and name not in chart.alt
        assert said == (f"{chart.alt} ({name})" if is_named_there else chart.alt)


def test_axes_are_those_of_the_drawing() -> None:
    for tree, chart in zip(trees(), placed(), strict=True):
        if chart.axis is None:
            assert find(tree, "//c:valAx") == []
            continue
        whole = 100 if chart.axis.percent else 1
        by_value = "//c:valAx[c:axId/@val = 2]"
        ends = [find(tree, f"{by_value}//c:{name}/@val") for name in ("min", "max", "majorUnit")]
        axis = chart.axis
        assert [Decimal(end) * whole for (end,) in ends] == [axis.minimum, axis.maximum, axis.step]
        assert find(tree, f"{by_value}/c:delete/@val") == ["0" if axis.shown else "1"]
        if chart.foot is not None:
            ends = [
                find(tree, f"//c:valAx[c:axId/@val = 1]//c:{end}/@val") for end in ("min", "max")
            ]
            assert [Decimal(end) for (end,) in ends] == [chart.foot.minimum, chart.foot.maximum]
        assert len(find(tree, "//c:majorGridlines")) == axis.shown
        lines = _grid_lines(chart)
        assert lines == (len(list(marks_of(axis))) if axis.shown else 0)


def _grid_lines(chart: PlacedChart) -> int:
    lines = [item for item in chart.drawing.items if isinstance(item, LineShape)]
    return sum(line.stroke.colour == "rule" for line in lines)


def test_the_plot_lies_where_the_drawing_has_it() -> None:
    for tree, chart in zip(trees(), placed(), strict=True):
        plot, box = chart.look.plot, chart.box
        shares = [
            float(find(tree, f"//c:plotArea/c:layout/c:manualLayout/c:{side}/@val")[0])
            for side in "xywh"
        ]
        assert shares[0] * box.width + box.x == pytest.approx(plot.x, abs=200)
        assert shares[1] * box.height + box.y == pytest.approx(plot.y, abs=200)
        assert shares[2] * box.width == pytest.approx(plot.width, abs=200)
        assert shares[3] * box.height == pytest.approx(plot.height, abs=200)


def test_bars_are_as_wide_as_in_the_drawing() -> None:
    """What PowerPoint makes of gap and overlap."""
    for tree, chart in zip(trees(), placed(), strict=True):
        if chart.kind not in {"bar", "column"}:
            continue
        gap, overlap = (int(find(tree, f"//c:{name}/@val")[0]) for name in ("gapWidth", "overlap"))
        beside = 1 if chart.stacked else len(chart.series)
        lying, plot = chart.kind == "bar", chart.look.plot
        room = (plot.height if lying else plot.width) / len(chart.categories)
        wide = room / (beside - (beside - 1) * overlap / 100 + gap / 100)
        colour = chart.series[0].colours[0]
        inside = [
            item.box
            for item in chart.drawing.items
            if isinstance(item, Area) and item.fill == colour and plot.contains(item.box)
        ]
        assert inside
        assert {box.height if lying else box.width for box in inside} == {round(wide)}


def test_all_text_has_a_size_that_can_be_read() -> None:
    for tree, chart in zip(trees(), placed(), strict=True):
        sizes = {int(size) for size in find(tree, "//a:defRPr/@sz")}
        assert min(sizes) >= 1200
        drawn = {100 * block.fit.size for block in _texts_of(chart)}
        assert drawn <= sizes <= drawn | {100 * chart.look.size}


def test_names_of_lines_stand_where_the_drawing_has_them() -> None:
    tree, chart = trees()[5], placed()[5]
    assert find(tree, "//c:dLbl/c:idx/@val") == ["2", "2", "2"]
    assert find(tree, "//c:dLbl/c:showSerName/@val") == ["1", "1", "1"]
    for series, label in zip(chart.series, find(tree, "//c:dLbl"), strict=True):
        (end,) = series.labels
        moved = find(label, "c:layout/c:manualLayout/c:y/@val")
        share = float(moved[0]) if moved else 0.0
        assert share * chart.box.height == pytest.approx(end.shift, abs=100)


def test_texts_of_workbooks_are_never_formulas() -> None:
    for book, chart in zip(workbooks(), charts(), strict=True):
        with zipfile.ZipFile(BytesIO(book)) as archive:
            sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
            names = archive.namelist()
        main = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
        assert sheet.xpath("//m:f", namespaces=main) == []
        types = sheet.xpath("//m:row[position() > 1]/m:c[1]/@t", namespaces=main)
        are_numbers = chart.days or chart.places
        assert types == ["inlineStr"] * (0 if are_numbers else len(chart.categories))
        assert not any("extern" in name or "vba" in name for name in names)


def test_dangerous_texts_are_marked_as_text() -> None:
    with zipfile.ZipFile(BytesIO(workbooks()[8])) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert sheet.count(' s="1" t="inlineStr"') == len(DANGEROUS)
    assert 'xfId="0" quotePrefix="1"/>' in styles


def test_workbooks_hold_what_is_drawn() -> None:
    for book, chart in zip(workbooks(), placed(), strict=True):
        rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
        names = (
            chart.days.days
            if chart.days
            else map(float, chart.across)
            if chart.across
            else chart.categories
        )
        assert rows[0][1:] == [one.name for one in chart.series]
        assert [row[0] for row in rows[1:]] == list(names)
        for column, one in enumerate(chart.series, 1):
            wanted = ["" if value is None else float(value) for value in one.values]
            assert [row[column] for row in rows[1:]] == wanted


def test_workbooks_tell_nothing_of_the_machine() -> None:
    for book in workbooks():
        with zipfile.ZipFile(BytesIO(book)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert not any(name.startswith("docProps") for name in archive.namelist())


def test_equal_charts_give_equal_bytes() -> None:
    assert render_pptx(scene(), template()) == deck()


def test_no_validator_finds_anything(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck())
    assert [str(error) for error in validate_pptx(path).errors] == []
    assert check_package(deck()) == []


def test_python_pptx_saves_again_what_we_wrote() -> None:
    again = BytesIO()
    pptx.Presentation(BytesIO(deck())).save(again)
    assert _canonical(again.getvalue()) == _canonical(deck())


def _canonical(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith(".rels") or name == "[Content_Types].xml":
                found[name] = {
                    tuple(sorted(entry.attrib.items())) for entry in etree.fromstring(part)
                }
            elif name.endswith(".xml"):
                found[name] = etree.tostring(etree.fromstring(part), method="c14n")
            else:
                found[name] = part
    return found


_ONE = "ppt/charts/chart1.xml"


@pytest.mark.parametrize(
    ("part", "old", "new", "finding"),
    [
        (_ONE, '<c:pt idx="2"><c:v>61', '<c:pt idx="3"><c:v>61', "points [0, 1, 3] of 3"),
        (_ONE, "<c:v>45</c:v>", "<c:v>abc</c:v>", "`abc` is no number"),
        (_ONE, "<c:v>45</c:v>", "<c:v>nan</c:v>", "`nan` is no number"),
        (_ONE, "<c:v>45</c:v>", "<c:v>46</c:v>", "but B2 of its workbook holds `45`"),
        (_ONE, "<c:v>England</c:v>", "<c:v>Wales</c:v>", "but B1 of its workbook holds `England`"),
        (_ONE, "Sheet1!$B$1", "[1]Sheet1!$B$1", "stand nowhere in its workbook"),
        (_ONE, 'formatCode="#,##0;', 'formatCode="x;', "is no number format of ours"),
        ("ppt/charts/_rels/chart1.xml.rels", "Sheet1.xlsx", "Sheet2-3.xlsx",
         "Sheet1.xlsx: no chart's"),
    ],
)  # fmt: skip
def test_the_gate_finds_planted_faults(part: str, old: str, new: str, finding: str) -> None:
    found = check_package(changed(deck(), part, old, new))
    assert any(finding in line for line in found), found


def test_the_gate_finds_a_formula() -> None:
    name = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
    with zipfile.ZipFile(BytesIO(deck())) as archive:
        book = archive.read(name)
    bad = changed(book, "xl/worksheets/sheet1.xml", "<v>45</v>", "<f>1+1</f><v>45</v>")
    whole = BytesIO()
    with zipfile.ZipFile(BytesIO(deck())) as source, zipfile.ZipFile(whole, "w") as target:
        for entry in source.namelist():
            target.writestr(entry, bad if entry == name else source.read(entry))
    assert any("workbook holds a formula" in line for line in check_package(whole.getvalue()))


def test_a_deck_without_charts_says_nothing_of_workbooks() -> None:
    bare = replace(scene(), pages=())
    with zipfile.ZipFile(BytesIO(render_pptx(bare, template()))) as archive:
        assert b"xlsx" not in archive.read("[Content_Types].xml")
