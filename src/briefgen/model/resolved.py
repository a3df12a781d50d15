"""A deck with every choice made: slides bound to layouts, slots decoded to their kinds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.model.diag import NOWHERE, Span
from briefgen.model.rich import Inline


@dataclass(frozen=True, slots=True)
class Line:
    """One inline paragraph."""

    inline: Inline
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs."""

    paragraphs: tuple[Inline, ...]
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Point:
    """One entry of a list with its own entries below it."""

    inline: Inline
    children: tuple[Point, ...] = ()
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Points:
    """A list of up to three levels. The slot's spec says whether it is numbered; `first` is the
    number of the first item, above 1 on the further slides of a list that goes on."""

    items: tuple[Point, ...]
    span: Span = NOWHERE
    first: int = 1


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs and lists in the order written: notes and reading."""

    blocks: tuple[Inline | Points, ...]
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Card:
    """A named box of text. `name` is None for a nameless one; `body` is Text, Points or nothing."""

    name: Inline | None
    body: Text | Points | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Cards:
    items: tuple[Card, ...]
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a heading; `name` is None where the table has no groups.

    A cell that is None was written `none`: shown as a dash and read as "not stated".
    """

    name: Inline | None
    rows: tuple[tuple[Inline | None, ...], ...]
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Inline, ...]
    groups: tuple[RowGroup, ...]
    caption: Inline | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared, with the word that places it (`when`), if any."""

    name: Inline
    when: Inline | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect of a comparison: a value for each subject, in the subjects' order."""

    name: Inline
    values: tuple[Text | Points | None, ...]
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Comparison:
    """Subjects side by side. `form` is `table` or `columns`."""

    subjects: tuple[Subject, ...]
    aspects: tuple[Aspect, ...]
    form: str = "table"
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram by kind, e.g. `drivers`: the parts, and what stands in the centre."""

    kind: str
    parts: tuple[Card, ...]
    centre: Inline | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """A link shown large: its address, its label, and whether a QR code is drawn."""

    to: str
    label: Inline
    qr: bool = False
    span: Span = NOWHERE


SlotValue = Line | Text | Points | Cards | Table | Comparison | Diagram | LinkTarget


@dataclass(frozen=True, slots=True)
class ResolvedSlide:
    """One slide, bound to its layout.

    `slots` are keyed by slot name and hold filled slots only, `title` among them as a Line.
    `section` indexes ResolvedDeck.sections, or is None before the first section. `private` text
    is not here: it ends at resolve.
    """

    id: str
    layout: str
    slots: Mapping[str, SlotValue]
    notes: Prose | None = None
    reading: Prose | None = None
    sources: tuple[Inline, ...] = ()
    minutes: int | None = None
    hidden: bool = False
    may_continue: bool = True
    marking: str = ""
    section: int | None = None
    allow: frozenset[str] = frozenset()
    span: Span = NOWHERE

    @property
    def title(self) -> Inline:
        """The title; a slide without one does not get past resolve."""
        value = self.slots["title"]
        assert isinstance(value, Line)
        return value.inline


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the deck; `slide_id` is its divider slide."""

    name: Inline
    slide_id: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Event:
    """When, where and by whom; already formatted in the deck's language, "" where unknown."""

    date: str = ""
    venue: str = ""
    speaker: str = ""
    iso_date: str = ""


@dataclass(frozen=True, slots=True)
class ResolvedDeck:
    """A target's deck with every choice made. What layout and the handouts start from."""

    target: str
    title: Inline
    subtitle: Inline | None
    organisation: str
    template: str
    aspect: str
    language: str
    slides: tuple[ResolvedSlide, ...]
    sections: tuple[Section, ...] = ()
    event: Event = Event()
    marking: str = ""
    allow: frozenset[str] = frozenset()
    span: Span = NOWHERE


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


def links_of(slide: ResolvedSlide) -> Iterator[tuple[str, Span]]:
    """Every address that a slide links to, and where it stands."""
    for value in slide.slots.values():
        if isinstance(value, LinkTarget):
            yield value.to, value.span
    for inline in slide_inlines(slide):
        yield from ((run.link, inline.span) for run in inline.runs if run.link)
