"""Targets -> files, and the public functions of the Python interface."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.build.batch import (
    BuildOptions,
    BuiltFile,
    BuiltTarget,
    build_targets,
    check_targets,
)
from briefgen.compile import load_project
from briefgen.model.diag import Diagnostic, Faults
from briefgen.model.project import Project, Target
from briefgen.read.world import ROOT_FILE, World, find_root
from briefgen.resolve.include import nearest_deck


class UsageError(ValueError):
    """The call itself is wrong: no project here, or a target that does not exist."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project as read, what was wrong with its files, and the door to them."""

    project: Project
    faults: tuple[Diagnostic, ...]
    world: World


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did. `faults` holds every diagnostic of the run once, in file order."""

    targets: tuple[BuiltTarget, ...]
    faults: tuple[Diagnostic, ...]

    @property
    def files(self) -> tuple[BuiltFile, ...]:
        return tuple(file for target in self.targets for file in target.files)

    @property
    def is_ok(self) -> bool:
        """Whether there were no errors."""
        return not any(fault.is_error for fault in self.faults)


def load(root: str | Path = ".") -> Loaded:
    """Read the project that `root` lies in. Raises UsageError where there is none."""
    found = find_root(Path(root))
    if found is None:
        raise UsageError(
            f"no {ROOT_FILE} in {Path(root).resolve()} or a folder above it; "
            "go to your project's folder, or name it with --root"
        )
    faults = Faults()
    world = World(found)
    return Loaded(load_project(world, faults), faults.in_order(), world)


def build(
    targets: Iterable[str] = (),
    *,
    root: str | Path = ".",
    output: str | Path | None = None,
    only: Sequence[str] = (),
    strict: bool = False,
    on_target: Callable[[BuiltTarget], None] | None = None,
) -> BuildResult:
    """Build the targets named (seminars, or decks), or all. Writes files into `output`.

    `output` is the project's folder `output` where it is not given. A target with an error (with
    `strict`, with a warning too) is not written. `on_target` hears of each one as it is finished.
    Raises UsageError for names that do not exist.
    """
    loaded = load(root)
    chosen = choose_targets(loaded.project, targets)
    folder = Path(output) if output else loaded.world.root / "output"
    options = BuildOptions(folder, tuple(only), strict)
    done: list[BuiltTarget] = []
    for target in build_targets(loaded.project, chosen, options, loaded.faults):
        done.append(target)
        if on_target is not None:
            on_target(target)
    return BuildResult(tuple(done), _all_faults(loaded, done))


def check(targets: Iterable[str] = (), *, root: str | Path = ".") -> tuple[Diagnostic, ...]:
    """All diagnostics of the targets named, or of all, without writing anything."""
    loaded = load(root)
    chosen = choose_targets(loaded.project, targets)
    return check_targets(loaded.project, chosen, loaded.faults).in_order()


def choose_targets(project: Project, names: Iterable[str]) -> tuple[Target, ...]:
    """The targets named, in the project's order; a deck's name stands for all its seminars."""
    wanted = list(names)
    for name in wanted:
        if not any(name in (target.id, target.deck) for target in project.targets):
            raise UsageError(
                f"there is no seminar and no deck `{name}`; {nearest_deck(project, name)}"
            )
    if not wanted:
        return project.targets
    return tuple(t for t in project.targets if t.id in wanted or t.deck in wanted)


def _all_faults(loaded: Loaded, done: Sequence[BuiltTarget]) -> tuple[Diagnostic, ...]:
    faults = Faults(list(loaded.faults))
    for target in done:
        new = [fault for fault in target.faults if fault not in loaded.faults]
        faults.extend(new, target=target.id)
    return faults.in_order()
