"""ResolvedDeck -> Document: what a deck says, to be read without its speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import zip_longest

from msgspec import Struct

from briefgen.documents.slots_to_blocks import prose_blocks, value_blocks
from briefgen.model.document import (
    Block,
    Bullets,
    Document,
    DocumentTable,
    Footnotes,
    Heading,
    Para,
)
from briefgen.model.resolved_deck import (
    Points,
    ResolvedDeck,
    ResolvedSlide,
    RowGroup,
    Table,
    Text,
)
from briefgen.model.rich_text import Footnote, Inline, Run, plain, with_numbers
from briefgen.model.slide_contents import inlines_of, with_inlines
from briefgen.model.template import SlotSpec, Template
from briefgen.model.values import replace
from briefgen.text.words import say_inline

# Layouts whose content a document has elsewhere: on its title page and in its contents.
ELSEWHERE = {"cover", "agenda"}
_MANY_SECTIONS = 3


def make_reading(deck: ResolvedDeck, template: Template) -> Document:
    """The document: sections as headings, each slide's content as prose, lists and tables."""
    shown = {slide.id for slide in deck.slides}
    dividers = frozenset(section.slide_id for section in deck.sections) & shown
    maker = _Reading(deck, template, dividers)
    event = deck.event
    details = (deck.organisation, event.date, event.venue, event.speaker)
    lines = (inline for detail in details for inline in detail.paragraphs)
    return Document(
        title=deck.title,
        subtitle=deck.subtitle,
        details=(*_strapline(deck), *lines),
        blocks=tuple(maker.blocks()),
        organisation=deck.organisation.text,
        date=event.date.text,
        marking=deck.marking.text,
        contents_title=say_inline("contents", deck.language),
    )


def _strapline(deck: ResolvedDeck) -> Iterator[Inline]:
    """What a cover says below the title, which has no other place in the document."""
    covers = (slide for slide in deck.slides if slide.layout in ELSEWHERE and not slide.hidden)
    for slide in covers:
        if (value := slide.slots.get("strapline")) is not None:
            yield from inlines_of(value)


