"""Bytes -> a file, all or nothing: a temporary file in the same folder, fsync, rename."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

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
    ready = stage({path: data for path, data in files.items() if not holds(path, data)})
    try:
        for path, temporary in ready.items():
            put_in_place(temporary, path)
    except BaseException:
        discard(ready.values())
        raise
    if at_once:
        _each(sync_folder, sorted({path.parent for path in ready}))
    return frozenset(ready)


def stage(files: Mapping[Path, bytes]) -> dict[Path, Path]:
    """Bring the data to the disk, beside the places that they are to take; returns the temporary
    file for each. Raises OSError where that fails; then none is left."""
    ready: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            make_folder(path.parent)
            ready[path] = _write_temporary(path.parent, data)
        _each(_sync_file, list(ready.values()))
    except BaseException:
        discard(ready.values())
        raise
    return ready


def discard(paths: Iterable[Path]) -> None:
    """Remove temporary files, as far as the disk allows it: the next build sweeps."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def holds(path: Path, data: bytes) -> bool:
    """Whether a file is there that has these bytes; a link is no such file."""
    return (
        path.is_file()
        and not path.is_symlink()
        and path.stat().st_size == len(data)
        and path.read_bytes() == data
    )


def make_folder(path: Path) -> None:
    """A folder that its owner can use, whatever the mask of new files says."""
    if path.is_dir():
        return
    make_folder(path.parent)
    with suppress(FileExistsError):
        path.mkdir()
        path.chmod(path.stat().st_mode | stat.S_IRWXU)


def temporary_beside(path: Path) -> Path:
    """A name for a temporary file beside another one, which nothing has yet."""
    return path.parent / f"{TEMPORARY_PREFIX}{os.urandom(8).hex()}"


def sweep(output: Path, spared: Container[Path] = ()) -> int:
    """Remove the temporary files that a build left when it was killed; returns how many."""
    strays = [
        path
        for folder in (output, *_folders_in(output), *_folders_in(output / ".briefgen"))
        for path in _temporaries_in(folder)
        if path not in spared and (path.is_file() or path.is_symlink())
    ]
    discard(strays)
    return len(strays)


def _folders_in(folder: Path) -> Iterator[Path]:
    """Those that are here; what a link leads to is not ours."""
    if folder.is_dir() and not folder.is_symlink():
        with os.scandir(folder) as found:
            yield from (Path(e.path) for e in found if e.is_dir(follow_symlinks=False))


def _temporaries_in(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        names = os.listdir(folder)  # noqa: PTH208 - names are all that is wanted
        yield from (folder / name for name in names if name.startswith(TEMPORARY_PREFIX))


def _write_temporary(folder: Path, data: bytes) -> Path:
    path = temporary_beside(folder / "file")
    try:
        with path.open("xb") as file:
            file.write(data)
            # A pack is for others to read, as far as the mask of new files lets them, and for its
            # owner in any case.
            if hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), os.fstat(file.fileno()).st_mode | 0o600)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def put_in_place(temporary: Path, path: Path) -> None:
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
    from threading import Thread

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


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
