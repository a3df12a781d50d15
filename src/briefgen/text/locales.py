"""Dates and numbers + language -> as they are written there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

# To load the library with its tables takes 20 ms, a twentieth of a pack. British dates and numbers
# are as simple as this; tests/unit/text/test_locales.py compares them with the library's.
_BRITISH = "en-GB"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def is_language(tag: str) -> bool:
    """Whether a BCP 47 tag names a language that dates and numbers can be written in."""
    if tag == _BRITISH:
        return True
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True


def format_date(day: date, language: str) -> str:
    """A date in words, e.g. 15 October 2008."""
    if language == _BRITISH:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    from babel import Locale, dates

    return dates.format_date(day, "long", locale=Locale.parse(language, sep="-"))


@lru_cache(maxsize=4_000)
def format_number(value: Decimal, decimals: int, language: str) -> str:
    """A number with so many decimals and its thousands apart, e.g. 1,234.5 in English."""
    if language == _BRITISH:
        return f"{value:,.{decimals}f}"
    from babel import Locale, numbers

    locale = Locale.parse(language, sep="-")
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = numbers.format_decimal(value, pattern, locale=locale)
    # The narrow space between French thousands is in few fonts; PowerPoint draws a wide one.
    return text.replace("\u202f", "\u00a0")
