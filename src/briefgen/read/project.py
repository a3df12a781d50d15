"""World -> Project: every file read, every deck and seminar decoded, all faults at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Literal

from briefgen.images import PictureShelf
from briefgen.model.diagnostics import Diagnostic, Faults, Span, diagnose
from briefgen.model.project import Config, DateOrder, Deck, Entry, Project, Use, nearest_language
from briefgen.model.text_edits import add_key
from briefgen.model.typography import Typography
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.audiences_and_variables_used import Mentions
from briefgen.read.data_shelf import DataShelf
from briefgen.read.date_reader import ORDERS
from briefgen.read.deck_entries import TYPESET, decode_entry
from briefgen.read.decode import decode_keys, holds, keys, keys_of
from briefgen.read.event_texts import EventKeys, check_time, read_event
from briefgen.read.open_file import read_node
from briefgen.read.outputs import (
    DEFAULT_OUTPUTS,
    OUTPUT_LIST,
    PAPER,
    decode_outputs,
    decode_paper,
)
from briefgen.read.protective_markings import decode_scheme
from briefgen.read.seminars import YAML_FILE, read_seminars
from briefgen.read.targets import list_targets
from briefgen.read.templates import read_templates
from briefgen.read.translations import Path, in_language, untranslated
from briefgen.read.unspoken_languages import report_unspoken
from briefgen.read.value_kinds import (
    ASPECT,
    LISTING,
    NAME,
    NAMES,
    PARAGRAPHS,
    TEXTS,
    TYPOGRAPHY,
    WHOLE,
    WORDS,
    choice,
    names_apart,
)
from briefgen.support.session import MadeLast, MovedDown, Session
from briefgen.support.suggest import nearest
from briefgen.support.world import ROOT_FILE, World

# What decks are called by editors that know another ending, or that add their own unseen.
_MISNAMED = r"(?i)\.ya?ml(\.txt)?$"


_TEMPLATE = "The template that the slides are made with."
_LANGUAGE = "The language of the texts, as a tag such as en-GB, cy or fr-CA."
_LANGUAGES = "The languages that texts are given in, the main one first, such as [en, cy]."
_OUTPUTS = "What is made: decks, slides, handouts and documents."
# What the project of `briefgen new` says in place of a name.
_NOBODY = "Your organisation"


class OrganisationKeys(Value, kw_only=True):
    """Who gives the seminars: `name` and `contact` stand on slides and documents, `accessibility`
    in documents."""

    name: Scalar | None = holds(WORDS, None, about="The name of your organisation.")
    contact: Node | None = holds(
        PARAGRAPHS,
        None,
        about="How to reach you. A line is a line; an empty line parts paragraphs.",
    )
    accessibility: Scalar | None = holds(
        WORDS, None, about="What readers can do who need the material in another form."
    )


class ProjectKeys(Value, kw_only=True):
    """The keys of briefgen.yaml: what holds for every deck that does not say otherwise."""

    organisation: OrganisationKeys = holds(
        keys(OrganisationKeys, keeps_rest=True),
        OrganisationKeys(),
        about="Who gives the seminars.",
    )
    template: Scalar | None = holds(NAME, None, about=_TEMPLATE)
    language: Scalar | None = holds(NAME, None, about=_LANGUAGE)
    paper: Scalar | None = holds(
        PAPER, None, about="The paper that handouts and documents are printed on."
    )
    languages: tuple[str, ...] = holds(NAMES, (), about=_LANGUAGES)
    outputs: Seq | None = holds(OUTPUT_LIST, None, about=_OUTPUTS)
    marking_scheme: Scalar | None = holds(
        WORDS, None, about="The scheme that protective markings are taken from."
    )
    dates: DateOrder | Literal[""] = holds(
        choice(*ORDERS), "", about="What a date such as 03/04/2026 means in your files."
    )


class DeckKeys(Value, kw_only=True):
    """The keys of a deck file; one of the library needs `slides` only.

    `title` and `subtitle` stand on the cover, `summary` in the document to read. Where
    `organisation`, `template`, `language`, `languages` or `outputs` are left out, those of
    briefgen.yaml hold; without `aspect` it is 16:9. The first of the `languages` is the main one.
    `marking` is a protective marking, `minutes` how long the seminar is, `event` when and where it
    is held, where no seminar says so; `typography` says whether quotes and dashes are typeset.
    `variables` are texts by the names in double braces, `abbreviations` the long forms by the short
    ones; `allow` names the warnings that are accepted.
    """

    title: Scalar | None = holds(WORDS, None, about="The title of the deck, on its cover.")
    subtitle: Scalar | None = holds(WORDS, None, about="What stands below the title.")
    summary: Scalar | None = holds(
        WORDS, None, about="What it says in short, on the first page of the document to read."
    )
    organisation: Scalar | None = holds(
        WORDS, None, about="Who gives this seminar, if it is not the organisation of briefgen.yaml."
    )
    template: Scalar | None = holds(NAME, None, about=_TEMPLATE)
    aspect: Scalar | None = holds(ASPECT, None, about="The shape of the slides.")
    language: Scalar | None = holds(NAME, None, about=_LANGUAGE)
    languages: tuple[str, ...] = holds(NAMES, (), about=_LANGUAGES)
    marking: Scalar | None = holds(WORDS, None, about="The protective marking of the deck.")
    typography: Typography = holds(TYPOGRAPHY, "typeset", about=TYPESET)
    minutes: int | None = holds(WHOLE, None, about="How long the seminar is, in minutes.")
    event: EventKeys = holds(
        keys(EventKeys),
        EventKeys(),
        about="When and where the deck is shown, where a seminar does not say so.",
    )
    variables: dict[str, Scalar] | None = holds(
        TEXTS, None, about="Texts by the names that stand in double braces, as in {{ place }}."
    )
    abbreviations: dict[str, Scalar] | None = holds(
        TEXTS, None, about="What abbreviations mean, each with its long form."
    )
    outputs: Seq | None = holds(OUTPUT_LIST, None, about=_OUTPUTS)
    allow: tuple[str, ...] = holds(
        NAMES, (), about="Warnings that are accepted in this deck, by name."
    )
    slides: Seq = holds(LISTING, about="The slides, in order. Each begins with a dash.")


def read_project(world: World, faults: Faults, session: Session | None = None) -> Project:
    """Everything under the project's root. A broken file is reported and left out; what has not
    changed since the session read it is taken as it was."""
    session = session or Session()
    config = _read_config(world, faults, session)
    decks = _read_decks(world, "decks/*.yaml", config, faults, session=session)
    library = _read_decks(world, "decks/library/*.yaml", config, faults, session=session)
    mentions = Mentions(decks=decks, library=library, config=config)
    for deck in decks.values():
        check_time(deck.event, deck.name, mentions, faults)
    seminars = read_seminars(world, faults, mentions, session)
    templates = read_templates(world, faults, session)
    targets = list_targets(config, decks, seminars, faults)
    report_unspoken(targets, decks, config, faults)
    data, pictures = DataShelf(world, session), PictureShelf(world, session)
    return Project(
        config=config,
        decks=decks,
        library=library,
        templates=templates,
        seminars=seminars,
        targets=targets,
        data=data,
        pictures=pictures,
    )


def _load(world: World, name: str, faults: Faults, session: Session) -> Node | None:
    empty = "" if name == ROOT_FILE else "BF112/empty-deck"
    return read_node(world, name, faults, session, empty=empty)


def _read_config(world: World, faults: Faults, session: Session) -> Config:
    node = _load(world, ROOT_FILE, faults, session)
    if node is None:
        return Config(outputs=DEFAULT_OUTPUTS)
    languages = _languages_of(node) or ("",)
    found = {tag: _config(in_language(node, languages, tag), faults) for tag in languages}
    config = found[languages[0]]
    _report_placeholders(found.values(), faults)
    return replace(config, translations=found) if config.languages else config


def _report_placeholders(configs: Iterable[Config], faults: Faults) -> None:
    """Note what a new project says of an organisation, as long as it has nobody's name."""
    for config in configs:
        name, contact = config.organisation, config.contact
        if isinstance(name, Scalar) and _NOBODY in name.text:
            faults.say("BF537/name", name.span, name=_NOBODY)
        if isinstance(contact, Scalar) and _NOBODY in contact.text:
            faults.say("BF537/contact", contact.span, name=_NOBODY)


