"""Template on a dark file -> the same as it looks on paper: light, with the file's colours.

Nothing of what stands behind the slides is printed but thin rules: on white paper every text can
then be read, whatever picture it stood on, and a deck of fifty slides does not empty a printer.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Mapping

from briefgen.model.colour_contrast import (
    CONTRAST,
    CONTRAST_OF_LARGE,
    contrast_between,
    legible,
    mixed,
)
from briefgen.model.scene import Area, Item, LineShape, Stroke
from briefgen.model.template import LayoutSpec, LevelStyle, Template, TextStyle
from briefgen.model.text_block import Colour
from briefgen.model.units import pt
from briefgen.model.values import replace

_WHITE = "#FFFFFF"
# The dark ground becomes the ink, where it is dark enough to be read at length, and not black.
_COMFORT, _HARSH, _SPARE_INK = 10.0, 18.0, "#1A1A1A"
_TINT, _RULE, _QUIET = 6, 25, 30
# Rules up to this thickness stay, in a shade that shows on white.
_THIN, _SEEN = pt(6), 1.5
# Text with less colour than this is grey, and becomes ink or, where it was dim, quiet.
_GREY, _DIM = 0.25, 9.0
_TEXTS = ("brand", "accent", "link", "visited")
_SERIES = ("series-4", "series-5", "series-6")


def on_white(template: Template) -> Template | None:
    """The template for paper, None where its own ground is light."""
    if not template.theme.is_dark:
        return None
    dark = template.theme.colours
    colours = {**dark, **_light_colours(dark)}
    return replace(
        template,
        theme=replace(template.theme, colours=colours),
        styles={name: _style(one, dark, colours) for name, one in template.styles.items()},
        layouts={name: _layout(one) for name, one in template.layouts.items()},
        prints=None,
    )


def _light_colours(dark: Mapping[str, str]) -> dict[str, str]:
    ground = dark["paper"]
    is_ink = _COMFORT <= contrast_between(ground, _WHITE) <= _HARSH
    ink = ground if is_ink else _SPARE_INK
    tint = mixed(_WHITE, ink, _TINT)
    return {
        "paper": _WHITE,
        "ink": ink,
        "tint": tint,
        "rule": mixed(_WHITE, ink, _RULE),
        "quiet": legible(mixed(ink, _WHITE, _QUIET), tint, CONTRAST),
        # Of headings and links, what was white on the dark ground is ink.
        **{
            role: ink if _is_grey(dark[role]) else legible(dark[role], tint, CONTRAST)
            for role in _TEXTS
        },
        **{role: legible(dark[role], _WHITE, CONTRAST_OF_LARGE) for role in _SERIES},
    }


def _is_grey(rgb: str) -> bool:
    parts = (int(rgb[start : start + 2], 16) / 255 for start in (1, 3, 5))
    _, light, saturation = colorsys.rgb_to_hls(*parts)
    return saturation * min(light, 1 - light) * 2 < _GREY


def _style(style: TextStyle, dark: Mapping[str, str], light: Mapping[str, str]) -> TextStyle:
    def shown(colour: Colour) -> Colour:
        if not colour.startswith("#"):
            return colour
        if _is_grey(colour):
            return "ink" if contrast_between(colour, dark["paper"]) >= _DIM else "quiet"
        return legible(colour, light["tint"], CONTRAST)

    levels = tuple(_level(level, shown) for level in style.levels)
    return replace(style, levels=levels)


def _level(level: LevelStyle, shown: Callable[[Colour], Colour]) -> LevelStyle:
    return replace(
        level,
        colour=shown(level.colour),
        bullet_colour=shown(level.bullet_colour),
        strong_colour=shown(level.strong_colour),
        link_colour=shown(level.link_colour),
    )


def _layout(layout: LayoutSpec) -> LayoutSpec:
    kept = tuple(_darkened(item) for item in layout.backdrop if _is_thin(item))
    slots = tuple(replace(slot, panel="") for slot in layout.slots)
    return replace(layout, ground="paper", backdrop=kept, slots=slots, drawings=())


def _is_thin(item: Item) -> bool:
    return isinstance(item, Area | LineShape) and min(item.box.width, item.box.height) <= _THIN


def _darkened(item: Item) -> Item:
    match item:
        case Area(stroke=stroke):
            edge = _seen_stroke(stroke) if stroke else None
            return replace(item, fill=_seen(item.fill), stroke=edge)
        case LineShape(stroke=stroke):
            return replace(item, stroke=_seen_stroke(stroke))
        case _:
            return item


def _seen_stroke(stroke: Stroke) -> Stroke:
    return replace(stroke, colour=_seen(stroke.colour))


def _seen(colour: Colour) -> Colour:
    return legible(colour, _WHITE, _SEEN) if colour.startswith("#") else colour
