"""A deck with every choice made: slides bound to layouts, slots decoded to their kinds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from briefgen.model.chart_kinds import ChartName, Stacking
from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.diagram_kinds import DiagramName
from briefgen.model.page_aspects import PageAspect
from briefgen.model.pictures import Original, PictureFit
from briefgen.model.rich_text import Field, Inline
from briefgen.model.values import PartlyCompared, Value


class Line(Value):
    """One inline paragraph."""

    inline: Inline
    span: Span = NOWHERE


class Text(Value):
    """Paragraphs."""

    paragraphs: tuple[Inline, ...]
    span: Span = NOWHERE


class Point(Value):
    """One entry of a list with its own entries below it."""

    inline: Inline
    children: tuple[Point, ...] = ()
    span: Span = NOWHERE


class Points(Value):
    """A list of up to three levels. The slot's spec says whether it is numbered; `first` is the
    number of the first item, above 1 on the further slides of a list that goes on."""

    items: tuple[Point, ...]
    span: Span = NOWHERE
    first: int = 1


class Prose(Value):
    """Paragraphs and lists in the order written: notes and reading."""

    blocks: tuple[Inline | Points, ...]
    span: Span = NOWHERE


class Picture(Value):
    """A picture: the file as read, and its text alternative, "" where it is decoration.

    `fit` is `contain` (all of it is shown), `cover` (it fills its place and is cut), or "" where
    the layout decides. `focus` is the point that is kept in the middle where it is cut, as shares
    of width and height. `span` is where the file is named.
    """

    original: Original
    alt: str
    caption: Inline | None = None
    credit: Inline | None = None
    fit: PictureFit | Literal[""] = ""
    focus: tuple[float, float] = (0.5, 0.5)
    span: Span = NOWHERE


class Card(Value):
    """A named box of text. `name` is None for a nameless one; `body` is Text, Points or nothing."""

    name: Inline | None
    body: Text | Points | None = None
    span: Span = NOWHERE
    picture: Picture | None = None


class Cards(Value):
    items: tuple[Card, ...]
    span: Span = NOWHERE


class Column(Value):
    """One of two texts side by side: a name above, and what stands below it."""

    name: Inline | None
    body: Text | Points
    span: Span = NOWHERE


class Number(Value):
    """A figure shown large, as typed ("91%"): what it counts, and where it comes from."""

    value: Inline
    label: Inline
    source: Inline | None = None
    span: Span = NOWHERE


class Numbers(Value):
    items: tuple[Number, ...]
    span: Span = NOWHERE


class Quote(Value):
    """Somebody's words, by whom, and what makes that person worth hearing (`role`)."""

    text: tuple[Inline, ...]
    by: Inline | None = None
    role: Inline | None = None
    span: Span = NOWHERE


class RowGroup(Value):
    """Rows under a heading; `name` is None where the table has no groups.

    A cell that is None was written `none`: shown as a dash and read as "not stated".
    """

    name: Inline | None
    rows: tuple[tuple[Inline | None, ...], ...]
    span: Span = NOWHERE


class Table(Value):
    """Columns and rows; `total` is the row that closes them, `notes` stand below the last."""

    columns: tuple[Inline, ...]
    groups: tuple[RowGroup, ...]
    caption: Inline | None = None
    span: Span = NOWHERE
    total: tuple[Inline | None, ...] = ()
    notes: tuple[Inline, ...] = ()


class Subject(Value):
    """What is compared, with the word that places it (`when`), if any."""

    name: Inline
    when: Inline | None = None
    span: Span = NOWHERE


class Aspect(Value):
    """One aspect of a comparison: a value for each subject, in the subjects' order."""

    name: Inline
    values: tuple[Text | Points | None, ...]
    span: Span = NOWHERE


# How a comparison may be shown; the first where nothing is said.
ComparisonForm = Literal["table", "columns", "slides"]
FORMS: tuple[ComparisonForm, ...] = get_args(ComparisonForm)


