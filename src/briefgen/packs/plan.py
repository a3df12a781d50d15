"""Project + records of the last build -> what is stale, and why.

What a pack is made from is compared before anything is laid out: the settings of its target, its
template, and each of its slides. Where all is equal, the pack is fresh. Otherwise the worker
resolves the deck, and may still find that the result is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from briefgen.compile import faults_of_sources
from briefgen.model.diagnostics import Diagnostic
from briefgen.model.outputs import Output, ZipOptions
from briefgen.model.project import Project, Target
from briefgen.model.values import Value, replace
from briefgen.packs.build_records import Memory, Record
from briefgen.packs.build_results import BuildOptions
from briefgen.packs.file_digests import FileDigests
from briefgen.packs.make_pack import Task
from briefgen.packs.pack_folder import Standing, file_name, is_current, look_at_pack, outputs_in_zip
from briefgen.packs.pack_inputs import Inputs, inputs_of
from briefgen.packs.program_digest import program_digest
from briefgen.packs.staleness import Since

_SAID = {
    "program": "briefgen or one of its libraries was changed",
    "template": "the template was changed",
    "texts": "something that all decks share was changed",
    "deck": "the deck's own keys were changed",
    "copies": "the number of copies was changed",
    "variables": "a variable was changed",
}
# These hold what the event says as well.
_FOLLOWING_THE_EVENT = ("texts", "variables")


class Plan(Value, kw_only=True):
    """A `target`, how its pack stands, and why it is stale; fresh where there are no `reasons`.

    `record` tells of its last build, empty where there was none; `inputs` are what it is made from
    now, None where it was not built before or cannot be resolved. `outputs` are those asked for,
    `standing` is how their files are. `zip_parts` names what a .zip of the pack has to hold.
    """

    target: Target
    record: Record
    inputs: Inputs | None
    standing: Standing
    reasons: tuple[str, ...]
    outputs: tuple[Output | ZipOptions, ...]
    zip_parts: tuple[str, ...] = ()

    @property
    def is_fresh(self) -> bool:
        return not self.reasons


class Planner(Struct, kw_only=True):
    """Plans target after target; slides that many of them show are looked at once.

    A `project` is compared with the `memory` of the last build; `since` says whether its files are
    the same since then, `assets` what its picture and data files hold now. Where the project is not
    the same as at the last build, the warnings of that build may stand on other lines now.
    `options` say what is asked for, `source_faults` what is wrong with the project's files.
    """

    project: Project
    memory: Memory
    options: BuildOptions
    since: Since
    assets: FileDigests
    source_faults: Sequence[Diagnostic] = ()

    def plan(self, target: Target) -> Plan:
        record = self.memory.record(target.id)
        inputs = inputs_of(self.project, target) if record.key else None
        outputs = self.options.wanted(spec.output for spec in target.outputs)
        names = [file_name(target.id, output) for output in outputs]
        standing = look_at_pack(
            self.memory.output / target.id, names, record, partial(self.memory.texts, target.id)
        )
        parts = tuple(zip_parts(target))
        plan = Plan(
            target=target,
            record=record,
            inputs=inputs,
            standing=standing,
            reasons=(),
            outputs=outputs,
            zip_parts=parts,
        )
        return replace(plan, reasons=tuple(dict.fromkeys(self._reasons(plan, names))))

    def task(self, plan: Plan) -> Task:
        """What a worker has to do for a stale target."""
        forced = self.options.force
        key, parts = plan.record.key, plan.zip_parts
        files = plan.record.files
        usable = {name for name in plan.standing.present if is_current(files[name], key, parts)}
        return Task(
            target=plan.target,
            outputs=plan.outputs,
            key=plan.record.key,
            present=frozenset(usable),
            edited=() if forced else plan.standing.edited,
            is_strict=self.options.strict,
            had_warnings=bool(plan.record.faults),
            weight=self._weight(plan),
            program=program_digest(),
            wants_inputs=not plan.record.key,
        )

    def _weight(self, plan: Plan) -> int:
        """How long a pack takes, compared to others: by its pages, or by its slides."""
        pages = sum(file.pages for file in plan.record.files.values())
        deck = self.project.decks.get(plan.target.deck)
        return pages or len(deck.slides if deck else ()) * len(plan.outputs)

    def _reasons(self, plan: Plan, names: Sequence[str]) -> Iterator[str]:
        target, record, inputs = plan.target, plan.record, plan.inputs
        if not record.key:
            yield "it was not built before"
            return
        if inputs is None:
            yield "it could not be built"
            return
        yield from _named_reasons(record, inputs)
        if record.slides != inputs.slides:
            yield from _slide_reasons(dict(record.slides), dict(inputs.slides))
        for name in self.assets.changed(record.assets):
            yield f"{name} was changed"
        if record.faults and not self.since.is_same:
            yield "its warnings are looked at again"
        sources = faults_of_sources(self.project, target, self.source_faults)
        if any(fault.is_error for fault in sources):
            yield "its files have faults"
        yield from self._file_reasons(plan, names)
        yield from _left_over(plan)

    def _file_reasons(self, plan: Plan, names: Sequence[str]) -> Iterator[str]:
        record, standing = plan.record, plan.standing
        edited = () if self.options.force else standing.edited
        for name in names:
            file = record.files.get(name)
            if name in edited:
                continue
            if file is None:
                yield f"{name} was not built before"
            elif not is_current(file, record.key, plan.zip_parts):
                yield f"{name} is out of date"
            elif name in standing.edited:
                yield f"{name} was changed by hand"
            elif name not in standing.present:
                yield f"{name} is missing"
        if not standing.has_manifest:
            yield "manifest.json is not there, or is not as it was written"


def zip_parts(target: Target) -> Iterable[str]:
    """The names of what the .zip of a target holds."""
    return outputs_in_zip(target.id, (spec.output for spec in target.outputs))


def _left_over(plan: Plan) -> Iterator[str]:
    """Files of outputs that the pack had once."""
    target, record = plan.target, plan.record
    names = {file_name(target.id, spec.output) for spec in target.outputs}
    for name, file in record.files.items():
        if file.is_packed:
            if not is_current(file, record.key, plan.zip_parts):
                yield f"{name} is out of date"
        elif name not in names:
            yield f"{name} is not wanted any more"


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
    found += [f"{name} was removed" for name in old if name not in new]
    yield from found or ["the order of its slides was changed"]
