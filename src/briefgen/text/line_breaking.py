"""Paragraphs -> measured paragraphs, and measured paragraphs + width -> broken lines.

The line model is PowerPoint's: a line is 1.2 x its size high for every font, spaces at a line's
end hang, space before the first paragraph of a box is dropped (docs/analysis/typography.md).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from briefgen.model.rich_text import SCRIPT_SIZE, Run
from briefgen.model.template import LevelStyle, Theme
from briefgen.model.text_block import FontKey, LevelFormat, Paragraph
from briefgen.model.units import to_pt
from briefgen.model.values import Value, replace
from briefgen.support.memo import memo
from briefgen.text.break_opportunities import (
    Token,
    broken_at,
    date_broken_at,
    parts_badly_at,
    seams_of,
    tokens_of,
)
from briefgen.text.fonts import FontBook
from briefgen.text.shaping import Shaped, shape
from briefgen.text.stand_ins import face_key, with_stand_ins

# Renderers differ by rounding: breaks must hold for widths that are off by this share.
TOLERANCE = 0.008
# So much wider than the line (ems) a text may be by rounding.
_HAIR = 1e-9

# A level in a style or at one of its sizes: in ems, a text is as wide at every size.
Level = LevelFormat | LevelStyle


class Typesetter(Value, kw_only=True):
    """What measuring needs besides the text: the faces of `fonts`, the families of the `theme`, and
    the `language` as a BCP 47 tag, for numbers and for words of our own. `may_join` says whether a
    space may become one at which no line ends, as on slides whose texts need not stay as typed.
    `on_paper` no other program breaks lines, so that a line need not be as full as it can be."""

    fonts: FontBook
    theme: Theme
    language: str
    may_join: bool = False
    on_paper: bool = False

    def key(self, run: Run, level: Level) -> FontKey:
        """The face of a run in a paragraph of that level."""
        family = run.family or self.theme.family(level.font)
        return face_key(family, run.strong or level.strong, run.emphasis)


class Segment(Value):
    """Characters of one `run` inside a paragraph: the index there at which they `start`, the `key`
    of their face, and as `shaped` how wide they are, with forced breaks of no width."""

    start: int
    run: Run
    key: FontKey
    shaped: Shaped


class Measured(Value, kw_only=True):
    """A `paragraph` measured in ems, by `segments` of one run each; its `stretches` are the tokens
    between forced breaks.

    `kerned` and `plain` are prefix sums over the characters; for each stretch, `kerned_reaches` and
    `plain_reaches` are those at the end of what is seen of each token, in which a line's end is
    found by bisection. `is_doubtful` is text of several families or with scripts, which other
    renderers may set wider or narrower. `on_paper` a line ends beside a short part of a word with
    hyphens as the last resort.
    """

    paragraph: Paragraph
    segments: tuple[Segment, ...]
    kerned: tuple[float, ...]
    plain: tuple[float, ...]
    stretches: tuple[tuple[Token, ...], ...]
    kerned_reaches: tuple[tuple[float, ...], ...]
    plain_reaches: tuple[tuple[float, ...], ...]
    is_doubtful: bool = False
    on_paper: bool = False


# A broken line: paragraph index, first character, end of the seen, end with spaces.
Broken = tuple[int, int, int, int]


def measure(paragraph: Paragraph, levels: Sequence[Level], setter: Typesetter) -> Measured:
    """In ems, so that it is the same at every size that is tried."""
    level = levels[paragraph.level]
    family = setter.theme.family(level.font)
    return _measured(
        paragraph,
        family,
        setter.fonts,
        strong=level.strong,
        caps=level.caps,
        on_paper=setter.on_paper,
    )


@memo(1_000)
def _measured(
    paragraph: Paragraph, family: str, fonts: FontBook, *, strong: bool, caps: bool, on_paper: bool
) -> Measured:
    inline = with_stand_ins(paragraph.inline, family, fonts)
    if inline is not paragraph.inline:
        paragraph = replace(paragraph, inline=inline)
    segments: list[Segment] = []
    text = ""
    for run in paragraph.inline.runs:
        key = face_key(run.family or family, run.strong or strong, run.emphasis)
        shaped = shape(shown(run.text, caps=caps).replace("\n", ""), key, fonts)
        shaped = scaled(shaped, SCRIPT_SIZE) if run.script else shaped
        segments.append(Segment(len(text), run, key, _with_breaks(run.text, shaped)))
        text += run.text
    stretches = _stretches(text)
    kerned = joined([segment.shaped.kerned for segment in segments])
    plain = joined([segment.shaped.plain for segment in segments])
    reaches = reaches_of(stretches, kerned)
    return Measured(
        paragraph=paragraph,
        segments=tuple(segments),
        kerned=kerned,
        plain=plain,
        stretches=stretches,
        kerned_reaches=reaches,
        plain_reaches=reaches if plain is kerned else reaches_of(stretches, plain),
        is_doubtful=any(segment.run.family or segment.run.script for segment in segments),
        on_paper=on_paper,
    )


def joined(parts: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    """The prefix sums of runs that stand one after the other."""
    if len(parts) == 1:
        return parts[0]
    sums = [0.0]
    for part in parts:
        before = sums[-1]
        sums.extend([before + width for width in part[1:]])
    return tuple(sums)


def reaches_of(
    stretches: Sequence[Sequence[Token]], sums: Sequence[float]
) -> tuple[tuple[float, ...], ...]:
    return tuple([tuple([sums[token.seen] for token in stretch]) for stretch in stretches])


def shown(text: str, *, caps: bool) -> str:
    """The text as a level shows it; a letter without one capital stays as it is."""
    if not caps:
        return text
    return "".join(up if len(up := sign.upper()) == 1 else sign for sign in text)


def scaled(shaped: Shaped, share: float) -> Shaped:
    """Characters so many times as wide."""
    return replace(
        shaped,
        kerned=tuple([share * width for width in shaped.kerned]),
        plain=tuple([share * width for width in shaped.plain]),
    )


def _with_breaks(text: str, shaped: Shaped) -> Shaped:
    """Forced breaks have no glyph: give each a width of nothing."""
    if "\n" not in text:
        return shaped
    places = [index for index, character in enumerate(text) if character != "\n"]
    kept = [0, *accumulate(character != "\n" for character in text)]
    return Shaped(
        tuple(shaped.kerned[index] for index in kept),
        tuple(shaped.plain[index] for index in kept),
        tuple(places[index] for index in shaped.uneven),
    )


@memo(20_000)
def _stretches(text: str) -> tuple[tuple[Token, ...], ...]:
    found, start = [], 0
    for piece in text.split("\n"):
        found.append(tokens_of(piece, start))
        start += len(piece) + 1
    return tuple(found)


def room_on(measured: Measured, level: LevelFormat, width: float) -> float:
    """The width left for text, in points."""
    bullet = measured.paragraph.bullet
    return width - to_pt((level if bullet else level.without_bullet).margin)


def _break_paragraph(
    index: int, measured: Measured, room: float, size: int, *, kern: bool
) -> tuple[list[Broken], bool]:
    """Greedy lines of a paragraph, and whether every word was narrower than the line."""
    sums = measured.kerned if kern else measured.plain
    reaches = measured.kerned_reaches if kern else measured.plain_reaches
    limit = room / size + _HAIR
    lines: list[Broken] = []
    whole, text = True, ""
    for stretch, reach in zip(measured.stretches, reaches, strict=True):
        if not stretch:
            start = lines[-1][3] if lines else 0
            lines.append((index, start, start, start))
        first, count = 0, len(stretch)
        while first < count:
            start = stretch[first].start
            after = bisect_right(reach, sums[start] + limit, first)
            if after == first:
                seen = stretch[first].seen
                while sums[seen] - sums[start] > limit and seen - start > 1:
                    text = text or text_of(measured)
                    cut = _at_seam(text, start, _emergency_cut(start, seen, limit, sums))
                    lines.append((index, start, cut, cut))
                    start, whole = cut, False
                after = bisect_right(reach, sums[start] + limit, first + 1)
            if measured.on_paper and stretch[after - 1].seen == stretch[after - 1].end:
                text = text or text_of(measured)
                after = _before_short_parts(text, stretch, first, after)
            last = stretch[after - 1]
            lines.append((index, start, last.seen, last.end))
            first = after
    return lines, whole


def _before_short_parts(text: str, stretch: Sequence[Token], first: int, after: int) -> int:
    """Where a line ends, so that no short part of a word stands alone, if it can end earlier."""
    best = after
    while best > first and parts_badly_at(text, stretch[best - 1].end):
        best -= 1
    return best if best > first else after


def _emergency_cut(start: int, end: int, limit: float, sums: Sequence[float]) -> int:
    """A word wider than the line is cut where it fills the line."""
    before = sums[start]
    return bisect_right(sums, limit, start + 2, end + 1, key=lambda at: at - before) - 1


def _at_seam(text: str, start: int, cut: int) -> int:
    """An address is cut before it fills the line, where its words are parted."""
    return max((start + at for at in seams_of(text[start : cut + 1]) if at), default=cut)


def break_block(
    block: Sequence[Measured],
    levels: Sequence[LevelFormat],
    width: float,
    *,
    scale: float = 1.0,
    kern: bool = True,
) -> tuple[list[Broken], bool]:
    lines: list[Broken] = []
    whole = True
    for index, measured in enumerate(block):
        level = levels[measured.paragraph.level]
        room = room_on(measured, level, width) / scale
        found, fits = _break_paragraph(index, measured, room, level.size, kern=kern)
        lines.extend(found)
        whole = whole and fits
    return lines, whole


def least_width(
    lines: Sequence[Broken], block: Sequence[Measured], levels: Sequence[LevelFormat]
) -> float:
    """The narrowest width (points) at which a block breaks into the same lines, in none of which a
    word was cut: that of the widest. A line never takes less than fits."""
    found = []
    for index, start, seen, _ in lines:
        measured = block[index]
        level = levels[measured.paragraph.level]
        ems = measured.kerned[seen] - measured.kerned[start] - _HAIR
        found.append(ems * level.size - room_on(measured, level, 0.0))
    return max(found, default=0.0)


def broken_word(lines: Sequence[Broken], block: Sequence[Measured]) -> str:
    """The first number or word that goes on on the next line, "" for none."""
    texts = [text_of(measured) for measured in block]
    return next((word for index, _, _, end in lines if (word := broken_at(texts[index], end))), "")


def broken_date(lines: Sequence[Broken], block: Sequence[Measured]) -> str:
    """The first date that goes on on the next line, "" for none."""
    texts = [text_of(measured) for measured in block] if len(lines) > 1 else []
    dates = (date_broken_at(texts[index], end) for index, _, _, end in lines[:-1])
    return next(filter(None, dates), "")


def text_of(measured: Measured) -> str:
    """The characters of a paragraph."""
    return "".join(run.text for run in measured.paragraph.inline.runs)


def line_height(level: LevelFormat) -> float:
    return 1.2 * level.size * level.line_spacing / 100


def block_height(
    lines: Sequence[Broken], block: Sequence[Measured], levels: Sequence[LevelFormat]
) -> float:
    """The height of a block of lines, in points."""
    total, last = 0.0, 0
    for index, _, _, _ in lines:
        level = levels[block[index].paragraph.level]
        if index != last:
            total += to_pt(level.space_before)
            last = index
        total += line_height(level)
    return total
