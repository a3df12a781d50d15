"""Charts of a presentation become ours, with the same numbers, or tables."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.edit.new_yaml import written_yaml
from briefgen.importing.chart_data import DataFiles, as_table, chart_content, is_ours
from briefgen.importing.imported_talk import ImportedChart, ImportedSeries


def chart(kind: str = "column", *, names: int = 2, **more: Any) -> ImportedChart:
    values = more.pop("values", [1.5, None])
    return ImportedChart(
        **{
            "kind": kind,
            "called": "a chart",
            "title": "",
            "categories": tuple(f"c{n}" for n in range(names)),
            "series": (ImportedSeries("Calls", tuple(values)),),
            **more,
        }
    )


def test_a_gap_stays_a_gap_and_numbers_are_as_short_as_they_can_be() -> None:
    content = chart_content(
        chart(values=[0.1 + 0.2, None, 1e21, 3.0], names=4), "Calls", DataFiles(deck="t"), "T"
    )
    text = written_yaml(content)
    assert "Calls: [0.3, none, 1000000000000000000000, 3]" in text
    assert "alt: Calls" in text


def test_many_numbers_stand_in_a_file_that_is_written_once() -> None:
    data = DataFiles(deck="talk")
    long = chart("line", names=50, values=[float(n) for n in range(50)])
    content = chart_content(long, "", data, "Calls by week")
    assert content["data"] == "talk/calls-by-week.csv"
    assert chart_content(long, "", data, "Again")["data"] == content["data"]
    assert data.files["talk/calls-by-week.csv"].startswith(",Calls\nc0,0\nc1,1\n")


def test_shares_are_shown_in_percent() -> None:
    share = chart("column", values=[0.25, 0.5], is_percent=True)
    content = chart_content(share, "x", DataFiles(deck="t"), "T")
    assert content["unit"] == "%"
    assert "Calls: [25, 50]" in written_yaml(content)
    pie = chart("pie", values=[0.37, 0.59, 0.04], names=3)
    assert "[37, 59, 4]" in written_yaml(chart_content(pie, "x", DataFiles(deck="t"), "T"))


@pytest.mark.parametrize(
    ("found", "is_it"),
    [
        (chart(), True),
        (chart(""), False),
        (chart("pie", values=[1, -1]), False),
        (chart("pie", values=[1, 2], series=()), False),
        (chart("column", names=25, values=[1.0] * 25), False),
        (chart("line", names=25, values=[1.0] * 25), True),
        (chart(values=[None, None]), False),
        (chart(series=(ImportedSeries("a", (1, 2)), ImportedSeries("a", (1, 2)))), False),
    ],
)
def test_only_what_we_draw_is_a_chart(found: ImportedChart, is_it: bool) -> None:
    assert is_ours(found) is is_it


def test_other_charts_are_tables() -> None:
    content = as_table(chart("", title="All calls", category_title="Week", axis_title="in 1,000"))
    assert written_yaml(content) == (
        "caption: All calls\ncolumns: [Week, Calls]\n\nrows:\n  - [c0, 1.5]\n  - [c1, none]\n"
        "notes: in 1,000\n"
    ).replace("\n\n", "\n")
