"""Pieces of a flow: each knows its height, and how it may go on on the next page.

A piece is made with its top at nought; it is moved when it is placed. Lengths are EMU.
"""

from __future__ import annotations

from collections.abc import Callable

from briefgen.layout.move_items import move_block, move_item
from briefgen.model.document import Aside
from briefgen.model.scene import Grid, Group, Item
from briefgen.model.text_block import Role, TextBlock
from briefgen.model.units import Emu, pt
from briefgen.model.values import Value, replace

# Fewer lines than this never stand alone at the foot or the head of a page.
ORPHANS = WIDOWS = 2
# A table up to this height is not cut.
_SMALL_TABLE = pt(150)
# No drawing is redrawn lower than this, in percent of its height.
LEAST_REDRAWN = 55
# A row of several lines.
_HIGH_ROW = pt(50)


class Flowable(Value, kw_only=True):
    """A piece of the flow: one `item`, its `height`, the `space` above it where it does not open a
    page, and whether it stays with the next piece (`keep`), begins a page (`new_page`), or stands
    on a page that is `turned`.

    `aside` sets it apart; `notes` stand at the foot of the page it ends on, or, where there is room
    for those that are `beside` it, in the margin column. `anchor` is the id that links and the
    contents lead to, `outline` its level among the bookmarks, `begins` the number of the block that
    begins with it.
    What may be drawn lower or higher than it is has `redraw`, which does so for a room in EMU, and
    `rename`, which adds the name of its slide to its own.
    """

    item: Item
    height: Emu
    space: Emu = Emu(0)
    keep: bool = False
    aside: Aside = ""
    new_page: bool = False
    turned: bool = False
    notes: tuple[Flowable, ...] = ()
    anchor: str = ""
    outline: int | None = None
    beside: tuple[Flowable, ...] = ()
    begins: int = -1
    redraw: Callable[[int], Flowable | None] | None = None
    rename: Callable[[], Flowable | None] | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it is read as one: its lines stay on one page."""
        return self.item.about.role in (Role.TITLE, Role.HEADING)

    def place(self, top: Emu) -> Item:
        """The piece with its top at `top`."""
        return move_item(self.item, 0, top)

    def redrawn(self, room: int) -> Flowable | None:
        """The drawing in a room; None where it cannot be read there, or cannot be drawn anew."""
        drawn = self.redraw(room) if self.redraw else None
        return drawn and replace(self, item=drawn.item, height=drawn.height, redraw=None)

    def renamed(self) -> Flowable:
        """The drawing with the name of its slide, if it can have that."""
        drawn = self.rename() if self.rename else None
        if drawn is None:
            return self
        return replace(self, item=drawn.item, height=drawn.height, redraw=drawn.redraw, rename=None)

    def split(self, room: int) -> tuple[Flowable, Flowable] | None:
        """What fits into `room`, and the rest; None where it cannot be cut there."""
        match self.item:
            case TextBlock():
                return _split_text(self, self.item, room)
            case Grid():
                return _split_grid(self, self.item, room)
            case _:
                return None


def _split_text(piece: Flowable, block: TextBlock, room: int) -> tuple[Flowable, Flowable] | None:
    tops = [line.top for line in block.lines]
    fitting = sum(line.top + line.height <= room for line in block.lines)
    fitting = min(fitting, len(tops) - WIDOWS)
    while fitting >= ORPHANS and _parts_badly(block, fitting):
        fitting -= 1
    if fitting < ORPHANS:
        return None
    edge = tops[fitting]
    head = replace(block, lines=block.lines[:fitting], box=replace(block.box, height=edge))
    rest = replace(block, lines=block.lines[fitting:])
    rest = move_block(rest, 0, -edge)
    about = replace(block.about, continues=True)
    height = piece.height - edge
    rest = replace(rest, about=about, box=replace(block.box, height=height))
    return (
        replace(piece, item=head, height=edge, keep=False, notes=(), beside=()),
        replace(piece, item=rest, height=height, space=Emu(0), new_page=False, anchor="",
                outline=None, begins=-1),
    )  # fmt: skip


def _parts_badly(block: TextBlock, count: int) -> bool:
    """Whether a cut after so many lines leaves a line of one of several paragraphs alone, or the
    last of several points below a point."""
    before, after = block.lines[count - 1].paragraph, block.lines[count].paragraph
    if before == after:
        lines = [line.paragraph == after for line in block.lines]
        return sum(lines[:count]) < ORPHANS or sum(lines[count:]) < WIDOWS
    last = block.lines[-1].paragraph
    return after == last and after - block.lines[0].paragraph > 1


def _split_grid(piece: Flowable, grid: Grid, room: int) -> tuple[Flowable, Flowable] | None:
    """Rows that fit, and the others under a header of their own; a small table stays whole."""
    if grid.box.height <= _SMALL_TABLE and not grid.about.continues:
        return None
    height, count = 0, 0
    for row in grid.rows:
        if height + row.height > room:
            break
        height, count = height + row.height, count + 1
    # No low row stands alone on either page.
    if count == len(grid.rows) - 1 and grid.rows[-1].height < _HIGH_ROW:
        count, height = count - 1, height - grid.rows[count - 1].height
    least = 1 if grid.rows[grid.header_rows].height >= _HIGH_ROW else 2
    if count < grid.header_rows + least or count == len(grid.rows):
        return None
    header = sum(row.height for row in grid.rows[: grid.header_rows])
    head = replace(grid, rows=grid.rows[:count], box=replace(grid.box, height=Emu(height)))
    cut = height - header
    moved = move_item(replace(grid, rows=grid.rows[count:]), 0, -cut)
    assert isinstance(moved, Grid)
    rows = (*grid.rows[: grid.header_rows], *moved.rows)
    total = Emu(sum(row.height for row in rows))
    about = replace(grid.about, continues=True)
    rest = replace(grid, about=about, rows=rows, box=replace(grid.box, height=total))
    return (
        replace(piece, item=head, height=Emu(height), keep=False, notes=(), beside=()),
        replace(piece, item=rest, height=total, space=Emu(0), new_page=False),
    )


def flow_group(group: Group, space: Emu) -> Flowable:
    """A drawing, its top at nought."""
    moved = move_item(group, 0, -group.box.y)
    return Flowable(item=moved, height=moved.box.height, space=space)
