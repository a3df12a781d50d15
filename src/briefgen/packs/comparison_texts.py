"""A resolved deck -> its texts, as they are kept for comparing it with the next one."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.model.outputs import DeckOptions, DeckShareOptions
from briefgen.model.resolved_deck import ResolvedDeck, ResolvedSlide
from briefgen.model.slide_contents import inlines_of
from briefgen.packs.build_records import PackTexts, SlideTexts
from briefgen.packs.pack_folder import PackFile


def texts_of(deck: ResolvedDeck, files: Iterable[PackFile] = ()) -> PackTexts:
    """The deck's event and its slides with all their texts; of a PowerPoint file, the texts that
    a reader finds in it. Plain values that JSON can hold."""
    decks = [file for file in files if isinstance(file.output, DeckOptions | DeckShareOptions)]
    return {
        "event": event_of(deck),
        "slides": [_slide(slide) for slide in deck.slides],
        "files": {file.name: words_of(file) for file in decks},
        "contents": {file.name: contents_of_file(file) for file in decks},
    }


def event_of(deck: ResolvedDeck) -> dict[str, str]:
    """What the organiser fills in for the day, and what names the whole deck."""
    event = deck.event
    return {
        "title": deck.title.text,
        "subtitle": deck.subtitle.text if deck.subtitle else "",
        "organisation": deck.organisation.text,
        "date": event.date.text,
        "venue": event.venue.text,
        "speaker": event.speaker.text,
        "language": deck.language,
        "marking": deck.marking.text,
        "template": deck.template,
    }


def _slide(slide: ResolvedSlide) -> SlideTexts:
    texts = {name: [i.text for i in inlines_of(value)] for name, value in slide.slots.items()}
    for name, prose in (("notes", slide.notes), ("reading", slide.reading)):
        if prose is not None:
            texts[name] = [inline.text for inline in inlines_of(prose)]
    if slide.sources:
        texts["sources"] = [inline.text for inline in slide.sources]
    if slide.footnotes:
        texts["footnotes"] = [footnote.text.text for footnote in slide.footnotes]
    return {"id": slide.id, "title": slide.title.text, "file": slide.span.file, "texts": texts}


def contents_of_file(file: PackFile) -> dict[str, str]:
    """A digest of each part of a deck."""
    from briefgen.ooxml.saved_again import contents_of

    return contents_of(file.data)


def words_of(file: PackFile) -> list[list[str]]:
    """The paragraphs of each slide of a deck, with those of its notes."""
    from briefgen.ooxml.extract_text import read_words

    return read_words(file.data)
