"""A text -> the day that it names, whatever a person or a spreadsheet has made of it.

What can be read in two ways is not guessed, and a day that no calendar has is not passed on. A text
in words that names no single day, such as `next spring`, is not touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, get_args

from briefgen.model.diagnostics import Diagnostic, Fix, diagnose
from briefgen.model.project import DateOrder
from briefgen.model.values import Value
from briefgen.support.suggest import write_instead
from briefgen.text import locales

ORDERS: tuple[DateOrder, ...] = get_args(DateOrder)
# Spreadsheets count days from here; the 1900 system of Excel, after its 29 February 1900.
_DAY_ZERO = date(1899, 12, 30)
# Days that a spreadsheet may have turned into a bare number: other numbers are no dates.
_FIRST_SERIAL, _LAST_SERIAL = date(1990, 1, 1), date(2099, 12, 31)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_CENTURY = 2000
# Nobody plans a seminar before: a short date that would be older has its year in front.
_EARLIEST_SHORT = 2010

_FIGURES = re.compile(r"(\d{1,4})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?")
_SERIAL = r"(\d{5})(?:[.,](\d+))?"
_COMPACT = r"(\d{4})(\d\d)(\d\d)"
_ONLY_YEARS = r"\d{4}(?:\s*[/-]\s*\d{2,4})?"
_NO_WORDS = r"[\d\s.,:/+-]+"
_WORD = r"([^\W\d_]+)\.?"
_DAY = r"(\d{1,2})(?:[a-zº]{1,3}\b|\.)?"
_OF = r"[\s./-]*(?:(?:of|de)\s+|d['’])?"
_DAY_FIRST = rf"(?i){_DAY}{_OF}{_WORD}[\s.,/-]*(?:de\s+)?(\d{{4}}|\d\d)"
_MONTH_FIRST = rf"(?i){_WORD}[\s/-]*{_DAY}[\s,/-]+(\d{{4}}|\d\d)"
_YEAR_FIRST = rf"(?i)(\d{{4}})[\s./-]+{_WORD}[\s./-]+(\d{{1,2}})"
# What Excel makes of a day without a year, or of a month.
_CUT_SHORT = rf"\d{{1,2}}-{_WORD}|{_WORD}-\d\d"
_WEEKDAY = rf"{_WORD},?\s+(?=\S)"
_TIME = (
    r"(?i)(?:(?<=\d)T|,?\s+(?:(?:at|um|à|am)\s+)?)"
    r"(\d{1,2})(?:(?:[:.]|\s*h\s*)(\d\d)(?:[:.](\d\d)(?:[.,]\d+)?)?)?"
    r"(?:\s*([ap])\.?m\.?|\s*(uhr|h)\b)?(?:\s*(?:Z|[+-]\d\d:?\d\d))?"
)
_AS_ISO = "the year, month and day, such as 2026-11-24"


class Day(Value):
    """A `day`, and the `time` where one stood beside it: 10:30, or "" (midnight is none)."""

    day: date
    time: str = ""


class DateReader(Value):
    """Reads dates. `order` is one of ORDERS, or "" where nobody has said what 03/04/2026 means;
    `languages` are those whose months are known besides those of the program."""

    order: DateOrder | Literal[""] = ""
    languages: tuple[str, ...] = ()

    def read(self, text: str) -> Day | Diagnostic | None:
        """The day; why it cannot be told; or None for words that name no day."""
        shown = " ".join(text.split())
        plain = re.sub("[\u2010-\u2015\u2212]", "-", shown)
        if not any(letter.isdigit() for letter in plain):
            return None
        found = self._day(plain, shown)
        if found is not None:
            return Day(found) if isinstance(found, date) else found
        return self._with_time(plain, shown) or _leftover(plain, shown)

    def _with_time(self, text: str, shown: str) -> Day | Diagnostic | None:
        if number := re.fullmatch(_SERIAL, text):
            return _of_serial(number, shown)
        place = next((m for m in re.finditer(_TIME, text) if m.end() == len(text)), None)
        if place is None or not (place[2] or place[4] or place[5]):
            return None
        found = self._day(text[: place.start()].strip(), shown)
        if not isinstance(found, date):
            return found
        time = _time(place)
        if time is None:
            return diagnose("BF113/date-time", date=shown)
        return Day(found, "" if time == "00:00" else time)

    def _day(self, text: str, shown: str) -> date | Diagnostic | None:
        if parts := _FIGURES.fullmatch(text):
            if early := _year_in_front(parts):
                fixes = _offer([early], shown)
                return diagnose("BF217/year-in-front", fixes=fixes, date=shown, day=early)
            return self._of_figures(parts[1], parts[3], parts[4], shown)
        if parts := re.fullmatch(_COMPACT, text):
            return _real(int(parts[1]), int(parts[2]), int(parts[3]), shown)
        return self._of_words(text, shown) or self._after_weekday(text, shown)

    def _of_figures(self, one: str, two: str, three: str, shown: str) -> date | Diagnostic:
        if len(one) > 2:
            return _real(_year(one), int(two), int(three), shown)
        year, first, second = _year(three), int(one), int(two)
        readings = {"day-month": (second, first), "month-day": (first, second)}
        chosen = [readings[self.order]] if self.order in readings else list(readings.values())
        days = sorted({day for month, number in chosen if (day := _exact(year, month, number))})
        if self.order == "iso":
            fixes, instead = _offer(days, shown), _either(days) or _AS_ISO
            return diagnose("BF217/not-iso", fixes=fixes, date=shown, instead=instead)
        if len(days) > 1:
            fixes = _offer(days, shown)
            return diagnose("BF217/two-ways", fixes=fixes, date=shown, days=_either(days))
        return days[0] if days else self._impossible(year, first, second, shown)

    def _impossible(self, year: int, first: int, second: int, shown: str) -> Diagnostic:
        """Neither reading is a day; where the other order is one, the hint says so."""
        other = {"day-month": (first, second), "month-day": (second, first)}.get(self.order)
        if other and (day := _exact(year, *other)):
            fixes = _offer([day], shown)
            return diagnose("BF113/date-order", fixes=fixes, date=shown, day=day, order=self.order)
        month, number = sorted((first, second)) if max(first, second) > 12 else (second, first)
        return _no_such_day(year, month, number, shown)

    def _of_words(self, text: str, shown: str) -> date | Diagnostic | None:
        for number, name, year, must_be_month in _named(text):
            month = locales.month_of(name, self.languages)
            if month:
                return _real(_year(year), month, int(number), shown)
            if must_be_month:
                return diagnose("BF113/month", date=shown, name=name)
        if (short := re.fullmatch(_CUT_SHORT, text)) and self._is_month(short[1] or short[2]):
            return diagnose("BF217/cut-short", date=shown)
        return None

    def _is_month(self, name: str) -> bool:
        return locales.month_of(name, self.languages) > 0

    def _after_weekday(self, text: str, shown: str) -> date | Diagnostic | None:
        """`Friday, 3 April 2026`: the day of the week has to be that of the date."""
        found = re.match(_WEEKDAY, text)
        weekday = locales.weekday_of(found[1], self.languages) if found else -1
        if found is None or weekday < 0:
            return None
        day = self._day(text[found.end() :], shown)
        if isinstance(day, date) and day.weekday() != weekday:
            return diagnose("BF113/weekday", date=shown, name=f"{day:%A}")
        return day


def _named(text: str) -> Iterator[tuple[str, str, str, bool]]:
    """Day, name of the month and year, and whether the text can be nothing but a date."""
    if parts := re.fullmatch(_DAY_FIRST, text):
        yield parts[1], parts[2], parts[3], len(parts[3]) == 4
    if parts := re.fullmatch(_YEAR_FIRST, text):
        yield parts[3], parts[2], parts[1], True
    if parts := re.fullmatch(_MONTH_FIRST, text):
        yield parts[2], parts[1], parts[3], False


def _year(digits: str) -> int:
    """A year of two digits is one of this century: 26 is 2026."""
    return int(digits) + (_CENTURY if len(digits) == 2 else 0)


def _year_in_front(parts: re.Match[str]) -> date | None:
    """What is meant by a date such as 26-04-03, which in Canada or Sweden is one of 2026; read from
    its end, it would be a day long ago. None for others."""
    short, year = parts[1], _year(parts[4])
    if len(short) != 2 or len(parts[4]) != 2 or year >= _EARLIEST_SHORT:
        return None
    return _exact(_year(short), int(parts[3]), year - _CENTURY)


def _exact(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def _real(year: int, month: int, day: int, shown: str) -> date | Diagnostic:
    return _exact(year, month, day) or _no_such_day(year, month, day, shown)


def _no_such_day(year: int, month: int, day: int, shown: str) -> Diagnostic:
    if 1 <= month <= 12 and _FIRST_YEAR <= year <= _LAST_YEAR:
        from calendar import month_name, monthrange  # only where a date is wrong

        name, days = month_name[month], monthrange(year, month)[1]
        return diagnose("BF113/date-of-month", date=shown, month=name, year=year, days=days)
    return diagnose("BF113/date", date=shown)


def _of_serial(parts: re.Match[str], shown: str) -> Day | Diagnostic:
    """The number that a spreadsheet keeps for a day, with the time as its fraction."""
    day = _DAY_ZERO + timedelta(days=int(parts[1]))
    if not _FIRST_SERIAL <= day <= _LAST_SERIAL:
        return diagnose("BF113/not-a-date", date=shown)
    minutes = round(float(f"0.{parts[2] or 0}") * 24 * 60)
    if minutes == 24 * 60:
        day, minutes = day + timedelta(days=1), 0
    return Day(day, f"{minutes // 60:02}:{minutes % 60:02}" if minutes else "")


def _time(parts: re.Match[str]) -> str | None:
    """A time as 10:30; None where no clock shows it."""
    hour, minute, second = int(parts[1]), int(parts[2] or 0), int(parts[3] or 0)
    if half := (parts[4] or "").lower():
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 and second < 60 else None


def _leftover(text: str, shown: str) -> Diagnostic | None:
    """Figures alone are meant as a date, but for years."""
    if re.fullmatch(_ONLY_YEARS, text) or not re.fullmatch(_NO_WORDS, text):
        return None
    return diagnose("BF113/not-a-date", date=shown)


def _offer(days: Sequence[date], shown: str) -> tuple[Fix, ...]:
    """The fixes that write a day so that it is clear, and leave the time behind it alone."""
    figures = _FIGURES.search(shown)
    was = figures.group() if figures else ""
    fixes = (write_instead(was, day.isoformat(), is_safe=False) for day in days if was)
    return tuple(fix for fix in fixes if fix)


def _either(days: Sequence[date]) -> str:
    return " or ".join(day.isoformat() for day in days)
