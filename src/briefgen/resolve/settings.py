"""Target -> settings: what the seminar says, else the deck, else briefgen.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Literal, TypeVar

from briefgen.model.data_sheet import ReadData
from briefgen.model.diagnostics import Faults, Fix, Span, TextEdit
from briefgen.model.page_aspects import ASPECTS
from briefgen.model.pictures import ReadPicture
from briefgen.model.project import (
    Config,
    Deck,
    EventTexts,
    Project,
    Seminar,
    Target,
    named_language,
)
from briefgen.model.resolved_deck import Event
from briefgen.model.rich_text import Field, on_one_line
from briefgen.model.slide_contents import with_inlines
from briefgen.model.template import Template
from briefgen.model.typography import Typography
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Node, Scalar
from briefgen.read.decode import near_miss
from briefgen.resolve.event_fields import join_fields, read_field, with_links
from briefgen.resolve.pack_language import config_in_language, deck_in_language
from briefgen.resolve.variables import Variables, empty_ones, format_date, iso_date
from briefgen.text.locales import is_language
from briefgen.text.smart_punctuation import with_smart_punctuation

V = TypeVar("V")

_ENGLISH = "en-GB"
_NARROW = "4:3"
# With the backslash before it that some write.
_LINE_END = re.compile(r"\\?[\r\n]+")
# Variables in whose values a line is a line: in a sentence, they stand on one.
# The field whose addresses are links.
CONTACT = "organisation.contact"
# What a seminar may leave empty.
_OF_EVENT = ("seminar.date", "seminar.venue", "seminar.speaker", "seminar.time")
_FIELDS = frozenset({"organisation.name", "seminar.date", "seminar.venue", "seminar.speaker"})


class Settings(Value, kw_only=True):
    """The choices of one target. `texts` and `fields` are the values that slots fall back on, by
    name: as written, and as read already.

    `language` is a tag such as "en-GB"; `event` is empty where neither seminar nor deck says when
    it is; `audience` is empty
    where everybody gets everything. `variables` are what texts may name, by dotted name, and
    `empty` the places of those without a value. `data` and
    `pictures` read the files that slides name. `marking` is the pack's, which is known once its
    slides are; it is empty until then, and where the pack has none. `template` is the one in the
    deck's aspect; `typography` is what holds where a slide says nothing.
    """

    template: Template
    language: str
    typography: Typography
    event: Event
    audience: frozenset[str]
    variables: Mapping[str, str]
    empty: Mapping[str, Span]
    texts: Mapping[str, Node]
    fields: Mapping[str, Field]
    data: ReadData
    pictures: ReadPicture
    marking: Field = Field()

    def typeset(self, value: V, own: Typography | Literal[""] = "") -> V:
        """What was read, with the marks of a typesetter in its texts, unless they are to stay as
        they were typed; `own` is what a slide says of that."""
        if (own or self.typography) == "as-typed":
            return value
        return with_inlines(value, partial(with_smart_punctuation, language=self.language))


def cascade_settings(
    project: Project, target: Target, deck: Deck, faults: Faults
) -> Settings | None:
    """The settings of a target; None where they name something that does not exist."""
    seminar, config = target.seminar, project.config
    language = _language(seminar, deck, config, faults)
    template = _template(project, deck, faults)
    if template is None:
        return None
    deck = deck_in_language(deck, language, config, faults)
    config = config_in_language(config, language, faults)
    said = seminar.event.or_else(deck.event) if seminar else deck.event
    values = _variables(config, deck, seminar, said, language=language)
    empty = empty_ones({**deck.variables, **(seminar.variables if seminar else {})})
    if seminar is not None:
        empty |= {name: seminar.span for name in _OF_EVENT if not values[name]}
    variables = Variables(values, language, faults, empty)
    event = _event(said, variables)
    settings = Settings(
        template=template,
        language=language,
        typography=deck.typography,
        event=event,
        audience=frozenset(seminar.audience) if seminar else frozenset(),
        variables=variables.values,
        empty=variables.empty,
        texts=_texts(config, deck),
        fields=_fields(config, deck, event, variables),
        data=project.data,
        pictures=project.pictures,
    )
    fields = {name: settings.typeset(field) for name, field in settings.fields.items()}
    return replace(settings, event=settings.typeset(event), fields=fields)


def _language(seminar: Seminar | None, deck: Deck, config: Config, faults: Faults) -> str:
    """The language; English where it is not known, so that the rest is looked at."""
    language = named_language(seminar, deck, config)
    if is_language(language.text):
        return language.text
    faults.say("BF214", language.span, language=language.text)
    return _ENGLISH


def _template(project: Project, deck: Deck, faults: Faults) -> Template | None:
    """The template in the deck's shape, in its own where that is not known."""
    name = deck.template.text if deck.template else project.config.template
    aspect = deck.aspect.text if deck.aspect else "16:9"
    found = project.templates.get((name, aspect))
    if found is not None:
        if found.base and deck.aspect and found.size.is_narrow != (aspect == _NARROW):
            faults.say("BF128", deck.aspect.span, template=name, aspect=aspect)
        return found
    names = sorted({known for known, _ in project.templates})
    if name not in names:
        span = deck.template.span if deck.template else project.config.template_span
        is_file = name.lower().endswith((".potx", ".pptx"))
        hint = None if is_file else near_miss(name, names)
        faults.say("BF211/file" if is_file else "BF211", span, hint=hint, name=name)
    elif deck.aspect is not None:
        faults.say("BF113/aspect", deck.aspect.span, aspect=aspect, fix=_aspect(aspect))
    return project.templates.get((name, next(iter(ASPECTS))))


