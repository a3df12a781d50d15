"""Files recorded at the last build -> the result of a build that has nothing to do, or None.

The cheapest of the keys: digests only. Nothing is decoded, and nothing heavy is imported.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from briefgen.model.diagnostics import Faults
from briefgen.packs.build_records import Memory, Record, Row, Snapshot
from briefgen.packs.build_results import BuildOptions, BuildResult, BuiltTarget, Choice, State
from briefgen.packs.file_digests import FileDigests
from briefgen.packs.gone_packs import gone_packs
from briefgen.packs.pack_folder import (
    file_name,
    is_current,
    list_files,
    look_at_pack,
    outputs_in_zip,
)
from briefgen.packs.program_digest import program_digest
from briefgen.packs.target_choice import choose, with_outputs
from briefgen.support.world import DiskWorld


def find_unchanged(root: Path, choice: Choice, options: BuildOptions) -> BuildResult | None:
    """The result where every pack chosen is up to date; None where somebody has to look closer.

    Raises UsageError for names that do not exist.
    """
    memory = Memory(options.output)
    snapshot = memory.snapshot()
    if snapshot is None or memory.running.exists():
        return None
    files = FileDigests(DiskWorld(root))
    if not is_same(files, snapshot):
        return None
    found = []
    chosen = choose(snapshot.rows, choice, snapshot.faults)
    wanted = with_outputs(
        chosen, options.only, lambda row: (one.kind for one in row.outputs), snapshot.faults
    )
    for row in wanted:
        record = memory.record(row.id)
        is_fresh = record.key and snapshot.fresh.get(row.id) == record.key
        if not is_fresh or any(files.changed(record.assets)):
            return None
        target = _unchanged(row, record, memory, options)
        if target is None:
            return None
        found.append(target)
    faults = Faults(list(snapshot.faults))
    for target in found:
        faults.extend(target.faults, target=target.id)
    # Where files cannot be read, nobody knows which seminars there are.
    is_known = not any(fault.is_error for fault in snapshot.faults)
    gone = gone_packs(memory, (row.id for row in snapshot.rows)) if is_known else ()
    return BuildResult(tuple(found), faults.in_order(), gone=gone)


def is_same(files: FileDigests, snapshot: Snapshot) -> bool:
    """Whether briefgen and every file that the project was read from, or that was looked for, are
    the same."""
    try:
        return (
            snapshot.program == program_digest()
            and all(files.world.names(pattern) == n for pattern, n in snapshot.listed.items())
            and not any(files.changed(snapshot.files))
        )
    except (ValueError, NotImplementedError):  # no pattern of ours
        return False


def _unchanged(
    row: Row, record: Record, memory: Memory, options: BuildOptions
) -> BuiltTarget | None:
    names = [file_name(row.id, output) for output in options.wanted(row.outputs)]
    files = {name: record.files[name] for name in names if name in record.files}
    folder = memory.output / row.id
    standing = look_at_pack(folder, names, record, partial(memory.texts, row.id))
    is_whole = standing.has_manifest and len(files) == len(names) == len(standing.present)
    if not is_whole or os.path.islink(folder):  # noqa: PTH114 - half the time, 200 times
        return None
    # A .zip that was not asked for counts too: what it holds may have been withdrawn.
    packed = {name: file for name, file in record.files.items() if file.is_packed}
    parts = outputs_in_zip(row.id, row.outputs) if packed else ()
    if not all(is_current(f, record.key, parts) for f in (*files.values(), *packed.values())):
        return None
    if options.strict and record.faults:
        return None
    listed = tuple(list_files(folder, files, record.copies))
    return BuiltTarget(id=row.id, files=listed, faults=record.faults, state=State.UNCHANGED)
