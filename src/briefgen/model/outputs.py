"""The table of outputs: what each is, and the options it takes."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import field

from briefgen.model.values import Value

PAPERS = ("A4", "Letter", "A5")
AS = "as"
LARGE_PRINT = "large-print"
_FLAG = ("yes", "no")
_INK = {"ink": ("full", "light", "grey")}
_SHEET = {"paper": ("A4", "Letter"), **_INK}
_PAGE = {"paper": PAPERS, LARGE_PRINT: _FLAG, **_INK}


class Form(Value):
    """A form of an output, such as large print: the options that it sets, and the kind that it is
    in this table where that is another. A form that is not built yet is refused by name."""

    options: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    is_built: bool = True


_LATER = Form(is_built=False)
_LARGE_PRINT = Form({LARGE_PRINT: "yes"})


class OutputKind(Value):
    """A kind of output. `options` holds the possible values of each option by its name, `forms`
    what may stand behind `as`. `main` is the option that a single value behind the name is."""

    about: str
    extension: str
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    main: str = ""
    forms: Mapping[str, Form] = field(default_factory=dict)
    is_printed: bool = False
    is_for_delegates: bool = False


# Handouts with so many slides a page lie across, as booklets do.
_ACROSS = ("4", "9")


def duplex_edge(kind: str, options: Mapping[str, str]) -> str:
    """On which edge the sheets are to be turned when both sides are printed: long or short."""
    across = kind == "booklet" or (kind == "handout" and options.get("per-page") in _ACROSS)
    return "short" if across else "long"


def paper_of(kind: str, options: Mapping[str, str], paper: str) -> str:
    """The paper of an output: its own, else the pack's, else A4 where the pack's does not do:
    slides and booklets are not printed on A5, which is the size of a booklet's pages."""
    wanted = options.get("paper", paper)
    return wanted if wanted in OUTPUTS[kind].options.get("paper", ()) else "A4"


OUTPUTS: Mapping[str, OutputKind] = {
    "deck": OutputKind("the PowerPoint deck, for the speaker", "pptx"),
    "deck-share": OutputKind("the deck for delegates: no notes, no hidden slides", "pptx"),
    "slides": OutputKind(
        "a PDF with a slide a page", "pdf", _INK, main=AS, forms={"pdf": Form(), "svg": _LATER}
    ),
    "handout": OutputKind(
        "a PDF to print, with several slides a page",
        "pdf",
        {"per-page": ("1", "2", "3", "4", "6", "9"), **_SHEET},
        main="per-page",
        is_printed=True,
        is_for_delegates=True,
    ),
    "notes": OutputKind(
        "a PDF with each slide and what is said to it",
        "pdf",
        _PAGE,
        main=AS,
        forms={"pdf": Form(), LARGE_PRINT: _LARGE_PRINT, "text": _LATER},
        is_printed=True,
    ),
    "reading": OutputKind(
        "a document to read without the speaker",
        "pdf",
        _PAGE,
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
        "the document to read as a booklet, to print and fold",
        "pdf",
        _SHEET,
        is_printed=True,
        is_for_delegates=True,
    ),
}
