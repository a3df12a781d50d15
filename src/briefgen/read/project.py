"""World -> Project: every file read, every deck and seminar decoded, all faults at once."""

from __future__ import annotations

from pathlib import PurePosixPath

from pydantic import Field

from briefgen.model.diag import NOWHERE, Faults, Span
from briefgen.model.node import Map, Node, Scalar, Seq
from briefgen.model.outputs import OUTPUTS, PAPERS
from briefgen.model.project import (
    Config,
    Deck,
    OutputSpec,
    Project,
    Seminar,
    Target,
)
from briefgen.read.decode import (
    AnyNode,
    Keys,
    Listing,
    Names,
    TextMap,
    Whole,
    Words,
    decode_keys,
)
from briefgen.read.entries import decode_entry
from briefgen.read.source import read_source
from briefgen.read.templates import read_templates
from briefgen.read.world import ROOT_FILE, World

_DEFAULT_OUTPUTS = tuple(OutputSpec(kind, {}) for kind in OUTPUTS)


class _Organisation(Keys):
    name: Words = None
    contact: AnyNode = None
    accessibility: Words = None


class _Config(Keys):
    organisation: AnyNode = None
    template: Words = None
    language: Words = None
    paper: Words = None
    outputs: Listing = None


class DeckKeys(Keys):
    """The keys of a deck file."""

    title: Words = Field(None, description="The deck's title")
    subtitle: Words = None
    organisation: Words = None
    template: Words = None
    aspect: Words = None
    language: Words = None
    marking: Words = None
    minutes: Whole = None
    variables: TextMap = None
    outputs: Listing = None
    allow: Names = ()
    slides: Listing


class _SeminarKeys(Keys):
    id: Words = None
    deck: Words = None
    date: Words = None
    venue: Words = None
    speaker: Words = None
    audience: Names = ()
    language: Words = None
    marking: Words = None
    paper: Words = None
    outputs: Listing = None
    variables: TextMap = None


class _SeminarsFile(Keys):
    defaults: AnyNode = None
    seminars: Listing


def read_project(world: World, faults: Faults) -> Project:
    """Everything under the project's root. A broken file is reported and left out."""
    config = _read_config(world, faults)
    decks = _read_decks(world, "decks/*.yaml", faults)
    library = _read_decks(world, "decks/library/*.yaml", faults)
    seminars = _read_seminars(world, faults)
    templates = read_templates(world, faults)
    targets = _targets(config, decks, seminars)
    return Project(config, decks, library, templates, seminars, targets)


def _load(world: World, name: str, faults: Faults) -> Node | None:
    data = world.read(name)
    if data is None:
        hint = "is it there, inside the project, and smaller than 5 MB?"
        faults.add("BF101", f"the file {name} cannot be read", Span(name), hint=hint)
        return None
    return read_source(data, name, faults)


def _read_config(world: World, faults: Faults) -> Config:
    node = _load(world, ROOT_FILE, faults)
    keys = decode_keys(_Config, node, faults, "briefgen.yaml") if node else None
    if keys is None:
        return Config(outputs=_DEFAULT_OUTPUTS)
    about = _Organisation()
    if keys.organisation is not None:
        about = decode_keys(_Organisation, keys.organisation, faults, "organisation") or about
    return Config(
        about.name,
        about.contact,
        about.accessibility,
        keys.template.text if keys.template else "seminar",
        keys.language.text if keys.language else "en-GB",
        _paper(keys.paper, faults) or "A4",
        _outputs(keys.outputs, faults) or _DEFAULT_OUTPUTS,
    )


def _paper(node: Scalar | None, faults: Faults) -> str:
    if node is None or node.text in PAPERS:
        return node.text if node else ""
    hint = "possible: " + ", ".join(PAPERS)
    faults.add("BF113", f"the paper {node.text} is not known", node.span, hint=hint)
    return ""


def _outputs(node: Seq | None, faults: Faults) -> tuple[OutputSpec, ...] | None:
    """`deck`, or `handout: {per-page: 6}`."""
    if node is None:
        return None
    found = [_output(item, faults) for item in node.items]
    return tuple(output for output in found if output is not None)


