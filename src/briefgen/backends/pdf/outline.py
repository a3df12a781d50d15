"""Scene.outline -> bookmarks, and the level of every slide's title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefgen.backends.pdf.links import Target
from briefgen.model.scene import OutlineEntry, Scene

# The document's own title is H1; slides outside sections and dividers come below it.
_FIRST_LEVEL = 2


def title_levels(scene: Scene) -> dict[str, int]:
    """The level of the title of each slide by its id, as deep as its bookmark."""
    return {_slide(entry, scene): _FIRST_LEVEL + entry.level for entry in scene.outline}


def _slide(entry: OutlineEntry, scene: Scene) -> str:
    return entry.slide or scene.pages[entry.page].id


def entries_by_page(scene: Scene) -> dict[int, list[int]]:
    """The indexes of the entries that lead to each page."""
    found: dict[int, list[int]] = {}
    for index, entry in enumerate(scene.outline):
        found.setdefault(entry.page, []).append(index)
    return found


def bind_bookmarks(
    canvas: Any, scene: Scene, indexes: Iterable[int], targets: Mapping[str, Target]
) -> None:
    """Bind entries to their places; their page must be the current one of ReportLab's canvas."""
    for index in indexes:
        target = targets[_slide(scene.outline[index], scene)]
        canvas.bookmarkPage(str(index), fit="XYZ", left=target.left, top=target.top)


def add_outline(canvas: Any, scene: Scene) -> None:
    """All bookmarks with their titles; a level that would be skipped is closed up."""
    for index, (title, level) in enumerate(_levelled(scene)):
        canvas.addOutlineEntry(title, str(index), level)
    if scene.outline:
        canvas.showOutline()


def _levelled(scene: Scene) -> Iterator[tuple[str, int]]:
    level = -1
    for entry in scene.outline:
        level = min(entry.level, level + 1)
        yield entry.title, level
