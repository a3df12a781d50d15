"""Flowables + paper -> pages: filled from the top, without widows, orphans or lonely headings."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from briefgen.documents.splittable_flowable import Flowable
from briefgen.model.scene import Item
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value

_NOTE_GAP = pt(8)


class FlowPage(Value):
    """The `items` of a page; the `anchors` (ids that lead to it) and the bookmarks (`outlines`,
    each with its level) that begin on it; and whether it is `turned`."""

    items: tuple[Item, ...]
    anchors: tuple[str, ...]
    outlines: tuple[tuple[str, int], ...]
    turned: bool = False


class _Filling(Struct, kw_only=True):
    """A page being filled: items, foot notes, and how far down it is."""

    frame: Box
    y: int
    turned: bool = False
    items: list[Item] = field(default_factory=list)
    notes: list[Flowable] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    outlines: list[tuple[str, int]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.items

    @property
    def room(self) -> int:
        return self.frame.bottom - self.y - _height_of_notes(self.notes)

    def space(self, piece: Flowable) -> int:
        return 0 if self.is_empty else piece.space

    def put(self, piece: Flowable) -> None:
        self.y += self.space(piece)
        self.items.extend(piece.place(Emu(self.y)))
        self.y += piece.height
        self.notes.extend(piece.notes)
        if piece.anchor:
            self.anchors.append(piece.anchor)
        if piece.outline is not None:
            self.outlines.append((piece.anchor, piece.outline))

    def finished(self) -> FlowPage:
        y = self.frame.bottom - sum(note.height for note in self.notes)
        for note in self.notes:
            self.items.extend(note.place(y))
            y += note.height
        return FlowPage(tuple(self.items), tuple(self.anchors), tuple(self.outlines), self.turned)


def _height_of_notes(notes: Sequence[Flowable]) -> int:
    return sum(note.height for note in notes) + (_NOTE_GAP if notes else 0)


def flow_pages(
    pieces: Sequence[Flowable], first: Box, other: Box, turned: Box | None = None
) -> list[FlowPage]:
    """Set the pieces on pages: the first page offers the box `first`, all others `other`, or
    `turned` where their pieces stand on a turned page.

    A piece that is higher than a page and cannot be cut stands on a page of its own.
    """
    waiting = list(reversed(pieces))
    pages: list[FlowPage] = []
    page = _Filling(frame=first, y=first.y)
    while waiting:
        piece = waiting.pop()
        if (piece.new_page or piece.turned is not page.turned) and not page.is_empty:
            pages.append(page.finished())
            page = _page_for(piece, other, turned)
        if _fits(piece, waiting, page):
            page.put(piece)
            continue
        cut = None
        if page.is_empty or not piece.is_heading:
            cut = piece.split(page.room - page.space(piece) - _height_of_notes(piece.notes))
        if cut is not None:
            page.put(cut[0])
            waiting.append(cut[1])
        elif page.is_empty:
            page.put(piece)
            continue
        else:
            waiting.append(piece)
        pages.append(page.finished())
        page = _page_for(waiting[-1], other, turned)
    if not page.is_empty:
        pages.append(page.finished())
    return pages


def _page_for(piece: Flowable, other: Box, turned: Box | None) -> _Filling:
    """An empty page on which the piece may stand."""
    frame = turned if piece.turned and turned else other
    return _Filling(frame=frame, y=frame.y, turned=piece.turned)


def _fits(piece: Flowable, waiting: Sequence[Flowable], page: _Filling) -> bool:
    """Whether the piece fits with all that it must not be parted from."""
    needed = page.space(piece) + piece.height + _height_of_notes(piece.notes)
    if needed > page.room:
        return False
    for follower in reversed(waiting):
        if not piece.keep or follower.new_page or follower.turned is not piece.turned:
            return True
        needed += follower.space
        least = _least(follower, page.room - needed)
        if needed + least > page.room:
            return page.is_empty
        needed += follower.height
        piece = follower
    return True


def _least(piece: Flowable, room: int) -> int:
    """The least height of the piece that must stand below what it is kept with."""
    if piece.height <= room or piece.is_heading:
        return piece.height
    cut = piece.split(room)
    return cut[0].height if cut else piece.height