def _languages_of(node: Node) -> tuple[str, ...]:
    """The `languages:` of a file; what is wrong with them is reported when they are decoded."""
    named = node.get("languages") if isinstance(node, Map) else None
    items = named.items if isinstance(named, Seq) else names_apart(named) if named else ()
    return tuple(item.text for item in items if isinstance(item, Scalar) and item.text)


def _config(node: Node, faults: Faults) -> Config:
    found = decode_keys(ProjectKeys, node, faults, "briefgen.yaml", keeps_rest=True)
    if found is None:
        return Config(outputs=DEFAULT_OUTPUTS)
    config = Config(
        organisation=found.organisation.name,
        contact=found.organisation.contact,
        accessibility=found.organisation.accessibility,
        template=found.template.text if found.template else "seminar",
        language=found.language.text if found.language else "en-GB",
        paper=decode_paper(found.paper, faults) or "A4",
        outputs=decode_outputs(found.outputs, faults) or DEFAULT_OUTPUTS,
        languages=found.languages,
        marking_scheme=decode_scheme(found.marking_scheme, faults),
        dates=found.dates,
    )
    template, language = (node and node.span for node in (found.template, found.language))
    return replace(
        config,
        template_span=template or config.template_span,
        language_span=language or config.language_span,
    )


def _read_decks(
    world: World, pattern: str, config: Config, faults: Faults, *, session: Session
) -> dict[str, Deck]:
    found: dict[str, Deck] = {}
    names = [name for name in world.names(pattern) if not _is_hidden(name)]
    for name in world.names(pattern.replace("yaml", "[Yy]*")):
        if name not in names and (ending := re.search(_MISNAMED, name)) and not _is_hidden(name):
            better = f"{PurePosixPath(name[: ending.start()]).name}.yaml"
            faults.say("BF113/ending", Span(file=name), ending=ending[0], better=better)
    for name in names:
        node = _load(world, name, faults, session) if name != YAML_FILE else None
        if node is None:
            continue
        decode = partial(_in_all_languages, name, node, config, session)
        inputs = node, config.languages
        deck = session.keep("decks", name, inputs, decode, faults)
        if deck is not None:
            found[deck.name] = deck
    return found


