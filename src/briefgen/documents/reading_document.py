"""ResolvedDeck -> Document: what a deck says, to be read without its speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import zip_longest

from msgspec import Struct, field

from briefgen.documents.continued_headings import headings_of
from briefgen.documents.exhibits_named import NamedExhibits
from briefgen.documents.lists_in_a_row import lists_apart
from briefgen.documents.said_once import Told, told_once
from briefgen.documents.slots_to_blocks import kept_if_short, prose_blocks, value_blocks
from briefgen.documents.texts_of_slots import has_marks
from briefgen.model.document import (
    Block,
    Bullets,
    Document,
    DocumentTable,
    Figure,
    Footnotes,
    Heading,
    NotSaid,
    NumberRow,
    Para,
)
from briefgen.model.resolved_deck import (
    ELSEWHERE,
    Number,
    Points,
    ResolvedDeck,
    ResolvedSlide,
    RowGroup,
    Table,
    Text,
)
from briefgen.model.rich_text import Footnote, Inline, Run, plain, with_numbers
from briefgen.model.slide_contents import inlines_of, slide_inlines, with_inlines
from briefgen.model.template import SlotSpec, Template
from briefgen.model.values import replace
from briefgen.text.said_already import said_already
from briefgen.text.words import say_inline

_MANY_SECTIONS = 3
# A statement has so many words at most among the bookmarks.
_SHORT = 8
# The field whose place is at the end of the document.
_CONTACT = "organisation.contact"
# What is longer is no summary.
_SUMMARY_WORDS = 90


def make_reading(deck: ResolvedDeck, template: Template) -> Document:
    """The document: sections as headings, each slide's content as prose, lists and tables."""
    shown = {slide.id for slide in deck.slides}
    dividers = frozenset(section.slide_id for section in deck.sections) & shown
    opening = _opening_statement(deck) if not deck.summary else None
    maker = _Reading(
        deck=deck,
        template=template,
        dividers=dividers,
        exhibits=NamedExhibits(language=deck.language),
        opening=opening.id if opening else "",
    )
    event = deck.event
    fields = (event.date, event.venue, event.speaker)
    lines = [inline for field in fields for inline in field.paragraphs]
    blocks = tuple(maker.blocks())
    return Document(
        title=deck.title,
        subtitle=deck.subtitle,
        details=(*_of_cover(deck, "strapline"), *_with_typed(_of_cover(deck, "event"), lines)),
        blocks=blocks,
        organisation=deck.organisation.text,
        date=event.date.text,
        marking=deck.marking.text,
        contents_title=say_inline("contents", deck.language),
        summary_title=say_inline("summary", deck.language),
        summary=deck.summary or (_paragraphs_of(opening) if opening else ()),
        left_out=(*maker.left_out, *maker.exhibits.left_out),
    )


def _of_cover(deck: ResolvedDeck, slot: str) -> Iterator[Inline]:
    """What a cover says that has no other place in the document."""
    covers = (slide for slide in deck.slides if slide.layout in ELSEWHERE and not slide.hidden)
    for slide in covers:
        if (value := slide.slots.get(slot)) is not None:
            yield from inlines_of(value)


def _with_typed(typed: Iterable[Inline], lines: Sequence[Inline]) -> Iterator[Inline]:
    """The lines of the event, those that are typed on the cover first; each once."""
    found = {inline.text: inline for inline in (*typed, *lines)}
    yield from found.values()


def _opening_statement(deck: ResolvedDeck) -> ResolvedSlide | None:
    """The statement that a paper may open with: the first, before the second section begins, if
    what is said about it is short."""
    shown = [slide for slide in deck.slides if not slide.hidden]
    statements = (slide for slide in shown if slide.layout == "statement")
    first = next(statements, None)
    if first is None or first.reading is None or (first.section or 0) > 0:
        return None
    texts = _paragraphs_of(first)
    words = sum(len(inline.text.split()) for inline in texts)
    # A list is no summary, and marks of footnotes have their texts where the slide is.
    marks = [run for inline in texts for run in inline.runs if run.note]
    is_plain = len(texts) == len(first.reading.blocks) and not marks
    # What the statement itself says is no summary of it.
    title = said_already([[first.title.text]], deck.language)
    says_more = not title.says([inline.text for inline in texts], deck.language)
    return first if is_plain and says_more and words <= _SUMMARY_WORDS else None


def _paragraphs_of(slide: ResolvedSlide) -> tuple[Inline, ...]:
    blocks = slide.reading.blocks if slide.reading else ()
    return tuple(block for block in blocks if isinstance(block, Inline))


