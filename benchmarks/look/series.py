"""How far apart the colours of a chart's series are, for people who see all colours or fewer.

    python -m benchmarks.look.series

The distance of two colours is that of CIEDE2000; what people see who lack one kind of cone is
reckoned as Machado, Oliveira and Fernandes did (2009), for the whole lack of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from pathlib import Path

from briefgen.layout.chart.series_colours import series_colours
from briefgen.model.colour_contrast import contrast_between
from briefgen.model.diagnostics import Faults
from briefgen.model.template import Theme
from briefgen.read.templates import read_templates
from briefgen.read.templates.built_in import built_in_names
from briefgen.support.world import DiskWorld

# The gates, and how many series are held against them.
LEAST_DISTANCE, LEAST_CONTRAST, SERIES = 6.0, 1.3, 5
# Light of the three primaries as it is seen, by what people lack.
VISIONS = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)
_Lab = tuple[float, float, float]


def shown_series(theme: Theme, count: int = SERIES) -> list[str]:
    """The colours of so many series, as "#RRGGBB"."""
    palette = theme.colours
    return [palette.get(colour, colour) for colour in series_colours(count, palette)]


def distance(first: str, second: str, vision: str = "normal") -> float:
    """The distance of two colours (CIEDE2000) as people see them."""
    return _ciede2000(_lab(first, vision), _lab(second, vision))


def closest(colours: Sequence[str]) -> tuple[float, float]:
    """The least distance of any two in any vision, and the least contrast of any two."""
    pairs = list(combinations(colours, 2))
    distances = (distance(a, b, vision) for a, b in pairs for vision in VISIONS)
    return min(distances), min(contrast_between(a, b) for a, b in pairs)


def _times(rows: Sequence[Sequence[float]], values: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, values, strict=True)) for row in rows]


def _lab(rgb: str, vision: str) -> _Lab:
    shares = [int(rgb[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    light = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    seen = [min(1.0, max(0.0, one)) for one in _times(VISIONS[vision], light)]
    xyz = (value / white for value, white in zip(_times(_XYZ, seen), _WHITE, strict=True))
    x, y, z = (v ** (1 / 3) if v > 0.008856 else (903.3 * v + 16) / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _ciede2000(first: _Lab, second: _Lab) -> float:
    chroma = (hypot(*first[1:]) + hypot(*second[1:])) / 2
    stretch = 1.5 - 0.5 * sqrt(chroma**7 / (chroma**7 + 25.0**7))
    (c1, h1), (c2, h2) = (
        (hypot(a * stretch, b), degrees(atan2(b, a * stretch)) % 360) for _, a, b in (first, second)
    )
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    lightness, mean = (first[0] + second[0]) / 2, (c1 + c2) / 2
    return _weighed(
        (second[0] - first[0], c2 - c1, 2 * sqrt(c1 * c2) * sin(radians(turn / 2))),
        (lightness, mean, hue),
    )


def _weighed(apart: _Lab, means: _Lab) -> float:
    """The differences in lightness, chroma and hue, weighed as people notice them."""
    lightness, chroma, hue = means
    t = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    off = (lightness - 50) ** 2
    in_lightness = apart[0] / (1 + 0.015 * off / sqrt(20 + off))
    in_chroma, in_hue = apart[1] / (1 + 0.045 * chroma), apart[2] / (1 + 0.015 * chroma * t)
    turned = 60 * exp(-(((hue - 275) / 25) ** 2))
    both = -sin(radians(turned)) * 2 * sqrt(chroma**7 / (chroma**7 + 25.0**7))
    return sqrt(in_lightness**2 + in_chroma**2 + in_hue**2 + both * in_chroma * in_hue)


def themes() -> Iterator[tuple[str, Theme]]:
    """Each look on screen, and on paper where that is another one."""
    found = read_templates(DiskWorld(Path()), Faults())
    for name in built_in_names():
        template = found[name, "16:9"]
        yield name, template.theme
        if template.prints is not None and template.prints.theme != template.theme:
            yield f"{name}, printed", template.prints.theme


def main() -> None:
    for name, theme in themes():
        colours = shown_series(theme)
        apart, contrast = closest(colours)
        print(f"{name:16} {' '.join(colours)}  distance {apart:.1f}  contrast {contrast:.2f}")


if __name__ == "__main__":
    main()
