"""Loaded project + names -> all that is wrong, without writing anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from briefgen.compile import check_style, compile_target, files_read, without_echo
from briefgen.lint.checked_target import Checked
from briefgen.lint.measure_slot_fit import SlotFit, slots_fit
from briefgen.lint.unused_allow import Allowance, allowances_of, report_unused
from briefgen.lint.unused_file import PATTERNS, unused_files
from briefgen.model.diagnostics import Diagnostic, Faults, codes, declared
from briefgen.packs.build_results import UsageError
from briefgen.packs.open_project import Loaded, choose_targets
from briefgen.render import check_output
from briefgen.resolve.unused_slides import unused_slides


def check_targets(loaded: Loaded, names: Sequence[str]) -> tuple[Diagnostic, ...]:
    """The faults of the targets named, or of all; those of the whole project only for all."""
    run = _Run(loaded=loaded)
    for target in choose_targets(loaded, names):
        faults = Faults()
        compiled = compile_target(loaded.project, target, faults, loaded.session)
        if compiled is not None:
            for spec in target.outputs if not faults.has_errors else ():
                check_output(compiled, spec.output, faults)
            checked = check_style(compiled, loaded.project, loaded.world.today(), faults)
            run.note(checked, faults)
        run.found.extend(without_echo(target, faults.found, loaded.faults), target=target.id)
    if not names:
        run.found.extend(run.unused())
    run.found.extend(fault for fault in loaded.faults if fault not in run.accepted)
    return run.found.in_order()


class _Run(Struct, kw_only=True):
    """What is found on the way, and which allowances were of use."""

    loaded: Loaded
    found: Faults = field(default_factory=Faults)
    accepted: list[Diagnostic] = field(default_factory=list)
    used: list[Allowance] = field(default_factory=list)
    idle: list[Allowance] = field(default_factory=list)

    def note(self, checked: Checked, faults: Faults) -> None:
        """A deck may accept faults of the files that it was read from, too."""
        for allowance in allowances_of(checked.resolved):
            read = [fault for fault in self.loaded.faults if allowance.accepts(fault)]
            self.accepted.extend(read)
            met = read or any(allowance.accepts(fault) for fault in faults.accepted)
            # Where something is broken, what was to be accepted may not have been reached.
            kept = self.used if met or faults.has_errors else self.idle
            kept.append(allowance)

    def unused(self) -> Iterator[Diagnostic]:
        """Slides, files and allowances that are there for nothing."""
        from briefgen.packs.editor_files import stale_schemas

        project, world = self.loaded.project, self.loaded.world
        used = {(allowance.name, allowance.span) for allowance in self.used}
        idle = {(a.name, a.span): a for a in self.idle if (a.name, a.span) not in used}
        yield from report_unused(idle.values())
        yield from stale_schemas(self.loaded)
        # What a deck that cannot be read uses, nobody knows.
        if any(f.is_error and f.span.file.startswith("decks/") for f in self.loaded.faults):
            return
        yield from unused_slides(project)
        present = [name for pattern in PATTERNS for name in world.names(pattern)]
        yield from unused_files(present, {*world.seen, *files_read(project)}, project)


def list_fits(loaded: Loaded, names: Sequence[str]) -> Iterator[tuple[str, SlotFit]]:
    """How full each slot of the targets is: (target, fit)."""
    for target in choose_targets(loaded, names):
        compiled = compile_target(loaded.project, target, Faults(), loaded.session)
        if compiled is not None:
            checked = check_style(compiled, loaded.project, loaded.world.today(), Faults())
            yield from ((target.id, fit) for fit in slots_fit(checked))


def select_faults(
    faults: Iterable[Diagnostic], select: Sequence[str], ignore: Sequence[str]
) -> tuple[Diagnostic, ...]:
    """The faults asked for, by code, beginning of a code, or name. Errors are always among them.

    Raises UsageError for a word that names nothing.
    """
    for word in (*select, *ignore):
        if not any(_means(word, code) for code in codes()):
            raise UsageError(f"there is no diagnostic `{word}`; `briefgen explain` lists all")
    return tuple(
        fault
        for fault in faults
        if fault.is_error
        or (
            (not select or any(_means(word, fault.code) for word in select))
            and not any(_means(word, fault.code) for word in ignore)
        )
    )


def _means(word: str, code: str) -> bool:
    return bool(word) and (code.startswith(word.upper()) or declared(code).name == word.lower())
