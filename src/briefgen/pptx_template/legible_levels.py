"""A text style + what stands behind its text -> the same in colours that are legible there."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.images.backdrop_raster import Ground
from briefgen.model.colour_contrast import CONTRAST, contrast_between, contrast_needed
from briefgen.model.template import LevelStyle, TextStyle
from briefgen.model.values import replace
from briefgen.pptx_template.colour_roles import Roles

# Colours for a text whose own cannot be read, the first that can is taken.
_OTHERS = ("brand", "accent")
_PANELS = ("paper", "ink")


def legible_style(roles: Roles, style: TextStyle, ground: Ground) -> TextStyle:
    """The style with each colour that cannot be read in another of the theme."""
    levels = tuple(_legible(roles, level, style, ground) for level in style.levels)
    return style if levels == style.levels else replace(style, levels=levels)


def panel_behind(
    roles: Roles, style: TextStyle, ground: Ground, most: str, *, is_busy: bool = False
) -> str:
    """The colour of the panel without which a text could not be read, whatever its colour, or
    would stand on what is drawn there: that which is nearest to `most` of the layout's ground, so
    that all its panels are alike. "" where none is needed."""
    level = style.levels[0]
    needed = _needed(level, style)
    if not is_busy and any(
        _reads(rgb, ground, needed) for rgb in _colours(roles, level.colour).values()
    ):
        return ""
    return min(_PANELS, key=lambda role: contrast_between(roles.colours[role], most))


def panel_behind_shapes(roles: Roles, ground: Ground) -> str:
    """The same for what is drawn in the common colours of the template, in texts of all sizes."""
    is_legible = all(_reads(roles.colours[name], ground, CONTRAST) for name in ("ink", "brand"))
    return "" if is_legible else "paper"


def reads_at(style: TextStyle, ground: Ground) -> float:
    """The contrast of a style whose colour is the file's own."""
    return ground.contrast(style.levels[0].colour)


def plain(roles: Roles, colour: str) -> Ground:
    """A ground of one colour."""
    return Ground((((roles.colours.get(colour, colour), 1),),))


def _reads(rgb: str, ground: Ground, needed: float) -> bool:
    return ground.contrast(rgb) >= needed


def _needed(level: LevelStyle, style: TextStyle, *, strong: bool = False) -> float:
    return contrast_needed(max(level.floor, style.ladder[-1] - level.less), strong or level.strong)


def _legible(roles: Roles, level: LevelStyle, style: TextStyle, ground: Ground) -> LevelStyle:
    needed = _needed(level, style)
    colour = _first(roles, level.colour, ground, needed)
    bold = _needed(level, style, strong=True)

    def kept(own: str, least: float) -> str:
        """A colour of a part of the text; that of the rest where it cannot be read."""
        rgb = roles.colours.get(own, own)
        return own if own == "" or _reads(rgb, ground, least) else colour

    link = level.link_colour
    return replace(
        level,
        colour=colour,
        bullet_colour=kept(level.bullet_colour, needed),
        strong_colour=kept(level.strong_colour, bold),
        link_colour=link if kept(link, needed) == link else "",
    )


def _first(roles: Roles, own: str, ground: Ground, needed: float) -> str:
    """The first colour that is legible, or the one that is read best."""
    colours = _colours(roles, own)
    legible = (name for name, rgb in colours.items() if _reads(rgb, ground, needed))
    return next(legible, "") or max(colours, key=lambda name: ground.contrast(colours[name]))


def _colours(roles: Roles, own: str) -> Mapping[str, str]:
    """What a text may be set in, its own colour first: as levels say it, and as "#RRGGBB". On
    paper, where no panel is, the colour of the ground is turned only if it is not said by name."""
    names = (own, "ink", roles.colours["paper"], *_OTHERS, *roles.theme)
    return {name: roles.colours.get(name, name) for name in names}
