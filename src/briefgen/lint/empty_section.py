"""Checked -> sections without a slide."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from briefgen.lint.checked_target import Checked
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.project import Deck, SectionSource


def find(checked: Checked) -> Iterator[Diagnostic]:
    """A fault at each section after which the next one begins, or the deck ends."""
    file = checked.resolved.span.file
    for deck in checked.project.decks.values():
        if deck.file == file:
            yield from _empty_sections(deck.in_language(checked.resolved.language))


def _empty_sections(deck: Deck) -> Iterator[Diagnostic]:
    for entry, following in zip_longest(deck.slides, deck.slides[1:]):
        is_last = following is None or isinstance(following, SectionSource)
        if isinstance(entry, SectionSource) and is_last:
            yield diagnose("BF525", entry.name.span, name=entry.name.text.strip())
