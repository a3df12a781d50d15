"""A text as typed + its language -> the text with the marks that a typesetter sets.

Straight quotes become those of the language, three dots an ellipsis, a hyphen between words a dash,
and some spaces hold together what they stand between. Letters and digits stay, in their order: a
text is changed by `Change`s of single marks, which say what became of which characters, so that a
place in what is shown leads back to what was typed. Code, addresses and names of files are left
alone, and so is a mark that means something else: `2-1`, `ISO 9001-2015`, `12"`.
docs/language/typography.md says it in words for authors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from briefgen.model.rich_text import Inline, Run
from briefgen.model.values import Value, replace
from briefgen.support.memo import memo
from briefgen.text.smart_quotes import WIDE, french_space, quotes_in

_ELLIPSIS = re.compile(r"(?<![./\\])\.\.\.(?![./\\])")
_SPACED_HYPHEN = re.compile(r"(?<=\S )--?(?= \S)")
_ONLY_YEARS = r"(?:1\d\d\d|2[01]\d\d)$"
_YEARS = re.compile(
    r"(?<![\w/:+#-])(?<!\w\.)(1\d\d\d|2[01]\d\d)(-)(1\d\d\d|2[01]\d\d)(?![\w/:-]|[.,]\d)"
)
# The second number is the year of a standard, or the first the end of a telephone number.
_NO_YEARS = (
    r"(?:\b(?:ISO|IEC|BS|EN|DIN|PAS|PD|NF|ANSI|ASTM|IEEE|ETSI|ITU|NIST|CEN|AS|NZS|CSA|JIS)"
    r"(?:[ /-][A-Z]+)*|\b(?i:tel|telephone|phone|fax|ext|ref|reference|id|ffôn|tél|telefon)|[\d)])"
    r"[.:\s]{0,2}$"
)
_LONGEST_LEAD = 24
# A hyphen before a number that is less than nothing: not in a sum, a score or a telephone number.
_MINUS = re.compile(r"(?<![^\s(])(?<!\d )(-)(?=[£$€]?\d[\d.,]*(?:\s?[%°]|[\s),;:]|$))")
_PAGES = re.compile(r"\b(?:pp?|tt?|S\.)\.?[ \u00a0]?\d+(-)\d+(?![\w-]|[.,]\d)")
# The months of the languages that we speak, before which the day stands.
MONTHS = (
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr|"
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    r"Januar|Februar|März|Juni|Juli|Oktober|Dezember"
)
# What stands behind numbers.
_UNITS = (
    r"[kcmµ]?m[²³]?|[km]?g|[cm]?l|ha|km/h|mph|[kMGT]?Wh?|[kMG]?Hz|dB|[kMGT]?(?:B|bit/s|bps)|°[CF]?|%|"
    r"‰|[kM]?€|[£$]|[ap]m|[ap]\.m\.|bn|million|billion|trillion|Mio|Mrd|Md€|miles?|" + MONTHS
)
_DIGIT = re.compile(r"\d")
_COUNTED = (
    r"section|chapter|paragraph|article|table|figure|page|year|room|route|schedule|annex|phase|"
    r"adran|pennod|tudalen|tabl|ffigur|blwyddyn|Abschnitt|Absatz|Artikel|Kapitel|Tabelle|Seite|"
    r"chapitre|paragraphe|tableau|annexe"
)
# A number and its unit, a sign of money or a page and its number, what is counted and its number.
_NUMBER = re.compile(
    rf"\d\.? (?=(?:{_UNITS})(?![\w'’]))|[£$€] (?=\d)|\b(?:pp?|tt|S\.|Nos?|Fig)\.? (?=\d)|"
    rf"\b(?i:{_COUNTED}) (?=\d)"
)
# A person's style and the name.
_PERSON = re.compile(r"([MDPRCSHF][a-zM]{0,4})\.? (?=\w)")
_STYLES = frozenset(
    "Mr Mrs Ms Mx Dr Prof Rev Cllr Sir Dame St M MM Mme Mlle Herr Frau".split()  # noqa: SIM905
)
# Where no line ends in French: before a high mark, and inside quotes.
_HELD_IN_FRENCH = r"(?<=[^\s«]) (?=[;:!?»])|(?<=«) (?=\S)"
# What machines read, or people type into them: addresses, and names of files. Each is looked for
# where there is a sign of it, which is seldom.
_ADDRESS = r"(?:(?i:https?|mailto|tel):|www\.)\S*[^\s'\"’”‘“»«.,;:!?)\]}…]"
_PATH = r"(?<![\w.-])\w[\w-]*(?:\.\w[\w-]*)+/\S*[\w/]"
_MAIL = r"\w[\w.+'-]{0,63}@\w[\w-]*(?:\.\w+)+"
_FILE_TYPE = r"\.(?i:pdf|docx?|xlsx?|pptx?|csv|ya?ml|json|html?|txt|png|jpe?g|svg|zip)\b"
_FILE = rf"(?<![\w~/\\.-])[\w~/\\][^\s\"“”«»]{{0,99}}{_FILE_TYPE}"
_NO_WORDS = (
    (re.compile(r"://|mailto:|tel:|www\.", re.IGNORECASE), _ADDRESS),
    (re.compile("/"), _PATH),
    (re.compile("@"), _MAIL),
    (re.compile(_FILE_TYPE), _FILE),
)


class Change(Value):
    """The characters of a text from `start` to `end`, and what is set for them (`new`)."""

    start: int
    end: int
    new: str


def with_smart_punctuation(inline: Inline, language: str) -> Inline:
    """A paragraph of a text in a language; its pieces in other languages get the marks of those."""
    runs = _changed(inline.runs, language)
    return inline if runs is inline.runs else replace(inline, runs=runs)


@memo(20_000)
def _changed(runs: tuple[Run, ...], language: str) -> tuple[Run, ...]:
    changes = changes_of(runs, language)
    if not changes:
        return runs
    found: list[Run] = []
    for run, end in zip(runs, accumulate(len(run.text) for run in runs), strict=True):
        start = end - len(run.text)
        inside = [change for change in changes if start <= change.start and change.end <= end]
        found.append(replace(run, text=_applied(run.text, inside, start)) if inside else run)
    return tuple(found)


def _applied(text: str, changes: Iterable[Change], offset: int) -> str:
    """The text after its changes, whose places are counted from `offset`."""
    parts, done = [], 0
    for change in changes:
        parts += [text[done : change.start - offset], change.new]
        done = change.end - offset
    return "".join([*parts, text[done:]])


def changes_of(runs: Sequence[Run], language: str) -> list[Change]:
    """What is set otherwise in a text, in order; places are counted over all its runs."""
    text = "".join(run.text for run in runs)
    found = [*_dots(text), *_dashes(text), *_spaces(text)]
    has_quotes = "'" in text or '"' in text
    is_french = language.startswith("fr") or any(run.language.startswith("fr") for run in runs)
    if not (found or has_quotes or is_french):
        return []
    tags = _tags(runs, text, language)
    if is_french:
        found += _french_spaces(text, tags)
    if has_quotes:
        found += [Change(at, at + 1, new) for at, new in quotes_in(text, tags)]
    kept = {change.start: change for change in found if tags[change.start]}
    return [change for _, change in sorted(kept.items()) if change.new != text[change.start]]


def _tags(runs: Sequence[Run], text: str, language: str) -> list[str]:
    """The language of each character; "" for those that are no words."""
    found: list[str] = []
    for run in runs:
        found += ["" if run.code else run.language or language] * len(run.text)
    for pattern in (pattern for sign, pattern in _NO_WORDS if sign.search(text)):
        for match in re.finditer(pattern, text):
            start, end = match.span()
            found[start:end] = [""] * (end - start)
    return found


def _dots(text: str) -> Iterator[Change]:
    if "..." in text:
        yield from (Change(*match.span(), "…") for match in _ELLIPSIS.finditer(text))


def _dashes(text: str) -> Iterator[Change]:
    if "-" not in text:
        return
    if text.strip() == "-":
        yield Change(text.index("-"), text.index("-") + 1, "–")
    for match in _SPACED_HYPHEN.finditer(text):
        if _parts_words(text, match.start(), match.end()):
            yield Change(*match.span(), "–")
    for match in _YEARS.finditer(text):
        lead = text[max(0, match.start() - _LONGEST_LEAD) : match.start()]
        if match[1] < match[3] and not re.search(_NO_YEARS, lead):
            yield Change(*match.span(2), "–")
    yield from (Change(*match.span(1), "–") for match in _PAGES.finditer(text))
    yield from (Change(*match.span(1), "\u2212") for match in _MINUS.finditer(text))


def _parts_words(text: str, start: int, end: int) -> bool:
    """Whether a hyphen between spaces stands between words: not in a sum, a score, a formula."""
    before, after = text[: start - 1][-_LONGEST_LEAD:].split(), text[end:][:_LONGEST_LEAD].split()
    one, two = before[-1], after[0]
    if one[-1].isnumeric() and two.lstrip("£$€+−-")[:1].isnumeric():
        return bool(re.match(_ONLY_YEARS, one) and re.match(_ONLY_YEARS, two[:4]) and one < two[:4])
    return any(sum(map(str.isalnum, word)) > 1 for word in (one, two))


def _spaces(text: str) -> Iterator[Change]:
    """Spaces at which no line ends."""
    if _DIGIT.search(text):
        yield from (Change(match.end() - 1, match.end(), WIDE) for match in _NUMBER.finditer(text))
    for match in _PERSON.finditer(text):
        is_word = not text[match.start() - 1 : match.start()].isalnum()
        if is_word and match[1] in _STYLES and text[match.end()].isupper():
            yield Change(match.end() - 1, match.end(), WIDE)


def _french_spaces(text: str, tags: Sequence[str]) -> Iterator[Change]:
    for match in re.finditer(_HELD_IN_FRENCH, text):
        at = match.start()
        space = french_space(tags[at - 1 if text[at - 1] == "«" else at + 1])
        if space:
            yield Change(at, at + 1, WIDE if text[at + 1] == ":" else space)
