"""A slide's footnotes -> a text at its foot, and what is left above it for the slots."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.model.diagnostics import Faults
from briefgen.model.resolved_deck import ResolvedSlide
from briefgen.model.rich_text import Footnote, behind_mark
from briefgen.model.scene import Item
from briefgen.model.scene_walk import blocks_in
from briefgen.model.slide_contents import inlines_of
from briefgen.model.template import LayoutSpec, Template, TextStyle
from briefgen.model.text_block import About, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow, fit_lines
from briefgen.text.line_breaking import Typesetter

_STYLE = "table-note"
_GAP = pt(8)
_PAPER = "paper"
# The share of a slide's height that they may take.
_MOST = 3


class Foot(Value):
    """The footnotes marked in the slots of a slide, set in `box` at its foot where there are any;
    `texts` by number, in a `style`, broken into lines by `setter`."""

    box: Box
    texts: tuple[tuple[int, Footnote], ...]
    style: TextStyle
    setter: Typesetter

    def above(self, box: Box) -> Box:
        """What is left of a slot's box."""
        bottom = min(box.bottom, self.box.y - _GAP)
        return Box(box.x, box.y, box.width, Emu(max(0, bottom - box.y))) if self.texts else box

    def below(self, items: Iterable[Item]) -> tuple[TextBlock, ...]:
        """The texts whose marks stand in the items, at the foot of the slide."""
        marked = marks_in(items)
        texts = [(number, note) for number, note in self.texts if note.name in marked]
        if not texts:
            return ()
        about = About(role=Role.NOTE, slot="footnotes", span=texts[0][1].text.span)
        # Lines are chosen with room to spare, as those were by which the box was made.
        room = self.box.bottom
        fitted = fit_lines(_paragraphs(texts), self.style, self.box.width, room, self.setter)
        assert not isinstance(fitted, Overflow)
        return (fitted.place(self.box, about, self.setter, anchor="bottom"),)


def foot_of(
    slide: ResolvedSlide,
    layout: LayoutSpec,
    template: Template,
    setter: Typesetter,
    faults: Faults,
) -> Foot:
    """Where the footnotes stand: as wide as the slide's text, above its furniture. Too many are
    noted in `faults`."""
    marked = {run.note for inline in inlines_of((*slide.slots.values(),)) for run in inline.runs}
    found = tuple((n, note) for n, note in enumerate(slide.footnotes, 1) if note.name in marked)
    whole, style = _whole(layout, template), _style_on(layout, template)
    if not found:
        return Foot(whole, (), style, setter)
    most = Emu(template.size.height // _MOST)
    fitted = fit_lines(_paragraphs(found), style, whole.width, most, setter)
    if isinstance(fitted, Overflow):
        faults.say("BF223/too-long", found[0][1].text.span)
        return Foot(whole, (), style, setter)
    height = Emu(fitted.fit.needed + pt(1))
    box = Box(whole.x, Emu(whole.bottom - height), whole.width, height)
    return Foot(box, found, style, setter)


def check_marks(slide: ResolvedSlide, items: Iterable[Item], faults: Faults) -> None:
    """Whether every mark of the slots is shown somewhere on the slide's pages."""
    shown = marks_in(items)
    for inline in inlines_of((*slide.slots.values(),)):
        for run in inline.runs:
            if run.note and run.note not in shown:
                faults.say("BF223/not-shown", inline.span, name=run.note)


def marks_in(items: Iterable[Item]) -> set[str]:
    """The names in the marks of what is drawn."""
    return {
        run.note
        for block in blocks_in(items)
        for paragraph in block.paragraphs
        for run in paragraph.inline.runs
        if run.note
    }


def _paragraphs(texts: Iterable[tuple[int, Footnote]]) -> list[Paragraph]:
    return [Paragraph(inline=behind_mark(str(number), note.text)) for number, note in texts]


def _style_on(layout: LayoutSpec, template: Template) -> TextStyle:
    """As the notes of a table are set; where slides have a ground of their own, as covers do, in
    the colour of the title, links too."""
    style, title = template.styles[_STYLE], layout.slot("title")
    if layout.ground == _PAPER or title is None:
        return style
    colour = template.styles[title.style].levels[0].colour
    levels = (replace(level, colour=colour, link_colour=colour) for level in style.levels)
    return replace(style, levels=tuple(levels))


def _whole(layout: LayoutSpec, template: Template) -> Box:
    """The slide between its margins, down to its furniture where it has any at its foot."""
    boxes = [slot.box for slot in layout.slots]
    shown = [spec.box for spec in layout.furniture if spec.name in layout.shows]
    left = min(box.x for box in (*boxes, *shown) if box.x > 0)
    low = [box.y for box in shown if box.y > template.size.height // 2]
    bottom = min(low) - _GAP if low else template.size.height - left
    return Box(left, Emu(0), Emu(template.size.width - 2 * left), Emu(bottom))
