"""Series -> colours that can be told apart by everybody, in grey too.

Each is the hue of a role of the template, as light or as dark as its place among the series wants:
the contrasts with the ground lie so far apart that no two are one grey, and each stands out from
the ground by 3:1 (WCAG 2.2, 1.4.11). Parts that touch have a line of the ground between them.
`benchmarks/look/series.py` says how far apart they are for people who see fewer colours.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model.charts import Focus
from briefgen.model.colour_contrast import CONTRAST, contrast_between, shade_between
from briefgen.model.series_contrasts import (
    PART_CONTRASTS,
    QUIET_CONTRASTS,
    SCALES,
    SERIES_CONTRASTS,
    SHADED,
    shade_at,
    shade_of_series,
)
from briefgen.model.text_block import Colour

Palette = Mapping[str, str]
# The contrast of a shade that is made for text: shades come in steps.
_READ = 4.6


def series_colours(
    count: int, palette: Palette, focus: int | None = None, rest: int | None = None
) -> tuple[Colour, ...]:
    """Colours for so many series: the brand colour alone, or one hue beside another. With one in
    `focus` it has the brand colour, and the others are grey; the one of the `rest` is grey too."""
    if count == 1:
        return ("brand",)
    if focus is None:
        hues = list(SERIES_CONTRASTS)[:count]
        shades = [(role, shade_of_series(role, palette)) for role in hues]
        found = [shade.rgb if shade else role for role, shade in shades]
        if rest is not None:
            found[rest] = _shade("quiet", SERIES_CONTRASTS[hues[rest]], palette)
        return tuple(found)
    greys = iter(QUIET_CONTRASTS)
    return tuple(
        "brand" if index == focus else _shade("quiet", next(greys), palette)
        for index in range(count)
    )


def scale_colours(count: int, palette: Palette) -> tuple[Colour, ...]:
    """Colours for the steps of a scale, from one end to the other."""
    if count not in SCALES:
        return series_colours(count, palette)
    return tuple(_shade(role, contrast, palette) for role, contrast in SCALES[count])


def part_colours(count: int, palette: Palette, focus: int | None = None) -> tuple[Colour, ...]:
    """Colours for the parts of a whole: one hue, or one part among greys that are all alike."""
    if focus is not None:
        grey = _shade("quiet", QUIET_CONTRASTS[0], palette)
        return tuple("brand" if index == focus else grey for index in range(count))
    if count <= len(SCALES[2]):
        return series_colours(2, palette)[:count]
    last = len(PART_CONTRASTS) - 1
    steps = (PART_CONTRASTS[index * last // (count - 1)] for index in range(count))
    return tuple(_shade("brand", one, palette) for one in steps)


def _shade(role: Colour, wanted: float, palette: Palette) -> Colour:
    shade = shade_at(role, wanted, palette)
    return shade.rgb if shade else role


def text_colour(ground: Colour, palette: Palette) -> Colour:
    """Ink or paper, whichever is read better on the ground."""
    return max(("ink", "paper"), key=lambda role: contrast(role, ground, palette))


def beside_colour(colour: Colour, palette: Palette, focus: Focus, place: int) -> Colour:
    """What stands beside something drawn in a colour: in that colour, darker where it could not be
    read; quiet where that is not in focus."""
    if focus != Focus() and place not in (focus.series, focus.category):
        return "quiet"
    return colour if can_be_read(colour, palette) else _readable(colour, palette)


def can_be_read(colour: Colour, palette: Palette) -> bool:
    """Whether text in a colour can be read on the ground."""
    return contrast(colour, "paper", palette) >= CONTRAST


def _readable(colour: Colour, palette: Palette) -> Colour:
    """The shade of the role that a colour is a shade of at which text can be read."""
    shown = palette.get(colour, colour)
    roles = (role for role in SHADED if role in palette)
    own = (role for role in roles if palette[role] == shown or shade_between(palette[role], shown))
    return _shade(next(own, "ink"), _READ, palette)


def contrast(first: Colour, second: Colour, palette: Palette) -> float:
    """The contrast of two colours as WCAG reckons it, from 1 to 21."""
    return contrast_between(palette.get(first, first), palette.get(second, second))
