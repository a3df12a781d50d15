"""Series -> colours that can be told apart by everybody, in grey too.

Each is the hue of a role of the template, as light or as dark as its place among the series wants:
the contrasts with the ground lie so far apart that no two are one grey, and each stands out from
the ground by 3:1 (WCAG 2.2, 1.4.11). Parts that touch have a line of the ground between them.
`benchmarks/look/series.py` says how far apart they are for people who see fewer colours.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model.colour_contrast import at_contrast, contrast_between
from briefgen.model.text_block import Colour

# The roles that series take, in their order, and their contrasts with the ground.
_SERIES: Mapping[Colour, float] = {
    "brand": 9.5,
    "accent": 3.1,
    "series-4": 6.2,
    "series-5": 4.4,
    "series-6": 13.0,
    "ink": 21.0,
}
# A role that has its contrast already stays the theme's own, within this share of it.
_NEAR = 0.04


def series_colours(count: int, palette: Mapping[str, str]) -> tuple[Colour, ...]:
    """Colours for so many series: the brand colour alone, or one hue beside another."""
    if count == 1:
        return ("brand",)
    roles = list(_SERIES)[:count]
    return tuple(_at_contrast(role, palette) for role in roles)


def text_colour(ground: Colour, palette: Mapping[str, str]) -> Colour:
    """Ink or paper, whichever is read better on the ground."""
    return max(("ink", "paper"), key=lambda role: contrast(role, ground, palette))


def contrast(first: Colour, second: Colour, palette: Mapping[str, str]) -> float:
    """The contrast of two colours as WCAG reckons it, from 1 to 21."""
    return contrast_between(palette.get(first, first), palette.get(second, second))


def _at_contrast(role: Colour, palette: Mapping[str, str]) -> Colour:
    own, wanted = contrast(role, "paper", palette), _SERIES[role]
    if role == "ink" or abs(own - wanted) <= _NEAR * wanted:
        return role
    return at_contrast(palette[role], palette["paper"], wanted)
