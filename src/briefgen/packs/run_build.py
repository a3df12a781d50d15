"""Project + choice -> packs: plan, make, write, remember."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from briefgen.compile import faults_of_sources, load_project
from briefgen.model.diagnostics import Diagnostic, Faults, Hint, Severity
from briefgen.model.outputs import ZipOptions
from briefgen.model.project import Project, Target
from briefgen.model.values import Value, replace
from briefgen.packs.build_listener import Listener
from briefgen.packs.build_records import Memory, Record, Row, Snapshot
from briefgen.packs.build_results import BuildOptions, BuildResult, BuiltTarget, Choice, State
from briefgen.packs.engine import engine_for
from briefgen.packs.file_digests import FileDigests
from briefgen.packs.gone_packs import gone_packs
from briefgen.packs.interrupts import hold_interrupts, stop_on_interrupt
from briefgen.packs.make_pack import Made, make_pack
from briefgen.packs.os_errors import explain_os_error, where_of
from briefgen.packs.output_lock import Held, lock_output
from briefgen.packs.pack_folder import Written, file_name, is_current, list_files, write_pack
from briefgen.packs.pack_transaction import folder_of
from briefgen.packs.plan import Plan, Planner
from briefgen.packs.program_digest import program_digest
from briefgen.packs.staleness import Since, compare
from briefgen.packs.target_choice import choose, with_outputs
from briefgen.packs.workers import Done, Stop, Work, prepare_workers
from briefgen.support.world import DiskWorld

OnTarget = Callable[[BuiltTarget], None] | None


def run_build(
    root: Path,
    choice: Choice,
    options: BuildOptions,
    on_target: OnTarget = None,
    *,
    on_plan: Callable[[int], None] | None = None,
    on_wait: Callable[[], None] | None = None,
    work: Work = make_pack,
) -> BuildResult:
    """Build what is stale. One build at a time writes into an output folder; others wait."""
    listener = Listener(on_target, on_plan)
    try:
        with lock_output(options.output, on_wait) as held:
            if options.jobs and not options.engine:
                prepare_workers()
            build = _begin(root, options, held)
            chosen = choose(build.project.targets, choice, build.faults)
            targets = with_outputs(
                chosen, options.only, lambda one: (o.output.kind for o in one.outputs), build.faults
            )
            result = build.close(build.finish(targets, listener, work))
    except OSError as error:
        faults = Faults()
        report_unwritable(where_of(error, options.output), error, faults)
        return BuildResult((), faults.in_order())
    listener.raise_error()
    return result


def _begin(root: Path, options: BuildOptions, held: Held) -> _Build:
    faults = Faults()
    world = DiskWorld(root)
    project = load_project(world, faults)
    since = compare(world, held.memory.snapshot(), project)
    # What is read later, such as pictures, stands in the records of those who show it.
    sources = Sources(dict(sorted(world.seen.items())), dict(world.listed))
    return _Build(
        project=project,
        world=world,
        faults=faults.in_order(),
        options=options,
        held=held,
        since=since,
        sources=sources,
    )


class Sources(Value):
    """The `files` that a project is read from, with their digests ("" for one that is absent), and
    what was found by pattern (`listed`)."""

    files: dict[str, str]
    listed: dict[str, tuple[str, ...]]


class _Build(Struct, kw_only=True):
    """One build on its way: what it reads from, and what it has found out so far."""

    project: Project
    world: DiskWorld
    faults: tuple[Diagnostic, ...]
    options: BuildOptions
    held: Held
    since: Since
    sources: Sources
    stop: Stop = field(default_factory=Stop)
    keys: dict[str, str] = field(default_factory=dict)

    @property
    def memory(self) -> Memory:
        return self.held.memory

    def finish(
        self,
        targets: Sequence[Target],
        listener: Listener,
        work: Work,
    ) -> dict[str, BuiltTarget]:
        """Make and write what is stale; each target as it ends."""
        assets = FileDigests(DiskWorld(self.world.root))
        planner = Planner(
            project=self.project,
            memory=self.memory,
            options=self.options,
            since=self.since,
            assets=assets,
            source_faults=self.faults,
        )
        refused = {t.id: error for t in targets if (error := self._refusal(t))}
        plans = {target.id: planner.plan(target) for target in targets if target.id not in refused}
        found: dict[str, BuiltTarget] = {}

        def tell(target: BuiltTarget) -> None:
            found[target.id] = target
            listener.hear(target)

        for id_, error in refused.items():
            tell(self._unwritable(id_, error, Faults()))
        tasks = [planner.task(plan) for plan in plans.values() if not plan.is_fresh]
        listener.hear_plan(len(tasks))
        for plan in plans.values():
            if plan.is_fresh:
                tell(self._standing(plan, plan.record, plan.record.faults))
        with stop_on_interrupt(self.stop, is_wanted=len(tasks) > 1 or bool(self.options.jobs)):
            make_packs = engine_for(self.options)
            made = make_packs(
                self.project, tasks, self.options, self.faults, stop=self.stop, work=work
            )
            for done in made:
                with hold_interrupts():
                    tell(self._finished(plans[done.task.target.id], done))
        return {target.id: found[target.id] for target in targets if target.id in found}

    def _refusal(self, target: Target) -> OSError | None:
        """Why a pack cannot be written, where that is known before anything is made."""
        try:
            folder_of(self.memory, target.id)
        except OSError as error:
            return error
        return self.held.unfinished.get(target.id)

    def _unwritable(
        self, id_: str, error: OSError, faults: Faults, reasons: tuple[str, ...] = ()
    ) -> BuiltTarget:
        report_unwritable(where_of(error, self.memory.output / id_), error, faults)
        return BuiltTarget(
            id=id_, files=(), faults=faults.in_order(), state=State.FAILED, reasons=reasons
        )

    def _finished(self, plan: Plan, done: Done) -> BuiltTarget:
        made, id_ = done.made, plan.target.id
        if made.is_blocked:
            return BuiltTarget(
                id=id_, files=(), faults=made.faults, state=State.FAILED, reasons=plan.reasons
            )
        if done.task.edited and made.key != plan.record.key:
            return self._kept(plan, made.faults)
        faults = Faults(list(made.faults))
        try:
            copied = self._copied(plan, {file.name for file in made.files})
            written = self._write(plan, done)
        except OSError as error:
            return self._unwritable(id_, error, faults, plan.reasons)
        built = self._standing(plan, written.record, faults.in_order(), written.files)
        return replace(built, removed=written.removed, left=written.left, copied=copied)

    def _copied(self, plan: Plan, made: Collection[str]) -> tuple[Path, ...]:
        """Copies of what may have been changed by hand, before that is overwritten."""
        forced = plan.standing.edited if self.options.force else ()
        names = (*forced, *(name for name in plan.standing.rewritten if name in made))
        if not names:
            return ()
        from briefgen.packs.hand_edits import keep_copies

        return keep_copies(self.memory, plan.target.id, names)

    def _standing(
        self,
        plan: Plan,
        record: Record,
        faults: tuple[Diagnostic, ...],
        written: frozenset[str] = frozenset(),
    ) -> BuiltTarget:
        """The pack as it is on the disk now."""
        id_ = plan.target.id
        self.keys[id_] = record.key
        names = [file_name(id_, output) for output in plan.outputs]
        files = {name: record.files[name] for name in names if name in record.files}
        folder = self.memory.output / id_
        listed = tuple(list_files(folder, files, record.copies, written=written))
        if not written and self.options.strict and record.faults:
            return BuiltTarget(
                id=id_, files=(), faults=faults, state=State.FAILED, reasons=plan.reasons
            )
        edited = () if self.options.force else plan.standing.edited
        state = State.BUILT if written else State.UNCHANGED
        return BuiltTarget(
            id=id_, files=listed, faults=faults, state=state, reasons=plan.reasons, edited=edited
        )

    def _write(self, plan: Plan, done: Done) -> Written:
        """Raises OSError where that fails."""
        id_, made = plan.target.id, done.made
        texts = made.texts
        if texts is not None and (old := self.memory.texts(id_)):
            texts["files"] = {**old["files"], **texts["files"]}
            texts["contents"] = {**old["contents"], **texts["contents"]}
        record, order = self._record(plan, made), self._names(plan, made.key)
        return write_pack(self.memory, id_, record, made.files, order=order, texts=texts)

    def _record(self, plan: Plan, made: Made) -> Record:
        seminar, inputs = plan.target.seminar, plan.inputs or made.inputs
        return Record(
            key=made.key,
            inputs=dict(inputs.named) if inputs else {},
            assets=dict(made.assets),
            slides=inputs.slides if inputs else (),
            faults=tuple(f for f in made.faults if f.severity is not Severity.ADVICE),
            copies=dict(seminar.copies) if seminar else {},
            marking=made.marking,
        )

    def _names(self, plan: Plan, key: str) -> list[str]:
        """All files that the pack may have; those of an older state or output are removed."""
        target = plan.target
        names = [file_name(target.id, spec.output) for spec in target.outputs]
        packed = file_name(target.id, ZipOptions())
        old = plan.record.files.get(packed)
        if packed not in names and (self.options.with_zip or is_current(old, key, plan.zip_parts)):
            names.append(packed)
        return names

    def _kept(self, plan: Plan, faults: tuple[Diagnostic, ...]) -> BuiltTarget:
        from briefgen.packs.hand_edits import report_edits

        found, edited = Faults(list(faults)), plan.standing.edited
        for name in edited:
            report_edits(self.memory, plan.target, name, found)
        return BuiltTarget(
            id=plan.target.id,
            files=(),
            faults=found.in_order(),
            state=State.KEPT,
            reasons=plan.reasons,
            edited=edited,
        )

    def close(self, finished: Mapping[str, BuiltTarget]) -> BuildResult:
        """Remember what was read, and which targets are up to date with it."""
        ordered = tuple(_still_there(target) for target in finished.values())
        good = (t.id for t in ordered if t.state in (State.BUILT, State.UNCHANGED))
        before = {id_: k for id_, k in self.since.fresh.items() if id_ not in finished}
        told = _told(self.project, self.faults, finished)
        faults = Faults(list(told))
        snapshot = Snapshot(
            program=program_digest(),
            files=self.sources.files,
            listed=self.sources.listed,
            rows=tuple(_row(target) for target in self.project.targets),
            fresh=dict(sorted({**before, **{id_: self.keys[id_] for id_ in good}}.items())),
            faults=told,
        )
        try:
            self.memory.remember(snapshot)
        except OSError as error:
            self.held.is_whole = False
            report_unwritable(self.memory.folder, error, faults)
        for target in ordered:
            new = [fault for fault in target.faults if fault not in self.faults]
            faults.extend(new, target=target.id)
        # Where files cannot be read, nobody knows which seminars there are.
        is_known = not any(fault.is_error for fault in self.faults)
        here = (target.id for target in self.project.targets)
        gone = gone_packs(self.memory, here) if is_known else ()
        return BuildResult(ordered, faults.in_order(), self.stop.is_wanted, gone)


def _row(target: Target) -> Row:
    outputs = tuple(spec.output for spec in target.outputs)
    return Row(target.id, target.deck, target.date, outputs)


def report_unwritable(path: Path, error: OSError, faults: Faults) -> None:
    """A file or folder that cannot be written, and what can be done."""
    why, hint = explain_os_error(error)
    faults.say("BF402", hint=Hint(hint), path=path, why=why)


def _still_there(target: BuiltTarget) -> BuiltTarget:
    """A pack as it is at the end: somebody may have taken its files away meanwhile."""
    missing = [file.path for file in target.files if not file.path.exists()]
    if not missing:
        return target
    faults = Faults(list(target.faults))
    faults.say("BF402/removed", path=missing[0])
    return replace(target, files=(), faults=faults.in_order(), state=State.FAILED)


def _told(
    project: Project, found: Sequence[Diagnostic], finished: Mapping[str, BuiltTarget]
) -> tuple[Diagnostic, ...]:
    """The faults of the files, but for warnings that every deck made from them accepts."""
    met = {fault for target in finished.values() for fault in target.faults}
    made = [target for target in project.targets if target.id in finished]

    def is_accepted(fault: Diagnostic) -> bool:
        return any(any(faults_of_sources(project, t, (fault,))) for t in made)

    return tuple(f for f in found if f.is_error or f in met or not is_accepted(f))