class _Reading(Struct):
    deck: ResolvedDeck
    template: Template
    dividers: frozenset[str]
    sources: int = 0

    def blocks(self) -> Iterator[Block]:
        for slide in self.deck.slides:
            if slide.hidden or slide.layout in ELSEWHERE:
                continue
            is_divider = slide.id in self.dividers
            blocks = self._section(slide) if is_divider else self._slide(slide)
            yield from self._numbered(list(blocks), slide.footnotes)
        yield from self._about()

    def _section(self, slide: ResolvedSlide) -> Iterator[Block]:
        numbered = len(self.deck.sections) > _MANY_SECTIONS and slide.section is not None
        number = str((slide.section or 0) + 1) if numbered else ""
        yield Heading(inline=slide.title, level=1, id=slide.id, number=number)
        text = slide.slots.get("text")
        if isinstance(text, Text):
            yield from (Para(inline, "lead", keep=True) for inline in text.paragraphs)
        yield from prose_blocks(slide.reading)

    def _slide(self, slide: ResolvedSlide) -> Iterator[Block]:
        level = 2 if self.dividers else 1
        yield Heading(inline=_plain(slide.title), level=level, id=slide.id)
        marking = slide.marking.text
        if marking and marking != self.deck.marking.text:
            yield Para(plain(marking, strong=True))
        yield from prose_blocks(slide.reading)
        layout = self.template.layouts[slide.layout]
        for spec in reading_order(layout.slots):
            value = slide.slots.get(spec.name)
            if value is not None and spec.name != "title" and not spec.default:
                numbered = self.template.styles[spec.style].levels[0].bullet == "#"
                yield from value_blocks(
                    value, slide.title.text, self.deck.language, numbered=numbered
                )
        if slide.sources:
            yield Footnotes(slide.sources)

    def _numbered(self, blocks: list[Block], footnotes: Sequence[Footnote]) -> Iterator[Block]:
        """The blocks with their sources and footnotes numbered through the document, and the
        numbers where the text is that they belong to."""
        numbers: dict[str, str] = {}
        for block, following in zip_longest(blocks, blocks[1:]):
            if isinstance(block, Footnotes):
                first = self.sources + 1
                self.sources += len(block.notes)
                yield Footnotes(tuple(_listed(block.notes, first)))
                continue
            first = self.sources + 1
            texts = self._new_notes(block, footnotes, numbers)
            shown = with_inlines(block, partial(with_numbers, numbers=numbers, between=""))
            if isinstance(following, Footnotes):
                marks = range(self.sources + 1, self.sources + 1 + len(following.notes))
                yield from _marked(shown, " ".join(f"[{number}]" for number in marks))
            else:
                yield shown
            if texts:
                yield Footnotes(tuple(_listed(texts, first)))

    def _new_notes(
        self, block: Block, footnotes: Sequence[Footnote], numbers: dict[str, str]
    ) -> list[Inline]:
        """The texts of the footnotes first marked in a block, whose numbers are noted."""
        marks = [run.note for inline in inlines_of(block) for run in inline.runs if run.note]
        texts = {footnote.name: footnote.text for footnote in footnotes}
        found = [name for name in dict.fromkeys(marks) if name in texts and name not in numbers]
        for name in found:
            self.sources += 1
            numbers[name] = f"[{self.sources}]"
        return [texts[name] for name in found]

    def _about(self) -> Iterator[Block]:
        if not self.deck.contact and not self.deck.accessibility and not self.deck.abbreviations:
            return
        yield Heading(inline=self._word("about-this-paper"), level=1, id="about-this-paper")
        if self.deck.abbreviations:
            title = self._word("abbreviations")
            yield Heading(inline=title, level=2)
            rows = self.deck.abbreviations
            head = (self._word("abbreviation-short"), self._word("abbreviation-long"))
            table = Table(columns=head, groups=(RowGroup(None, rows),))
            yield DocumentTable(table, title.text, header_column=True)
        if self.deck.accessibility:
            yield Heading(inline=self._word("accessibility"), level=2)
            yield from (Para(inline) for inline in self.deck.accessibility)
        if self.deck.contact:
            yield Heading(inline=self._word("contact"), level=2)
            yield from (Para(inline) for inline in self.deck.contact)

    def _word(self, name: str) -> Inline:
        return say_inline(name, self.deck.language)


def reading_order(slots: Sequence[SlotSpec]) -> list[SlotSpec]:
    """The slots in their order, but what opens another slot's placeholder before that slot."""
    return [
        found
        for slot in slots
        if not slot.within
        for found in (*(inner for inner in slots if inner.within == slot.name), slot)
    ]


def _plain(inline: Inline) -> Inline:
    """A heading without the emphasis that its slide has."""
    runs = tuple(replace(run, strong=False) for run in inline.runs)
    return replace(inline, runs=runs)


def _listed(notes: Sequence[Inline], first: int) -> Iterator[Inline]:
    for number, note in enumerate(notes, first):
        yield replace(note, runs=(Run(text=f"[{number}]  "), *note.runs))


def _marked(block: Block, marks: str) -> Iterator[Block]:
    """The block with the numbers of its sources at its end; below it, where it is no text."""
    match block:
        case Para(inline=inline):
            yield replace(block, inline=_with_marks(inline, marks))
        case Bullets(points=points):
            yield replace(block, points=_with_marks_last(points, marks))
        case _:
            yield block
            yield Para(plain(marks), "caption")


def _with_marks(inline: Inline, marks: str) -> Inline:
    return replace(inline, runs=(*inline.runs, Run(text=f" {marks}")))


def _with_marks_last(points: Points, marks: str) -> Points:
    """The points with the marks after the text that stands last."""
    *others, last = points.items
    if last.children:
        inner = _with_marks_last(Points(last.children), marks).items
        return replace(points, items=(*others, replace(last, children=inner)))
    return replace(points, items=(*others, replace(last, inline=_with_marks(last.inline, marks))))
