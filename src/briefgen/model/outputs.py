"""Outputs: the options of each kind, and the table of what is written of each and who gets it.

What an author can say of an output is declared once, as the fields of its class: the name of an
option is that of its field, and its type holds the values that it can have.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, cast, get_args

from msgspec import Meta, field
from msgspec.structs import fields

from briefgen.model.slide_choice import SlideChoice
from briefgen.model.values import Value

Paper = Literal["A4", "Letter", "A5"]
SheetPaper = Literal["A4", "Letter"]
Ink = Literal["full", "light", "grey"]
PerPage = Literal[1, 2, 3, 4, 6, 9]
# A number of slides a page, or as many as can be read.
AskedPerPage = Literal[1, 2, 3, 4, 6, 9, "auto"]
Edge = Literal["long", "short"]
OutputName = Literal[
    "deck", "deck-share", "slides", "slides-svg", "handout", "notes", "reading", "booklet", "zip"
]

# It becomes part of the name of a file, and is read from the record of a build: no paths.
Variant = Annotated[str, Meta(pattern="^[A-Za-z0-9-]*$")]

PAPERS: tuple[Paper, ...] = get_args(Paper)
AS = "as"
LARGE_PRINT = "large-print"
# What chooses the slides of an output.
CHOICES = ("only", "without")
# Outputs that are planned: they are refused by name.
NOT_BUILT_YET = ("ticket", "programme", "attendance", "changes")

# What each option says, for people. An option says the same wherever there is one.
OPTIONS: Mapping[str, str] = {
    AS: "the form",
    "per-page": "how many slides go on a page; beside three, and below one, two and six, are lines "
    "for notes; auto for as many as can be read: the most of 6, 4, 3 and 2 at which no text but "
    "sources and captions prints smaller than 6 points",
    "paper": "what it is printed on, if not the paper of the pack",
    LARGE_PRINT: "18 points with wide spacing and without italics; of a handout, a slide a page "
    "with its words below it",
    "ink": "full as on the screen; light for dark text on white, with outlines or tints in place "
    "of dark areas and lighter pictures; grey for the same in greys",
    "only": "the slides that it has, such as `5-12`, `section 2` or `[1, section Findings]`",
    "without": "the slides that it does not have, such as `[section, agenda]` or `9`",
}


class OutputOptions(Value, tag_field="kind", rename="kebab", kw_only=True):
    """An output as it is asked for: its kind, and the options of that kind."""

    variant: Variant = ""
    """What the name of its file says of the options that were given, such as `6-light`."""

    @property
    def kind(self) -> OutputName:
        """The name of the output."""
        return cast("OutputName", self.__struct_config__.tag)


class SlidesOutput(OutputOptions, kw_only=True):
    """An output that shows slides: all of them or, where some are named, `only` those; and
    `without` others."""

    only: SlideChoice = ()
    without: SlideChoice = ()


class DeckOptions(SlidesOutput, tag="deck"):
    """The PowerPoint deck."""


class DeckShareOptions(SlidesOutput, tag="deck-share"):
    """The deck for delegates."""


class SlidesOptions(SlidesOutput, tag="slides"):
    """The PDF with a slide a page, printed with so much `ink`."""

    ink: Ink = "full"


class SlidesSvgOptions(SlidesOutput, tag="slides-svg"):
    """A picture of each slide as SVG."""


class HandoutOptions(SlidesOutput, tag="handout"):
    """Several slides a page (`per_page`, or as many as can be read), or one with its words in
    `large_print`, on `paper` (None for the pack's), with so much `ink`."""

    per_page: AskedPerPage = 3
    paper: SheetPaper | None = None
    large_print: bool = False
    ink: Ink = "full"


class NotesOptions(SlidesOutput, tag="notes"):
    """Each slide and what is said to it, on `paper` (None for the pack's), with so much `ink`, and
    in `large_print` or not."""

    paper: Paper | None = None
    large_print: bool = False
    ink: Ink = "full"


class ReadingOptions(SlidesOutput, tag="reading"):
    """The document to read, on `paper` (None for the pack's), with so much `ink`, and in
    `large_print` or not."""

    paper: Paper | None = None
    large_print: bool = False
    ink: Ink = "full"


class BookletOptions(SlidesOutput, tag="booklet"):
    """The document to read, to be folded: on `paper` (None for the pack's), two pages a side, with
    so much `ink`."""

    paper: SheetPaper | None = None
    ink: Ink = "full"


class ZipOptions(OutputOptions, tag="zip"):
    """The outputs of a pack in one file."""


# What is rendered by itself.
Output: TypeAlias = (
    DeckOptions
    | DeckShareOptions
    | SlidesOptions
    | SlidesSvgOptions
    | HandoutOptions
    | NotesOptions
    | ReadingOptions
    | BookletOptions
)


class Form(Value):
    """A form of an output, such as large print. A form that is not built yet is refused by name."""

    options: Mapping[str, str] = field(default_factory=dict)
    """The options that it sets."""
    kind: OutputName | Literal[""] = ""
    """The kind that it is in the table of outputs where that is another."""
    is_built: bool = True
    """Whether it can be asked for yet."""


_LATER = Form(is_built=False)
_LARGE_PRINT = Form({LARGE_PRINT: "yes"})


class OutputKind(Value, kw_only=True):
    """A kind of output: a row of the table."""

    about: str
    """What it is, for people."""
    more: str = ""
    """What else is worth knowing of it."""
    extension: str
    """How the name of its file ends."""
    type: type[Output | ZipOptions]
    """The class that holds its options."""
    main: str = ""
    """The option that a single value behind the name is."""
    forms: Mapping[str, Form] = field(default_factory=dict)
    """What may stand behind `as`."""
    is_printed: bool = False
    """Whether its sheets are counted."""
    is_for_delegates: bool = False
    """Whether each of those who come gets one."""

    @property
    def chooses(self) -> tuple[str, ...]:
        """The options that choose its slides."""
        return CHOICES if issubclass(self.type, SlidesOutput) else ()

    @property
    def options(self) -> Mapping[str, Mapping[str, Any]]:
        """The texts that each option can be given as, with the values that they stand for."""
        return _options_of(self.type)


@cache
def _options_of(kind: type[OutputOptions]) -> dict[str, dict[str, Any]]:
    given = (one for one in fields(kind) if one.name not in ("variant", *CHOICES))
    return {one.encode_name: _texts(one.type) for one in given}


def _texts(kind: Any) -> dict[str, Any]:
    """The texts for the values of a flag or a Literal, in the order of its declaration."""
    if kind is bool:
        return {"yes": True, "no": False}
    choice = next((inner for inner in get_args(kind) if get_args(inner)), kind)
    return {str(value): value for value in get_args(choice)}


def sheet_of(output: HandoutOptions | BookletOptions, paper: Paper) -> SheetPaper:
    """The paper of an output: its own, else the pack's, else A4 where the pack's does not do:
    slides and booklets are not printed on A5, which is the size of a booklet's pages."""
    match output.paper or paper:
        case "A4" | "Letter" as sheet:
            return sheet
        case _:
            return "A4"


OUTPUTS: Mapping[str, OutputKind] = {
    "deck": OutputKind(
        about="the PowerPoint deck, for the speaker", extension="pptx", type=DeckOptions
    ),
    "deck-share": OutputKind(
        about="the deck for delegates",
        more="no notes, no hidden slides",
        extension="pptx",
        type=DeckShareOptions,
    ),
    "slides": OutputKind(
        about="a PDF with one slide per page",
        extension="pdf",
        type=SlidesOptions,
        main=AS,
        forms={"pdf": Form(), "svg": Form(kind="slides-svg")},
    ),
    "slides-svg": OutputKind(
        about="a picture of each slide as SVG, for a website or a document, in a .zip",
        more="text stays text, sharp at any size",
        extension="zip",
        type=SlidesSvgOptions,
    ),
    "handout": OutputKind(
        about="a PDF to print, with several slides a page",
        extension="pdf",
        type=HandoutOptions,
        main="per-page",
        is_printed=True,
        is_for_delegates=True,
    ),
    "notes": OutputKind(
        about="a PDF with each slide and what the speaker says about it",
        more="a running order for the chair, then the slides with their minutes, the clock "
        "and what is next",
        extension="pdf",
        type=NotesOptions,
        main=AS,
        forms={"pdf": Form(), LARGE_PRINT: _LARGE_PRINT, "text": _LATER},
        is_printed=True,
    ),
    "reading": OutputKind(
        about="a document to read without the speaker",
        more="contents, sections, prose, lists, tables, charts with their data, sources",
        extension="pdf",
        type=ReadingOptions,
        main=AS,
        forms={
            "pdf": Form(),
            "booklet": Form(kind="booklet"),
            LARGE_PRINT: _LARGE_PRINT,
            **dict.fromkeys(("web", "word", "text"), _LATER),
        },
        is_printed=True,
        is_for_delegates=True,
    ),
    "booklet": OutputKind(
        about="the document to read as a booklet, to print and fold",
        extension="pdf",
        more="on both sides, turned on the short edge",
        type=BookletOptions,
        is_printed=True,
        is_for_delegates=True,
    ),
    "zip": OutputKind(
        about="all of these in one file for those who were there",
        more="the deck as deck-share, and no notes",
        extension="zip",
        type=ZipOptions,
    ),
}
