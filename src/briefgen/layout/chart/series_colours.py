"""Series -> colours that can be told apart by everybody, in grey too.

Each is the hue of a role of the template, as light or as dark as its place among the series wants:
the contrasts with the ground lie so far apart that no two are one grey, and each stands out from
the ground by 3:1 (WCAG 2.2, 1.4.11). Parts that touch have a line of the ground between them.
`benchmarks/look/series.py` says how far apart they are for people who see fewer colours.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model.colour_contrast import contrast_between
from briefgen.model.series_contrasts import SERIES_CONTRASTS, shade_of_series
from briefgen.model.text_block import Colour


def series_colours(count: int, palette: Mapping[str, str]) -> tuple[Colour, ...]:
    """Colours for so many series: the brand colour alone, or one hue beside another."""
    if count == 1:
        return ("brand",)
    shades = ((role, shade_of_series(role, palette)) for role in list(SERIES_CONTRASTS)[:count])
    return tuple(shade.rgb if shade else role for role, shade in shades)


def text_colour(ground: Colour, palette: Mapping[str, str]) -> Colour:
    """Ink or paper, whichever is read better on the ground."""
    return max(("ink", "paper"), key=lambda role: contrast(role, ground, palette))


def contrast(first: Colour, second: Colour, palette: Mapping[str, str]) -> float:
    """The contrast of two colours as WCAG reckons it, from 1 to 21."""
    return contrast_between(palette.get(first, first), palette.get(second, second))
