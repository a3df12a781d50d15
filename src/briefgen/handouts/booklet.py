"""Scene of half-sheet pages -> Scene of sheets to be printed on both sides, folded and stapled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.documents.paper_sizes import PAPERS, PageSize
from briefgen.model.outputs import SheetPaper
from briefgen.model.scene import Group, Page, Scene
from briefgen.model.scene_properties import OutlineEntry
from briefgen.model.text_block import About, Role
from briefgen.model.units import Box, Emu, Size
from briefgen.model.values import replace

_HALVES: Mapping[SheetPaper, PageSize] = {"A4": "A5", "Letter": "Half-Letter"}
_PER_SHEET = 4


def half_of(paper: SheetPaper) -> PageSize:
    """The paper of the pages of a booklet that is printed on `paper`."""
    return _HALVES[paper]


def sides_of(count: int) -> list[tuple[int | None, int | None]]:
    """The pages (from 0; None is blank) at the left and right of each side, in printing order.

    Front and back of a sheet follow each other; turned over on the short edge, stacked and folded,
    the pages stand in order. Blanks come last.
    """
    total = -(-count // _PER_SHEET) * _PER_SHEET
    pages = [page if page < count else None for page in range(total)]
    sides: list[tuple[int | None, int | None]] = []
    for sheet in range(total // _PER_SHEET):
        first, last = 2 * sheet, total - 1 - 2 * sheet
        sides.append((pages[last], pages[first]))
        sides.append((pages[first + 1], pages[last - 1]))
    return sides


def blanks_of(count: int) -> int:
    """How many pages of a booklet stay blank."""
    return -count % _PER_SHEET


def impose_booklet(scene: Scene, paper: SheetPaper) -> Scene:
    """The pages, two beside each other, on sides of `paper` lying across."""
    upright = PAPERS[paper]
    size = Size(upright.height, upright.width)
    # The back of a single page stays blank, and is no side.
    sides = [side for side in sides_of(len(scene.pages)) if side != (None, None)]
    return replace(
        scene,
        pages=tuple(_side(scene.pages, side, size, number) for number, side in enumerate(sides, 1)),
        outline=tuple(_outline(scene, sides)),
        order=tuple(_order(sides)),
    )


def _order(sides: Sequence[tuple[int | None, int | None]]) -> Iterator[tuple[int, int]]:
    """Where each page stands: the side, and which of its items it is."""
    where: dict[int, tuple[int, int]] = {}
    for number, side in enumerate(sides):
        for item, page in enumerate(page for page in side if page is not None):
            where[page] = (number, item)
    yield from (where[page] for page in sorted(where))


def _side(
    pages: Sequence[Page], side: tuple[int | None, int | None], size: Size, number: int
) -> Page:
    items = tuple(
        _half(pages[index], place, size) for place, index in enumerate(side) if index is not None
    )
    anchors = tuple(
        anchor for index in side if index is not None for anchor in pages[index].anchors
    )
    return Page(
        id=f"side-{number}",
        size=size,
        layout="",
        items=items,
        title=pages[0].title,
        number=number,
        anchors=anchors,
    )


def _half(page: Page, place: int, size: Size) -> Group:
    """A page in the left or right half of a side, in its own size."""
    width = size.width // 2
    box = Box(
        place * width + (width - page.size.width) // 2,
        (size.height - page.size.height) // 2,
        page.size.width,
        page.size.height,
    )
    view = Box(Emu(0), Emu(0), page.size.width, page.size.height)
    items = (*page.backdrop, *page.items, *page.furniture)
    return Group(box=box, about=About(role=Role.BODY), items=items, view=view, name=page.id)


def _outline(
    scene: Scene, sides: Sequence[tuple[int | None, int | None]]
) -> Iterator[OutlineEntry]:
    where = {index: number for number, side in enumerate(sides) for index in side}
    for entry in scene.outline:
        yield replace(entry, page=where[entry.page])
