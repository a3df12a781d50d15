"""Texts that are numbers, and texts that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.diagnostics import Diagnostic
from briefgen.resolve.number_parsing import ParsedNumber, parse_figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"), ("12.50", "12.5"), ("-3", "-3"), ("\u22123", "-3"), ("+1", "1"),
        (".5", "0.5"), (" 7 ", "7"), ("010", "10"), ("123456789012345", "123456789012345"),
        ("0.30000000000000004", "0.3"), ("33.33333333333333", "33.3333333333333"),
    ],
)  # fmt: skip
def test_numbers(text: str, value: str) -> None:
    assert parse_figure(text) == ParsedNumber(Decimal(value))


@pytest.mark.parametrize("text", ["none", "None", " none "])
def test_gaps(text: str) -> None:
    assert parse_figure(text) == ParsedNumber(None)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("twelve", "`twelve` is not a number", "such as 1234.5"),
        ("nan", "`nan` is not a number", ""),
        ("inf", "`inf` is not a number", ""),
        ("-Infinity", "is not a number", ""),
        ("1e400", "`1e400` is not a number", ""),
        ("1" + "0" * 400, "is not a number", ""),
        ("1" + "0" * 15, "is too large", "thousands or millions"),
        ("0x10", "is not a number", ""),
        ("1_000", "is not a number", ""),
        ("\u0661\u0662", "is not a number", ""),
        ("=1+1", "is not a number", ""),
        ("true", "is not a number", ""),
        ("", "there is no number here", "`none` where there is none"),
        ("45%", "`45%` is not a number", "write 45, and add `unit: %`"),
        ("1,234", "is not a number", "without commas or spaces between"),
        ("1 234.5", "is not a number", "without commas or spaces between"),
        ("12,5", "is not a number", "write 12.5"),
    ],
)
def test_what_is_no_number(text: str, message: str, hint: str) -> None:
    found = parse_figure(text)
    assert isinstance(found, Diagnostic)
    assert message in found.message
    assert hint in str(found.hint)
    assert len(found.message) < 60


def test_where_commas_part_fractions() -> None:
    assert parse_figure("12,5", ",") == ParsedNumber(Decimal("12.5"))
    assert parse_figure("12.5", ",") == ParsedNumber(Decimal("12.5"))
    assert parse_figure("1,2345", ",") == ParsedNumber(Decimal("1.2345"))
    found = parse_figure("1,234", ",")
    assert isinstance(found, Diagnostic)
    assert "two ways" in found.message
    assert "1234, or 1,2340" in str(found.hint)


@given(st.text(max_size=30), st.sampled_from([".", ","]))
def test_any_text_gives_a_finite_number_or_a_fault(text: str, decimal: str) -> None:
    found = parse_figure(text, decimal)
    if isinstance(found, ParsedNumber) and found.value is not None:
        assert found.value.is_finite()
        assert abs(found.value) < 10**15
