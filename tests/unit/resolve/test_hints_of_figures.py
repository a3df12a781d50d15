"""What is said to do about numbers of a chart leads to a chart."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.resolve.chart_units import in_one_unit
from briefgen.resolve.number_parsing import ParsedNumber, parse_figure
from tests.spec import DECK, Case, compile_case, deck_of

_CHART = """- layout: chart
  title: Visits
  chart:
    kind: bar
    alt: Leeds and York
    data: {data}
"""
_FIGURES = "{{categories: [Leeds, York], series: [Visits: [{0}]]}}"


def _hint(folder: Path, data: str, csv: str = "") -> str:
    files = {DECK: deck_of(_CHART.replace("{data}", data)), "assets/data/a.csv": csv}
    (fault,) = (one for one in compile_case(Case("", files), folder).faults if one.is_error)
    return fault.hint


@pytest.mark.parametrize(
    ("values", "hint"),
    [
        ("1,5, 2,5", "write 1.5, without the comma"),
        ("1,200, 3,400", "write 1200, without the comma"),
        ("10,20,30", "remove a value"),
    ],
)
def test_fractions_with_a_comma_were_values_to_be_removed(
    tmp_path: Path, values: str, hint: str
) -> None:
    assert hint in _hint(tmp_path, _FIGURES.format(values))


def test_the_column_that_was_offered_had_two_units_itself(tmp_path: Path) -> None:
    assert "write all of them in one unit" in _hint(tmp_path, "a.csv", "Area,Cost\nA,£4\nB,€3\n")
    of_two = "Area,Cost,Share\nA,£4,4%\nB,£5,3%\n"
    assert "columns: [Area, Cost]" in _hint(tmp_path, "a.csv", of_two)


def test_places_in_an_order_were_offered_as_numbers(tmp_path: Path) -> None:
    ranks = "Rank,Area,Score\n1st,Leeds,45\n2nd,York,31\n"
    assert "columns: [Rank, Score]" in _hint(tmp_path, "a.csv", ranks)


def test_numbers_by_their_names_got_a_list_of_keys(tmp_path: Path) -> None:
    meant = '{categories: [Leeds, "York, city"], series: [Name: [45, 1200]]}'
    assert f"write `{meant}`" in _hint(tmp_path, '{Leeds: 45, "York, city": 1200}')
    files = {DECK: deck_of(_CHART.replace("{data}", meant))}
    assert not [one for one in compile_case(Case("", files), tmp_path).faults if one.is_error]


def test_points_of_thousands_and_millions_stood_wrong() -> None:
    numbers = [parse_figure(text) for text in ("£1.2m", "£800k", "£3m")]
    places = in_one_unit([one for one in numbers if isinstance(one, ParsedNumber)])
    assert places == (Decimal("1.2"), Decimal("0.8"), Decimal(3))
