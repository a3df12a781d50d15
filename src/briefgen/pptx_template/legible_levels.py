"""A level of a text + the ground below it -> the same in a colour that is legible there."""

from __future__ import annotations

from briefgen.model.colour_contrast import contrast_between, contrast_needed, legible
from briefgen.model.template import LevelStyle, TextStyle
from briefgen.model.values import replace
from briefgen.pptx_template.colour_roles import Roles


def legible_level(roles: Roles, level: LevelStyle, style: TextStyle, ground: str) -> LevelStyle:
    needed = contrast_needed(max(level.floor, style.ladder[-1] - level.less), level.strong)
    rgb = roles.colours.get(level.colour, level.colour)
    if contrast_between(rgb, ground) >= needed:
        return level
    ink = roles.colours["ink"]
    better = "ink" if contrast_between(ink, ground) >= needed else legible(rgb, ground, needed)
    return replace(level, colour=better)
