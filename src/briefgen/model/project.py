"""All that was read from a project's folder, decoded as far as it can be without the layout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import field

from briefgen.model.copy_counts import Copies
from briefgen.model.data_sheet import ReadData, no_data
from briefgen.model.diagnostics import NOWHERE, Diagnostic, Span
from briefgen.model.outputs import Output, Paper, ZipOptions
from briefgen.model.pictures import ReadPicture, no_picture
from briefgen.model.protective_markings import MarkingScheme
from briefgen.model.template import Template
from briefgen.model.typography import InReading, Typography
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node, Scalar

# What 03/04/2026 means; with iso, days are written as 2026-04-03 only.
DateOrder = Literal["day-month", "month-day", "iso"]


class OutputSpec(Value):
    """One `output` asked for, where it is listed (`span`) and, by the names of the options, where
    its slides are chosen (`choice_spans`)."""

    output: Output | ZipOptions
    span: Span = NOWHERE
    choice_spans: Mapping[str, Span] = field(default_factory=dict)


class Config(Value, kw_only=True):
    """`briefgen.yaml`: the organisation and the defaults of every deck; `template_span` and
    `language_span` are where those two are written. `dates` says what 03/04/2026 means, "" where
    nobody has said so."""

    organisation: Scalar | None = None
    """Its name."""
    contact: Node | None = None
    """How it can be reached."""
    accessibility: Scalar | None = None
    """Its statement on accessibility."""
    template: str = "seminar"
    """The template of decks that name none."""
    language: str = "en-GB"
    """The language of decks that name none."""
    paper: Paper = "A4"
    """What is printed on."""
    outputs: tuple[OutputSpec, ...] = ()
    """What is made of decks that list no outputs."""
    languages: tuple[str, ...] = ()
    """The languages that its texts are given in, the first of them the main one."""
    translations: Mapping[str, Config] = field(default_factory=dict)
    """The same file in each of these languages."""
    marking_scheme: MarkingScheme | None = None
    """The protective markings that may be used; None where any text may be."""
    template_span: Span = Span(file="briefgen.yaml")
    language_span: Span = Span(file="briefgen.yaml")
    dates: DateOrder | Literal[""] = ""

    def in_language(self, language: str) -> Config:
        """The texts in a language, as far as they are given in it."""
        return self.translations.get(nearest_language(language, self.languages), self)


def nearest_language(wanted: str, languages: tuple[str, ...]) -> str:
    """The tag itself, or one of the same language (`en` for `en-GB`); "" where there is none."""
    if wanted in languages:
        return wanted
    same = (tag for tag in languages if tag.split("-")[0] == wanted.split("-")[0])
    return next(same, "")


def named_language(seminar: Seminar | None, deck: Deck | None, config: Config) -> Scalar:
    """The language of a pack, as it is named: by the seminar, else the deck, else briefgen.yaml."""
    named = (seminar and seminar.language, deck and deck.language)
    shared = Scalar(config.language, config.language_span)
    return next((language for language in named if language), shared)


class SlideSource(Value, weakref=True, kw_only=True):
    """A slide as written: common keys typed, slot values still nodes with spans.

    `node` is the whole mapping, so that `use:` can override a key and decode it again.
    """

    node: Map
    layout: str
    """The name of its layout."""
    slots: Mapping[str, Node]
    """What its slots hold, by their names."""
    id: Scalar | None = None
    """The name that links and `use:` call it by."""
    notes: Scalar | None = None
    """What the speaker says."""
    reading: Scalar | None = None
    """What stands in the document to read instead."""
    in_reading: InReading = ""
    """Whether its texts stand in the document to read."""
    sources: Node | None = None
    """Where its statements come from."""
    footnotes: Node | None = None
    """The texts of its footnotes, by name."""
    minutes: int | None = None
    """How long it is shown."""
    audience: tuple[str, ...] = ()
    """Who it is for; empty for everybody."""
    hidden: bool = False
    """Whether it is left out of the show."""
    typography: Typography | Literal[""] = ""
    """Whether its quotes and dashes are typeset, "" for what the deck says."""
    marking: str = ""
    """Its own protective marking, "" for the deck's."""
    may_continue: bool = True
    """Whether what does not fit may go on a further slide."""
    allow: frozenset[str] = frozenset()
    """The names of the diagnostics that it accepts."""
    form: str = ""
    """The form of its content, "" where it is chosen."""
    form_span: Span = NOWHERE
    """Where the form is named."""
    layout_span: Span = NOWHERE
    """Where the layout is named."""
    key_spans: Mapping[str, Span] = field(default_factory=dict)
    """Where each of its keys is written."""
    span: Span = NOWHERE
    """Where it is written."""
    untranslated: tuple[tuple[str, ...], ...] = ()
    """The keys that lead to a text which is not given in the language, from the outermost."""


class SectionSource(Value, weakref=True, kw_only=True):
    """`- section: Name`, with the text of its divider slide."""

    name: Scalar
    """Its name."""
    text: Node | None = None
    """What stands on its divider slide."""
    notes: Scalar | None = None
    """What the speaker says."""
    reading: Scalar | None = None
    """What stands in the document to read."""
    minutes: int | None = None
    """How long its divider slide is shown."""
    audience: tuple[str, ...] = ()
    """Who it is for; empty for everybody."""
    id: Scalar | None = None
    """The name that links call its divider slide by."""
    span: Span = NOWHERE
    """Where it is written."""
    untranslated: tuple[tuple[str, ...], ...] = ()
    """The keys that lead to a text which is not given in the language, from the outermost."""


