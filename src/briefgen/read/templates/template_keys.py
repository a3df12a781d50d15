"""The keys of a template file: names are written with dashes, places and sizes in points."""

from __future__ import annotations

from typing import Any, Literal, get_args

from briefgen.model.pictures import PictureFit
from briefgen.model.template import (
    DeckWide,
    DrawnAs,
    FormName,
    PlaceholderType,
    SlotKindName,
)
from briefgen.model.typography import Align, Anchor, FontRole
from briefgen.model.values import Value
from briefgen.read.decode import given, holds, keys
from briefgen.read.value_kinds import (
    FLAG,
    PAIR,
    TEXT,
    choice,
    listing,
    mapping,
    number,
    text,
    whole,
)

SLIDE_HEIGHT = 540.0
_KIND = choice(*get_args(SlotKindName))
Sides = Literal["", "left", "right", "both"]
_SIDES = choice(*get_args(Sides))
_ALIGN = choice(*get_args(Align))
# The types of slide layouts that PowerPoint has and that our kinds of slot can fill.
_TYPE = choice(
    "", "title", "obj", "secHead", "twoObj", "twoTxTwoObj", "titleOnly", "blank", "objTx", "picTx",
    "tbl", "chart", "tx", "cust",
)  # fmt: skip
_PLACEHOLDER = choice(*get_args(PlaceholderType))
_DOWN = number(0, SLIDE_HEIGHT)
_HEIGHT = number(0.1, SLIDE_HEIGHT)
_LENGTH = number(-SLIDE_HEIGHT, SLIDE_HEIGHT)
_COUNT = whole(0, 100)
_NAME = text(least=1)


class ChangeKeys(Value, kw_only=True):
    """What is different on a narrower slide: the first and the last of its `columns`, its `top`
    and its `height`; None where they are the same."""

    columns: tuple[int, int] | None = holds(PAIR, None)
    top: float | None = holds(_DOWN, None)
    height: float | None = holds(_HEIGHT, None)


_NARROW = keys(ChangeKeys)


class RegionKeys(Value, kw_only=True):
    """A place: from the first of two `columns` to the second, counted from 1, and from `top` down,
    as far as its `height`. `narrow`, written `4:3`, says what is different on slides of 4:3."""

    columns: tuple[int, int] = holds(PAIR)
    top: float = holds(_DOWN)
    height: float = holds(_HEIGHT)
    narrow: ChangeKeys | None = holds(_NARROW, None, name="4:3")


class BarKeys(RegionKeys, kw_only=True):
    """A filled rectangle behind the text. `fill` is its colour, a role or #RRGGBB; `bleed` names
    the sides at which it goes on to the slide's edge, "" for none."""

    fill: str = holds(TEXT)
    bleed: Sides = holds(_SIDES, "")


class LogoKeys(RegionKeys, kw_only=True):
    """A picture that layouts carry; `print` is the one for paper, "" for the same, `layouts` are
    all if empty. `file` stands in the template's folder; `alt` is its text alternative. `align`
    is for a picture that is narrower than its place."""

    file: str = holds(TEXT)
    alt: str = holds(_NAME)
    print: str = holds(TEXT, "")
    align: Align = holds(_ALIGN, "right")
    layouts: tuple[str, ...] = holds(listing(TEXT), ())


class FontKeys(Value, kw_only=True):
    """A `family` by name, and its files if it is not one of ours: `regular`, `bold`, `italic` and
    `bold_italic` stand in the template's folder, "" where there is none."""

    family: str = holds(_NAME)
    regular: str = holds(TEXT, "")
    bold: str = holds(TEXT, "")
    italic: str = holds(TEXT, "")
    bold_italic: str = holds(TEXT, "")

    @property
    def files(self) -> dict[tuple[bool, bool], str]:
        """The files that are named, by (bold, italic)."""
        named = {
            (False, False): self.regular,
            (True, False): self.bold,
            (False, True): self.italic,
            (True, True): self.bold_italic,
        }
        return {style: file for style, file in named.items() if file}


