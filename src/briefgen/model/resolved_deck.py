"""A deck with every choice made. The fields of what stands in slots are in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, get_args

from briefgen.model.charts import Chart
from briefgen.model.code_block import CodeBlock
from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.diagram_axes import MatrixAxes
from briefgen.model.diagram_kinds import DiagramName
from briefgen.model.page_aspects import PageAspect
from briefgen.model.pictures import Original, PictureFit
from briefgen.model.rich_text import Field, Footnote, Inline
from briefgen.model.typography import InReading, Typography
from briefgen.model.values import PartlyCompared, Value

# Layouts whose content a document has elsewhere: on its title page and in its contents.
ELSEWHERE = {"cover", "agenda"}


class Line(Value):
    """One paragraph: its text (`inline`), written at `span`."""

    inline: Inline
    span: Span = NOWHERE


class Text(Value):
    """`paragraphs`, the first of them written at `span`."""

    paragraphs: tuple[Inline, ...]
    span: Span = NOWHERE


class Opening(Value):
    """A section as an agenda shows it: what it is `about`, where that is said, and the number of
    its first `page`, 0 where that is not known."""

    about: Inline | None = None
    page: int = 0


class Point(Value, kw_only=True):
    """One entry of a list: its text (`inline`), and its own entries below it (`children`). `span`
    is where it is written. In an agenda `opens` is the section that it stands for. Without its
    `bullet` it is a line inside the list, which is not counted."""

    inline: Inline
    children: tuple[Point, ...] = ()
    span: Span = NOWHERE
    opens: Opening | None = None
    bullet: bool = True


class Points(Value):
    """A list of up to three levels: `items` are its outermost. The slot's spec says whether it is
    numbered; `first` is the number of the first item, above 1 on the further slides of a list that
    goes on. `span` is where it is written."""

    items: tuple[Point, ...]
    span: Span = NOWHERE
    first: int = 1


class Checklist(Value):
    """`points` to be ticked when they are done, written at `span`."""

    points: Points
    span: Span = NOWHERE


class Prose(Value):
    """Paragraphs and lists (`blocks`) in the order written, at `span`: notes and reading."""

    blocks: tuple[Inline | Points, ...]
    span: Span = NOWHERE


class Picture(Value, kw_only=True):
    """A picture: the file as read (`original`), and its text alternative (`alt`), "" where it is
    decoration. `caption` and `credit` are what stands below it, if anything.

    `fit` is `contain` (all of it is shown), `cover` (it fills its place and is cut), or "" where
    the layout decides. `focus` is the point that is kept in the middle where it is cut, as shares
    of width and height. `span` is where the file is named.
    """

    original: Original
    alt: str
    alt_language: str = ""
    """What `alt` is in, where that is not the language of the deck."""
    caption: Inline | None = None
    credit: Inline | None = None
    fit: PictureFit | Literal[""] = ""
    focus: tuple[float, float] = (0.5, 0.5)
    span: Span = NOWHERE


class Pictures(Value):
    """Two to four pictures side by side (`items`), written at `span`."""

    items: tuple[Picture, ...]
    span: Span = NOWHERE


class Card(Value, kw_only=True):
    """A named box of text. `name` is None for a nameless one; `body` is Text, Points or nothing;
    `picture` stands above them, if there is one, or the `icon` of that name. `span` is where it is
    written."""

    name: Inline | None
    body: Text | Points | None = None
    span: Span = NOWHERE
    picture: Picture | None = None
    icon: str = ""


class Cards(Value):
    """Cards (`items`) in order, written at `span`."""

    items: tuple[Card, ...]
    span: Span = NOWHERE


class Column(Value):
    """One of two texts side by side: a `name` above, and what stands below it (`body`). `span` is
    where it is written."""

    name: Inline | None
    body: Text | Points
    span: Span = NOWHERE


class Number(Value, kw_only=True):
    """A figure shown large: its `value` as typed ("91%"), what it counts (`label`), and where it
    comes from (`source`). `span` is where it is written; `icon` is the name of the icon above it,
    if there is one."""

    value: Inline
    label: Inline
    source: Inline | None = None
    span: Span = NOWHERE
    icon: str = ""


class Numbers(Value):
    """Figures (`items`) in order, written at `span`."""

    items: tuple[Number, ...]
    span: Span = NOWHERE


class Quote(Value):
    """Somebody's words (`text`, by paragraphs), by whom (`by`), and what makes that person worth
    hearing (`role`). `span` is where they are written."""

    text: tuple[Inline, ...]
    by: Inline | None = None
    role: Inline | None = None
    span: Span = NOWHERE


class RowGroup(Value):
    """`rows` under a heading; `name` is None where the table has no groups. `span` is where they
    are written.

    A cell that is None was written `none`: shown as a dash and read as "not stated".
    """

    name: Inline | None
    rows: tuple[tuple[Inline | None, ...], ...]
    span: Span = NOWHERE


class Table(Value, kw_only=True):
    """The heads of `columns`, and rows in `groups`; `total` is the row that closes them, `caption`
    stands above, `notes` below the last row. `span` is where it is written."""

    caption: Inline | None = None
    columns: tuple[Inline, ...]
    groups: tuple[RowGroup, ...]
    total: tuple[Inline | None, ...] = ()
    notes: tuple[Inline, ...] = ()
    span: Span = NOWHERE


class Subject(Value):
    """What is compared: its `name`, with the word that places it (`when`), if any. `span` is where
    it is written."""

    name: Inline
    when: Inline | None = None
    span: Span = NOWHERE


class Aspect(Value):
    """One aspect of a comparison: its `name`, and `values`, one for each subject in the subjects'
    order. `span` is where it is written."""

    name: Inline
    values: tuple[Text | Points | None, ...]
    span: Span = NOWHERE


# How a comparison may be shown; the first where nothing is said.
ComparisonForm = Literal["table", "columns", "slides"]
FORMS: tuple[ComparisonForm, ...] = get_args(ComparisonForm)


class Comparison(Value, kw_only=True):
    """`subjects` side by side, by `aspects`. `form` is `table`, `columns`, or `slides`: then each
    subject gets a slide of its own, and resolve leaves one subject in each, with the comparisons
    on the slides of all as its `others`. `span` is where it is written."""

    not_shown = frozenset({"others"})

    subjects: tuple[Subject, ...]
    aspects: tuple[Aspect, ...]
    form: ComparisonForm = "table"
    span: Span = NOWHERE
    others: tuple[Comparison, ...] = ()


class Diagram(Value, kw_only=True):
    """A diagram by `kind`, e.g. `drivers`: the `parts`, and what stands in the `centre`. A matrix
    may have `axes`, and the number of the part that is its `focus`, 0 for none. `span` is where it
    is written."""

    kind: DiagramName
    centre: Inline | None = None
    parts: tuple[Card, ...]
    axes: MatrixAxes | None = None
    focus: int = 0
    span: Span = NOWHERE


class Phase(Value, kw_only=True):
    """A stretch of a timeline: when it is, as typed (`when`: "Spring 2008"), its `name` and its
    `text`. `span` is where it is written; `icon` is the name of the icon in its mark, if any."""

    when: Inline
    name: Inline
    text: Text | None = None
    span: Span = NOWHERE
    icon: str = ""


class Timeline(Value):
    """Phases (`phases`) in order, written at `span`."""

    phases: tuple[Phase, ...]
    span: Span = NOWHERE


class LinkTarget(Value):
    """A link shown large: its address (`to`), its `label`, and whether a QR code is drawn (`qr`).
    `span` is where it is written."""

    to: str
    label: Inline
    qr: bool = False
    span: Span = NOWHERE


SlotValue = (
    Line | Text | Points | Checklist | Column | Cards | Numbers | Quote | CodeBlock | Table
    | Comparison | Diagram | Timeline | Chart | Picture | Pictures | LinkTarget
)  # fmt: skip


class ResolvedSlide(PartlyCompared, weakref=True, kw_only=True):
    """One slide, bound to its layout (`layout`, by name); `id` is its name, `span` where it is
    written.

    `slots` are keyed by slot name and hold filled slots only, `title` among them as a Line. `notes`
    is what the speaker says, `reading` what the document to read says instead, beside the slide's
    other texts or alone (`in_reading`). `sources` are where it comes from. It is shown for so many
    `minutes`; one that is `hidden` is not shown. Where it `may_continue`, what does not fit goes on
    a further slide. `form` is the form of its content that its author asks for, "" for none;
    `typography` is how its marks and spaces are set. `marking` is its protective marking. `section`
    indexes ResolvedDeck.sections, or is None before the first. `footnotes` stand in the order of
    their marks, which bear their numbers. `checked_on` has the day on which each source was
    checked, None where nobody says. What is accepted (`allow`,
    at `allow_span`) is accepted on `lines`: files and numbers of those that the slide stands on.
    """

    not_compared = frozenset({"checked_on", "lines"})

    id: str
    layout: str
    slots: Mapping[str, SlotValue]
    notes: Prose | None = None
    reading: Prose | None = None
    in_reading: InReading = ""
    sources: tuple[Inline, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    minutes: int | None = None
    hidden: bool = False
    may_continue: bool = True
    form: str = ""
    typography: Typography = "typeset"
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
    """A part of the deck: its `name`, and what its divider slide says `about` it; `slide_id` is
    that slide. `span` is where it is written."""

    name: Inline
    slide_id: str
    span: Span = NOWHERE
    about: Inline | None = None


class Event(Value):
    """When (`date`, in words of the deck's language), where (`venue`) and by whom (`speaker`);
    empty where unknown. `iso_date` is the day as 2026-11-24, where it names one."""

    date: Field = Field()
    venue: Field = Field()
    speaker: Field = Field()
    iso_date: str = ""


class ResolvedDeck(Value, kw_only=True):
    """A target's deck with every choice made. What layout and the handouts start from.

    `target` is the name of the pack; `title`, `subtitle` and `organisation` stand on the cover.
    `template` and `aspect` name the template, `language` is a BCP 47 tag. `slides` are in order,
    `sections` are their parts. `event` is the day, `marking` the highest protective marking.
    Diagnostics in `allow` are accepted. `span` is where it is written, `summary` it in short.
    `contact` and `accessibility` are what the organisation says of itself, `abbreviations` short
    forms with what they stand for.
    """

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
    summary: tuple[Inline, ...] = ()
    contact: tuple[Inline, ...] = ()
    accessibility: tuple[Inline, ...] = ()
    abbreviations: tuple[tuple[Inline, Inline], ...] = ()
