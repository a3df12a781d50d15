"""Least and greatest value -> an axis with round numbers: steps of 1, 2, 2.5 or 5 times a power
of ten, and never 2.5 itself: whole numbers want whole steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from briefgen.model.chart_plot import ValueAxis
from briefgen.model.values import replace

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_ZERO = Decimal(0)
# A line chart begins at zero unless its values lie closer together than this share of the greatest.
_CLOSE = Decimal("0.15")
# Powers of ten below the greatest number at which another still counts as one.
_FAR = 7


def nice_axis(
    least: Decimal,
    greatest: Decimal,
    *,
    intervals: int = 6,
    from_zero: bool = True,
    minimum: Decimal | None = None,
    maximum: Decimal | None = None,
    power: int = 0,
    close: Decimal = _CLOSE,
) -> ValueAxis:
    """An axis that holds both values, with about `intervals` steps.

    It takes in zero with `from_zero`, and otherwise unless all values lie within such a share of
    the greatest (`close`).
    `minimum` and `maximum` are taken as they are where they are given. Its marks are shown without
    so many powers of ten (`power`).
    """
    if from_zero or not _are_close(least, greatest, close):
        least, greatest = min(least, _ZERO), max(greatest, _ZERO)
    low = least if minimum is None else minimum
    high = greatest if maximum is None else maximum
    if low == high:
        low, high = (low, low + 1) if low >= 0 else (low, _ZERO)
    step = nice_step(high - low, intervals)
    if minimum is None:
        low = _multiple(low, step, ROUND_FLOOR)
        # Nothing lies on the foot of an axis that begins elsewhere than at zero.
        low -= step if low == least and low > 0 else 0
    high = _multiple(high, step, ROUND_CEILING) if maximum is None else maximum
    decimals = decimals_of((low.scaleb(-power), step.scaleb(-power)))
    return ValueAxis(minimum=low, maximum=high, step=step, decimals=decimals)


def tight_axis(axis: ValueAxis, least: Decimal, greatest: Decimal) -> ValueAxis:
    """An axis that is not shown ends where the values do: nobody misses a round number."""
    step = axis.step / 20
    low = (least / step).quantize(Decimal(1), ROUND_FLOOR) * step if least < 0 else axis.minimum
    return replace(axis, minimum=low, maximum=max(greatest, _ZERO) or axis.maximum, shown=False)


def _are_close(least: Decimal, greatest: Decimal, share: Decimal) -> bool:
    same_side = least > 0 or greatest < 0
    return same_side and greatest - least < share * max(abs(least), abs(greatest))


def nice_step(span: Decimal, intervals: int) -> Decimal:
    """The round step that cuts a span into about so many intervals: never many more."""
    rough = span / intervals
    power = Decimal(1).scaleb(rough.adjusted())
    steps = (factor * power for factor in _STEPS if factor * power != _STEPS[2])
    step = next(step for step in steps if step >= rough)
    return step if step != step.to_integral_value() else step.quantize(Decimal(1))


def _multiple(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    return (value / step).quantize(Decimal(1), rounding) * step


def marks_of(axis: ValueAxis) -> Iterator[Decimal]:
    """The values that the axis marks, from its lower end upwards."""
    value = axis.minimum
    while value <= axis.maximum:
        yield value
        value += axis.step


def decimals_of(values: Sequence[Decimal]) -> int:
    """The decimals that the values need to be written exactly."""
    return max((_decimals(value) for value in values), default=0)


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def shown_decimals(values: Sequence[Decimal]) -> int:
    """The decimals that values are shown with: as typed, but two at most; more only where all are
    so small that two digits would be lost, or where one that is more than nothing would be 0.00."""
    sizes = [abs(value) for value in values if value]
    greatest = max(sizes, default=Decimal(1))
    # What is smaller still is what computing left over.
    counted = [size.adjusted() for size in sizes if greatest.adjusted() - size.adjusted() < _FAR]
    return min(decimals_of(values), max(2, 1 - greatest.adjusted(), -min(counted, default=0)))
