"""Texts that a reader has read -> whether they say what another text does, sentence by sentence.

A sentence is said where nearly all its words stand together, in one sentence or in up to three of
one passage that follow each other, with all its numbers, names and negations. Where one of its
words has another one in its place ("opens at nine", "closes at nine"), it says something else. Each
word is looked up once, so that the time grows with the length of the texts alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from msgspec import Struct

from briefgen.text.content_words import Sentence, denies_at_end, sentence_of, turns_round
from briefgen.text.sentences import sentences_of

# So many of a sentence's words have to be found, in percent; all of them where it has few.
MOST = 80
_FEW = 5
# A word leads to so many of the sentences that it stands in, with so many votes for all of them.
_COMMON, _VOTES = 40, 1_000
# A sentence of more words is looked at in parts.
_LONG = 80
# So many words in a row stand in the place of others, one beside many words in common; of all of
# them so many are looked at.
_MOST_BETWEEN, _MANY, _KEPT_BETWEEN = 3, 12, 12
# "In 2025 it fell by 12 %" is "it fell by 12 % in 2025".
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# The places of words that open a sentence, or end it.
_START, _END = "^", "$"


class SaidAlready(Struct):
    """The `sentences` that were read, in order, the numbers of the `passages` that they stand in,
    and the `places` of each word among them."""

    sentences: Sequence[Sentence]
    passages: Sequence[int]
    places: Mapping[str, list[int]]

    def says(self, texts: Iterable[str], language: str, least: int = MOST) -> bool:
        """Whether the texts say nothing else."""
        found = [sentence_of(one, language) for text in texts for one in sentences_of(text)]
        words = frozenset(word for one in found for word in one.words)
        return bool(words) and all(self._says(one, words, least) for one in found if one.words)

    def _says(self, sentence: Sentence, own: frozenset[str], least: int) -> bool:
        """Whether a sentence of a text that has its `own` words is said."""
        words = dict.fromkeys(sentence.words)
        if sum(word in self.places for word in words) * 100 < least * len(words):
            return False
        votes: Counter[int] = Counter()
        for word in words:
            found = self.places.get(word, ())
            # What few sentences have tells more of where it is said.
            votes.update(dict.fromkeys(found[:_COMMON], _VOTES // max(1, len(found))))
        if not votes:
            return False
        best = min(votes, key=lambda place: (-votes[place], place))
        around = ((0, 1), (-1, 1), (0, 2), (-1, 2), (-2, 1), (0, 3))
        return any(
            _is_said(sentence, self.sentences[best + first : best + end], own, least)
            for first, end in around
            if self._is_one_passage(best + first, best + end)
        )

    def _is_one_passage(self, first: int, end: int) -> bool:
        within = first >= 0 and end <= len(self.passages)
        return within and self.passages[first] == self.passages[end - 1]


def said_already(passages: Iterable[Iterable[str]], language: str) -> SaidAlready:
    """What passages say, each of texts that are read together."""
    sentences: list[Sentence] = []
    numbers: list[int] = []
    places: dict[str, list[int]] = {}
    for number, passage in enumerate(passages):
        for sentence in (sentence_of(one, language) for text in passage for one in _pieces(text)):
            for word in dict.fromkeys(sentence.words):
                places.setdefault(word, []).append(len(sentences))
            sentences.append(sentence)
            numbers.append(number)
    return SaidAlready(sentences, numbers, places)


def _pieces(text: str) -> Iterator[str]:
    """The sentences of a text, and parts of those that have no end."""
    for sentence in sentences_of(text):
        words = sentence.split()
        yield from (" ".join(words[at : at + _LONG]) for at in range(0, len(words), _LONG))


def _is_said(sentence: Sentence, said: Sequence[Sentence], own: frozenset[str], least: int) -> bool:
    every = [form for one in said for form in one.every]
    if not sentence.needed.issubset(every):
        return False
    words = frozenset(sentence.words)
    missing = words.difference(*(one.words for one in said))
    found = len(words) - len(missing)
    if missing and (len(words) < _FEW or found * 100 < least * len(words)):
        return False
    names = [form for form in sentence.every if form in sentence.needed]
    amounts = [number for number in sentence.numbers if not _YEAR.fullmatch(number)]
    ordered = names if sentence.compares else amounts
    return _follow_in(ordered, every) and not any(
        _differ(sentence, missing, one, own) for one in said
    )


def _follow_in(forms: Sequence[str], every: Iterable[str]) -> bool:
    """Whether they follow each other there as they do here: "from 3 to 5" is not "from 5 to 3"."""
    there = iter(every)
    return all(form in there for form in forms)


def _differ(sentence: Sentence, missing: Set[str], other: Sentence, own: frozenset[str]) -> bool:
    """Whether the other sentence has other words in the place of missing ones, or says no."""
    is_long = len(own) >= _MANY
    between = _between(other, 1 if is_long else _MOST_BETWEEN)
    return any(
        _are_others(between.get(around, ()), own | other.needed)
        for around in _gaps(sentence.words, missing)
    ) or any(_turns_round(clause, own) for clause in other.clauses)


def _gaps(words: Sequence[str], missing: Set[str]) -> Iterator[tuple[str, str]]:
    """The words round each missing one, or some in a row."""
    before, is_gap = _START, False
    for word in (*words, _END):
        if word in missing:
            is_gap = True
            continue
        if is_gap:
            yield before, word
        before, is_gap = word, False


def _turns_round(clause: Sequence[str], own: frozenset[str]) -> bool:
    """Whether a clause with some of these words has one among them, right before them or at its end
    that turns it round. What stands further off may be about something else."""
    first_places = {word: place for place, word in reversed([*enumerate(clause)]) if word in own}
    if not first_places:
        return False
    first, last = min(first_places.values()), max(first_places.values())
    near, behind = clause[max(first - 1, 0) : last], clause[last + 1 :]
    end = behind if len(behind) == 1 and denies_at_end(behind[0]) else ()
    return any(turns_round(word) and word not in own for word in (*near, *end))


def _are_others(words: Iterable[str], own: frozenset[str]) -> bool:
    """Whether some of the words are neither its own, nor numbers and the like."""
    return any(word not in own and not turns_round(word) for word in words)


def _between(sentence: Sentence, most: int) -> Mapping[tuple[str, str], Sequence[str]]:
    """The words that stand between two others, up to so many in a row."""
    found: dict[tuple[str, str], list[str]] = {}
    around = (_START, *sentence.words, _END)
    for first in range(len(around)):
        for last in range(first + 2, min(first + most + 2, len(around))):
            there = found.setdefault((around[first], around[last]), [])
            if len(there) < _KEPT_BETWEEN:
                there += around[first + 1 : last]
    return found
