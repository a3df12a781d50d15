"""What a slide says and names: its texts in reading order, its links, its pictures."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.diagnostics import Span
from briefgen.model.pictures import Original
from briefgen.model.resolved_deck import (
    Card,
    Cards,
    Chart,
    Column,
    Comparison,
    Diagram,
    Line,
    LinkTarget,
    Numbers,
    Picture,
    Point,
    Points,
    Prose,
    Quote,
    ResolvedDeck,
    ResolvedSlide,
    SlotValue,
    Table,
    Text,
    Timeline,
)
from briefgen.model.rich_text import Inline


def inlines_of(value: SlotValue | Prose | Point | Card) -> Iterator[Inline]:
    """Every text of a slot's value, in reading order."""
    match value:
        case Line(inline=inline):
            yield inline
        case Text(paragraphs=paragraphs):
            yield from paragraphs
        case Point(inline=inline, children=children):
            yield inline
            for child in children:
                yield from inlines_of(child)
        case Points(items=points):
            for point in points:
                yield from inlines_of(point)
        case Prose(blocks=blocks):
            for block in blocks:
                yield from (block,) if isinstance(block, Inline) else inlines_of(block)
        case Card(name=name, body=body):
            yield from _given(name)
            yield from inlines_of(body) if body else ()
        case Column(name=name, body=body):
            yield from _given(name)
            yield from inlines_of(body)
        case Numbers(items=numbers):
            for number in numbers:
                yield from _given(number.value, number.label, number.source)
        case Quote(text=paragraphs, by=by, role=role):
            yield from paragraphs
            yield from _given(by, role)
        case Cards(items=cards):
            for card in cards:
                yield from inlines_of(card)
        case Table():
            yield from _table_inlines(value)
        case Comparison():
            yield from _comparison_inlines(value)
        case Diagram(parts=parts, centre=centre):
            yield from _given(centre)
            for part in parts:
                yield from inlines_of(part)
        case Chart():
            yield from _given(value.unit, value.source)
            yield from (*value.categories, *(series.name for series in value.series))
        case Timeline(phases=phases):
            for phase in phases:
                yield from (phase.when, phase.name)
                yield from inlines_of(phase.text) if phase.text else ()
        case Picture(caption=caption, credit=credit):
            yield from _given(caption, credit)
        case LinkTarget(label=label):
            yield label


def _given(*inlines: Inline | None) -> Iterator[Inline]:
    return (inline for inline in inlines if inline is not None)


def _table_inlines(table: Table) -> Iterator[Inline]:
    yield from _given(table.caption)
    yield from table.columns
    for group in table.groups:
        yield from _given(group.name)
        for row in group.rows:
            yield from _given(*row)
    yield from _given(*table.total)
    yield from table.notes


def _comparison_inlines(comparison: Comparison) -> Iterator[Inline]:
    for subject in comparison.subjects:
        yield from _given(subject.name, subject.when)
    for aspect in comparison.aspects:
        yield aspect.name
        for value in aspect.values:
            yield from inlines_of(value) if value else ()


def slide_inlines(slide: ResolvedSlide) -> Iterator[Inline]:
    """Every text of a slide: slots, notes, reading and sources."""
    for value in slide.slots.values():
        yield from inlines_of(value)
    for prose in (slide.notes, slide.reading):
        yield from inlines_of(prose) if prose else ()
    yield from slide.sources


def pictures_of(slide: ResolvedSlide) -> Iterator[Picture]:
    """Every picture of a slide."""
    for value in slide.slots.values():
        if isinstance(value, Picture):
            yield value
        elif isinstance(value, Cards):
            yield from (card.picture for card in value.items if card.picture is not None)


def originals_of(deck: ResolvedDeck) -> dict[str, Original]:
    """Every picture file of a deck by its digest."""
    pictures = (picture for slide in deck.slides for picture in pictures_of(slide))
    return {picture.original.digest: picture.original for picture in pictures}


def links_of(slide: ResolvedSlide) -> Iterator[tuple[str, Span]]:
    """Every address that a slide links to, and where it stands."""
    for value in slide.slots.values():
        if isinstance(value, LinkTarget):
            yield value.to, value.span
    for inline in slide_inlines(slide):
        yield from ((run.link, inline.span) for run in inline.runs if run.link)
