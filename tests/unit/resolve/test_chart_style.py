"""How numbers are written, by an example, and which names of categories are days."""

from __future__ import annotations

import pytest

from briefgen.model.chart_plot import NumberStyle
from briefgen.resolve.chart_days import days_of, may_be_names, no_day
from briefgen.resolve.chart_style import style_of, style_of_unit


@pytest.mark.parametrize(
    ("example", "language", "style"),
    [
        ("£1,234", "en-GB", NumberStyle(before="£", decimals=0)),
        ("£1,234.50", "en-GB", NumberStyle(before="£", decimals=2)),
        ("$1.2m", "en-GB", NumberStyle(before="$", behind="m", power=6, decimals=1)),
        ("1K", "en-GB", NumberStyle(behind="k", power=3, decimals=0)),
        ("12.5%", "en-GB", NumberStyle(behind="%", decimals=1)),
        ("£", "en-GB", NumberStyle(before="£")),
        ("1.234 €", "de", NumberStyle(behind="\u00a0€", decimals=0)),
        ("1.234,5 €", "de", NumberStyle(behind="\u00a0€", decimals=1)),
        ("12,5 %", "fr", NumberStyle(behind="\u00a0%", decimals=1)),
        ("0.00", "en-GB", NumberStyle(decimals=2)),
        ("1\u202f234", "fr", NumberStyle(decimals=0)),
        ("pounds", "en-GB", None),
        ("£1%", "en-GB", None),
        ("1m%", "en-GB", None),
        ("#,##0", "en-GB", None),
        ("[Red]0", "en-GB", None),
        ("", "en-GB", None),
    ],
)
def test_an_example_says_how_numbers_are_written(
    example: str, language: str, style: NumberStyle | None
) -> None:
    assert style_of(example, language) == style


def test_signs_that_were_typed_stand_where_the_language_has_them() -> None:
    assert style_of_unit("£", "en-GB") == NumberStyle(before="£")
    assert style_of_unit("€", "fr-FR") == NumberStyle(behind="\u00a0€")
    assert style_of_unit("%", "cy") == NumberStyle(behind="%")
    assert style_of_unit("kg", "en-GB") is None


@pytest.mark.parametrize(
    ("names", "language", "days"),
    [
        (("2024-01-31", "2024-02", "2024-03-01"), "en-GB", "2024-01-31 2024-02-01 2024-03-01"),
        (("31/01/2024", "1/2/2024", "15.3.2024"), "en-GB", "2024-01-31 2024-02-01 2024-03-15"),
        (("Jan 2024", "February 2024", "Mar-24"), "en-GB", "2024-01-01 2024-02-01 2024-03-01"),
        (("1er mars 2024", "2 avril 2024", "mai 2024"), "fr", "2024-03-01 2024-04-02 2024-05-01"),
        (("2001", "2004", "2011"), "en-GB", "2001-01-01 2004-01-01 2011-01-01"),
        (("31/02/2024", "1/2/2024", "1/3/2024"), "en-GB", ""),
        (("1/13/2024", "1/14/2024", "1/15/2024"), "en-US", ""),
        (("North", "South", "2024"), "en-GB", ""),
        (("2024", "2024", "2025"), "en-GB", ""),
        (("2024", "2025"), "en-GB", ""),
    ],
)  # fmt: skip
def test_names_that_are_days(names: tuple[str, ...], language: str, days: str) -> None:
    assert " ".join(map(str, days_of(names, language))) == days


def test_names_that_people_wrote_may_stay_where_the_days_are_even() -> None:
    for names, may in (
        (("2001", "2002", "2003"), True),
        (("2001", "2002", "2005"), False),
        (("Jan 2024", "Feb 2024", "Mar 2024"), True),
        (("2024-01", "2024-02", "2024-03"), False),
    ):
        assert may_be_names(names, days_of(names, "en-GB")) is may


@pytest.mark.parametrize(
    ("names", "language", "wrong"),
    [
        (("2026-01-31", "2026-02-30", "2026-03-31"), "en-GB", 1),
        (("1 May 2026", "31 June 2026", "July 2026"), "en-GB", 1),
        (("31/04/2026", "01/05/2026"), "en-GB", 0),
        (("04/31/2026", "05/01/2026"), "en-US", None),
        (("2018-19", "2019-20", "2020-21"), "en-GB", None),
        (("2025-12", "2026-13"), "en-GB", None),
        (("30 February 2026", "Later"), "en-GB", None),
        (("Phase 2024", "Phase 2025"), "en-GB", None),
    ],
)  # fmt: skip
def test_a_day_that_does_not_exist_was_drawn_as_a_name(
    names: tuple[str, ...], language: str, wrong: int | None
) -> None:
    assert no_day(names, language) == wrong
