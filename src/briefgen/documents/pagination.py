"""Flowables + paper -> pages: filled from the top, without widows, orphans or lonely headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct, field

from briefgen.documents.floats import Floats, is_exhibit
from briefgen.documents.page_filling import BLANK, FlowPage, PageFilling, height_of_notes
from briefgen.documents.splittable_flowable import Flowable
from briefgen.model.scene import Grid
from briefgen.model.units import Box, pt
from briefgen.model.values import replace

_CLEAR = pt(20)


def flow_pages(
    pieces: Sequence[Flowable], first: Box, other: Box, turned: Box | None = None
) -> list[FlowPage]:
    """Set the pieces on pages: the first page offers the box `first`, all others `other`, or
    `turned` where their pieces stand on a turned page.

    A drawing or table that does not fit is drawn lower, or waits for the next page while text that
    follows it goes on. A piece that is higher than a page and cannot be cut stands on a page of its
    own.
    """
    opening = PageFilling(frame=first, y=first.y)
    waiting = list(reversed(pieces))
    return _Flow(waiting=waiting, page=opening, other=other, turned=turned).pages()


class _Flow(Struct, kw_only=True):
    """The pieces that are `waiting`, the next one last; the `page` being filled, and the frames of
    further ones. What `floats` stands at the head of the next page."""

    waiting: list[Flowable]
    page: PageFilling
    other: Box
    turned: Box | None
    floats: Floats = field(default_factory=Floats)
    done: list[FlowPage] = field(default_factory=list)

    def pages(self) -> list[FlowPage]:
        while self.waiting or self.floats.pieces:
            if not self.waiting or not self._goes_on(self.waiting[-1]):
                if not self._turned_later():
                    self._next_page()
                continue
            self._set(self.waiting.pop())
        if not self.page.is_empty:
            self.done.append(self.page.finished())
        return self.done

    def _goes_on(self, piece: Flowable) -> bool:
        """Whether the piece may stand on this page, if it has room there."""
        if self.page.is_empty:
            return True
        if self.floats.pieces and not self._passed_by(piece):
            return False
        return not piece.new_page and piece.turned is self.page.turned

    def _passed_by(self, piece: Flowable) -> bool:
        slide = takewhile(lambda one: one.outline is None, reversed(self.waiting[:-1]))
        return self.floats.are_passed(piece, list(slide), self.page)

    def _turned_later(self) -> bool:
        """Whether a table that needs a turned page may wait while text that follows fills this
        one."""
        count = sum(1 for _ in takewhile(lambda piece: piece.turned, reversed(self.waiting)))
        table, page = self.waiting[len(self.waiting) - count :], self.page
        if (
            not table
            or self.floats.pieces
            or page.turned
            or page.is_empty
            or not page.has_left(BLANK)
        ):
            return False
        if len(table) == len(self.waiting) or any(piece.is_heading for piece in table):
            return False
        del self.waiting[-count:]
        self.floats.add(table[::-1])
        return True

    def _next_page(self) -> None:
        if not self.page.is_empty:
            self.done.append(self.page.stretched().finished())
        if self.floats.pieces and self.waiting:
            # The rest of what was cut has no space above it.
            rest = self.waiting.pop()
            self.waiting.append(replace(rest, space=max(rest.space, _CLEAR)))
        self.waiting.extend(reversed(self.floats.pieces))
        self.floats = Floats()
        following = self.waiting[-1] if self.waiting else None
        is_turned = following is not None and following.turned
        frame = self.turned if is_turned and self.turned else self.other
        self.page = PageFilling(frame=frame, y=frame.y, turned=is_turned)

    def _set(self, piece: Flowable) -> None:
        page = self.page
        if self.floats.pieces and any(map(is_exhibit, self._chain(piece))):
            # No drawing passes another: it waits behind it.
            if not self._floated(piece):
                self.waiting.append(piece)
                self._next_page()
            return
        if self._fits(piece):
            page.put(piece)
            return
        if self._lowered(piece) or self._parted_from_data(piece) or self._floated(piece):
            return
        cut = None
        if self._ends_page(piece):
            page.put(piece)
            self._next_page()
            return
        if page.is_empty or not piece.is_heading:
            cut = piece.split(page.room - (page.needed(piece) - piece.height))
        if cut is not None:
            page.put(cut[0])
            self.waiting.append(cut[1])
        elif page.is_empty:
            page.put(piece)
            return
        else:
            self.waiting.append(piece)
        self._next_page()

    def _ends_page(self, piece: Flowable) -> bool:
        """Whether it fits and is long enough to be parted from what it is kept with, where that
        does not stand alone then."""
        follower = self.waiting[-1] if self.waiting else None
        if follower is None or not follower.keep or piece.is_heading or follower.turned:
            return False
        is_long = piece.split(piece.height) is not None
        return is_long and self.page.needed(piece) <= self.page.room

    def _chain(self, piece: Flowable) -> Iterator[Flowable]:
        """The piece, and all that it must not be parted from."""
        yield piece
        for follower in reversed(self.waiting):
            if not piece.keep or follower.new_page or follower.turned is not piece.turned:
                return
            yield follower
            piece = follower

    def _fits(self, piece: Flowable) -> bool:
        """Whether the piece fits with all that it must not be parted from."""
        needed = self.page.needed(piece)
        if needed > self.page.room:
            return False
        _, *followers = self._chain(piece)
        may_be_cut = False
        for follower in followers:
            needed += follower.space
            foot = 0 if follower.beside else height_of_notes(follower.notes)
            room = self.page.room - needed - foot
            if (least := _least(follower, room)) > room:
                # The one before may go on on the next page, with what it is kept with.
                return self.page.is_empty or may_be_cut
            if least < follower.height:
                return True
            needed += follower.height
            may_be_cut = not follower.is_heading and follower.split(follower.height) is not None
        return True

    def _lowered(self, piece: Flowable) -> bool:
        """Whether a drawing among what is kept together could be made so low that all fits."""
        chain = list(self._chain(piece))
        drawing = next((one for one in chain if one.redraw), None)
        if drawing is None:
            return False
        others = sum(one.space + one.height for one in chain) - drawing.height
        room = self.page.room - others + (piece.space - self.page.space(piece))
        if room >= drawing.height or (lower := drawing.redrawn(room)) is None:
            return False
        if lower.height >= drawing.height:
            return False
        chain[chain.index(drawing)] = replace(lower, beside=())
        self._replace(len(chain), chain)
        return True

    def _parted_from_data(self, piece: Flowable) -> bool:
        """Whether a chart fits if its data stand on the next page, where no text may pass it: a
        section ends with it."""
        chain = list(self._chain(piece))
        at = next((n for n, one in enumerate(chain) if one.redraw and one.keep), None)
        rest = self.waiting[: len(self.waiting) - len(chain) + 1]
        if at is None or self.page.is_empty or not self.page.has_left(BLANK):
            return False
        if self.floats.pieces or (rest and rest[-1].outline != 0):
            return False
        parted = [*chain[:at], replace(chain[at], keep=False), *chain[at + 1 :]]
        self._replace(len(chain), parted[1:])
        if self._fits(parted[0]):
            self.page.put(parted[0])
            return True
        if self._lowered(parted[0]):
            return True
        self._replace(len(chain), chain[1:])
        return False

    def _floated(self, piece: Flowable) -> bool:
        """Whether what cannot be cut, among what is kept together, goes to the next page alone."""
        if self.page.is_empty:
            return False
        chain = list(self._chain(piece))
        at = next((index for index, one in enumerate(chain) if is_exhibit(one)), None)
        if at is None or not self.page.has_left(BLANK):
            return False
        exhibit, at = chain[at], _with_its_name(chain, at)
        before, floats = chain[:at], chain[at:]
        needed = sum(one.space + one.height for one in before)
        if not self.floats.pieces and exhibit.split(self.page.room - needed - exhibit.space):
            return False
        if needed > self.page.room or any(one.turned or one.new_page for one in chain):
            return False
        if before and before[-1].is_heading:
            return False
        self._replace(len(chain), ())
        for one in before:
            self.page.put(one)
        if floats[-1].redraw and self.waiting and isinstance(self.waiting[-1].item, Grid):
            floats.append(self.waiting.pop())  # the data of a chart
        self.floats.add(floats)
        return True

    def _replace(self, count: int, pieces: Sequence[Flowable]) -> None:
        """Put pieces in the place of the one that was taken and those that it is kept with."""
        del self.waiting[len(self.waiting) - (count - 1) :]
        self.waiting.extend(reversed(pieces))


def _with_its_name(chain: Sequence[Flowable], at: int) -> int:
    """Where an exhibit begins: with the name of its part of what is told, if words stand before."""
    while at > 1 and chain[at - 1].is_heading and chain[at - 1].outline is None:
        at -= 1
    return at


def _least(piece: Flowable, room: int) -> int:
    """The least height of the piece that must stand below what it is kept with."""
    if piece.height <= room or piece.is_heading:
        return piece.height
    cut = piece.split(room)
    return cut[0].height if cut else piece.height