class Use(Value):
    """`- use: library#slide`, with the entries that override the library's."""

    target: Scalar
    """Which slide of which library file."""
    overrides: tuple[tuple[Scalar, Node], ...]
    """The keys that are given another value."""
    variables: Mapping[str, Scalar]
    """The values of variables for this use."""
    span: Span = NOWHERE
    """Where it is written."""


Entry = SlideSource | SectionSource | Use


class EventTexts(Value, kw_only=True):
    """What is said of an event, as typed, but for the date, which is one as 2026-11-24 where it
    names a day; `time` is what stood beside it, as 10:30, or ""."""

    date: Scalar | None = None
    """The day."""
    venue: Scalar | None = None
    """Where it takes place."""
    speaker: Scalar | None = None
    """Who speaks."""
    time: str = ""

    def or_else(self, other: EventTexts) -> EventTexts:
        """Each text of this one, or that of the other where this one has none."""
        dated = self if self.date else other
        return EventTexts(
            date=dated.date,
            venue=self.venue or other.venue,
            speaker=self.speaker or other.speaker,
            time=dated.time,
        )


class Deck(Value, weakref=True, kw_only=True):
    """A file of `decks/`, or a library file of `decks/library/` (which needs slides only).

    `translations` holds the same file for each of its `languages`; the deck itself is the first.
    """

    name: str
    """The stem of its file."""
    file: str
    """Its file, relative to the project."""
    title: Scalar | None
    """Its title; a library file has none."""
    slides: tuple[Entry, ...]
    """Its slides and sections, in order."""
    subtitle: Scalar | None = None
    """What stands below the title on the cover."""
    summary: Scalar | None = None
    """What it says in short, for the first page of the document to read."""
    organisation: Scalar | None = None
    """Whose it is, where that is not the project's."""
    template: Scalar | None = None
    """The template, where that is not the project's."""
    aspect: Scalar | None = None
    """The shape of its pages; 16:9 where nothing is said."""
    language: Scalar | None = None
    """Its language, where that is not the project's."""
    marking: Scalar | None = None
    """Its protective marking."""
    typography: Typography = "typeset"
    """Whether its quotes and dashes are typeset."""
    minutes: int | None = None
    """How long it may take."""
    event: EventTexts = EventTexts()
    """When and where it is shown, where a seminar does not say so."""
    variables: Mapping[str, Scalar] = field(default_factory=dict)
    """Values that texts can name."""
    abbreviations: Mapping[str, Scalar] = field(default_factory=dict)
    """What its abbreviations stand for."""
    outputs: tuple[OutputSpec, ...] | None = None
    """What is made of it; None where the project says so."""
    allow: frozenset[str] = frozenset()
    """The names of the diagnostics that it accepts."""
    span: Span = NOWHERE
    """Where it is written."""
    languages: tuple[str, ...] = ()
    translations: Mapping[str, Deck] = field(default_factory=dict)
    untranslated: tuple[str, ...] = ()
    """The keys that lack a text in this language."""
    no_title: tuple[Diagnostic, ...] = ()
    """What is said where it is to be shown and has no title."""

    def in_language(self, language: str) -> Deck:
        """The deck as it reads in a language, as far as its texts are given in it."""
        return self.translations.get(nearest_language(language, self.languages), self)


class Seminar(Value, kw_only=True):
    """One event: the deck it shows and the data of the day. `copies_spans` are where it names
    outputs itself that copies are wanted of."""

    id: str
    """Its name, which its pack has too."""
    deck: Scalar
    """The deck that is shown."""
    event: EventTexts = EventTexts()
    """When and where it takes place, and who speaks."""
    audience: tuple[str, ...] = ()
    """Who comes; empty for everybody."""
    language: Scalar | None = None
    """The language it is held in, where that is not the deck's."""
    marking: Scalar | None = None
    """Its protective marking, where that is not the deck's."""
    paper: Paper | None = None
    """What is printed on, where that is not the project's."""
    outputs: tuple[OutputSpec, ...] | None = None
    """What is made for it; None where its deck or the project says so."""
    variables: Mapping[str, Scalar] = field(default_factory=dict)
    """Values that texts can name."""
    copies: Copies = field(default_factory=dict)
    """How many copies are wanted, by name of the output."""
    copies_spans: Mapping[str, Span] = field(default_factory=dict)
    minutes: int | None = None
    """How long it may take."""
    span: Span = NOWHERE
    """Where it is written."""


class Target(Value, kw_only=True):
    """What is built as one pack: a seminar, or a deck that no seminar names."""

    id: str
    """The name of the pack."""
    deck: str
    """The name of the deck."""
    seminar: Seminar | None
    """The event, None for a deck without one."""
    outputs: tuple[OutputSpec, ...]
    """What is made."""
    paper: Paper
    """What is printed on."""
    date: str = ""
    """The date of the event as typed, "" where there is none."""
    span: Span = NOWHERE
    """Where it is written."""


class Project(Value, kw_only=True):
    """Everything read. Mappings are keyed by name: a file's stem, a seminar's id.

    Templates are keyed by name and aspect, e.g. ("seminar", "16:9"). `data` reads a data file when
    a chart names it, `pictures` a picture file.
    """

    config: Config
    """What briefgen.yaml says."""
    decks: Mapping[str, Deck]
    """The decks by name."""
    library: Mapping[str, Deck]
    """The files of the slide library by name."""
    templates: Mapping[tuple[str, str], Template]
    """The templates by name and aspect."""
    seminars: Mapping[str, Seminar]
    """The events by id."""
    targets: tuple[Target, ...]
    """What is built, in order."""
    data: ReadData = no_data
    pictures: ReadPicture = no_picture
