"""Output folder -> the same without what briefgen wrote; what people changed or added stays."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefgen.build.cache import Memory
from briefgen.build.manifest import MANIFEST
from briefgen.build.pack import look_at_pack
from briefgen.build.run import lock_output


def clean_output(output: Path, *, force: bool = False) -> tuple[list[Path], list[Path]]:
    """Remove every file that a build wrote, and what it remembers of them.

    Returns the files that were removed, and those that were changed by hand and kept (none with
    `force`). Raises OSError where a file cannot be removed.
    """
    removed: list[Path] = []
    kept: list[Path] = []
    if not output.is_dir():
        return removed, kept
    with lock_output(output):
        memory = Memory(output)
        for target in memory.targets():
            _clean_pack(memory, target, force, removed, kept)
    if not kept:
        shutil.rmtree(memory.folder)
    return removed, kept


def _clean_pack(
    memory: Memory, target: str, force: bool, removed: list[Path], kept: list[Path]
) -> None:
    """The record of a pack of which something is kept stays: it knows what was changed."""
    folder, record = memory.output / target, memory.record(target)
    standing = look_at_pack(folder, record.files, record)
    edited = () if force else standing.edited
    for name in record.files:
        path = folder / name
        if name in edited:
            kept.append(path)
        elif path.is_file():
            path.unlink()
            removed.append(path)
    if not edited:
        (folder / MANIFEST).unlink(missing_ok=True)
        memory.forget(target)
        _remove_if_empty(folder)


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
