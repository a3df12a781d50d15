"""Included entries + settings -> slides bound to their layouts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct, field

from briefgen.model.diagnostics import Faults, Span
from briefgen.model.project import SectionSource, SlideSource
from briefgen.model.resolved_deck import Line, Prose, ResolvedSlide, Section, SlotValue
from briefgen.model.rich_text import Field, Inline
from briefgen.model.template import LayoutSpec, SlotSpec
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq, lines_of
from briefgen.read.decode import near_miss
from briefgen.resolve.binder import Binder
from briefgen.resolve.event_fields import read_field
from briefgen.resolve.pack_marking import marking_of
from briefgen.resolve.settings import Settings
from briefgen.resolve.slide_library import Included
from briefgen.resolve.slot_values import bind_value, fill_slot
from briefgen.resolve.sources import bind_source
from briefgen.resolve.split_comparison import free_id, slug_of, spread_subjects
from briefgen.resolve.variables import Variables
from briefgen.text.inline_markup import parse_prose

SECTION_LAYOUT = "section"
# A slot with this default is filled with the sections of the deck.
SECTIONS = "sections"

# Who reads of more unknown names on one slide?
_MOST_TOLD = 50


class SlideBinder(Struct):
    """Binds slide after slide; the ids and sections met so far grow on the way."""

    settings: Settings
    faults: Faults
    ids: dict[str, Span] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)

    def slides(self, entries: Sequence[Included]) -> tuple[ResolvedSlide, ...]:
        """The slides that could be bound; what is wrong with the others is in faults."""
        self._note_ids(entries)
        found = [self._entry(entry) for entry in entries]
        kept = [slide for slide in found if slide is not None]
        return tuple(slide for whole in kept for slide in self._spread(whole))

    def _spread(self, slide: ResolvedSlide) -> Iterator[ResolvedSlide]:
        """The slide, or a slide for each subject of its comparison."""
        for made in spread_subjects(slide, frozenset(self.ids)):
            self.ids.setdefault(made.id, made.span)
            yield made

    def _note_ids(self, entries: Sequence[Included]) -> None:
        """Ids that were written come first, so that ids we make up keep clear of them."""
        for entry in entries:
            written = entry.source.id
            if written is None:
                continue
            if written.text in self.ids:
                first = self.ids[written.text]
                self.faults.add(
                    "BF206",
                    f"two slides have the id `{written.text}`",
                    written.span,
                    hint=f"the first one is in {first.file}, line {first.line}; rename one",
                    related=[(first, "first used here"), *((s, "used here") for s in entry.chain)],
                )
            self.ids.setdefault(written.text, written.span)

    def _entry(self, entry: Included) -> ResolvedSlide | None:
        settings = self.settings
        shared = Variables(settings.variables, settings.language, self.faults)
        variables = shared.with_given(entry.variables)
        if isinstance(entry.source, SlideSource):
            return self._slide(entry.source, variables)
        slide = self._slide(_divider(entry.source), variables)
        if slide is None:
            return None
        self.sections.append(Section(slide.title, slide.id, entry.source.span))
        return replace(slide, section=len(self.sections) - 1)

    def _slide(self, source: SlideSource, variables: Variables) -> ResolvedSlide | None:
        layout = self._layout(source)
        if layout is None:
            return None
        if source.untranslated:
            tag = self.settings.language
            report_untranslated(source.untranslated, tag, source.span, self.faults)
        slots = self._slots(source, layout, variables)
        notes = self._prose(source.notes, variables)
        reading = self._prose(source.reading, variables)
        sources = self._sources(source.sources, variables)
        title = slots.get("title")
        if not isinstance(title, Line):
            return None
        return ResolvedSlide(
            id=source.id.text if source.id else self._made_up_id(title.inline),
            layout=source.layout,
            slots=slots,
            notes=notes,
            reading=reading,
            sources=tuple(source for source, _ in sources),
            checked_on=tuple(day for _, day in sources),
            minutes=source.minutes,
            hidden=source.hidden,
            may_continue=source.may_continue,
            marking=read_field(marking_of(source), variables),
            section=len(self.sections) - 1 if self.sections else None,
            allow=source.allow,
            allow_span=source.key_spans.get("allow", source.span),
            lines=lines_of(source.node) if source.allow else frozenset(),
            span=source.span,
        )

    def _layout(self, source: SlideSource) -> LayoutSpec | None:
        layouts = self.settings.template.layouts
        layout = layouts.get(source.layout)
        if layout is None:
            self.faults.add(
                "BF203",
                f"the template has no layout `{source.layout}`",
                source.layout_span,
                hint=near_miss(source.layout, list(layouts)),
            )
        return layout

    def _made_up_id(self, title: Inline) -> str:
        name = free_id(slug_of(title.text, "slide"), self.ids)
        self.ids[name] = title.span
        return name

    def _slots(
        self, source: SlideSource, layout: LayoutSpec, variables: Variables
    ) -> dict[str, SlotValue]:
        self._check_names(source, layout)
        settings = self.settings
        binder = Binder(self.faults, settings.audience, settings.data, settings.pictures)
        found: dict[str, SlotValue] = {}
        for spec in layout.slots:
            if spec.of:
                continue
            node = source.slots.get(spec.name) or settings.texts.get(spec.default)
            before = self.faults.mark()
            field = self._field(spec, node, variables)
            if field is not None:
                value = fill_slot(binder, field, spec)
            else:
                value = bind_value(binder, variables.fill(node), spec) if node else None
            if value is not None:
                found[spec.name] = value
            elif spec.required and not (self.faults.since(before) or _comes_later(spec, node)):
                self._missing(source, layout, spec)
        return found

    def _field(self, spec: SlotSpec, node: Node | None, variables: Variables) -> Field | None:
        """What a slot for a field of the event or the organisation says: a text that is written
        there is read as the field is."""
        if spec.default in self.settings.fields and isinstance(node, Scalar):
            return read_field(node, variables)
        return self.settings.fields.get(spec.default) if node is None else None

    def _check_names(self, source: SlideSource, layout: LayoutSpec) -> None:
        known = [slot.name for slot in layout.slots if not slot.of]
        unknown = [name for name in source.slots if name not in known]
        for name in unknown[:_MOST_TOLD]:
            self.faults.add(
                "BF204",
                f"`{name}` is no slot of the layout `{layout.name}`",
                source.key_spans.get(name, source.span),
                hint=near_miss(name, known),
            )

    def _missing(self, source: SlideSource, layout: LayoutSpec, spec: SlotSpec) -> None:
        self.faults.add(
            "BF205",
            f"a slide of the layout `{layout.name}` needs `{spec.name}`",
            source.layout_span,
            hint=f"add a line `{spec.name}: ...`",
        )

    def _prose(self, node: Scalar | None, variables: Variables) -> Prose | None:
        if node is None:
            return None
        filled = variables.fill(node)
        assert isinstance(filled, Scalar)
        prose = parse_prose(filled, self.faults)
        return prose if prose.blocks else None

    def _sources(
        self, node: Node | None, variables: Variables
    ) -> tuple[tuple[Inline, date | None], ...]:
        """The sources, each with the day on which it was checked."""
        if node is None:
            return ()
        filled = variables.fill(node)
        items = filled.items if isinstance(filled, Seq) else (filled,)
        found = (bind_source(item, self.faults) for item in items)
        return tuple(source for source in found if source is not None)


def _divider(source: SectionSource) -> SlideSource:
    """The slide that opens a section."""
    slots: dict[str, Node] = {"title": source.name}
    if source.text is not None:
        slots["text"] = source.text
    return SlideSource(
        node=Map((), source.span),
        layout=SECTION_LAYOUT,
        slots=slots,
        id=source.id,
        notes=source.notes,
        reading=source.reading,
        minutes=source.minutes,
        layout_span=source.span,
        span=source.span,
        untranslated=source.untranslated,
    )


def report_untranslated(names: Sequence[str], language: str, span: Span, faults: Faults) -> None:
    """Texts that are shown in the deck's first language instead."""
    named = ", ".join(f"`{name}`" for name in names)
    place = Span(span.file, span.line, span.column)
    hint = "write each text as `{en: ..., cy: ...}`, with the deck's languages"
    faults.add("BF216", f"{named}: no text in `{language}`", place, hint=hint)


def _comes_later(spec: SlotSpec, node: Node | None) -> bool:
    """Whether the slot is filled once all slides are known."""
    return node is None and spec.default == SECTIONS
