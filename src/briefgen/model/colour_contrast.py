"""Colours as light: luminance and contrast, as WCAG 2.2 reckons them."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache

from briefgen.model.values import Value

# What text needs against its ground (WCAG 2.2, 1.4.3), and large text.
CONTRAST, CONTRAST_OF_LARGE = 4.5, 3.0
# Large is 18 points and more, or 14 in bold.
_LARGE, _LARGE_BOLD = 18, 14
# Lighter grounds have dark texts.
_MIDDLE = 0.18
# Colours of 8 bits tell lightness apart to so many thousandths.
_ROUNDED = 8


@cache
def luminance(rgb: str) -> float:
    """The relative luminance of "#RRGGBB", 0 to 1."""
    red, green, blue = _linear(rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(rgb: str) -> list[float]:
    """How much light of each primary a colour is, 0 to 1."""
    shares = (int(rgb[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    ]


def contrast_between(first: str, second: str) -> float:
    """The contrast of two colours ("#RRGGBB"), from 1 to 21."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def contrast_needed(size: int, strong: bool) -> float:
    """The contrast that text of a size (points) and weight needs."""
    return CONTRAST_OF_LARGE if size >= (_LARGE_BOLD if strong else _LARGE) else CONTRAST


def mixed(rgb: str, other: str, percent: int) -> str:
    """A colour with so many percent of another."""
    pairs = ((int(rgb[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{(a * (100 - percent) + b * percent) // 100:02X}" for a, b in pairs)


class Shade(Value):
    """A colour made lighter or darker as PowerPoint does it: the lightness of its HSL times
    `modulated`, plus `offset`, and its saturation times `saturated`, all in thousandths; and the
    result, "#RRGGBB" (`rgb`)."""

    rgb: str
    modulated: int
    offset: int
    saturated: int


@cache
def shade_at_contrast(rgb: str, ground: str, wanted: float) -> Shade:
    """The shade of a colour that stands out from the ground by as much, or comes nearest."""
    is_on_light = luminance(ground) > _MIDDLE
    is_darker = (contrast_between(rgb, ground) < wanted) == is_on_light
    low, high = 0, 1_000
    while high - low > 1:
        middle = (low + high) // 2
        shade = _shade(rgb, middle, is_darker)
        # Nearer to black or white it stands out by more or by less.
        is_beyond = (contrast_between(shade.rgb, ground) > wanted) == (is_darker == is_on_light)
        low, high = (middle, high) if is_beyond else (low, middle)
    return _shade(rgb, high, is_darker)


def _shade(rgb: str, modulated: int, is_darker: bool) -> Shade:
    """A shade is no louder than its colour: at one saturation, a colour of middle lightness has the
    most chroma, and a sober dark green would become mint."""
    offset = 0 if is_darker else 1_000 - modulated
    hue, light, saturation = rgb_to_hls(*(int(rgb[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    shaded = (light * modulated + offset) / 1_000
    louder = _most_chroma(shaded) / max(_most_chroma(light), 0.001)
    saturated = round(1_000 / max(louder, 1))
    parts = hls_to_rgb(hue, shaded, saturation * saturated / 1_000)
    found = "#" + "".join(f"{round(255 * part):02X}" for part in parts)
    return Shade(found, modulated, offset, saturated)


def _most_chroma(light: float) -> float:
    """What a colour of that lightness in HSL has at full saturation."""
    return 1 - abs(2 * light - 1)


@cache
def shade_between(rgb: str, shown: str) -> Shade | None:
    """The shade of a colour ("#RRGGBB") that another one is; None where it is none of its shades,
    or black or white, which are everybody's."""
    own, light = _lightness(rgb), _lightness(shown)
    is_darker = light < own
    share = light / own if is_darker else (1 - light) / max(1 - own, 0.001)
    near = range(round(1_000 * share) - _ROUNDED, round(1_000 * share) + _ROUNDED + 1)
    shades = (_shade(rgb, modulated, is_darker) for modulated in near if 0 < modulated < 1_000)
    return next((shade for shade in shades if shade.rgb == shown.upper()), None)


def _lightness(rgb: str) -> float:
    return rgb_to_hls(*(int(rgb[i : i + 2], 16) / 255 for i in (1, 3, 5)))[1]


def legible(rgb: str, ground: str, needed: float) -> str:
    """The nearest darker or lighter shade of a colour that has the contrast with the ground;
    black or white where that is the only one. Every ground has one up to a contrast of 4.5."""
    far = max(("#000000", "#FFFFFF"), key=lambda end: contrast_between(end, ground))
    shades = (mixed(rgb, far, share) for share in range(0, 101))
    return next((shade for shade in shades if contrast_between(shade, ground) >= needed), far)
