"""How an author wants numbers written -> a NumberStyle, read from an example such as £1.2m."""

from __future__ import annotations

import re

from briefgen.model.chart_plot import CURRENCIES, POWERS, NumberStyle
from briefgen.model.values import replace
from briefgen.text.locales import fraction_sign, percent_sign

_SIGNS = "".join(sorted(CURRENCIES))
_EXAMPLE = (
    rf"(?P<before>[{_SIGNS}])? ?(?P<figure>\d[\d ,.']*)?(?P<power>[kKmM])?"
    rf" ?(?P<behind>[{_SIGNS}%])?"
)
_MOST_DECIMALS = 6


def style_of(example: str, language: str) -> NumberStyle | None:
    """The style that an example shows; None where it shows none."""
    plain = " ".join(example.replace("\u00a0", " ").replace("\u202f", " ").split())
    found = re.fullmatch(_EXAMPLE, plain)
    if not plain or found is None or (found["before"] and found["behind"]):
        return None
    decimals = _decimals(found["figure"], language) if found["figure"] else None
    letter, sign = (found["power"] or "").lower(), found["behind"] or ""
    if (decimals or 0) > _MOST_DECIMALS or (letter and sign == "%"):
        return None
    return NumberStyle(
        before=found["before"] or "",
        behind=letter + _behind(sign, language),
        power=POWERS.get(letter, 0),
        decimals=decimals,
    )


def style_of_unit(unit: str, language: str) -> NumberStyle | None:
    """The style of numbers that were all typed with a sign: it stands where the language has it."""
    if unit not in (*_SIGNS, "%"):
        return None
    if unit != "%" and language.partition("-")[0] in ("en", "cy"):
        return NumberStyle(before=unit)
    return NumberStyle(behind=_behind(unit, language))


def joined(style: NumberStyle, typed: NumberStyle | None) -> NumberStyle | None:
    """A format with the sign that stands at the numbers, where it says none itself; None where the
    two have different ones."""
    if typed is None or _sign(style) == _sign(typed):
        return style
    if _sign(style):
        return None
    return replace(style, before=typed.before, behind=style.behind + typed.behind)


def _sign(style: NumberStyle) -> str:
    said = style.before + style.behind
    return next((sign for sign in (*_SIGNS, "%") if sign in said), "")


def _behind(sign: str, language: str) -> str:
    if sign == "%":
        return percent_sign(language)
    return f"\u00a0{sign}" if sign else ""


def _decimals(figure: str, language: str) -> int:
    """The digits behind the sign that begins a fraction in the language, or behind another that
    cannot part thousands."""
    point = fraction_sign(language)
    whole, sign, fraction = re.fullmatch(r"(.*?)(?:([.,])(\d*))?", figure.strip()).groups("")  # type: ignore[union-attr]
    is_fraction = sign == point or len(fraction) != 3 or not whole
    return len(fraction) if sign and is_fraction else 0
