"""What a slide says and names: its texts in reading order, its links, its pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import is_
from typing import Any, TypeVar

from briefgen.model.charts import Chart
from briefgen.model.diagnostics import Span
from briefgen.model.field_types import fields_with
from briefgen.model.pictures import Original
from briefgen.model.resolved_deck import LinkTarget, Picture, ResolvedDeck, ResolvedSlide
from briefgen.model.rich_text import Inline, plain
from briefgen.model.values import Value, replace

T = TypeVar("T")


def parts_of(value: object, kind: type[T]) -> Iterator[T]:
    """Every part of a class in a value of a slot, at any depth, in the order of its fields: what a
    kind declares is found, whichever kind it is."""
    found: list[T] = []
    _gather(value, kind, found)
    return iter(found)


def _gather(value: object, kind: type[T], found: list[T]) -> None:
    """Add them to those found. Not one generator in another, which takes twice as long."""
    if isinstance(value, kind):
        found.append(value)
    elif isinstance(value, tuple):
        for item in value:
            _gather(item, kind, found)
    elif isinstance(value, Value) and not isinstance(value, (Span, Inline, Original)):
        for name in fields_with(value.__class__, kind):
            if name not in value.not_shown:
                _gather(getattr(value, name), kind, found)


def inlines_of(value: object) -> Iterator[Inline]:
    """Every text of a slot's value, in reading order."""
    return parts_of(value, Inline)


def with_inlines(value: T, change: Callable[[Inline], Inline]) -> T:
    """The value with each of its texts changed, at any depth; the words for who cannot see are
    texts too."""
    changed: T = _with_inlines(value, change)
    return changed


def _with_inlines(value: Any, change: Callable[[Inline], Inline]) -> Any:
    match value:
        case Inline():
            return change(value)
        case tuple():
            found = tuple([_with_inlines(inner, change) for inner in value])
            return value if all(map(is_, found, value)) else found
        case Span() | Original():
            return value
        case Value():
            parts = {name: getattr(value, name) for name in value.__struct_fields__}
            changed = {name: _with_inlines(part, change) for name, part in parts.items()}
            if isinstance(value, (Picture, Chart)):
                changed["alt"] = change(plain(value.alt)).text
            changes = {name: part for name, part in changed.items() if part is not parts[name]}
            return replace(value, **changes) if changes else value
    return value


def slide_inlines(slide: ResolvedSlide) -> Iterator[Inline]:
    """Every text of a slide: slots, notes, reading, sources and footnotes."""
    for value in slide.slots.values():
        yield from inlines_of(value)
    for prose in (slide.notes, slide.reading):
        yield from inlines_of(prose)
    yield from slide.sources
    yield from (footnote.text for footnote in slide.footnotes)


def pictures_of(slide: ResolvedSlide) -> Iterator[Picture]:
    """Every picture of a slide."""
    return parts_of((*slide.slots.values(),), Picture)


def originals_of(deck: ResolvedDeck) -> dict[str, Original]:
    """Every picture file of a deck by its digest."""
    pictures = (picture for slide in deck.slides for picture in pictures_of(slide))
    return {picture.original.digest: picture.original for picture in pictures}


def links_of(slide: ResolvedSlide) -> Iterator[tuple[str, Span]]:
    """Every address that a slide links to, and where it stands."""
    for link in parts_of((*slide.slots.values(),), LinkTarget):
        yield link.to, link.span
    for inline in slide_inlines(slide):
        yield from ((run.link, inline.span) for run in inline.runs if run.link)


def texts_around(deck: ResolvedDeck) -> Iterator[Inline]:
    """What stands on slides and pages besides the slides' own texts."""
    event = deck.event
    yield from (deck.title, *((deck.subtitle,) if deck.subtitle else ()))
    fields = (deck.organisation, event.date, event.venue, event.speaker, deck.marking)
    for words in (*fields, *(slide.marking for slide in deck.slides)):
        yield from words.paragraphs
    yield from (*deck.summary, *deck.contact, *deck.accessibility)
    for short, long in deck.abbreviations:
        yield from (short, long)
