"""The table of outputs: what each is, and the options it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OutputKind:
    """A kind of output. `options` holds the possible values of each option by its name."""

    about: str
    extension: str
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


OUTPUTS: Mapping[str, OutputKind] = {
    "deck": OutputKind("the PowerPoint deck, for the speaker", "pptx"),
    "slides": OutputKind("a PDF with a slide a page", "pdf"),
    "handout": OutputKind(
        "a PDF to print, with several slides a page",
        "pdf",
        {"per-page": ("1", "2", "3", "4", "6", "9")},
    ),
}

PAPERS = ("A4", "Letter")
