"""Values -> pieces of XML: escaping, colours, lengths. The one place where text is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from uuid import NAMESPACE_URL, uuid5

from briefgen.model.scene import Colour
from briefgen.model.template import THEME_SLOTS
from briefgen.model.units import Box
from briefgen.support.memo import memo

# A deck has two hundred parts: `standalone`, which many writers leave out, would cost 2 kB.
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_OFFICE = "http://schemas.openxmlformats.org"
_NAMESPACES = (
    f'xmlns:a="{_OFFICE}/drawingml/2006/main" xmlns:p="{_OFFICE}/presentationml/2006/main"'
)
_RELATIONS = f' xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
)
# The colour map of the master gives the theme's dark and light colours their names on slides.
_MAPPED = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}

_SCHEME_COLOUR = re.compile(r'<a:schemeClr val="\w+"/>')


def escape(text: str) -> str:
    """Text as it stands in an element or, between double quotes, in an attribute."""
    return text.translate(_ESCAPES)


@memo(1_000)
def colour_xml(colour: Colour) -> str:
    """A role as a theme colour, so that a change of theme reaches it; "#RRGGBB" as it is."""
    if colour.startswith("#"):
        return f'<a:srgbClr val="{colour[1:].upper()}"/>'
    slot = THEME_SLOTS[colour]
    return f'<a:schemeClr val="{_MAPPED.get(slot, slot)}"/>'


@memo(1_000)
def fill_xml(colour: Colour) -> str:
    """A solid fill, or none for ""."""
    return f"<a:solidFill>{colour_xml(colour)}</a:solidFill>" if colour else "<a:noFill/>"


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


def with_roles(xml: str, roles: Mapping[str, str]) -> str:
    """A slide's XML in the colours that stand for our roles in the file's theme."""
    if not roles:
        return xml
    changed = _changes(tuple(roles.items()))
    return _SCHEME_COLOUR.sub(lambda found: changed.get(found[0], found[0]), xml)


@memo(8)
def _changes(roles: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """What we write for each role -> what the file's decks have in its place."""
    return {
        colour_xml(role): colour_xml(value)
        if value.startswith("#")
        else f'<a:schemeClr val="{value}"/>'
        for role, value in roles
        if role in THEME_SLOTS
    }
