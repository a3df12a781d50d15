"""A slot's value -> the texts of it that a document may leave out one by one, and what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from typing import TypeVar

from briefgen.model.diagnostics import Span
from briefgen.model.resolved_deck import (
    Card,
    Cards,
    Column,
    Line,
    Phase,
    Picture,
    Pictures,
    Points,
    SlotValue,
    Text,
    Timeline,
)
from briefgen.model.rich_text import Inline
from briefgen.model.slide_contents import inlines_of, parts_of
from briefgen.model.values import Value, replace
from briefgen.text.content_words import sentence_of
from briefgen.text.sentences import sentences_of

T = TypeVar("T")

# A card that says less than this is not told from another without its name.
_FEW = 5


class Unit(Value):
    """What stands together: the `name` that it has, if any, and its other `texts`, at `span`."""

    name: str
    texts: tuple[str, ...]
    span: Span

    def is_said(self, says: Callable[[Sequence[str]], bool], language: str) -> bool:
        """Whether it is said: without its name, unless that is most of what it says."""
        if not self.texts:
            return False
        content = [sentence_of(one, language) for text in self.texts for one in sentences_of(text)]
        named = sentence_of(self.name, language)
        is_short = sum(len(one.words) for one in content) < _FEW
        texts = (self.name, *self.texts) if self.name and (is_short or named.needed) else self.texts
        return says(texts)


def units_of(value: SlotValue) -> Sequence[Unit]:
    """The texts of a value, each with what stands with it. None for what is never left out: tables,
    drawings, figures, quotations, code, links."""
    match value:
        case Line() | Text() | Column():
            return [Unit("", (inline.text,), inline.span) for inline in inlines_of(value)]
        case Points(items=items):
            return [Unit("", _texts(item), item.span) for item in items]
        case Cards(items=cards) if not any(card.picture for card in cards):
            return [_card(card) for card in cards]
        case Timeline(phases=phases):
            return [_phase(phase) for phase in phases]
        case _:
            return ()


def _texts(part: object) -> tuple[str, ...]:
    return tuple(inline.text for inline in inlines_of(part))


def _card(card: Card) -> Unit:
    name = card.name.text if card.name else ""
    return Unit(name, _texts(card.body), card.span)


def _phase(phase: Phase) -> Unit:
    return Unit("", _texts(phase), phase.span)


def captions_of(value: SlotValue) -> Iterator[str]:
    """What stands below its pictures."""
    if isinstance(value, Picture | Pictures):
        for picture in parts_of(value, Picture):
            yield from (picture.caption.text,) if picture.caption else ()


def has_marks(value: object) -> bool:
    """Whether a footnote or a link stands in the text, which a reader may look for."""
    return any(run.note or run.link for inline in inlines_of(value) for run in inline.runs)


def without(value: SlotValue, numbers: Set[int]) -> SlotValue | None:
    """The value without the units of these numbers; None where nothing is left."""
    if not numbers:
        return value
    match value:
        case Text(paragraphs=paragraphs):
            left = _others(paragraphs, numbers)
            return replace(value, paragraphs=left) if left else None
        case Points(items=items):
            left_items = _others(items, numbers)
            return replace(value, items=left_items) if left_items else None
        case Cards(items=cards):
            left_cards = _others(cards, numbers)
            return replace(value, items=left_cards) if left_cards else None
        case _:
            return None


def _others(parts: tuple[T, ...], numbers: Set[int]) -> tuple[T, ...]:
    return tuple(part for number, part in enumerate(parts) if number not in numbers)


def part_of(inline: Inline, start: int, end: int) -> Inline:
    """The text between two of its characters."""
    runs, at = [], 0
    for run in inline.runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        runs += [replace(run, text=text)] if text else []
    return replace(inline, runs=tuple(runs))