class _Reading(Struct, kw_only=True):
    """Makes the blocks. The slide that is the `opening` has its prose in the summary; `sources`
    counts those so far, `exhibits` the drawings; `left_out` are the texts that are said already."""

    deck: ResolvedDeck
    template: Template
    dividers: frozenset[str]
    exhibits: NamedExhibits
    opening: str = ""
    sources: int = 0
    left_out: list[NotSaid] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        slides = [
            slide
            for slide in self.deck.slides
            if not slide.hidden and slide.layout not in ELSEWHERE and not _is_nowhere(slide)
        ]
        headings = headings_of(slides)
        for slide in slides:
            told = self._told(slide)
            self.left_out += told.left_out
            if slide.id == self.opening and not told.slots and self._is_summary(slide):
                self.left_out.append(NotSaid(slide.title.text, slide.title.span))
                continue
            is_divider = slide.id in self.dividers
            blocks = (
                self._section(slide, told)
                if is_divider
                else self._slide(slide, told, headings[slide.id])
            )
            shown = self._with_exhibits(blocks, slide)
            found = _with_sources(list(shown), slide.sources)
            yield from self._numbered(found, slide.footnotes)
        yield from self._about()

    def _told(self, slide: ResolvedSlide) -> Told:
        specs = [
            spec
            for spec in reading_order(self.template.layouts[slide.layout].slots)
            if spec.name in slide.slots and spec.name != "title" and self._is_own(spec, slide)
        ]
        if slide.id in self.dividers:
            specs = [spec for spec in specs if spec.name == "text"]
        return told_once(
            slide,
            {spec.name: slide.slots[spec.name] for spec in specs},
            self.deck.language,
            numbered=frozenset(spec.name for spec in specs if self._is_numbered(spec)),
            is_summary=slide.id == self.opening,
        )

    def _is_own(self, spec: SlotSpec, slide: ResolvedSlide) -> bool:
        """Whether the slide itself says what stands in a slot: fields of the event and of the
        organisation have their places in the document."""
        if spec.default != _CONTACT:
            return not spec.default
        said = [inline.text for inline in inlines_of(slide.slots[spec.name])]
        return said != [inline.text for inline in self.deck.contact]

    def _is_numbered(self, spec: SlotSpec) -> bool:
        return self.template.styles[spec.style].levels[0].bullet == "#"

    def _is_summary(self, slide: ResolvedSlide) -> bool:
        """Whether the summary says the slide's title too, and nobody is sent to it."""
        language = self.deck.language
        summary = said_already([[inline.text for inline in _paragraphs_of(slide)]], language)
        link = f"#{slide.id}"
        is_sought = any(
            run.link == link
            for other in self.deck.slides
            for inline in slide_inlines(other)
            for run in inline.runs
        )
        is_kept = slide.in_reading == "always" or slide.sources or slide.footnotes
        bare = not is_kept and not has_marks(slide.title)
        return bare and not is_sought and summary.says([slide.title.text], language)

    def _with_exhibits(self, blocks: Iterable[Block], slide: ResolvedSlide) -> Iterator[Block]:
        always = slide.in_reading == "always"
        for block in blocks:
            if isinstance(block, Figure):
                named = self.exhibits.named(block, slide.title, always=always)
                yield from (named,) if named is not None else ()
            else:
                yield block

    def _section(self, slide: ResolvedSlide, told: Told) -> Iterator[Block]:
        numbered = len(self.deck.sections) > _MANY_SECTIONS and slide.section is not None
        number = str((slide.section or 0) + 1) if numbered else ""
        yield Heading(inline=slide.title, level=1, id=slide.id, number=number)
        text = told.slots.get("text")
        if isinstance(text, Text):
            yield from (Para(inline, "lead", keep=True) for inline in text.paragraphs)
        yield from kept_if_short(list(prose_blocks(told.reading)))

    def _slide(self, slide: ResolvedSlide, told: Told, heading: Inline | None) -> Iterator[Block]:
        if heading is None and (told.slots or told.reading):
            self.left_out.append(NotSaid(slide.title.text, slide.title.span))
        else:
            yield self._title_of(slide, heading or slide.title)
        marking = slide.marking.text
        if marking and marking != self.deck.marking.text:
            yield Para(plain(marking, strong=True))
        yield from lists_apart(self._body(slide, told), self.deck.language, goes_on=told.goes_on)

    def _body(self, slide: ResolvedSlide, told: Told) -> Iterator[Block]:
        yield from prose_blocks(told.reading)
        for name, value in told.slots.items():
            if told.goes_on and isinstance(value, Points) and len(value.items) == 1:
                # The last entry of a list, not a sentence of its own.
                yield Bullets(value)
                continue
            numbered = name in told.numbered
            yield from value_blocks(value, slide.title.text, self.deck.language, numbered=numbered)

    def _title_of(self, slide: ResolvedSlide, heading: Inline) -> Heading:
        """The heading of a slide. A statement is a sentence: it has a short one as a bookmark."""
        title, level = _plain(heading), 2 if self.dividers else 1
        if slide.layout != "statement":
            return Heading(inline=title, level=level, id=slide.id)
        words = title.text.split()
        short = f"{' '.join(words[:_SHORT])}…" if len(words) > _SHORT else ""
        return Heading(inline=title, level=level, id=slide.id, statement=True, short=short)

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
            if isinstance(block, NumberRow):
                yield from self._with_marks(block)
                continue
            first = self.sources + 1
            texts = self._new_notes(block, footnotes, numbers)
            shown = with_inlines(block, partial(with_numbers, numbers=numbers, between=""))
            if isinstance(following, Footnotes):
                marks = range(self.sources + 1, self.sources + 1 + len(following.notes))
                yield _marked(shown, " ".join(f"[{number}]" for number in marks))
            else:
                yield shown
            if texts:
                yield Footnotes(tuple(_listed(texts, first)))

    def _with_marks(self, row: NumberRow) -> Iterator[Block]:
        """Large numbers, each with the mark of its source; those of one source have one mark."""
        notes: dict[str, Inline] = {}
        items: list[Number] = []
        for item in row.numbers:
            if item.source is not None:
                notes.setdefault(item.source.text, item.source)
                number = self.sources + 1 + list(notes).index(item.source.text)
                item = replace(item, label=with_mark(item.label, f"[{number}]"))
            items.append(item)
        yield NumberRow(tuple(items))
        if notes:
            yield Footnotes(tuple(_listed(list(notes.values()), self.sources + 1)))
            self.sources += len(notes)

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
            yield DocumentTable(table=table, title=title.text, header_column=True)
        if self.deck.accessibility:
            yield Heading(inline=self._word("accessibility"), level=2)
            yield from (Para(inline) for inline in self.deck.accessibility)
        if self.deck.contact:
            yield Heading(inline=self._word("contact"), level=2)
            *lines, last = self.deck.contact
            # An address is never parted.
            yield from (Para(inline, keep=True) for inline in lines)
            yield Para(last)

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


