"""A text -> a number, or why it is none. The one place where texts become numbers for charts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from briefgen.model.diagnostics import Diagnostic, Fix, TextEdit, diagnose
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Node, Scalar, Seq
from briefgen.support.memo import memo

# PowerPoint keeps fifteen digits.
MOST_DIGITS = 15
# A word of a unit, and what else may stand before or behind a number.
_CURRENCY = r"(?:[A-Z]{0,3}[£$€¥₹₩₺₽₦₫฿]|[A-Z]{3}(?=[ +-]?[\d.,])|Rs\.?|kr\.?|zł|R(?=\d))"
# A letter: ½ and ① are none, and part of the number.
_LETTER = r"[^\W\d_\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u218b\u2460-\u249b]"
_WORD = rf"{_LETTER}+[²³]?"
_UNIT = rf"(?:[%‰]|(?:°[CF]?|{_WORD})(?:(?: ?/ ?| ){_WORD}){{0,2}}|[£$€¥₹])"
_FIGURE = (
    rf"(?P<open>\()? ?(?P<sign>[+-])? ?(?P<before>{_CURRENCY})? ?(?P<inner>[+-])?"
    r"(?P<figures>\d(?:[ ,.']?\d)*\.?|[.,]\d+)(?P<power>[eE][+-]?\d{1,4})?"
    rf" ?(?P<behind>{_UNIT})? ?(?P<close>\))?(?P<mark>(?: ?\[[^\[\]]{{1,12}}\]|"
    r" ?\([a-z]{1,2}\)| ?[*†‡§¶¹²³⁴⁵⁶⁷⁸⁹⁰]+){0,3})"
)
# What statisticians write where there is no number, and what spreadsheets and programs do.
_GAPS = (
    r"none|n\.?/?a\.?|nan|null|nil|-{1,3}|\.{1,3}|…|[:~#]|\*{1,2}|[xczuk]|\[?low\]?|missing|suppressed"
    r"|confidential|not (?:available|applicable)|no data|\[[a-z~*.]{1,3}\]|\([a-z*]\)|[<>≤≥] ?\d+%?"
)
_DASHES = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\u00a0\u2002\u2007\u2009\u200a\u202f", " "),
        **dict.fromkeys("\u2019\u02bc", "'"),
    }
)
_PARTED = r"[+-]?[£$€]?\d{1,3},\d{3}(?:\.\d+)?"
_FRACTION = r"([+-]?\d+),(\d{1,2})"
_LONGEST = 100
_TWO_WAYS = re.compile(r"\d{1,3}[.,]\d{3}")
# What looks like a number and is none: thousands as a unit (£000), and places in an order (1st).
_NO_AMOUNT = re.compile(r"[£$€]?\s?000s?|\d+(?:st|nd|rd|th)", re.IGNORECASE)


# Thousands, millions and so on, as people shorten them, with their power of ten.
_POWERS = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9,
    "tn": 12, "trillion": 12,
}  # fmt: skip
_IN_POWER = re.compile(rf"(?P<currency>{_CURRENCY}|)(?P<power>(?i:{'|'.join(_POWERS)})|)")


class ParsedNumber(Value, kw_only=True):
    """A number: its `value` as exact as it was typed, within fifteen digits; None where there is
    none, for what is typed in its place (`gap`), "" where the author says so. `unit` is what stands
    round it, such as £ or %, and `mark` what refers to a note."""

    value: Decimal | None
    unit: str = ""
    gap: str = ""
    mark: str = ""


@memo(5_000)
def parse_figure(text: str, decimal: str = ".") -> ParsedNumber | Diagnostic:
    """The number that a text stands for; `none` is a gap. `decimal` parts whole and fraction, ""
    where nobody can tell which sign does."""
    shown = text.strip()
    plain = " ".join(shown.translate(_DASHES).split())
    if re.fullmatch(_GAPS, plain.lower()):
        return ParsedNumber(value=None, gap="" if plain.lower() == "none" else shown)
    found = re.fullmatch(_FIGURE, plain) if len(plain) <= _LONGEST and _is_western(plain) else None
    if found is None or bool(found["open"]) != bool(found["close"]) or _NO_AMOUNT.fullmatch(plain):
        return _not_a_number(shown)
    if not decimal and is_two_ways(found["figures"]):
        return _two_ways(shown, found["figures"])
    figures = _plain(found["figures"], decimal)
    if figures is None:
        return _not_a_number(shown)
    signs = f"{found['sign'] or ''}{found['inner'] or ''}"
    if len(signs) + bool(found["open"]) > 1:
        return _not_a_number(shown)
    sign = "-" if found["open"] or signs == "-" else ""
    unit = (found["before"] or "") + (found["behind"] or "")
    value = Decimal(f"{sign}{figures}{found['power'] or ''}")
    return within_limits(value, shown, unit, found["mark"].strip())


def powers_of(units: Collection[str]) -> Mapping[str, int]:
    """Units that are one in thousands, in millions and so on, £k beside £m -> the power of ten by
    which the numbers of each are multiplied to be in the largest, which is 0; empty where they are
    not. Without a currency a number that says no power may be anything."""
    found = {unit: match for unit in units if (match := _IN_POWER.fullmatch(unit))}
    currencies = {match["currency"] for match in found.values()}
    if len(units) < 2 or len(found) < len(units) or len(currencies) > 1:
        return {}
    if currencies == {""} and not all(match["power"] for match in found.values()):
        return {}
    powers = {unit: _POWERS.get(match["power"].lower(), 0) for unit, match in found.items()}
    return {unit: power - max(powers.values()) for unit, power in powers.items()}


def power_of(unit: str, format_power: int) -> tuple[int, str]:
    """The power of ten that a unit at numbers says (6 for £m), and the sign that is left of it.
    Without a currency, m is a million only where the format of the numbers has a power too."""
    found = _IN_POWER.fullmatch(unit)
    if found is None or not (found["currency"] or format_power):
        return 0, unit
    return _POWERS.get(found["power"].lower(), 0), found["currency"]


def largest_of(powers: Mapping[str, int]) -> str:
    """The unit in which numbers of several powers are shown; "" where there are none."""
    return next((unit for unit, power in powers.items() if not power), "")


def scaled(value: Decimal | None, power: int) -> Decimal | None:
    """A number times a power of ten, without noughts that nobody wrote."""
    if not value or not power:
        return value
    return Decimal(format(value.scaleb(power).normalize(), "f"))


def _is_western(text: str) -> bool:
    return all(sign.isascii() for sign in text if sign.isdecimal())


def _plain(figures: str, decimal: str) -> str | None:
    """Figures without what parts thousands, and with a point; None where they are no number. What
    can be read in the other way only is: 1.234,5 and 1.234.567, and 12.5 where commas part."""
    ways = [(".", ","), (",", ".")] if decimal == "." else [(",", "."), (".", ",")]
    is_single = re.fullmatch(r"\d+[.,]\d+", figures)
    for point, thousands in ways[:1] if decimal == "." and is_single else ways:
        whole, _, fraction = figures.partition(point)
        first, one = r"[1-9]\d{0,2}", re.escape(thousands)
        groups = (
            rf"{first}(?:(?:{one}\d{{3}})+|(?: \d{{3}})+|(?:'\d{{3}})+|(?:{one}\d\d)+{one}\d{{3}})"
        )
        if re.fullmatch(rf"\d*|{groups}", whole) and re.fullmatch(r"\d*", fraction):
            return re.sub(r"\D", "", whole) + (f".{fraction}" if fraction else "")
    return None


def is_two_ways(figures: str) -> bool:
    """Whether figures may be thousands in one language, and a fraction in another."""
    return figures[:1] != "0" and _TWO_WAYS.fullmatch(figures) is not None


def _two_ways(shown: str, figures: str) -> Diagnostic:
    plain, other = re.sub("[.,]", "", figures), f"{figures}0"
    sign = "comma" if "," in figures else "point"
    fixes = (_write(plain), _write(other))
    text = _short(shown)
    return diagnose(
        "BF113/two-numbers", fixes=fixes, text=text, plain=plain, other=other, sign=sign
    )


def two_ways_here(text: str) -> Diagnostic | None:
    """What is said of a number in a deck whose language begins fractions with a comma, where a
    point before three figures may part thousands."""
    found = re.search(r"\d[\d.,]*", text)
    if found is None or not is_two_ways(found[0]):
        return None
    plain, other = re.sub("[.,]", "", found[0]), found[0].replace(",", ".") + "0"
    fixes = (_write(plain), _write(other))
    return diagnose(
        "BF113/two-numbers-here", fixes=fixes, text=_short(text), plain=plain, other=other
    )


def within_limits(
    value: Decimal, shown: str, unit: str = "", mark: str = ""
) -> ParsedNumber | Diagnostic:
    """A number within what every program that opens the deck can keep exactly."""
    if value and value.adjusted() >= MOST_DIGITS:
        return diagnose("BF113/large-number", text=_short(shown))
    if value.adjusted() < -MOST_DIGITS:
        value = Decimal(0)
    digits = format(abs(value), "f").replace(".", "").strip("0")
    if len(digits) > MOST_DIGITS:
        value = Decimal(format(value, f".{MOST_DIGITS}g"))
    value = Decimal(format(value, "f"))
    return ParsedNumber(value=value, unit=unit, mark=mark)


def _not_a_number(text: str) -> Diagnostic:
    shown = _short(text)
    if re.fullmatch(r"[+-]?\d+,\d+", text):
        plain = text.replace(",", ".")
        return diagnose("BF113/decimal-comma", fix=_write(plain), text=shown, plain=plain)
    return diagnose("BF113/not-a-number", text=shown) if text else diagnose("BF113/no-number")


def _write(figure: str) -> Fix:
    return Fix(title=f"write `{figure}`", edits=(TextEdit(text=figure),))


def parted_by_commas(node: Node) -> Iterator[TextEdit]:
    """Each number such as £20,900 or 1,5 that the comma makes two entries of in brackets."""
    items = node.items if isinstance(node, Seq) and node.closing else ()
    pairs = list(pairwise(item for item in items if isinstance(item, Scalar)))
    near = [_is_near(one, two) for one, two in pairs]
    # 1,5 is a fraction where a space parts it from the next number: [1,5, 2,5].
    is_spaced = not all(near) and (True, True) not in pairwise(near)
    for (one, two), together in zip(pairs, near, strict=True):
        text = f"{one.text},{two.text}"
        is_number = re.fullmatch(_PARTED, text) or (is_spaced and re.fullmatch(_FRACTION, text))
        if together and is_number:
            line, column = two.span.end_line, two.span.end_column
            yield TextEdit(span=replace(one.span, end_line=line, end_column=column), text=text)


def _is_near(one: Scalar, two: Scalar) -> bool:
    """Whether nothing but a comma stands between two entries, as within a number."""
    behind = one.span.end_line, one.span.end_column + 1
    return behind == (two.span.line, two.span.column) and not (one.quoted or two.quoted)


def without_commas(parted: Sequence[TextEdit]) -> tuple[str, Fix]:
    """The first figure as it should be, and the fix that writes all of them so: in brackets a comma
    begins another entry."""
    edits = [replace(edit, text=_without_comma(edit.text)) for edit in parted]
    return edits[0].text, Fix(title=f"write `{edits[0].text}`", edits=tuple(edits))


def _without_comma(text: str) -> str:
    fraction = re.fullmatch(_FRACTION, text)
    return ".".join(fraction.groups()) if fraction else re.sub("[£$€,]", "", text)


def is_power(unit: str) -> bool:
    """Whether a unit says that a number is in thousands or more: it is no reference to a note."""
    return unit.lower() in _POWERS


def _short(text: str) -> str:
    return text if len(text) <= 24 else text[:20] + "..."
