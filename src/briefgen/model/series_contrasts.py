"""The colours of a chart's series: roles of a look, and how far each stands out from the ground."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.model.colour_contrast import Shade, contrast_between, shade_at_contrast
from briefgen.model.text_block import Colour

# The roles that series take, in their order, and their contrasts with the ground.
SERIES_CONTRASTS: Mapping[Colour, float] = {
    "brand": 9.5,
    "accent": 3.1,
    "series-4": 6.2,
    "series-5": 4.4,
    "series-6": 13.0,
    "ink": 21.0,
}
# The roles of which charts and diagrams draw shades.
SHADED: Sequence[Colour] = ("brand", "accent", "series-4", "series-5", "series-6", "quiet")
# What stands back behind what is in focus: greys, the first of them first.
QUIET_CONTRASTS = (3.1, 4.3, 6.0, 8.4, 12.0)
# The parts of one whole: one hue, each as far from the next as every other (1.336 a step).
PART_CONTRASTS = (13.0, 9.73, 7.28, 5.45, 4.08, 3.05)
# The steps of a scale from one end to the other, by how many there are.
SCALES: Mapping[int, tuple[tuple[Colour, float], ...]] = {
    2: (("brand", 9.5), ("accent", 3.1)),
    3: (("brand", 9.5), ("quiet", 3.1), ("accent", 5.5)),
    4: (("brand", 11.0), ("brand", 6.2), ("accent", 3.1), ("accent", 8.2)),
    5: (("brand", 11.0), ("brand", 6.2), ("quiet", 4.5), ("accent", 3.1), ("accent", 8.2)),
}
# A role that has its contrast already stays the theme's own, within this share of it; one of
# several shades of a role has to be nearer.
_NEAR, _EXACTLY = 0.04, 0.005


def shade_at(
    role: Colour, wanted: float, palette: Mapping[str, str], near: float = _EXACTLY
) -> Shade | None:
    """The shade of a role with so much contrast, None where it is the role's own colour."""
    own = contrast_between(palette[role], palette["paper"])
    if role == "ink" or abs(own - wanted) <= near * wanted:
        return None
    return shade_at_contrast(palette[role], palette["paper"], wanted)


def shade_of_series(role: Colour, palette: Mapping[str, str]) -> Shade | None:
    """The shade of a role that a series has, None where it is the role's own colour."""
    return shade_at(role, SERIES_CONTRASTS[role], palette, _NEAR)