def _is_hidden(name: str) -> bool:
    """Whether a file is what a Mac or an editor puts beside another, as ._letters.yaml."""
    return PurePosixPath(name).name.startswith(".")


def _in_all_languages(
    name: str, node: Node, config: Config, session: Session, faults: Faults
) -> Deck | None:
    """The deck in the first of its languages, with its translations."""
    languages = _languages_of(node) or _shared_languages(node, config)
    found: dict[str, Deck] = {}
    for language in languages or ("",):
        known = session.of(MadeLast, f"entries of {name} in {language}")
        decode = partial(_decode_entries, known=known, moved=session.of(MovedDown))
        deck = _decode_deck(name, node, config, languages, language, decode=decode, faults=faults)
        if deck is None:
            return None
        found[language] = deck
    first = next(iter(found.values()))
    return replace(first, translations=found) if languages else first


def _shared_languages(node: Node, config: Config) -> tuple[str, ...]:
    """Those of the project. A deck that names its own language has that one first."""
    own = node.get("language") if isinstance(node, Map) else None
    if not isinstance(own, Scalar) or not config.languages:
        return config.languages
    first = nearest_language(own.text, config.languages) or own.text
    return (first, *(tag for tag in config.languages if tag != first))


def _decode_deck(
    name: str,
    node: Node,
    config: Config,
    languages: Sequence[str],
    language: str,
    *,
    decode: Callable[[Sequence[Node], Faults], list[Entry | None]],
    faults: Faults,
) -> Deck | None:
    spoken = in_language(node, languages, language)
    before = faults.mark()
    keys = decode_keys(DeckKeys, spoken, faults, "a deck", keeps_rest=True)
    doubtful = _doubtful(spoken, faults.since(before))
    if keys is None or not isinstance(spoken, Map) or doubtful & _OF_ALL_SLIDES:
        return None
    written = node.get("slides") if isinstance(node, Map) else None
    originals = written.items if isinstance(written, Seq) else keys.slides.items
    missing = [untranslated(item, languages, language) for item in originals]
    decoded = decode(keys.slides.items, faults)
    entries = [
        _marked(entry, names) for entry, names in zip(decoded, missing, strict=True) if entry
    ]
    own = (*((keys.language.text,) if keys.language else ()), *languages)
    event = read_event(keys.event, config, own, faults)
    deck = _deck(name, keys, tuple(entries), node.span, faults)
    texts = untranslated(node, languages, language)
    return replace(
        deck,
        event=event,
        languages=tuple(languages),
        untranslated=tuple(dict.fromkeys(path[0] for path in texts if path[0] != "slides")),
        no_title=() if keys.title or "title" in doubtful else (_no_title(spoken),),
    )


