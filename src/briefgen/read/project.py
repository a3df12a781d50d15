"""World -> Project: every file read, every deck and seminar decoded, all faults at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Literal

from briefgen.images import PictureShelf
from briefgen.model.diagnostics import Faults, Span
from briefgen.model.project import Config, DateOrder, Deck, Entry, Project, Use, nearest_language
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.audiences_and_variables_used import Mentions
from briefgen.read.data_files import DataShelf
from briefgen.read.date_reader import ORDERS
from briefgen.read.deck_entries import decode_entry
from briefgen.read.decode import decode_keys, holds
from briefgen.read.open_file import read_node
from briefgen.read.outputs import DEFAULT_OUTPUTS, OUTPUT_LIST, decode_outputs, decode_paper
from briefgen.read.protective_markings import decode_scheme
from briefgen.read.seminars import YAML_FILE, read_seminars
from briefgen.read.targets import list_targets
from briefgen.read.templates import read_templates
from briefgen.read.translations import in_language, untranslated
from briefgen.read.unspoken_languages import report_unspoken
from briefgen.read.value_kinds import ANY, LISTING, NAMES, TEXTS, WHOLE, WORDS, choice
from briefgen.support.session import Session
from briefgen.support.world import ROOT_FILE, World

# What decks are called by editors that know another ending, or that add their own unseen.
_MISNAMED = re.compile(r"\.ya?ml(\.txt)?$", re.IGNORECASE)


class _Organisation(Value, kw_only=True):
    name: Scalar | None = holds(WORDS, None)
    contact: Node | None = holds(ANY, None)
    accessibility: Scalar | None = holds(WORDS, None)


class _Config(Value, kw_only=True):
    organisation: Node | None = holds(ANY, None)
    template: Scalar | None = holds(WORDS, None)
    language: Scalar | None = holds(WORDS, None)
    paper: Scalar | None = holds(WORDS, None)
    languages: tuple[str, ...] = holds(NAMES, ())
    outputs: Seq | None = holds(OUTPUT_LIST, None)
    marking_scheme: Scalar | None = holds(WORDS, None)
    dates: DateOrder | Literal[""] = holds(choice(*ORDERS), "")


class DeckKeys(Value, kw_only=True):
    """The keys of a deck file; one of the library needs `slides` only.

    `title` and `subtitle` stand on the cover. Where `organisation`, `template`, `language`,
    `languages` or `outputs` are left out, those of briefgen.yaml hold; without `aspect` it is 16:9.
    The first of the `languages` is the main one. `marking` is a protective marking, and `minutes`
    how long the seminar is. `variables` are texts by the names in double braces, `abbreviations`
    the long forms by the short ones; `allow` names the warnings that are accepted.
    """

    title: Scalar | None = holds(WORDS, None, about="The deck's title")
    subtitle: Scalar | None = holds(WORDS, None)
    organisation: Scalar | None = holds(WORDS, None)
    template: Scalar | None = holds(WORDS, None)
    aspect: Scalar | None = holds(WORDS, None)
    language: Scalar | None = holds(WORDS, None)
    languages: tuple[str, ...] = holds(NAMES, ())
    marking: Scalar | None = holds(WORDS, None)
    minutes: int | None = holds(WHOLE, None)
    variables: dict[str, Scalar] | None = holds(TEXTS, None)
    abbreviations: dict[str, Scalar] | None = holds(TEXTS, None)
    outputs: Seq | None = holds(OUTPUT_LIST, None)
    allow: tuple[str, ...] = holds(NAMES, ())
    slides: Seq = holds(LISTING)


def read_project(world: World, faults: Faults, session: Session | None = None) -> Project:
    """Everything under the project's root. A broken file is reported and left out; what has not
    changed since the session read it is taken as it was."""
    session = session or Session()
    config = _read_config(world, faults, session)
    decks = _read_decks(world, "decks/*.yaml", config, faults, session=session)
    library = _read_decks(world, "decks/library/*.yaml", config, faults, session=session)
    seminars = read_seminars(
        world, faults, Mentions(decks=decks, library=library, config=config), session
    )
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
    hint = "" if name == ROOT_FILE else "write `title:` and `slides:` into it, or delete it"
    return read_node(world, name, faults, session, or_hint=hint)


def _read_config(world: World, faults: Faults, session: Session) -> Config:
    node = _load(world, ROOT_FILE, faults, session)
    if node is None:
        return Config(outputs=DEFAULT_OUTPUTS)
    languages = _languages_of(node) or ("",)
    found = {tag: _config(in_language(node, languages, tag), faults) for tag in languages}
    config = found[languages[0]]
    return replace(config, translations=found) if config.languages else config


def _languages_of(node: Node) -> tuple[str, ...]:
    """The `languages:` of a file; what is wrong with them is reported when they are decoded."""
    named = node.get("languages") if isinstance(node, Map) else None
    items = named.items if isinstance(named, Seq) else (named,)
    return tuple(item.text for item in items if isinstance(item, Scalar) and item.text)


def _config(node: Node, faults: Faults) -> Config:
    keys = decode_keys(_Config, node, faults, "briefgen.yaml")
    if keys is None:
        return Config(outputs=DEFAULT_OUTPUTS)
    about = _Organisation()
    if keys.organisation is not None:
        about = decode_keys(_Organisation, keys.organisation, faults, "organisation") or about
    config = Config(
        organisation=about.name,
        contact=about.contact,
        accessibility=about.accessibility,
        template=keys.template.text if keys.template else "seminar",
        language=keys.language.text if keys.language else "en-GB",
        paper=decode_paper(keys.paper, faults) or "A4",
        outputs=decode_outputs(keys.outputs, faults) or DEFAULT_OUTPUTS,
        languages=keys.languages,
        marking_scheme=decode_scheme(keys.marking_scheme, faults),
        dates=keys.dates,
    )
    template, language = (node and node.span for node in (keys.template, keys.language))
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
        if name not in names and (ending := _MISNAMED.search(name)) and not _is_hidden(name):
            hint = f"call it {PurePosixPath(name[: ending.start()]).name}.yaml"
            faults.add(
                "BF113", f"files that end in {ending[0]} are not read", Span(file=name), hint=hint
            )
    for name in names:
        node = _load(world, name, faults, session) if name != YAML_FILE else None
        if node is None:
            continue
        inputs, decode = (node, config.languages), partial(_in_all_languages, name, node, config)
        deck = session.keep("decks", name, inputs, decode, faults)
        if deck is not None:
            found[deck.name] = deck
    return found


def _is_hidden(name: str) -> bool:
    """Whether a file is what a Mac or an editor puts beside another, as ._letters.yaml."""
    return PurePosixPath(name).name.startswith(".")


def _in_all_languages(name: str, node: Node, config: Config, faults: Faults) -> Deck | None:
    """The deck in the first of its languages, with its translations."""
    languages = _languages_of(node) or _shared_languages(node, config)
    found: dict[str, Deck] = {}
    for language in languages or ("",):
        deck = _decode_deck(name, node, languages, language, faults=faults)
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
    name: str, node: Node, languages: Sequence[str], language: str, *, faults: Faults
) -> Deck | None:
    spoken = in_language(node, languages, language)
    keys = decode_keys(DeckKeys, spoken, faults, "a deck")
    if keys is None:
        return None
    written = node.get("slides") if isinstance(node, Map) else None
    originals = written.items if isinstance(written, Seq) else keys.slides.items
    missing = [untranslated(item, languages, language) for item in originals]
    decoded = [decode_entry(item, faults) for item in keys.slides.items]
    entries = [
        _marked(entry, names) for entry, names in zip(decoded, missing, strict=True) if entry
    ]
    deck = _deck(name, keys, tuple(entries), node.span, faults)
    texts = untranslated(node, languages, language)
    return replace(
        deck,
        languages=tuple(languages),
        untranslated=tuple(name for name in texts if name != "slides"),
    )


def _marked(entry: Entry, untranslated: tuple[str, ...]) -> Entry:
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
        organisation=keys.organisation,
        template=keys.template,
        aspect=keys.aspect,
        language=keys.language,
        marking=keys.marking,
        minutes=keys.minutes,
        variables=keys.variables or {},
        abbreviations=keys.abbreviations or {},
        outputs=decode_outputs(keys.outputs, faults),
        allow=frozenset(keys.allow),
        span=span,
    )
