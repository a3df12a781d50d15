"""Broken lines -> the ends at which a reader would not pause, and what would have to hold there.

In titles and other large words a line ends where the sense does: not after an article or a
preposition, not between a number and what is counted, nor inside a short phrase that stands out.
In no text should it end inside a word with hyphens beside a part of few letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from briefgen.text.break_opportunities import parts_badly_at
from briefgen.text.content_words import joining_words, leading_words
from briefgen.text.line_breaking import Broken, Measured, text_of

_WORD = re.compile(r"[^ ]+")
_OPENING = "([{‘“'\"«„‚"
_COUNT = re.compile(r"\d{1,3}(?:[.,]\d+)*")
# A phrase that stands out stays on one line if it has no more characters.
_SHORT_PHRASE = 20
# Of the lines of a paragraph, the shortest has so much of the longest, and those before the last
# of three or more so much where a reader would not pause at their end.
_LEAST, _EVEN = 0.45, 0.65
_TWO = 2
_PAUSES = ".!?…:;,–—)"


def loose_ends(
    lines: Sequence[Broken], block: Sequence[Measured], language: str
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The paragraph of each such end, and the spaces at which no line may end to mend it."""
    for (index, start, seen, end), following in pairwise(lines):
        text = text_of(block[index])
        if following[0] == index and end == seen + 1 and text[seen] == " ":
            spaces = _in_phrase(block[index], text, seen) or _after_leading(
                text, start, seen, language
            )
            if spaces:
                yield index, spaces


def short_parts_in(lines: Sequence[Broken], block: Sequence[Measured]) -> int:
    """How many lines end inside a word with hyphens beside a part of few letters."""
    return sum(
        following[0] == index and end == seen and parts_badly_at(text_of(block[index]), end)
        for (index, _, seen, end), following in pairwise(lines)
    )


def evenness(lines: Sequence[Broken], block: Sequence[Measured]) -> float:
    """How much of the longest line of its paragraph the shortest has, as far as that matters: at
    least 0, and 1 for lines that are even enough. Where a reader pauses, a line may be short."""
    return min(
        (
            _evenness(list(found), text_of(block[index]))
            for index, found in groupby(lines, key=lambda line: line[0])
        ),
        default=1.0,
    )


def _evenness(lines: Sequence[Broken], text: str) -> float:
    lengths = [seen - start for _, start, seen, _ in lines]
    longest = max(lengths)
    if min(lengths) < _LEAST * longest:
        return 0.0
    inner = lines[:-1] if len(lines) > _TWO else []
    shares = [
        (seen - start) / longest
        for _, start, seen, end in inner
        if text[seen - 1] not in _PAUSES and text[end] not in _OPENING
    ]
    return min((share for share in shares if share < _EVEN), default=1.0)


def _in_phrase(measured: Measured, text: str, at: int) -> tuple[int, ...]:
    """The spaces of the short strong phrase in which a place lies."""
    for segment in measured.segments:
        phrase = segment.run.text
        inside = segment.start < at < segment.start + len(phrase)
        if inside and segment.run.strong and len(phrase) <= _SHORT_PHRASE:
            return tuple(segment.start + i for i, sign in enumerate(phrase) if sign == " ")
    return ()


def _after_leading(text: str, start: int, seen: int, language: str) -> tuple[int, ...]:
    """The spaces after the words at the end of a line that lead on to the next; the first word of
    the line is none of them."""
    spaces = []
    for before, word in reversed(list(pairwise(_WORD.finditer(text, start, seen)))):
        if not _leads(word[0], before[0], language):
            break
        spaces.append(word.end())
    return tuple(spaces)


def _leads(word: str, before: str, language: str) -> bool:
    bare = word.rpartition("\u00a0")[2].lstrip(_OPENING).replace("’", "'")
    if _COUNT.fullmatch(bare):
        return before.casefold() in joining_words(language)
    if word[0] in "([{" and word[-1] not in ")]}":
        return True
    is_name = bare == "A" and before[-1] not in ".!?:"
    return bare.casefold() in leading_words(language) and not is_name
