"""What codes of BF1 and BF2 say of dates."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Wording

_AS_ISO = "write the year, month and day, such as 2026-11-24"
_IN_WORDS = f"{_AS_ISO}; write several days, or a date that is not fixed yet, in words"

DATES: dict[str, dict[str, Wording]] = {
    "BF113": {
        "date-time": Wording(
            "the time in {date} does not exist",
            "write it as hours and minutes, such as 2026-11-24 10:30",
        ),
        "date-order": Wording(
            "the date {date} does not exist",
            "write {day}; `dates: {order}` in briefgen.yaml says what comes first",
        ),
        "date-of-month": Wording(
            "the date {date} does not exist", "{month} {year} has {days} days; " + _AS_ISO
        ),
        "date": Wording("the date {date} does not exist", _AS_ISO),
        "month": Wording(
            "the date {date} cannot be read: `{name}` is not a month that briefgen knows", _AS_ISO
        ),
        "weekday": Wording(
            "the date {date} cannot be right: that day is a {name}",
            "write the right day of the week, or leave it out",
        ),
        "not-a-date": Wording("`{date}` is not a date", _IN_WORDS),
    },
    "BF217": {
        "year-in-front": Wording(
            "the date {date} can be read in two ways",
            "write {day}, or write the other day with a year of four digits",
        ),
        "two-ways": Wording(
            "the date {date} can be read in two ways",
            "write {days}; or say once, in briefgen.yaml, what such dates mean: "
            "`dates: day-month` or `dates: month-day`",
        ),
        "not-iso": Wording(
            "the date {date} is not in the order of `dates: iso`", "write {instead}"
        ),
        "cut-short": Wording("the date {date} is not a complete date", _IN_WORDS),
    },
}
