"""The names of a chart's categories -> the days that they are, where all of them are some."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from briefgen.text.locales import month_of

_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ]00:00(?::00)?)?")
_BRITISH = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})(?:\.|st|nd|rd|th|er)? )?([^\W\d_]{3,})\.?[ -](\d{4}|\d\d)")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
# Q1 2024, 2024-Q1, T1 2024; 2023/24; Week 5.
_QUARTER = re.compile(
    r"(?i:Q|T|Ch) ?(?P<part>[1-4])[ /-]?(?P<year>\d{4})"
    r"|(?P<later>\d{4})[ /-]?(?i:Q|T|Ch) ?(?P<before>[1-4])"
)
_TWO_YEARS = re.compile(r"(?:FY ?)?(\d{4}) ?[/\u2013-] ?(\d{4}|\d\d)")
_COUNTED = re.compile(r"(\D*?)(\d{1,4})(\D*)")
# Two points are at any distance.
_LEAST = 3


def days_of(names: Sequence[str], language: str) -> tuple[date, ...]:
    """The days; none where a name is none. 2010-11 is a year of two, where 2011-12 follows."""
    if _years_of_two(names):
        return ()
    found = [_day(name.strip(), language) for name in names]
    days = [day for day in found if day is not None]
    if len(days) < max(_LEAST, len(names)) or len(set(days)) < len(days):
        return ()
    return tuple(days)


def no_day(names: Sequence[str], language: str) -> int | None:
    """Which of the names is the first that is written as a day and is none, such as 2026-02-30;
    None where the others are no days."""
    forms = [_form(name.strip(), language) for name in names]
    if None in forms:
        return None
    wrong = [place for place, form in enumerate(forms) if form and not _made(*form)]
    # 2019-20 is a school year.
    are_days = len(wrong) < len(names) and all(form[2] for place in wrong if (form := forms[place]))
    return wrong[0] if wrong and are_days else None


def may_be_names(names: Sequence[str], days: Sequence[date]) -> bool:
    """Whether the names may stand in a row as they are: people wrote them, not a program, and they
    are as far apart as the days."""
    return _are_even(sorted(days)) and not any(_ISO.fullmatch(name.strip()) for name in names)


def gap_in(names: Sequence[str]) -> int | None:
    """Which of the names stands further from the one before it than another does, where they count
    on, as quarters, financial years or weeks do; None where they do not, or are evenly apart."""
    places = _places([" ".join(name.split()) for name in names])
    steps = [two - one for one, two in pairwise(places)]
    is_one_way = bool(steps) and (min(steps) > 0 or max(steps) < 0)
    if len(steps) < _LEAST - 1 or not is_one_way or len({*steps}) == 1:
        return None
    return 1 + max(range(len(steps)), key=lambda place: abs(steps[place]))


def _places(names: Sequence[str]) -> list[int]:
    """Where names stand that count on; nothing where they do not."""
    if all(quarters := [_QUARTER.fullmatch(name) for name in names]):
        parts = [one.group("year", "part", "later", "before") for one in quarters if one]
        return [4 * int(y or late) + int(part or first) for y, part, late, first in parts]
    if years := _years_of_two(names):
        return years
    counted = [_COUNTED.fullmatch(name) for name in names]
    stems = {one.group(1, 3) for one in counted if one}
    return [int(one[2]) for one in counted if one] if all(counted) and len(stems) == 1 else []


def _years_of_two(names: Sequence[str]) -> list[int]:
    """The years in which financial years and the like begin; nothing where a name is none."""
    found = [_TWO_YEARS.fullmatch(name.strip()) for name in names]
    pairs = [one.groups() for one in found if one]
    are_next = all((int(one) + 1) % 100 == int(two) % 100 for one, two in pairs)
    return [int(one) for one, _ in pairs] if all(found) and are_next else []


def _day(name: str, language: str) -> date | None:
    form = _form(name, language)
    return _made(*form) if form else None


def _form(name: str, language: str) -> tuple[int, int, int] | None:
    """The year, the month and the day (0 where none is said) of what is written as a day."""
    if iso := _ISO.fullmatch(name):
        return int(iso[1]), int(iso[2]), int(iso[3] or 0)
    if (typed := _BRITISH.fullmatch(name)) and language != "en-US":
        return int(typed[3]), int(typed[2]), int(typed[1])
    if _YEAR.fullmatch(name):
        return int(name), 1, 0
    if named := _NAMED.fullmatch(name):
        month = month_of(named[2], [language])
        year = int(named[3]) + (2000 if len(named[3]) == 2 else 0)
        return (year, month, int(named[1] or 0)) if month else None
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day or 1)
    except ValueError:
        return None


def _are_even(days: Sequence[date]) -> bool:
    """Whether the days are equally far apart, in days or in months."""
    months = [day.year * 12 + day.month for day in days]
    is_monthly = len({day.day for day in days}) == 1
    steps = {(two - one).days for one, two in pairwise(days)}
    return len(steps) == 1 or (
        is_monthly and len({two - one for one, two in pairwise(months)}) == 1
    )
