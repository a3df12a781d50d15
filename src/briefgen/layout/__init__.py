"""ResolvedDeck + Template -> Scene: every slide on pages, every text measured and placed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate
from operator import is_

from msgspec import Struct, field

from briefgen.layout.agenda_pages import agenda_slots, has_agenda, with_pages
from briefgen.layout.deck_sizes import KeptLines, deck_sizes, styles_in
from briefgen.layout.picture import check_sharpness
from briefgen.layout.slide import SlidePart, layout_slide
from briefgen.layout.slide_furniture import KeptFurniture, check_markings, layout_furniture
from briefgen.model.diagnostics import Diagnostic, Faults, Span
from briefgen.model.pictures import Original
from briefgen.model.resolved_deck import (
    LinkTarget,
    Point,
    Points,
    Prose,
    ResolvedDeck,
    ResolvedSlide,
)
from briefgen.model.rich_text import Inline, plain
from briefgen.model.scene import NoteParagraph, Page, Scene
from briefgen.model.scene_properties import Meta, OutlineEntry, SceneSection
from briefgen.model.slide_contents import (
    parts_of,
    pictures_of,
    slide_inlines,
    texts_around,
)
from briefgen.model.span_moves import all_lowered, moved, moved_as_one, moves_between
from briefgen.model.template import Template
from briefgen.model.values import Value, replace
from briefgen.support.session import MadeLast, MovedDown, keep_youngest
from briefgen.text.glyph_coverage import check_coverage, check_drawings
from briefgen.text.line_breaking import Typesetter
from briefgen.text.stand_ins import with_stand_ins

# Two decks as long as decks may be.
_MOST_SLIDES = 2_000


def layout_deck(
    deck: ResolvedDeck,
    template: Template,
    setter: Typesetter,
    faults: Faults,
    *,
    kept: KeptSlides | None = None,
    moved: MovedDown | None = None,
) -> Scene:
    """The deck's pages. Whatever does not fit is noted in `faults`.

    Slides that many decks show are laid out once where these share what is `kept`.
    """
    pages: list[Page] = []
    shelf = kept if kept is not None else KeptSlides()
    shelf.moved = moved
    agenda = _agenda_of(deck, template)
    check_coverage(texts_around(deck), setter, faults)
    sizes = deck_sizes(deck, template, setter, shelf.lines, moved)
    first = shelf.first_pages(deck, template, setter, sizes)
    slides = [with_pages(slide, template, first) for slide in deck.slides]
    laid_out = shelf.laid_out(slides, template, setter, sizes)
    shelf.pages.begin(deck, template, setter, agenda)
    for slide, laid in zip(slides, laid_out, strict=True):
        faults.note(laid.noted)
        maker = _PageMaker(
            deck=deck,
            slide=slide,
            template=template,
            setter=setter,
            kept=shelf,
            agenda=agenda,
        )
        pages.extend(maker.pages(laid.parts, first=len(pages) + 1))
    check_markings(pages, deck.marking.text, faults)
    check_sharpness(pages, shelf.originals(deck), faults)
    sections = _sections(deck, pages)
    return Scene(
        pages=tuple(pages),
        meta=_meta(deck),
        palette=template.theme.colours,
        outline=tuple(_outline(deck, pages)),
        sections=sections,
    )


class KeptSlides(Struct, eq=False, kw_only=True):
    """Slides as they were laid out last, `kept` by id and language with what was noted about them;
    `last` are those of the last deck; `furniture` as it was set, how many `lines` texts of one size
    in the deck take, and the `pages`. Slides that have `moved` since are known."""

    kept: dict[tuple[str, str], _LaidOut] = field(default_factory=dict)
    last: MadeLast = field(default_factory=MadeLast)
    furniture: KeptFurniture = field(default_factory=KeptFurniture)
    lines: KeptLines = field(default_factory=KeptLines)
    pages: KeptPages = field(default_factory=lambda: KeptPages())
    pictured: MadeLast = field(default_factory=MadeLast)
    """What each slide of the last deck shows."""
    moved: MovedDown | None = None

    def laid_out(
        self,
        slides: Sequence[ResolvedSlide],
        template: Template,
        setter: Typesetter,
        sizes: Mapping[str, int],
    ) -> list[_LaidOut]:
        """The slides' parts; the same as the last time for those that are the very same."""
        make = partial(self._laid_out, template=template, setter=setter, sizes=sizes)
        given = (template, setter.language, sizes)
        move = partial(self._take_along, language=setter.language)
        return self.last.of_each(slides, make, given, move, self.moved)

    def _take_along(
        self, last: _LaidOut, slide: ResolvedSlide, lines: int, *, language: str
    ) -> _LaidOut | None:
        """The parts of a slide that has only moved down. What was noted may tell its place."""
        if last.noted:
            return None
        found = last.lowered(slide, lines)
        return keep_youngest(self.kept, (slide.id, language), found, _MOST_SLIDES)

    def _laid_out(
        self,
        slide: ResolvedSlide,
        *,
        template: Template,
        setter: Typesetter,
        sizes: Mapping[str, int],
    ) -> _LaidOut:
        """The slide's parts; laid out only where the last with its id said something else. Where
        it said the same at other places of its file, the parts are taken along."""
        name = (slide.id, setter.language)
        last = self.kept.get(name)
        sizes = {
            style: sizes[style]
            for style in styles_in(slide, template, self.lines)
            if style in sizes
        }
        said = _said(slide, sizes)
        found = last.at(said, slide.span) if last and last.template is template else None
        if found is None:
            noted = Faults()
            check_coverage((*slide_inlines(slide), *_addresses(slide)), setter, noted)
            drawings = ((one.original, one.span) for one in pictures_of(slide))
            check_drawings(drawings, setter, noted)
            parts = tuple(layout_slide(slide, template, setter, noted, sizes=sizes))
            found = _LaidOut(
                said=said,
                template=template,
                parts=parts,
                noted=tuple(noted),
                span=slide.span,
                likeness=object(),
            )
        return keep_youngest(self.kept, name, found, _MOST_SLIDES)

    def originals(self, deck: ResolvedDeck) -> dict[str, Original]:
        """Every picture file of a deck by its digest."""
        found = self.pictured.of_each(deck.slides, lambda slide: list(pictures_of(slide)))
        return {one.original.digest: one.original for shown in found for one in shown}

    def likeness(self, id_: str, language: str) -> object:
        """What stays the same object for as long as a slide's parts look the same, and stand at the
        same lines seen from the first of the slide; None for a slide that is not known."""
        known = self.kept.get((id_, language))
        return known.likeness if known else None

    def first_pages(
        self, deck: ResolvedDeck, template: Template, setter: Typesetter, sizes: Mapping[str, int]
    ) -> dict[str, int]:
        """The number of each slide's first page, where a slide of the deck says so. An agenda
        itself is laid out without the numbers for that, and kept beside the one with them."""
        if not has_agenda(deck, template):
            return {}
        slides = [
            replace(slide, id=f"{slide.id}/unnumbered") if agenda_slots(slide, template) else slide
            for slide in deck.slides
        ]
        counts = [len(laid.parts) for laid in self.laid_out(slides, template, setter, sizes)]
        return {
            slide.id: number
            for slide, number in zip(deck.slides, accumulate(counts, initial=1), strict=False)
        }


