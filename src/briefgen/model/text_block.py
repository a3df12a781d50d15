"""A text that was measured and placed, and what an item means to a reader.

A TextBlock carries paragraphs, which PowerPoint gets, and lines, which the PDF draws.
"""

from __future__ import annotations

from enum import Enum
from typing import Literal

from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.rich_text import Inline, Run, Script
from briefgen.model.typography import Align, Anchor
from briefgen.model.units import Box, Emu, Insets
from briefgen.model.values import Value, replace

# A colour is a role of the template ("ink", "brand", ...) or an RGB value ("#1D4F91").
Colour = str


class Role(Enum):
    """What an item is, for tags and for reading aloud."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    LIST = "list"
    TABLE = "table"
    FIGURE = "figure"
    CAPTION = "caption"
    NOTE = "note"
    QUOTE = "quote"
    CODE = "code"
    SLIDE = "slide"  # the picture of a whole slide
    FURNITURE = "furniture"
    DECORATION = "decoration"


class About(Value, kw_only=True):
    """What an item means: its `role`; `slot` is the slot it fills; `alt` its text alternative, ""
    if none; `language` a BCP 47 tag, "" for the deck's; `link` where a click on it leads; `span`
    where it is written.

    `level` is that of a heading, 0 where it follows from the page. `continues` marks an item that
    goes on from the one before: the rest of a paragraph or table, a further item of a list.
    """

    role: Role
    alt: str = ""
    language: str = ""
    link: str = ""
    slot: str = ""
    span: Span = NOWHERE
    level: int = 0
    continues: bool = False


DECORATION = About(role=Role.DECORATION)


class LevelFormat(Value, kw_only=True):
    """How the paragraphs of one level are set: in a `colour`, bold where `strong`, in a `font` of
    the theme, with its lines aligned (`align`).

    `size` is in whole points, `space_before`, `margin` and `indent` (of the first line, beyond the
    margin) in EMU, `line_spacing` in percent of the font's single spacing (1.2 x size). `bullet` is
    a character, "#" for a number with a full stop, "a" for a letter with one, or "" for none.
    `bullet_colour`, `strong_colour` and `link_colour` are those of bullets, strong runs and links,
    "" for the colour of the text around them. `bullet_font` is the family that has the bullet where
    the text's lacks it, and `bullet_says` what screen readers are told of one that means something.
    One with a size of its own (`bullet_percent` of the text's) keeps to its own face, any other has
    that of the first words. `caps` shows small letters as capitals.
    """

    size: int
    colour: Colour
    strong: bool = False
    font: str = "body"
    align: Align = "left"
    space_before: Emu = Emu(0)
    line_spacing: int = 100
    margin: Emu = Emu(0)
    indent: Emu = Emu(0)
    bullet: str = ""
    bullet_colour: Colour = ""
    bullet_font: str = ""
    bullet_percent: int = 0
    bullet_says: Run | None = None
    strong_colour: Colour = ""
    link_colour: Colour = "link"
    caps: bool = False

    @property
    def without_bullet(self) -> LevelFormat:
        """The level for a line without its bullet: it begins where the bullet would stand. An
        organisation's own levels may be indented without having one."""
        margin = Emu(self.margin + self.indent if self.bullet else 0)
        return replace(self, bullet="", margin=margin, indent=Emu(0))


class Paragraph(Value, kw_only=True):
    """A paragraph's meaning: its text (`inline`) and its `level` (0 is the outermost).

    `bullet` False suppresses the level's bullet: the text begins where that would stand. `number`
    is the ordinal shown where the level is numbered. `heading` marks the head of a card or column.
    """

    inline: Inline
    level: int = 0
    bullet: bool = True
    number: int = 0
    heading: bool = False


class FontKey(Value):
    """A face by its `family` as the deck names it, e.g. "Arial"; `bold` and `italic` or not."""

    family: str
    bold: bool = False
    italic: bool = False


class PlacedRun(Value, kw_only=True):
    """Characters (`text`) of one `font` on one line, of a `size` in points and a `colour`. `x` and
    `width` are EMU on the page. `link` is where a click leads, `language` a BCP 47 tag; "" for
    none. A raised or lowered run (`script`) has the size of the text around it, and is drawn
    smaller. `note` names the footnote that it is the mark of.

    `kerns` holds (index, thousandths of an em): the space added after the character of that index
    beyond the font's own advances. Trailing spaces of a line belong to its last run.
    """

    text: str
    x: Emu
    width: Emu
    font: FontKey
    size: int
    colour: Colour
    kerns: tuple[tuple[int, int], ...] = ()
    link: str = ""
    language: str = ""
    script: Script = ""
    note: str = ""


class TextLine(Value, kw_only=True):
    """A measured line: its `runs`. `baseline`, `top` and `height` are EMU on the page.

    `paragraph` indexes the block's paragraphs; `label` is the bullet or number of a first line.
    """

    baseline: Emu
    top: Emu
    height: Emu
    runs: tuple[PlacedRun, ...]
    paragraph: int
    label: PlacedRun | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class Fit(Value, kw_only=True):
    """How a text was made to fit: the `size` chosen (points), the height `needed` and the one
    `given` in EMU, the `nudge` of the right inset in EMU, and whether the line breaks are the same
    in every renderer (`stable`). `squeezed` is true where the space between paragraphs was reduced.
    """

    size: int
    needed: Emu
    given: Emu
    nudge: Emu = Emu(0)
    stable: bool = True
    squeezed: bool = False


class TextBlock(Value, weakref=True, kw_only=True):
    """Text in a `box`. `placeholder` names the layout's slot it fills, or "" for free text.

    `about` says what it means, `paragraphs` what it says, `levels` how each level is set, `lines`
    where its characters stand. The text lies inside `box` less `insets` (the nudge is in `fit`, not
    in `insets`). `anchor` is where it stands in the height of its box. `field` is "number" where
    the text is the slide's number.
    """

    box: Box
    about: About
    paragraphs: tuple[Paragraph, ...]
    levels: tuple[LevelFormat, ...]
    lines: tuple[TextLine, ...]
    fit: Fit
    insets: Insets = Insets()
    anchor: Anchor = "top"
    placeholder: str = ""
    field: Literal["", "number"] = ""

    @property
    def text(self) -> str:
        return "\n".join(paragraph.inline.text for paragraph in self.paragraphs)

    @property
    def nudges(self) -> tuple[int, int]:
        """What the nudge adds to the left and right inset, in EMU: to both of a centred text,
        which would not be in the middle of its box otherwise, and to the left one of a text that
        ends at the right."""
        nudge = self.fit.nudge
        first = self.paragraphs[0].level if self.paragraphs else 0
        align = self.levels[first].align if self.levels else "left"
        left = {"left": 0, "center": nudge // 2, "right": nudge}[align]
        return left, nudge - left
