"""Text + language -> the words that carry what it says; words are alike where their beginnings are.

Words that only join others are no content; content_words.json beside this file has them by
language, and those that lead to the next word, after which nobody pauses. Words that turn a
sentence round are content ("not", "must", "may"), and so are numbers and names: none of these may
be missing where two texts are to say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from briefgen.model.rich_text import as_compared
from briefgen.model.values import Value
from briefgen.support.memo import memo
from briefgen.support.package_data import shipped

_WORD = r"[^\W_]+(?:['.,/-][^\W_]+)*%?"
_SENTENCE_END = ".!?:;"
# Words with the same beginning are forms of one: "enabled", "enabling".
_BEGINNING = 6
# So much of a text's content, in percent, has to be found for it to be said.
_MOST = 80
_ENGLISH = "en"


class ContentWords(Value):
    """What a text says: the beginnings of its `words`, and the `needed` ones among them, in full:
    numbers, names, and words that turn a sentence round."""

    words: frozenset[str]
    needed: frozenset[str]

    def says(self, other: ContentWords) -> bool:
        """Whether this says nearly all that the other does, and none of its numbers, names and
        negations is missing."""
        common = len(self.words & other.words)
        return (
            bool(other.words)
            and other.needed <= self.needed
            and common * 100 >= _MOST * len(other.words)
        )


def content_of(texts: Iterable[str], language: str) -> ContentWords:
    """The content of texts that are read together. All words are kept as needed that may be a name
    somewhere else: at the beginning of a sentence nobody can tell."""
    return _content([word for text in texts for word in _words(text)], language)


def _content(found: list[tuple[str, bool]], language: str) -> ContentWords:
    joining = joining_words(language)
    plain = {word.casefold() for word, _ in found if word.casefold() not in joining}
    return ContentWords(
        frozenset(word[:_BEGINNING] for word in plain),
        frozenset(word.casefold() for word, inside in found if _is_needed(word, inside)),
    )


def all_words_of(texts: Iterable[str], language: str) -> ContentWords:
    """The same of a text in which others are looked for: any word of it may be a name there."""
    found = [word for text in texts for word in _words(text)]
    words = _content(found, language).words
    return ContentWords(words, frozenset(word.casefold() for word, _ in found))


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Each word, and whether it stands inside a sentence."""
    text, last = as_compared(text), 0
    for match in re.finditer(_WORD, text):
        between = text[last : match.start()].rstrip(" '\"([")
        yield match[0], between[-1] not in _SENTENCE_END if between else bool(last)
        last = match.end()


def _is_needed(word: str, inside: bool) -> bool:
    is_name = (inside and word[0].isupper()) or (word.isupper() and len(word) > 1)
    return is_name or any(map(str.isdigit, word)) or word.casefold() in _turning()


@memo(1)
def _table() -> dict[str, dict[str, str]]:
    """Words that join others, and those that turn a sentence round, by language."""
    return msgspec.json.decode(
        shipped("text/content_words.json").read_bytes(), type=dict[str, dict[str, str]]
    )


@memo(8)
def joining_words(language: str) -> frozenset[str]:
    """Words that only join others; English ones for a language that has no list."""
    words = _table()["joining"]
    base = language.partition("-")[0].lower()
    return frozenset(words.get(base, words[_ENGLISH]).split()) - _turning()


@memo(8)
def leading_words(language: str) -> frozenset[str]:
    """Words that lead to the next: articles, prepositions; none for a language without a list."""
    return frozenset(_table()["leading"].get(language.partition("-")[0].lower(), "").split())


@memo(1)
def _turning() -> frozenset[str]:
    """In any language, as texts quote others."""
    return frozenset(" ".join(_table()["turning"].values()).split())
