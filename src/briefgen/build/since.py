"""The project as read now + the snapshot of the last build -> what may have changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefgen.build.cache import Snapshot
from briefgen.build.program import program_digest
from briefgen.build.unchanged import changed_files
from briefgen.model.project import Project
from briefgen.model.values import dataclass
from briefgen.read.world import World

_ASSETS = "assets/"


@dataclass(frozen=True, slots=True)
class Since:
    """`is_same` where all that was read is as it was; then the `fresh` targets still are.

    Pictures and data are read when a deck is resolved, and who shows them is known only then:
    `unchecked` targets may show one that has changed. `assets` are those known from before.
    """

    is_same: bool = False
    fresh: frozenset[str] = frozenset()
    unchecked: frozenset[str] = frozenset()
    assets: Mapping[str, str] = field(default_factory=dict)


def compare(world: World, last: Snapshot | None, project: Project) -> Since:
    """Call it before anything is resolved: `world` knows then what reading the project needed."""
    everybody = frozenset(target.id for target in project.targets)
    if last is None:
        return Since(unchecked=everybody)
    assets = {n: d for n, d in last.files.items() if n.startswith(_ASSETS) and n not in world.seen}
    changed = frozenset(changed_files(World(world.root), assets))
    is_same = (
        not changed
        and last.program == program_digest()
        and last.listed == world.listed
        and all(last.files.get(name) == digest for name, digest in world.seen.items())
    )
    return Since(
        is_same,
        frozenset(last.fresh) & everybody if is_same else frozenset(),
        everybody if changed else frozenset(last.unchecked) & everybody,
        {name: digest for name, digest in assets.items() if name not in changed},
    )
