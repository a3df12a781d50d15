"""ResolvedDeck -> Document: what a deck says, to be read without its speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefgen.handouts.blocks import prose_blocks, value_blocks
from briefgen.model.document import (
    Block,
    DataTable,
    Document,
    Footnotes,
    Heading,
    Passage,
)
from briefgen.model.resolved import (
    ResolvedDeck,
    ResolvedSlide,
    RowGroup,
    Table,
    Text,
)
from briefgen.model.rich import Inline, Run, plain
from briefgen.model.template import SlotSpec, Template

# Layouts whose content a document has elsewhere: on its title page and in its contents.
_ELSEWHERE = {"cover", "agenda"}
_MANY_SECTIONS = 3


def make_reading(deck: ResolvedDeck, template: Template) -> Document:
    """The document: sections as headings, each slide's content as prose, lists and tables."""
    maker = _Reading(deck, template)
    event = deck.event
    details = (deck.organisation, event.date, event.venue, event.speaker)
    return Document(
        title=deck.title,
        subtitle=deck.subtitle,
        details=tuple(detail for detail in details if detail),
        blocks=tuple(maker.blocks()),
        language=deck.language,
        organisation=deck.organisation,
        date=event.date,
        marking=deck.marking,
        contents_title="In this paper",
    )


@dataclass(slots=True)
class _Reading:
    deck: ResolvedDeck
    template: Template
    sources: int = field(default=0)

    def blocks(self) -> Iterator[Block]:
        for slide in self.deck.slides:
            if slide.hidden or slide.layout in _ELSEWHERE:
                continue
            if self._is_divider(slide):
                yield from self._section(slide)
            else:
                yield from self._slide(slide)
        yield from self._about()

    def _is_divider(self, slide: ResolvedSlide) -> bool:
        return any(section.slide_id == slide.id for section in self.deck.sections)

    def _section(self, slide: ResolvedSlide) -> Iterator[Block]:
        numbered = len(self.deck.sections) > _MANY_SECTIONS and slide.section is not None
        number = str((slide.section or 0) + 1) if numbered else ""
        yield Heading(slide.title, 1, slide.id, number)
        text = slide.slots.get("text")
        if isinstance(text, Text):
            yield from (Passage(inline, "lead") for inline in text.paragraphs)
        yield from prose_blocks(slide.reading)

    def _slide(self, slide: ResolvedSlide) -> Iterator[Block]:
        level = 2 if self.deck.sections else 1
        yield Heading(_plain(slide.title), level, slide.id)
        yield from prose_blocks(slide.reading)
        layout = self.template.layouts[slide.layout]
        for spec in _reading_order(layout.slots):
            value = slide.slots.get(spec.name)
            if value is not None and spec.name != "title" and not spec.default:
                yield from value_blocks(
                    value, slide.title.text, self.deck.language, numbered=spec.style == "numbered"
                )
        yield from self._sources(slide.sources)

    def _sources(self, sources: Sequence[Inline]) -> Iterator[Block]:
        if sources:
            notes = []
            for source in sources:
                self.sources += 1
                notes.append(_prefixed(f"{self.sources}  ", source))
            yield Footnotes(tuple(notes))

    def _about(self) -> Iterator[Block]:
        if not self.deck.contact and not self.deck.accessibility and not self.deck.abbreviations:
            return
        yield Heading(plain("About this paper"), 1, "about-this-paper")
        if self.deck.abbreviations:
            yield Heading(plain("Abbreviations"), 2)
            rows = tuple((plain(short), long) for short, long in self.deck.abbreviations)
            head = (plain("Short"), plain("In full"))
            table = Table(head, (RowGroup(None, rows),))
            yield DataTable(table, "Abbreviations", header_column=True)
        if self.deck.accessibility:
            yield Heading(plain("Accessibility"), 2)
            yield from (Passage(inline) for inline in self.deck.accessibility)
        if self.deck.contact:
            yield Heading(plain("Contact"), 2)
            yield from (Passage(inline) for inline in self.deck.contact)


def _reading_order(slots: Sequence[SlotSpec]) -> list[SlotSpec]:
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


def _prefixed(text: str, inline: Inline) -> Inline:
    return replace(inline, runs=(Run(text), *inline.runs))
