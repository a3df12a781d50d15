"""Paragraphs + style + box -> a TextBlock with measured lines, or how much it is too long."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.model.scene import About, Fit, LevelFormat, Paragraph, TextBlock
from briefgen.model.template import LevelStyle, TextStyle
from briefgen.model.units import Box, Emu, Insets, pt, to_pt
from briefgen.text.measure import (
    TOLERANCE,
    Broken,
    Measured,
    Typesetter,
    block_height,
    break_block,
    is_stable,
    line_height,
    measure,
)
from briefgen.text.place import place_lines

# A text counts as fitting only with this much to spare below it, in points.
SPARE_BELOW = 0.5
SQUEEZE = 0.7
_NUDGE_STEP, _NUDGE_LIMIT = 0.005, 0.12


@dataclass(frozen=True, slots=True)
class Overflow:
    """A text that does not fit at the smallest size: heights in EMU, and the lines too many."""

    needed: Emu
    given: Emu
    size: int
    lines: int


def formats_of(style: TextStyle, size: int, squeeze: float = 1.0) -> tuple[LevelFormat, ...]:
    """The levels of a style at a size of its ladder; `squeeze` scales the space between them."""
    return tuple(_format_of(level, size, squeeze) for level in style.levels)


def _format_of(level: LevelStyle, size: int, squeeze: float) -> LevelFormat:
    return LevelFormat(
        size=max(min(size, level.floor), size - level.less),
        colour=level.colour,
        strong=level.strong,
        font=level.font,
        align=level.align,
        space_before=pt(round(level.space_before * size * squeeze, 1)),
        line_spacing=level.line_spacing,
        margin=level.margin,
        indent=level.indent,
        bullet=level.bullet,
        bullet_colour=level.bullet_colour,
        strong_colour=level.strong_colour,
    )


@dataclass(frozen=True, slots=True)
class _Choice:
    """A size that fits: levels, lines, and the nudge of the right inset in points."""

    levels: tuple[LevelFormat, ...]
    block: tuple[Measured, ...]
    lines: tuple[Broken, ...]
    fit: Fit


def _try_size(
    paragraphs: Sequence[Paragraph],
    style: TextStyle,
    size: int,
    squeeze: float,
    room: tuple[float, float],
    setter: Typesetter,
) -> _Choice | Overflow:
    """Lines at one size, if they fit: by their breaks where those are the same in every
    renderer, else by the most lines that slightly wider, unkerned glyphs could need."""
    width, height = room
    levels = formats_of(style, size, squeeze)
    block = tuple(measure(paragraph, levels, setter) for paragraph in paragraphs)
    nudge, stable = _find_nudge(block, levels, width)
    lines, _ = break_block(block, levels, width - nudge)
    needed = block_height(lines, block, levels)
    if not stable:
        worst, _ = break_block(block, levels, width, scale=1 + TOLERANCE, kern=False)
        needed = max(needed, block_height(worst, block, levels))
    if needed + SPARE_BELOW > height:
        too_high = needed + SPARE_BELOW - height
        return Overflow(pt(needed), pt(height), size, math.ceil(too_high / line_height(levels[0])))
    fit = Fit(
        size,
        pt(block_height(lines, block, levels)),
        pt(height),
        nudge=pt(nudge),
        stable=stable,
        squeezed=squeeze < 1,
    )
    return _Choice(levels, block, tuple(lines), fit)


def _find_nudge(
    block: Sequence[Measured], levels: Sequence[LevelFormat], width: float
) -> tuple[float, bool]:
    """The smallest addition to the right inset, in points, that makes the breaks stable."""
    for step in range(int(_NUDGE_LIMIT / _NUDGE_STEP) + 1):
        nudge = round(step * _NUDGE_STEP * width, 1)
        if is_stable(block, levels, width - nudge):
            return nudge, True
    return 0.0, False


def fit_text(
    paragraphs: Sequence[Paragraph],
    style: TextStyle,
    box: Box,
    about: About,
    setter: Typesetter,
    *,
    insets: Insets | None = None,
    anchor: str = "top",
    placeholder: str = "",
    sizes: Sequence[int] = (),
) -> TextBlock | Overflow:
    """Set paragraphs in a box at the largest size of the style's ladder that fits.

    `sizes` replaces the ladder. First the ladder is tried, then the ladder's last size with less
    space between paragraphs.
    """
    insets = insets or Insets()
    inner = box.inset(insets)
    space = (to_pt(inner.width), to_pt(inner.height))
    ladder = sizes or style.ladder
    tries = [*((size, 1.0) for size in ladder), (ladder[-1], SQUEEZE)]
    result: _Choice | Overflow | None = None
    for size, squeeze in tries:
        result = _try_size(paragraphs, style, size, squeeze, space, setter)
        if isinstance(result, _Choice):
            block = TextBlock(
                box,
                about,
                tuple(paragraphs),
                result.levels,
                (),
                result.fit,
                insets,
                anchor,
                placeholder,
            )
            return place_lines(block, result.block, result.lines, setter)
    assert isinstance(result, Overflow)
    return result
