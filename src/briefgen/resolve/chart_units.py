"""The units that stand at the numbers of a data file -> the one of all of them, or what is said
where there are several."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from briefgen.model.diagnostics import Diagnostic, Hint, diagnose
from briefgen.resolve.number_parsing import ParsedNumber, is_power, powers_of

# Units, and where the first number of each stands.
_Units = Mapping[str, str]


def common_unit(units: _Units, marks: list[tuple[str, str]]) -> str | None:
    """The one unit of all numbers; None where there are several. Accounts have the sign of the
    currency at the first number only; statistics have letters behind some that refer to notes."""
    named = [unit for unit in units if unit]
    letters = [one for one in named if len(one) == 1 and one.islower() and not is_power(one)]
    if "" in units and letters == named:
        marks.extend((letter, units[letter]) for letter in letters)
        return ""
    is_money = len(named) == 1 and not named[0][:1].islower() and named[0] not in ("%", "‰")
    if len(named) > 1 or ("" in units and named and not is_money):
        return None
    return named[0] if named else ""


def mixed_units(
    units: _Units, of_series: Mapping[str, _Units], offer: Callable[[], Hint]
) -> Diagnostic:
    """Of numbers in several units, where the first two of them are: those of one column, if it has
    several, as no choice of columns would help then."""
    column, own = next(
        ((name, found) for name, found in of_series.items() if common_unit(found, []) is None),
        ("", units),
    )
    one, two = [u for u in own if u][:2] if own.get("") is None else list(own)[:2]
    return diagnose(
        "BF113/units-of-column" if own is not units else "BF113/units",
        hint=None if own is not units else offer(),
        column=column,
        one=_said(one),
        two=_said(two),
        first=own[one],
        second=own[two],
    )


def in_one_unit(numbers: Sequence[ParsedNumber]) -> tuple[Decimal, ...] | Diagnostic:
    """Numbers from left to right, thousands and millions of them in one power; or why they are of
    several kinds."""
    units = dict.fromkeys(one.unit for one in numbers if one.value)
    powers = powers_of(units)
    if not powers and common_unit(dict.fromkeys(units, ""), []) is None:
        one, two = list(units)[:2]
        return diagnose("BF113/units-across", one=_said(one), two=_said(two))
    found = [(one.value, powers.get(one.unit, 0)) for one in numbers if one.value is not None]
    return tuple(value.scaleb(power) for value, power in found)


def _said(unit: str) -> str:
    return f"in {unit}" if unit else "without a unit"
