"""Dates as people and spreadsheets write them: read, asked back, or refused."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest

from briefgen.model.diagnostics import Diagnostic
from briefgen.model.project import DateOrder
from briefgen.read.date_reader import DateReader, Day
from briefgen.text.locales import format_date

THIRD_OF_APRIL = date(2026, 4, 3)


def _fault(text: str, order: DateOrder | Literal[""] = "") -> Diagnostic:
    found = DateReader(order).read(text)
    assert isinstance(found, Diagnostic)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-03", "2026/04/03", "2026-4-3", "20260403", "46115", "46115,0", "03-Apr-26",
        "3 April 2026", "3rd of April 2026", "April 3, 2026", "Apr 3rd 2026", "2026-Apr-03",
        "Friday, 3 April 2026", "Fri 3 Apr 2026", "03\u00a0April\u00a02026", "3. Apr. 2026",
        "3 avril 2026", "03-avr.-26", "3 Ebrill 2026", "Gwener 3 Ebrill 2026",
        "2026-04-03T00:00:00", "2026-04-03 00:00", "2026\u201304\u201303",
    ],
)  # fmt: skip
def test_a_date_that_a_spreadsheet_rewrote_is_the_same_day(text: str) -> None:
    assert DateReader().read(text) == Day(THIRD_OF_APRIL)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2026-04-03 10:00", "10:00"),
        ("2026-04-03T10:00", "10:00"),
        ("2026-04-03T10:00:00Z", "10:00"),
        ("3 April 2026, 2.30 pm", "14:30"),
        ("46115.4375", "10:30"),
        ("3 April 2026 9am", "09:00"),
        ("3 April 2026 at 10:30", "10:30"),
        ("3. April 2026 um 14 Uhr", "14:00"),
        ("3 avril 2026 à 10 h 30", "10:30"),
    ],
)
def test_the_time_behind_a_date_is_kept_apart(text: str, time: str) -> None:
    assert DateReader().read(text) == Day(THIRD_OF_APRIL, time)


def test_a_date_of_two_meanings_is_asked_back_until_the_project_says_which() -> None:
    fault = _fault("03/04/2026")
    assert fault.code == "BF217"
    assert "`dates: day-month` or `dates: month-day`" in str(fault.hint)
    assert DateReader("day-month").read("03/04/2026") == Day(THIRD_OF_APRIL)
    assert DateReader("month-day").read("04/03/26") == Day(THIRD_OF_APRIL)
    assert str(_fault("03/04/2026", "iso").hint) == "write 2026-03-04 or 2026-04-03"


@pytest.mark.parametrize("text", ["23/12/2026", "12/23/2026", "23.12.26", "23-12-2026"])
def test_a_date_of_one_meaning_was_said_to_have_two(text: str) -> None:
    assert DateReader().read(text) == Day(date(2026, 12, 23))


def test_the_setting_holds_where_the_other_order_alone_would_be_a_day() -> None:
    fault = _fault("12/23/2026", "day-month")
    assert (fault.code, "write 2026-12-23" in str(fault.hint)) == ("BF113", True)
    assert _fault("23/12/2026", "month-day").code == "BF113"


def test_the_same_day_in_both_orders_has_one_meaning() -> None:
    assert DateReader().read("04/04/2026") == Day(date(2026, 4, 4))


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30", "31/04/2026", "45/45/2026", "2026-13-01", "20261340", "31 April 2026",
        "0226-04-03", "1/2/3", "12345", "99999", "3/4", "2026-04-03 25:00", "3 Arpil 2026",
        "Saturday 3 April 2026", "03/04/2026-04/04/2026",
    ],
)  # fmt: skip
def test_days_that_do_not_exist_were_printed(text: str) -> None:
    fault = _fault(text, "day-month")
    assert fault.code == "BF113"
    assert fault.hint


@pytest.mark.parametrize("text", ["03-Apr", "Apr-26"])
def test_what_excel_cut_short_is_no_date(text: str) -> None:
    assert _fault(text).code == "BF217"


@pytest.mark.parametrize(
    "text",
    [
        "next spring",
        "Spring 2027",
        "3 and 4 April 2026",
        "April 2026",
        "2026",
        "2026-27",
        "TBC",
        "",
    ],
)
def test_words_that_name_no_day_stay_words(text: str) -> None:
    assert DateReader("day-month").read(text) is None


@pytest.mark.parametrize("language", ["en-US", "cy", "fr", "fr-CA", "de", "es", "pl", "nl", "pt"])
def test_a_date_as_its_language_writes_it_is_read_back(language: str) -> None:
    days = [date(2026, month, 17) for month in range(1, 13)]
    reader = DateReader("", (language,))
    assert [reader.read(format_date(day, language)) for day in days] == [Day(day) for day in days]


@pytest.mark.parametrize("text", ["26-04-03", "26/04/03", "26.04.03"])
@pytest.mark.parametrize("order", ["", "day-month", "month-day"])
def test_a_short_date_with_its_year_in_front_is_not_one_of_2003(
    text: str, order: DateOrder | Literal[""]
) -> None:
    fault = _fault(text, order)
    assert fault.code == "BF217"
    assert str(fault.hint).startswith("write 2026-04-03")


def test_a_short_date_of_these_years_is_read_from_its_end() -> None:
    for text, day in (("28-04-26", date(2026, 4, 28)), ("20-04-27", date(2027, 4, 20))):
        assert DateReader("day-month").read(text) == Day(day)
