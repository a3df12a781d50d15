"""Checked -> what the document to read leaves out, as it says that already, once for a deck."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.documents.reading_document import make_reading
from briefgen.lint.checked_target import Checked, in_short
from briefgen.model.diagnostics import Diagnostic, diagnose

_MOST_NAMED = 3


def find(checked: Checked) -> Iterator[Diagnostic]:
    """What is left out is named where each of it is written. A deck without a word for its readers
    has no such document."""
    deck = checked.resolved
    if all(slide.reading is None for slide in deck.slides):
        return
    found = make_reading(deck, checked.template).left_out
    if not found:
        return
    names = ", ".join(f"`{in_short(one.text)}`" for one in found[:_MOST_NAMED])
    related = tuple(
        (one.span, f"left out of the document to read: `{in_short(one.text)}`") for one in found[1:]
    )
    yield diagnose(
        "BF539/one" if len(found) == 1 else "BF539",
        found[0].span,
        related=related,
        count=len(found),
        names=f"{names}, ..." if len(found) > _MOST_NAMED else names,
    )
