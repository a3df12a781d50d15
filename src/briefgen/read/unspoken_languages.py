"""Targets -> the languages of packs in which briefgen has no words of its own, each named once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.model.diagnostics import Faults, Span
from briefgen.model.project import Config, Deck, Target, named_language
from briefgen.text.locales import is_language
from briefgen.text.words import words_language


def report_unspoken(
    targets: Iterable[Target], decks: Mapping[str, Deck], config: Config, faults: Faults
) -> None:
    """Words such as `Contents` are English there: whoever prints the pack has to know."""
    named = (named_language(target.seminar, decks.get(target.deck), config) for target in targets)
    first: dict[str, Span] = {}
    for language in named:
        first.setdefault(language.text, language.span)
    for tag, span in first.items():
        if is_language(tag) and words_language(tag):
            faults.say("BF219", span, language=tag)
