"""Output folder + targets -> the packs in it that nothing in the project asks for any more."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

from briefgen.model.safe_names import folded, is_safe_name
from briefgen.packs.build_records import FOLDER, Memory
from briefgen.packs.manifest import MANIFEST
from briefgen.packs.pack_folder import target_listed


def gone_packs(memory: Memory, targets: Iterable[str]) -> tuple[str, ...]:
    """The folders with a pack of a target that there is no more, in order of name. None where
    there is no target at all: then it is the decks that are gone, as on a drive that is away."""
    here = frozenset(targets)
    return packs_in(memory, here) if here else ()


def packs_in(memory: Memory, spared: Iterable[str] = ()) -> tuple[str, ...]:
    """The folders with a pack, in order of name; those that are spared are not looked into."""
    try:
        names = os.listdir(memory.output)  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return ()
    # On some disks `Leeds` is the folder of `leeds`.
    taken = {FOLDER, *map(folded, spared)}
    found = (name for name in names if folded(name) not in taken and is_safe_name(name))
    return tuple(sorted(name for name in found if _has_pack(memory, name)))


def _has_pack(memory: Memory, name: str) -> bool:
    """Whether a folder holds what a build wrote; a link is no folder of ours. Others write files
    called manifest.json too, and a copy of a pack under another name is whoever made it's."""
    folder = memory.output / name
    with suppress(OSError):
        if folder.is_symlink() or not (folder / MANIFEST).is_file():
            return False
    return bool(memory.record(name).manifest) or target_listed(folder) == name
