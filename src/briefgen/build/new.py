"""Folder -> a project that can be built at once: a deck, a library, seminars and a template."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from briefgen.build.results import UsageError
from briefgen.build.write import write_file


def make_project(folder: Path) -> tuple[Path, ...]:
    """Write the files of the project; returns them. Raises UsageError where the folder has
    something in it already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there already, and is not empty; name another folder")
    found = sorted(_files(resources.files("briefgen") / "starter", Path()))
    for name, data in found:
        write_file(folder / name, data)
    return tuple(folder / name for name, _ in found)


def _files(place: Traversable, inside: Path) -> list[tuple[Path, bytes]]:
    found: list[tuple[Path, bytes]] = []
    for entry in place.iterdir():
        path = inside / entry.name
        found.extend(_files(entry, path) if entry.is_dir() else [(path, entry.read_bytes())])
    return found
