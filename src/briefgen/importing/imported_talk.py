"""The nouns of an import: what a presentation of another program says, and where it stands there.

Readers make them, whatever the format; nothing is decided in them yet. Places are shares of the
slide, from 0 to 1; they are None where a format has no places (Markdown, Word), and then the shapes
stand in reading order.
"""

from __future__ import annotations

from typing import Literal

from briefgen.model.values import Value

BulletKind = Literal["sign", "none", "number"]
# How the numbers of a list are written; "" where they are none.
NumberKind = Literal["", "1", "a", "A", "i", "I"]
PlaceholderKind = Literal["title", "subtitle", "body", "picture", "table", "chart", "furniture", ""]


class ImportedBox(Value):
    """A place on a slide: its edges as shares of the slide's width (`left`, `right`) and height
    (`top`, `bottom`), of the upright box round it where it is turned."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


class ImportedRun(Value, kw_only=True):
    """Letters of one look. `text` has "\\n" for a break within the paragraph. `link` is an address
    to the web or of mail, `jump` the number of the slide that it leads to (0 for none). They are
    `bold` or `italic` where the rest of the paragraph is not, `code` in a face of equal widths, and
    `script` says where they are raised or lowered."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    script: Literal["", "super", "sub"] = ""
    link: str = ""
    jump: int = 0


class ImportedParagraph(Value, kw_only=True):
    """A paragraph in its `runs`. Its `level` is ranked within its box (0 to 2), its `bullet` and
    `size` in points are those that it inherits; `number` is the number of a numbered one, and
    `numbered` how it is written. It `is_bold` where all of it is, and what stands there is not by
    itself: then none of its runs is."""

    runs: tuple[ImportedRun, ...]
    level: int = 0
    bullet: BulletKind = "none"
    number: int = 0
    numbered: NumberKind = ""
    size: float = 0
    is_bold: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


class ImportedText(Value):
    """The `paragraphs` of a box, without empty ones."""

    paragraphs: tuple[ImportedParagraph, ...]

    @property
    def words(self) -> int:
        return sum(len(paragraph.text.split()) for paragraph in self.paragraphs)


class ImportedCell(Value):
    """A cell of a table with its `text`, and over how many columns (`across`) and rows (`down`) it
    reaches; a cell that lies under such a one has 0 of both."""

    text: ImportedText
    across: int = 1
    down: int = 1


class ImportedTable(Value):
    """A table by `rows`; whether its first row is its head (`has_head`)."""

    rows: tuple[tuple[ImportedCell, ...], ...]
    has_head: bool


class ImportedSeries(Value):
    """A series of a chart: its `name`, and in `values` one for each category (None where there is
    none)."""

    name: str
    values: tuple[float | None, ...]


class ImportedChart(Value, kw_only=True):
    """A chart: its `kind` as briefgen names it, or "" where briefgen has none such and a table says
    the same; what the file calls it (`called`); its `title`, `categories` and `series`. Values are
    as they stand in the file, in percent or not: where it `is_percent`, 0.25 is shown as 25 %. It
    `is_stacked` where series lie on each other, and `is_share_of_whole` where these are drawn as
    shares of 100 %. `sign` is that of money, where all values are shown with it.
    `axis_title` is the name of the axis of values, `category_title` that of the other."""

    kind: str
    called: str
    title: str
    categories: tuple[str, ...]
    series: tuple[ImportedSeries, ...]
    is_percent: bool = False
    sign: str = ""
    is_stacked: bool = False
    is_share_of_whole: bool = False
    axis_title: str = ""
    category_title: str = ""


class ImportedPicture(Value, kw_only=True):
    """A picture: its `data` as they stand in the file, the `ending` for them ("png"; "" where the
    kind is not known or cannot be used), and what is cut off at each side (`crop`: left, top,
    right, bottom, as shares of the picture). `original` is the SVG that it was made from."""

    data: bytes
    ending: str
    crop: tuple[float, float, float, float] = (0, 0, 0, 0)
    original: bytes = b""


