"""A text as typed + its language -> its straight quotes as a typesetter sets them.

Each is an opening or a closing quote, an apostrophe, or no quote at all: `12"` and `5'` are inches
and feet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.model.values import Value

# What stands inside French quotes: in Canada the wide space, elsewhere the narrow one.
NARROW, WIDE = "\u202f", "\u00a0"
# Of each language or tag that is unlike English: the quotes for `"` and those for `'`, as CLDR has
# them (the library of locales leaves them out), but for French, whose inner ones CLDR leaves alike.
_ENGLISH = "“”‘’"
_QUOTES = {
    "bg": "„“‚‘", "cs": "„“‚‘", "de": "„“‚‘", "de-CH": "«»‹›", "el": "«»“”", "es": "«»“”",
    "et": "„“‚‘", "fi": "””’’", "fr": "«»“”", "fr-CH": "«»‹›", "hr": "„”‚’", "hu": "„”»«",
    "is": "„“‚‘", "it": "«»“”", "lt": "„“‚‘", "lv": "„“‚‘", "nb": "«»‘’", "nn": "«»‘’",
    "no": "«»‘’", "pl": "„”«»", "pt-PT": "«»“”", "ro": "„”«»", "ru": "«»„“", "sk": "„“‚‘",
    "sl": "„“‚‘", "sv": "””’’", "uk": "«»„“",
}  # fmt: skip
_APOSTROPHE = "’"
_STRAIGHT = re.compile(r"['\"]+")
# What an opening quote may follow, besides a space; and before what a quote closes.
_LEADS, _ENDS = "([{<-–—/¿¡«‹“‘„‚=|", ".,;:!?)]}"
# Words that begin with an apostrophe because something was left out: 'Tis, the '90s, rock 'n' roll.
_SHORTENED = re.compile(
    r"\d\ds?(?![\w'])|n\b|(?i:tisn?|twasn?|twere|twill|twould|em|til|cos|bout|phone|flu)\b(?!')"
)
# Feet and inches have few digits: 5'10", a 12" pipe, 12"x8", a 2½" pipe.
_DIGITS = r"(?:\d{1,3}(?:[.,/]\d{1,2})?[½¼¾]?|[½¼¾])"
_MEASURE = re.compile(rf"(?<![\w/])(?<!\w[.,])(?:{_DIGITS}['\"]x){{0,2}}{_DIGITS}$")
_LONGEST_MEASURE = 28
_BY = re.compile(r"x\d")
# A possessive of many: the dogs' home.
_POSSESSIVE = re.compile(r"(?<=[sxzSXZ])' \w")


class _Mark(Value):
    """A straight quote (`sign`): the place `at` which it stands, and the characters `before` and
    `after` it, other straight quotes left out; "" for none."""

    at: int
    sign: str
    before: str
    after: str

    @property
    def may_open(self) -> bool:
        leads = not self.before or self.before.isspace() or self.before in _LEADS
        return leads and bool(self.after) and not self.after.isspace()

    @property
    def may_close(self) -> bool:
        return bool(self.before.strip()) and not self.after.isalnum()

    @property
    def is_inside(self) -> bool:
        """Whether it stands inside a word, as in don't."""
        return not self.may_open and self.after.isalnum() and bool(self.before.strip())


def quotes_in(text: str, tags: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The places of the straight quotes that are set otherwise, each with what is set there; `tags`
    are the languages of the characters, "" for those that are no words."""
    marks = [mark for mark in _marks(text) if tags[mark.at]]
    waiting: dict[str, list[str]] = {"'": [], '"': []}
    for mark, closes_later in zip(marks, _closed_later(marks), strict=True):
        opened = waiting[mark.sign]
        if _is_measure(mark, text) and (not opened or closes_later):
            continue
        if mark.sign == "'" and _is_apostrophe(
            mark, text, is_open=bool(opened), closes_later=closes_later
        ):
            yield mark.at, _APOSTROPHE
        elif _opens(mark, is_open=bool(opened)):
            opened.append(tags[mark.at])
            yield from _with_space(mark.at, 1, _pair(mark.sign, tags[mark.at])[0], text, tags)
        else:
            language = opened.pop() if opened else tags[mark.at]
            yield from _with_space(mark.at, -1, _pair(mark.sign, language)[1], text, tags)


def _with_space(
    at: int, inward: int, quote: str, text: str, tags: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """A quote, and in French a space at its inner side: that which is there already, or a new
    one."""
    space = french_space(tags[at]) if quote in "«»" else ""
    beside = text[max(0, at + inward) : at + inward + 1] if space else ""
    if beside == " ":
        yield at + inward, space
    if beside and beside in " \u00a0\u202f":
        space = ""
    yield at, f"{quote}{space}" if inward > 0 else f"{space}{quote}"


def _marks(text: str) -> Iterator[_Mark]:
    for match in _STRAIGHT.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start] if start else "", text[end : end + 1]
        for at in range(start, end):
            yield _Mark(at, text[at], before, after)


def _closed_later(marks: Sequence[_Mark]) -> list[bool]:
    """For each mark, whether the next of its sign that is not inside a word closes."""
    found, next_closes = [], {"'": False, '"': False}
    for mark in reversed(marks):
        found.append(next_closes[mark.sign])
        if not mark.is_inside:
            next_closes[mark.sign] = mark.may_close and not mark.may_open
    return found[::-1]


def _is_measure(mark: _Mark, text: str) -> bool:
    """Whether it is feet or inches; `'` before a letter, as in `the 90's`, is none."""
    if mark.sign == "'" and mark.after.isalpha() and not _BY.match(text, mark.at + 1):
        return False
    return _MEASURE.search(text[max(0, mark.at - _LONGEST_MEASURE) : mark.at]) is not None


def _is_apostrophe(mark: _Mark, text: str, *, is_open: bool, closes_later: bool) -> bool:
    if mark.is_inside or (mark.may_open and _SHORTENED.match(text, mark.at + 1)):
        return True
    if mark.may_open:
        return not (closes_later or is_open or mark.after.isupper())
    if mark.may_close and is_open:
        return closes_later and _POSSESSIVE.match(text, mark.at) is not None
    return mark.may_close


def _opens(mark: _Mark, *, is_open: bool) -> bool:
    if mark.may_open:
        return not (is_open and mark.after in _ENDS)
    return not (is_open or mark.may_close)


def _pair(sign: str, language: str) -> str:
    found = _QUOTES.get(language) or _QUOTES.get(language.partition("-")[0], _ENGLISH)
    return found[:2] if sign == '"' else found[2:]


def french_space(language: str) -> str:
    """What stands inside quotes and before high marks in French: nothing in other languages, and
    in Switzerland."""
    if language.partition("-")[0] != "fr" or language == "fr-CH":
        return ""
    return WIDE if language == "fr-CA" else NARROW
