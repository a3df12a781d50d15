"""Project + choice -> packs: plan, make, write, remember."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path

from briefgen.build.batch import Done, Stop, Work, make_packs, prepare_workers
from briefgen.build.cache import Memory, Record, Snapshot
from briefgen.build.choose import choose
from briefgen.build.interrupts import hold_interrupts, stop_on_interrupt
from briefgen.build.listener import Listener
from briefgen.build.oserrors import explain_os_error, where_of
from briefgen.build.pack import ZIP, file_name, list_files, write_pack
from briefgen.build.plan import Plan, Planner
from briefgen.build.program import program_digest
from briefgen.build.results import (
    BuildOptions,
    BuildResult,
    BuiltTarget,
    Choice,
    State,
)
from briefgen.build.since import Since, compare
from briefgen.build.work import Made, make_pack
from briefgen.build.write import sweep
from briefgen.compile import faults_of_sources, load_project
from briefgen.model.diag import Diagnostic, Faults, Severity, Span
from briefgen.model.project import Project, Target
from briefgen.model.values import dataclass
from briefgen.read.world import World

OnTarget = Callable[[BuiltTarget], None] | None


def run_build(
    root: Path,
    choice: Choice,
    options: BuildOptions,
    on_target: OnTarget = None,
    on_plan: Callable[[int], None] | None = None,
    on_wait: Callable[[], None] | None = None,
    work: Work = make_pack,
) -> BuildResult:
    """Build what is stale. One build at a time writes into an output folder; others wait."""
    listener = Listener(on_target, on_plan)
    try:
        with lock_output(options.output, on_wait):
            if options.jobs:
                prepare_workers()
            build = _begin(root, options)
            targets = choose(build.project.targets, choice)
            finished = build.finish(targets, listener, work)
            result = build.close(finished)
    except OSError as error:
        faults = Faults()
        report_unwritable(where_of(error, options.output), error, faults)
        return BuildResult((), faults.in_order())
    listener.raise_error()
    return result


@contextmanager
def lock_output(output: Path, on_wait: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the output folder, once nobody else does; sweep what a killed build left in it."""
    from filelock import FileLock, Timeout

    memory = Memory(output)
    memory.folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(memory.folder / "lock")
    try:
        lock.acquire(timeout=0.2)
    except Timeout:
        if on_wait is not None:
            on_wait()
        lock.acquire()
    try:
        sweep(output)
        memory.running.touch()
        yield
        memory.running.unlink(missing_ok=True)
    finally:
        lock.release()


def _begin(root: Path, options: BuildOptions) -> _Build:
    faults = Faults()
    world = World(root)
    project = load_project(world, faults)
    memory = Memory(options.output)
    since = compare(world, memory.snapshot(), project)
    return _Build(project, world, faults.in_order(), options, memory, since)


