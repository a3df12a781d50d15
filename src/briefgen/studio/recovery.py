"""Unsaved texts <-> a file of the project, so that none is lost when the studio ends."""

from __future__ import annotations

from pathlib import Path

import msgspec

from briefgen.model.author_files import kind_of
from briefgen.model.values import Value, replace
from briefgen.packs.atomic_write import write_file
from briefgen.studio.project_texts import Draft
from briefgen.support.world import is_inside

_NAME = ".briefgen/unsaved.json"
_LARGEST = 64 * 1024 * 1024


class _Unsaved(Value):
    """The drafts by name of file (`files`)."""

    files: dict[str, Draft]


def keep_unsaved(root: Path, drafts: dict[str, Draft]) -> None:
    """Write down what is not saved; remove the file where all is. Raises OSError."""
    path = root / _NAME
    if not path.parent.resolve().is_relative_to(root.resolve()):
        return  # a link that leads out of the project
    if drafts:
        write_file(path, msgspec.json.encode(_Unsaved(drafts)))
    else:
        path.unlink(missing_ok=True)


def recover(root: Path) -> dict[str, Draft]:
    """What the last run left unsaved; nothing where the file is not as it was written."""
    path = root / _NAME
    try:
        if path.is_symlink() or path.stat().st_size > _LARGEST:
            return {}
        found = msgspec.json.decode(path.read_bytes(), type=_Unsaved)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return {}
    return {
        name: replace(draft, was_recovered=True)
        for name, draft in found.files.items()
        if is_inside(name) and kind_of(name)
    }
