"""What notes say beside a slide: its number, its minutes, the clock, and what is shown next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.documents.running_heads import HAIRLINE_COLOUR, shorten
from briefgen.documents.running_order import Clock, time_of
from briefgen.layout.move_items import move_block
from briefgen.model.rich_text import Inline, Run, unmarked
from briefgen.model.scene import Item, LineShape, Page, Stroke
from briefgen.model.template import LevelStyle, TextStyle
from briefgen.model.text_block import DECORATION, About, FontKey, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.line_breaking import Typesetter
from briefgen.text.words import say_inline, say_run

_FACT, _QUIET, _LARGE = 16, 12, 18
# For a word that is too wide for its place.
_SMALLER = (14, 12, 10)
# What is next: its size, and the most lines that it takes.
_NEXT, _MOST = 11, 3
_ABOVE_NEXT = pt(5)
_HAIRLINE = Stroke(HAIRLINE_COLOUR, pt(0.75))
# What the lines of a text leave unused at their ends, in hundredths.
_FILLED = (96, 90, 84, 76, 68, 60)


class BesideSlide(Value, kw_only=True):
    """Sets the facts of slides: their `clocks` by the slide's id, and by the page's id the title of
    the slide that is shown after it (`following`); the `setter` measures the texts. In `large`
    print all of them are large."""

    clocks: Mapping[str, Clock]
    following: Mapping[str, Inline]
    setter: Typesetter
    large: bool

    def items(self, page: Page, box: Box) -> tuple[list[Item], list[Item]]:
        """What stands in the box beside a slide, read before its notes and after them."""
        facts = self._text(list(self._facts(page)), self._fact_style, box)
        assert not isinstance(facts, Overflow)
        title = self.following.get(page.id)
        room = box.height - facts.fit.needed - 2 * _ABOVE_NEXT
        return [facts], [] if title is None else list(self._next(title, box, room))

    def _facts(self, page: Page) -> Iterator[Paragraph]:
        """The number; how long it takes; from when to when."""
        language, clock = self.setter.language, self.clocks[page.source_id]
        hidden = (say_run("hidden", language),) if page.hidden else ()
        number = say_run("slide-number", language, number=page.number)
        yield Paragraph(inline=unmarked((number, *hidden)))
        if clock.length is not None and page.part == 1:
            span = {"start": time_of(clock.begins), "end": time_of(clock.ends)}
            length = say_inline("duration", language, count=clock.length)
            yield Paragraph(inline=length, level=1)
            yield Paragraph(inline=say_inline("from-to", language, **span), level=2)

    @property
    def _fact_style(self) -> TextStyle:
        fact = LevelStyle(colour="ink", strong=True)
        quiet = LevelStyle(colour="quiet", less=_FACT - _QUIET, space_before=0.15)
        if self.large:
            quiet = replace(quiet, less=0)
        levels = (fact, replace(fact, colour="brand", space_before=0.1), quiet)
        return TextStyle("facts", (_LARGE if self.large else _FACT, *_SMALLER), levels)

    def _text(
        self, paragraphs: list[Paragraph], style: TextStyle, box: Box
    ) -> TextBlock | Overflow:
        """The text, as high as it is; no word of it is cut."""
        endless = replace(box, height=pt(10_000))
        block = fit_text(paragraphs, style, endless, About(role=Role.BODY), setter=self.setter)
        if isinstance(block, Overflow):
            return block
        return replace(block, box=replace(box, height=block.fit.needed))

    def _next(self, title: Inline, box: Box, room: int) -> Iterator[Item]:
        """A rule and the title, its last line level with the foot of the slide."""
        block = self._shortened(title, box, room)
        top = Emu(box.bottom - block.box.height)
        rule = Box(box.x, Emu(top - _ABOVE_NEXT), box.width, Emu(0))
        yield LineShape(box=rule, about=DECORATION, stroke=_HAIRLINE)
        yield move_block(block, 0, top - box.y)

    def _shortened(self, title: Inline, box: Box, room: int) -> TextBlock:
        """As many words of the title as there is room for."""
        size = _LARGE if self.large else _NEXT
        style = TextStyle("next", (size,), (LevelStyle(colour="quiet", floor=_NEXT),))
        lines = max(1, min(_MOST, room // pt(1.2 * size)))
        for text in self._beginnings(title.text, box.width, lines, size):
            block = self._titled(title, text, style, box)
            if not isinstance(block, Overflow) and len(block.lines) <= lines:
                break
        assert not isinstance(block, Overflow)
        return block

    def _beginnings(self, text: str, width: Emu, lines: int, size: int) -> Iterator[str]:
        """The text, and less and less of it: in the end no more than a part of one line, where a
        word is wider than that."""
        yield text
        font = FontKey(self.setter.theme.body_font)
        for share in (*(lines * share for share in _FILLED), *_FILLED):
            yield shorten(text, Emu(width * share // 100), font, size, setter=self.setter)

    def _titled(self, title: Inline, text: str, style: TextStyle, box: Box) -> TextBlock | Overflow:
        runs = title.runs
        if text != title.text:
            runs = (Run(text=text, language=title.runs[0].language),)
        before = say_run("next", self.setter.language)
        return self._text([Paragraph(inline=Inline((before, Run(text=" "), *runs)))], style, box)
