"""A template: theme, text styles, furniture, and layouts whose regions lie on a grid."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import field

from briefgen.model.base_file import Base
from briefgen.model.colour import luminance
from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.page_aspects import PageAspect
from briefgen.model.pictures import Original, PictureFit
from briefgen.model.scene import Align, Anchor, Colour, FontRole, Item, LevelFormat
from briefgen.model.units import Box, Emu, Insets, Size, pt
from briefgen.model.values import Value

# The colour roles, and the theme colour of PowerPoint that each becomes.
THEME_SLOTS: dict[str, str] = {
    "ink": "dk1",
    "paper": "lt1",
    "quiet": "dk2",
    "tint": "lt2",
    "brand": "accent1",
    "accent": "accent2",
    "rule": "accent3",
    "series-4": "accent4",
    "series-5": "accent5",
    "series-6": "accent6",
    "link": "hlink",
    "visited": "folHlink",
}


# What may stand in a slot.
SlotKindName = Literal[
    "line",
    "text",
    "points",
    "column",
    "cards",
    "numbers",
    "quote",
    "table",
    "comparison",
    "diagram",
    "timeline",
    "chart",
    "picture",
    "link",
]
# The types of placeholder of PowerPoint that slots become; "" for none.
PlaceholderType = Literal["", "title", "ctrTitle", "subTitle", "body", "tbl", "chart", "pic"]


class Theme(Value):
    """Colours by role as "#RRGGBB", and the two font families by name."""

    colours: Mapping[str, str]
    heading_font: str
    body_font: str

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return luminance(self.colours["paper"]) < luminance(self.colours["ink"])


class FontFile(Value):
    """A font file that a template brings: the SHA-256 of its bytes, and the ascent and descent
    (OS/2 usWin) as shares of the em."""

    path: Path
    digest: str
    ascent: float
    descent: float


class LevelStyle(Value):
    """One level of a text style. Its size is the block's less `less`, never below `floor` (both
    in points). `space_before` is in ems of the block's size; margin and indent in EMU."""

    colour: Colour
    less: int = 0
    floor: int = 12
    strong: bool = False
    font: FontRole = "body"
    align: Align = "left"
    space_before: float = 0.0
    line_spacing: int = 100
    margin: Emu = Emu(0)
    indent: Emu = Emu(0)
    bullet: str = ""
    bullet_colour: Colour = ""
    strong_colour: Colour = ""
    link_colour: Colour = "link"
    caps: bool = False

    def size_at(self, size: int) -> int:
        """The level's size in a block of that size, in points."""
        return max(min(size, self.floor), size - self.less)

    def at(self, size: int, squeeze: float = 1.0) -> LevelFormat:
        """The level in a block of that size (points); `squeeze` scales the space before."""
        return LevelFormat(
            size=self.size_at(size),
            colour=self.colour,
            strong=self.strong,
            font=self.font,
            align=self.align,
            space_before=pt(round(self.space_before * size * squeeze, 1)),
            line_spacing=self.line_spacing,
            margin=self.margin,
            indent=self.indent,
            bullet=self.bullet,
            bullet_colour=self.bullet_colour,
            strong_colour=self.strong_colour,
            link_colour=self.link_colour,
            caps=self.caps,
        )


class TextStyle(Value):
    """A named style: the sizes it may take, largest first, and its levels."""

    name: str
    ladder: tuple[int, ...]
    levels: tuple[LevelStyle, ...]

    def levels_at(self, size: int, squeeze: float = 1.0) -> tuple[LevelFormat, ...]:
        """All levels at a size of the ladder (points)."""
        return tuple(level.at(size, squeeze) for level in self.levels)


class SlotSpec(Value):
    """A slot of a layout.

    `placeholder` is the type of PowerPoint placeholder it becomes (title, ctrTitle, subTitle,
    body, tbl, chart), or "" where its content becomes a group or lies in another slot's
    placeholder.
    `idx` is the placeholder's number, unique in the layout. `within` names the slot whose
    placeholder holds this text as its first paragraph. `takes` names slots whose regions are
    added to this one where they are empty. `default` is a value of the deck, such as
    "deck.title", used where the slide gives none. `least` and `most` bound the number of parts.
    `centre_style` is the style of what stands in the centre of a diagram, `fit` how a picture
    fills its place where the author does not say.
    `of` names the slot whose value fills this placeholder too, as a quotation's attribution.
    """

    name: str
    kind: SlotKindName
    box: Box
    style: str
    required: bool = False
    placeholder: PlaceholderType = ""
    idx: int = 0
    anchor: Anchor = "top"
    insets: Insets = Insets()
    prompt: str = ""
    within: str = ""
    takes: tuple[str, ...] = ()
    default: str = ""
    least: int = 0
    most: int = 0
    centre_style: str = ""
    fit: PictureFit = "contain"
    of: str = ""
    span: Span = NOWHERE


class FurnitureSpec(Value):
    """A piece of furniture (footer, date, number, marking, section): its place and its style."""

    name: str
    box: Box
    style: str
    idx: int
    anchor: Anchor = "middle"
    insets: Insets = Insets()


class LayoutSpec(Value):
    """A slide layout. `type` is PowerPoint's layout type (title, secHead, obj, tbl, ...); `shows`
    names the furniture that slides carry; `backdrop` (bars, a logo) is drawn behind the content."""

    name: str
    title: str
    type: str
    slots: tuple[SlotSpec, ...]
    furniture: tuple[FurnitureSpec, ...]
    shows: tuple[str, ...] = ()
    backdrop: tuple[Item, ...] = ()
    ground: Colour = "paper"
    span: Span = NOWHERE

    def slot(self, name: str) -> SlotSpec | None:
        """The slot of that name, or None."""
        return next((slot for slot in self.slots if slot.name == name), None)


class Template(Value, weakref=True):
    """A template for one page size. Styles and layouts are keyed by name, in the file's order.

    `prints` is the same template as it looks on paper, None where that is no other. `pictures`
    are those that its layouts show, by their keys; `fonts` are the files of the families that it
    brings along, by (bold, italic). `base` is the organisation's PowerPoint file that decks are
    built on, None where they are built on our own layouts.
    """

    name: str
    title: str
    aspect: PageAspect
    size: Size
    theme: Theme
    styles: Mapping[str, TextStyle]
    layouts: Mapping[str, LayoutSpec]
    prints: Template | None = None
    pictures: Mapping[str, Original] = field(default_factory=dict)
    fonts: Mapping[str, Mapping[tuple[bool, bool], FontFile]] = field(default_factory=dict)
    base: Base | None = None