def _aspect(text: str) -> Fix | None:
    """What writes the shape that was meant in place of one that there is not."""
    meant = ":".join(re.findall("[0-9]+", text))
    fix = Fix(title=f'write `"{meant}"`', edits=(TextEdit(text=f'"{meant}"'),), is_safe=True)
    return fix if meant in ASPECTS else None


def _event(said: EventTexts, variables: Variables) -> Event:
    return Event(
        date=read_field(_in_words(said.date, variables.language), variables),
        venue=read_field(said.venue, variables),
        speaker=read_field(said.speaker, variables),
        iso_date=iso_date(said.date.text) if said.date else "",
    )


def _in_words(day: Scalar | None, language: str) -> Scalar | None:
    """The date as it is read in the language."""
    return Scalar(format_date(day.text.strip(), language), day.span, quoted=True) if day else None


def _variables(
    config: Config, deck: Deck, seminar: Seminar | None, said: EventTexts, *, language: str
) -> dict[str, str]:
    named = {
        "organisation.name": deck.organisation or config.organisation,
        "deck.title": deck.title,
        "deck.subtitle": deck.subtitle,
        "seminar.date": said.date,
        "seminar.venue": said.venue,
        "seminar.speaker": said.speaker,
    }
    found = {name: value.text.strip() for name, value in named.items() if value}
    for name in _FIELDS & found.keys():
        found[name] = on_one_line(_LINE_END.split(found[name]))
    if seminar is not None:
        found = {**dict.fromkeys(_OF_EVENT, ""), **found, "seminar.id": seminar.id}
    found.update({"seminar.time": said.time} if said.time else {})
    for given in (deck.variables, seminar.variables if seminar else {}):
        found.update({name: value.text for name, value in given.items()})
    return {**found, "language": language}


def _texts(config: Config, deck: Deck) -> dict[str, Node]:
    """What a slot may take by itself: `default: deck.title` in a template."""
    named: dict[str, Node | None] = {
        "deck.title": deck.title,
        "deck.subtitle": deck.subtitle,
        "deck.summary": deck.summary,
        "organisation.accessibility": config.accessibility,
    }
    return {name: value for name, value in named.items() if value is not None}


def _fields(config: Config, deck: Deck, event: Event, variables: Variables) -> dict[str, Field]:
    """What a slot may take by itself, where lines are lines: `default: event` in a template."""
    return {
        "deck.organisation": read_field(deck.organisation or config.organisation, variables),
        CONTACT: with_links(read_field(config.contact, variables)),
        "event": join_fields(event.date, event.venue, event.speaker),
    }
