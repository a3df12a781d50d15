"""Output folder -> the same without what briefgen wrote; what people changed or added stays."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct, field

from briefgen.model.safe_names import is_safe_path
from briefgen.packs.change_journal import digest_at
from briefgen.packs.gone_packs import gone_packs
from briefgen.packs.manifest import MANIFEST
from briefgen.packs.pack_folder import listed_digests, look_at_pack
from briefgen.packs.run_build import lock_output
from briefgen.packs.state import Memory


class Cleaned(Struct):
    """The files that were removed, and those that were changed by hand and kept."""

    removed: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)


def clean_output(output: Path, *, force: bool = False) -> Cleaned:
    """Remove every file that a build wrote, and what it remembers of them. With `force`, nothing
    is kept. Raises OSError where a file cannot be removed.
    """
    cleaned = Cleaned()
    if not output.is_dir():
        return cleaned
    with lock_output(output) as held:
        memory = held.memory
        for target in memory.targets():
            _clean_pack(memory, target, force, cleaned)
    if not cleaned.kept:
        shutil.rmtree(memory.folder)
    return cleaned


def clean_gone(output: Path, targets: Iterable[str], *, force: bool = False) -> Cleaned:
    """Remove the packs of all but the targets named, as `clean_output` does."""
    cleaned = Cleaned()
    if not output.is_dir():
        return cleaned
    with lock_output(output) as held:
        for target in gone_packs(held.memory, targets):
            _clean_pack(held.memory, target, force, cleaned)
    return cleaned


def _clean_pack(memory: Memory, target: str, force: bool, cleaned: Cleaned) -> None:
    """The record of a pack of which something is kept stays: it knows what was changed."""
    folder, record = memory.output / target, memory.record(target)
    if folder.is_symlink():
        memory.forget(target)
        return
    edited: tuple[str, ...] = ()
    names: Iterable[str] = record.files
    if record.files:
        edited = () if force else look_at_pack(folder, record.files, record).edited
    else:
        names = _written_by_us(folder, listed_digests(folder))
    for name in names:
        path = folder / name
        if name in edited:
            cleaned.kept.append(path)
        elif not path.parent.is_symlink() and (path.is_file() or path.is_symlink()):
            path.unlink()
            cleaned.removed.append(path)
    if not edited:
        (folder / MANIFEST).unlink(missing_ok=True)
        memory.forget(target)
        _remove_if_empty(folder)


def _written_by_us(folder: Path, listed: Mapping[str, str]) -> list[str]:
    """Of a pack that nothing is remembered of: what is as its manifest says."""
    known = {name: digest for name, digest in listed.items() if is_safe_path(name)}
    return [name for name, digest in known.items() if digest and digest_at(folder, name) == digest]


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
