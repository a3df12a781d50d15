"""A slide as written + layout + settings -> what it says: slots, notes, reading, sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from briefgen.model.diagnostics import Faults, Hint
from briefgen.model.project import SlideSource
from briefgen.model.resolved_deck import Prose, SlotValue
from briefgen.model.rich_text import Field, Footnote, Inline, has_items
from briefgen.model.template import LayoutSpec, SlotSpec
from briefgen.model.text_edits import add_key
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.deck_entries import SlideKeys
from briefgen.read.decode import keys_of, near_miss
from briefgen.resolve.binder import Binder
from briefgen.resolve.citations import bind_source
from briefgen.resolve.event_fields import read_field, with_links
from briefgen.resolve.footnotes import Noted, number_footnotes
from briefgen.resolve.settings import CONTACT, Settings
from briefgen.resolve.slot_values import bind_value, fill_slot, kind_named, placeholder
from briefgen.resolve.variables import Variables
from briefgen.support.suggest import hint_instead, meant_by, stands_below
from briefgen.text.inline_markup import parse_prose

# A slot with this default is filled with the sections of the deck.
SECTIONS = "sections"
# One with this, on a divider, with the number of its section.
SECTION_NUMBER = "section-number"

# Who reads of more unknown names on one slide?
_MOST_TOLD = 50
# What a shelf of files gave, by what it was asked for.
_Answers = dict[tuple[str, ...], Any]


class BoundTexts(Value, kw_only=True):
    """What a slide says: `slots` by name, `notes` for the speaker, `reading` for the reading
    document, `sources` with the day on which each was checked, None where the author does not say,
    and `footnotes` in the order of their marks. `data` and `pictures` are what the files that it
    names held when it was bound, by what was asked for."""

    slots: Mapping[str, SlotValue]
    notes: Prose | None
    reading: Prose | None
    sources: tuple[tuple[Inline, date | None], ...]
    footnotes: tuple[Footnote, ...]
    data: _Answers
    pictures: _Answers


def bind_texts(
    source: SlideSource,
    layout: LayoutSpec,
    given: Variables,
    settings: Settings,
    faults: Faults,
) -> BoundTexts:
    """All that depends on the slide alone, and not on those before it."""
    data, pictures = _Asked(settings.data, {}), _Asked(settings.pictures, {})
    variables = replace(given, faults=faults)
    binder = _TextBinder(replace(settings, data=data, pictures=pictures), faults)
    said = Noted(
        slots=binder.slots(source, layout, variables),
        notes=binder.prose(source.notes, variables),
        reading=binder.prose(source.reading, variables),
    )
    said = number_footnotes(said, source, variables, faults)
    own = source.typography
    return BoundTexts(
        slots={name: settings.typeset(value, own) for name, value in said.slots.items()},
        notes=settings.typeset(said.notes, own),
        reading=settings.typeset(said.reading, own),
        footnotes=settings.typeset(said.footnotes, own),
        sources=settings.typeset(binder.sources(source.sources, variables), own),
        data=data.answers,
        pictures=pictures.answers,
    )


def shows_same_files(settings: Settings, bound: BoundTexts) -> bool:
    """Whether the files that the slide names still hold what they held when it was bound."""
    shelves = (settings.data, bound.data), (settings.pictures, bound.pictures)
    return all(
        _Asked(shelf, {})(*name) == answer
        for shelf, answers in shelves
        for name, answer in answers.items()
    )


class _Asked(Value):
    """A shelf of files, and what it gave."""

    shelf: Callable[..., Any]
    answers: _Answers

    def __call__(self, *name: str) -> Any:
        return self.answers.setdefault(name, self.shelf(*name))


class _TextBinder(Value):
    settings: Settings
    faults: Faults

    def slots(
        self, source: SlideSource, layout: LayoutSpec, variables: Variables
    ) -> dict[str, SlotValue]:
        meant = self._check_names(source, layout)
        settings = self.settings
        binder = Binder(
            faults=self.faults,
            audience=settings.audience,
            language=settings.language,
            data=settings.data,
            pictures=settings.pictures,
        )
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
            elif (
                spec.required
                and spec.name not in meant
                and not (self.faults.since(before) or self._comes_later(spec, node))
            ):
                self._missing(source, layout, spec)
        return found

    def _field(self, spec: SlotSpec, node: Node | None, variables: Variables) -> Field | None:
        """What a slot for a field of the event or the organisation says: a text that is written
        there is read as the field is."""
        if spec.default == CONTACT and isinstance(node, Scalar | Seq):
            return with_links(read_field(node, variables))
        if spec.default in self.settings.fields and isinstance(node, Scalar):
            return read_field(node, variables)
        return self.settings.fields.get(spec.default) if node is None else None

    def _comes_later(self, spec: SlotSpec, node: Node | None) -> bool:
        """Whether the slot is filled once all slides are known."""
        return node is None and spec.default == SECTIONS

    def _check_names(self, source: SlideSource, layout: LayoutSpec) -> frozenset[str]:
        """Note the names that the layout does not have; those that may be meant by them."""
        slots = [slot.name for slot in layout.slots if not slot.of]
        missing = [
            slot.name
            for slot in layout.slots
            if slot.required and not slot.default and slot.name not in source.slots
        ]
        unknown = [name for name in source.slots if name not in slots]
        # A key of every slide may have been meant as well.
        known = [*slots, *keys_of(SlideKeys)]
        for name in unknown[:_MOST_TOLD]:
            self.faults.say(
                "BF204",
                source.key_spans.get(name, source.span),
                hint=_hint_for(name, layout, known, missing, source=source),
                name=name,
                layout=layout.name,
            )
        return frozenset(
            _only_missing(name, known, missing) or meant_by(name, known)
            for name in unknown[:_MOST_TOLD]
        )

    def _missing(self, source: SlideSource, layout: LayoutSpec, spec: SlotSpec) -> None:
        if empty := source.slots.get(spec.name):
            code = "BF205/for-others" if self._is_for_others(empty) else "BF205/empty"
            self.faults.say(code, empty.span, layout=layout.name, slot=spec.name)
            return
        text = placeholder(spec)
        fixes = add_key(source.node, spec.name, text) if text else ()
        hint = Hint(f"add a line `{spec.name}: ...`", fixes)
        self.faults.say("BF205", source.layout_span, hint=hint, layout=layout.name, slot=spec.name)

    def _is_for_others(self, node: Node) -> bool:
        """Whether a list has something, but for other audiences."""
        items = node.items if isinstance(node, Seq) else ()
        return bool(self.settings.audience) and any(isinstance(item, Map) for item in items)

    def prose(self, node: Scalar | None, variables: Variables) -> Prose | None:
        if node is None:
            return None
        filled = variables.fill(node)
        assert isinstance(filled, Scalar)
        prose = parse_prose(filled, self.faults)
        return prose if prose.blocks else None

    def sources(
        self, node: Node | None, variables: Variables
    ) -> tuple[tuple[Inline, date | None], ...]:
        """The sources, each with the day on which it was checked."""
        if node is None:
            return ()
        filled = variables.fill(node)
        if isinstance(filled, Scalar) and has_items(filled.text):
            self.faults.say("BF111/list-as-text", filled.span, name="sources")
            return ()
        items = filled.items if isinstance(filled, Seq) else (filled,)
        found = (bind_source(item, self.faults) for item in items)
        return tuple(source for source in found if source is not None)


def _hint_for(
    name: str, layout: LayoutSpec, known: list[str], missing: list[str], *, source: SlideSource
) -> Hint:
    below = {slot.name: kind_named(slot.kind).form.names_below() for slot in layout.slots}
    outer, inner = stands_below(name, below | {key: [] for key in keys_of(SlideKeys)})
    if inner:
        return Hint(f"write it below `{outer}:`, as `{outer}: {{{inner}: ...}}`")
    if meant := _only_missing(name, known, missing):
        return hint_instead(name, [meant], 0.0)
    return near_miss(name, known, source.key_spans)


def _only_missing(name: str, known: list[str], missing: list[str]) -> str:
    """The only slot that has to be there, and is not, where an unknown name is not much more like
    another one."""
    is_other = meant_by(name, known, 1.0)
    return missing[0] if len(missing) == 1 and not is_other else ""