@dataclass(slots=True)
class _Build:
    """One build on its way: what it reads from, and what it has found out so far."""

    project: Project
    world: World
    faults: tuple[Diagnostic, ...]
    options: BuildOptions
    memory: Memory
    since: Since
    stop: Stop = field(default_factory=Stop)
    read: dict[str, str] = field(default_factory=dict)

    def finish(
        self,
        targets: Sequence[Target],
        listener: Listener,
        work: Work,
    ) -> dict[str, BuiltTarget]:
        """Make and write what is stale; each target as it ends."""
        planner = Planner(self.project, self.memory, self.options, self.since, self.faults)
        plans = {target.id: planner.plan(target) for target in targets}
        found: dict[str, BuiltTarget] = {}

        def tell(target: BuiltTarget) -> None:
            found[target.id] = target
            listener.hear(target)

        tasks = [planner.task(plan) for plan in plans.values() if not plan.is_fresh]
        listener.hear_plan(len(tasks))
        for plan in plans.values():
            if plan.is_fresh:
                tell(self._standing(plan, plan.record, plan.record.faults))
        with stop_on_interrupt(self.stop, is_wanted=len(tasks) > 1 or bool(self.options.jobs)):
            made = make_packs(self.project, tasks, self.options, self.faults, self.stop, work)
            for done in made:
                with hold_interrupts():
                    tell(self._finished(plans[done.task.target.id], done))
        return {target.id: found[target.id] for target in targets if target.id in found}

    def _finished(self, plan: Plan, done: Done) -> BuiltTarget:
        made, id_ = done.made, plan.target.id
        self._note_read(made.read or {})
        if made.is_blocked:
            return BuiltTarget(id_, (), made.faults, State.FAILED, plan.reasons)
        if done.task.edited and made.key != plan.record.key:
            return self._kept(plan, made.faults)
        faults = Faults(list(made.faults))
        try:
            record, written = self._write(plan, done)
        except OSError as error:
            report_unwritable(where_of(error, self.memory.output / id_), error, faults)
            return BuiltTarget(id_, (), faults.in_order(), State.FAILED, plan.reasons)
        return self._standing(plan, record, faults.in_order(), written)

    def _standing(
        self,
        plan: Plan,
        record: Record,
        faults: tuple[Diagnostic, ...],
        written: frozenset[Path] = frozenset(),
    ) -> BuiltTarget:
        """The pack as it is on the disk now."""
        id_ = plan.target.id
        names = [file_name(id_, spec.kind, spec.options) for spec in plan.outputs]
        files = {name: record.files[name] for name in names if name in record.files}
        listed = tuple(list_files(self.memory, id_, files, written))
        if not written and self.options.strict and record.faults:
            return BuiltTarget(id_, (), faults, State.FAILED, plan.reasons)
        edited = () if self.options.force else plan.standing.edited
        state = State.BUILT if written else State.UNCHANGED
        return BuiltTarget(id_, listed, faults, state, plan.reasons, edited, record.copies)

    def _write(self, plan: Plan, done: Done) -> tuple[Record, frozenset[Path]]:
        """Raises OSError where that fails."""
        id_, made = plan.target.id, done.made
        texts = made.texts
        if texts is not None:
            old = self.memory.texts(id_) or {}
            texts = {**texts, "files": {**old.get("files", {}), **texts["files"]}}
        record, order = self._record(plan, made), self._names(plan, made.key)
        return write_pack(self.memory, id_, record, made.files, order, texts)

    def _record(self, plan: Plan, made: Made) -> Record:
        seminar, inputs = plan.target.seminar, plan.inputs or made.inputs
        return Record(
            key=made.key,
            inputs=inputs.named if inputs else {},
            slides=inputs.slides if inputs else (),
            faults=tuple(f for f in made.faults if f.severity is not Severity.ADVICE),
            copies=seminar.copies if seminar else 1,
            marking=made.marking,
        )

    def _names(self, plan: Plan, key: str) -> list[str]:
        """All files that the pack may have; those of an older state or output are removed."""
        target = plan.target
        names = [file_name(target.id, spec.kind, spec.options) for spec in target.outputs]
        packed = file_name(target.id, ZIP, {})
        old = plan.record.files.get(packed)
        if self.options.with_zip or (old is not None and old.key == key):
            names.append(packed)
        return names

    def _kept(self, plan: Plan, faults: tuple[Diagnostic, ...]) -> BuiltTarget:
        from briefgen.build.edits import report_edits

        found, edited = Faults(list(faults)), plan.standing.edited
        for name in edited:
            report_edits(self.memory, plan.target, name, found)
        id_ = plan.target.id
        return BuiltTarget(id_, (), found.in_order(), State.KEPT, plan.reasons, edited)

    def _note_read(self, read: Mapping[str, str]) -> None:
        for name, digest in read.items():
            if self.read.setdefault(name, digest) != digest:
                self.read[name] = "changed while it was read"

    def close(self, finished: Mapping[str, BuiltTarget]) -> BuildResult:
        """Remember what was read, and which targets are up to date with it."""
        good = {t.id for t in finished.values() if t.state in (State.BUILT, State.UNCHANGED)}
        told = self._told(finished)
        faults = Faults(list(told))
        files = {**self.since.assets, **self.read, **self.world.seen}
        snapshot = Snapshot(
            program=program_digest(),
            files=dict(sorted(files.items())),
            listed=self.world.listed,
            rows=tuple(_row(target) for target in self.project.targets),
            fresh=tuple(sorted(good | (self.since.fresh - finished.keys()))),
            unchecked=tuple(sorted(self.since.unchecked - good)),
            faults=told,
        )
        try:
            self.memory.remember(snapshot)
        except OSError as error:
            report_unwritable(self.memory.folder, error, faults)
        ordered = tuple(finished.values())
        for target in ordered:
            new = [fault for fault in target.faults if fault not in self.faults]
            faults.extend(new, target=target.id)
        return BuildResult(ordered, faults.in_order(), self.stop.is_wanted)

    def _told(self, finished: Mapping[str, BuiltTarget]) -> tuple[Diagnostic, ...]:
        """The faults of the files, but for warnings that every deck made from them accepts."""
        met = {fault for target in finished.values() for fault in target.faults}
        made = [target for target in self.project.targets if target.id in finished]

        def is_accepted(fault: Diagnostic) -> bool:
            return any(any(faults_of_sources(self.project, t, (fault,))) for t in made)

        return tuple(f for f in self.faults if f.is_error or f in met or not is_accepted(f))


def _row(target: Target) -> tuple[str, str, str, tuple[tuple[str, dict[str, str]], ...]]:
    outputs = tuple((spec.kind, dict(spec.options)) for spec in target.outputs)
    return (target.id, target.deck, target.date, outputs)


def report_unwritable(path: Path, error: OSError, faults: Faults) -> None:
    """A file or folder that cannot be written, and what can be done."""
    why, hint = explain_os_error(error)
    faults.add("BF402", f"{path} cannot be written: {why}", Span(""), hint=hint)
