"""Paragraphs + style + box -> a TextBlock with measured lines, or how much it is too long.

The line model is PowerPoint's: a line is 1.2 x its size high for every font, the first baseline
comes from the font's OS/2 win metrics, space before the first paragraph of a box is dropped, and
spaces at a line's end hang (docs/analysis/typography.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.model.rich import Run
from briefgen.model.scene import (
    About,
    Fit,
    FontKey,
    LevelFormat,
    Line,
    Paragraph,
    PlacedRun,
    TextBlock,
)
from briefgen.model.template import LevelStyle, TextStyle, Theme
from briefgen.model.units import EMU_PER_POINT, Box, Emu, Insets, pt, to_pt
from briefgen.text.breaks import Token, tokens_of
from briefgen.text.fonts import FontBook
from briefgen.text.shape import Shaped, drawn, shape

# Renderers differ by rounding; a text counts as fitting only with this much to spare.
TOLERANCE = 0.008
SPARE_BELOW = 0.5
SQUEEZE = 0.7
_NUDGE_STEP, _NUDGE_LIMIT = 0.005, 0.12


@dataclass(frozen=True, slots=True)
class Typesetter:
    """What measuring needs besides the text: the faces, the theme's families, the language."""

    fonts: FontBook
    theme: Theme
    language: str

    def key(self, run: Run, level: LevelFormat) -> FontKey:
        """The face of a run in a paragraph of that level."""
        family = self.theme.heading_font if level.font == "heading" else self.theme.body_font
        return FontKey(family, bold=run.strong or level.strong, italic=run.emphasis)


@dataclass(frozen=True, slots=True)
class Overflow:
    """A text that does not fit at the smallest size: heights in EMU, and the lines too many."""

    needed: Emu
    given: Emu
    size: int
    lines: int


@dataclass(frozen=True, slots=True)
class _Segment:
    """Characters of one run inside a paragraph: where they start, their face and their shape."""

    start: int
    run: Run
    key: FontKey
    shaped: Shaped


@dataclass(frozen=True, slots=True)
class _Measured:
    """A paragraph measured in ems, and its tokens between forced breaks."""

    paragraph: Paragraph
    segments: tuple[_Segment, ...]
    kerned: tuple[float, ...]
    plain: tuple[float, ...]
    stretches: tuple[tuple[Token, ...], ...]


# A broken line: paragraph index, first character, end of the seen, end with spaces.
_Broken = tuple[int, int, int, int]


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


def _measure(paragraph: Paragraph, levels: Sequence[LevelFormat], setter: Typesetter) -> _Measured:
    level = levels[paragraph.level]
    segments: list[_Segment] = []
    kerned, plain, text = [0.0], [0.0], ""
    for run in paragraph.inline.runs:
        key = setter.key(run, level)
        shaped = shape(run.text.replace("\n", ""), key, setter.fonts)
        shaped = _with_breaks(run.text, shaped)
        segments.append(_Segment(len(text), run, key, shaped))
        kerned.extend(kerned[-1] + width for width in shaped.kerned[1:])
        plain.extend(plain[-1] + width for width in shaped.plain[1:])
        text += run.text
    return _Measured(paragraph, tuple(segments), tuple(kerned), tuple(plain), _stretches(text))


def _with_breaks(text: str, shaped: Shaped) -> Shaped:
    """Forced breaks have no glyph: give each a width of nothing."""
    if "\n" not in text:
        return shaped
    kept = [0]
    for character in text:
        kept.append(kept[-1] + (character != "\n"))
    return Shaped(
        tuple(shaped.kerned[index] for index in kept), tuple(shaped.plain[index] for index in kept)
    )


def _stretches(text: str) -> tuple[tuple[Token, ...], ...]:
    found, start = [], 0
    for piece in text.split("\n"):
        found.append(tokens_of(piece, start))
        start += len(piece) + 1
    return tuple(found)


def _room(measured: _Measured, level: LevelFormat, width: float) -> float:
    """The width left for text, in points."""
    return width - (to_pt(level.margin) if measured.paragraph.bullet else 0.0)


def _break_paragraph(
    index: int, measured: _Measured, room: float, size: int, sums: Sequence[float]
) -> tuple[list[_Broken], bool]:
    """Greedy lines of a paragraph, and whether every word was narrower than the line."""
    limit = room / size + 1e-9
    lines: list[_Broken] = []
    whole = True
    for stretch in measured.stretches:
        start = seen = end = stretch[0].start if stretch else _next_start(lines)
        for token in stretch:
            if end > start and sums[token.seen] - sums[start] > limit:
                lines.append((index, start, seen, end))
                start = token.start
            while sums[token.seen] - sums[start] > limit and token.seen - start > 1:
                cut = _emergency_cut(start, token.seen, limit, sums)
                lines.append((index, start, cut, cut))
                start, whole = cut, False
            seen, end = token.seen, token.end
        lines.append((index, start, seen, end))
    return lines, whole