def _said(slide: ResolvedSlide, sizes: Mapping[str, int]) -> tuple[object, ...]:
    """All of a slide that its parts are made from: its number, say, is not among it."""
    how = slide.form, slide.typography, slide.may_continue
    return slide.layout, *how, tuple(sizes.items()), *_texts(slide)


def _texts(slide: ResolvedSlide) -> tuple[object, ...]:
    """What is compared soonest comes first."""
    return slide.notes, slide.reading, slide.sources, slide.footnotes, slide.slots


class _LaidOut(Value, kw_only=True):
    """A slide's parts, with what they were made from, what was noted, where the slide stood (its
    `span`) and what tells it from others (`likeness`)."""

    said: tuple[object, ...]
    template: Template
    parts: tuple[SlidePart, ...]
    noted: tuple[Diagnostic, ...]
    span: Span
    likeness: object

    def at(self, said: tuple[object, ...], span: Span) -> _LaidOut | None:
        """The parts of a slide that says the same, at the places where it says so; None where it
        says something else."""
        if self.said == said:
            return self if self.span == span else replace(self, span=span, likeness=object())
        moves = moves_between(self.said, said)
        try:
            parts, noted = moved((self.parts, self.noted), moves) if moves else ((), ())
        except KeyError:
            return None
        if not moves or not parts:
            return None
        is_alike = moved_as_one(moves, self.span, span)
        likeness = self.likeness if is_alike else object()
        return replace(self, said=said, parts=parts, noted=noted, span=span, likeness=likeness)

    def lowered(self, slide: ResolvedSlide, lines: int) -> _LaidOut:
        """The parts so many lines further down, as the slide says there."""
        parts = all_lowered(self.parts, lines, slide.span.file)
        texts = _texts(slide)
        said = (*self.said[: -len(texts)], *texts)
        return replace(self, said=said, parts=parts, span=slide.span)


