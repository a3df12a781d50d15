"""A project + what is chosen at the top -> the target that is shown, and what can be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefgen.model.diagnostics import NOWHERE
from briefgen.model.project import Deck, Entry, Project, Seminar, Target, Use
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.studio.messages import Ask, Choices, Option
from briefgen.text.locales import language_name

# What the files say, and nobody in particular.
AS_WRITTEN, EVERYBODY = "*", "-"


class Chosen(Value, kw_only=True):
    """What is chosen, by id: the `deck` and the `event` ("" for the first), the `audience`, the
    `language` and the `look`. It changes what is shown, and no file."""

    deck: str = ""
    event: str = ""
    audience: str = AS_WRITTEN
    language: str = AS_WRITTEN
    look: str = AS_WRITTEN

    def with_asked(self, ask: Ask) -> Chosen:
        """What is chosen now; another deck has choices of its own."""
        if ask.deck and ask.deck != self.deck:
            return Chosen(deck=ask.deck, event=ask.event)
        return Chosen(
            deck=self.deck,
            event=ask.event or self.event,
            audience=ask.audience or self.audience,
            language=ask.language or self.language,
            look=ask.look or self.look,
        )


class ShownTarget(Value):
    """A `project` and one of its targets (`target`), as they are chosen."""

    project: Project
    target: Target


def choose_shown(project: Project, chosen: Chosen) -> ShownTarget | None:
    """The target that is chosen, with what is chosen of it; None where there is none."""
    known = [target for target in project.targets if not chosen.deck or target.deck == chosen.deck]
    target = next((one for one in known if one.id == chosen.event), known[0] if known else None)
    deck = project.decks.get(target.deck) if target else None
    if target is None or deck is None:
        return None
    changed = _chosen_deck(deck, chosen)
    if changed is not deck:
        project = replace(project, decks={**project.decks, target.deck: changed})
    return ShownTarget(project, replace(target, seminar=_chosen_seminar(target, chosen)))


def _chosen_deck(deck: Deck, chosen: Chosen) -> Deck:
    if chosen.look != AS_WRITTEN:
        look = Scalar(chosen.look, deck.template.span if deck.template else NOWHERE)
        said = {tag: replace(one, template=look) for tag, one in deck.translations.items()}
        deck = replace(deck, template=look, translations=said)
    if chosen.language != AS_WRITTEN:
        deck = replace(deck, language=Scalar(chosen.language, deck.span.start))
    return deck


def _chosen_seminar(target: Target, chosen: Chosen) -> Seminar | None:
    seminar = target.seminar
    if seminar and chosen.language != AS_WRITTEN:
        seminar = replace(seminar, language=Scalar(chosen.language, seminar.span.start))
    if chosen.audience == AS_WRITTEN:
        return seminar
    audience = () if chosen.audience == EVERYBODY else (chosen.audience,)
    event = seminar or Seminar(id=target.id, deck=Scalar(target.deck, target.span))
    return replace(event, audience=audience)


def choices_of(project: Project, shown: ShownTarget | None, chosen: Chosen) -> Choices:
    """What can be chosen."""
    deck = shown.target.deck if shown else chosen.deck
    there = project.decks.get(deck)
    return Choices(
        decks=tuple(
            Option(id=name, name=one.title.text if one.title else name)
            for name, one in project.decks.items()
        ),
        deck=deck,
        events=tuple(
            Option(id=target.id, name=event_name(target))
            for target in project.targets
            if target.deck == deck
        ),
        event=shown.target.id if shown else chosen.event,
        audiences=tuple(_audiences(project, there)),
        audience=chosen.audience,
        languages=tuple(_languages(project, there)),
        language=chosen.language,
        looks=tuple(_looks(project, there)),
        look=chosen.look,
    )


def event_name(target: Target) -> str:
    """The venue and the date of the event, as the page says it."""
    if target.seminar is None:
        return "No event"
    venue = target.seminar.event.venue
    parts = (venue.text if venue else "", _day(target.date))
    return ", ".join(filter(None, parts)) or target.id


def _day(typed: str) -> str:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return typed
    return f"{day.day} {day:%b %Y}"


def _audiences(project: Project, deck: Deck | None) -> Iterator[Option]:
    yield Option(id=AS_WRITTEN, name="As the event says")
    names = sorted(set(_audiences_in(project, deck.slides if deck else (), set())))
    if names:
        yield Option(id=EVERYBODY, name="Everybody")
    yield from (Option(id=name, name=name) for name in names)


def _audiences_in(project: Project, entries: tuple[Entry, ...], met: set[str]) -> Iterator[str]:
    for entry in entries:
        if not isinstance(entry, Use):
            yield from entry.audience
            continue
        name = entry.target.text.partition("#")[0].strip()
        if name in project.library and name not in met:
            met.add(name)
            yield from _audiences_in(project, project.library[name].slides, met)


def _languages(project: Project, deck: Deck | None) -> Iterator[Option]:
    own = (deck.languages if deck else ()) or project.config.languages
    main = deck.language.text if deck and deck.language else project.config.language
    first = own[0] if own else main
    tags = (first, *own[1:])
    bases = [tag.partition("-")[0] for tag in tags]
    for at, (tag, base) in enumerate(zip(tags, bases, strict=True)):
        name = language_name(tag if bases.count(base) > 1 else base)
        yield Option(id=tag if at else AS_WRITTEN, name=name)


def _looks(project: Project, deck: Deck | None) -> Iterator[Option]:
    aspect = deck.aspect.text if deck and deck.aspect else "16:9"
    main = deck.template.text if deck and deck.template else project.config.template
    yield Option(id=AS_WRITTEN, name=_look_name(main))
    names = sorted({name for name, shape in project.templates if shape == aspect})
    yield from (Option(id=name, name=_look_name(name)) for name in names if name != main)


def _look_name(name: str) -> str:
    return name.replace("-", " ").capitalize()
