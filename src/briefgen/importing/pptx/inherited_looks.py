"""A shape and its slide's layout -> the look of each level of its text, and where it stands.

A slide says only what differs from its layout, that from its master, and that from the styles of
the whole presentation. python-pptx reads what a slide itself says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec
from msgspec import field

from briefgen.importing.imported_talk import BulletKind, NumberKind
from briefgen.model.values import Value
from briefgen.ooxml.reader import Element, Refusal, find, find_all, parse_xml, whole, word

# The types of placeholders of a master that stand for those of layouts.
_OF_MASTER = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
_SAME_WIDTH = re.compile(r"mono|courier|consol|menlo|source code|lucida console", re.IGNORECASE)
_YES = frozenset({"1", "true", "on"})


class LevelLook(Value, kw_only=True):
    """What is said about a paragraph: its `bullet`, how it is `numbered` from where (`start`), the
    `size` in points, whether its letters are `bold` or `italic`, their `face`, and whether it runs
    from right to left (`rtl`). Nothing, 0 or None where nothing is said."""

    bullet: BulletKind | None = None
    numbered: NumberKind = ""
    start: int = 0
    size: float = 0
    bold: bool | None = None
    italic: bool | None = None
    face: str = ""
    rtl: bool | None = None

    def over(self, below: LevelLook) -> LevelLook:
        """What this says, and what the one below says where this says nothing."""
        own = self.bullet is not None
        return LevelLook(
            bullet=self.bullet if own else below.bullet,
            numbered=self.numbered if own else below.numbered,
            start=self.start if own else below.start,
            size=self.size or below.size,
            bold=below.bold if self.bold is None else self.bold,
            italic=below.italic if self.italic is None else self.italic,
            face=self.face or below.face,
            rtl=below.rtl if self.rtl is None else self.rtl,
        )


def attribute(element: Element, name: str) -> str | None:
    """None where the element or its attribute is absent."""
    return None if element is None else element.get(name)


def flag(element: Element, name: str) -> bool | None:
    value = attribute(element, name)
    return None if value is None else value in _YES


def look_of(properties: Element) -> LevelLook:
    """What the properties of a paragraph, or of a level of a list, say."""
    if properties is None:
        return LevelLook()
    letters = find(properties, "a:defRPr")
    face = find(letters, "a:latin")
    bullet, numbered, start = _bullet_of(properties)
    return LevelLook(
        bullet=bullet,
        numbered=numbered,
        start=start,
        size=whole(attribute(letters, "sz")) / 100,
        bold=flag(letters, "b"),
        italic=flag(letters, "i"),
        face=attribute(face, "typeface") or "",
        rtl=flag(properties, "rtl"),
    )


def _bullet_of(properties: Element) -> tuple[BulletKind | None, NumberKind, int]:
    for child in properties:
        match word(child):
            case "buNone":
                return "none", "", 0
            case "buChar":
                return ("sign" if child.get("char", "").strip() else "none"), "", 0
            case "buBlip":
                return "sign", "", 0
            case "buAutoNum":
                return "number", _numbered(child.get("type", "")), whole(child.get("startAt"), 1)
    return None, "", 0


def _numbered(type_: str) -> NumberKind:
    kinds: Mapping[str, NumberKind] = {
        "alphaLc": "a",
        "alphaUc": "A",
        "romanLc": "i",
        "romanUc": "I",
    }
    return next((kind for start, kind in kinds.items() if type_.startswith(start)), "1")


class InheritedLook(msgspec.Struct, eq=False):
    """The looks of the levels of a text, from the `sources` that say something about them, first
    the nearest, and the `faces` of the theme. What was worked out is in `made`."""

    sources: tuple[Element, ...]
    faces: Mapping[str, str]
    made: dict[int, LevelLook] = field(default_factory=dict)

    def level(self, number: int) -> LevelLook:
        if number not in self.made:
            look = LevelLook()
            for source in self.sources:
                look = look.over(look_of(find(source, f"a:lvl{number + 1}pPr")))
            self.made[number] = look
        return self.made[number]

    def below(self, own: Element) -> InheritedLook:
        """With what a shape says itself about its levels."""
        if own is None or not len(own):
            return self
        return InheritedLook((own, *self.sources), self.faces)

    def is_same_width(self, face: str) -> bool:
        """Whether the letters of a face are all of one width, as in code. Where those of the theme
        are, all of the deck is set so, and nothing of it is code for that."""
        own = face in self.faces or face in self.faces.values()
        return not own and bool(_SAME_WIDTH.search(face))


class Placeholder(Value):
    """What a shape says of its place in the layout: the `type` ("obj" where it says none), and its
    number there (`index`)."""

    type: str
    index: int

    @property
    def is_furniture(self) -> bool:
        return self.type in _FURNITURE

    @property
    def style(self) -> Literal["titleStyle", "bodyStyle", "otherStyle"]:
        """The style of the master that its text has."""
        if self.type in ("title", "ctrTitle"):
            return "titleStyle"
        return "otherStyle" if self.is_furniture else "bodyStyle"


def placeholder_of(shape: Element) -> Placeholder | None:
    found = find(shape, "*/p:nvPr/p:ph")
    if found is None:
        return None
    return Placeholder(found.get("type") or "obj", whole(found.get("idx")))


class LayoutPlaces(msgspec.Struct, eq=False):
    """The placeholders of a `layout` and its `master` (the elements of python-pptx), what says
    something about every text of the presentation (`defaults`), and the theme's `faces`."""

    layout: Element
    master: Element
    defaults: Element
    faces: Mapping[str, str]
    looks: dict[Placeholder | None, InheritedLook] = field(default_factory=dict)
    "What was worked out of the looks of texts."
    found: dict[Placeholder, tuple[Element, ...]] = field(default_factory=dict)
    "The placeholders that were looked for."

    def behind(self, place: Placeholder) -> tuple[Element, ...]:
        """The placeholders of layout and master that one on a slide takes its look from."""
        if place not in self.found:
            self.found[place] = self._behind(place)
        return self.found[place]

    def _behind(self, place: Placeholder) -> tuple[Element, ...]:
        on_layout = _matching(self.layout, place, by_index=True)
        if on_layout is None:
            on_layout = _matching(self.layout, place, by_index=False)
        known = place if on_layout is None else placeholder_of(on_layout) or place
        wanted = Placeholder(_OF_MASTER.get(known.type, known.type), known.index)
        on_master = _matching(self.master, wanted, by_index=False)
        return tuple(one for one in (on_layout, on_master) if one is not None)

    def look(self, place: Placeholder | None) -> InheritedLook:
        if place not in self.looks:
            self.looks[place] = InheritedLook(tuple(self._sources(place)), self.faces)
        return self.looks[place]

    def _sources(self, place: Placeholder | None) -> Iterator[Element]:
        styles = find(self.master, "p:txStyles")
        if place is None:
            found = (self.defaults, find(styles, "p:otherStyle"))
        else:
            lists = (find(one, "p:txBody/a:lstStyle") for one in self.behind(place))
            found = (*lists, find(styles, f"p:{place.style}"), self.defaults)
        yield from (one for one in found if one is not None)

    def frame(self, place: Placeholder | None) -> Element:
        """The frame that a shape without one stands in, None where there is none."""
        for one in self.behind(place) if place else ():
            if (found := find(one, "p:spPr/a:xfrm")) is not None:
                return found
        return None


def _matching(root: Element, place: Placeholder, *, by_index: bool) -> Element:
    for shape in find_all(root, "p:cSld/p:spTree/*"):
        known = placeholder_of(shape)
        if known is None:
            continue
        if known.index == place.index if by_index else known.type == place.type:
            return shape
    return None


def layout_places(layout: Any, defaults: Element) -> LayoutPlaces:
    """Of a layout of python-pptx, whose presentation says `defaults` of every text."""
    master = layout.slide_master
    return LayoutPlaces(layout.element, master.element, defaults, _faces(master.part))


def _faces(master: Any) -> Mapping[str, str]:
    """The faces that a theme names by their use."""
    for relation in master.rels.values():
        if relation.reltype.endswith("/theme") and not relation.is_external:
            try:
                theme = parse_xml(relation.target_part.blob, "theme")
            except Refusal:
                return {}
            found = {
                f"+{short}-lt": find(theme, f"a:themeElements/a:fontScheme/a:{long}Font/a:latin")
                for short, long in (("mj", "major"), ("mn", "minor"))
            }
            return {use: one.get("typeface", "") for use, one in found.items() if one is not None}
    return {}
