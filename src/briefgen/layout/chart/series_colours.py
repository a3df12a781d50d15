"""Series -> colours that can be told apart in grey too.

Neighbouring areas differ in lightness by 3:1 from each other and from the ground (WCAG 2.2,
1.4.11): every other one is dark, the ones between are as light as the ground allows. Lines keep
the template's own colours: their markers and names tell them apart.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model.colour_contrast import contrast_between, mixed
from briefgen.model.text_block import Colour

# The roles that series take, in their order.
_ROLES = ("brand", "accent", "series-4", "series-5", "series-6", "ink")
# Contrast with the ground: 3 x 3 apart, with a little to spare for rounding.
_NEAR, _FAR = 3.05, 9.3


def line_colours(count: int) -> tuple[Colour, ...]:
    """The template's colours for lines."""
    return _ROLES[:count]


def area_colours(count: int, palette: Mapping[str, str]) -> tuple[Colour, ...]:
    """Colours for bars and slices: the brand colour alone, or dark and light by turns."""
    if count == 1:
        return ("brand",)
    return tuple(
        at_contrast(role, _NEAR if index % 2 else _FAR, palette)
        for index, role in enumerate(_ROLES[:count])
    )


def text_colour(ground: Colour, palette: Mapping[str, str]) -> Colour:
    """Ink or paper, whichever is read better on the ground."""
    return max(("ink", "paper"), key=lambda role: contrast(role, ground, palette))


def contrast(first: Colour, second: Colour, palette: Mapping[str, str]) -> float:
    """The contrast of two colours as WCAG reckons it, from 1 to 21."""
    return contrast_between(palette.get(first, first), palette.get(second, second))


def at_contrast(role: Colour, wanted: float, palette: Mapping[str, str]) -> Colour:
    """The colour mixed with paper, or with what is farthest from paper, until it stands out from
    paper by as much as is wanted; the role itself where it does so already."""
    own = contrast(role, "paper", palette)
    if wanted == _FAR and own >= wanted:
        return role
    far = max(("#000000", "#FFFFFF"), key=lambda end: contrast(end, "paper", palette))
    other = palette["paper"] if own > wanted else far
    mixtures = (mixed(palette[role], other, share) for share in range(0, 101))
    if own > wanted:
        kept = [mix for mix in mixtures if contrast(mix, "paper", palette) >= wanted]
        return kept[-1]
    return next((mix for mix in mixtures if contrast(mix, "paper", palette) >= wanted), far)
