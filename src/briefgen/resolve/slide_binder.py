"""Included entries + settings -> slides bound to their layouts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct, field

from briefgen.model.diagnostics import Faults, Span
from briefgen.model.project import SectionSource, SlideSource
from briefgen.model.resolved_deck import Line, ResolvedSlide, Section, Text
from briefgen.model.rich_text import Inline
from briefgen.model.span_moves import all_lowered
from briefgen.model.template import LayoutSpec
from briefgen.model.values import Value, replace
from briefgen.model.work import MOST_ERRORS, MOST_LETTERS
from briefgen.model.yaml_nodes import Map, Node, lines_of, texts_of
from briefgen.read.decode import near_miss
from briefgen.resolve.comparison_slides import free_id, slug_of, spread_subjects
from briefgen.resolve.event_fields import read_field
from briefgen.resolve.pack_marking import marking_of
from briefgen.resolve.settings import Settings
from briefgen.resolve.slide_library import Included
from briefgen.resolve.slide_texts import BoundTexts, bind_texts, shows_same_files
from briefgen.resolve.slot_values import unspoken_keys
from briefgen.resolve.variables import Variables
from briefgen.support.memo import memo_while_alive
from briefgen.support.session import MovedDown, Session

SECTION_LAYOUT = "section"


class SlideBinder(Struct, kw_only=True):
    """Binds slide after slide by `settings`, and notes what is wrong in `faults`; on the way grow
    the `ids` met so far, each with its place, and the `sections`. `session` keeps what slides said
    the last time. `errors` are those up to the mark `seen`; after too much it is `stopped`."""

    settings: Settings
    faults: Faults
    session: Session = field(default_factory=Session)
    ids: dict[str, Span] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    errors: int = 0
    seen: int = 0
    stopped: bool = False
    layouts: Mapping[str, LayoutSpec] = field(default_factory=dict)
    """Those that slides may name."""

    def slides(self, entries: Sequence[Included]) -> tuple[ResolvedSlide, ...]:
        """The slides that could be bound; what is wrong with the others is in faults."""
        self.layouts = self.settings.template.offered
        self._note_ids(entries)
        found = [self._entry(entry) for entry in entries if self._goes_on(entry)]
        kept = [slide for slide in found if slide is not None]
        return tuple(slide for whole in kept for slide in self._spread(whole))

    def _spread(self, slide: ResolvedSlide) -> Iterator[ResolvedSlide]:
        """The slide, or a slide for each subject of its comparison."""
        for made in spread_subjects(slide, self.ids):
            self.ids.setdefault(made.id, made.span)
            yield made

    def _goes_on(self, entry: Included) -> bool:
        """Whether there may be another slide after all that the ones before it asked for."""
        self.errors += sum(fault.is_error for fault in self.faults.since(self.seen))
        self.seen = self.faults.mark()
        span = entry.chain[0] if entry.chain else entry.source.span
        if self.faults.work.letters > MOST_LETTERS and not self.stopped:
            self.faults.say("BF106/letters", span, most=MOST_LETTERS)
            self.stopped = True
        if self.errors > MOST_ERRORS and not self.stopped:
            self.faults.say("BF106/errors", span, most=MOST_ERRORS)
            self.stopped = True
        return not self.stopped

    def _note_ids(self, entries: Sequence[Included]) -> None:
        """Ids that were written come first, so that ids we make up keep clear of them."""
        for entry in entries:
            written = entry.source.id
            if written is None:
                continue
            if written.text in self.ids:
                first = self.ids[written.text]
                self.faults.say(
                    "BF206/used-twice" if first == written.span else "BF206/slide",
                    written.span,
                    name=written.text,
                    file=first.file,
                    line=first.line,
                    related=[(first, "first used here"), *((s, "used here") for s in entry.chain)],
                )
            self.ids.setdefault(written.text, written.span)

    def _entry(self, entry: Included) -> ResolvedSlide | None:
        settings = self.settings
        shared = Variables(settings.variables, settings.language, self.faults, settings.empty)
        variables = shared.with_given(entry.variables)
        if isinstance(entry.source, SlideSource):
            return self._slide(entry.source, variables)
        slide = self._slide(_divider(entry.source), variables)
        if slide is None:
            return None
        text = slide.slots.get("text")
        about = text.paragraphs[0] if isinstance(text, Text) else None
        section = Section(slide.title, slide.id, entry.source.span, about=about)
        self.sections.append(section)
        return replace(slide, section=len(self.sections) - 1)

    def _slide(self, source: SlideSource, variables: Variables) -> ResolvedSlide | None:
        layout = self._layout(source)
        if layout is None:
            return None
        if names := _spoken(source.untranslated):
            report_untranslated(names, self.settings.language, source.span, self.faults)
        said = self._said(source, layout, variables)
        if said is None:
            return None
        return replace(
            said,
            id=source.id.text if source.id else self._made_up_id(said.title),
            section=len(self.sections) - 1 if self.sections else None,
        )

    def _said(
        self, source: SlideSource, layout: LayoutSpec, variables: Variables
    ) -> ResolvedSlide | None:
        """The slide without its name and section, bound anew only where it, what it may name, or a
        file that it shows is another than the last time in the session. None without a title."""
        settings, span = self.settings, source.span
        how = settings.language, settings.typography, settings.template
        defaults = [slot.default for slot in layout.slots if slot.default]
        shared = [(settings.texts.get(name), settings.fields.get(name)) for name in defaults]
        name = (span.file, span.line, settings.language)
        names_variables = _names_variables(source) or any(map(_has_place, (t for t, _ in shared)))
        given = (variables.values, variables.empty) if names_variables else ()
        rest = (layout, given, settings.audience, *how, *shared)
        before = self.session.of(MovedDown).before(source)
        # What the deck says in place of the slide stands elsewhere.
        if before and all(pair == (None, None) for pair in shared):
            self._take_along(before, source, name, rest)
        bound: _Bound = self.session.keep(
            "slides",
            name,
            (source, *rest),
            partial(_bound, source, layout, variables, settings),
            self.faults,
            lambda known: shows_same_files(settings, known.texts),
        )
        return bound.slide

    def _take_along(
        self,
        before: tuple[SlideSource, int],
        source: SlideSource,
        name: tuple[str, int, str],
        rest: tuple[object, ...],
    ) -> None:
        """What a slide said that has only moved down is what it says now."""
        old, lines = before
        moved, file = self.session.of(MovedDown), source.span.file

        def move(bound: _Bound) -> _Bound:
            if bound.slide is None:
                return bound
            slide = all_lowered(bound.slide, lines, file)
            if slide.lines:
                slide = replace(slide, lines=lines_of(source.node))
            moved.note(slide.slots, bound.slide.slots, lines)
            return replace(bound, slide=slide)

        names = (file, old.span.line, name[2]), name
        self.session.take_along("slides", names, ((old, *rest), (source, *rest)), move)

    def _layout(self, source: SlideSource) -> LayoutSpec | None:
        layouts = self.layouts
        layout = layouts.get(source.layout)
        if not source.layout:
            from briefgen.resolve.missing_layout import note_missing_layout

            note_missing_layout(source, list(layouts.values()), self.faults)
        elif layout is None:
            hint = near_miss(source.layout, list(layouts))
            self.faults.say("BF203", source.layout_span, hint=hint, name=source.layout)
        return layout

    def _made_up_id(self, title: Inline) -> str:
        name = free_id(slug_of(title.text, "slide"), self.ids)
        self.ids[name] = title.span
        return name


class _Bound(Value):
    """What a slide says (`texts`), and the `slide` of it, None where that has no title."""

    texts: BoundTexts
    slide: ResolvedSlide | None


def _bound(
    source: SlideSource,
    layout: LayoutSpec,
    variables: Variables,
    settings: Settings,
    faults: Faults,
) -> _Bound:
    bound = bind_texts(source, layout, variables, settings, faults)
    if not isinstance(bound.slots.get("title"), Line):
        return _Bound(bound, None)
    slide = ResolvedSlide(
        id="",
        layout=source.layout,
        slots=bound.slots,
        notes=bound.notes,
        reading=bound.reading,
        in_reading=source.in_reading,
        sources=tuple(source for source, _ in bound.sources),
        footnotes=bound.footnotes,
        checked_on=tuple(day for _, day in bound.sources),
        minutes=source.minutes,
        hidden=source.hidden,
        may_continue=source.may_continue,
        form=_form(source, settings.template.form_names(layout.name), faults),
        typography=source.typography or settings.typography,
        marking=read_field(marking_of(source), replace(variables, faults=faults)),
        allow=source.allow,
        allow_span=source.key_spans.get("allow", source.span),
        lines=lines_of(source.node) if source.allow else frozenset(),
        span=source.span,
    )
    return _Bound(bound, slide)


def _form(source: SlideSource, forms: Mapping[str, str], faults: Faults) -> str:
    """The form that the author asks for; one that the layout does not have is noted."""
    known = list(forms)
    if source.form in ("", *known):
        return source.form
    written = source.node.get("form")
    span = written.span if written else None
    if known:
        hint = near_miss(source.form, known, span=span)
        faults.say(
            "BF113/form", source.form_span, hint=hint, layout=source.layout, form=source.form
        )
    else:
        faults.say("BF113/one-form", source.form_span, layout=source.layout)
    return ""


@memo_while_alive
def _names_variables(source: SlideSource) -> bool:
    """Whether a slide may say something else where variables have other values. Most slides of a
    series name none: they say the same to every seminar."""
    said = (source.notes, source.reading, source.sources, source.footnotes, marking_of(source))
    return any(map(_has_place, (*source.slots.values(), *said)))


def _has_place(node: Node | None) -> bool:
    """Whether there is a place for a variable in one of the texts."""
    return node is not None and any("{{" in text for text in texts_of(node))


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


def _spoken(paths: Sequence[tuple[str, ...]]) -> list[str]:
    """The keys of a slide in which a text is missing that people read."""
    found = (path[0] for path in paths if unspoken_keys().isdisjoint(path))
    return list(dict.fromkeys(found))


def report_untranslated(names: Sequence[str], language: str, span: Span, faults: Faults) -> None:
    """Texts that are shown in the deck's first language instead."""
    named = ", ".join(f"`{name}`" for name in names)
    place = Span(file=span.file, line=span.line, column=span.column)
    faults.say("BF216", place, names=named, language=language)
