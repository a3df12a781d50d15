"""The Scene: pages of placed items. The only thing a back end sees of a deck.

A TextBlock carries both meaning (paragraphs, which PowerPoint gets) and geometry (measured
lines, which the PDF draws). Items stand in reading order; a later item lies above an earlier.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Literal

from msgspec import field

from briefgen.model.chart_kinds import ChartName, Stacking
from briefgen.model.chart_plot import ChartLook, PlotSeries, ValueAxis
from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.pictures import Asset, Crop
from briefgen.model.rich_text import Inline
from briefgen.model.units import Box, Emu, Insets, Size
from briefgen.model.values import Value

# How the lines of a paragraph stand, and where a text stands in the height of its box.
Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]
# Which of the two families of the theme.
FontRole = Literal["heading", "body"]
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
    SLIDE = "slide"  # the picture of a whole slide
    FURNITURE = "furniture"
    DECORATION = "decoration"


class About(Value):
    """What an item means. `slot` is the slot it fills; `alt` its text alternative, "" if none.

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


DECORATION = About(Role.DECORATION)


class LevelFormat(Value):
    """How the paragraphs of one level are set.

    `size` is in whole points, `space_before` and the margins in EMU, `line_spacing` in percent of
    the font's single spacing (1.2 x size). `bullet` is a character, "#" for a number with a full
    stop, or "" for none. `strong_colour` is the colour of strong runs and `link_colour` that of
    links, "" for the colour of the text around them. `caps` shows small letters as capitals.
    """

    size: int
    colour: Colour
    strong: bool = False
    font: FontRole = "body"
    align: Align = "left"
    space_before: Emu = Emu(0)
    line_spacing: int = 100
    margin: Emu = Emu(0)
    indent: Emu = Emu(0)
    bullet: str = ""
    bullet_colour: Colour = ""
    strong_colour: Colour = ""
    link_colour: Colour = "link"
    caps: bool = False


class Paragraph(Value):
    """A paragraph's meaning: its text and its level (0 is the outermost).

    `bullet` False suppresses the level's bullet, and with it margin and indent. `number` is the
    ordinal shown where the level is numbered. `heading` marks the head of a card or column.
    """

    inline: Inline
    level: int = 0
    bullet: bool = True
    number: int = 0
    heading: bool = False


class FontKey(Value):
    """A face by the name the deck gives it, e.g. ("Arial", bold, upright)."""

    family: str
    bold: bool = False
    italic: bool = False


class PlacedRun(Value):
    """Characters of one face on one line. `x` and `width` are EMU on the page.

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


class TextLine(Value):
    """A measured line. `baseline`, `top` and `height` are EMU on the page.

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


class Fit(Value):
    """How a text was made to fit: the size chosen (points), heights in EMU, the nudge of the right
    inset in EMU, and whether the line breaks are the same in every renderer (`stable`).

    `squeezed` is true where the space between paragraphs was reduced.
    """

    size: int
    needed: Emu
    given: Emu
    nudge: Emu = Emu(0)
    stable: bool = True
    squeezed: bool = False


class TextBlock(Value, weakref=True):
    """Text in a box. `placeholder` names the layout's slot it fills, or "" for free text.

    The text lies inside `box` less `insets` (the nudge is in `fit`, not in `insets`). `anchor` is
    top, middle or bottom. `field` is "number" where the text is the slide's number.
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
        which would not be in the middle of its box otherwise."""
        nudge = self.fit.nudge
        first = self.paragraphs[0].level if self.paragraphs else 0
        if self.levels and self.levels[first].align == "center":
            return nudge // 2, nudge - nudge // 2
        return 0, nudge


class Stroke(Value):
    """A line's colour and width in EMU."""

    colour: Colour
    width: Emu


class Shape(Value, weakref=True):
    """A drawn shape.

    `geometry` is rect, ellipse, line (from the top left of the box to its bottom right; `flip`
    draws it from bottom left to top right), elbow (the same ends, joined by a horizontal, a
    vertical at half the width and a horizontal) or path. A path is a list of closed polygons, each
    a tuple of (x, y) in EMU from the box's corner. A shape may own its text, which lies in its box,
    in an ellipse in the inscribed one. `name` is unique on the page where another item connects to
    it; `connects` holds (name, site) of both ends, sites counted from 0 anticlockwise: top, left,
    bottom, right. `arrow` puts a head at the end.
    """

    box: Box
    about: About
    geometry: str = "rect"
    fill: Colour = ""
    stroke: Stroke | None = None
    text: TextBlock | None = None
    name: str = ""
    connects: tuple[tuple[str, int], tuple[str, int]] | None = None
    flip: bool = False
    arrow: bool = False
    path: tuple[tuple[tuple[int, int], ...], ...] = ()