def _decode_entries(
    nodes: Sequence[Node], faults: Faults, *, known: MadeLast, moved: MovedDown
) -> list[Entry | None]:
    """The entries; those of the last time where their nodes are the very same."""

    def again(last: _Decoded, node: Node, lines: int) -> _Decoded:
        entry, noted = _decoded(node)
        if not noted:
            moved.note(entry, last[0], lines)
        return entry, noted

    found = known.of_each(nodes, _decoded, move=again, moved=moved)
    for _, noted in found:
        faults.note(noted)
    return [entry for entry, _ in found]


# An entry, and what is wrong with it.
_Decoded = tuple[Entry | None, tuple[Diagnostic, ...]]


def _decoded(node: Node) -> _Decoded:
    noted = Faults()
    return decode_entry(node, noted), tuple(noted)


# Keys of a deck that every slide depends on: where they are doubtful, so is what is said of slides.
_OF_ALL_SLIDES = frozenset({"template", "aspect", "language", "languages", "variables", "slides"})


def _doubtful(node: Node, found: Sequence[Diagnostic]) -> frozenset[str]:
    """The keys of a deck whose values are broken, or may be those that are misspelt."""
    places = {fault.span for fault in found}
    pairs = node.entries if isinstance(node, Map) else ()
    named = [key.text for key, value in pairs if {key.span, value.span} & places]
    return frozenset(nearest(name, tuple(keys_of(DeckKeys))) for name in named)


def _no_title(node: Map) -> Diagnostic:
    if (written := node.key("title")) is not None:
        return diagnose("BF112/empty", written.span, name="title")
    return diagnose("BF112/no-title", node.span.start, fixes=add_key(node, "title", "..."))


def _marked(entry: Entry, untranslated: tuple[Path, ...]) -> Entry:
    if isinstance(entry, Use) or not untranslated:
        return entry
    return replace(entry, untranslated=untranslated)


def _deck(
    file: str, keys: DeckKeys, entries: tuple[Entry, ...], span: Span, faults: Faults
) -> Deck:
    return Deck(
        name=PurePosixPath(file).stem,
        file=file,
        title=keys.title,
        slides=entries,
        subtitle=keys.subtitle,
        summary=keys.summary,
        organisation=keys.organisation,
        template=keys.template,
        aspect=keys.aspect,
        language=keys.language,
        marking=keys.marking,
        typography=keys.typography,
        minutes=keys.minutes,
        variables=keys.variables or {},
        abbreviations=keys.abbreviations or {},
        outputs=decode_outputs(keys.outputs, faults),
        allow=frozenset(keys.allow),
        span=span,
    )
