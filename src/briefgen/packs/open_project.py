"""Folder -> the project in it, read; and its targets by name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import field

from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.values import Value
from briefgen.packs.build_results import Choice, UsageError
from briefgen.support.session import Session
from briefgen.support.world import ROOT_FILE, DiskWorld, World, find_root

if TYPE_CHECKING:
    from briefgen.model.project import Project, Target


class Loaded(Value):
    """A `project` as read, what was wrong with its files (`faults`), the door to them (`world`),
    and the `session` in which it was read."""

    project: Project
    faults: tuple[Diagnostic, ...]
    world: World
    session: Session = field(default_factory=Session)


def load(root: str | Path = ".") -> Loaded:
    """Read the project that `root` lies in. Raises UsageError where there is none."""
    from briefgen.compile import load_project

    faults, session = Faults(), Session()
    world = DiskWorld(project_root(root))
    project = load_project(world, faults, session)
    return Loaded(project, faults.in_order(), world, session)


def project_root(root: str | Path) -> Path:
    """The folder with briefgen.yaml: `root` or one above it. Raises UsageError where there is
    none."""
    if not Path(root).is_dir():
        raise UsageError(f"there is no folder {root}; give the folder of your project to --root")
    found = find_root(Path(root))
    if found is None:
        raise UsageError(
            f"there is no {ROOT_FILE} in {Path(root).resolve()} or any folder above it; "
            "go to your project's folder, name it with --root, or make one: `briefgen new my-talks`"
        )
    return found


def choose_targets(loaded: Loaded, names: Iterable[str]) -> tuple[Target, ...]:
    """The targets named, in the project's order; a deck's name stands for all its seminars. None
    where what is named could not be read, as the faults say."""
    from briefgen.packs.target_choice import choose

    return choose(loaded.project.targets, Choice(names=tuple(names)), loaded.faults)
