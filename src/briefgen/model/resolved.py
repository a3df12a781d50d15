"""A deck with every choice made: slides bound to layouts, slots decoded to their kinds."""

from __future__ import annotations

from collections.abc import Mapping
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
    """A list of up to three levels. The slot's spec says whether it is numbered."""

    items: tuple[Point, ...]
    span: Span = NOWHERE


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
