"""The colours of a chart's series: roles of a look, and how far each stands out from the ground."""

from __future__ import annotations

from collections.abc import Mapping

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
# A role that has its contrast already stays the theme's own, within this share of it.
_NEAR = 0.04


def shade_of_series(role: Colour, palette: Mapping[str, str]) -> Shade | None:
    """The shade of a role that a series has, None where it is the role's own colour."""
    own, wanted = contrast_between(palette[role], palette["paper"]), SERIES_CONTRASTS[role]
    if role == "ink" or abs(own - wanted) <= _NEAR * wanted:
        return None
    return shade_at_contrast(palette[role], palette["paper"], wanted)
