"""What a slide says -> those of its slots whose texts its `reading:` says already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.model.resolved_deck import (
    Card,
    Cards,
    Column,
    Line,
    Phase,
    Points,
    Prose,
    SlotValue,
    Text,
    Timeline,
)
from briefgen.model.rich_text import Inline
from briefgen.model.slide_contents import inlines_of, parts_of
from briefgen.text.content_words import ContentWords, all_words_of, content_of


def repeated_slots(
    shown: Mapping[str, SlotValue], reading: Prose | None, language: str
) -> frozenset[str]:
    """The names of the slots, each text of which is in what a document says of the slide. Tables,
    drawings, figures, quotations, code, links and titles are never among them, and of columns side
    by side all or none."""
    if reading is None:
        return frozenset()
    said = all_words_of((text.text for text in inlines_of(reading)), language)
    found = {name for name, value in shown.items() if _is_said(value, said, language)}
    columns = {name for name, value in shown.items() if isinstance(value, Column)}
    return frozenset(found if columns <= found else found - columns) - {"title"}


def _is_said(value: SlotValue, said: ContentWords, language: str) -> bool:
    texts = list(_texts_of(value))
    if not texts or _has_marks(value):
        return False
    return all(said.says(content_of(text, language)) for text in texts)


def _texts_of(value: SlotValue) -> Iterator[list[str]]:
    """The texts of a value, each with what stands with it in one place: a card with its name, a
    point with those below it. None for what is never left out."""
    match value:
        case Line() | Text() | Column():
            yield from ([inline.text] for inline in inlines_of(value))
        case Points(items=items):
            yield from ([inline.text for inline in inlines_of(item)] for item in items)
        case Cards(items=cards) if not any(card.picture for card in cards):
            yield from _joined(cards)
        case Timeline(phases=phases):
            yield from _joined(phases)
        case _:
            return


def _joined(parts: tuple[Card, ...] | tuple[Phase, ...]) -> Iterator[list[str]]:
    yield from ([inline.text for inline in parts_of(part, Inline)] for part in parts)


def _has_marks(value: SlotValue) -> bool:
    """Whether a footnote or a link stands in the text, which a reader may look for."""
    return any(run.note or run.link for inline in inlines_of(value) for run in inline.runs)
