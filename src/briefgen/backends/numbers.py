"""Lengths -> numbers as PDF and SVG want them."""

from __future__ import annotations

from briefgen.support.memo import memo


@memo(20_000)
def number(value: float, places: int = 2) -> str:
    """A number without exponent and needless zeros. Kept, because the same places come again on
    handouts and in other packs."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
