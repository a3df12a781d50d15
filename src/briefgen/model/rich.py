"""Text with light inline markup, after parsing: runs of characters with the same properties."""

from __future__ import annotations

from briefgen.model.diag import NOWHERE, Span
from briefgen.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Characters with the same properties. A "\\n" in the text is a forced line break.

    `link` is an address of an allowed scheme, or `#slide-id`; `language` a BCP 47 tag, or "" for
    the language of the deck.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Inline:
    """One paragraph's worth of text, and where it stands in the source."""

    runs: tuple[Run, ...]
    span: Span = NOWHERE

    @property
    def text(self) -> str:
        """The characters alone; forced breaks are spaces."""
        return "".join(run.text for run in self.runs).replace("\n", " ")


def plain(text: str, span: Span = NOWHERE, *, strong: bool = False) -> Inline:
    """An Inline of one run without markup."""
    return Inline((Run(text, strong=strong),) if text else (), span)
