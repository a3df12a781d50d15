"""ResolvedDeck -> Document: what a deck says, to be read without its speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefgen.model.document import (
    Block,
    Bullets,
    DataTable,
    Document,
    Drawing,
    Footnotes,
    Heading,
    Passage,
)
from briefgen.model.resolved import (
    Card,
    Cards,
    Comparison,
    Diagram,
    Line,
    LinkTarget,
    Points,
    Prose,
    ResolvedDeck,
    ResolvedSlide,
    RowGroup,
    SlotValue,
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
                yield from _value(value, slide, numbered=spec.style == "numbered")
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


def prose_blocks(prose: Prose | None) -> Iterator[Block]:
    """Notes or reading as paragraphs and lists."""
    for block in prose.blocks if prose else ():
        yield Passage(block) if isinstance(block, Inline) else Bullets(block)


def _value(value: SlotValue, slide: ResolvedSlide, *, numbered: bool) -> Iterator[Block]:
    """A slot's content as blocks."""
    match value:
        case Line(inline=inline):
            yield Passage(inline)
        case Text(paragraphs=paragraphs):
            yield from (Passage(inline) for inline in paragraphs)
        case Points():
            yield from _points(value, numbered=numbered)
        case Cards(items=cards):
            yield from (block for card in cards for block in _card(card))
        case Table():
            yield DataTable(value, slide.title.text)
        case Comparison():
            yield DataTable(_as_table(value), slide.title.text, header_column=True)
        case Diagram():
            yield Drawing(value, slide.title.text)
        case LinkTarget():
            yield from _link(value)


def _points(points: Points, *, numbered: bool) -> Iterator[Block]:
    if len(points.items) == 1 and not points.items[0].children:
        yield Passage(points.items[0].inline)
    else:
        yield Bullets(points, numbered)


def _card(card: Card) -> Iterator[Block]:
    """A card is a passage set apart: its name runs in, in bold."""
    name = tuple(replace(run, strong=True) for run in card.name.runs) if card.name else ()
    match card.body:
        case Text(paragraphs=(first, *others)):
            head = (*name, Run(": ")) if name else ()
            yield Passage(replace(first, runs=(*head, *first.runs)), aside=True)
            yield from (Passage(inline, aside=True) for inline in others)
        case Points() as points:
            if name:
                yield Passage(Inline(name), aside=True, keep=True)
            yield Bullets(points, aside=True)
        case _:
            yield Passage(Inline(name), aside=True)


def _as_table(comparison: Comparison) -> Table:
    names = [subject.name for subject in comparison.subjects]
    rows = tuple(
        (aspect.name, *(_joined(value) for value in aspect.values)) for aspect in comparison.aspects
    )
    return Table((Inline(()), *names), (RowGroup(None, rows, comparison.span),))


def _joined(value: Text | Points | None) -> Inline | None:
    """A cell in one paragraph."""
    match value:
        case None:
            return None
        case Text(paragraphs=paragraphs):
            inlines = list(paragraphs)
        case Points(items=points):
            inlines = [point.inline for point in points]
    runs: list[Run] = []
    for inline in inlines:
        runs.extend((Run("; "), *inline.runs) if runs else inline.runs)
    return Inline(tuple(runs), value.span)


def _link(link: LinkTarget) -> Iterator[Block]:
    runs = (*link.label.runs, Run(": "), Run(link.to.partition("://")[2] or link.to, link=link.to))
    yield Passage(Inline(runs, link.span))
