"""British dates and numbers of ours against those of the library."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from babel import Locale, dates, numbers
from hypothesis import given
from hypothesis import strategies as st

from briefgen.text.locales import format_date, format_number, is_language, with_country

_BRITISH = Locale.parse("en_GB")


@given(st.dates())
def test_british_dates_are_the_library_s(day: date) -> None:
    assert format_date(day, "en-GB") == dates.format_date(day, "long", locale=_BRITISH)


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    """CLDR has `1 mai`, which nobody writes."""
    assert format_date(date(2026, 5, 1), "fr") == "1er mai 2026"
    assert format_date(date(2026, 5, 1), "fr-CA") == "1er mai 2026"
    assert format_date(date(2026, 5, 11), "fr") == "11 mai 2026"
    assert format_date(date(2026, 5, 1), "de") == "1. Mai 2026"
    assert format_date(date(2026, 5, 1), "cy") == "1 Mai 2026"


def test_every_day_of_a_year() -> None:
    for number in range(366):
        day = date(2028, 1, 1) + timedelta(number)
        assert format_date(day, "en-GB") == dates.format_date(day, "long", locale=_BRITISH)


@given(st.decimals(-(10**12), 10**12, places=3), st.integers(0, 4))
def test_british_numbers_are_the_library_s(value: Decimal, decimals: int) -> None:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    theirs = numbers.format_decimal(value, pattern, locale=_BRITISH)
    assert format_number(value, decimals, "en-GB") == theirs


@pytest.mark.parametrize(
    ("language", "words", "number"),
    [
        ("cy", "15 Hydref 2008", "1,234.5"),
        ("fr", "15 octobre 2008", "1\u00a0234,5"),
        ("en-US", "October 15, 2008", "1,234.5"),
    ],
)
def test_other_languages(language: str, words: str, number: str) -> None:
    assert format_date(date(2008, 10, 15), language) == words
    assert format_number(Decimal("1234.5"), 1, language) == number


def test_languages_that_are_known() -> None:
    tags = ("en-GB", "cy", "fr-CA", "xx-yy", "english", "")
    assert [tag for tag in tags if is_language(tag)] == ["en-GB", "cy", "fr-CA"]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("cy", "cy-GB"), ("en", "en-GB"), ("fr", "fr-FR"), ("fr-CA", "fr-CA"), ("de", "de-DE"),
        ("zh-Hant", "zh-TW"), ("es-419", "es-419"), ("qqq", "qqq"),
    ],
)  # fmt: skip
def test_a_language_has_the_country_that_it_is_most_likely_spoken_in(tag: str, said: str) -> None:
    """Decks said `cy`, where PowerPoint writes cy-GB and has a dictionary for it."""
    assert with_country(tag) == said
