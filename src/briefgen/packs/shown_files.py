"""Pictures and samples that were asked for -> a folder, in which nothing of others is overwritten.

The folder may be anybody's. A hidden file in it remembers what was written there, by digest: what
stands there otherwise, or was changed since, belongs to somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from briefgen.packs.atomic_write import sweep, write_files
from briefgen.packs.build_results import UsageError
from briefgen.support.digests import digest_of

_RECORD = ".briefgen.json"


def write_shown(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files by name, all or none; returns where they are. Raises UsageError for a place where
    something stands that was not written so, and OSError where writing fails."""
    sweep(folder)
    ours = _written(folder)
    for name, data in files.items():
        there = _digest(folder / name)
        if there not in ("", *ours.get(name, ()), digest_of(data)):
            raise UsageError(
                f"{folder / name} is there already, and briefgen did not write it; "
                "name another folder, or move the file away"
            )
    # What was there is ours as well until all files are written, if this run is stopped.
    new = {name: [_digest(folder / name), digest_of(data)] for name, data in files.items()}
    record = msgspec.json.encode(dict(sorted({**ours, **new}.items())))
    write_files({folder / _RECORD: record})
    write_files({folder / name: data for name, data in files.items()})
    return tuple(folder / name for name in files)


def _written(folder: Path) -> dict[str, list[str]]:
    """The digests of what was written there by name, before the last time and by it; none where
    nobody can tell."""
    try:
        return msgspec.json.decode((folder / _RECORD).read_bytes(), type=dict[str, list[str]])
    except (OSError, ValueError, RecursionError):
        return {}


def _digest(path: Path) -> str:
    """The digest of what stands at a place, "" where nothing does; of no file, one of its own."""
    if not path.exists() and not path.is_symlink():
        return ""
    return digest_of(path.read_bytes()) if path.is_file() and not path.is_symlink() else "-"