class ImportedSmartArt(Value):
    """The words of a SmartArt drawing as `points` with levels; `called` is its layout's name."""

    points: ImportedText
    called: str


class ImportedGroup(Value):
    """The `shapes` that belong together, in the order in which they lie over each other."""

    shapes: tuple[ImportedShape, ...]


class ImportedDrawing(Value):
    """What has neither words nor a picture: a line, an arrow, a frame; whether it connects two
    shapes (`is_connector`), from which to which by their ids (`joins`), and as an arrow
    (`is_arrow`)."""

    is_connector: bool = False
    joins: tuple[str, str] = ("", "")
    is_arrow: bool = False


ShapeContents = (
    ImportedText
    | ImportedTable
    | ImportedChart
    | ImportedPicture
    | ImportedSmartArt
    | ImportedGroup
    | ImportedDrawing
)


class ImportedShape(Value, kw_only=True):
    """A shape with its `name`, `id`, `contents` and place (`box`). `order` says how far it is from
    the back of the slide.

    `placeholder` is what the layout meant it for, and `index` its number there; `is_filled` where
    a colour or a picture lies behind its text; most of that `is_code` in a face of equal widths,
    `is_bold` or `is_right_to_left`, and `size` is the largest size of it in points. `turned` is its
    rotation in degrees.
    `alt` is its alternative text, `is_decorative` its mark as decoration, `link` the address and
    `jump` the slide (0 for none) to which a click on all of it leads. `slot` is the slot that it
    fills, where a deck of ours says so.
    """

    name: str
    contents: ShapeContents
    box: ImportedBox | None = None
    order: int = 0
    placeholder: PlaceholderKind = ""
    index: int = -1
    is_filled: bool = False
    is_code: bool = False
    size: float = 0
    is_bold: bool = False
    is_right_to_left: bool = False
    turned: float = 0
    alt: str = ""
    is_decorative: bool = False
    link: str = ""
    jump: int = 0
    slot: str = ""
    id: str = ""


class LeftOut(Value):
    """What does not come over: `what` it is, in words for the report ("an animation"), the reason
    (`why`), and the `words` in it, if any, which the ledger counts."""

    what: str
    why: str
    words: str = ""


def struck(words: str) -> LeftOut:
    """What is left out of words that are struck through: they come over, the line does not."""
    return LeftOut(
        f"the line through “{' '.join(words.split())}”",
        "the words are kept without it: delete them if they no longer hold",
    )


class ImportedSlide(Value, kw_only=True):
    """A slide by its `number`, from 1, with its `shapes` from back to front.

    `layout` is the type of its layout as Office names it ("title", "secHead", "twoObj", ...; ""
    where unknown), `layout_name` its name. `notes` and `comments` in their paragraphs; `section` is
    the name of the section that it stands in. `reading` is the whole text of which the slide has
    the first sentences only (from Word). It `is_hidden` from the audience; it `is_animated` where
    shapes come or go one after the other. `left_out` is what of it does not come over.
    """

    number: int
    shapes: tuple[ImportedShape, ...]
    layout: str = ""
    layout_name: str = ""
    notes: tuple[ImportedParagraph, ...] = ()
    reading: tuple[ImportedParagraph, ...] = ()
    comments: tuple[str, ...] = ()
    section: str = ""
    is_hidden: bool = False
    is_animated: bool = False
    left_out: tuple[LeftOut, ...] = ()


class ImportedTalk(Value, kw_only=True):
    """A whole presentation: its `slides` in order, its `title` and `author` as the file says, the
    `language` of most of its text as a tag ("" where unknown), and `aspect` as decks name it.
    `left_out` is what belongs to no slide."""

    slides: tuple[ImportedSlide, ...]
    title: str = ""
    author: str = ""
    language: str = ""
    aspect: str = "16:9"
    left_out: tuple[LeftOut, ...] = ()