def _is_nowhere(slide: ResolvedSlide) -> bool:
    """Whether nothing of the slide is to stand in the document."""
    return slide.in_reading == "never" and slide.reading is None


def _listed(notes: Sequence[Inline], first: int) -> Iterator[Inline]:
    for number, note in enumerate(notes, first):
        yield replace(note, runs=(Run(text=f"[{number}]  "), *note.runs))


def _with_sources(blocks: list[Block], sources: tuple[Inline, ...]) -> list[Block]:
    """The blocks of a slide with its sources behind the one that they belong to: its drawing, else
    its last text, else its table or heading."""
    if not sources:
        return blocks
    places = [number for number, block in enumerate(blocks) if isinstance(block, Figure)]
    texts = [number for number, block in enumerate(blocks) if isinstance(block, Para | Bullets)]
    tables = [
        number
        for number, block in enumerate(blocks)
        if isinstance(block, DocumentTable) and block.table.caption
    ]
    at = next((found[-1] for found in (places, texts, tables) if found), 0) + 1
    return [*blocks[:at], Footnotes(sources), *blocks[at:]]


def _marked(block: Block, marks: str) -> Block:
    """The block with the numbers of its sources where its text, name or caption ends."""
    match block:
        case Para(inline=inline):
            return replace(block, inline=with_mark(inline, marks))
        case Heading(inline=inline):
            short = block.short or inline.text
            return replace(block, inline=with_mark(inline, marks), short=short)
        case Bullets(points=points):
            return replace(block, points=_with_marks_last(points, marks))
        case Figure(label=label):
            return replace(block, label=with_mark(label, marks))
        case DocumentTable(table=Table(caption=Inline() as caption) as table):
            return replace(block, table=replace(table, caption=with_mark(caption, marks)))
        case _:
            return block


def with_mark(inline: Inline, marks: str) -> Inline:
    """A text with the numbers of its sources behind it."""
    return replace(inline, runs=(*inline.runs, Run(text=f"\u00a0{marks}")))


def _with_marks_last(points: Points, marks: str) -> Points:
    """The points with the marks after the text that stands last."""
    *others, last = points.items
    if last.children:
        inner = _with_marks_last(Points(last.children), marks).items
        return replace(points, items=(*others, replace(last, children=inner)))
    return replace(points, items=(*others, replace(last, inline=with_mark(last.inline, marks))))
