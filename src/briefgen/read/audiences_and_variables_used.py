"""A deck with the files that it uses -> the audiences and the variables that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from briefgen.model.project import Config, Deck, Entry, SectionSource, Use
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq, texts_of
from briefgen.read.value_kinds import names_apart

# The beginning of `{{ name }}` or `{{ name | date }}`.
_VARIABLE = r"(?<!\\)\{\{\s*([A-Za-z_][\w.-]*)"


class Mentions(Struct, kw_only=True):
    """What the decks of a project name; each is looked through when it is first asked for. `decks`
    and `library` are keyed by the stems of their files; `config` has the texts that all share."""

    decks: Mapping[str, Deck]
    library: Mapping[str, Deck]
    config: Config = Config()
    _audiences: dict[str, frozenset[str]] = field(default_factory=dict)
    _variables: dict[str, frozenset[str]] = field(default_factory=dict)

    def audiences(self, name: str) -> frozenset[str]:
        """The audiences that slides, sections, points and cards of a deck are for."""
        if name not in self._audiences:
            files = self._files(name)
            entries = [entry for file in files for entry in file.slides]
            self._audiences[name] = frozenset(a for e in entries for a in _audiences_of(e))
        return self._audiences[name]

    def variables(self, name: str) -> frozenset[str]:
        """The variables that stand in the texts of a deck, and in those that all decks share."""
        if name not in self._variables:
            texts = (text for node in self._nodes(name) for text in texts_of(node))
            self._variables[name] = frozenset(variables_in(texts))
        return self._variables[name]

    def everybody(self) -> frozenset[str]:
        """The audiences of all decks."""
        return frozenset(audience for name in self.decks for audience in self.audiences(name))

    def _files(self, name: str) -> list[Deck]:
        """The deck and the library files that it uses, directly or by others; in all languages."""
        found: dict[str, Deck] = {}
        waiting = [self.decks[name]] if name in self.decks else []
        while waiting:
            deck = waiting.pop()
            found[deck.file] = deck
            uses = (entry for entry in deck.slides if isinstance(entry, Use))
            names = {use.target.text.partition("#")[0].strip() for use in uses}
            used = (self.library[name] for name in sorted(names) if name in self.library)
            waiting.extend(one for one in used if one.file not in found)
        return [spoken for deck in found.values() for spoken in _spoken(deck)]

    def _nodes(self, name: str) -> Iterator[Node]:
        for deck in self._files(name):
            named = (
                deck.title,
                deck.subtitle,
                deck.summary,
                deck.organisation,
                deck.event.venue,
                deck.event.speaker,
            )
            yield from (node for node in named if node is not None)
            yield from (*deck.variables.values(), *deck.abbreviations.values())
            for entry in deck.slides:
                yield from _nodes_of(entry)
        for config in (self.config, *self.config.translations.values()):
            shared = (config.organisation, config.contact, config.accessibility)
            yield from (node for node in shared if node is not None)


def variables_in(texts: Iterable[str]) -> Iterator[str]:
    """The names that texts have in double braces."""
    for text in texts:
        if "{{" in text:
            yield from re.findall(_VARIABLE, text)


def _spoken(deck: Deck) -> tuple[Deck, ...]:
    return tuple(deck.translations.values()) or (deck,)


def _nodes_of(entry: Entry) -> Iterator[Node]:
    match entry:
        case Use():
            yield from (node for _, node in entry.overrides)
            yield from entry.variables.values()
        case SectionSource():
            parts = (entry.name, entry.text, entry.notes, entry.reading)
            yield from (node for node in parts if node is not None)
        case _:
            yield entry.node


def _audiences_of(entry: Entry) -> Iterator[str]:
    if isinstance(entry, Use):
        for key, node in entry.overrides:
            yield from _names(node) if key.text == "audience" else _inner_audiences(node)
        return
    yield from entry.audience
    for node in _nodes_of(entry):
        yield from _inner_audiences(node)


def _inner_audiences(node: Node) -> Iterator[str]:
    """The audiences of points and cards, at any depth."""
    match node:
        case Seq(items=items):
            yield from (name for item in items for name in _inner_audiences(item))
        case Map(entries=entries):
            # By itself it is the name of something, as in `audience: [points]`.
            if (wanted := node.get("audience")) is not None and len(entries) > 1:
                yield from _names(wanted)
            yield from (name for _, value in entries for name in _inner_audiences(value))


def _names(node: Node) -> Iterator[str]:
    items = node.items if isinstance(node, Seq) else names_apart(node)
    yield from (item.text for item in items if isinstance(item, Scalar))
