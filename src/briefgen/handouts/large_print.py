"""Scene + deck -> Scene of a handout in large print: a slide a page, and below it what it says.

The slide is shown as it is; its words are set below it in 18 points. A diagram is told in words, a
chart by its figures, and a table that is too wide for letters of that size row by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from briefgen.documents.page_filling import FlowPage
from briefgen.documents.pagination import flow_pages
from briefgen.documents.print_styles import Frame, Print
from briefgen.documents.reading_document import reading_order, with_mark
from briefgen.documents.running_heads import WHITE, HandoutAbout, layout_running
from briefgen.documents.slide_thumbnail import frame_round, show_slide, slide_box
from briefgen.documents.slots_to_blocks import chart_in_figures, in_words, source_of, value_blocks
from briefgen.documents.splittable_flowable import Flowable
from briefgen.documents.too_wide_error import TooWideError
from briefgen.documents.typesetter import DocumentTypesetter, Printed
from briefgen.handouts.redact import without_hidden
from briefgen.handouts.slides_per_page import note_rules
from briefgen.model.charts import Chart
from briefgen.model.document import Block, Bullets, DocumentTable, Figure, NumberRow, Para
from briefgen.model.outputs import SheetPaper
from briefgen.model.resolved_deck import (
    Diagram,
    Number,
    Picture,
    Pictures,
    Point,
    Points,
    ResolvedDeck,
    ResolvedSlide,
)
from briefgen.model.rich_text import Inline, Run
from briefgen.model.scene import Item, Page, Scene
from briefgen.model.scene_properties import OutlineEntry
from briefgen.model.template import SlotSpec, Template
from briefgen.model.text_block import Paragraph, Role
from briefgen.model.units import Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.line_breaking import Typesetter
from briefgen.text.words import say_run

# Of the measure, the share that a slide takes: less where that saves a page.
_SHARES = (1, 0.72, 0.6, 0.5)
_BELOW_SLIDE = pt(14)
_PITCH = pt(30)


def layout_large_print(
    scene: Scene,
    deck: ResolvedDeck,
    template: Template,
    paper: SheetPaper,
    about: HandoutAbout,
    *,
    setter: Typesetter,
) -> Scene:
    """The slides in order, each on a page of its own or, where it says much, on several."""
    scene = without_hidden(scene)
    how = Print(paper, large=True, turns=False)
    slides = {slide.id: slide for slide in deck.slides}
    about = replace(about, size=how.heads)
    maker = _LargePrint(
        how=how, setter=setter, scene=scene, slides=slides, template=template, about=about
    )
    sheets = list(maker.sheets())
    pages = [maker.page(sheet, number, len(sheets)) for number, sheet in enumerate(sheets, 1)]
    outline = tuple(maker.outline(sheets))
    return replace(scene, pages=tuple(pages), outline=outline, sections=())


class _Sheet(Value):
    """A page as it was filled, and the slide that begins on it, if one does."""

    filled: FlowPage
    slide: Page | None


class _LargePrint(Printed, kw_only=True):
    scene: Scene
    slides: Mapping[str, ResolvedSlide]
    template: Template
    about: HandoutAbout

    def sheets(self) -> Iterator[_Sheet]:
        whole = self.frame.measure
        for source, pages in groupby(self.scene.pages, key=lambda page: page.source_id):
            parts, slide = list(pages), self.slides[source]
            words = list(self._words(parts[0], slide))
            tried = (self._pieces(parts, words, share) for share in _SHARES)
            flowed = min((flow_pages(list(pieces), whole, whole) for pieces in tried), key=len)
            for index, filled in enumerate(flowed):
                yield _Sheet(filled, None if index else parts[0])

    def _pieces(
        self, parts: Sequence[Page], words: Sequence[Flowable], share: float
    ) -> Iterator[Flowable]:
        """The slide with all its parts, where it is continued, and then its words: no slide comes
        after what is said of it."""
        for index, part in enumerate(parts):
            space = _BELOW_SLIDE if index else Emu(0)
            yield replace(self._picture(part, share), space=space, keep=True)
        yield from words

    def _words(self, first: Page, slide: ResolvedSlide) -> Iterator[Flowable]:
        """The number of a slide, its title, and what it says."""
        setting = self._setting
        label = say_run("slide-number", self.setter.language, number=first.number)
        caption = setting.text([Paragraph(inline=Inline((label,)))], "caption", Role.BODY)
        yield replace(caption, space=_BELOW_SLIDE, keep=True)
        runs = tuple(replace(run, strong=False) for run in slide.title.runs)
        title = Paragraph(inline=replace(slide.title, runs=runs))
        head = setting.text([title], "heading-2", Role.BODY, balance=True)
        yield replace(head, space=pt(6), keep=True)
        yield from self._text(slide, setting)

    @property
    def _setting(self) -> DocumentTypesetter:
        """A table has no other page to go to, and so is not set smaller than on its own one."""
        whole = self.frame.measure
        return replace(self.setting, frame=Frame(whole, whole, replace(whole)))

    def _picture(self, page: Page, share: float) -> Flowable:
        whole = self.frame.measure
        box = slide_box(page, whole.x, Emu(0), round(whole.width * share))
        return Flowable(item=show_slide(page, box), height=box.height)

    def _text(self, slide: ResolvedSlide, setting: DocumentTypesetter) -> Iterator[Flowable]:
        for index, block in enumerate(self._blocks(slide)):
            try:
                pieces = setting.flow([block])
            except TooWideError:
                if not isinstance(block, DocumentTable):
                    raise
                pieces = setting.flow(list(_row_by_row(block, self.setter.language)))
            for piece in pieces:
                least = setting.space("body") if index or piece.space else piece.space
                yield replace(piece, space=max(piece.space, least))

    def _blocks(self, slide: ResolvedSlide) -> Iterator[Block]:
        """What the slots say, and the footnotes that they refer to."""
        layout = self.template.layouts[slide.layout]
        slots = reading_order(layout.slots)
        shown = [spec for spec in slots if spec.name != "title" and spec.name in slide.slots]
        if any(spec.default == "section-number" for spec in layout.slots):
            shown = [spec for spec in shown if not spec.default]
        for spec in shown:
            yield from self._slot_blocks(slide, spec)
        for number, note in enumerate(slide.footnotes, 1):
            yield Para(replace(note.text, runs=(Run(text=f"{number}  "), *note.text.runs)))

    def _slot_blocks(self, slide: ResolvedSlide, spec: SlotSpec) -> Iterator[Block]:
        numbered = self.template.styles[spec.style].levels[0].bullet == "#"
        language = self.setter.language
        value, title = slide.slots[spec.name], slide.title.text
        if isinstance(value, Chart):
            yield from chart_in_figures(value, title, language)
            return
        for block in value_blocks(value, title, language, numbered=numbered):
            match block:
                case Figure(value=Diagram() as diagram):
                    yield from in_words(diagram, language)
                case Figure():
                    yield from _captions(block)
                case NumberRow(numbers=numbers):
                    yield from _numbers(numbers, language)
                case _:
                    yield block

    def page(self, sheet: _Sheet, number: int, count: int) -> Page:
        size = self.how.size
        return Page(
            id=f"page {number}",
            size=size,
            layout="handout",
            items=tuple(self._framed(sheet.filled.items)),
            title=self.about.title,
            furniture=layout_running(self.about, size, number, count, setter=self.setter),
            backdrop=self._rules(sheet.filled.items),
            ground=WHITE,
            number=number,
        )

    def _framed(self, items: Sequence[Item]) -> Iterator[Item]:
        for item in items:
            yield item
            if item.about.role is Role.SLIDE:
                yield frame_round(item.box)

    def _rules(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Rules for notes on what is left of the page, far enough below the words not to be taken
        for rows of a table."""
        whole = self.frame.measure
        low = max(item.box.bottom for item in items) + _PITCH
        return note_rules(replace(whole, y=low, height=Emu(whole.bottom - low)), _PITCH)

    def outline(self, sheets: Sequence[_Sheet]) -> Iterator[OutlineEntry]:
        """A bookmark for each slide, as the slides' own have it where they have any."""
        places = {sheet.slide.id: n for n, sheet in enumerate(sheets) if sheet.slide is not None}
        entries = self.scene.outline or [
            OutlineEntry(page.title, 0, index) for index, page in enumerate(self.scene.pages)
        ]
        for entry in entries:
            slide = self.scene.pages[entry.page]
            if slide.id in places:
                yield replace(entry, page=places[slide.id], slide=slide.id)