class Comparison(Value):
    """Subjects side by side. `form` is `table`, `columns`, or `slides`: then each subject gets a
    slide of its own, and resolve leaves one subject in each."""

    subjects: tuple[Subject, ...]
    aspects: tuple[Aspect, ...]
    form: ComparisonForm = "table"
    span: Span = NOWHERE


class Diagram(Value):
    """A diagram by kind, e.g. `drivers`: the parts, and what stands in the centre."""

    kind: DiagramName
    parts: tuple[Card, ...]
    centre: Inline | None = None
    span: Span = NOWHERE


class Series(Value):
    """Values with a name, one for each category; None where there is none (a gap)."""

    name: Inline
    values: tuple[Decimal | None, ...]
    span: Span = NOWHERE


class Chart(Value):
    """Numbers to be drawn. `kind` is bar, column, line or pie; `stacked` is "", "yes" or "percent".

    `labels` says whether values are written beside what is drawn, None where the layout decides.
    `minimum` and `maximum` are the ends of the axis where the author sets them.
    """

    kind: ChartName
    categories: tuple[Inline, ...]
    series: tuple[Series, ...]
    alt: str
    stacked: Stacking = ""
    unit: Inline | None = None
    source: Inline | None = None
    labels: bool | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    span: Span = NOWHERE


class Phase(Value):
    """A stretch of a timeline: when it is, as typed ("Spring 2008"), its name and its text."""

    when: Inline
    name: Inline
    text: Text | None = None
    span: Span = NOWHERE


class Timeline(Value):
    phases: tuple[Phase, ...]
    span: Span = NOWHERE


class LinkTarget(Value):
    """A link shown large: its address, its label, and whether a QR code is drawn."""

    to: str
    label: Inline
    qr: bool = False
    span: Span = NOWHERE


SlotValue = (
    Line
    | Text
    | Points
    | Column
    | Cards
    | Numbers
    | Quote
    | Table
    | Comparison
    | Diagram
    | Timeline
    | Chart
    | Picture
    | LinkTarget
)


class ResolvedSlide(PartlyCompared):
    """One slide, bound to its layout.

    `slots` are keyed by slot name and hold filled slots only, `title` among them as a Line.
    `section` indexes ResolvedDeck.sections, or is None before the first section. `private` text
    is not here: it ends at resolve. `checked_on` holds the day on which each of the sources was
    checked, None where that is not said. What is accepted (`allow`) is accepted on `lines`: files
    and numbers of the lines that the slide was written on.
    """

    not_compared = frozenset({"checked_on", "lines"})

    id: str
    layout: str
    slots: Mapping[str, SlotValue]
    notes: Prose | None = None
    reading: Prose | None = None
    sources: tuple[Inline, ...] = ()
    minutes: int | None = None
    hidden: bool = False
    may_continue: bool = True
    marking: Field = Field()
    section: int | None = None
    allow: frozenset[str] = frozenset()
    span: Span = NOWHERE
    checked_on: tuple[date | None, ...] = ()
    allow_span: Span = NOWHERE
    lines: frozenset[tuple[str, int]] = frozenset()

    @property
    def title(self) -> Inline:
        """The title; a slide without one does not get past resolve."""
        value = self.slots["title"]
        assert isinstance(value, Line)
        return value.inline


class Section(Value):
    """A part of the deck; `slide_id` is its divider slide."""

    name: Inline
    slide_id: str
    span: Span = NOWHERE


class Event(Value):
    """When, where and by whom; the date in words of the deck's language. Empty where unknown."""

    date: Field = Field()
    venue: Field = Field()
    speaker: Field = Field()
    iso_date: str = ""


class ResolvedDeck(Value):
    """A target's deck with every choice made. What layout and the handouts start from."""

    target: str
    title: Inline
    subtitle: Inline | None
    organisation: Field
    template: str
    aspect: PageAspect
    language: str
    slides: tuple[ResolvedSlide, ...]
    sections: tuple[Section, ...] = ()
    event: Event = Event()
    marking: Field = Field()
    allow: frozenset[str] = frozenset()
    span: Span = NOWHERE
    contact: tuple[Inline, ...] = ()
    accessibility: tuple[Inline, ...] = ()
    abbreviations: tuple[tuple[Inline, Inline], ...] = ()
