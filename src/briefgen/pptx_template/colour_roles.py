"""Theme of a file -> our colour roles, each legible where we use it."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model.colour_contrast import (
    CONTRAST,
    CONTRAST_OF_LARGE,
    contrast_between,
    legible,
    mixed,
)
from briefgen.model.values import Value
from briefgen.pptx_template.theme import ColourScheme

_TEXTS = ("tx1", "bg1", "tx2", "bg2")
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
# Body text on a tint is read at length: more contrast than the least.
_COMFORT = 7.0
# So much of another colour, in percent, makes a tint of a ground.
_TINTED = 7


class Roles(Value):
    """Each role as "#RRGGBB" in `colours`, and in `written` as what decks say: a theme colour's
    name or the same RGB. `theme` are the theme's own colours, the likeliest for text first."""

    colours: Mapping[str, str]
    written: Mapping[str, str]
    theme: tuple[str, ...] = ()


def read_roles(scheme: ColourScheme, ground: str, text: str, own: Mapping[str, str]) -> Roles:
    """The roles on a ground whose body text has a colour. `own` are the author's choices."""
    theme = scheme.colours
    paper = ground if ground != theme["bg1"] else theme["bg1"]
    ink = _best((text, theme["tx1"], theme["tx2"], theme["bg1"]), ground, CONTRAST)
    tint = _tint(theme, ground, ink)
    accents = [theme[name] for name in _ACCENTS]
    brand = _best((*accents, theme["tx2"]), ground, CONTRAST, also=(paper, tint), spare=ink)
    others = [colour for colour in accents if colour != brand]
    accent = _best(others, ground, CONTRAST, also=(tint,), spare=brand)
    series = [legible(colour, ground, CONTRAST_OF_LARGE) for colour in accents[3:]]
    colours = {
        "ink": ink,
        "paper": paper,
        "quiet": _quiet(theme, ground, ink, tint),
        "tint": tint,
        "brand": brand,
        "accent": accent,
        "rule": mixed(ground, ink, 25),
        **dict(zip(("series-4", "series-5", "series-6"), series, strict=True)),
        "link": _best((theme["hlink"], brand), ground, CONTRAST, also=(tint,), spare=ink),
        "visited": _best((theme["folHlink"], brand), ground, CONTRAST, also=(tint,), spare=ink),
        **own,
    }
    return Roles(
        colours, written_in(colours, scheme), tuple(theme[name] for name in (*_TEXTS, *_ACCENTS))
    )


def _best(
    colours: tuple[str, ...] | list[str],
    ground: str,
    needed: float,
    also: tuple[str, ...] = (),
    *,
    spare: str = "",
) -> str:
    """The first colour that is legible on the ground and on others; else the spare, or the
    nearest legible shade of the first."""
    grounds = (ground, *also)
    for colour in colours:
        if all(contrast_between(colour, one) >= needed for one in grounds):
            return colour
    return spare or legible(colours[0], ground, needed)


def _tint(theme: Mapping[str, str], ground: str, ink: str) -> str:
    """A quiet ground for cards, on which the ink is read with ease: a little towards the ink, or
    away from it where the ink would be faint on that."""
    bg2 = theme["bg2"]
    is_calm = bg2 != ground and contrast_between(bg2, ground) < CONTRAST_OF_LARGE
    if is_calm and contrast_between(ink, bg2) >= _COMFORT:
        return bg2
    other = max("#000000", "#FFFFFF", key=lambda rgb: contrast_between(rgb, ink))
    shades = (mixed(ground, rgb, _TINTED) for rgb in (ink, other))
    return next(
        (rgb for rgb in shades if contrast_between(ink, rgb) >= CONTRAST),
        mixed(ground, ink, _TINTED),
    )


def _quiet(theme: Mapping[str, str], ground: str, ink: str, tint: str) -> str:
    calm = mixed(ink, ground, 25)
    return _best((theme["tx2"], calm), ground, CONTRAST, also=(tint,), spare=ink)


def written_in(roles: Mapping[str, str], scheme: ColourScheme) -> dict[str, str]:
    """Roles as slides write them that see a theme in one way: a layout may turn dark and light."""
    return {role: _name_of(role, rgb, scheme.colours) for role, rgb in roles.items()}


# Where two names of the theme have one colour, the one that says more about its use.
_FIRST = {"ink": "tx1", "paper": "bg1", "quiet": "tx2", "tint": "bg2", "link": "hlink",
          "visited": "folHlink"}  # fmt: skip


def _name_of(role: str, rgb: str, theme: Mapping[str, str]) -> str:
    names = (_FIRST.get(role, ""), *_ACCENTS, "tx1", "bg1", "tx2", "bg2")
    return next((name for name in names if name and theme[name] == rgb), rgb)
