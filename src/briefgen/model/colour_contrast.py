"""Colours as light: luminance and contrast, as WCAG 2.2 reckons them."""

from __future__ import annotations

from functools import cache

# What text needs against its ground (WCAG 2.2, 1.4.3), and large text.
CONTRAST, CONTRAST_OF_LARGE = 4.5, 3.0
# Large is 18 points and more, or 14 in bold.
_LARGE, _LARGE_BOLD = 18, 14


@cache
def luminance(rgb: str) -> float:
    """The relative luminance of "#RRGGBB", 0 to 1."""
    shares = (int(rgb[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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


def legible(rgb: str, ground: str, needed: float) -> str:
    """The nearest darker or lighter shade of a colour that has the contrast with the ground;
    black or white where that is the only one. Every ground has one up to a contrast of 4.5."""
    far = max(("#000000", "#FFFFFF"), key=lambda end: contrast_between(end, ground))
    shades = (mixed(rgb, far, share) for share in range(0, 101))
    return next((shade for shade in shades if contrast_between(shade, ground) >= needed), far)
