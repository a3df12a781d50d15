"""The table of outputs: what each is, and the options it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefgen.model.values import dataclass

PAPERS = ("A4", "Letter", "A5")
_FLAG = ("yes", "no")
_INK = {"ink": ("full", "light", "grey")}
_SHEET = {"paper": ("A4", "Letter"), **_INK}
_PAGE = {"paper": PAPERS, "large-print": _FLAG, **_INK}


@dataclass(frozen=True, slots=True)
class OutputKind:
    """A kind of output. `options` holds the possible values of each option by its name."""

    about: str
    extension: str
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


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
    "slides": OutputKind("a PDF with a slide a page", "pdf", _INK),
    "handout": OutputKind(
        "a PDF to print, with several slides a page",
        "pdf",
        {"per-page": ("1", "2", "3", "4", "6", "9"), **_SHEET},
    ),
    "notes": OutputKind("a PDF with each slide and what is said to it", "pdf", _PAGE),
    "reading": OutputKind("a document to read without the speaker", "pdf", _PAGE),
    "booklet": OutputKind("the document to read as a booklet, to print and fold", "pdf", _SHEET),
}
