"""Broken lines + box -> lines placed on the page.

The first baseline comes from the OS/2 win metrics of the named font, as in PowerPoint
(docs/analysis/typography.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.rich_text import Run
from briefgen.model.text_block import (
    FontKey,
    LevelFormat,
    Paragraph,
    PlacedRun,
    TextBlock,
    TextLine,
)
from briefgen.model.typography import Align
from briefgen.model.units import EMU_PER_POINT, Box, Emu, pt, to_pt
from briefgen.model.values import Value, replace
from briefgen.text.fonts import FontBook
from briefgen.text.line_breaking import Broken, Measured, Segment, Typesetter, line_height, shown
from briefgen.text.shaping import drawn, shape
from briefgen.text.stand_ins import face_key, family_for, pieces_of, width_of


def place_lines(
    block: TextBlock,
    measured: Sequence[Measured],
    broken: Sequence[Broken],
    setter: Typesetter,
) -> TextBlock:
    """The block with its lines placed on the page."""
    inner = block.box.inset(block.insets)
    top = _first_top(block, block.box) / EMU_PER_POINT
    left, right = to_pt(inner.x + block.nudges[0]), to_pt(inner.right - block.nudges[1])
    lines: list[TextLine] = []
    last, rise = -1, 0.0
    for index, start, seen, end in broken:
        level = block.levels[measured[index].paragraph.level]
        first = index != last
        if first:
            top += to_pt(level.space_before) if last >= 0 else 0.0
            last, rise = index, _baseline(level, (), setter)
        frame = _Frame(left=left, right=right, top=top, rise=rise, first=first)
        lines.append(
            _place_line(
                measured[index], index, (start, seen, end), level, frame=frame, setter=setter
            )
        )
        top += line_height(level)
    return replace(block, lines=tuple(lines))


def reseat(block: TextBlock, box: Box) -> TextBlock:
    """The block moved to a box of the same width: its lines move along, seated by its anchor."""
    dx = box.x - block.box.x
    dy = _first_top(block, box) - _first_top(block, block.box)
    fit = replace(block.fit, given=box.inset(block.insets).height)
    lines = tuple(_moved(line, dx, dy) for line in block.lines)
    return replace(block, box=box, lines=lines, fit=fit)


def _first_top(block: TextBlock, box: Box) -> int:
    """Where the first line of a block begins in a box, in EMU."""
    inner = box.inset(block.insets)
    spare = inner.height - block.fit.needed
    share = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[block.anchor]
    return inner.y + round(spare * share)


def _moved(line: TextLine, dx: int, dy: int) -> TextLine:
    def run(placed: PlacedRun) -> PlacedRun:
        return replace(placed, x=placed.x + dx)

    return replace(
        line,
        baseline=line.baseline + dy,
        top=line.top + dy,
        runs=tuple(run(placed) for placed in line.runs),
        label=run(line.label) if line.label else None,
    )


class _Frame(Value, kw_only=True):
    """Where a line goes: left and right edge and top in points, its baseline below the top if it is
    of one family, and whether it opens a paragraph."""

    left: float
    right: float
    top: float
    rise: float
    first: bool


def _place_line(
    measured: Measured,
    index: int,
    stretch: tuple[int, int, int],
    level: LevelFormat,
    *,
    frame: _Frame,
    setter: Typesetter,
) -> TextLine:
    start, seen, end = stretch
    paragraph = measured.paragraph
    pieces = _pieces_in(measured, start, end)
    rise = _baseline(level, pieces, setter) if measured.is_doubtful else frame.rise
    shown = level if paragraph.bullet else level.without_bullet
    left = frame.left + to_pt(shown.margin)
    width = (measured.kerned[seen] - measured.kerned[start]) * level.size
    slack = frame.right - left - width
    x = left + {"left": 0.0, "center": 0.5, "right": 1.0}[level.align] * slack
    runs = tuple(
        _place_run(measured, segment, start, end, x=x, level=level, setter=setter)
        for segment in pieces
    )
    baseline = frame.top + rise
    label = None
    if frame.first and shown.bullet:
        label = _place_label(paragraph, level, frame.left, setter)
    return TextLine(
        baseline=pt(baseline),
        top=pt(frame.top),
        height=pt(line_height(level)),
        runs=runs,
        paragraph=index,
        label=label,
    )


def _pieces_in(measured: Measured, start: int, end: int) -> list[Segment]:
    """The segments that a line has a part of."""
    return [
        segment
        for segment in measured.segments
        if segment.start < end and segment.start + len(segment.run.text) > start
    ]


def _baseline(level: LevelFormat, pieces: Sequence[Segment], setter: Typesetter) -> float:
    """A line's baseline below its top, in points: PowerPoint's rule. Of several families on a line,
    the highest and the lowest count."""
    face = setter.fonts.face(face_key(setter.theme.family(level.font), level.strong, italic=False))
    ascent, descent = face.ascent, face.descent
    for other in (setter.fonts.face(one.key) for one in pieces if one.run.family):
        ascent, descent = max(ascent, other.ascent), max(descent, other.descent)
    single = 1.2 * level.size
    share = level.line_spacing / 100
    if share > 1:
        return 0.75 * single * share
    return single * ascent / (ascent + descent) - (1 - share) * single


def _place_run(
    measured: Measured,
    segment: Segment,
    start: int,
    end: int,
    *,
    x: float,
    level: LevelFormat,
    setter: Typesetter,
) -> PlacedRun:
    first = max(start, segment.start)
    last = min(end, segment.start + len(segment.run.text))
    offset = first - segment.start
    text = shown(segment.run.text[offset : last - segment.start], caps=level.caps)
    if not text.isascii():
        text = drawn(text, setter.fonts.face(segment.key))
    left = x + (measured.kerned[first] - measured.kerned[start]) * level.size
    colour = level.colour
    if segment.run.strong and level.strong_colour:
        colour = level.strong_colour
    if segment.run.link:
        colour = level.link_colour or colour
    return PlacedRun(
        text=text.replace("\n", ""),
        x=pt(left),
        width=pt((measured.kerned[last] - measured.kerned[first]) * level.size),
        font=segment.key,
        size=level.size,
        colour=colour,
        kerns=segment.shaped.kerns(offset, last - segment.start),
        link=segment.run.link,
        language=segment.run.language,
        script=segment.run.script,
        note=segment.run.note,
    )


def mark_of(bullet: str, number: int) -> str:
    """What stands before a paragraph: after z come aa, bb, as PowerPoint counts."""
    if bullet == "#":
        return f"{number}."
    if bullet == "a":
        turns, at = divmod(max(1, number) - 1, 26)
        return f"{chr(ord('a') + at) * (turns + 1)}."
    return bullet


def _place_label(
    paragraph: Paragraph, level: LevelFormat, left: float, setter: Typesetter
) -> PlacedRun:
    """The mark before a paragraph; like PowerPoint's, it takes the face of the first run, but in
    the family of marks or else of the text. On paper it has its own."""
    text = mark_of(level.bullet, paragraph.number)
    is_own = level.bullet_percent or not paragraph.inline.runs
    first = Run(text="") if is_own else paragraph.inline.runs[0]
    size = round(level.size * (level.bullet_percent or 100) / 100)
    asked = setter.theme.family(level.bullet_font or level.font)
    family = family_for(text[0], asked, setter.fonts)
    key = setter.key(replace(first, family=family), level)
    shaped = shape(text, key, setter.fonts)
    return PlacedRun(
        text=text,
        x=pt(left + to_pt(level.margin) + to_pt(level.indent)),
        width=pt(shaped.kerned[-1] * size),
        font=key,
        size=size,
        colour=level.bullet_colour or level.colour,
        kerns=shaped.kerns(0, len(text)),
    )


def set_line(
    text: str,
    x: Emu,
    baseline: Emu,
    font: FontKey,
    *,
    size: int,
    colour: str,
    fonts: FontBook,
    align: Align = "left",
    width: int = 0,
) -> TextLine:
    """One line of one face, and of what stands in for it, in a field that begins at x and is
    `width` wide."""
    length = pt(width_of(text, font, size, fonts))
    left = x + {"left": 0, "center": (width - length) // 2, "right": width - length}[align]
    runs: list[PlacedRun] = []
    for piece, family in pieces_of(text, font.family, fonts):
        key = face_key(family, font.bold, font.italic)
        shaped = shape(piece, key, fonts)
        run = PlacedRun(
            text=drawn(piece, fonts.face(key)),
            x=left,
            width=pt(shaped.kerned[-1] * size),
            font=key,
            size=size,
            colour=colour,
            kerns=shaped.kerns(0, len(piece)),
        )
        runs.append(run)
        left = run.x + run.width
    height = pt(1.2 * size)
    return TextLine(
        baseline=baseline,
        top=baseline - size * EMU_PER_POINT,
        height=height,
        runs=tuple(runs),
        paragraph=0,
    )
