"""Checked -> the texts of slides that the document to read leaves out, once for a deck."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.lint.checked_target import Checked, in_short
from briefgen.model.diagnostics import Diagnostic, diagnose

_MOST_NAMED = 3


def find(checked: Checked) -> Iterator[Diagnostic]:
    """What is left out is named where the first of it is written."""
    deck = checked.resolved
    found = [
        (slide, slide.slots[name])
        for slide in deck.slides
        for name in sorted(slide.repeated)
        if not slide.hidden and slide.in_reading != "never"
    ]
    if not found:
        return
    slides = list({slide.id: slide for slide, _ in found}.values())
    names = ", ".join(f"`{in_short(slide.title.text)}`" for slide in slides[:_MOST_NAMED])
    related = tuple((value.span, "left out of the document to read") for _, value in found[1:])
    yield diagnose(
        "BF539/one" if len(found) == 1 else "BF539",
        found[0][1].span,
        related=related,
        count=len(found),
        names=f"{names}, ..." if len(slides) > _MOST_NAMED else names,
    )
