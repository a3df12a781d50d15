"""Files recorded at the last build -> the result of a build that has nothing to do, or None.

The cheapest of the keys: digests only. Nothing is decoded, and nothing heavy is imported.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefgen.build.cache import Memory, Record, Snapshot
from briefgen.build.choose import choose, with_outputs
from briefgen.build.pack import ZIP, file_name, list_files, look_at_pack
from briefgen.build.program import program_digest
from briefgen.build.results import (
    BuildOptions,
    BuildResult,
    BuiltTarget,
    Choice,
    State,
    TargetRow,
)
from briefgen.model.diag import Faults
from briefgen.read.world import World


def find_unchanged(root: Path, choice: Choice, options: BuildOptions) -> BuildResult | None:
    """The result where every pack chosen is up to date; None where somebody has to look closer.

    Raises UsageError for names that do not exist.
    """
    memory = Memory(options.output)
    snapshot = memory.snapshot()
    if snapshot is None or memory.running.exists() or not is_same(World(root), snapshot):
        return None
    rows = [TargetRow(*row) for row in snapshot.rows]
    found = []
    chosen = choose(rows, choice)
    for row in with_outputs(chosen, options.only, _kinds_of, snapshot.faults):
        record = memory.record(row.id) if row.id in snapshot.fresh else Record()
        target = _unchanged(row, record, memory, options)
        if target is None:
            return None
        found.append(target)
    faults = Faults(list(snapshot.faults))
    for target in found:
        faults.extend(target.faults, target=target.id)
    return BuildResult(tuple(found), faults.in_order())


def is_same(world: World, snapshot: Snapshot) -> bool:
    """Whether briefgen and every file that the last build read, or looked for, are the same."""
    return (
        snapshot.program == program_digest()
        and all(world.names(pattern) == names for pattern, names in snapshot.listed.items())
        and not any(changed_files(world, snapshot.files))
    )


def changed_files(world: World, files: Mapping[str, str]) -> Iterator[str]:
    """The files that have not the digest given; "" stands for a file that is not there."""
    for name, digest in files.items():
        path = world.path(name)
        try:
            now = hashlib.sha256(path.read_bytes()).hexdigest() if path else ""
        except OSError:
            now = ""
        if now != digest:
            yield name


def _unchanged(
    row: TargetRow, record: Record, memory: Memory, options: BuildOptions
) -> BuiltTarget | None:
    names = [
        file_name(row.id, kind, opts) for kind, opts in row.outputs if _is_wanted(kind, options)
    ]
    if options.with_zip:
        names.append(file_name(row.id, ZIP, {}))
    files = {name: record.files[name] for name in names if name in record.files}
    standing = look_at_pack(memory.output / row.id, names, record)
    is_whole = len(files) == len(names) == len(standing.present)
    if not record.key or not is_whole or any(f.key != record.key for f in files.values()):
        return None
    if options.strict and record.faults:
        return None
    listed = tuple(list_files(memory, row.id, files, record.copies))
    return BuiltTarget(row.id, listed, record.faults, State.UNCHANGED)


def _kinds_of(row: TargetRow) -> Iterator[str]:
    return (kind for kind, _ in row.outputs)


def _is_wanted(kind: str, options: BuildOptions) -> bool:
    return not options.only or kind in options.only
