"""Text + language -> the words that carry what it says; words are alike where their beginnings are.

Words that only join others are no content; content_words.json beside this file has them by
language, and those that lead to the next word, after which nobody pauses. Words that turn a
sentence round are content ("not", "must", "may"), and so are numbers and names: none of these may
be missing where two texts are to say the same. Those that are faint ("made", "provides") may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from briefgen.model.rich_text import as_compared
from briefgen.model.values import Value
from briefgen.support.memo import memo
from briefgen.support.package_data import shipped

# A number with its sign and its unit; a word, which may have an apostrophe inside.
_NUMBER = r"(?:(?<!\w)[-−])?[£$€]?[^\W_]*\d[^\W_]*(?:[.,:/–-]\d[^\W_]*)*(?:\s?[%‰€£$])?"
_WORD = rf"{_NUMBER}|[^\W\d_]+(?:'[^\W\d_]+)*"
_SENTENCE_END = ".!?:;"
_CLAUSE_END = frozenset(".!?:;,–—")
# Words with the same beginning are forms of one: "enabled", "enabling".
_BEGINNING = 6
_ENGLISH = "en"
_ELISION = re.compile(r"(?:[cdjlmst]|qu|jusqu|lorsqu|puisqu|quoiqu)'")
# Welsh words change their first consonants, and short ones lean on the word before.
_WELSH_START = re.compile(r"^[^aeiouwyâêîôûŵŷáéíóúàèìòùäëïöü]+")
_WELSH_TAIL, _POSSESSIVE = re.compile(r"'\w{1,2}$"), re.compile(r"'s?$")
# Ends of forms, and how many letters have to be left without them.
_ENDS = {
    "en": re.compile(r"(?<=\w{4})(?:ings?|ed|es|e)$|(?<=\w{3})(?<!s)s$"),
    "cy": re.compile(r"(?<=\w{4})(?:iau|iaid|ion|oedd|au|on|od)$"),
    "fr": re.compile(r"(?<=\w{4})(?:ents?|ées?|és?|es?|er|ez|s)$"),
    "de": re.compile(r"(?<=\w{3})(?:ern|tet|ten|te|et|em|en|er|es|e|n|s|t)$"),
}
_UMLAUTS = str.maketrans("äöü", "aou")
_LEAST_LEFT = 3
# Marks words that turn a sentence round among the others.
_TURNS = "!"
_AT_END = frozenset({"!nicht", "!nie", "!niemals", "!not", "!never", "!pas", "!jamais", "!ddim"})


class Sentence(Value, kw_only=True):
    """What a sentence says: the beginnings of its `words` in order, and of the words in full the
    `needed` ones: numbers, names, and words that turn it round. `every` has all of its words in
    full, as any may be a name in another text, `numbers` the numbers in order. `clauses` are its
    words between its marks; where it `compares`, the order of its names counts."""

    words: tuple[str, ...]
    needed: frozenset[str]
    every: tuple[str, ...]
    numbers: tuple[str, ...]
    clauses: tuple[tuple[str, ...], ...]
    compares: bool


@memo(500)
def sentence_of(text: str, language: str) -> Sentence:
    """The content of a sentence. A word at its beginning may be a name or none: nobody can tell."""
    base = _base(language)
    clauses: list[list[str]] = [[]]
    needed: set[str] = set()
    every: list[str] = []
    for word, inside, begins_clause in _words(text):
        clauses += [[]] if begins_clause else []
        may_be_name = _is_name(word, inside)
        for form in _forms(word, base):
            every.append(form.whole)
            if form.compared:
                clauses[-1].append(form.compared)
                if form.bears or may_be_name:
                    needed.add(form.whole)
    return Sentence(
        words=tuple(word for clause in clauses for word in clause),
        needed=frozenset(needed),
        every=tuple(every),
        numbers=tuple(filter(_has_digit, every)),
        clauses=tuple(tuple(clause) for clause in clauses if clause),
        compares=not _listed("than", base).isdisjoint(every),
    )


def turns_round(word: str) -> bool:
    """Whether a word of a sentence says no, or only perhaps."""
    return word.startswith(_TURNS)


class _Form(Value):
    """A word as a `whole`, and as it is `compared` among others: marked where it turns a sentence
    round, "" where it says little. It `bears` what a sentence says if it may not be missing."""

    whole: str
    compared: str
    bears: bool


def _form(whole: str, base: str) -> _Form:
    bears = whole in _bearing(base) or _has_digit(whole)
    if whole in _little(base) and not bears:
        return _Form(whole, "", bears=False)
    if whole in _turning() or whole in _listed("quantity", base, _ENGLISH):
        return _Form(whole, f"{_TURNS}{whole}", bears=True)
    if _has_digit(whole):
        return _Form(whole, whole, bears=True)
    return _Form(whole, _ENDS.get(base, _POSSESSIVE).sub("", whole)[:_BEGINNING], bears)


def denies_at_end(word: str) -> bool:
    """Whether a word says no to the words before it where it is the last of a clause."""
    return word in _AT_END


def _words(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Each word, whether it stands inside a sentence, and whether a mark stands before it."""
    text, last = as_compared(text), 0
    for match in re.finditer(_WORD, text):
        between = text[last : match.start()]
        last = match.end()
        if between == " ":
            yield match[0], True, False
            continue
        marks = between.rstrip(" '\"([")
        is_first = last == len(between) + len(match[0])
        inside = marks[-1] not in _SENTENCE_END if marks else not is_first
        yield match[0], inside, not is_first and not _CLAUSE_END.isdisjoint(marks)


