"""Project + records of the last build -> what is stale, and why.

What a pack is made from is compared before anything is laid out: the settings of its target, its
template, and each of its slides. Where all is equal, the pack is fresh. Otherwise the worker
resolves the deck, and may still find that the result is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, fields

from briefgen.build.cache import Memory, Record
from briefgen.build.fingerprint import KnownPrints, fingerprint
from briefgen.build.pack import ZIP, Standing, file_name, look_at_pack
from briefgen.build.program import program_digest
from briefgen.build.results import BuildOptions
from briefgen.build.since import Since
from briefgen.build.work import Task
from briefgen.compile import faults_of_sources
from briefgen.model.diag import Diagnostic, Faults
from briefgen.model.node import Scalar
from briefgen.model.project import (
    Deck,
    OutputSpec,
    Project,
    SectionSource,
    SlideSource,
    Target,
)
from briefgen.model.values import dataclass, replace
from briefgen.resolve.audience import choose_audience
from briefgen.resolve.cascade import Settings, cascade_settings
from briefgen.resolve.include import Included, id_of, include_entries

# Fields of a deck that are told apart slide by slide, or do not matter.
_NOT_COMPARED = frozenset({"slides", "translations", "outputs", "file", "name"})
_SAID = {
    "program": "briefgen or one of its libraries was changed",
    "template": "the template was changed",
    "texts": "what all decks share was changed",
    "deck": "the deck's own keys were changed",
    "variables": "a variable was changed",
}
# These hold what the event says as well.
_FOLLOWING_THE_EVENT = ("texts", "variables")


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests of what a pack is made from: by name, and of each slide in order."""

    named: Mapping[str, str]
    slides: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A target, how its pack stands, and why it is stale; fresh where there is no reason."""

    target: Target
    record: Record
    inputs: Inputs | None
    standing: Standing
    reasons: tuple[str, ...]
    outputs: tuple[OutputSpec, ...]

    @property
    def is_fresh(self) -> bool:
        return not self.reasons


@dataclass(slots=True)
class Planner:
    """Plans target after target; slides that many of them show are looked at once.

    Where the project is not the same as at the last build, the warnings of that build may stand on
    other lines now.
    """

    project: Project
    memory: Memory
    options: BuildOptions
    since: Since
    source_faults: Sequence[Diagnostic] = ()
    known: KnownPrints = field(default_factory=KnownPrints)

    def plan(self, target: Target) -> Plan:
        record = self.memory.record(target.id)
        inputs = self._inputs(target) if record.key else None
        outputs = _wanted(target, self.options)
        names = [file_name(target.id, spec.kind, spec.options) for spec in outputs]
        standing = look_at_pack(self.memory.output / target.id, names, record)
        reasons = tuple(self._reasons(target, record, inputs, standing, names))
        return Plan(target, record, inputs, standing, reasons, outputs)

    def complete(self, plan: Plan) -> Plan:
        """The plan with its inputs. Those of a target that was never built are not compared with
        anything, so that it can be made before they are known."""
        return replace(plan, inputs=plan.inputs or self._inputs(plan.target))

    def task(self, plan: Plan) -> Task:
        """What a worker has to do for a stale target."""
        forced = self.options.force
        usable = {n for n in plan.standing.present if plan.record.files[n].key == plan.record.key}
        return Task(
            plan.target,
            plan.outputs,
            plan.record.key,
            frozenset(usable),
            () if forced else plan.standing.edited,
            self.options.strict,
            bool(plan.record.faults),
            self._weight(plan),
            program_digest(),
        )

    def _weight(self, plan: Plan) -> int:
        """How long a pack takes, compared to others: by its pages, or by its slides."""
        pages = sum(file.pages for file in plan.record.files.values())
        deck = self.project.decks.get(plan.target.deck)
        return pages or len(deck.slides if deck else ()) * len(plan.outputs)

    def _inputs(self, target: Target) -> Inputs | None:
        """None where the target cannot be resolved anyway."""
        deck, faults = self.project.decks.get(target.deck), Faults()
        settings = cascade_settings(self.project, target, deck, faults) if deck else None
        if deck is None or settings is None:
            return None
        deck = deck.in_language(settings.language)
        included = include_entries(self.project, deck, settings.language, faults)
        slides = choose_audience(included, settings.audience)
        named = {
            "program": program_digest(),
            **dict(self._settings(settings)),
            "deck": self._of_deck(deck),
            "paper": target.paper,
        }
        return Inputs(named, tuple(self._slides(slides)))

    def _settings(self, settings: Settings) -> Iterator[tuple[str, str]]:
        for name in (found.name for found in fields(settings)):
            value = getattr(settings, name)
            if name == "event":
                for part in fields(value):
                    yield f"event.{part.name}", str(getattr(value, part.name))
            elif name == "template":
                yield name, self.known.of(value)
            elif not callable(value):
                yield name, fingerprint(value)

    def _of_deck(self, deck: Deck) -> str:
        kept = (f.name for f in fields(deck) if f.compare and f.name not in _NOT_COMPARED)
        return self.known.of(deck, *(getattr(deck, name) for name in kept))

    def _slides(self, entries: Iterable[Included]) -> Iterator[tuple[str, str]]:
        for entry in entries:
            source = entry.source
            place = f"{source.span.file}#{id_of(source) or _title_of(source)}"
            own = self.known.of(source)
            yield place, fingerprint(own, entry.variables) if entry.variables else own

    def _reasons(
        self,
        target: Target,
        record: Record,
        inputs: Inputs | None,
        standing: Standing,
        names: Sequence[str],
    ) -> Iterator[str]:
        if not record.key:
            yield "it was not built before"
            return
        if inputs is None:
            yield "it could not be built"
            return
        yield from _named_reasons(record, inputs)
        if record.slides != inputs.slides:
            yield from _slide_reasons(dict(record.slides), dict(inputs.slides))
        if target.id in self.since.unchecked:
            yield "a picture or a data file was changed"
        if record.faults and not self.since.is_same:
            yield "its warnings are looked at again"
        sources = faults_of_sources(self.project, target, self.source_faults)
        if any(fault.is_error for fault in sources):
            yield "its files have faults"
        yield from self._file_reasons(record, standing, names)
        yield from _left_over(target, record)

    def _file_reasons(
        self, record: Record, standing: Standing, names: Sequence[str]
    ) -> Iterator[str]:
        edited = () if self.options.force else standing.edited
        for name in names:
            file = record.files.get(name)
            if name in edited:
                continue
            if file is None or file.key != record.key:
                yield f"{name} was not built before"
            elif name in standing.edited:
                yield f"{name} was changed by hand"
            elif name not in standing.present:
                yield f"{name} is not there"


def _left_over(target: Target, record: Record) -> Iterator[str]:
    """Files of outputs that the pack had once."""
    names = {file_name(target.id, spec.kind, spec.options) for spec in target.outputs}
    for name, file in record.files.items():
        if name not in names and file.kind != ZIP:
            yield f"{name} is not wanted any more"


def _wanted(target: Target, options: BuildOptions) -> tuple[OutputSpec, ...]:
    chosen = [spec for spec in target.outputs if not options.only or spec.kind in options.only]
    return (*chosen, OutputSpec(ZIP, {})) if options.with_zip else tuple(chosen)


def _named_reasons(record: Record, inputs: Inputs) -> Iterator[str]:
    names = sorted(inputs.named.keys() | record.inputs.keys())
    found = [name for name in names if inputs.named.get(name) != record.inputs.get(name)]
    is_event = any(name.startswith("event.") for name in found)
    for name in found:
        if name != "event.iso_date" and not (is_event and name in _FOLLOWING_THE_EVENT):
            yield _SAID.get(name, f"the {name.removeprefix('event.')} was changed")


def _slide_reasons(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    found = [f"{name} was changed" for name in new if name in old and old[name] != new[name]]
    found += [f"{name} is new" for name in new if name not in old]
    found += [f"{name} was dropped" for name in old if name not in new]
    yield from found or ["the order of its slides was changed"]


def _title_of(source: SlideSource | SectionSource) -> str:
    """A slide without an id is known by its title."""
    title = source.name if isinstance(source, SectionSource) else source.slots.get("title")
    return title.text[:40] if isinstance(title, Scalar) else "cover"
