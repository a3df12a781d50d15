"""Scene.outline -> bookmarks, and the level of every slide's title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from briefgen.backends.pdf.links import LinkDestination, destination
from briefgen.backends.pdf.objects import PdfObjects, dictionary, string
from briefgen.model.scene import Scene
from briefgen.model.scene_properties import OutlineEntry

# The document's own title is H1; slides outside sections and dividers come below it.
_FIRST_LEVEL = 2


def title_levels(scene: Scene) -> dict[str, int]:
    """The level of the title of each slide by its id, as deep as its bookmark."""
    return {_slide(entry, scene): _FIRST_LEVEL + entry.level for entry in scene.outline}


def _slide(entry: OutlineEntry, scene: Scene) -> str:
    return entry.slide or scene.pages[entry.page].id


class _Bookmark(Struct, eq=False):
    """A bookmark with those inside it; `place` is the reference to its object."""

    place: str
    title: str = ""
    target: str = ""
    inner: list[_Bookmark] = field(default_factory=list)

    @property
    def count(self) -> int:
        """All bookmarks inside, at any depth: they are shown open."""
        return len(self.inner) + sum(one.count for one in self.inner)


def write_outline(
    document: PdfObjects, scene: Scene, targets: Mapping[str, LinkDestination], pages: Sequence[str]
) -> str:
    """Write the bookmarks; the reference to their root, "" where there are none. `pages` are the
    references to the pages."""
    if not scene.outline:
        return ""
    root = _Bookmark(document.reserve())
    open_ones = [root]
    for entry, level in _levelled(scene.outline):
        target = destination(targets[_slide(entry, scene)], pages)
        bookmark = _Bookmark(document.reserve(), entry.title, target)
        del open_ones[level + 1 :]
        open_ones[-1].inner.append(bookmark)
        open_ones.append(bookmark)
    document.write(root.place, dictionary(Type="/Outlines", **_inside(root)))
    _write_inner(document, root)
    return root.place


def _levelled(entries: Iterable[OutlineEntry]) -> Iterator[tuple[OutlineEntry, int]]:
    """Entries with their levels; one that would be skipped is closed up."""
    level = -1
    for entry in entries:
        level = min(entry.level, level + 1)
        yield entry, level


def _inside(bookmark: _Bookmark) -> dict[str, str]:
    """What a bookmark says of those inside it."""
    if not bookmark.inner:
        return {}
    first, last = bookmark.inner[0].place, bookmark.inner[-1].place
    return {"First": first, "Last": last, "Count": str(bookmark.count)}


def _write_inner(document: PdfObjects, parent: _Bookmark) -> None:
    places = ["", *(one.place for one in parent.inner), ""]
    for index, one in enumerate(parent.inner):
        text = dictionary(
            Title=string(one.title),
            Parent=parent.place,
            Prev=places[index],
            Next=places[index + 2],
            Dest=one.target,
            **_inside(one),
        )
        document.write(one.place, text)
        _write_inner(document, one)
