"""Bytes -> a file, all or nothing: a temporary file in the same folder, fsync, rename."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread

_TRIES = 3
_FIRST_PAUSE = 0.2
TEMPORARY_PREFIX = ".briefgen-"


def write_file(path: Path, data: bytes) -> bool:
    """Write `data` to `path` unless the file holds it already; returns whether it was written.

    Raises OSError where that fails; the file is then what it was before.
    """
    return bool(write_files({path: data}))


def write_files(files: Mapping[Path, bytes], *, at_once: bool = True) -> frozenset[Path]:
    """Write files, all or none; returns those that did not hold the bytes already.

    All are on the disk under other names before the first takes its place. Not `at_once`, a power
    cut may bring back what they were before. Raises OSError where writing fails; the files are then
    what they were, unless it is the taking of places that fails (on Windows, because a file is open
    in another program).
    """
    ready: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            if not _holds(path, data):
                path.parent.mkdir(parents=True, exist_ok=True)
                ready[path] = _write_temporary(path.parent, data)
        _each(_sync_file, list(ready.values()))
        for path, temporary in ready.items():
            _replace(temporary, path)
    except BaseException:
        for temporary in ready.values():
            temporary.unlink(missing_ok=True)
        raise
    if at_once:
        _each(_sync_folder, sorted({path.parent for path in ready}))
    return frozenset(ready)


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def sweep(output: Path) -> int:
    """Remove the temporary files that a build left when it was killed; returns how many."""
    strays = [
        path
        for pattern in ("", "*/", ".briefgen/*/")
        for path in output.glob(f"{pattern}{TEMPORARY_PREFIX}*")
        if path.is_file()
    ]
    for path in strays:
        path.unlink(missing_ok=True)
    return len(strays)


def _write_temporary(folder: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            _open_to_readers(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _open_to_readers(handle: int) -> None:
    """mkstemp makes private files; a pack is for others to read."""
    if hasattr(os, "fchmod"):
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(handle, 0o666 & ~mask)


def _replace(temporary: Path, path: Path) -> None:
    """Windows refuses while another program has the file open, often for a moment only."""
    for attempt in range(_TRIES):
        try:
            temporary.replace(path)
            return
        except PermissionError:
            if attempt == _TRIES - 1:
                raise
            time.sleep(_FIRST_PAUSE * 2**attempt)


def _each(sync: Callable[[Path], None], paths: Sequence[Path]) -> None:
    """Bring several to the disk at the same time: one after the other, each waits for the disk,
    and a batch for a process that does nothing else. Raises the first OSError met."""
    failed: list[OSError] = []

    def try_one(path: Path) -> None:
        try:
            sync(path)
        except OSError as error:
            failed.append(error)

    others = [Thread(target=try_one, args=(path,)) for path in paths[1:]]
    for thread in others:
        thread.start()
    for path in paths[:1]:
        try_one(path)
    for thread in others:
        thread.join()
    if failed:
        raise failed[0]


def _sync_file(path: Path) -> None:
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
