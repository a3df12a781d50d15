"""Scene + deck -> Scene of notes pages: a running order, then each slide with what is said.

A speaker reads from a distance: the notes are as large as the page allows, and two or three slides
share a page where all of them can have large ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import field

from briefgen.documents.beside_slide import BesideSlide
from briefgen.documents.page_filling import FlowPage
from briefgen.documents.pagination import flow_pages
from briefgen.documents.print_styles import Frame, Print
from briefgen.documents.running_heads import WHITE, HandoutAbout, layout_running
from briefgen.documents.running_order import clocks_of, running_order
from briefgen.documents.slide_thumbnail import frame_round, show_slide, slide_box
from briefgen.documents.slots_to_blocks import prose_blocks
from briefgen.documents.splittable_flowable import Flowable
from briefgen.documents.typesetter import DocumentTypesetter, Printed
from briefgen.model.document import Block
from briefgen.model.resolved_deck import ResolvedDeck, ResolvedSlide
from briefgen.model.rich_text import Inline, unmarked
from briefgen.model.scene import Item, Page, Scene
from briefgen.model.scene_properties import OutlineEntry
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.line_breaking import Typesetter
from briefgen.text.words import say

# Sizes of what is said, largest first. Two slides share a page at the first two of them only, three
# at the first.
_SIZES, _SMALL_SIZES, _LARGE_SIZES = (16, 14, 13, 12), (14, 13, 12, 11), (18,)
_SHARED = {3: 1, 2: 2}
# The width of a slide as a share of the measure, and of its height where the page is lower: 300
# points on A4.
_SLIDE, _SLIDE_OF_HEIGHT = 300 / 482, 300 / 706
_BELOW_SLIDE, _BESIDE_SLIDE, _BETWEEN = pt(12), pt(20), pt(24)


def layout_notes(scene: Scene, deck: ResolvedDeck, how: Print, setter: Typesetter) -> Scene:
    """The notes pages of a deck; a slide takes more pages where its notes are long."""
    slides = {slide.id: slide for slide in deck.slides}
    facts = BesideSlide(
        clocks=clocks_of(deck),
        following=dict(_following(scene.pages, slides)),
        setter=setter,
        large=how.large,
    )
    how = replace(how, turns=False)
    sizes = _LARGE_SIZES if how.large else _SMALL_SIZES if how.is_small else _SIZES
    maker = _Notes(
        scene=scene,
        deck=deck,
        how=how,
        setter=setter,
        slides=slides,
        facts=facts,
        settings={size: _setting(how, size, setter) for size in sizes},
    )
    pages = [*maker.running_order(), *maker.sheets()]
    return replace(
        scene,
        pages=tuple(maker.page(page, number, len(pages)) for number, page in enumerate(pages, 1)),
        outline=tuple(maker.outline(pages)),
        sections=(),
    )


def _setting(how: Print, size: int, setter: Typesetter) -> DocumentTypesetter:
    """How what is said is set in a size: as wide as the page."""
    setting = Printed(how=replace(how, text_size=size), setter=setter).setting
    whole = setting.frame.measure
    return replace(setting, frame=Frame(whole, whole, None))


def _following(
    pages: Sequence[Page], slides: Mapping[str, ResolvedSlide]
) -> Iterator[tuple[str, Inline]]:
    """The title of what is shown after each page, by the page's id."""
    shown: Page | None = None
    for page in reversed(pages):
        if shown is not None:
            yield page.id, unmarked(slides[shown.source_id].title.runs)
        shown = shown if page.hidden else page


class _NotesPage(Value):
    """The items of a page and the slides that begin on it."""

    items: tuple[Item, ...]
    slides: tuple[Page, ...] = ()


