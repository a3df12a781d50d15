"""Advice that was given for an older text -> what of it still holds, at its place now.

To hold all slides against the rules of style takes as long as to compile them, so that is done when
nobody types.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.model.diagnostics import Diagnostic
from briefgen.model.span_moves import lowered
from briefgen.model.values import replace
from briefgen.studio.listed_slides import ListedSlide, entry_finder


def advice_now(
    advice: Sequence[Diagnostic], before: Sequence[ListedSlide], now: Sequence[ListedSlide]
) -> Iterator[Diagnostic]:
    """The advice on entries that read as they did, and on what is no entry."""
    known = {slide.key: slide for slide in now}
    stood = entry_finder(before)
    for fault in advice:
        entry = stood(fault.span)
        after = known.get(entry.key) if entry else None
        if entry is None:
            yield fault
        elif after is not None and after.text == entry.text:
            lines = after.span.line - entry.span.line
            # Its changes were meant for the lines where it stood.
            there = replace(fault, span=lowered(fault.span, lines), fixes=()) if lines else fault
            yield there