class LevelKeys(Value, kw_only=True):
    """One level of a style; sizes are told by how much `less` they are than the first's, and never
    go below `floor`.

    Its text has the `colour`, phrases in it `strong_colour`, its mark `bullet_colour` ("" for the
    same) and links `link_colour` ("" for the colour of links): roles or #RRGGBB. `strong` is for
    bold text, `font` one of the theme's two families, `align` how lines stand. `space_before` is
    counted in shares of the size, `line_spacing` in percent. Lines begin at `margin`, the first one
    further by `indent`, which is negative for one with a mark; the mark is `bullet`: one character,
    "#" for numbers, or "" for none.
    """

    colour: str = holds(TEXT)
    less: int = holds(whole(0, 200), 0)
    floor: int = holds(whole(12, 200), 12)
    strong: bool = holds(FLAG, False)
    font: FontRole = holds(choice(*get_args(FontRole)), "body")
    align: Align = holds(_ALIGN, "left")
    space_before: float = holds(number(0, 10), 0)
    line_spacing: int = holds(whole(90, 150), 100)
    margin: float = holds(_DOWN, 0)
    indent: float = holds(_LENGTH, 0)
    bullet: str = holds(text(most=1), "")
    bullet_colour: str = holds(TEXT, "")
    strong_colour: str = holds(TEXT, "")
    link_colour: str = holds(TEXT, "")


class StyleKeys(Value, kw_only=True):
    """Sizes to choose from, the largest first in the `ladder`, and the `levels`, the outermost
    first. With `deck_wide`, all its texts in a deck have one size: `lines` is the largest at which
    nine in ten take no more lines than at the third, `fit` the largest at which each takes a few
    lines; "" where each has the largest that fits it."""

    ladder: tuple[int, ...] = holds(listing(whole(8, 200), least=1))
    levels: tuple[LevelKeys, ...] = holds(listing(keys(LevelKeys), least=1))
    deck_wide: DeckWide = holds(choice(*get_args(DeckWide)), "")


class FurnitureKeys(RegionKeys, kw_only=True):
    """The place of a page number, a footer and the like, and the name of its text `style`."""

    style: str = holds(TEXT)


class SlotKeys(Value, kw_only=True):
    """What a layout has room for, and where.

    `kind` is what authors may write in it, `style` how that is set; `centre_style` is for the
    middle of a diagram, "" for the same. `columns`, `top`, `height`, `narrow` and `bleed` are its
    place, as that of a bar; it needs none where it stands `within` another slot's placeholder, as
    the first paragraph. `inset_left` and `inset_bottom` are free of text; `anchor` is where text
    stands in the height. `placeholder` is PowerPoint's, "" for none, and `prompt` what it asks for
    while it is empty, "" for the slot's name. Slides have to fill what is `required`; `default`
    names what fills it by itself, such as deck.title. It `takes` the room of other slots where they
    are empty; `of` names the quotation whose attribution it shows, `below` the slot that it stands
    close to. In a form of a layout it may be `drawn_as` something else than its kind is, "" for the
    same. `least` and `most` bound the number of parts, 0 for no bound; `fit` is that of its
    pictures, "" for contain.
    """

    kind: SlotKindName = holds(_KIND)
    style: str = holds(TEXT)
    columns: tuple[int, int] | None = holds(PAIR, None)
    top: float = holds(_DOWN, 0)
    height: float = holds(_DOWN, 0)
    narrow: ChangeKeys | None = holds(_NARROW, None, name="4:3")
    required: bool = holds(FLAG, False)
    placeholder: PlaceholderType = holds(_PLACEHOLDER, "")
    anchor: Anchor = holds(choice(*get_args(Anchor)), "top")
    inset_left: float = holds(_DOWN, 0)
    inset_bottom: float = holds(_DOWN, 0)
    bleed: Sides = holds(_SIDES, "")
    fit: PictureFit | Literal[""] = holds(choice("", *get_args(PictureFit)), "")
    prompt: str = holds(TEXT, "")
    within: str = holds(TEXT, "")
    takes: tuple[str, ...] = holds(listing(TEXT), ())
    default: str = holds(TEXT, "")
    least: int = holds(_COUNT, 0)
    most: int = holds(_COUNT, 0)
    centre_style: str = holds(TEXT, "")
    of: str = holds(TEXT, "")
    below: str = holds(TEXT, "")
    drawn_as: DrawnAs = holds(choice(*get_args(DrawnAs)), "")