def _is_name(word: str, inside: bool) -> bool:
    return (inside and word[0].isupper()) or (word.isupper() and len(word) > 1)


def _has_digit(text: str) -> bool:
    return not text.isalpha() and any(map(str.isdigit, text))


@memo(5_000)
def _forms(word: str, base: str) -> tuple[_Form, ...]:
    """A word without what its place in a sentence adds to it. "don't" is two."""
    return tuple(_form(whole, base) for whole in _wholes(word.casefold(), base))


def _wholes(low: str, base: str) -> Iterator[str]:
    if _has_digit(low):
        yield _as_number(low)
        return
    for part in _parts(low, base):
        known = part in _bearing(base) or part in _little(base)
        whole = part if known else _unbent(part, base)
        yield _digits(base).get(whole, whole)


def _as_number(text: str) -> str:
    """With its unit before it, wherever that was written."""
    text = "".join(text.split()).replace("−", "-").replace("–", "-")
    return text[-1] + text[:-1] if text[-1] in "€£$" else text


def _parts(low: str, base: str) -> Iterator[str]:
    if base == "fr" and low.startswith("n'"):
        yield "ne"
        yield low[2:]
    elif base == "fr":
        yield _ELISION.sub("", low, count=1)
    elif base == _ENGLISH and low.endswith("n't"):
        yield {"wo": "will", "ca": "can"}.get(low[:-3], low[:-3])
        yield "not"
    elif base == _ENGLISH and low == "cannot":
        yield from ("can", "not")
    else:
        yield (_WELSH_TAIL if base == "cy" else _POSSESSIVE).sub("", low)


def _unbent(word: str, base: str) -> str:
    """Without the changes that its language makes at its beginning or end."""
    if base == "cy":
        rest = _WELSH_START.sub("", word, count=1)
        return rest if len(rest) >= _LEAST_LEFT else word
    if base == "de":
        return _ENDS[base].sub("", word.translate(_UMLAUTS))
    return word


@memo(1)
def _table() -> dict[str, dict[str, str]]:
    """Words that join others, and those that turn a sentence round, by language."""
    return msgspec.json.decode(
        shipped("text/content_words.json").read_bytes(), type=dict[str, dict[str, str]]
    )


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


@memo(50)
def _listed(name: str, base: str, otherwise: str = "") -> frozenset[str]:
    words = _table()[name]
    return frozenset(words.get(base, words.get(otherwise, "")).split())


@memo(8)
def joining_words(language: str) -> frozenset[str]:
    """Words that only join others; English ones for a language that has no list."""
    return _listed("joining", _base(language), _ENGLISH) - _turning()


@memo(8)
def leading_words(language: str) -> frozenset[str]:
    """Words that lead to the next: articles, prepositions; none for a language without a list."""
    return _listed("leading", _base(language))


@memo(8)
def _little(base: str) -> frozenset[str]:
    """Words that say little or nothing."""
    return joining_words(base) | _listed("faint", base, _ENGLISH)


@memo(8)
def _bearing(base: str) -> frozenset[str]:
    """Words without which a sentence says something else."""
    found = (_listed(name, base, _ENGLISH) for name in ("quantity", "bearing"))
    return _turning().union(*found)


@memo(1)
def _turning() -> frozenset[str]:
    """In any language, as texts quote others."""
    return frozenset(" ".join(_table()["turning"].values()).split())


@memo(8)
def _digits(base: str) -> Mapping[str, str]:
    """Numbers in words and in digits."""
    words = _table()["numbers"].get(base, "").split()
    return {
        _unbent(form, base): str(number)
        for number, forms in enumerate(words, 2)
        for form in forms.split("/")
    }
