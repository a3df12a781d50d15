"""Broken lines -> paragraphs whose last line is a single short word, and how it can be joined."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.text_block import LevelFormat
from briefgen.text.line_breaking import TOLERANCE, Broken, Measured, room_on, text_of

# Words of so few characters, with their space, are too little for a line anywhere.
_ARTICLE = 4
# What follows the last line of a block.
_NO_LINE = (-1, 0, 0, 0)
# A word with fewer characters is too little for the last line of a paragraph.
_SHORT_WORD = 10


def runts_in(lines: Sequence[Broken], block: Sequence[Measured]) -> list[tuple[int, int]]:
    """The paragraphs of several lines whose last line is a single short word, each with where the
    line above that begins."""
    found: list[tuple[int, int]] = []
    if len(lines) == len(block):  # a line each
        return found
    for before, (index, start, seen, _), after in zip(
        lines, lines[1:], [*lines[2:], _NO_LINE], strict=False
    ):
        is_last = before[0] == index != after[0] and seen - start < _SHORT_WORD
        if is_last and is_runt(text_of(block[index])[start:seen]):
            found.append((index, before[1]))
    return found


def is_runt(line: str) -> bool:
    """Whether a line is a single short word: too little for the last of several."""
    return len(line.strip()) < _SHORT_WORD and len(line.split()) == 1


def joinable_at(
    measured: Measured, above: int, level: LevelFormat, width: float
) -> tuple[int, ...]:
    """The space before the last word of a paragraph, if that word fits on a line together with the
    one before, and none of the two is code, which people copy; none otherwise. The line `above`
    that word, by where it begins, keeps more than an article; a short word alone there takes the
    one before it, so its space is among them."""
    *_, one, last = (None, None, *measured.stretches[-1])
    if one is None or last is None or one.seen + 1 != last.start:
        return ()
    if above < one.start <= above + _ARTICLE:
        return ()
    before, after = (
        next(part.run for part in reversed(measured.segments) if part.start <= token.start)
        for token in (one, last)
    )
    if before.code or after.code:
        return ()
    widest = max(sums[last.seen] - sums[one.start] for sums in (measured.kerned, measured.plain))
    if widest * (1 + TOLERANCE) * level.size > room_on(measured, level, width):
        return ()
    text = text_of(measured)
    is_left_alone = above and is_runt(text[above : one.start]) and text[above - 1] == " "
    return (above - 1, one.seen) if is_left_alone else (one.seen,)
