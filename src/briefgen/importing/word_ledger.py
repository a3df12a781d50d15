"""Words counted in a file + what was made of it -> the words of each slide that are nowhere.

A word is placed where its slide's entry has it, or a data file that the entry names; one that was
left out is in the report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefgen.edit.new_yaml import Commented, InBrackets, InLines, Word, YamlContent
from briefgen.importing.clean_text import clean
from briefgen.importing.imported import SlideReport
from briefgen.model.diagnostics import NOWHERE, Faults
from briefgen.model.yaml_nodes import Scalar
from briefgen.text.inline_markup import parse_lines

# A line below parts words: it joins names in files, and what stands deeper in a formula.
_WORD = re.compile(r"[^\W_]+")
# Before a letter of a formula in what is counted: how a formula is parted into words is a question
# of how it is written on one line.
FORMULA = "="
# Keys whose values are no words of a slide; and how all keys look that are no words themselves.
_NO_WORDS = frozenset({"layout", "id", "file", "kind", "bullet", "allow"})
_OWN_KEY = re.compile(r"[a-z-]+")
# Formats without slides of their own are counted as a whole, under this number.
WHOLE_FILE = 0


def words_of(text: str) -> Counter[str]:
    """The words of a text as it is cleaned for decks."""
    return Counter(_WORD.findall(clean(text)))


def unplaced_words(
    counted: Mapping[int, Counter[str]],
    entries: Iterable[tuple[int, YamlContent]],
    data_texts: Mapping[str, str],
    reports: Sequence[SlideReport],
) -> Mapping[int, Counter[str]]:
    """By the numbers of slides, what is neither in their entries, nor in the data files (by name)
    that these name, nor reported."""
    placed: dict[int, Counter[str]] = {}
    for number, content in entries:
        found = placed.setdefault(number, Counter())
        for text in texts_of(content):
            found.update(_shown_words(text))
            for name, data in data_texts.items():
                if text and f"/{name}".endswith(f"/{text}"):
                    found.update(words_of(data))
    for report in reports:
        for left in report.left_out:
            placed.setdefault(report.number, Counter()).update(words_of(left.words))
    if WHOLE_FILE in counted:
        placed[WHOLE_FILE] = sum(placed.values(), Counter())
    missing = {
        number: _missing(words, placed.get(number, Counter())) for number, words in counted.items()
    }
    return {number: words for number, words in missing.items() if words}


def _missing(counted: Counter[str], placed: Counter[str]) -> Counter[str]:
    """Letters of formulas may stand in any word that is placed and was not counted."""
    missing = counted - placed
    if any(word.startswith(FORMULA) for word in missing):
        letters = Counter(
            FORMULA + letter for word in (placed - counted).elements() for letter in word
        )
        missing -= letters
    return missing


def _shown_words(text: str) -> Counter[str]:
    """The words of a text without its marks; code has none."""
    shown = Counter[str]()
    for line in parse_lines(Scalar(text, NOWHERE), Faults()):
        shown.update(words_of(line.text))
    return shown | words_of(text)


def texts_of(content: YamlContent, *, in_list: bool = False) -> Iterator[str]:
    """The texts in what an entry holds, with their markup."""
    match content:
        case str():
            yield content
        case Word(text=text) | InLines(text=text):
            yield text
        case Commented(content=inner) | InBrackets(content=inner):
            yield from texts_of(inner, in_list=in_list)
        case Mapping():
            is_point = in_list and len(content) == 1
            for key, value in content.items():
                if is_point or not _OWN_KEY.fullmatch(key):
                    yield key
                if key not in _NO_WORDS:
                    yield from texts_of(value)
        case _:
            for item in content:
                yield from texts_of(item, in_list=True)
