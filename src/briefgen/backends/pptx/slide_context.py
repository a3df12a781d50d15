"""What the writing of one slide looks up, and the little that grows on the way."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from briefgen.backends.pptx.layout_placeholders import Holder
from briefgen.backends.pptx.selection_names import is_silent, name_of
from briefgen.model.scene import Item
from briefgen.model.values import Value
from briefgen.ooxml.writer import Part, Relations
from briefgen.ooxml.xml import OUR_COLOURS, ThemeColours


class Media(Value):
    """The names of the parts of one picture: its `pixels` and its drawing as SVG, `vector`, which
    is "" where there is none."""

    pixels: str
    vector: str = ""


class ShapeIds(Struct):
    """The ids of the shapes of a slide, or of other parts, as they are given out: `following` is
    the next one."""

    following: int

    def __next__(self) -> int:
        self.following += 1
        return self.following - 1


class SlideWriter(Value, kw_only=True):
    """One slide being written. `language` is that of all texts which do not name another.

    `slides` gives the part of each slide by its id, for links; `holders` the layout's
    placeholders by slot; `sites` the shape id of each named shape, and by how much its sites are
    to be multiplied; `media` the parts of each picture by its key. `numbers` yields the next shape
    id, `charts` that of the deck's next chart; `relations` grows with every link and picture,
    `parts` with every part that the slide brings along, such as a chart's. `colours` says what our
    roles are written as in the deck's theme, `taken` the parts of an organisation's own file, in
    small letters. `is_kept` says whether other decks are likely to show the very same items.
    `names` are those that shapes have so far, and
    `part` is the number of the part of a group that is being written, 0 for none.
    """

    language: str
    slides: Mapping[str, str]
    holders: Mapping[str, Holder]
    sites: Mapping[str, tuple[int, int]]
    numbers: ShapeIds
    relations: Relations
    charts: ShapeIds = field(default_factory=lambda: ShapeIds(1))
    media: Mapping[str, Media] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    colours: ThemeColours = OUR_COLOURS
    taken: frozenset[str] = frozenset()
    is_kept: bool = False
    names: set[str] = field(default_factory=set)
    part: int = 0

    def name(self, number: int, item: Item) -> str:
        """What a shape is called, which is unique on its slide: its id is added where it must."""
        name = name_of(item, self.language, self.part)
        if is_silent(item):
            return f"{name} {number:d}"
        if name in self.names:
            name = f"{name} {number:d}"
        self.names.add(name)
        return name

    def link_xml(self, address: str, *, own_colour: bool = False) -> str:
        """A click on a text or shape: to an address, or to a slide of the deck by "#id".

        With `own_colour` the text keeps its colour instead of taking the theme's for links. There
        is no link where the deck lacks the slide: a deck to share has no hidden slides.
        """
        colour = _OWN_COLOUR if own_colour else ""
        if not address.startswith("#"):
            target = self.relations.add("hyperlink", address, external=True)
            return _click_xml(f'r:id="{target}"', colour)
        if address[1:] not in self.slides:
            return ""
        target = self.relations.add("slide", self.slides[address[1:]])
        return _click_xml(f'r:id="{target}" action="ppaction://hlinksldjump"', colour)


def _click_xml(attributes: str, children: str) -> str:
    tag = f"a:hlinkClick {attributes}"
    return f"<{tag}>{children}</a:hlinkClick>" if children else f"<{tag}/>"


# PowerPoint 2019 and later leave the colour of such a link to its text.
_OWN_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
    "</a:ext></a:extLst>"
)
