"""A sample of the gallery, which is in English -> the same with words of the deck's language.

They are the words that the house has for the parts of a slide ("Titre", "Texte 2"): whoever adds a
slide writes over them. In a language without such words dots stand in their place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from briefgen.edit.new_yaml import Word, YamlContent, written_yaml
from briefgen.model.diagnostics import Faults
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
    if language.partition("-")[0] == "en" or root is None:
        return source
    found = dict(_texts(root, ""))
    most, given = Counter(found.values()), Counter[str]()
    said = {}
    for text, name in found.items():
        given[name] += 1
        is_known = name in fixed_words()
        word = (_DOTS if words_language(language) else say(name, language)) if is_known else name
        said[text] = f"{word} {given[name]}" if is_known and most[name] > 1 else word
    return written_yaml(content_of(root, said))


def content_of(node: Node, said: Mapping[str, str] | None = None) -> YamlContent:
    """What a node says, with other words (`said`) for some."""
    other = said or {}
    match node:
        case Scalar(text=text, quoted=quoted):
            text = other.get(text, text)
            return text if quoted or not text else Word(text) if text in _PLAIN else text
        case Seq(items=items):
            return [content_of(item, said) for item in items]
        case Map(entries=entries):
            return {
                other.get(key.text, key.text): content_of(value, said) for key, value in entries
            }


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