def _numbers(numbers: Sequence[Number], language: str) -> Iterator[Block]:
    """Large numbers and their sources; where there are several, each number has the mark of its
    own."""
    sources = {number.source.text: number.source for number in numbers if number.source}
    several = sources if len(sources) > 1 else ()
    marks = {text: f"[{place}]" for place, text in enumerate(several, 1)}
    yield NumberRow(tuple(_marked(number, marks) for number in numbers))
    for text, source in sources.items():
        yield source_of(source, language, marks.get(text, ""))


def _marked(number: Number, marks: Mapping[str, str]) -> Number:
    mark = marks.get(number.source.text) if number.source else None
    return replace(number, label=with_mark(number.label, mark)) if mark else number


def _captions(figure: Figure) -> Iterator[Block]:
    """What stands below pictures: what they show, and who made them."""
    match figure.value:
        case Picture() as picture:
            pictures: Sequence[Picture] = (picture,)
        case Pictures(items=items):
            pictures = items
        case _:
            pictures = ()
    for picture in pictures:
        yield from [Para(picture.caption)] if picture.caption else []
        yield from [Para(picture.credit, "footnote")] if picture.credit else []


def _row_by_row(block: DocumentTable, language: str) -> Iterator[Block]:
    """A table as a list: the first cell of each row, and below it the others with their heads."""
    table, colon = block.table, say_run("colon", language)
    for group in table.groups:
        if group.name is not None:
            yield Para(_strong(group.name), keep=True)
        yield Bullets(Points(tuple(_row(table.columns, row, colon) for row in group.rows)))
    if table.total:
        yield Bullets(Points((_row(table.columns, table.total, colon),)))
    yield from (Para(note) for note in table.notes)


def _row(heads: Sequence[Inline], row: Sequence[Inline | None], colon: Run) -> Point:
    cells = [(head, cell) for head, cell in zip(heads[1:], row[1:], strict=True) if cell]
    children = tuple(Point(inline=_named(head, cell, colon)) for head, cell in cells)
    return Point(inline=_strong(row[0] or Inline(())), children=children)


def _named(head: Inline, cell: Inline, colon: Run) -> Inline:
    return Inline((*head.runs, colon, *cell.runs) if head.runs else cell.runs)


def _strong(inline: Inline) -> Inline:
    return replace(inline, runs=tuple(replace(run, strong=True) for run in inline.runs))