def _next_start(lines: list[_Broken]) -> int:
    return lines[-1][3] if lines else 0


def _emergency_cut(start: int, end: int, limit: float, sums: Sequence[float]) -> int:
    """A word wider than the line is cut where it fills the line."""
    cut = start + 1
    while cut < end and sums[cut + 1] - sums[start] <= limit:
        cut += 1
    return cut


def _break_block(
    block: Sequence[_Measured],
    levels: Sequence[LevelFormat],
    width: float,
    *,
    scale: float = 1.0,
    kern: bool = True,
) -> tuple[list[_Broken], bool]:
    lines: list[_Broken] = []
    whole = True
    for index, measured in enumerate(block):
        level = levels[measured.paragraph.level]
        sums = measured.kerned if kern else measured.plain
        room = _room(measured, level, width) / scale
        found, fits = _break_paragraph(index, measured, room, level.size, sums)
        lines.extend(found)
        whole = whole and fits
    return lines, whole


def _line_height(level: LevelFormat) -> float:
    return 1.2 * level.size * level.line_spacing / 100


def _height(
    lines: Sequence[_Broken], block: Sequence[_Measured], levels: Sequence[LevelFormat]
) -> float:
    """The height of a block of lines, in points."""
    total, last = 0.0, 0
    for index, _, _, _ in lines:
        level = levels[block[index].paragraph.level]
        if index != last:
            total += to_pt(level.space_before)
            last = index
        total += _line_height(level)
    return total


def _is_stable(block: Sequence[_Measured], levels: Sequence[LevelFormat], width: float) -> bool:
    """Whether the breaks are the same in every renderer that is off by less than TOLERANCE."""
    lines, whole = _break_block(block, levels, width)
    return (
        whole
        and all(
            _break_block(block, levels, width, scale=scale)[0] == lines
            for scale in (1 - TOLERANCE, 1 + TOLERANCE)
        )
        and _break_block(block, levels, width, kern=False)[0] == lines
        and not _has_doubt(lines, block, levels, width)
    )


def _has_doubt(
    lines: Sequence[_Broken],
    block: Sequence[_Measured],
    levels: Sequence[LevelFormat],
    width: float,
) -> bool:
    """Whether a part of a word with a slash or at sign would fit on the line before it."""
    starts = {(index, start): (begin, seen) for index, begin, seen, start in lines}
    for index, measured in enumerate(block):
        level = levels[measured.paragraph.level]
        limit = _room(measured, level, width) / level.size * (1 + TOLERANCE)
        for stretch in measured.stretches:
            for token in stretch:
                before = starts.get((index, token.start))
                if before and any(
                    measured.kerned[doubt] - measured.kerned[before[0]] <= limit
                    for doubt in token.doubts
                ):
                    return True
    return False


@dataclass(frozen=True, slots=True)
class _Choice:
    """A size that fits: levels, lines, and the nudge of the right inset in points."""

    levels: tuple[LevelFormat, ...]
    block: tuple[_Measured, ...]
    lines: tuple[_Broken, ...]
    fit: Fit


