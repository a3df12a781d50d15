"""Dates and numbers + language -> as they are written there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from briefgen.model.chart_plot import NumberStyle
from briefgen.support.memo import memo

# To load the library with its tables takes 20 ms, a twentieth of a pack. British dates and numbers
# are as simple as this; tests/unit/text/test_locales.py compares them with the library's.
_BRITISH = "en-GB"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
# Languages whose months are read in every project, after those that it names itself.
_ALWAYS_READ = ("cy", "fr", "de")
# What Excel writes in German.
_ALSO = {"mrz": 3}
# Digits beyond which a number is shown with its power of ten.
_MOST_SHOWN = 24
# Digits that a cell without a format shows, and those that a spreadsheet keeps.
_MOST_TYPED, _MOST_KEPT = 10, 15
_FRENCH_FIRST = r"^1(?=\s)\s"
# What Excel's patterns are in CLDR.
_CLDR = {"d mmm": "d MMM", "mmm yyyy": "MMM y"}
# A shorter beginning of a name could be a word.
_SHORTEST_NAME = 3


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


def known_languages() -> list[str]:
    """The languages that tags can begin with, such as en."""
    from babel import localedata

    return sorted({name.partition("_")[0] for name in localedata.locale_identifiers()} - {"root"})


def with_country(tag: str) -> str:
    """A language tag with the country that it is most likely spoken in, where it names none: cy-GB
    for cy. English is British."""
    language, *rest = tag.split("-")
    if any(len(part) == 2 or part.isdecimal() for part in rest):
        return tag
    if language == "en":
        return _BRITISH
    from babel.core import get_global

    likely = get_global("likely_subtags")
    found = likely.get("_".join((language, *rest))) or likely.get(language, tag)
    return f"{language}-{found.rpartition('_')[2]}" if "_" in found else tag


def format_date(day: date, language: str) -> str:
    """A date in words, e.g. 15 October 2008."""
    if language == _BRITISH:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    from babel import Locale, dates

    text = dates.format_date(day, "long", locale=Locale.parse(language, sep="-"))
    # What CLDR leaves out: in French the first of a month is an ordinal.
    return re.sub(_FRENCH_FIRST, "1er ", text) if language.partition("-")[0] == "fr" else text


@memo(4_000)
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


def format_value(value: Decimal, decimals: int, style: NumberStyle, language: str) -> str:
    """A chart's number in its style, e.g. £1.2m: the sign of minus stands before everything."""
    size = abs(value).scaleb(-style.power)
    # As Office rounds: a half is rounded up.
    size = size.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{style.before}{format_number(size, decimals, language)}{style.behind}"
    return f"\u2212{text}" if value < 0 and size else text


def percent_sign(language: str) -> str:
    """The sign as it stands behind a number: where CLDR says so, after a space."""
    return "%" if language.partition("-")[0] not in ("fr", "de") else "\u00a0%"


def format_shown(value: Decimal, decimals: int | None, language: str, is_grouped: bool) -> str:
    """A number as a spreadsheet shows it: with so many decimals, or as many as there are, within
    ten digits, but all of those before the point; its thousands apart or not."""
    if decimals is None:
        digits = min(max(_MOST_TYPED, value.adjusted() + 1), _MOST_KEPT)
        plain = format(Decimal(format(value, f".{digits}g")), "f")
        value = Decimal(plain.rstrip("0").rstrip(".") if "." in plain else plain)
        decimals = max(0, -int(value.as_tuple().exponent))
    if value.adjusted() + decimals > _MOST_SHOWN:
        return format(value, f".{_MOST_TYPED}g")
    value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if is_grouped:
        return format_number(value, decimals, language)
    text = f"{value:.{decimals}f}"
    return text.replace(".", fraction_sign(language) if decimals else ".")


def fraction_sign(language: str) -> str:
    """What begins a fraction in a language: a point or a comma."""
    return format_number(Decimal("0.5"), 1, language)[1:-1]


def format_moment(moment: datetime, pattern: str, language: str) -> str:
    """A day or a time by a pattern of CLDR's; without one, the day as people read it."""
    if not pattern:
        return format_date(moment.date(), language)
    from babel import Locale, dates

    return dates.format_datetime(moment, pattern, locale=Locale.parse(language, sep="-"))


def format_mark(day: date, pattern: str, language: str) -> str:
    """A day on the axis of a chart, by one of Excel's patterns."""
    if pattern == "yyyy":
        return f"{day.year}"
    if language.startswith("en"):
        month = _MONTHS[day.month - 1][:3]
        return f"{day.day} {month}" if pattern == "d mmm" else f"{month} {day.year}"
    return format_moment(datetime.combine(day, time()), _CLDR[pattern], language)


def plural_category(count: int, language: str) -> str:
    """Which form of a word stands beside a whole number, by the name that CLDR has for it."""
    if language == "en":
        return "one" if count == 1 else "other"
    from babel import Locale

    return str(Locale.parse(language).plural_form(count))


def month_of(name: str, languages: Sequence[str] = ()) -> int:
    """The month of a name, whole or shortened, in English, one of the languages, Welsh, French or
    German, in this order; 0 where it is none."""
    number = _number_of(name, (_MONTHS,))
    found = (_number_of(name, _months(tag)) for tag in (*languages, *_ALWAYS_READ))
    number = next((n for n in found if n >= 0), -1) if number < 0 else number
    return number + 1 or _ALSO.get(_bare(name), 0)


def weekday_of(name: str, languages: Sequence[str] = ()) -> int:
    """The day of the week of a name, as `date.weekday` counts; -1 where it is none."""
    number = _number_of(name, (_WEEKDAYS,))
    found = (_number_of(name, _weekdays(tag)) for tag in (*languages, *_ALWAYS_READ))
    return next((n for n in found if n >= 0), -1) if number < 0 else number


@memo(64)
def _months(tag: str) -> tuple[tuple[str, ...], ...]:
    from babel import Locale

    if not is_language(tag):
        return ()
    forms = Locale.parse(tag, sep="-").months
    return tuple(
        tuple(forms[context][width][number] for number in range(1, 13))
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
    )


@memo(64)
def _weekdays(tag: str) -> tuple[tuple[str, ...], ...]:
    from babel import Locale

    if not is_language(tag):
        return ()
    forms = Locale.parse(tag, sep="-").days
    return tuple(
        # Welsh says `Dydd Gwener` or `Gwener`.
        tuple(forms[context][width][number].split()[-1] for number in range(7))
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
    )


def _number_of(name: str, forms: Iterable[Sequence[str]]) -> int:
    """Where a name stands among forms of the same names, or the only one that begins so; -1."""
    wanted = _bare(name)
    for names in forms:
        bare = [_bare(known) for known in names]
        close = [n for n, known in enumerate(bare) if known.startswith(wanted)]
        if wanted in bare:
            return bare.index(wanted)
        if len(close) == 1 and len(wanted) >= _SHORTEST_NAME:
            return close[0]
    return -1


def _bare(name: str) -> str:
    """A name without capitals, accents and the point that shortens it."""
    signs = unicodedata.normalize("NFKD", name.casefold().rstrip("."))
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def language_name(tag: str) -> str:
    """What a language is called in itself: Cymraeg for cy; the tag where nobody knows."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(tag, sep="-").get_display_name()
    except (ValueError, UnknownLocaleError):
        return tag
    return name[:1].upper() + name[1:] if name else tag
