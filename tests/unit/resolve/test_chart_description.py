"""What a chart shows, in a sentence of the deck's language."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.model.chart_kinds import CHARTS, ChartName
from briefgen.model.chart_plot import NumberStyle
from briefgen.model.charts import Chart, Series
from briefgen.model.rich_text import plain
from briefgen.resolve.chart_description import describe_chart


def _chart(kind: ChartName, *values: str, style: NumberStyle | None = None) -> Chart:
    names = tuple(plain(name) for name in ("2001", "2002", "2003")[: len(values)])
    series = (Series(plain("Visits"), tuple(map(Decimal, values))),)
    return Chart(kind=kind, categories=names, series=series, alt="", style=style or NumberStyle())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "Line chart: Visits rises from 1,400 in 2001 to 2,300.5 in 2003."),
        ("cy", "Siart llinell: Visits – codi o 1,400 (2001) i 2,300.5 (2003)."),
        (
            "fr",
            "Graphique en courbes\u00a0: Visits passe de 1\u00a0400 (2001) à 2\u00a0300,5 (2003).",
        ),
        ("de", "Liniendiagramm: Visits steigt von 1.400 (2001) auf 2.300,5 (2003)."),
    ],
)
def test_a_line_is_described_in_the_language_of_the_deck(language: str, said: str) -> None:
    """It was described in English, whatever the deck was in."""
    assert describe_chart(_chart("line", "1400", "1500", "2300.5"), language) == said


@pytest.mark.parametrize("language", ["en-GB", "cy", "fr", "de"])
@pytest.mark.parametrize("kind", CHARTS)
def test_every_kind_is_described_with_its_numbers(kind: ChartName, language: str) -> None:
    found = describe_chart(_chart(kind, "3", "1", "2"), language)
    assert found.endswith(".")
    assert "3" in found
    assert "{" not in found


def test_amounts_are_told_in_full_and_with_their_sign() -> None:
    style = NumberStyle(before="£", behind="m", power=6)
    found = describe_chart(_chart("column", "1234000", "3100000", style=style), "en-GB")
    assert "£1,234,000 in 2001 to £3,100,000 in 2002" in found
