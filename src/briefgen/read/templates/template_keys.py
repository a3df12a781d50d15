"""The keys of a template file: names are written with dashes, places and sizes in points."""

from __future__ import annotations

from typing import Any, Literal, get_args

from briefgen.model.pictures import PictureFit
from briefgen.model.template import (
    FIELD_COLOURS,
    FORM_NAMES,
    THEME_SLOTS,
    DeckWide,
    DrawnAs,
    FormName,
    PlaceholderType,
    SlotKindName,
)
from briefgen.model.typography import Align, Anchor, FontRole, LevelFont
from briefgen.model.values import Value
from briefgen.read.decode import given, holds, keys
from briefgen.read.schema_words import mapping_of
from briefgen.read.templates.variants import VariantKeys
from briefgen.read.value_kinds import (
    FLAG,
    PAIR,
    TEXT,
    choice,
    listing,
    mapping,
    number,
    seen_as,
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
_SLOTS = "|".join(THEME_SLOTS)
# What colours are called, which is looked at once a template has all that it inherits.
_RGB, _ROLES = "#[0-9A-Fa-f]{6}", "|".join((*THEME_SLOTS, *FIELD_COLOURS))
_COLOUR = seen_as(TEXT, {"type": "string", "pattern": f"^({_RGB}|{_ROLES})$"})
_COLOUR_OR_NONE = seen_as(TEXT, {"type": "string", "pattern": f"^({_RGB}|{_ROLES})?$"})
_PALETTE = seen_as(
    mapping(TEXT),
    mapping_of(
        {key: {"type": "string", "pattern": f"^{_RGB}$"} for key in THEME_SLOTS}
        | {key: {"type": "string", "pattern": f"^({_RGB}|{_SLOTS})$"} for key in FIELD_COLOURS}
    ),
)


class ChangeKeys(Value, kw_only=True):
    """What is different on a narrower slide: the first and the last of its `columns`, its `top`
    and its `height`; None where they are the same."""

    columns: tuple[int, int] | None = holds(
        PAIR, None, about="The first and the last column on slides of 4:3."
    )
    top: float | None = holds(
        _DOWN, None, about="How far down it begins on slides of 4:3, in points."
    )
    height: float | None = holds(_HEIGHT, None, about="How high it is on slides of 4:3, in points.")


_NARROW = keys(ChangeKeys)


class RegionKeys(Value, kw_only=True):
    """A place: from the first of two `columns` to the second, counted from 1, and from `top` down,
    as far as its `height`. `narrow`, written `4:3`, says what is different on slides of 4:3."""

    columns: tuple[int, int] = holds(
        PAIR, about="The first and the last column of the grid, counted from 1, such as [1, 6]."
    )
    top: float = holds(
        _DOWN, about="How far down it begins, in points; a slide is 540 points high."
    )
    height: float = holds(_HEIGHT, about="How high it is, in points.")
    narrow: ChangeKeys | None = holds(
        _NARROW, None, name="4:3", about="What is different on slides of 4:3."
    )


class BarKeys(RegionKeys, kw_only=True):
    """A filled rectangle behind the text. `fill` is its colour, a role or #RRGGBB; `bleed` names
    the sides at which it goes on to the slide's edge, "" for none; it begins `inset_left` after
    its first column does, as the texts on a field."""

    fill: str = holds(_COLOUR, about="Its colour: a role such as brand, or #RRGGBB in quotes.")
    bleed: Sides = holds(_SIDES, "", about="The sides at which it reaches the edge of the slide.")
    inset_left: float = holds(_DOWN, 0, about="How much is left free at its left, in points.")


class LogoKeys(RegionKeys, kw_only=True):
    """A picture that layouts carry; `print` is the one for paper, "" for the same, `layouts` are
    all if empty. `file` stands in the template's folder; `alt` is its text alternative. `align`
    is for a picture that is narrower than its place."""

    file: str = holds(TEXT, about="The file of the logo, in the folder of the template.")
    alt: str = holds(_NAME, about="What people who cannot see the logo are told instead.")
    print: str = holds(TEXT, "", about="The file for paper, if it is another.")
    align: Align = holds(
        _ALIGN, "right", about="Where a logo stands that is narrower than its place."
    )
    layouts: tuple[str, ...] = holds(
        listing(TEXT), (), about="The layouts that carry it; all of them if left out."
    )


# Whether sizes are those of Arial.
Sizes = Literal["as-written", "by-family"]


class FontKeys(Value, kw_only=True):
    """A `family` by name, and its files if it is not one of ours: `regular`, `bold`, `italic` and
    `bold_italic` stand in the template's folder, "" where there is none."""

    family: str = holds(_NAME, about="The name of the family, as PowerPoint lists it.")
    regular: str = holds(
        TEXT, "", about="The file of its regular face, in the folder of the template."
    )
    bold: str = holds(TEXT, "", about="The file of its bold face.")
    italic: str = holds(TEXT, "", about="The file of its italic face.")
    bold_italic: str = holds(TEXT, "", about="The file of its bold italic face.")

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
    bold text, `font` one of the theme's families, `align` how lines stand. `space_before` is
    counted in shares of the size, `line_spacing` in percent. Lines begin at `margin`, the first one
    further by `indent`, which is negative for one with a mark; the mark is `bullet`: one character,
    "#" for numbers, or "" for none.
    """

    colour: str = holds(
        _COLOUR, about="The colour of the text: a role such as ink, or #RRGGBB in quotes."
    )
    less: int = holds(whole(0, 200), 0, about="How many points smaller it is than the first level.")
    floor: int = holds(whole(12, 200), 12, about="The smallest size that it may have, in points.")
    strong: bool = holds(FLAG, False, about="Whether the text is bold.")
    font: LevelFont = holds(
        choice(*get_args(LevelFont)),
        "body",
        about="Which of the families of the template it is set in.",
    )
    align: Align = holds(_ALIGN, "left", about="How its lines stand.")
    space_before: float = holds(
        number(0, 10), 0, about="The space before it, as a share of the size of the text."
    )
    line_spacing: int = holds(whole(90, 150), 100, about="The distance between lines, in percent.")
    margin: float = holds(_DOWN, 0, about="How far in its lines begin, in points.")
    indent: float = holds(
        _LENGTH, 0, about="How much further its first line begins, in points; below 0 for a bullet."
    )
    bullet: str = holds(
        text(most=1),
        "",
        about='The mark before it: one character, "#" for numbers, "a" for letters, "" for none.',
    )
    bullet_colour: str = holds(_COLOUR_OR_NONE, "", about="The colour of the mark.")
    strong_colour: str = holds(_COLOUR_OR_NONE, "", about="The colour of bold words.")
    link_colour: str = holds(_COLOUR_OR_NONE, "", about="The colour of links.")


class StyleKeys(Value, kw_only=True):
    """Sizes to choose from, the largest first in the `ladder`, and the `levels`, the outermost
    first. With `deck_wide`, all its texts in a deck have one size: `lines` is the largest at which
    nine in ten take no more lines than at the third, `fit` the largest at which each takes a few
    lines; "" where each has the largest that fits it."""

    ladder: tuple[int, ...] = holds(
        listing(whole(8, 200), least=1),
        about="The sizes to choose from in points, the largest first.",
    )
    levels: tuple[LevelKeys, ...] = holds(
        listing(keys(LevelKeys), least=1), about="How each level looks, the outermost first."
    )
    deck_wide: DeckWide = holds(
        choice(*get_args(DeckWide)), "", about="Whether all its texts in a deck have one size."
    )


class FurnitureKeys(RegionKeys, kw_only=True):
    """The place of a page number, a footer and the like, and the name of its text `style`."""

    style: str = holds(TEXT, about="The name of the text style that it is set in.")


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

    kind: SlotKindName = holds(_KIND, about="What authors may write in the slot.")
    style: str = holds(TEXT, about="The name of the text style that it is set in.")
    columns: tuple[int, int] | None = holds(
        PAIR,
        None,
        about="The first and the last column of the grid, counted from 1, such as [1, 6].",
    )
    top: float = holds(
        _DOWN, 0, about="How far down it begins, in points; a slide is 540 points high."
    )
    height: float = holds(_DOWN, 0, about="How high it is, in points.")
    narrow: ChangeKeys | None = holds(
        _NARROW, None, name="4:3", about="What is different on slides of 4:3."
    )
    required: bool = holds(FLAG, False, about="Whether every slide of the layout has to fill it.")
    placeholder: PlaceholderType = holds(
        _PLACEHOLDER,
        "",
        about="The type of placeholder that it becomes in PowerPoint; title for the slide's title.",
    )
    anchor: Anchor = holds(
        choice(*get_args(Anchor)), "top", about="Where the text stands in its height."
    )
    inset_left: float = holds(_DOWN, 0, about="How much is left free at its left, in points.")
    inset_bottom: float = holds(_DOWN, 0, about="How much is left free at its foot, in points.")
    bleed: Sides = holds(_SIDES, "", about="The sides at which it reaches the edge of the slide.")
    fit: PictureFit | Literal[""] = holds(
        choice("", *get_args(PictureFit)),
        "",
        about="Whether a picture is shown whole, or fills the place and is cut.",
    )
    prompt: str = holds(TEXT, "", about="What PowerPoint asks for while it is empty.")
    within: str = holds(TEXT, "", about="The slot in whose placeholder it is the first paragraph.")
    takes: tuple[str, ...] = holds(
        listing(TEXT), (), about="Slots whose room it takes where they are empty."
    )
    default: str = holds(TEXT, "", about="What fills it by itself, such as deck.title.")
    least: int = holds(_COUNT, 0, about="The smallest number of parts; 0 for no limit.")
    most: int = holds(_COUNT, 0, about="The largest number of parts; 0 for no limit.")
    centre_style: str = holds(
        TEXT, "", about="The text style of what stands in the middle of a diagram."
    )
    of: str = holds(TEXT, "", about="The slot whose second text it shows, such as a name.")
    below: str = holds(TEXT, "", about="The slot of shapes that it stands close below.")
    drawn_as: DrawnAs = holds(
        choice(*get_args(DrawnAs)), "", about="What is made of its value in a form of the layout."
    )


_FURNITURE = mapping(keys(FurnitureKeys))
_BACKDROP = listing(keys(BarKeys), most=40)
_LOGO = keys(LogoKeys)


class LayoutKeys(Value, kw_only=True):
    """A layout; what it leaves out it has from the layout of the same name that it overrides.

    `title` and `type` are its name and its type in PowerPoint. `slots` and `furniture` are by name;
    what `furniture` leaves out is the template's. `shows` names the furniture that slides carry.
    `ground` is the colour behind everything; the bars of its `backdrop` and its `logo` are None
    where they are the template's; its `panels` are drawn above a picture over the whole slide. With
    `form_of` it is a `form` of another layout, which a slide of that one takes where it suits the
    content. `said` are the fields that the author wrote.
    """

    title: str = holds(TEXT, "", about="What PowerPoint calls the layout.")
    type: Any = holds(_TYPE, "", about="PowerPoint's type of the layout.")
    slots: dict[str, SlotKeys] = holds(
        mapping(keys(SlotKeys)), {}, about="What slides of this layout have room for, by name."
    )
    ground: str = holds(
        _COLOUR,
        "paper",
        about="The colour behind everything: a role such as paper, or #RRGGBB in quotes.",
    )
    shows: tuple[str, ...] = holds(
        listing(TEXT),
        ("section", "footer", "marking", "date", "number"),
        about="What its slides carry: section, footer, marking, date and number.",
    )
    backdrop: tuple[BarKeys, ...] | None = holds(
        _BACKDROP, None, about="Filled rectangles behind the text."
    )
    panels: tuple[BarKeys, ...] = holds(
        _BACKDROP, (), about="Filled rectangles above a picture and behind the text on it."
    )
    furniture: dict[str, FurnitureKeys] = holds(
        _FURNITURE, {}, about="The places of the page number, the footer and the like, by name."
    )
    logo: LogoKeys | None = holds(_LOGO, None, about="The logo of this layout.")
    form_of: str = holds(TEXT, "", about="The layout that this one is another form of.")
    form: FormName = holds(choice(*FORM_NAMES), "", about="Which form it is, as slides ask for it.")
    said: frozenset[str] = given()


class GridKeys(Value, kw_only=True):
    """The grid: how many `columns` there are, the `margin` at both sides of them, and the `gutter`
    between two."""

    columns: int = holds(whole(1, 24), 12, about="How many columns the grid has.")
    margin: float = holds(
        number(0, 240), 48, about="The space at both sides of the columns, in points."
    )
    gutter: float = holds(number(0, 48), 24, about="The space between two columns, in points.")


class FileKeys(Value, kw_only=True):
    """A template file. `print` gives the colours that are others on paper; `base` is a PowerPoint
    file that decks are built on, `base_layouts` its layouts by the names of ours.

    `title` is what people call it, "" for the name of its folder, and `about` says in a line what
    it is for. It `extends` another template,
    from which it has what it leaves out, and `prints_as` one whose colours it has on paper; "" for
    none. `variant` chooses between drawings of the built-in layouts. `colours` are by role, as
    #RRGGBB, those of fields by role too; `fonts` are for `heading`, `body` and `numbers`. With
    `sizes` by-family, styles are written for Arial, and set larger in families that look smaller.
    `styles`, `furniture` and `layouts` are by name. `grid` holds for all layouts, `backdrop` and
    `logo` for those that have none of their own; None where the file has no such line.
    """

    title: str = holds(TEXT, "", about="What people call the template.")
    about: str = holds(TEXT, "", about="What the template is for, in one line.")
    extends: str = holds(TEXT, "", about="The template from which it has all that it leaves out.")
    variant: VariantKeys = holds(
        keys(VariantKeys),
        VariantKeys(),
        about="Which drawings of the head, of cards, sections, covers and statements it has.",
    )
    base: str = holds(TEXT, "", about="A PowerPoint file in its folder that decks are built on.")
    base_layouts: dict[str, str] = holds(
        mapping(TEXT), {}, about="The layouts of the PowerPoint file, by the names of ours."
    )
    colours: dict[str, str] = holds(
        _PALETTE, {}, about="The colours by role, each as #RRGGBB in quotes."
    )
    print: dict[str, str] = holds(
        _PALETTE, {}, about="The colours that are others on paper, each as #RRGGBB in quotes."
    )
    prints_as: str = holds(TEXT, "", about="The template whose colours it has on paper.")
    fonts: dict[str, FontKeys] = holds(
        mapping(keys(FontKeys, short="family"), names=get_args(FontRole)),
        {},
        about="The families of headings, of numbers and of all other text.",
    )
    sizes: Sizes | Literal[""] = holds(
        choice(*get_args(Sizes)),
        "",
        about="Whether sizes are as written, or larger in families that look smaller than Arial.",
    )
    grid: GridKeys | None = holds(
        keys(GridKeys), None, about="The columns that places are counted in."
    )
    styles: dict[str, StyleKeys] = holds(
        mapping(keys(StyleKeys)), {}, about="The text styles by name."
    )
    furniture: dict[str, FurnitureKeys] = holds(
        _FURNITURE, {}, about="The places of the page number, the footer and the like, by name."
    )
    backdrop: tuple[BarKeys, ...] | None = holds(
        _BACKDROP, None, about="Filled rectangles behind the text."
    )
    logo: LogoKeys | None = holds(_LOGO, None, about="The logo on the slides.")
    layouts: dict[str, LayoutKeys] = holds(
        mapping(keys(LayoutKeys), most=200),
        {},
        about="The layouts by name; one that is there already is changed.",
    )