class _Notes(Printed, kw_only=True):
    scene: Scene
    deck: ResolvedDeck
    slides: Mapping[str, ResolvedSlide]
    facts: BesideSlide
    settings: Mapping[int, DocumentTypesetter]
    said: dict[tuple[str, int], list[Flowable]] = field(default_factory=dict)

    def running_order(self) -> Iterator[_NotesPage]:
        whole = self.frame.measure
        pieces = list(running_order(self.scene, self.deck, self.setting))
        yield from (_NotesPage(page.items) for page in flow_pages(pieces, whole, whole))

    def sheets(self) -> Iterator[_NotesPage]:
        """Three slides a page, or two, where they may share one."""
        waiting = list(self.scene.pages)
        while waiting:
            tried = (self._shared(waiting[:count]) for count in _SHARED if count <= len(waiting))
            shared = next((page for page in tried if page), None)
            yield from (shared,) if shared else self._alone(waiting[0])
            del waiting[: len(shared.slides) if shared else 1]

    def _shared(self, pages: Sequence[Page]) -> _NotesPage | None:
        """All on one page, at equal distances where the notes leave them that."""
        for size in list(self.settings)[: _SHARED[len(pages)]]:
            if said := self._said_within(pages, size):
                heights = [
                    self._below(page) + _height(one) for page, one in zip(pages, said, strict=True)
                ]
                items: list[Item] = []
                tops = _tops(heights, self.frame.measure)
                for page, one, top in zip(pages, said, tops, strict=True):
                    items += self._slide(page, top, self._placed(page, top, one))
                return _NotesPage(tuple(items), tuple(pages))
        return None

    def _said_within(self, pages: Sequence[Page], size: int) -> list[list[Flowable]]:
        """What is said to slides that share a page; nothing where it has no room there."""
        room = (
            self.frame.measure.height - (len(pages) - 1) * _BETWEEN - sum(map(self._below, pages))
        )
        said: list[list[Flowable]] = []
        for page in pages:
            said.append(self._said(page, size))
            room -= _height(said[-1])
            if room < 0:
                return []
        return said

    def _placed(self, page: Page, top: Emu, said: Sequence[Flowable]) -> Iterator[Item]:
        y = top + self._below(page)
        for index, piece in enumerate(said):
            y += piece.space if index else 0
            yield piece.place(Emu(y))
            y += piece.height

    def _alone(self, page: Page) -> Iterator[_NotesPage]:
        """As few pages as can be, at the largest size at which they suffice."""
        whole, below = self.frame.measure, self._below(page)
        first = replace(whole, y=Emu(whole.y + below), height=Emu(whole.height - below))
        flowed: list[FlowPage] = []
        for size in self.settings:
            tried = flow_pages(self._said(page, size), first, whole)
            flowed = tried if not flowed or len(tried) < len(flowed) else flowed
            if len(flowed) < 2:
                break
        opening = flowed[0].items if flowed else ()
        yield _NotesPage(tuple(self._slide(page, whole.y, opening)), (page,))
        yield from (_NotesPage(other.items) for other in flowed[1:])

    def _said(self, page: Page, size: int) -> list[Flowable]:
        """What is said to a slide at a size; to its first part, where it is continued. Kept, as
        slides are tried on a page by threes, and then by twos."""
        if (page.id, size) not in self.said:
            notes = self.slides[page.source_id].notes if page.part == 1 else None
            blocks: tuple[Block, ...] = tuple(prose_blocks(notes))
            self.said[page.id, size] = self.settings[size].flow(blocks)
        return self.said[page.id, size]

    def _box(self, page: Page, top: Emu) -> Box:
        whole = self.frame.measure
        width = min(whole.width * _SLIDE, whole.height * _SLIDE_OF_HEIGHT)
        return slide_box(page, whole.x, top, round(width))

    def _below(self, page: Page) -> int:
        """From the top of a slide to what is said."""
        return self._box(page, Emu(0)).height + _BELOW_SLIDE

    def _slide(self, page: Page, top: Emu, said: Iterator[Item] | Sequence[Item]) -> Iterator[Item]:
        """A slide in its frame, the facts beside it, and what is said."""
        box = self._box(page, top)
        left = Emu(box.right + _BESIDE_SLIDE)
        beside = Box(left, top, Emu(self.frame.measure.right - left), box.height)
        before, after = self.facts.items(page, beside)
        yield from (show_slide(page, box), frame_round(box), *before, *said, *after)

    def outline(self, pages: Sequence[_NotesPage]) -> Iterator[OutlineEntry]:
        yield OutlineEntry(say("running-order", self.deck.language), 0, 0)
        for index, page in enumerate(pages):
            for slide in page.slides:
                title = f"{slide.number}  {slide.title}"
                yield OutlineEntry(title, 0, index, slide=slide.id)

    def page(self, page: _NotesPage, number: int, count: int) -> Page:
        deck = self.deck
        about = HandoutAbout(
            title=deck.title.text,
            organisation=self._event or deck.organisation.text,
            marking=deck.marking.text,
            section=self._section(page),
            size=self.how.heads,
        )
        return Page(
            id=f"notes-{number}",
            size=self.how.size,
            layout="",
            items=page.items,
            title=about.title,
            furniture=layout_running(about, self.how.size, number, count, setter=self.setter),
            ground=WHITE,
            number=number,
        )

    @property
    def _event(self) -> str:
        event = self.deck.event
        return ", ".join(part for part in (event.date.text, event.venue.text) if part)

    def _section(self, page: _NotesPage) -> str:
        """The section that a page begins in, by number and name."""
        section = page.slides[0].section if page.slides else None
        return "" if section is None else f"{section + 1}  {self.deck.sections[section].name.text}"


def _tops(heights: Sequence[int], whole: Box) -> Iterator[Emu]:
    """Where slides begin that share a page with what is said to them."""
    pitch, end = (whole.height + _BETWEEN) // len(heights), 0
    for index, height in enumerate(heights):
        others = heights[index:]
        lowest = whole.height - sum(others) - (len(others) - 1) * _BETWEEN
        top = min(max(end, index * pitch), lowest)
        yield Emu(whole.y + top)
        end = top + height + _BETWEEN


def _height(said: Sequence[Flowable]) -> int:
    return sum(piece.height for piece in said) + sum(piece.space for piece in said[1:])
