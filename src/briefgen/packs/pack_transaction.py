"""Files made for a pack -> its folder: all of them or none, whatever happens on the way.

Everything is on the disk under other names before the first file takes its place. A journal says
then what is to take which place; once it is written, the change is finished, by the next build if
this one is killed. manifest.json takes its place last: while its digests are those of the files,
all of them are of one state. Where a file cannot take its place, those before it are put back.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from briefgen.packs.atomic_write import (
    discard,
    holds,
    put_in_place,
    stage,
    sync_folder,
    temporary_beside,
)
from briefgen.packs.build_records import Journal, Memory, Move, PackTexts, Record
from briefgen.packs.manifest import MANIFEST
from briefgen.support.digests import digest_of
from briefgen.support.file_bytes import file_bytes


def folder_of(memory: Memory, target: str) -> Path:
    """The folder of a pack. Raises OSError where a link stands there: what it leads to is not the
    output folder, and none of ours to change; or where the system has no letters for its name."""
    folder = memory.output / target
    try:
        os.fsencode(folder)
    except UnicodeEncodeError:
        raise OSError(errno.EILSEQ, os.strerror(errno.EILSEQ), target) from None
    _refuse_link(folder)
    return folder


def _refuse_inner_links(folder: Path, names: Iterable[str]) -> None:
    for inner in {name.partition("/")[0] for name in names if "/" in name}:
        _refuse_link(folder / inner)


def _refuse_link(folder: Path) -> None:
    if folder.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(folder))


def change_pack(
    memory: Memory,
    target: str,
    files: Mapping[str, bytes],
    removed: Mapping[str, str],
    record: Record,
    texts: PackTexts | None,
) -> tuple[frozenset[str], tuple[str, ...]]:
    """Write the files, remove those that have the digests given, and remember the rest.

    Returns the names of the files that were written, as they did not hold their bytes already, and
    of those that were removed. Raises OSError where it fails: the pack, and what is remembered of
    it, are then what they were.
    """
    folder = folder_of(memory, target)
    _refuse_inner_links(folder, files)
    changed = {name: data for name, data in files.items() if not holds(folder / name, data)}
    going = {name: digest for name, digest in removed.items() if digest_at(folder, name) == digest}
    ready = stage({folder / name: data for name, data in changed.items()})
    try:
        moves = tuple(_moves(folder, ready, changed))
        if moves or going:
            memory.begin(target, Journal(moves, going, record, texts))
        with _taken_back_on_failure(folder, [*(move.name for move in moves), *going]):
            _carry_out(folder, moves, going)
            memory.note(target, record, texts)
    except BaseException:
        discard(ready.values())
        memory.end(target)
        raise
    memory.end(target)
    return frozenset(changed), tuple(going)


def _moves(folder: Path, ready: Mapping[Path, Path], files: Mapping[str, bytes]) -> Iterator[Move]:
    """In the order in which they are carried out: manifest.json is the last."""
    for name in sorted(files, key=lambda name: name == MANIFEST):
        temporary = ready[folder / name].relative_to(folder).as_posix()
        yield Move(name, temporary, digest_at(folder, name), digest_of(files[name]))


def _carry_out(folder: Path, moves: Iterable[Move], removed: Iterable[str]) -> None:
    """Raises OSError where a file cannot take its place."""
    for name in removed:
        (folder / name).unlink(missing_ok=True)
    for move in moves:
        put_in_place(folder / move.temporary, folder / move.name)
    if folder.is_dir():
        sync_folder(folder)


@contextmanager
def _taken_back_on_failure(folder: Path, names: Iterable[str]) -> Iterator[None]:
    """Where what is inside fails, the files are put back as far as the disk allows it."""
    kept: dict[Path, Path | None] = {}
    try:
        for name in names:
            kept[folder / name] = _keep(folder / name)
        yield
    except BaseException:
        for path, old in kept.items():
            with suppress(OSError):
                put_in_place(old, path) if old else path.unlink(missing_ok=True)
        raise
    finally:
        # A file that was never replaced is the same as the one kept: both names are there.
        discard(old for old in kept.values() if old)


def _keep(path: Path) -> Path | None:
    """Another name for a file as it is, None where there is none. Raises OSError where a folder
    stands in its place."""
    if not os.path.lexists(path):
        return None
    if path.is_dir() and not path.is_symlink():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    kept = temporary_beside(path)
    if path.is_symlink():
        kept.symlink_to(path.readlink())
        return kept
    try:
        os.link(path, kept)
    except OSError:
        # Some disks have no second names for a file.
        kept.write_bytes(path.read_bytes())
    return kept


# --- what a build that was stopped left


def finish_journals(memory: Memory) -> dict[str, OSError]:
    """Finish the changes that a build had begun when it was stopped.

    Returns the packs for which that fails, with the reason; their journals and files are left.
    """
    failed: dict[str, OSError] = {}
    for target in memory.journals():
        try:
            journal = memory.journal(target)
            if journal is not None:
                _finish(memory, target, journal)
            memory.end(target)
        except OSError as error:
            failed[target] = error
    return failed


def _finish(memory: Memory, target: str, journal: Journal) -> None:
    folder = folder_of(memory, target)
    _refuse_inner_links(folder, (move.name for move in journal.moves))
    if not all(_is_at_hand(folder, move) for move in journal.moves):
        # Neither the old pack nor the new one can be had. It is made again, and the files of
        # either are known to be ours.
        old = memory.record(target)
        pending = {move.name: (move.before, move.after) for move in journal.moves}
        memory.note(target, msgspec.structs.replace(old, key="", pending=pending))
        return
    for name, digest in journal.removed.items():
        if digest_at(folder, name) == digest:
            (folder / name).unlink()
    for move in journal.moves:
        ready = folder / move.temporary
        if _waits(folder, move):
            put_in_place(ready, folder / move.name)
        discard([ready])
    if folder.is_dir():
        sync_folder(folder)
    memory.note(target, journal.record, journal.texts)


def _waits(folder: Path, move: Move) -> bool:
    """Whether a file has not taken its place, and nobody has changed what stands there."""
    return digest_at(folder, move.name) in (move.before, "") and move.before != move.after


def _is_at_hand(folder: Path, move: Move) -> bool:
    return not _waits(folder, move) or digest_at(folder, move.temporary) == move.after


def temporaries_of(memory: Memory, targets: Iterable[str]) -> frozenset[Path]:
    """The files that wait for their places in changes that have not ended."""
    journals = ((target, memory.journal(target)) for target in targets)
    return frozenset(
        memory.output / target / move.temporary
        for target, journal in journals
        if journal is not None
        for move in journal.moves
    )


def digest_at(folder: Path, name: str) -> str:
    """The digest of a file, "" where there is none."""
    data = bytes_at(folder, name)
    return "" if data is None else digest_of(data)


def bytes_at(folder: Path, name: str) -> bytes | None:
    """What a file of a pack holds, None where there is none; a link is none, nor is what it leads
    to. Without pathlib, which takes as long to join two names as the system to open a file."""
    path = f"{folder}{os.sep}{name}"
    if "/" in name and os.path.islink(os.path.dirname(path)):  # noqa: PTH114, PTH120
        return None
    try:
        return file_bytes(path, is_link_read=False)
    except OSError:
        return None
