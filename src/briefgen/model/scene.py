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
from briefgen.model.typography import Align, Anchor, FontRole
from briefgen.model.units import Box, Emu, Insets, Size
from briefgen.model.values import Value

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


DECORATION = About(Role.DECORATION)


class LevelFormat(Value):
    """How the paragraphs of one level are set: in a `colour`, bold where `strong`, in a `font` of
    the theme, with its lines aligned (`align`).

    `size` is in whole points, `space_before`, `margin` and `indent` (of the first line, beyond the
    margin) in EMU, `line_spacing` in percent of the font's single spacing (1.2 x size). `bullet` is
    a character, "#" for a number with a full stop, or "" for none. `bullet_colour`, `strong_colour`
    and `link_colour` are those of bullets, strong runs and links, "" for the colour of the text
    around them. `caps` shows small letters as capitals.
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
    """A paragraph's meaning: its text (`inline`) and its `level` (0 is the outermost).

    `bullet` False suppresses the level's bullet, and with it margin and indent. `number` is the
    ordinal shown where the level is numbered. `heading` marks the head of a card or column.
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


class PlacedRun(Value):
    """Characters (`text`) of one `font` on one line, of a `size` in points and a `colour`. `x` and
    `width` are EMU on the page. `link` is where a click leads, `language` a BCP 47 tag; "" for
    none.

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


class Fit(Value):
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


class TextBlock(Value, weakref=True):
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
        which would not be in the middle of its box otherwise."""
        nudge = self.fit.nudge
        first = self.paragraphs[0].level if self.paragraphs else 0
        if self.levels and self.levels[first].align == "center":
            return nudge // 2, nudge - nudge // 2
        return 0, nudge


class Stroke(Value):
    """A line's `colour` and `width` in EMU."""

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
    """A cell of a grid: its `text`, whose insets are the cell's margins, on a `fill` ("" for none).

    `none` marks the dash that stands for "not stated".
    """

    text: TextBlock
    fill: Colour = ""
    none: bool = False


class GridRow(Value):
    """A row: its `height`, its `cells`, and the rule below it (`rule_below`), if any."""

    height: Emu
    cells: tuple[Cell, ...]
    rule_below: Stroke | None = None


class Grid(Value, weakref=True):
    """A table without merged cells, in a `box`: the widths of its `columns`, and its `rows`.
    `about` says what it means. The first `header_rows` rows are headings of columns; with
    `header_column` the first column holds headings of rows. `caption` is its name, for reading
    aloud; `placeholder` the slot whose placeholder it fills, "" for none."""

    box: Box
    about: About
    columns: tuple[Emu, ...]
    rows: tuple[GridRow, ...]
    header_rows: int = 1
    header_column: bool = False
    caption: str = ""
    placeholder: str = ""


class PlacedPicture(Value, weakref=True):
    """A picture: `asset` is the key of its data in the scene's assets, `about` says what it means.
    What `crop` leaves of it fills the `box`. `placeholder` is the slot whose placeholder it fills.
    """

    box: Box
    about: About
    asset: str
    crop: Crop = Crop()
    placeholder: str = ""


class Group(Value, weakref=True):
    """Items that belong together; `about` says what they mean, `name` is unique on the page where
    another item connects to it. The `items` live in `view`, which is drawn into `box`, so a slide
    becomes a thumbnail by a group whose view is the slide and whose box is small."""

    box: Box
    about: About
    items: tuple[Item, ...]
    view: Box | None = None
    name: str = ""


class PlacedChart(Value, weakref=True):
    """Numbers, and the `drawing` that our layout made of them: PowerPoint takes the numbers and the
    `look`, the PDF the drawing. `about` says what it means, `box` where it stands.

    `kind` is bar, column, line or pie, of `series` over `categories`; `stacked` is "", "yes" or
    "percent". A pie has no `axis`. `placeholder` is the slot whose placeholder it fills.
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
    """A paragraph of the speaker's notes: its text (`inline`), and its `level` in a list, None
    outside."""

    inline: Inline
    level: int | None = None


class Page(Value):
    """A page of a `size` in a `layout`, with `items` in reading order. `ground` is its background;
    `backdrop` what the layout draws by itself (PowerPoint has it in the slide layout, the PDF draws
    it); `furniture` are footer, date, number and the like; `notes` what the speaker says. `title`
    is the plain title with its part, as in "Rights (2 of 3)". `part` counts from 1, to `parts`.
    `id` is the slide's id, with "-2" on its second part, `source_id` the same without it; `anchors`
    are other ids that lead here. `section` indexes the deck's sections. `number` is what is
    printed on it; a `hidden` one is not shown. `span` is where it is written."""

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
    """A bookmark: its `title`, `level` (0 is outermost) and the index of its `page`. `slide` is the
    id of the slide where the page holds pictures of several."""

    title: str
    level: int
    page: int
    slide: str = ""


class Meta(Value):
    """Document properties: `title`, `subject` and `organisation`, the `language` as a BCP 47 tag,
    the protective `marking`. `date` is ISO 8601 or "". Nothing else is ever written."""

    title: str
    subject: str = ""
    organisation: str = ""
    language: str = "en-GB"
    date: str = ""
    marking: str = ""


class SceneSection(Value):
    """A PowerPoint section: its `name` and the indexes of its `pages`, which are consecutive."""

    name: str
    pages: tuple[int, ...]


class Scene(Value):
    """The `pages`, and what a back end needs to know beyond them: `meta` are the properties of the
    document, `outline` its bookmarks, `sections` its parts. `palette` gives each colour role its
    RGB value as "#RRGGBB", `assets` each picture by its key. `order` holds the indexes of page and
    item in reading order, where that is not the order of pages."""

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
