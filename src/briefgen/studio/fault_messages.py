"""Diagnostics -> what the page says of them, with the changes that mend them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefgen.model.author_files import kind_of
from briefgen.model.diagnostics import Diagnostic, Fix, Severity
from briefgen.model.text_edits import exact_edits
from briefgen.studio.listed_slides import ListedSlide, entry_finder
from briefgen.studio.messages import Fault, QuickFix, SourceChange
from briefgen.studio.source_places import SourcePlaces

# What keeps a file from being read at all.
_UNREADABLE = ("BF102", "BF103", "BF104")
_MOST = 200


def fault_messages(
    faults: Sequence[Diagnostic],
    places: SourcePlaces,
    slide_of: Callable[[Diagnostic], str],
    broken: frozenset[str],
) -> tuple[Fault, ...]:
    """The faults in their order; `slide_of` gives the key of the entry that one is of, `broken` are
    the files that cannot be read."""
    return tuple(_message(fault, places, slide_of, broken) for fault in faults[:_MOST])


def _message(
    fault: Diagnostic,
    places: SourcePlaces,
    slide_of: Callable[[Diagnostic], str],
    broken: frozenset[str],
) -> Fault:
    is_shown = bool(kind_of(fault.span.file))
    return Fault(
        code=fault.code,
        is_error=fault.is_error,
        stops_reading=fault.is_error and fault.span.file in broken,
        message=fault.message,
        hint=fault.hint,
        place=places.place(fault.span) if is_shown else None,
        slide=slide_of(fault),
        fixes=tuple(_fixes(fault, places)) if is_shown else (),
    )


def _fixes(fault: Diagnostic, places: SourcePlaces) -> Iterator[QuickFix]:
    for fix in fault.fixes:
        edits = exact_edits(fix, fault, places.source_line)
        if edits and all(kind_of(edit.span.file) for edit in edits):
            changes = (SourceChange(place=places.place(e.span), text=e.text) for e in edits)
            yield QuickFix(title=_title(fix), changes=tuple(changes))


def _title(fix: Fix) -> str:
    """As a button says it."""
    title = fix.title.replace("`", '"')
    return title[:1].upper() + title[1:]


def slide_finder(slides: Sequence[ListedSlide]) -> Callable[[Diagnostic], str]:
    """What gives the key of the entry that a fault stands in, "" for none."""
    entry_at = entry_finder(slides)

    def find(fault: Diagnostic) -> str:
        spans = (fault.span, *(span for span, _ in fault.related))
        return next((entry.key for entry in map(entry_at, spans) if entry), "")

    return find


def is_advice(fault: Diagnostic) -> bool:
    """Whether it is told as advice: all that does not keep a pack from being built."""
    return fault.severity is not Severity.ERROR
