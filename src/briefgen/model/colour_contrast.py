"""Colours as light: luminance and contrast, as WCAG 2.2 reckons them."""

from __future__ import annotations

from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from functools import cache
from math import atan2, cos, hypot, sin

from briefgen.model.values import Value

# What text needs against its ground (WCAG 2.2, 1.4.3), and large text.
CONTRAST, CONTRAST_OF_LARGE = 4.5, 3.0
# Large is 18 points and more, or 14 in bold.
_LARGE, _LARGE_BOLD = 18, 14
# Lighter grounds have dark texts.
_MIDDLE = 0.18


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
    `modulated`, plus `offset`, both in thousandths; and the result, "#RRGGBB" (`rgb`)."""

    rgb: str
    modulated: int
    offset: int


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
    offset = 0 if is_darker else 1_000 - modulated
    hue, light, saturation = rgb_to_hls(*(int(rgb[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    parts = hls_to_rgb(hue, (light * modulated + offset) / 1_000, saturation)
    return Shade("#" + "".join(f"{round(255 * part):02X}" for part in parts), modulated, offset)


# OKLab by Bjoern Ottosson: linear light -> cones -> lightness and two axes of colour.
_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_TO_CONES = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_TO_LIGHT = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


@cache
def at_contrast(rgb: str, ground: str, wanted: float) -> str:
    """The colour made lighter or darker until it stands out from the ground by as much: its hue
    stays, and as much of its chroma as can be shown (lightness is turned in OKLCH, as a mixture
    with white or black goes grey)."""
    _, a, b = _mapped(_LAB, [cone ** (1 / 3) for cone in _mapped(_CONES, _linear(rgb))])
    low, high = (0.0, 1.0) if luminance(ground) > _MIDDLE else (1.0, 0.0)
    found = rgb
    for _ in range(24):
        middle = (low + high) / 2
        shade = _shown(middle, hypot(a, b), atan2(b, a))
        if contrast_between(shade, ground) >= wanted:
            low, found = middle, shade
        else:
            high = middle
    return found


def _shown(lightness: float, chroma: float, hue: float) -> str:
    """A colour of OKLCH with the most of its chroma that screens can show."""
    for step in range(101):
        part = chroma * (100 - step) / 100
        axes = (lightness, part * cos(hue), part * sin(hue))
        light = _mapped(_TO_LIGHT, [cone**3 for cone in _mapped(_TO_CONES, axes)])
        if all(-0.0005 <= one <= 1.0005 for one in light):
            break
    return "#" + "".join(f"{round(255 * _gamma(one)):02X}" for one in light)


def _gamma(light: float) -> float:
    light = min(1.0, max(0.0, light))
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _mapped(rows: Sequence[Sequence[float]], values: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, values, strict=True)) for row in rows]


def legible(rgb: str, ground: str, needed: float) -> str:
    """The nearest darker or lighter shade of a colour that has the contrast with the ground;
    black or white where that is the only one. Every ground has one up to a contrast of 4.5."""
    far = max(("#000000", "#FFFFFF"), key=lambda end: contrast_between(end, ground))
    shades = (mixed(rgb, far, share) for share in range(0, 101))
    return next((shade for shade in shades if contrast_between(shade, ground) >= needed), far)
