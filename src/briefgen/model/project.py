"""All that was read from a project's folder, decoded as far as it can be without the layout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import field

from briefgen.model.copy_counts import Copies
from briefgen.model.data_sheet import ReadData, no_data
from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.marking_schemes import MarkingScheme
from briefgen.model.outputs import Output, Paper
from briefgen.model.pictures import ReadPicture, no_picture
from briefgen.model.template import Template
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node, Scalar

# What 03/04/2026 means; with iso, days are written as 2026-04-03 only.
DateOrder = Literal["day-month", "month-day", "iso"]


class OutputSpec(Value):
    """One output asked for, and where."""

    output: Output
    span: Span = NOWHERE


class Config(Value):
    """`briefgen.yaml`: the organisation and the defaults of every deck; `template_span` and
    `language_span` are where those two are written. `dates` says what 03/04/2026 means, "" where
    nobody has said so."""

    organisation: Scalar | None = None
    contact: Node | None = None
    accessibility: Scalar | None = None
    template: str = "seminar"
    language: str = "en-GB"
    paper: Paper = "A4"
    outputs: tuple[OutputSpec, ...] = ()
    languages: tuple[str, ...] = ()
    translations: Mapping[str, Config] = field(default_factory=dict)
    marking_scheme: MarkingScheme | None = None
    template_span: Span = Span("briefgen.yaml")
    language_span: Span = Span("briefgen.yaml")
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


class SlideSource(Value, weakref=True):
    """A slide as written: common keys typed, slot values still nodes with spans.

    `node` is the whole mapping, so that `use:` can override a key and decode it again.
    """

    node: Map
    layout: str
    slots: Mapping[str, Node]
    id: Scalar | None = None
    notes: Scalar | None = None
    reading: Scalar | None = None
    sources: Node | None = None
    minutes: int | None = None
    audience: tuple[str, ...] = ()
    hidden: bool = False
    marking: str = ""
    may_continue: bool = True
    allow: frozenset[str] = frozenset()
    layout_span: Span = NOWHERE
    key_spans: Mapping[str, Span] = field(default_factory=dict)
    span: Span = NOWHERE
    untranslated: tuple[str, ...] = ()


class SectionSource(Value, weakref=True):
    """`- section: Name`, with the text of its divider slide."""

    name: Scalar
    text: Node | None = None
    notes: Scalar | None = None
    reading: Scalar | None = None
    minutes: int | None = None
    audience: tuple[str, ...] = ()
    id: Scalar | None = None
    span: Span = NOWHERE
    untranslated: tuple[str, ...] = ()


class Use(Value):
    """`- use: library#slide`, with the entries that override the library's."""

    target: Scalar
    overrides: tuple[tuple[Scalar, Node], ...]
    variables: Mapping[str, Scalar]
    span: Span = NOWHERE


Entry = SlideSource | SectionSource | Use


class Deck(Value, weakref=True):
    """A file of `decks/`, or a library file of `decks/library/` (which needs slides only).

    `translations` holds the same file for each of its `languages`; the deck itself is the first.
    """

    name: str
    file: str
    title: Scalar | None
    slides: tuple[Entry, ...]
    subtitle: Scalar | None = None
    organisation: Scalar | None = None
    template: Scalar | None = None
    aspect: Scalar | None = None
    language: Scalar | None = None
    marking: Scalar | None = None
    minutes: int | None = None
    variables: Mapping[str, Scalar] = field(default_factory=dict)
    abbreviations: Mapping[str, Scalar] = field(default_factory=dict)
    outputs: tuple[OutputSpec, ...] | None = None
    allow: frozenset[str] = frozenset()
    span: Span = NOWHERE
    languages: tuple[str, ...] = ()
    translations: Mapping[str, Deck] = field(default_factory=dict)
    untranslated: tuple[str, ...] = ()

    def in_language(self, language: str) -> Deck:
        """The deck as it reads in a language, as far as its texts are given in it."""
        return self.translations.get(nearest_language(language, self.languages), self)


class Seminar(Value):
    """One event: the deck it shows and the data of the day. Values are text, as typed, but for
    the date, which is one as 2026-11-24 where it names a day; `time` is 10:30, or "".
    `copies_spans` are where it names outputs itself that copies are wanted of.
    """

    id: str
    deck: Scalar
    date: Scalar | None = None
    venue: Scalar | None = None
    speaker: Scalar | None = None
    audience: tuple[str, ...] = ()
    language: Scalar | None = None
    marking: Scalar | None = None
    paper: Paper | None = None
    outputs: tuple[OutputSpec, ...] | None = None
    variables: Mapping[str, Scalar] = field(default_factory=dict)
    copies: Copies = field(default_factory=dict)
    copies_spans: Mapping[str, Span] = field(default_factory=dict)
    minutes: int | None = None
    span: Span = NOWHERE
    time: str = ""


class Target(Value):
    """What is built as one pack: a seminar, or a deck that no seminar names."""

    id: str
    deck: str
    seminar: Seminar | None
    outputs: tuple[OutputSpec, ...]
    paper: Paper
    span: Span = NOWHERE

    @property
    def date(self) -> str:
        """The date of the event as typed, "" where there is none."""
        return self.seminar.date.text.strip() if self.seminar and self.seminar.date else ""


class Project(Value):
    """Everything read. Mappings are keyed by name: a file's stem, a seminar's id.

    Templates are keyed by name and aspect, e.g. ("seminar", "16:9"). `data` reads a data file when
    a chart names it, `pictures` a picture file.
    """

    config: Config
    decks: Mapping[str, Deck]
    library: Mapping[str, Deck]
    templates: Mapping[tuple[str, str], Template]
    seminars: Mapping[str, Seminar]
    targets: tuple[Target, ...]
    data: ReadData = no_data
    pictures: ReadPicture = no_picture
