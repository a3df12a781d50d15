"""Broken lines -> whether every renderer breaks the text there too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from briefgen.model.font_families import SYMBOLS
from briefgen.model.text_block import LevelFormat
from briefgen.model.values import replace
from briefgen.text.line_breaking import (
    TOLERANCE,
    Broken,
    Measured,
    break_block,
    joined,
    reaches_of,
    room_on,
    scaled,
)

# PowerPoint's font of symbols is not ours: its signs are so many times as wide (facts of fonts).
# And LibreOffice draws what is raised or lowered at 58 % of its size, PowerPoint at two thirds.
_ELSEWHERE = ((0.75, 0.87), (1.25, 1.0))


def is_stable(
    lines: Sequence[Broken], block: Sequence[Measured], levels: Sequence[LevelFormat], width: float
) -> bool:
    """Whether a block breaks into these lines in every renderer that is off by less than
    TOLERANCE, at a width (points) at which no word had to be cut."""
    if not _is_stable(lines, block, levels, width):
        return False
    if not any(measured.is_doubtful for measured in block):
        return True
    others = ([_set_elsewhere(one, *shares) for one in block] for shares in _ELSEWHERE)
    return all(
        break_block(other, levels, width)[0] == lines and _is_stable(lines, other, levels, width)
        for other in others
    )


def _set_elsewhere(measured: Measured, signs: float, scripts: float) -> Measured:
    """The paragraph with its signs and scripts so many times as wide."""
    parts = []
    for segment in measured.segments:
        share = signs if segment.key.family == SYMBOLS else 1.0
        share *= scripts if segment.run.script else 1.0
        parts.append(segment.shaped.kerned if share == 1 else scaled(segment.shaped, share).kerned)
    kerned = joined(parts)
    return replace(measured, kerned=kerned, kerned_reaches=reaches_of(measured.stretches, kerned))


def _is_stable(
    lines: Sequence[Broken], block: Sequence[Measured], levels: Sequence[LevelFormat], width: float
) -> bool:
    if all(_fits_at_once(measured, levels, width) for measured in block):
        return True
    return (
        all(_is_clear(measured, levels, width) for measured in block)
        and break_block(block, levels, width, kern=False)[0] == lines
        and not _has_doubt(lines, block, levels, width)
    )


def _is_clear(measured: Measured, levels: Sequence[LevelFormat], width: float) -> bool:
    """Whether the lines of a paragraph end with the same words where all is TOLERANCE wider, and
    where it is narrower: no line is so nearly full, or lacks so little for the next word."""
    level = levels[measured.paragraph.level]
    room, sums = room_on(measured, level, width) / level.size, measured.kerned
    least, most = room / (1 + TOLERANCE) + 1e-9, room / (1 - TOLERANCE) + 1e-9
    for stretch, reach in zip(measured.stretches, measured.kerned_reaches, strict=True):
        first, count = 0, len(stretch)
        while first < count:
            token, before = stretch[first], sums[stretch[first].start]
            after = bisect_right(reach, before + least, first)
            if after == first:
                if token.seen - token.start > 1:
                    return False
                after += 1
            first = after
            if first < count and reach[first] <= before + most:
                return False
    return True


def _fits_at_once(measured: Measured, levels: Sequence[LevelFormat], width: float) -> bool:
    """Whether no line of a paragraph has to end before a forced break, in whatever renderer: most
    texts are that short."""
    level = levels[measured.paragraph.level]
    widest = max(measured.kerned[-1], measured.plain[-1]) * (1 + TOLERANCE)
    return widest * level.size <= room_on(measured, level, width)


def _has_doubt(
    lines: Sequence[Broken],
    block: Sequence[Measured],
    levels: Sequence[LevelFormat],
    width: float,
) -> bool:
    """Whether a part of a word with a slash or at sign would fit on the line before it."""
    starts = {(index, start): (begin, seen) for index, begin, seen, start in lines}
    for index, measured in enumerate(block):
        level = levels[measured.paragraph.level]
        limit = room_on(measured, level, width) / level.size * (1 + TOLERANCE)
        for stretch in measured.stretches:
            for token in (token for token in stretch if token.doubts):
                before = starts.get((index, token.start))
                if before and any(
                    measured.kerned[doubt] - measured.kerned[before[0]] <= limit
                    for doubt in token.doubts
                ):
                    return True
    return False
