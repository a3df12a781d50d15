"""Paragraphs + style + box -> a TextBlock with measured lines, or how much it is too long."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from briefgen.model.diagnostics import Diagnostic
from briefgen.model.rich_text import with_no_break
from briefgen.model.template import TextStyle
from briefgen.model.text_block import About, Fit, LevelFormat, Paragraph, TextBlock
from briefgen.model.typography import Anchor
from briefgen.model.units import Box, Emu, Insets, pt, to_pt
from briefgen.model.values import Value, replace
from briefgen.support.memo import memo
from briefgen.text.line_breaking import (
    TOLERANCE,
    Broken,
    Measured,
    Typesetter,
    block_height,
    break_block,
    broken_word,
    least_width,
    line_height,
    measure,
)
from briefgen.text.line_ends import evenness, loose_ends, short_parts_in
from briefgen.text.line_placement import place_lines
from briefgen.text.lone_last_words import joinable_at, runts_in
from briefgen.text.nudges import nudge_at, nudges_up_to
from briefgen.text.stable_lines import is_stable

# A text counts as fitting only with this much to spare below it, in points.
SPARE_BELOW = 0.5
SQUEEZE = 0.7
# Factors for the space between paragraphs, and the share of its room that a text takes with it.
_SPREADS = (1.8, 1.7, 1.6, 1.5, 1.4, 1.3, 1.2)
_FULL = 0.7
_NUDGE_LIMIT, _BALANCE_LIMIT = 0.12, 0.5


class Overflow(Value, kw_only=True):
    """A text that does not fit: the height `needed` and the one `given` in EMU, the `size` in
    points that was tried last, and roughly how many `lines` are too many.

    `said` says it in other words where something else than its length is the trouble; `word` is
    what would have to be broken, where that is it.
    """

    needed: Emu
    given: Emu
    size: int
    lines: int
    said: Diagnostic | None = None
    word: str = ""


@memo(2_000)
def formats_of(style: TextStyle, size: int, squeeze: float = 1.0) -> tuple[LevelFormat, ...]:
    """The levels of a style at a size of its ladder; `squeeze` scales the space between them."""
    return style.levels_at(size, squeeze)


class FittedText(Value):
    """A text at a size that fits a box, wherever on the page the box will stand: the `levels` at
    that size, the measured paragraphs of the `block`, its broken `lines`, and as `fit` how they
    fit."""

    levels: tuple[LevelFormat, ...]
    block: tuple[Measured, ...]
    lines: tuple[Broken, ...]
    fit: Fit

    def place(
        self,
        box: Box,
        about: About,
        setter: Typesetter,
        *,
        insets: Insets | None = None,
        anchor: Anchor = "top",
        placeholder: str = "",
    ) -> TextBlock:
        """The text in a box, which is as wide as the one that it was fitted to."""
        paragraphs = tuple(measured.paragraph for measured in self.block)
        block = TextBlock(
            box=box,
            about=about,
            paragraphs=paragraphs,
            levels=self.levels,
            lines=(),
            fit=self.fit,
            insets=insets or Insets(),
            anchor=anchor,
            placeholder=placeholder,
        )
        return place_lines(block, self.block, self.lines, setter)


class _Room(Value):
    """Width and height for a text in points, whether its lines are to be about equally long, and
    whether this is the last size to be tried: only then is a long word cut that is wider than
    the line."""

    width: float
    height: float
    balance: bool
    last: bool


class _Lines(Value):
    """The lines that a nudge of the right inset (points) gives, whether no word was cut for them,
    and whether every renderer breaks there."""

    lines: list[Broken]
    whole: bool
    nudge: float = 0.0
    stable: bool = False


def _try_size(
    block: tuple[Measured, ...], style: TextStyle, size: int, squeeze: float, *, room: _Room
) -> FittedText | Overflow:
    """Lines at one size, if they fit: by their breaks where those are the same in every
    renderer, else by the most lines that slightly wider, unkerned glyphs could need."""
    levels = formats_of(style, size, squeeze)
    found = _find_lines(block, levels, room)
    word = "" if found.whole else broken_word(found.lines, block)
    if word or not (found.whole or room.last):
        whole = pt(room.height)
        return Overflow(needed=whole, given=whole, size=size, lines=len(word[:1]), word=word)
    height = needed = block_height(found.lines, block, levels)
    if not found.stable:
        worst, _ = break_block(block, levels, room.width, scale=1 + TOLERANCE, kern=False)
        needed = max(needed, block_height(worst, block, levels))
    if needed + SPARE_BELOW > room.height:
        too_high = needed + SPARE_BELOW - room.height
        lines_over = math.ceil(too_high / line_height(levels[0]))
        return Overflow(needed=pt(needed), given=pt(room.height), size=size, lines=lines_over)
    fit = Fit(
        size=size,
        needed=pt(height),
        given=pt(room.height),
        nudge=pt(found.nudge),
        stable=found.stable,
        squeezed=squeeze < 1,
    )
    return FittedText(levels, block, tuple(found.lines), fit)


def _find_lines(block: Sequence[Measured], levels: Sequence[LevelFormat], room: _Room) -> _Lines:
    """The lines that a nudge makes stable: the smallest that leaves the fewest words alone on a
    line, or for balanced lines the largest that needs no further line. A word that is wider than
    the line is so in a narrower one too: then there is nothing to try."""
    first = _Lines(*break_block(block, levels, room.width))
    if not first.whole:
        return first
    if room.balance and (balanced := _balanced_lines(block, levels, room.width, first)):
        return balanced
    if is_stable(first.lines, block, levels, room.width) and not _ends_badly(first.lines, block):
        return replace(first, stable=True)  # as most texts
    best: _Lines | None = None
    last: list[Broken] | None = None
    fewest = 0
    lines, whole, least = first.lines, True, least_width(first.lines, block, levels)
    for step in nudges_up_to(_NUDGE_LIMIT):
        nudge = nudge_at(step, room.width)
        if room.width - nudge < least:
            lines, whole = break_block(block, levels, room.width - nudge)
            least = least_width(lines, block, levels) if whole else math.inf
        if best is not None and len(lines) > len(best.lines):
            break
        # The lines of the last stable step have as many words alone as they had.
        if lines == last or not (whole and is_stable(lines, block, levels, room.width - nudge)):
            continue
        last, bad = lines, _ends_badly(lines, block)
        if best is None or bad < fewest:
            best, fewest = _Lines(lines, whole, nudge, stable=True), bad
        if not fewest:
            break
    if room.balance and best and len(best.lines) > len(first.lines):
        # What all but fills its lines needs one more: then all of them are about equally long.
        return _balanced_lines(block, levels, room.width, best) or best
    return best or first


def _ends_badly(lines: Sequence[Broken], block: Sequence[Measured]) -> int:
    """How many words stand alone on a line, and short parts of words at the end of one."""
    return len(runts_in(lines, block)) + short_parts_in(lines, block)


def _balanced_lines(
    block: Sequence[Measured], levels: Sequence[LevelFormat], width: float, first: _Lines
) -> _Lines | None:
    """The lines of the largest nudge that needs no more of them than the first did; None where
    there is none.

    A narrower column never takes fewer lines, so that the first step with too many is bisected.
    """
    count = len(first.lines)
    if count == len(block):
        return None

    def lines_at(step: int) -> int:
        return len(break_block(block, levels, width - nudge_at(step, width))[0])

    steps = nudges_up_to(_BALANCE_LIMIT)
    more = bisect_right(steps, count, key=lines_at)
    best: _Lines | None = None
    for step in reversed(steps[1:more]):
        nudge = nudge_at(step, width)
        lines, whole = break_block(block, levels, width - nudge)
        if (best and lines == best.lines) or not whole:
            continue
        if is_stable(lines, block, levels, width - nudge):
            best = best or _Lines(lines, whole, nudge, stable=True)
            if not short_parts_in(lines, block):
                return _Lines(lines, whole, nudge, stable=True)
    return best


def measured_in(
    paragraphs: Sequence[Paragraph], style: TextStyle, setter: Typesetter
) -> tuple[Measured, ...]:
    """The paragraphs measured for a style. What is deeper than that has levels is set on its
    last."""
    deepest = len(style.levels) - 1
    shown = (p if p.level <= deepest else replace(p, level=deepest) for p in paragraphs)
    return tuple([measure(paragraph, style.levels, setter) for paragraph in shown])


def heights_at(
    paragraphs: Sequence[Paragraph], style: TextStyle, width: float, setter: Typesetter
) -> list[tuple[int, float]]:
    """How many lines the paragraphs take at each size of the ladder in a width, and how high they
    are, both in points."""
    block = [measure(paragraph, style.levels, setter) for paragraph in paragraphs]
    at_sizes = (formats_of(style, size) for size in style.ladder)
    broken = ((break_block(block, levels, width)[0], levels) for levels in at_sizes)
    return [(len(lines), block_height(lines, block, levels)) for lines, levels in broken]


def fit_text(
    paragraphs: Sequence[Paragraph],
    style: TextStyle,
    box: Box,
    about: About,
    *,
    setter: Typesetter,
    insets: Insets | None = None,
    anchor: Anchor = "top",
    placeholder: str = "",
    sizes: Sequence[int] = (),
    balance: bool = False,
    spread: bool = False,
) -> TextBlock | Overflow:
    """Set paragraphs in a box at the largest size of the style's ladder that fits.

    `sizes` replaces the ladder. First the ladder is tried, then the style's smallest size with less
    space between paragraphs. `balance` makes lines about equally long, as titles have them;
    `spread` gives outer paragraphs more space, where the box has room to spare.
    """
    insets = insets or Insets()
    inner = box.inset(insets)
    fitted = fit_lines(
        paragraphs, style, inner.width, inner.height, setter, sizes=sizes, balance=balance
    )
    if isinstance(fitted, Overflow):
        return fitted
    fitted = _spread(fitted, style, to_pt(inner.height)) if spread else fitted
    return fitted.place(box, about, setter, insets=insets, anchor=anchor, placeholder=placeholder)


def fit_lines(
    paragraphs: Sequence[Paragraph],
    style: TextStyle,
    width: Emu,
    height: Emu,
    setter: Typesetter,
    *,
    sizes: Sequence[int] = (),
    balance: bool = False,
) -> FittedText | Overflow:
    """Break paragraphs into lines as `fit_text` does, for a width and height inside the insets.
    Nothing is placed, which takes as long again: a table tries its rows on several pages."""
    ladder = sizes or style.ladder
    smallest = style.ladder[-1]
    tries = [(size, 1.0) for size in ladder]
    if ladder[-1] <= smallest:
        tries.append((ladder[-1], SQUEEZE))
    measured = measured_in(paragraphs, style, setter)
    result: FittedText | Overflow | None = None
    for size, squeeze in tries:
        room = _Room(to_pt(width), to_pt(height), balance, last=size <= smallest)
        result = _try_size(measured, style, size, squeeze, room=room)
        if isinstance(result, FittedText):
            return _without_runts(result, style, ladder, room=room, setter=setter)
    assert result is not None
    return result


def _without_runts(
    fitted: FittedText,
    style: TextStyle,
    ladder: Sequence[int],
    *,
    room: _Room,
    setter: Typesetter,
) -> FittedText:
    """The text with fewer words alone on a last line: with the last words joined, else at the next
    smaller size. Heads may be as small as it takes."""
    block, is_head = fitted.block, all(one.paragraph.heading for one in fitted.block)
    smaller = [size for size in ladder if size < fitted.fit.size]
    best = _joined(fitted, style, room, setter)
    for size in smaller if is_head or room.balance else smaller[:1]:
        if not runts_in(best.lines, best.block):
            break
        other = _try_size(block, style, size, 1.0, room=room)
        if isinstance(other, FittedText):
            best = _fewer_runts(best, _joined(other, style, room, setter))
    return _by_sense(best, style, room, setter) if room.balance and setter.may_join else best


def _fewer_runts(one: FittedText, other: FittedText) -> FittedText:
    is_better = len(runts_in(other.lines, other.block)) < len(runts_in(one.lines, one.block))
    return other if is_better else one


def _joined(fitted: FittedText, style: TextStyle, room: _Room, setter: Typesetter) -> FittedText:
    """The text at the same size with the last two words of paragraphs on one line, by a space at
    which no line ends, where one word would stand there alone."""
    runts = runts_in(fitted.lines, fitted.block) if setter.may_join else []
    places = []
    for index, above in runts:
        measured = fitted.block[index]
        level = fitted.levels[measured.paragraph.level]
        spaces = joinable_at(measured, above, level, room.width)
        places += [(index, at) for at in spaces]
    if not places:
        return fitted
    better = _fewer_runts(fitted, _held(fitted, places, style, room=room, setter=setter))
    return fitted if better is fitted else _joined(better, style, room, setter)


def _by_sense(fitted: FittedText, style: TextStyle, room: _Room, setter: Typesetter) -> FittedText:
    """The text at the same size, in as many lines of about one length, with fewer of them that end
    where no reader would pause. What holds one end may make another, which is held too."""
    ends = list(loose_ends(fitted.lines, fitted.block, setter.language))
    for first in ends:
        found, more, before = fitted, [first], None
        while more and len(found.lines) == len(fitted.lines) and found is not before:
            index, spaces = more[0]
            before, places = found, [(index, at) for at in spaces]
            found = _held(found, places, style, room=room, setter=setter)
            more = list(loose_ends(found.lines, found.block, setter.language))
            is_like = len(found.lines) == len(fitted.lines) and _is_as_even(found, fitted)
            if len(more) < len(ends) and is_like and _fewer_runts(found, fitted) is found:
                return _by_sense(found, style, room, setter)
    return fitted


def _is_as_even(found: FittedText, fitted: FittedText) -> bool:
    """Whether lines are even, or as even as those that they replace."""
    even = evenness(found.lines, found.block)
    return even > 0 and even >= evenness(fitted.lines, fitted.block)


def _held(
    fitted: FittedText,
    places: Sequence[tuple[int, int]],
    style: TextStyle,
    *,
    room: _Room,
    setter: Typesetter,
) -> FittedText:
    """The text at the same size with spaces at which no line ends, each by its paragraph and place;
    as it was where that does not fit, or is not as stable."""
    block = list(fitted.block)
    for index, at in places:
        paragraph = block[index].paragraph
        paragraph = replace(paragraph, inline=with_no_break(paragraph.inline, at))
        block[index] = measure(paragraph, style.levels, setter)
    squeeze = SQUEEZE if fitted.fit.squeezed else 1.0
    other = _try_size(tuple(block), style, fitted.fit.size, squeeze, room=room)
    if isinstance(other, Overflow) or other.fit.stable < fitted.fit.stable:
        return fitted
    return other


def _spread(fitted: FittedText, style: TextStyle, height: float) -> FittedText:
    """The text with more space above its outer paragraphs: the most that leaves its zone so much
    blank as a full slide has."""
    for factor in _SPREADS:
        levels = style.spread_at(fitted.fit.size, factor)
        needed = block_height(fitted.lines, fitted.block, levels)
        if needed <= _FULL * height and not fitted.fit.squeezed:
            return replace(fitted, levels=levels, fit=replace(fitted.fit, needed=pt(needed)))
    return fitted
