"""Values -> pieces of XML: escaping, colours, lengths. The one place where text is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct

from briefgen.model.colour_contrast import Shade, shade_between
from briefgen.model.series_contrasts import SHADED
from briefgen.model.template import THEME_SLOTS
from briefgen.model.text_block import Colour
from briefgen.model.units import Box
from briefgen.support.memo import memo

# Parts are UTF-8, as XML is where nothing else is said. A deck has two hundred parts: to say so in
# each would cost 3 kB, and `standalone`, which many writers leave out, 2 kB more.
HEAD = '<?xml version="1.0"?>'
_OFFICE = "http://schemas.openxmlformats.org"
_NAMESPACES = (
    f'xmlns:a="{_OFFICE}/drawingml/2006/main" xmlns:p="{_OFFICE}/presentationml/2006/main"'
)
_RELATIONS = f' xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
# What a deck of ours says of its own slides and shapes.
DECK_KEYS = "urn:briefgen:keys:1"
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
)
# The colour map of the master gives the theme's dark and light colours their names on slides.
_MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}


def escape(text: str) -> str:
    """Text as it stands in an element or, between double quotes, in an attribute."""
    return text.translate(_ESCAPES)


class ThemeColours(Struct, frozen=True, eq=False):
    """What the colour roles are written as in a deck: `names` gives for each the name of a colour
    of its theme, so that a change of theme reaches it, or "#RRGGBB". `shaded` are the names of
    which shades are drawn, in charts and diagrams, by their colours, "#RRGGBB"."""

    names: Mapping[Colour, str]
    shaded: Mapping[str, str] = {}

    def colour_xml(self, colour: Colour) -> str:
        """A role by its name; a shade of one too; another "#RRGGBB" as it is."""
        if not colour.startswith("#"):
            return _colour_xml(self.names[colour])
        shades = ((name, shade_between(rgb, colour)) for rgb, name in self.shaded.items())
        return next((_shade_xml(name, one) for name, one in shades if one), _colour_xml(colour))

    def fill_xml(self, colour: Colour) -> str:
        """A solid fill, or none for ""."""
        return f"<a:solidFill>{self.colour_xml(colour)}</a:solidFill>" if colour else "<a:noFill/>"


@memo(1_000)
def _colour_xml(name: str) -> str:
    if name.startswith("#"):
        return f'<a:srgbClr val="{name[1:].upper()}"/>'
    return f'<a:schemeClr val="{name}"/>'


def _shade_xml(name: str, shade: Shade) -> str:
    offset = f'<a:lumOff val="{shade.offset * 100}"/>' if shade.offset else ""
    softer = f'<a:satMod val="{shade.saturated * 100}"/>' if shade.saturated < 1_000 else ""
    change = f'<a:lumMod val="{shade.modulated * 100}"/>{offset}{softer}'
    return f'<a:schemeClr val="{name}">{change}</a:schemeClr>'


OUR_COLOURS = ThemeColours({role: _MAPPED.get(slot, slot) for role, slot in THEME_SLOTS.items()})


@memo(8)
def theme_colours(
    roles: tuple[tuple[Colour, str], ...], palette: tuple[tuple[Colour, str], ...] = ()
) -> ThemeColours:
    """The colours of a theme that has other names for some roles, and of whose `palette` shades are
    drawn; the same for the same names."""
    names, colours = {**OUR_COLOURS.names, **dict(roles)}, dict(palette)
    shaded = {colours[role]: names[role] for role in SHADED if role in colours}
    return ThemeColours(names, {rgb: name for rgb, name in shaded.items() if name[0] != "#"})


def root_xml(tag: str, inner: str, attributes: str = "") -> str:
    """The root of a slide, layout or master, which declares the namespaces that it needs."""
    # Few slides name a relationship. A text that looks as if it did does no harm.
    relations = _RELATIONS if " r:" in inner else ""
    return f"<{tag} {_NAMESPACES}{relations}{attributes}>{inner}</{tag}>"


def place_xml(box: Box) -> str:
    """The offset and extent of a box."""
    return f'<a:off x="{box.x:d}" y="{box.y:d}"/><a:ext cx="{box.width:d}" cy="{box.height:d}"/>'


@memo(10_000)
def guid(name: str) -> str:
    """The same GUID for the same name, always."""
    return "{" + str(uuid5(NAMESPACE_URL, f"briefgen/{name}")).upper() + "}"
