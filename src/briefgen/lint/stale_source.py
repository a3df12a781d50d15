"""Checked -> sources that were checked too long ago."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefgen.lint.checked_target import Checked, in_short
from briefgen.model.diagnostics import Diagnostic
from briefgen.model.resolved_deck import ResolvedDeck

# Days after which somebody should look again.
FRESH = 365


def find(checked: Checked) -> Iterator[Diagnostic]:
    """A fault at each source that is too old on the day of the event."""
    event = _date_of(checked.resolved)
    on = event or checked.today
    for slide in checked.resolved.slides:
        for source, day in zip(slide.sources, slide.checked_on, strict=False):
            if day is not None and (on - day).days > FRESH:
                message = (
                    f"the source `{in_short(source.text)}` was checked on {day.isoformat()}, "
                    f"{(on - day).days} days before {'the event' if event else 'today'}"
                )
                yield Diagnostic(
                    code="BF524",
                    message=message,
                    span=source.span,
                    hint="look whether it still says so, and write the new date after `checked:`",
                )


def _date_of(deck: ResolvedDeck) -> date | None:
    """The day of the event, where it is written so that it can be told."""
    try:
        return date.fromisoformat(deck.event.iso_date)
    except ValueError:
        return None