class Cell(Value):
    """A cell of a grid. Its text's insets are the cell's margins.

    `none` marks the dash that stands for "not stated".
    """

    text: TextBlock
    fill: Colour = ""
    none: bool = False


class GridRow(Value):
    height: Emu
    cells: tuple[Cell, ...]
    rule_below: Stroke | None = None


class Grid(Value, weakref=True):
    """A table: no merged cells. The first `header_rows` rows are headings of columns; with
    `header_column` the first column holds headings of rows."""

    box: Box
    about: About
    columns: tuple[Emu, ...]
    rows: tuple[GridRow, ...]
    header_rows: int = 1
    header_column: bool = False
    caption: str = ""
    placeholder: str = ""


class PlacedPicture(Value, weakref=True):
    """A picture: `asset` is the key of its data in the scene's assets. What `crop` leaves of it
    fills the box."""

    box: Box
    about: About
    asset: str
    crop: Crop = Crop()
    placeholder: str = ""


class Group(Value, weakref=True):
    """Items that belong together. Children live in `view`, which is drawn into `box`, so a slide
    becomes a thumbnail by a group whose view is the slide and whose box is small."""

    box: Box
    about: About
    items: tuple[Item, ...]
    view: Box | None = None
    name: str = ""


class PlacedChart(Value, weakref=True):
    """Numbers, and the drawing that our layout made of them: PowerPoint takes the numbers and the
    look, the PDF the drawing.

    `kind` is bar, column, line or pie; `stacked` is "", "yes" or "percent". A pie has no axis.
    """

    box: Box
    about: About
    kind: ChartName
    categories: tuple[str, ...]
    series: tuple[PlotSeries, ...]
    look: ChartLook
    drawing: Group
    axis: ValueAxis | None = None
    stacked: Stacking = ""
    placeholder: str = ""


Item = TextBlock | Shape | Grid | PlacedChart | PlacedPicture | Group


class NoteParagraph(Value):
    """A paragraph of the speaker's notes: its text, list level (None outside a list), number."""

    inline: Inline
    level: int | None = None


class Page(Value):
    """A page. `ground` is its background; `backdrop` what the layout draws by itself (PowerPoint
    has it in the slide layout, the PDF draws it). `title` is the plain title with its part, as in
    "Rights (2 of 3)". `part` counts from 1. `id` is the slide's id, with "-2" on its second part;
    `anchors` are other ids that lead here.
    """

    id: str
    size: Size
    layout: str
    items: tuple[Item, ...]
    title: str = ""
    furniture: tuple[Item, ...] = ()
    backdrop: tuple[Item, ...] = ()
    ground: Colour = "paper"
    notes: tuple[NoteParagraph, ...] = ()
    section: int | None = None
    number: int = 0
    hidden: bool = False
    source_id: str = ""
    part: int = 1
    parts: int = 1
    span: Span = NOWHERE
    anchors: tuple[str, ...] = ()


class OutlineEntry(Value):
    """A bookmark: its title, level (0 is outermost) and the index of its page. `slide` is the id of
    the slide where the page holds pictures of several."""

    title: str
    level: int
    page: int
    slide: str = ""


class Meta(Value):
    """Document properties. `date` is ISO 8601 or "". Nothing else is ever written."""

    title: str
    subject: str = ""
    organisation: str = ""
    language: str = "en-GB"
    date: str = ""
    marking: str = ""


class SceneSection(Value):
    """A PowerPoint section: its name and the indexes of its pages, which are consecutive."""

    name: str
    pages: tuple[int, ...]


class Scene(Value):
    """Pages, and what a back end needs to know beyond them. `palette` gives each colour role its
    RGB value as "#RRGGBB", `assets` each picture by its key. `order` holds the
    indexes of page and item in reading order, where that is not the order of pages."""

    pages: tuple[Page, ...]
    meta: Meta
    palette: Mapping[str, str]
    outline: tuple[OutlineEntry, ...] = ()
    sections: tuple[SceneSection, ...] = ()
    assets: Mapping[str, Asset] = field(default_factory=dict)
    order: tuple[tuple[int, int], ...] = ()

    def reading_order(self) -> tuple[tuple[int, tuple[Item, ...]], ...]:
        """The index of a page and items on it, in the order in which they are read."""
        if not self.order:
            return tuple((index, page.items) for index, page in enumerate(self.pages))
        return tuple((page, (self.pages[page].items[item],)) for page, item in self.order)
