"""The Scene: pages of placed items. The only thing a back end sees of a deck.

A TextBlock carries both meaning (paragraphs, which PowerPoint gets) and geometry (measured
lines, which the PDF draws). Items stand in reading order; a later item lies above an earlier.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import field

from briefgen.model.chart_kinds import ChartName, Stacking
from briefgen.model.chart_plot import ChartLook, DateAxis, PlotSeries, ValueAxis
from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.pictures import Asset, Crop
from briefgen.model.rich_text import Inline
from briefgen.model.scene_properties import Meta, OutlineEntry, SceneSection
from briefgen.model.text_block import (
    About,
    Colour,
    TextBlock,
)
from briefgen.model.units import Box, Emu, Size
from briefgen.model.values import Value


class Stroke(Value):
    """A line's `colour` and `width` in EMU."""

    colour: Colour
    width: Emu


class Area(Value, weakref=True, kw_only=True):
    """What a rectangle, an ellipse and a polygon share: their `box` and what they are `about`; they
    may have a `fill` and a `stroke` round them, and may own a `text`, which lies in the box, in an
    ellipse in the inscribed one. `name` is unique on the page where a line connects to the shape.
    """

    box: Box
    about: About
    fill: Colour = ""
    stroke: Stroke | None = None
    text: TextBlock | None = None
    name: str = ""


class Rectangle(Area):
    """Fills its box."""


class Ellipse(Area):
    """Touches the sides of its box."""


# Outlines: the corners of each as (x, y) in EMU from the corner of the box.
Path = tuple[tuple[tuple[int, int], ...], ...]


class Polygon(Area, kw_only=True):
    """One closed outline or several, which may have any form: the `path`."""

    path: Path


class Icon(Area, kw_only=True):
    """An icon in a square box, in the colour of its fill; its `symbol` is its name. Its outline is
    looked up where it is drawn (images/icons.py)."""

    symbol: str


class LineShape(Value, weakref=True, kw_only=True):
    """A line from the top left of its `box` to the bottom right, drawn by its `stroke`; `flip`
    draws it from bottom left to top right. `about` says what it means. With `bends` it is an elbow:
    the same ends, joined by a horizontal, a vertical at half the width and a horizontal.

    `connects` holds (name, site) of both ends, sites counted from 0 anticlockwise: top, left,
    bottom, right. `arrow` puts a head at the end.
    """

    box: Box
    about: About
    stroke: Stroke
    bends: bool = False
    connects: tuple[tuple[str, int], tuple[str, int]] | None = None
    flip: bool = False
    arrow: bool = False


class SquareCode(Value, weakref=True):
    """A square code (QR) for an `address`, in black; `about` says what it means. Its modules are
    worked out where it is drawn (images/qr_code.py); its `box` is a whole number of them wide."""

    box: Box
    about: About
    address: str


Shape = Rectangle | Ellipse | Polygon | Icon | LineShape | SquareCode


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


class Grid(Value, weakref=True, kw_only=True):
    """A table without merged cells, in a `box`: the widths of its `columns`, and its `rows`.
    `about` says what it means. The first `header_rows` rows are headings of columns; with
    `header_column` the first column holds headings of rows. `caption` tells it from others;
    `placeholder` is the slot whose placeholder it fills, "" for none."""

    box: Box
    about: About
    columns: tuple[Emu, ...]
    rows: tuple[GridRow, ...]
    header_rows: int = 1
    header_column: bool = False
    caption: str = ""
    placeholder: str = ""


class PlacedPicture(Value, weakref=True, kw_only=True):
    """A picture: `asset` is the key of its data in the scene's assets, `about` says what it means.
    What `crop` leaves of it fills the `box`. `placeholder` is the slot whose placeholder it fills.
    """

    box: Box
    about: About
    asset: str
    crop: Crop = Crop()
    placeholder: str = ""

    def stands_in(self, place: Box) -> bool:
        """Whether a place around its box can show it just there: where the place goes on, nothing
        of the picture is cut off that would come to light."""
        box, crop = self.box, self.crop
        return place.contains(box) and not (
            (crop.left and box.x > place.x)
            or (crop.top and box.y > place.y)
            or (crop.right and box.right < place.right)
            or (crop.bottom and box.bottom < place.bottom)
        )


class Group(Value, weakref=True, kw_only=True):
    """Items that belong together; `about` says what they mean, `name` is unique on the page where
    another item connects to it. The `items` live in `view`, which is drawn into `box`, so a slide
    becomes a thumbnail by a group whose view is the slide and whose box is small."""

    box: Box
    about: About
    items: tuple[Item, ...]
    view: Box | None = None
    name: str = ""


class PlacedChart(Value, weakref=True, kw_only=True):
    """Numbers, and the `drawing` that our layout made of them: PowerPoint takes the numbers and the
    `look`, the PDF the drawing. `about` says what it means, `box` where it stands.

    `kind` is one of CHARTS, of `series` over `categories`; `stacked` is "", "yes" or "percent". A
    pie has no `axis`. Categories that are `days` stand at their true distances; those of a scatter
    chart are the numbers `across`, on the axis `foot`. `placeholder` is the slot whose placeholder
    it fills, `font` the family of its text: "heading" or "body", or its name where it is neither.
    """

    box: Box
    about: About
    kind: ChartName
    categories: tuple[str, ...]
    series: tuple[PlotSeries, ...]
    look: ChartLook
    drawing: Group
    axis: ValueAxis | None = None
    days: DateAxis | None = None
    foot: ValueAxis | None = None
    across: tuple[Decimal, ...] = ()
    stacked: Stacking = ""
    placeholder: str = ""
    font: str = "body"


Item = TextBlock | Shape | Grid | PlacedChart | PlacedPicture | Group


class NoteParagraph(Value):
    """A paragraph of the speaker's notes: its text (`inline`), and its `level` in a list, None
    outside."""

    inline: Inline
    level: int | None = None


class Page(Value, kw_only=True):
    """A page of a `size` in a `layout`, with `items` in reading order. `ground` is its background;
    `backdrop` what the layout draws by itself (PowerPoint has it in the slide layout, the PDF draws
    it); `furniture` are footer, date, number and the like; `notes` what the speaker says. `title`
    is the plain title with its part, as in "Rights (2 of 3)". `part` counts from 1, to `parts`.
    `id` is the slide's id, with "-2" on its second part, `source_id` the same without it;
    `anchors` are other ids that lead here. `written_as` is the layout that the author wrote, of
    which `layout` may be another form. `section` indexes the deck's sections. `number` is what
    is printed on it; a `hidden` one is not shown. `span` is where it is written."""

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
    written_as: str = ""


class Scene(Value, kw_only=True):
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
