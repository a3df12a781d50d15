"""Folder -> a project that can be built at once: a deck, a library, seminars and a template."""

from __future__ import annotations

from pathlib import Path

from briefgen.packs.atomic_write import write_file
from briefgen.packs.build_results import UsageError
from briefgen.packs.editor_files import with_modeline, write_editor_files
from briefgen.packs.open_project import load
from briefgen.support.package_data import shipped

_STARTER = shipped("starter")


def make_project(folder: Path) -> tuple[Path, ...]:
    """Write the files of the project; returns them. Raises UsageError where the folder has
    something in it already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} already exists and is not empty; name another folder")
    found = sorted(path for path in _STARTER.rglob("*") if path.is_file())
    names = {path.relative_to(_STARTER).as_posix(): path.read_bytes() for path in found}
    for name, data in names.items():
        write_file(folder / name, with_modeline(name, data))
    return *(folder / name for name in names), *write_editor_files(load(folder), folder)