_FURNITURE = mapping(keys(FurnitureKeys))
_BACKDROP = listing(keys(BarKeys), most=40)
_LOGO = keys(LogoKeys)


class LayoutKeys(Value, kw_only=True):
    """A layout; what it leaves out it has from the layout of the same name that it overrides.

    `title` and `type` are its name and its type in PowerPoint. `slots` and `furniture` are by name;
    what `furniture` leaves out is the template's. `shows` names the furniture that slides carry.
    `ground` is the colour behind everything; the bars of its `backdrop` and its `logo` are None
    where they are the template's. With `form_of` it is a `form` of another layout, which a slide of
    that one takes where it suits the content. `said` are the fields that the author wrote.
    """

    title: str = holds(TEXT, "")
    type: Any = holds(_TYPE, "")
    slots: dict[str, SlotKeys] = holds(mapping(keys(SlotKeys)), {})
    ground: str = holds(TEXT, "paper")
    shows: tuple[str, ...] = holds(
        listing(TEXT), ("section", "footer", "marking", "date", "number")
    )
    backdrop: tuple[BarKeys, ...] | None = holds(_BACKDROP, None)
    furniture: dict[str, FurnitureKeys] = holds(_FURNITURE, {})
    logo: LogoKeys | None = holds(_LOGO, None)
    form_of: str = holds(TEXT, "")
    form: FormName = holds(choice(*get_args(FormName)), "")
    said: frozenset[str] = given()


class GridKeys(Value, kw_only=True):
    """The grid: how many `columns` there are, the `margin` at both sides of them, and the `gutter`
    between two."""

    columns: int = holds(whole(1, 24), 12)
    margin: float = holds(number(0, 240), 48)
    gutter: float = holds(number(0, 48), 24)


class FileKeys(Value, kw_only=True):
    """A template file. `print` gives the colours that are others on paper; `base` is a PowerPoint
    file that decks are built on, `base_layouts` its layouts by the names of ours.

    `title` is what people call it, "" for the name of its folder. It `extends` another template,
    from which it has what it leaves out, and `prints_as` one whose colours it has on paper; "" for
    none. `colours` are by role, as #RRGGBB; `fonts` are for `heading` and `body`. `styles`,
    `furniture` and `layouts` are by name. `grid` holds for all layouts, `backdrop` and `logo` for
    those that have none of their own; None where the file has no such line.
    """

    title: str = holds(TEXT, "")
    extends: str = holds(TEXT, "")
    base: str = holds(TEXT, "")
    base_layouts: dict[str, str] = holds(mapping(TEXT), {})
    colours: dict[str, str] = holds(mapping(TEXT), {})
    print: dict[str, str] = holds(mapping(TEXT), {})
    prints_as: str = holds(TEXT, "")
    fonts: dict[str, FontKeys] = holds(
        mapping(keys(FontKeys, short="family"), names=("heading", "body")), {}
    )
    grid: GridKeys | None = holds(keys(GridKeys), None)
    styles: dict[str, StyleKeys] = holds(mapping(keys(StyleKeys)), {})
    furniture: dict[str, FurnitureKeys] = holds(_FURNITURE, {})
    backdrop: tuple[BarKeys, ...] | None = holds(_BACKDROP, None)
    logo: LogoKeys | None = holds(_LOGO, None)
    layouts: dict[str, LayoutKeys] = holds(mapping(keys(LayoutKeys), most=200), {})
