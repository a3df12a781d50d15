"""The project as read now + the snapshot of the last build -> what still holds."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import field

from briefgen.model.project import Project
from briefgen.model.values import Value
from briefgen.packs.build_records import Snapshot
from briefgen.packs.program_digest import program_digest
from briefgen.support.world import World


class Since(Value):
    """`is_same` where all that the project is read from is as it was; then the `fresh` targets
    still are, as long as they have the records with the keys given."""

    is_same: bool = False
    fresh: Mapping[str, str] = field(default_factory=dict)


def compare(world: World, last: Snapshot | None, project: Project) -> Since:
    """Call it before anything is resolved: `world` knows then what reading the project needed."""
    if last is None:
        return Since()
    is_same = (
        last.program == program_digest()
        and last.listed == world.listed
        and last.files == world.seen
    )
    known = {target.id for target in project.targets}
    kept = {id_: key for id_, key in last.fresh.items() if id_ in known}
    return Since(is_same, kept if is_same else {})
