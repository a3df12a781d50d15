"""Checked -> sources that were checked too long ago."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefgen.lint.checked_target import Checked, in_short
from briefgen.model.diagnostics import Diagnostic, diagnose
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
                yield diagnose(
                    "BF524/event" if event else "BF524/today",
                    source.span,
                    source=in_short(source.text),
                    day=day.isoformat(),
                    days=(on - day).days,
                )


def _date_of(deck: ResolvedDeck) -> date | None:
    """The day of the event, where it is written so that it can be told."""
    try:
        return date.fromisoformat(deck.event.iso_date)
    except ValueError:
        return None
