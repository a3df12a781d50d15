"""A sample of the gallery, which is in English -> the same with words of the deck's language.

They are the words that the house has for the parts of a slide ("Titre", "Texte 2"): whoever adds a
slide writes over them. In a language without such words dots stand in their place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from briefgen.edit.new_yaml import Word, YamlContent, written_yaml
from briefgen.model.diagnostics import NOWHERE, Faults
from briefgen.model.project import Deck, Entry, SectionSource, SlideSource
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.yaml_source import read_source
from briefgen.text.words import fixed_words, say, words_language

_TEXT, _DOTS = "level-1", "…"
# The word for what stands behind a key, where that is not the word of its name.
_WORDS = {"source": "source-name", "parts": "part", "cards": "card", "columns": "column"}
# No words for the reader stand behind these.
_KEPT = frozenset(
    {"layout", "kind", "file", "alt", "fit", "form", "code", "to", "qr", "decorative", "value"}
)
# Words that mean something where they stand.
_PLAIN = ("none", "yes", "no", "true", "false")
_KEY = re.compile(r"[a-z][a-z-]*")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_YEAR = re.compile(r"\d{4}")


def sample_in(language: str, source: str) -> str:
    """The source of a sample in the words of a language; English is left as it is."""
    root = read_source(source.encode(), "", Faults())
    if is_english(language) or root is None:
        return source
    return written_yaml(content_of(_node_in(root, _words_for(_texts(root, ""), language))))


def is_english(language: str) -> bool:
    """Whether samples are in this language as they are."""
    return language.partition("-")[0] == "en"


def deck_in(language: str, deck: Deck) -> Deck:
    """A deck of samples that is drawn with the same words."""
    if is_english(language):
        return deck
    said = _words_for([("title", "title"), ("subtitle", "subtitle")], language)
    return replace(
        deck,
        language=Scalar(language, NOWHERE),
        title=Scalar(said["title"], NOWHERE),
        subtitle=Scalar(said["subtitle"], NOWHERE),
        slides=tuple(_entry_in(language, entry) for entry in deck.slides),
    )


def _entry_in(language: str, entry: Entry) -> Entry:
    match entry:
        case SlideSource(slots=slots):
            pairs = (pair for name, node in slots.items() for pair in _texts(node, name))
            said = _words_for(pairs, language)
            slots = {name: _node_in(node, said) for name, node in slots.items()}
            return replace(entry, slots=slots, sources=None, footnotes=None)
        case SectionSource(name=name, text=text):
            texts = (*_texts(name, "section"), *(_texts(text, "text") if text else ()))
            said = _words_for(texts, language)
            name = replace(name, text=said.get(name.text, name.text))
            return replace(entry, name=name, text=text and _node_in(text, said))
        case _:
            return entry


def _node_in(node: Node, said: Mapping[str, str]) -> Node:
    match node:
        case Scalar(text=text):
            return replace(node, text=said.get(text, text))
        case Seq(items=items):
            return replace(node, items=tuple(_node_in(item, said) for item in items))
        case Map(entries=entries):
            pairs = (
                (replace(key, text=said.get(key.text, key.text)), _node_in(value, said))
                for key, value in entries
            )
            return replace(node, entries=tuple(pairs))


def _words_for(texts: Iterable[tuple[str, str]], language: str) -> Mapping[str, str]:
    """The words of a language for texts and the names of what they are, counted where one stands
    for several."""
    found = dict(texts)
    most, given = Counter(found.values()), Counter[str]()
    said = {}
    for text, name in found.items():
        given[name] += 1
        is_known = name in fixed_words()
        word = (_DOTS if words_language(language) else say(name, language)) if is_known else name
        said[text] = f"{word} {given[name]}" if is_known and most[name] > 1 else word
    return said


def content_of(node: Node) -> YamlContent:
    """What a node says."""
    match node:
        case Scalar(text=text, quoted=quoted):
            return text if quoted or not text else Word(text) if text in _PLAIN else text
        case Seq(items=items):
            return [content_of(item) for item in items]
        case Map(entries=entries):
            return {key.text: content_of(value) for key, value in entries}


def _texts(node: Node, key: str) -> Iterator[tuple[str, str]]:
    """Every text for the reader, with the name of the word that stands for it: or that word."""
    match node:
        case Scalar(text=text) if key == "when":
            yield text, " ".join(_YEAR.findall(text)) or _DOTS
        case Scalar(text=text) if key not in _KEPT and _LETTERS.search(text):
            yield text, _word(key)
        case Seq(items=items):
            for item in items:
                yield from _texts(item, key)
        case Map(entries=entries):
            for name, value in entries:
                is_key = bool(_KEY.fullmatch(name.text))
                if not is_key and _LETTERS.search(name.text):
                    yield name.text, _word(key)
                yield from _texts(value, name.text if is_key else "")
            kind, alt = node.get("kind"), node.get("alt")
            if isinstance(kind, Scalar) and isinstance(alt, Scalar):
                yield alt.text, f"{kind.text}-chart"
        case _:
            return


def _word(key: str) -> str:
    name = _WORDS.get(key, key)
    is_one = name in fixed_words() and name not in ("points", "rights", "checklist", "numbers")
    return name if is_one else _TEXT
