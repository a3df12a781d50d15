"""Output folder -> the same without what briefgen wrote; what people changed or added stays."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field

from briefgen.model.safe_names import is_safe_path
from briefgen.packs.build_records import Memory
from briefgen.packs.gone_packs import gone_packs, packs_in
from briefgen.packs.manifest import MANIFEST
from briefgen.packs.output_lock import lock_output
from briefgen.packs.pack_folder import listed_digests, look_at_pack, target_listed


class Cleaned(Struct):
    """The files that were `removed`, and those that were changed by hand and `kept`."""

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
        # What is remembered of packs may have been deleted; their manifests tell of them too.
        for target in sorted({*memory.targets(), *packs_in(memory)}):
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
    """The record and the manifest of a pack of which something is kept stay: they know what was
    changed."""
    folder, record = memory.output / target, memory.record(target)
    if folder.is_symlink():
        memory.forget(target)
        return
    is_ours = bool(record.manifest) or target_listed(folder) == target
    names = tuple(record.files)
    if is_ours and not names:
        # Nothing is remembered of the pack, but its manifest tells.
        names = tuple(filter(is_safe_path, listed_digests(folder)))
    edited = () if force else look_at_pack(folder, names, record).edited
    for name in names:
        path = folder / name
        if name in edited:
            cleaned.kept.append(path)
        elif not path.parent.is_symlink() and (path.is_file() or path.is_symlink()):
            path.unlink()
            cleaned.removed.append(path)
    if not edited:
        if is_ours:
            (folder / MANIFEST).unlink(missing_ok=True)
        memory.forget(target)
        _remove_if_empty(folder)


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
