"""Number + language -> the number as it is written there."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache


@lru_cache(maxsize=4_000)
def format_number(value: Decimal, decimals: int, language: str) -> str:
    """A number with so many decimals and its thousands apart, e.g. 1,234.5 in English."""
    from babel import Locale, numbers

    locale = Locale.parse(language, sep="-")
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = numbers.format_decimal(value, pattern, locale=locale)
    # The narrow space between French thousands is in few fonts; PowerPoint draws a wide one.
    return text.replace("\u202f", "\u00a0")
