"""Scene + deck -> Scene of notes pages: a running order, then each slide with what is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from briefgen.documents.pagination import flow_pages
from briefgen.documents.print_styles import Print
from briefgen.documents.running_heads import HandoutAbout, layout_running
from briefgen.documents.slide_thumbnail import show_slide, slide_box
from briefgen.documents.slots_to_blocks import prose_blocks
from briefgen.documents.splittable_flowable import Flowable
from briefgen.documents.typesetter import Printed
from briefgen.model.document import Block, DocumentTable
from briefgen.model.resolved_deck import ResolvedDeck, ResolvedSlide, RowGroup, Table
from briefgen.model.rich_text import Inline, Run, plain, unmarked
from briefgen.model.scene import Item, Page, Rectangle, Scene, Stroke
from briefgen.model.scene_properties import OutlineEntry
from briefgen.model.text_block import DECORATION, Paragraph, Role
from briefgen.model.units import pt
from briefgen.model.values import Value, replace
from briefgen.text.line_breaking import Typesetter
from briefgen.text.words import say_inline, say_run, words_language

_BELOW_SLIDE = pt(16)
_FRAME = Stroke("quiet", pt(0.5))
# A speaker reads from a distance.
_TEXT_SIZE = 12


class Clock(Value):
    """When a slide `begins` and how long it takes, in minutes from the start; `length` is None
    where the deck does not say."""

    begins: int
    length: int | None

    def words(self, language: str) -> tuple[Run, ...]:
        """How long it takes, from when to when; nothing where the deck does not say."""
        if self.length is None:
            return ()
        start, end = _time(self.begins), _time(self.begins + self.length)
        return (say_run("duration", language, count=self.length, start=start, end=end),)


def _time(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def clocks_of(deck: ResolvedDeck) -> dict[str, Clock]:
    """The running clock of each slide by its id; hidden slides take no time."""
    found: dict[str, Clock] = {}
    now = 0
    for slide in deck.slides:
        length = None if slide.hidden else slide.minutes
        found[slide.id] = Clock(now, length)
        now += length or 0
    return found


def layout_notes(scene: Scene, deck: ResolvedDeck, how: Print, setter: Typesetter) -> Scene:
    """The notes pages of a deck; a slide takes more pages where its notes are long."""
    how = replace(how, text_size=_TEXT_SIZE, turns=False)
    maker = _Notes(scene=scene, deck=deck, how=how, setter=setter, clocks=clocks_of(deck))
    pages = [*maker.running_order(), *maker.slides()]
    about = HandoutAbout(
        title=deck.title.text,
        organisation=deck.organisation.text,
        date=deck.event.date.text,
        venue=deck.event.venue.text,
        marking=deck.marking.text,
    )
    return replace(
        scene,
        pages=tuple(
            _page(page, number, len(pages), about, how=how, setter=setter)
            for number, page in enumerate(pages, 1)
        ),
        outline=tuple(maker.outline(pages)),
        sections=(),
    )


class _NotesPage(Value):
    """The items of a page and the slide that begins on it, if one does."""

    items: tuple[Item, ...]
    slide: Page | None = None


class _Notes(Printed, kw_only=True):
    scene: Scene
    deck: ResolvedDeck
    clocks: Mapping[str, Clock]

    def running_order(self) -> Iterator[_NotesPage]:
        """For the chair: every slide with its number, its minutes and the clock."""
        words = self._word("running-order")
        blocks: list[Block] = [DocumentTable(self._order_table(), words.text)]
        title = self.setting.text(
            [Paragraph(inline=words)],
            "heading-1",
            Role.TITLE,
            level=1,
            box=self.frame.measure,
        )
        pieces = [title, *self.setting.flow(blocks)]
        flowed = flow_pages(pieces, self.frame.measure, self.frame.measure)
        yield from (_NotesPage(page.items) for page in flowed)

    def _order_table(self) -> Table:
        timed = any(clock.length for clock in self.clocks.values())
        names = ("slide", "title", *(("minutes", "clock") if timed else ()))
        shown = [page for page in self.scene.pages if page.part == 1]
        groups = tuple(
            RowGroup(self._section_name(section), tuple(self._order_row(p, timed) for p in pages))
            for section, pages in groupby(shown, key=lambda page: page.section)
        )
        return Table(columns=tuple(self._word(name) for name in names), groups=groups)

    def _word(self, name: str) -> Inline:
        return say_inline(name, self.deck.language)

    def _section_name(self, section: int | None) -> Inline | None:
        return None if section is None else self.deck.sections[section].name

    def _order_row(self, page: Page, timed: bool) -> tuple[Inline | None, ...]:
        slide = self._slide(page)
        hidden = (say_run("hidden", self.deck.language),) if page.hidden else ()
        title = unmarked((*slide.title.runs, *hidden))
        cells: list[Inline | None] = [plain(str(page.number)), title]
        if timed:
            clock = self.clocks[slide.id]
            cells += [plain(str(clock.length)), plain(_time(clock.begins))] if clock.length else [
                None, None]  # fmt: skip
        return tuple(cells)

    def _slide(self, page: Page) -> ResolvedSlide:
        return next(slide for slide in self.deck.slides if slide.id == page.source_id)

    def slides(self) -> Iterator[_NotesPage]:
        for page in self.scene.pages:
            yield from self._slide_pages(page)

    def _slide_pages(self, page: Page) -> Iterator[_NotesPage]:
        measure = self.frame.measure
        box = slide_box(page, measure.x, measure.y, measure.width)
        below = box.bottom + _BELOW_SLIDE
        text = self.frame.text
        first = replace(text, y=below, height=text.bottom - below)
        flowed = flow_pages(list(self._pieces(page)), first, text)
        shown = show_slide(page, box)
        frame = Rectangle(box=box, about=DECORATION, stroke=_FRAME)
        opening = flowed[0].items if flowed else ()
        yield _NotesPage((shown, frame, *opening), page)
        yield from (_NotesPage(other.items) for other in flowed[1:])

    def _pieces(self, page: Page) -> Iterator[Flowable]:
        language = self.deck.language
        clock = self.clocks[page.source_id].words(language) if page.part == 1 else ()
        between = (Run(text=" \u00b7 ", language=words_language(language)),) if clock else ()
        label = unmarked((say_run("slide-number", language, number=page.number), *between, *clock))
        yield self.setting.text([Paragraph(inline=label)], "caption", Role.BODY)
        notes = self._slide(page).notes if page.part == 1 else None
        yield from self.setting.flow(tuple(prose_blocks(notes)))

    def outline(self, pages: Sequence[_NotesPage]) -> Iterator[OutlineEntry]:
        yield OutlineEntry(self._word("running-order").text, 0, 0)
        for index, page in enumerate(pages):
            if page.slide is not None:
                yield OutlineEntry(f"{page.slide.number}  {page.slide.title}", 0, index)


def _page(
    page: _NotesPage,
    number: int,
    count: int,
    about: HandoutAbout,
    *,
    how: Print,
    setter: Typesetter,
) -> Page:
    return Page(
        id=f"notes-{number}",
        size=how.size,
        layout="",
        items=page.items,
        title=about.title,
        furniture=layout_running(about, how.size, number, count, setter=setter),
        number=number,
    )