def _output(node: Node, faults: Faults) -> OutputSpec | None:
    options: dict[str, str] = {}
    name: Node = node
    if isinstance(node, Map) and len(node.entries) == 1:
        name, inner = node.entries[0]
        if isinstance(inner, Map):
            options = {k.text: v.text for k, v in inner.entries if isinstance(v, Scalar)}
    kind = name.text if isinstance(name, Scalar) else ""
    if kind not in OUTPUTS:
        hint = "possible: " + ", ".join(OUTPUTS)
        faults.add("BF113", f"the output {kind or 'here'} is not known", node.span, hint=hint)
        return None
    possible = OUTPUTS[kind].options
    for option, value in options.items():
        if value not in possible.get(option, ()):
            values = "; ".join(f"{key}: {', '.join(known)}" for key, known in possible.items())
            faults.add("BF113", f"`{option}: {value}` is no option of the output {kind}", node.span,
                       hint=f"possible: {values}" if values else "it takes no options")  # fmt: skip
            return None
    return OutputSpec(kind, options, node.span)


def _read_decks(world: World, pattern: str, faults: Faults) -> dict[str, Deck]:
    found: dict[str, Deck] = {}
    for name in world.names(pattern):
        if name == "decks/seminars.yaml":
            continue
        node = _load(world, name, faults)
        keys = decode_keys(DeckKeys, node, faults, "a deck") if node else None
        if keys is not None and node is not None:
            stem = PurePosixPath(name).stem
            found[stem] = _deck(stem, name, keys, node.span, faults)
    return found


def _deck(stem: str, file: str, keys: DeckKeys, span: Span, faults: Faults) -> Deck:
    entries = [decode_entry(item, faults) for item in keys.slides.items]
    return Deck(
        stem,
        file,
        keys.title,
        tuple(entry for entry in entries if entry is not None),
        keys.subtitle,
        keys.organisation,
        keys.template,
        keys.aspect,
        keys.language,
        keys.marking,
        keys.minutes,
        keys.variables or {},
        _outputs(keys.outputs, faults),
        frozenset(keys.allow),
        span,
    )


def _read_seminars(world: World, faults: Faults) -> dict[str, Seminar]:
    if world.path("decks/seminars.yaml") is None:
        return {}
    node = _load(world, "decks/seminars.yaml", faults)
    keys = decode_keys(_SeminarsFile, node, faults, "seminars") if node else None
    if keys is None:
        return {}
    defaults = keys.defaults if isinstance(keys.defaults, Map) else Map((), NOWHERE)
    found: dict[str, Seminar] = {}
    for item in keys.seminars.items:
        seminar = _seminar(item, defaults, faults)
        if seminar is not None and seminar.id in found:
            faults.add("BF206", f"two seminars have the id {seminar.id}", item.span)
        elif seminar is not None:
            found[seminar.id] = seminar
    return found


def _seminar(node: Node, defaults: Map, faults: Faults) -> Seminar | None:
    if isinstance(node, Map):
        extra = tuple(entry for entry in defaults.entries if entry[0].text not in node.keys)
        node = Map(node.entries + extra, node.span)
    keys = decode_keys(_SeminarKeys, node, faults, "a seminar")
    if keys is None:
        return None
    if keys.id is None or keys.deck is None:
        what = "id" if keys.id is None else "deck"
        faults.add("BF112", f"the seminar has no `{what}`", node.span, hint=f"add `{what}: ...`")
        return None
    return Seminar(
        keys.id.text,
        keys.deck,
        keys.date,
        keys.venue,
        keys.speaker,
        keys.audience,
        keys.language,
        keys.marking,
        keys.paper,
        _outputs(keys.outputs, faults),
        keys.variables or {},
        node.span,
    )


def _targets(
    config: Config, decks: dict[str, Deck], seminars: dict[str, Seminar]
) -> tuple[Target, ...]:
    """Each seminar, then each deck that no seminar names."""
    named = {seminar.deck.text for seminar in seminars.values()}
    found = []
    for seminar in seminars.values():
        deck = decks.get(seminar.deck.text)
        outputs = seminar.outputs or (deck and deck.outputs) or config.outputs
        paper = seminar.paper.text if seminar.paper else config.paper
        found.append(Target(seminar.id, seminar.deck.text, seminar, outputs, paper, seminar.span))
    for name, deck in decks.items():
        if name not in named:
            outputs = deck.outputs or config.outputs
            found.append(Target(name, name, None, outputs, config.paper, deck.span))
    return tuple(found)
