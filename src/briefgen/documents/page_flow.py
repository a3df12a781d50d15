"""Pieces that wait + a choice of how -> one page, and the pieces that wait for the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct, field

from briefgen.documents.page_filling import BLANK, PageFilling, height_of_notes
from briefgen.documents.splittable_flowable import LEAST_REDRAWN, Flowable
from briefgen.model.scene import Grid
from briefgen.model.text_block import Role
from briefgen.model.units import pt
from briefgen.model.values import Value, replace

# Half of a page, in percent, may be filled by a slide that has a drawing too.
_HALF = 45
_CLEAR = pt(20)
# A page may end before it is full where it is filled from here on, in percent of its height.
_MAY_END = 50


class PageChoice(Value, kw_only=True):
    """How a page is filled: whether text `passes` a drawing that has no room; whether tables stay
    `whole`; the size of drawings (`low`) and the space between pieces (`close`), in percent."""

    passes: bool = True
    whole: bool = False
    low: int = 100
    close: int = 100


class PageEnd(Value, kw_only=True):
    """Where a page may end: the `page`, the pieces that are `waiting` then, the next one last; how
    many of them float (`floats`); and by how much drawings were `lowered`, in percent of their
    height."""

    page: PageFilling
    waiting: tuple[Flowable, ...]
    floats: int = 0
    lowered: int = 0


class _Asked(Struct, kw_only=True):
    """What is asked of the pieces that are `waiting`, the next one last, and of the `page` that is
    filled by `choice`."""

    waiting: list[Flowable]
    page: PageFilling
    choice: PageChoice = PageChoice()

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
            needed += self.page.gap(follower)
            foot = 0 if follower.beside else height_of_notes(follower.notes)
            room = self.page.room - needed - foot
            if (least := self._least(follower, room)) > room:
                # The one before may go on on the next page, with what it is kept with.
                return self.page.is_empty or may_be_cut
            if least < follower.height:
                return True
            needed += follower.height
            may_be_cut = not follower.is_heading and follower.split(follower.height) is not None
        return True

    def _least(self, piece: Flowable, room: int) -> int:
        """The least height of the piece that must stand below what it is kept with."""
        if piece.height <= room or piece.is_heading or self._stays_whole(piece):
            return piece.height
        cut = piece.split(room)
        return cut[0].height if cut else piece.height

    def _stays_whole(self, piece: Flowable) -> bool:
        """Whether it is a table that is not to be cut, as a page has room for it."""
        is_table = self.choice.whole and isinstance(piece.item, Grid)
        return is_table and piece.height <= self.page.frame.height

    def _waits_behind(self, piece: Flowable) -> bool:
        """Whether it waits behind what floats: no drawing or table passes another."""
        return any(map(is_exhibit, self._chain(piece)))

    def _ends_page(self, piece: Flowable) -> bool:
        """Whether it fits and is long enough to be parted from what it is kept with, where that
        does not stand alone then."""
        follower = self.waiting[-1] if self.waiting else None
        if follower is None or not follower.keep or piece.is_heading or follower.turned:
            return False
        is_long = piece.split(piece.height) is not None
        return is_long and self.page.needed(piece) <= self.page.room


class PageFlow(_Asked, kw_only=True):
    """Fills the page. What `floats` stands at the head of the next page; headings that still
    `may_pass` it are counted. The page has `ended` where no more goes on it; `ends` are the places
    where it might have ended before. Drawings are `lowered` by so many percent of their height in
    all; `originals` are those as they were. Where it `goes_on`, there are more pieces than are
    waiting."""

    goes_on: bool = False
    floats: list[Flowable] = field(default_factory=list)
    may_pass: int = 0
    ended: bool = False
    lowered: int = 0
    ends: list[PageEnd] = field(default_factory=list)
    originals: dict[int, tuple[Flowable, Flowable]] = field(default_factory=dict)

    def filled(self) -> PageEnd:
        """The page as full as it gets."""
        if self.choice.low < 100:
            self._lower_all()
        while (self.waiting or self.floats) and not self.ended:
            if not self.waiting or not self._goes_on(self.waiting[-1]):
                self.ended = not self._turned_later()
                continue
            if self._may_end():
                self.ends.append(self._end())
            self._set(self.waiting.pop())
        end = self._end()
        # What ends the document is not drawn higher to fill its last page.
        is_last = not end.waiting and not self.goes_on
        return end if is_last else replace(end, page=self.page.stretched())

    def _end(self) -> PageEnd:
        waiting = list(self.waiting)
        if self.originals:
            waiting = [self._original(piece) for piece in waiting]
        if self.floats and waiting:
            # The rest of what was cut has no space above it.
            waiting[-1] = replace(waiting[-1], space=max(waiting[-1].space, _CLEAR))
        waiting.extend(self._original(piece) for piece in reversed(self.floats))
        return PageEnd(
            page=self.page.copied(),
            waiting=tuple(waiting),
            floats=len(self.floats),
            lowered=self.lowered + self._lowered_at_once(),
        )

    def _lowered_at_once(self) -> int:
        drawn = sum(1 for piece in self.page.pieces if piece.redraw)
        return drawn * (100 - self.choice.low)

    def _original(self, piece: Flowable) -> Flowable:
        found = self.originals.get(id(piece))
        return found[1] if found else piece

    def _may_end(self) -> bool:
        """Whether the page is full enough to end here, and nothing is parted that is kept
        together."""
        page = self.page
        if self.floats or not page.pieces or page.pieces[-1].keep or page.has_left(_MAY_END):
            return False
        if page.has_left(BLANK) and not self.waiting[-1].is_heading:
            return False
        return not self.ends or len(self.ends[-1].page.pieces) < len(page.pieces)

    def _lower_all(self) -> None:
        """Make the drawings lower that may come on this page: those that begin on it where all
        before them are as low as can be."""
        top = -self.page.gap(self.waiting[-1])
        for index in range(len(self.waiting) - 1, -1, -1):
            piece = self.waiting[index]
            top += self.page.gap(piece)
            if top > self.page.frame.height:
                return
            top += piece.height * (LEAST_REDRAWN if piece.redraw else 100) // 100
            if piece.redraw and (lower := piece.redrawn(piece.height * self.choice.low // 100)):
                lower = replace(lower, redraw=piece.redraw)
                self.originals[id(lower)] = (lower, piece)
                self.waiting[index] = lower

    def _goes_on(self, piece: Flowable) -> bool:
        """Whether the piece may stand on this page, if it has room there."""
        if self.page.is_empty:
            return True
        if self.floats and not self._passes(piece):
            return False
        return not piece.new_page and piece.turned is self.page.turned

    def _turned_later(self) -> bool:
        """Whether a table that needs a turned page may wait while text that follows fills this
        one."""
        count = sum(1 for _ in takewhile(lambda piece: piece.turned, reversed(self.waiting)))
        table, page = self.waiting[len(self.waiting) - count :], self.page
        if not table or self.floats or page.turned or page.is_empty or not page.has_left(BLANK):
            return False
        if len(table) == len(self.waiting) or any(piece.is_heading for piece in table):
            return False
        del self.waiting[-count:]
        self.floats, self.may_pass = table[::-1], 1
        return True

    def _passes(self, piece: Flowable) -> bool:
        """Whether the piece may stand before a drawing that it follows: the text of its slide; that
        of one more where much of the page were left empty, or half of it if that has a drawing too:
        both would stand behind the words of both."""
        if piece.outline is None:
            # The name of a further part does not pass the one before it.
            return self.may_pass >= 0 and not piece.is_heading
        self.may_pass -= 1
        *others, _ = self.waiting
        slide = takewhile(lambda one: one.outline is None, reversed(others))
        blank = _HALF if any(map(is_exhibit, slide)) else BLANK
        passes = piece.outline != 0 and self.may_pass >= 0 and self.page.has_left(blank)
        if passes:
            # Behind the words of another slide they say whose they are.
            self.floats = [one.renamed() for one in self.floats]
        return passes

    def _set(self, piece: Flowable) -> None:
        page = self.page
        if self.floats and self._waits_behind(piece):
            if not self._floated(piece):
                self.waiting.append(piece)
                self.ended = True
            return
        if self._fits(piece):
            page.put(piece)
            return
        if self._lowered(piece) or self._floated(piece):
            return
        cut = None
        if self._ends_page(piece):
            page.put(piece)
            self.ended = True
            return
        if page.is_empty or not (piece.is_heading or self._stays_whole(piece)):
            cut = piece.split(page.room - (page.needed(piece) - piece.height))
        if cut is not None:
            page.put(cut[0])
            self.waiting.append(cut[1])
        elif page.is_empty:
            page.put(piece)
            return
        else:
            self.waiting.append(piece)
        self.ended = True

    def _lowered(self, piece: Flowable) -> bool:
        """Whether a drawing among what is kept together could be made so low that all fits."""
        chain = list(self._chain(piece))
        drawing = next((one for one in chain if one.redraw), None)
        if drawing is None:
            return False
        others = sum(self.page.gap(one) + one.height for one in chain) - drawing.height
        room = self.page.room - others + (self.page.gap(piece) - self.page.space(piece))
        if room >= drawing.height or (lower := drawing.redrawn(room)) is None:
            return False
        if lower.height >= drawing.height:
            return False
        lower = replace(lower, beside=())
        self.lowered += 100 - 100 * lower.height // drawing.height
        self.originals[id(lower)] = (lower, self._original(drawing))
        chain[chain.index(drawing)] = lower
        self._replace(len(chain), chain)
        return True

    def _floated(self, piece: Flowable) -> bool:
        """Whether what cannot be cut, among what is kept together, goes to the next page alone."""
        if self.page.is_empty or not self.choice.passes:
            return False
        chain = list(self._chain(piece))
        at = next((index for index, one in enumerate(chain) if is_exhibit(one)), None)
        if at is None or not self.page.has_left(BLANK):
            return False
        exhibit = chain[at]
        while at and chain[at - 1].is_heading and chain[at - 1].outline is None:
            at -= 1  # the name of a part goes with it
        before, floats = chain[:at], chain[at:]
        needed = sum(self.page.gap(one) + one.height for one in before)
        room = self.page.room - needed - self.page.gap(floats[0])
        if not (self.floats or self._stays_whole(exhibit)) and exhibit.split(room):
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
        if not self.floats:
            self.may_pass = 1
        self.floats.extend(floats)
        return True

    def _replace(self, count: int, pieces: Sequence[Flowable]) -> None:
        """Put pieces in the place of the one that was taken and those that it is kept with."""
        del self.waiting[len(self.waiting) - (count - 1) :]
        self.waiting.extend(reversed(pieces))


def _is_captioned(piece: Flowable) -> bool:
    """Whether it is the caption above a table, not the name below a quotation."""
    return piece.keep and piece.item.about.role is Role.CAPTION


def is_exhibit(piece: Flowable) -> bool:
    """Whether it is a drawing or table, or the caption that stands above it."""
    return piece.redraw is not None or isinstance(piece.item, Grid) or _is_captioned(piece)
