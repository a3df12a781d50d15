"""The picture and data files that a pack shows: which they are, and what was read of them.

They are read when a deck is resolved, and who shows them is known only then. So each pack remembers
its own, with the digests of the bytes that it was made from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefgen.images import FOLDER as PICTURES
from briefgen.images import LARGEST_PICTURE
from briefgen.model.project import Project
from briefgen.model.values import Value, replace
from briefgen.read.data_file_limits import FOLDER as DATA
from briefgen.support.world import LARGEST_FILE, is_inside


def largest_files() -> Mapping[str, int]:
    """The folders of such files, each with the most bytes that one of them may have."""
    return {PICTURES: LARGEST_PICTURE, DATA: LARGEST_FILE}


def with_noted_assets(project: Project) -> tuple[Project, dict[str, str]]:
    """The project, and a mapping in which it notes the files that are asked for from now on, with
    the digests of what was read of them ("" where there was nothing)."""
    noted: dict[str, str] = {}
    pictures = _Noting(project.pictures, PICTURES, noted)
    data = _Noting(project.data, DATA, noted)
    return replace(project, pictures=pictures, data=data), noted


class _Noting(Value):
    """A shelf of files that notes what is asked of it."""

    shelf: Callable[..., Any]
    folder: str
    noted: dict[str, str]

    def __call__(self, name: str, *rest: str) -> Any:
        found = self.shelf(name, *rest)
        if is_inside(name):
            path = f"{self.folder}/{name}"
            digests: Mapping[str, str] = getattr(self.shelf, "digests", {})
            self.noted[path] = digests.get(path, "")
        return found