def _try_size(
    paragraphs: Sequence[Paragraph],
    style: TextStyle,
    size: int,
    squeeze: float,
    room: tuple[float, float],
    setter: Typesetter,
) -> _Choice | Overflow:
    """Lines at one size, if they fit even with unkerned and slightly wider glyphs."""
    width, height = room
    levels = formats_of(style, size, squeeze)
    block = tuple(_measure(paragraph, levels, setter) for paragraph in paragraphs)
    worst, _ = _break_block(block, levels, width, scale=1 + TOLERANCE, kern=False)
    needed = _height(worst, block, levels)
    if needed + SPARE_BELOW > height:
        extra = max(1, -int(-(needed + SPARE_BELOW - height) // _line_height(levels[0])))
        return Overflow(pt(needed), pt(height), size, extra)
    nudge, stable = _find_nudge(block, levels, width, height)
    lines, _ = _break_block(block, levels, width - nudge)
    fit = Fit(
        size,
        pt(_height(lines, block, levels)),
        pt(height),
        nudge=pt(nudge),
        stable=stable,
        squeezed=squeeze < 1,
    )
    return _Choice(levels, block, tuple(lines), fit)


def _find_nudge(
    block: Sequence[_Measured], levels: Sequence[LevelFormat], width: float, height: float
) -> tuple[float, bool]:
    """The smallest addition to the right inset, in points, that makes the breaks stable."""
    for step in range(int(_NUDGE_LIMIT / _NUDGE_STEP) + 1):
        nudge = round(step * _NUDGE_STEP * width, 1)
        if _is_stable(block, levels, width - nudge):
            lines, _ = _break_block(block, levels, width - nudge)
            if _height(lines, block, levels) + SPARE_BELOW <= height:
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
    room: Box | None = None,
) -> TextBlock | Overflow:
    """Set paragraphs in a box at the largest size of the style's ladder that fits.

    `sizes` replaces the ladder. First the ladder is tried, then the ladder's last size with less
    space between paragraphs. `room` is the box that the text may fill, where it is not `box`.
    """
    insets = insets or Insets()
    inner = (room or box).inset(insets)
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


def place_lines(
    block: TextBlock,
    measured: Sequence[_Measured],
    broken: Sequence[_Broken],
    setter: Typesetter,
) -> TextBlock:
    """The block with its lines placed on the page."""
    inner = block.box.inset(block.insets)
    spare = to_pt(inner.height) - to_pt(block.fit.needed)
    share = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[block.anchor]
    top = to_pt(inner.y) + spare * share
    right = to_pt(inner.right) - to_pt(block.fit.nudge)
    lines: list[Line] = []
    last = -1
    for index, start, seen, end in broken:
        level = block.levels[measured[index].paragraph.level]
        first = index != last
        if first and last >= 0:
            top += to_pt(level.space_before)
        last = index
        frame = _Frame(to_pt(inner.x), right, top, first)
        lines.append(_place_line(measured[index], index, (start, seen, end), level, frame, setter))
        top += _line_height(level)
    return replace(block, lines=tuple(lines))


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a line goes: left and right edge and top in points; whether it opens a paragraph."""

    left: float
    right: float
    top: float
    first: bool


def _place_line(
    measured: _Measured,
    index: int,
    stretch: tuple[int, int, int],
    level: LevelFormat,
    frame: _Frame,
    setter: Typesetter,
) -> Line:
    start, seen, end = stretch
    paragraph = measured.paragraph
    left = frame.left + (to_pt(level.margin) if paragraph.bullet else 0.0)
    width = (measured.kerned[seen] - measured.kerned[start]) * level.size
    slack = frame.right - left - width
    x = left + {"left": 0.0, "center": 0.5, "right": 1.0}[level.align] * slack
    runs = tuple(
        _place_run(measured, segment, start, end, x, level)
        for segment in measured.segments
        if segment.start < end and segment.start + len(segment.run.text) > start
    )
    baseline = frame.top + _baseline(level, setter)
    label = None
    if frame.first and paragraph.bullet and level.bullet:
        label = _place_label(paragraph, level, frame.left, setter)
    return Line(pt(baseline), pt(frame.top), pt(_line_height(level)), runs, index, label)


def _baseline(level: LevelFormat, setter: Typesetter) -> float:
    """The first baseline below a line's top, in points: PowerPoint's rule."""
    face = setter.fonts.face(setter.key(Run(""), level))
    single = 1.2 * level.size
    share = level.line_spacing / 100
    if share > 1:
        return 0.75 * single * share
    return single * face.ascent / (face.ascent + face.descent) - (1 - share) * single


def _place_run(
    measured: _Measured,
    segment: _Segment,
    start: int,
    end: int,
    x: float,
    level: LevelFormat,
) -> PlacedRun:
    first = max(start, segment.start)
    last = min(end, segment.start + len(segment.run.text))
    offset = first - segment.start
    text = drawn(segment.run.text[offset : last - segment.start])
    left = x + (measured.kerned[first] - measured.kerned[start]) * level.size
    colour = level.colour
    if segment.run.strong and level.strong_colour:
        colour = level.strong_colour
    if segment.run.link:
        colour = "link"
    return PlacedRun(
        text.replace("\n", ""),
        pt(left),
        pt((measured.kerned[last] - measured.kerned[first]) * level.size),
        segment.key,
        level.size,
        colour,
        segment.shaped.kerns(offset, last - segment.start),
        segment.run.link,
        segment.run.language,
    )


def _place_label(
    paragraph: Paragraph, level: LevelFormat, left: float, setter: Typesetter
) -> PlacedRun:
    text = f"{paragraph.number}." if level.bullet == "#" else level.bullet
    key = setter.key(Run(""), replace(level, strong=level.strong))
    shaped = shape(text, key, setter.fonts)
    return PlacedRun(
        text,
        pt(left + to_pt(level.margin) + to_pt(level.indent)),
        pt(shaped.kerned[-1] * level.size),
        key,
        level.size,
        level.bullet_colour or level.colour,
        shaped.kerns(0, len(text)),
    )


def set_line(
    text: str,
    x: Emu,
    baseline: Emu,
    font: FontKey,
    size: int,
    colour: str,
    fonts: FontBook,
    align: str = "left",
    width: int = 0,
) -> Line:
    """One line of one face in a field that begins at x and is `width` wide."""
    shaped = shape(text, font, fonts)
    length = pt(shaped.kerned[-1] * size)
    shift = {"left": 0, "center": (width - length) // 2, "right": width - length}[align]
    run = PlacedRun(text, Emu(x + shift), length, font, size, colour, shaped.kerns(0, len(text)))
    height = pt(1.2 * size)
    return Line(baseline, Emu(baseline - size * EMU_PER_POINT), height, (run,), 0)
