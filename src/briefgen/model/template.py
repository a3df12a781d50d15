"""A template: theme, text styles, furniture, and layouts whose regions lie on a grid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from msgspec import field

from briefgen.model.base_file import Base
from briefgen.model.colour_contrast import luminance
from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.page_aspects import PageAspect
from briefgen.model.pictures import Original, PictureFit
from briefgen.model.rich_text import Run
from briefgen.model.scene import Item, Rectangle
from briefgen.model.text_block import Colour, LevelFormat
from briefgen.model.typography import Align, Anchor
from briefgen.model.units import Box, Emu, Insets, Size, pt
from briefgen.model.values import PartlyCompared, Value

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
# The ground of covers, sections and other fields, and the text on it: a role or "#RRGGBB"; what
# they are where a template does not say. A built template has the colours that they stand for.
FIELD_COLOURS: dict[str, str] = {"field": "brand", "on-field": "paper"}

# What may stand in a slot.
SlotKindName = Literal[
    "line",
    "text",
    "points",
    "numbered",
    "checklist",
    "column",
    "cards",
    "numbers",
    "quote",
    "code",
    "table",
    "comparison",
    "diagram",
    "timeline",
    "chart",
    "picture",
    "pictures",
    "link",
]
# The forms that the content of a layout may take, and that an author may ask for; "" is the plain
# one that the layout is named for.
FormName = Literal[
    "", "plain", "large", "sentence", "rows", "heads", "columns", "picture", "field", "whole",
    "one-line", "many", "brief", "panels", "beside", "inside", "full", "grid", "figures",
    "contact", "spare",
]  # fmt: skip
# The forms of groups of shapes, which need no layout of their own: they stand in any.
FORMS_OF_KINDS: Mapping[SlotKindName, Mapping[str, str]] = {
    "cards": {
        "rows": "Cards in rows",
        "grid": "Cards in a grid",
        "large": "A few cards of a few words",
        "figures": "Cards with their amounts large",
    },
}
# The form that a layout is named for, as authors ask for it.
PLAIN: FormName = "plain"
# Where a file's own layout has no room for what a slide says: nobody asks for it.
SPARE: FormName = "spare"
# What a template can say that a layout of it is.
FORM_NAMES = tuple(name for name in get_args(FormName) if name != SPARE)
# What a slot makes of its value in such a form, where that is not what its kind makes of it.
DrawnAs = Literal[
    "", "sentence", "rows", "heads", "columns", "agenda", "statement", "panel", "lines", "level",
    "box", "headed", "stages", "full", "takeaways",
]  # fmt: skip
# How the texts of a style take one size in a whole deck: the largest at which nine in ten need no
# more lines than at the third of its sizes (`lines`), or at which each fits in a few lines
# (`fit`); "" where each has its own size.
DeckWide = Literal["", "lines", "fit"]
# What cards are: on a tint, below a hairline, or beside a rule.
CardVariant = Literal["tint", "hairline", "rule"]
# The types of placeholder of PowerPoint that slots become; "" for none.
PlaceholderType = Literal["", "title", "ctrTitle", "subTitle", "body", "tbl", "chart", "pic"]


class Theme(Value):
    """Colours by role as "#RRGGBB" (`colours`), and families by name: that of headings
    (`heading_font`), of all else (`body_font`), and of numbers, tables and charts (`number_font`,
    "" for that of all else)."""

    colours: Mapping[str, str]
    heading_font: str
    body_font: str
    number_font: str = ""

    def family(self, font: str) -> str:
        """The family of a role; of one that is no role, but a family itself, that."""
        if font == "body":
            return self.body_font
        if font == "heading":
            return self.heading_font
        return self.number_font or self.body_font if font == "numbers" else font

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on a dark ground."""
        return luminance(self.colours["paper"]) < luminance(self.colours["ink"])


