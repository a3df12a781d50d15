"""Output folders of shards -> one output folder, with the state that a single build leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.packs.build_records import Memory, Record, Row, Snapshot
from briefgen.packs.build_results import UsageError
from briefgen.packs.manifest import MANIFEST
from briefgen.packs.output_lock import Held, lock_output
from briefgen.packs.pack_folder import look_at_pack
from briefgen.packs.pack_transaction import bytes_at, change_pack
from briefgen.support.digests import digest_of


class Merged(Struct, kw_only=True):
    """The packs that were `joined`; those that are up to date in no shard (`missing`), that are not
    as a build wrote them (`damaged`), and that somebody changed by hand where they were to go
    (`kept`); and the warnings that all the shards gave (`faults`)."""

    joined: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    faults: tuple[Diagnostic, ...] = ()


class _Shard(Struct):
    """The output folder of a shard: what is remembered in it, and the state that it was built
    from."""

    memory: Memory
    snapshot: Snapshot

    def record(self, row: Row) -> Record | None:
        """What is known of a pack, None where it is not up to date here."""
        record = self.memory.record(row.id)
        is_fresh = record.key and self.snapshot.fresh.get(row.id) == record.key
        return record if is_fresh else None


def merge_shards(
    folders: Sequence[Path], output: Path, on_wait: Callable[[], None] | None = None
) -> Merged:
    """Copy the packs of all shards into `output`, each whole or not at all, and remember them.

    Raises UsageError for a folder that no build wrote, and for shards that were not built from one
    state of the project by one version of briefgen; OSError where a file cannot be written.
    """
    shards = list(map(_opened, folders))
    first = shards[0]
    for shard in shards[1:]:
        if why := _difference(first.snapshot, shard.snapshot):
            one, other = first.memory.output, shard.memory.output
            raise UsageError(f"{one} and {other} cannot be joined: {why}")
    with lock_output(output, on_wait) as held:
        merged = Merged()
        before = held.memory.snapshot()
        is_known = before is not None and not _difference(before, first.snapshot)
        own = [_Shard(held.memory, before)] if before is not None and is_known else []
        fresh = dict(_join(first.snapshot.rows, [*shards, *own], held, merged))
        records = [held.memory.record(id_) for id_ in fresh]
        faults = tuple(_told([shard.snapshot for shard in shards], records))
        held.memory.remember(_joined(first.snapshot, fresh, faults))
    found = Faults(list(faults))
    for id_, record in zip(fresh, records, strict=True):
        found.extend([one for one in record.faults if one not in faults], target=id_)
    merged.faults = found.in_order()
    return merged


def _opened(folder: Path) -> _Shard:
    memory = Memory(folder)
    snapshot = memory.snapshot()
    if snapshot is None:
        raise UsageError(
            f"no build has written into {folder}, or what it noted in `.briefgen` was not brought "
            "along; give the folders that were named with `build --shard 1/2 --output DIR`"
        )
    if memory.running.exists() or memory.journals():
        raise UsageError(f"the build in {folder} was stopped half way; run it again")
    return _Shard(memory, snapshot)


def _difference(one: Snapshot, other: Snapshot) -> str:
    """Why two builds do not go together, "" where they do."""
    if one.program != other.program:
        return (
            "they were built by different versions of briefgen, Python or a library, or with "
            "another SOURCE_DATE_EPOCH; build both with the same"
        )
    names = sorted(one.files.keys() | other.files.keys())
    changed = [name for name in names if one.files.get(name) != other.files.get(name)]
    if changed:
        return f"{changed[0]} is not the same in both; build both from one state of the project"
    if one.listed != other.listed or one.rows != other.rows:
        return "they do not have the same files and seminars; build both from one state"
    return ""


def _join(
    rows: Sequence[Row], shards: Sequence[_Shard], held: Held, merged: Merged
) -> Iterator[tuple[str, str]]:
    """Bring each pack to its place; those that are up to date there, with the keys of their
    records."""
    for row in rows:
        found = [(shard, record) for shard in shards if (record := shard.record(row))]
        if not found:
            merged.missing.append(row.id)
            continue
        shard, record = found[0]
        if shard.memory == held.memory or _copy(row.id, shard, record, held, merged):
            yield row.id, record.key


def _copy(id_: str, shard: _Shard, record: Record, held: Held, merged: Merged) -> bool:
    """Whether the pack stands where it should now."""
    files = _files(shard.memory.output / id_, record)
    if files is None:
        merged.damaged.append(id_)
        return False
    memory = held.memory
    old = memory.record(id_)
    standing = look_at_pack(memory.output / id_, record.files, old)
    if any(bytes_at(memory.output / id_, name) != files[name] for name in standing.edited):
        merged.kept.append(id_)
        return False
    gone = {name: file.digest for name, file in old.files.items() if name not in record.files}
    change_pack(memory, id_, files, gone, record, shard.memory.texts(id_))
    merged.joined.append(id_)
    return True


def _files(folder: Path, record: Record) -> Mapping[str, bytes] | None:
    """The files of a pack; None where one is not as a build wrote it."""
    wanted = {name: file.digest for name, file in record.files.items()}
    wanted[MANIFEST] = record.manifest
    found = {name: bytes_at(folder, name) for name in wanted}
    data = {name: one for name, one in found.items() if one is not None}
    is_whole = all(name in data and digest_of(data[name]) == wanted[name] for name in wanted)
    return data if is_whole else None


def _told(snapshots: Sequence[Snapshot], records: Sequence[Record]) -> Iterator[Diagnostic]:
    """The faults of the project's files. A shard also tells of those that only packs of others
    accept: one that not all tell of counts only where a pack has met it."""
    met = {fault for record in records for fault in record.faults}
    for fault in dict.fromkeys(fault for one in snapshots for fault in one.faults):
        if fault.is_error or fault in met or all(fault in one.faults for one in snapshots):
            yield fault


def _joined(first: Snapshot, fresh: Mapping[str, str], faults: tuple[Diagnostic, ...]) -> Snapshot:
    return Snapshot(
        program=first.program,
        files=first.files,
        listed=first.listed,
        rows=first.rows,
        fresh=dict(sorted(fresh.items())),
        faults=faults,
    )
