"""Texts that are numbers, and texts that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.diagnostics import Diagnostic
from briefgen.resolve.number_parsing import (
    ParsedNumber,
    largest_of,
    parse_figure,
    powers_of,
    scaled,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"), ("12.50", "12.5"), ("-3", "-3"), ("\u22123", "-3"), ("+1", "1"),
        (".5", "0.5"), (" 7 ", "7"), ("010", "10"), ("123456789012345", "123456789012345"),
        ("0.30000000000000004", "0.3"), ("33.33333333333333", "33.3333333333333"),
    ],
)  # fmt: skip
def test_numbers(text: str, value: str) -> None:
    assert parse_figure(text) == ParsedNumber(value=Decimal(value))


@pytest.mark.parametrize("text", ["none", "None", " none "])
def test_gaps(text: str) -> None:
    assert parse_figure(text) == ParsedNumber(value=None)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("twelve", "`twelve` is not a number", "such as 1234.5"),
        ("inf", "`inf` is not a number", ""),
        ("-Infinity", "is not a number", ""),
        ("1e400", "`1e400` is too large", ""),
        ("1" + "0" * 400, "is not a number", ""),
        ("45 (12)", "is not a number", ""),
        ("5-6", "is not a number", ""),
        ("2006 Q1", "is not a number", ""),
        ("2026-04-01", "is not a number", ""),
        ("1" + "0" * 15, "is too large", "thousands or millions"),
        ("0x10", "is not a number", ""),
        ("1_000", "is not a number", ""),
        ("\u0661\u0662", "is not a number", ""),
        ("=1+1", "is not a number", ""),
        ("true", "is not a number", ""),
        ("", "there is no number here", "`none` where there is none"),
        ("12,5", "is not a number", "write 12.5"),
        ("2½", "`2½` is not a number", ""),
        ("3⅓", "`3⅓` is not a number", ""),
        ("£000", "`£000` is not a number", ""),
        ("1st", "`1st` is not a number", ""),
    ],
)
def test_what_is_no_number(text: str, message: str, hint: str) -> None:
    found = parse_figure(text)
    assert isinstance(found, Diagnostic)
    assert message in found.message
    assert hint in str(found.hint)
    assert len(found.message) < 60


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,234", "1234", ""), ("1,234,567.5", "1234567.5", ""), ("1 234", "1234", ""),
        ("1\u202f234,5", "1234.5", ""), ("1.234,5", "1234.5", ""), ("1'234.50", "1234.5", ""),
        ("1.234.567", "1234567", ""), ("12,34,567", "1234567", ""), ("45%", "45", "%"),
        ("£30", "30", "£"), ("£1.2m", "1.2", "£m"), ("(4)", "-4", ""), ("\u20132", "-2", ""),
        ("-£1,200", "-1200", "£"), ("£-5", "-5", "£"), ("($4.2)", "-4.2", "$"),
        ("1e5", "100000", ""),
        ("1.5E-3", "0.0015", ""), ("1e-400", "0", ""),
        ("45 per cent", "45", "per cent"), ("12 km/h", "12", "km/h"),
        ("CHF 1\u2019200", "1200", "CHF"),
    ],
)  # fmt: skip
def test_numbers_as_spreadsheets_have_them_were_refused(text: str, value: str, unit: str) -> None:
    assert parse_figure(text) == ParsedNumber(value=Decimal(value), unit=unit)


@pytest.mark.parametrize(
    "text",
    ["[x]", "[c]", "..", "...", "n/a", "N/A", "NaN", "-", "\u2013", ":", "<5", "low", "[low]"],
)
def test_shorthand_of_statistics_was_refused(text: str) -> None:
    assert parse_figure(text) == ParsedNumber(value=None, gap=text)


@pytest.mark.parametrize(("text", "mark"), [("12 [p]", "[p]"), ("12*", "*"), ("12 (r)", "(r)")])
def test_marks_behind_numbers(text: str, mark: str) -> None:
    assert parse_figure(text) == ParsedNumber(value=Decimal(12), mark=mark)


def test_where_commas_part_fractions() -> None:
    assert parse_figure("12,5", ",") == ParsedNumber(value=Decimal("12.5"))
    assert parse_figure("12.5", ",") == ParsedNumber(value=Decimal("12.5"))
    assert parse_figure("1,2345", ",") == ParsedNumber(value=Decimal("1.2345"))
    assert parse_figure("1.234", ",") == ParsedNumber(value=Decimal(1234))


@pytest.mark.parametrize("text", ["1,234", "1.234"])
def test_what_can_be_read_in_two_ways_was_taken_for_one(text: str) -> None:
    found = parse_figure(text, "")
    assert isinstance(found, Diagnostic)
    assert "two ways" in found.message
    assert f"1234, or {text}0" in str(found.hint)
    assert parse_figure("0,123", "") == ParsedNumber(value=Decimal("0.123"))


@given(st.text(max_size=30), st.sampled_from([".", ",", ""]))
def test_any_text_gives_a_finite_number_or_a_fault(text: str, decimal: str) -> None:
    found = parse_figure(text, decimal)
    if isinstance(found, ParsedNumber) and found.value is not None:
        assert found.value.is_finite()
        assert abs(found.value) < 10**15


@pytest.mark.parametrize(
    ("units", "powers"),
    [
        ({"£m", "£k"}, {"£m": 0, "£k": -3}),
        ({"£", "£bn", "£million"}, {"£": -9, "£bn": 0, "£million": -3}),
        ({"k", "M"}, {"k": -3, "M": 0}),
        ({"£m", "€k"}, {}),
        ({"", "m"}, {}),
        ({"%", "m"}, {}),
        ({"£m"}, {}),
    ],
)
def test_thousands_beside_millions_were_refused_as_two_units(
    units: set[str], powers: dict[str, int]
) -> None:
    assert powers_of(units) == powers


def test_a_number_in_another_power_has_no_noughts_that_nobody_wrote() -> None:
    assert [str(scaled(Decimal(one), -3)) for one in ("800", "1250", "0")] == ["0.8", "1.25", "0"]


def test_of_two_names_of_a_unit_the_first_is_shown_in_every_run() -> None:
    """A set of them had another order in each run, and so had the deck."""
    assert largest_of(powers_of(["£k", "£million", "£m"])) == "£million"
    assert largest_of(powers_of(["£k", "£m", "£million"])) == "£m"
    assert largest_of(powers_of(["£m"])) == ""