class FontFile(PartlyCompared, kw_only=True):
    """A font file that a template brings: its `name`, the SHA-256 of its bytes (`digest`), which
    stands for them, its `ascent` and `descent` (OS/2 usWin) as shares of the em, and the bytes
    (`data`)."""

    not_compared = frozenset({"data"})

    name: str
    digest: str
    ascent: float
    descent: float
    data: bytes


class LevelStyle(Value, kw_only=True):
    """One level of a text style. Its size is the block's less `less`, never below `floor` (both
    in points). `space_before` is in ems of the block's size; margin and indent in EMU."""

    colour: Colour
    """The colour of its text."""
    less: int = 0
    floor: int = 12
    strong: bool = False
    """Whether it is set bold."""
    font: str = "body"
    """Which family: "heading" or "body", or its name where it is neither."""
    align: Align = "left"
    """How its lines stand."""
    space_before: float = 0.0
    line_spacing: int = 100
    """In percent of the font's single spacing."""
    margin: Emu = Emu(0)
    """Where its lines begin, in EMU."""
    indent: Emu = Emu(0)
    """How much further its first line begins, in EMU; below 0 for a bullet."""
    bullet: str = ""
    """A character, "#" for a number, "a" for a letter that counts, or "" for none."""
    bullet_colour: Colour = ""
    """The colour of the bullet, "" for that of the text."""
    bullet_font: str = ""
    """The family that has the bullet, "" for that of the text."""
    bullet_percent: int = 0
    """The size of a bullet that keeps to its own face, in percent of the text's; else 0."""
    bullet_says: Run | None = None
    """What screen readers are told of a bullet that means something."""
    strong_colour: Colour = ""
    """The colour of strong words, "" for that of the text."""
    link_colour: Colour = "link"
    """The colour of links, "" for that of the text."""
    caps: bool = False
    """Whether small letters are shown as capitals."""

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
            bullet_font=self.bullet_font,
            bullet_percent=self.bullet_percent,
            bullet_says=self.bullet_says,
            strong_colour=self.strong_colour,
            link_colour=self.link_colour,
            caps=self.caps,
        )


class TextStyle(Value):
    """A style by the `name` that layouts call it: the sizes in points that it may take, largest
    first (`ladder`), its `levels`, the outermost first, and whether its texts take one size in the
    whole deck (`deck_wide`)."""

    name: str
    ladder: tuple[int, ...]
    levels: tuple[LevelStyle, ...]
    deck_wide: DeckWide = ""

    def levels_at(self, size: int, squeeze: float = 1.0) -> tuple[LevelFormat, ...]:
        """All levels at a size of the ladder (points)."""
        return tuple(level.at(size, squeeze) for level in self.levels)

    def spread_at(self, size: int, factor: float) -> tuple[LevelFormat, ...]:
        """All levels at a size, with so many times the space above the outermost."""
        return tuple(
            level.at(size, 1.0 if index else factor) for index, level in enumerate(self.levels)
        )


