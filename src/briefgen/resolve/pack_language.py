"""A file as it was read + the language of a pack -> the file as its texts read there."""

from __future__ import annotations

from briefgen.model.diagnostics import Faults, Span
from briefgen.model.project import Config, Deck, nearest_language
from briefgen.model.text_languages import said_in
from briefgen.model.values import replace
from briefgen.text.locales import is_language


def deck_in_language(deck: Deck, language: str, config: Config, faults: Faults) -> Deck:
    """A deck or a file of the library. One that has no texts in the language is reported, and its
    texts say what they are in. Without a language it is as it was written."""
    own = deck.language.text if deck.language else config.language
    written = deck.languages or (own,)
    is_known = is_language(written[0])
    if not (language and is_known) or nearest_language(language, written):
        return deck.in_language(language)
    _report(written, language, deck.span.start, bool(deck.languages), faults)
    return said_in(replace(deck, translations={}), written[0])


def config_in_language(config: Config, language: str, faults: Faults) -> Config:
    """briefgen.yaml. A statement on accessibility that is in another language is reported: unlike
    names and addresses, it is read as a text."""
    written = config.languages or (config.language,)
    if not is_language(written[0]) or nearest_language(language, written):
        found = config.in_language(language)
    else:
        found = said_in(replace(config, translations={}), written[0])
    text = found.accessibility
    if text is not None and text.language:
        faults.say("BF216/statement", text.span.start, language=language)
    return found


def _report(
    written: tuple[str, ...], language: str, top: Span, has_several: bool, faults: Faults
) -> None:
    faults.say(
        "BF216/file-of-several" if has_several else "BF216/file",
        top,
        file="file" if "/library/" in top.file else "deck",
        language=language,
        known=", ".join(written),
    )
