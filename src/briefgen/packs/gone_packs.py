"""Output folder + targets -> the packs in it that nothing in the project asks for any more."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

from briefgen.model.safe_names import is_safe_name
from briefgen.packs.manifest import MANIFEST
from briefgen.packs.state import FOLDER, Memory


def gone_packs(memory: Memory, targets: Iterable[str]) -> tuple[str, ...]:
    """The folders with a pack of a target that there is no more, in order of name."""
    try:
        names = set(os.listdir(memory.output)) - {*targets, FOLDER}  # noqa: PTH208
    except OSError:
        return ()
    return tuple(sorted(name for name in names if is_safe_name(name) and _has_pack(memory, name)))


def _has_pack(memory: Memory, name: str) -> bool:
    """Whether a folder holds what a build wrote; a link is no folder of ours."""
    folder = memory.output / name
    with suppress(OSError):
        return not folder.is_symlink() and (folder / MANIFEST).is_file()
    return False
