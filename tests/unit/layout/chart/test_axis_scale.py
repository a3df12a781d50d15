"""Axes: round steps, both values inside, zero where bars need it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.layout.chart.axis_scale import (
    decimals_of,
    marks_of,
    nice_axis,
    nice_step,
    shown_decimals,
)

D = Decimal
NUMBERS = st.decimals(-(10**9), 10**9, places=3, allow_nan=False)


@pytest.mark.parametrize(
    ("least", "greatest", "axis"),
    [
        ("0", "66", (0, 80, 20)),
        ("45", "254", (0, 300, 50)),
        ("-500", "7100", (-2000, 8000, 2000)),
        ("-14", "-12", (-15, 0, 5)),
        ("0.002", "0.0031", (0, D("0.004"), D("0.001"))),
        ("7", "7", (0, 8, 2)),
        ("0", "0", (0, 1, D("0.2"))),
        # Whole numbers get whole steps: 2.5 would write 2.5, 5.0, 7.5.
        ("0", "14", (0, 15, 5)),
    ],
)
def test_axes_of_bars(least: str, greatest: str, axis: tuple[D | int, ...]) -> None:
    found = nice_axis(D(least), D(greatest))
    assert [found.minimum, found.maximum, found.step] == list(axis)


def test_a_line_begins_at_zero_unless_its_values_are_close() -> None:
    assert nice_axis(D(45), D(58), from_zero=False).minimum == 0
    close = nice_axis(D(905), D(980), from_zero=False)
    assert [close.minimum, close.maximum, close.step] == [D(900), D(980), D(20)]


def test_nothing_lies_on_the_foot_of_an_axis_that_begins_above_zero() -> None:
    assert nice_axis(D(900), D(980), from_zero=False).minimum == 880


def test_ends_that_are_given_are_kept() -> None:
    axis = nice_axis(D(12), D(45), minimum=D(-3), maximum=D(47))
    assert axis.minimum == -3
    assert axis.maximum == 47
    assert list(marks_of(axis))[-1] <= 47


@given(NUMBERS, NUMBERS, st.booleans())
def test_every_axis_is_round_and_holds_its_values(a: D, b: D, from_zero: bool) -> None:
    least, greatest = min(a, b), max(a, b)
    axis = nice_axis(least, greatest, from_zero=from_zero)
    assert axis.minimum <= least <= greatest <= axis.maximum
    marks = list(marks_of(axis))
    assert marks[0] == axis.minimum
    assert marks[-1] == axis.maximum
    assert 2 <= len(marks) <= 9
    digits = axis.step.normalize().as_tuple().digits
    assert digits in {(1,), (2,), (2, 5), (5,)}
    assert not from_zero or axis.minimum <= 0 <= axis.maximum
    # The marks are written exactly.
    assert all(round(mark, axis.decimals) == mark for mark in marks)


@given(st.decimals("0.0001", 10**12, places=4), st.integers(2, 10))
def test_there_are_never_more_steps_than_asked_for(span: D, intervals: int) -> None:
    step = nice_step(span, intervals)
    assert step * intervals >= span
    assert step * intervals <= span * D("2.5")


def test_decimals() -> None:
    assert decimals_of([D("1.50"), D("2"), D("100")]) == 1
    assert shown_decimals([D("45"), D("58.5")]) == 1
    assert shown_decimals([D("33.3333333"), D(1)]) == 2
    assert shown_decimals([D("0.0012"), D("0.00305")]) == 4
    assert shown_decimals([D(0)]) == 0
