"""What a handout says at the head and foot of every page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from briefgen.model.rich_text import plain
from briefgen.model.scene import Item, LineShape, Stroke
from briefgen.model.text_block import (
    DECORATION,
    About,
    Fit,
    FontKey,
    LevelFormat,
    Paragraph,
    Role,
    TextBlock,
)
from briefgen.model.typography import Align
from briefgen.model.units import Box, Emu, Size, mm, pt
from briefgen.model.values import Value
from briefgen.text.line_breaking import Typesetter
from briefgen.text.line_placement import set_line
from briefgen.text.stand_ins import width_of
from briefgen.text.words import say_run

# Handouts are printed on white paper whatever the deck's palette is.
INK, QUIET, HAIRLINE_COLOUR, WHITE = "#1B1F24", "#55606C", "#9AA3AD", "#FFFFFF"
TOP, BOTTOM = pt(72), pt(64)
# The binding edge takes 20 mm; half sheets, which are folded, less.
_MARGIN, _SMALL_MARGIN, _SMALL_PAPER = mm(20), mm(15), mm(160)

_SIZE = 9
_MARKING, _HEAD, _HEAD_RULE = pt(28), pt(46), pt(54)
_FOOT_RULE, _FOOT = pt(46), pt(32)
# How high a capital is, of the size of its letters.
_CAPITAL = 0.7
_HAIRLINE = Stroke(HAIRLINE_COLOUR, pt(0.5))
_GAP = pt(24)
_ELLIPSIS = "…"


class HandoutAbout(Value, kw_only=True):
    """What a handout says of itself: the deck's `title`, whose it is (`organisation`), and its
    protective `marking`; `date` and `venue` are as they are to be read. In a document the `section`
    stands in their place. All is set in a `size` in points; where pages are `mirrored`, what stands
    at the outer edge is at the left of those with even numbers."""

    title: str
    organisation: str = ""
    date: str = ""
    venue: str = ""
    marking: str = ""
    section: str = ""
    size: int = _SIZE
    mirrored: bool = False


def text_area(size: Size) -> Box:
    """The part of a page between head and foot."""
    margin = _SMALL_MARGIN if is_small(size) else _MARGIN
    width, height = size.width - 2 * margin, size.height - TOP - BOTTOM
    return Box(margin, TOP, width, height)


def is_small(size: Size) -> bool:
    """Whether the paper is half a sheet, such as A5."""
    return min(size.width, size.height) < _SMALL_PAPER


def layout_running(
    about: HandoutAbout,
    size: Size,
    page: int,
    pages: int,
    *,
    setter: Typesetter,
    with_head: bool = True,
) -> tuple[Item, ...]:
    """Head and foot of a page; pages count from 1. A title that is too long ends in an ellipsis.

    A title page goes without a head.
    """
    edges: tuple[Align, Align] = ("left", "right")
    if about.mirrored and page % 2 == 0:
        edges = ("right", "left")
    return tuple(_Running(about, size, setter, edges).items(page, pages, with_head))


class _Running(Value):
    about: HandoutAbout
    size: Size
    setter: Typesetter
    edges: tuple[Align, Align]
    """The inner edge of the page and the outer one."""

    def items(self, page: int, pages: int, with_head: bool) -> Iterator[Item]:
        yield from self._marking(_MARKING)
        # The marking is never shortened: what stands beside it is.
        if with_head:
            yield from self._head()
            yield _rule(self.size, _HEAD_RULE)
        larger = self.about.size - _SIZE
        yield _rule(self.size, Emu(self.size.height - _FOOT_RULE - pt(_CAPITAL * larger)))
        yield from self._foot(page, pages)

    def _head(self) -> Iterator[TextBlock]:
        """The title at the inner edge; at the outer one the section, which gets half of the width,
        or what the title leaves of it; else what of date and venue has room beside the title."""
        inner, outer = self.edges
        whole = text_area(self.size).width
        title = list(self._shown(self.about.title, _HEAD, inner, whole))
        free = Emu(whole - _width(title) - _GAP)
        if self.about.section:
            right = self._line(self.about.section, _HEAD, outer, max(Emu(whole // 2), free))
        else:
            right = self._line(self._event(free), _HEAD, outer, whole)
        used = _width([right]) + _GAP if right else 0
        yield from self._shown(self.about.title, _HEAD, inner, Emu(whole - used))
        yield from [right] if right else []

    def _event(self, width: Emu) -> str:
        """Date and venue, the date alone, or nothing, as the width has room."""
        date, venue = self.about.date, self.about.venue
        font = FontKey(self.setter.theme.body_font)
        for parts in ((date, venue), (date,)):
            said = ", ".join(part for part in parts if part)
            if pt(width_of(said, font, self.about.size, self.setter.fonts)) <= width:
                return said
        return ""

    def _foot(self, page: int, pages: int) -> Iterator[TextBlock]:
        """Organisation at the inner edge, marking in the middle, the number at the outer edge."""
        inner, outer = self.edges
        baseline = Emu(self.size.height - _FOOT)
        whole = text_area(self.size).width
        words = say_run("page-of", self.setter.language, page=page, pages=pages).text
        marking = list(self._marking(baseline))
        beside = Emu(max(0, (whole - _width(marking)) // 2 - _GAP)) if marking else whole
        number = list(self._shown(words, baseline, outer, beside))
        if not marking:
            beside = Emu(whole - _width(number) - _GAP)
        yield from self._shown(self.about.organisation, baseline, inner, beside)
        yield from marking
        yield from number

    def _marking(self, baseline: Emu) -> Iterator[TextBlock]:
        whole = text_area(self.size).width
        yield from self._shown(self.about.marking, baseline, "center", whole, strong=True)

    def _shown(
        self, text: str, baseline: Emu, align: Align, width: Emu, *, strong: bool = False
    ) -> Iterator[TextBlock]:
        line = self._line(text, baseline, align, width, strong=strong)
        yield from [line] if line else []

    def _line(
        self, text: str, baseline: Emu, align: Align, width: Emu, *, strong: bool = False
    ) -> TextBlock | None:
        """A line that is `width` wide at most, aligned in the text area; None for no text."""
        if not text:
            return None
        font = FontKey(self.setter.theme.body_font, bold=strong)
        size = self.about.size
        shown = shorten(text, width, font, size, setter=self.setter)
        area = text_area(self.size)
        frame = Box(area.x, baseline - pt(size), area.width, pt(size + 3))
        return one_line(
            shown, frame, baseline, font, size, INK if strong else QUIET, self.setter, align
        )


def _width(blocks: Sequence[TextBlock]) -> Emu:
    """The width of the one line that there is, if any."""
    return Emu(sum(run.width for run in blocks[0].lines[0].runs)) if blocks else Emu(0)


def one_line(
    text: str,
    frame: Box,
    baseline: Emu,
    font: FontKey,
    size: int,
    colour: str,
    setter: Typesetter,
    align: Align = "left",
) -> TextBlock:
    """A line of furniture in a frame, its baseline in EMU on the page and its size in points."""
    line = set_line(
        text,
        frame.x,
        baseline,
        font,
        size=size,
        colour=colour,
        fonts=setter.fonts,
        align=align,
        width=frame.width,
    )
    level = LevelFormat(size=size, colour=colour, strong=font.bold, align=align)
    paragraph = Paragraph(inline=plain(text, strong=font.bold), bullet=False)
    fit = Fit(size=size, needed=line.height, given=frame.height)
    return TextBlock(
        box=frame,
        about=About(role=Role.FURNITURE),
        paragraphs=(paragraph,),
        levels=(level,),
        lines=(line,),
        fit=fit,
    )


def shorten(text: str, width: Emu, font: FontKey, size: int, *, setter: Typesetter) -> str:
    """The text, or as many of its words as fit the width (EMU) with an ellipsis."""

    def room_of(words: str) -> Emu:
        return pt(width_of(words, font, size, setter.fonts))

    if room_of(text) <= width:
        return text
    room = width - room_of(_ELLIPSIS)
    ends = range(1, len(text))
    kept = bisect_right(ends, room, key=lambda end: room_of(text[:end]))
    return (text[: kept + 1].rpartition(" ")[0] or text[:kept]).rstrip() + _ELLIPSIS


def _rule(size: Size, y: Emu) -> LineShape:
    area = text_area(size)
    line = Box(area.x, y, area.width, Emu(0))
    return LineShape(box=line, about=DECORATION, stroke=_HAIRLINE)