class KeptPages(Struct, eq=False):
    """The `pages` of the last deck by id, each with the slide, the part of it, the number of parts
    and its own number; and what else they were made from (`around`)."""

    pages: dict[str, tuple[tuple[object, ...], Page]] = field(default_factory=dict)
    around: tuple[object, ...] = ()

    def begin(
        self, deck: ResolvedDeck, template: Template, setter: Typesetter, agenda: str
    ) -> None:
        """What follows are the pages of another deck, or the same one again."""
        said = deck.title, deck.event.date, deck.marking, deck.sections
        around = (template, setter.language, agenda, *said)
        if around != self.around:
            self.around, self.pages = around, {}

    def page(self, id_: str, inputs: tuple[object, ...], make: Callable[[], Page]) -> Page:
        """The page of the last time, where it was made from the very same."""
        known = self.pages.get(id_)
        if known is None or not all(map(is_, known[0], inputs)):
            known = self.pages[id_] = inputs, make()
        return known[1]


class _PageMaker(Value, kw_only=True):
    deck: ResolvedDeck
    slide: ResolvedSlide
    template: Template
    setter: Typesetter
    kept: KeptSlides
    agenda: str

    def pages(self, parts: Sequence[SlidePart], first: int) -> Iterator[Page]:
        for index, part in enumerate(parts):
            id_ = self.slide.id if index == 0 else f"{self.slide.id}-{index + 1}"
            make = partial(self._page, id_, part, index + 1, len(parts), first + index)
            inputs = self.slide, part, len(parts), first + index
            yield self.kept.pages.page(id_, inputs, make)

    def _page(self, id_: str, part: SlidePart, number: int, count: int, page_number: int) -> Page:
        slide, layout = self.slide, self.template.layouts[part.layout]
        furniture = layout_furniture(
            self.deck,
            slide,
            self.template,
            layout,
            page_number,
            setter=self.setter,
            kept=self.kept.furniture,
            agenda=self.agenda,
        )
        return Page(
            id=id_,
            size=self.template.size,
            layout=layout.name,
            written_as=slide.layout,
            items=part.items,
            title=part.title,
            furniture=furniture,
            backdrop=layout.backdrop,
            ground=layout.ground,
            notes=tuple(_notes(slide.notes, self.setter)) if number == 1 else (),
            section=slide.section,
            number=page_number,
            hidden=slide.hidden,
            source_id=slide.id,
            part=number,
            parts=count,
            span=slide.span,
        )


def _addresses(slide: ResolvedSlide) -> Iterator[Inline]:
    """Addresses that are shown as they are."""
    for link in parts_of((*slide.slots.values(),), LinkTarget):
        yield plain(link.to, link.span)


def _agenda_of(deck: ResolvedDeck, template: Template) -> str:
    """The id of the slide that lists the sections, "" where there is none to go back to."""
    dividers = {section.slide_id for section in deck.sections}
    shown = (slide for slide in deck.slides if not slide.hidden and slide.id not in dividers)
    return next(
        (
            slide.id
            for slide in shown
            if any(slot.default == "sections" for slot in template.layouts[slide.layout].slots)
        ),
        "",
    )


def _notes(prose: Prose | None, setter: Typesetter) -> Iterator[NoteParagraph]:
    def shown(inline: Inline) -> Inline:
        return with_stand_ins(inline, setter.theme.body_font, setter.fonts)

    for block in prose.blocks if prose else ():
        match block:
            case Inline():
                yield NoteParagraph(shown(block))
            case Points(items=items):
                yield from (NoteParagraph(shown(one), level) for one, level in _listed(items, 0))


def _listed(points: Sequence[Point], level: int) -> Iterator[tuple[Inline, int]]:
    for point in points:
        yield point.inline, level
        yield from _listed(point.children, level + 1)


def _meta(deck: ResolvedDeck) -> Meta:
    return Meta(
        title=deck.title.text,
        subject=deck.subtitle.text if deck.subtitle else "",
        organisation=deck.organisation.text,
        language=deck.language,
        date=deck.event.iso_date,
        marking=deck.marking.text,
    )


def _outline(deck: ResolvedDeck, pages: Sequence[Page]) -> Iterator[OutlineEntry]:
    """A bookmark for each section, and below it one for each slide."""
    dividers = {section.slide_id for section in deck.sections}
    for index, page in enumerate(pages):
        if page.source_id in dividers or page.section is None:
            yield OutlineEntry(page.title, 0, index)
        else:
            yield OutlineEntry(page.title, 1, index)


def _sections(deck: ResolvedDeck, pages: Sequence[Page]) -> tuple[SceneSection, ...]:
    """PowerPoint's sections hold every slide: those before the first are named after the deck."""
    if not deck.sections:
        return ()
    names = [deck.title.text, *(section.name.text for section in deck.sections)]
    found = []
    for index, name in enumerate(names):
        wanted = None if index == 0 else index - 1
        inside = tuple(i for i, page in enumerate(pages) if page.section == wanted)
        if inside:
            found.append(SceneSection(name, inside))
    return tuple(found)
