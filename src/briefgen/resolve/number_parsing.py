"""A text -> a number, or why it is none. The one place where texts become numbers for charts."""

from __future__ import annotations

import re
from decimal import Decimal

from briefgen.model.data_sheet import DataFault
from briefgen.model.values import Value

# PowerPoint keeps fifteen digits.
MOST_DIGITS = 15
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_WITH_SIGNS = re.compile(r"[+-]?\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+(?:[.,]\d+)?")
_MINUS = "\u2212"


class ParsedNumber(Value):
    """A number: its `value` as exact as it was typed, within fifteen digits; None where the author
    says that there is none."""

    value: Decimal | None


def parse_figure(text: str, decimal: str = ".") -> ParsedNumber | DataFault:
    """The number that a text stands for; `none` is a gap. `decimal` parts whole and fraction."""
    text = text.strip().replace(_MINUS, "-")
    if text.lower() == "none":
        return ParsedNumber(None)
    plain = text.replace(",", ".") if decimal == "," and "." not in text else text
    if decimal == "," and re.fullmatch(r"[+-]?\d{1,3},\d{3}", text):
        hint = f"write {text.replace(',', '')}, or {text}0 for the fraction"
        return DataFault("BF113", f"`{_short(text)}` can be read in two ways", hint)
    if len(plain) <= 100 and plain.isascii() and _NUMBER.fullmatch(plain):
        return _limited(plain)
    what = f"`{_short(text)}` is no number" if text else "there is no number here"
    return DataFault("BF113", what, _hint(text))


def _limited(text: str) -> ParsedNumber | DataFault:
    """Within what every program that opens the deck can keep exactly."""
    value = Decimal(text)
    whole, _, fraction = format(abs(value), "f").partition(".")
    digits = len(whole.lstrip("0")) + len(fraction.rstrip("0"))
    if len(whole.lstrip("0")) > MOST_DIGITS:
        hint = "write it in thousands or millions, and say so in `unit:`"
        return DataFault("BF113", f"`{_short(text)}` is too large", hint)
    if digits > MOST_DIGITS:
        value = Decimal(format(value, f".{MOST_DIGITS}g"))
    return ParsedNumber(value)


def _hint(text: str) -> str:
    if text.endswith("%"):
        return f"write {_short(text[:-1].strip())}, and say `unit: %`"
    if re.fullmatch(r"[+-]?\d+,\d{1,2}", text):
        return f"write {text.replace(',', '.')}: a fraction begins with a point"
    if _WITH_SIGNS.fullmatch(text):
        return "write it without signs between thousands, such as 1234.5"
    if not text:
        return "write a number, or `none` where there is none"
    return "write a number such as 1234.5, or `none` where there is none"


def _short(text: str) -> str:
    return text if len(text) <= 24 else text[:20] + "..."
