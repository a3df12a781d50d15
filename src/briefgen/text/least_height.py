"""Paragraphs + style + width -> what they take at least, known before their lines are."""

from __future__ import annotations

import math
from collections.abc import Sequence

from briefgen.model.template import TextStyle
from briefgen.model.text_block import LevelFormat, Paragraph
from briefgen.model.units import Emu, pt, to_pt
from briefgen.text.fitting import formats_of, measured_in
from briefgen.text.line_breaking import Measured, Typesetter, line_height, room_on


def least_height(
    paragraphs: Sequence[Paragraph], style: TextStyle, width: Emu, size: int, setter: Typesetter
) -> Emu:
    """What paragraphs take at least at a size in a width, which is known ten times as soon as their
    lines: where that is too much, nobody need break them. Space between them is left out."""
    levels = formats_of(style, size)
    block = measured_in(paragraphs, style, setter)
    at = [levels[measured.paragraph.level] for measured in block]
    lines = [_least_lines(one, level, to_pt(width)) for one, level in zip(block, at, strict=True)]
    return pt(sum(count * line_height(level) for count, level in zip(lines, at, strict=True)))


def _least_lines(measured: Measured, level: LevelFormat, width: float) -> int:
    """How many lines a paragraph takes at least: as many as if all of them were full, where no word
    is wider than one. Spaces at their ends hang."""
    room, sums, count = room_on(measured, level, width) / level.size, measured.kerned, 0
    for stretch in measured.stretches:
        gap = max([sums[token.end] - sums[token.seen] for token in stretch], default=0.0)
        whole = sums[stretch[-1].seen] - sums[stretch[0].start] if stretch else 0.0
        count += max(1, math.ceil((whole + gap) / (room + gap) - 1e-6))
    return count