class SlotSpec(Value, kw_only=True):
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
    `below` names the slot of shapes whose group this text closes, wherever that ends.
    `panel` is the colour of a panel behind what stands in it, "" for none.
    """

    name: str
    """What authors call it."""
    kind: SlotKindName
    """What may stand in it."""
    box: Box
    """Where it is on the slide."""
    style: str
    """The name of its text style."""
    required: bool = False
    """Whether every slide fills it."""
    placeholder: PlaceholderType = ""
    idx: int = 0
    anchor: Anchor = "top"
    """Where its text stands in its height."""
    insets: Insets = Insets()
    """The space between its edge and its text."""
    prompt: str = ""
    """What PowerPoint shows while it is empty."""
    within: str = ""
    takes: tuple[str, ...] = ()
    default: str = ""
    least: int = 0
    most: int = 0
    centre_style: str = ""
    fit: PictureFit = "contain"
    of: str = ""
    below: str = ""
    panel: Colour = ""
    drawn_as: DrawnAs = ""
    """What is made of its value in a form of its layout, "" for what its kind makes of it."""
    card: CardVariant = "tint"
    """What cards in it are drawn as."""
    span: Span = NOWHERE
    """Where it is declared."""


class FurnitureSpec(Value, kw_only=True):
    """A piece of furniture (footer, date, number, marking, section): its place and its style."""

    name: str
    """Which piece it is."""
    box: Box
    """Where it is on the slide."""
    style: str
    """The name of its text style."""
    idx: int
    """The number of its placeholder."""
    anchor: Anchor = "middle"
    """Where its text stands in its height."""
    insets: Insets = Insets()
    """The space between its edge and its text."""


class LayoutSpec(Value, kw_only=True):
    """A slide layout. `type` is PowerPoint's layout type (title, secHead, obj, tbl, ...); `shows`
    names the furniture that slides carry; `backdrop` (bars, a logo) is drawn behind the content,
    `panels` on the slide itself: above a picture that fills it, and behind its title; `drawings`
    are what would take away each small drawing of the backdrop that a slot's panel cuts."""

    name: str
    """What authors call it."""
    title: str
    """What PowerPoint calls it."""
    type: str
    slots: tuple[SlotSpec, ...]
    """What slides of it fill."""
    furniture: tuple[FurnitureSpec, ...]
    """The places of footer, date, number and the like."""
    shows: tuple[str, ...] = ()
    backdrop: tuple[Item, ...] = ()
    panels: tuple[Item, ...] = ()
    drawings: tuple[Rectangle, ...] = ()
    ground: Colour = "paper"
    """The colour behind it."""
    form_of: str = ""
    """The layout that authors write, where this one is a form of it."""
    form: FormName = ""
    """Which form it is."""
    span: Span = NOWHERE
    """Where it is declared."""

    def slot(self, name: str) -> SlotSpec | None:
        """The slot of that name, or None."""
        return next((slot for slot in self.slots if slot.name == name), None)


class Template(Value, weakref=True, kw_only=True):
    """A template for one page size. Styles and layouts are keyed by name, in the file's order.

    `prints` is the same template as it looks on paper, None where that is no other. `pictures`
    are those that its layouts show, by their keys; `fonts` are the files of the families that it
    brings along, by (bold, italic). `base` is the organisation's PowerPoint file that decks are
    built on, None where they are built on our own layouts.
    """

    name: str
    """What decks call it."""
    title: str
    """What people call it."""
    about: str = ""
    """What it is for, in one line."""
    aspect: PageAspect
    """The shape of its pages."""
    size: Size
    """The size of its pages."""
    theme: Theme
    """Its colours and its two families."""
    styles: Mapping[str, TextStyle]
    """Its text styles by name."""
    layouts: Mapping[str, LayoutSpec]
    """Its layouts by name."""
    prints: Template | None = None
    pictures: Mapping[str, Original] = field(default_factory=dict)
    fonts: Mapping[str, Mapping[tuple[bool, bool], FontFile]] = field(default_factory=dict)
    base: Base | None = None

    @property
    def offered(self) -> dict[str, LayoutSpec]:
        """The layouts that authors name: their forms are chosen by content."""
        return {name: layout for name, layout in self.layouts.items() if not layout.form_of}

    def forms_of(self, name: str) -> tuple[LayoutSpec, ...]:
        """The other forms of a layout, in the template's order."""
        return tuple(layout for layout in self.layouts.values() if layout.form_of == name)

    def form_names(self, name: str) -> dict[str, str]:
        """What an author may ask for as the form of a layout, each with the title of the form."""
        made = (one for one in reversed(self.forms_of(name)) if one.form != SPARE)
        forms: dict[str, str] = {one.form: one.title for one in made}
        for slot in self.layouts[name].slots:
            forms.update(FORMS_OF_KINDS.get(slot.kind, {}))
        return {PLAIN: self.layouts[name].title, **forms} if forms else {}
