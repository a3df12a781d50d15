"""What charts keep of a workbook's cells: numbers, dates and how they are shown."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta

# The parts of a number format that are text, a colour or a condition.
_ASIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_LOCALE, _MONEY = re.compile(r"\[\$?([^\]-]*)[^\]]*\]"), re.compile("[£$€]")
_FIRST_DAY = date(1899, 12, 30)
_LAST_DAY = 2_958_465
# Excel shows no more of a number; what it stores behind them is noise.
_DIGITS = 15


def as_value(text: str) -> float | None:
    """None for what is no number, such as the name of a fault."""
    try:
        value = float(text)
    except ValueError:
        return None
    return float(f"{value:.{_DIGITS}g}") if math.isfinite(value) else None


def is_percent(number_format: str) -> bool:
    return "%" in _ASIDE.sub("", number_format)


def money_sign(number_format: str) -> str:
    """The sign of money with which numbers are shown, "" for none."""
    bare = _LOCALE.sub(r"\1", number_format)
    found = _MONEY.search(bare)
    return found[0] if found else ""


def as_category(text: str, number_format: str) -> str:
    """A number as the name of a category: a date where it is shown as one, as far as shown."""
    value = as_value(text)
    if value is None:
        return text
    shown = _ASIDE.sub("", number_format).lower()
    if "y" in shown and 0 < value <= _LAST_DAY:
        day = _FIRST_DAY + timedelta(days=int(value))
        if "d" in shown:
            return day.isoformat()
        return f"{day:%Y-%m}" if "m" in shown else f"{day:%Y}"
    return f"{int(value)}" if value == int(value) and abs(value) < 1e15 else repr(value)
