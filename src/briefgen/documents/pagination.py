"""Flowables + paper -> pages: filled from the top, without widows, orphans or lonely headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct, field

from briefgen.documents.splittable_flowable import Flowable
from briefgen.model.document import Aside
from briefgen.model.scene import Grid, Item, Rectangle
from briefgen.model.text_block import DECORATION, Role
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace

_NOTE_GAP = pt(8)
_RULE_WIDTH, _PADDING = pt(3), pt(7)
# A page that would be left emptier than this, in percent, is filled with what comes later.
_BLANK, _HALF = 19, 45
_CLEAR = pt(20)


class FlowPage(Value, kw_only=True):
    """The `items` of a page; the `anchors` (ids that lead to it) and the bookmarks (`outlines`,
    each with its level) that begin on it; and whether it is `turned`. `begins` are the
    blocks that begin here, each with its top."""

    items: tuple[Item, ...]
    anchors: tuple[str, ...]
    outlines: tuple[tuple[str, int], ...]
    turned: bool = False
    begins: tuple[tuple[int, Emu], ...] = ()


class _Passage(Value, kw_only=True):
    """Pieces on one page that are set apart together: the `kind` of rule, where it begins, and the
    index of the first item."""

    kind: Aside
    x: Emu
    right: Emu
    top: Emu
    first: int


class _Filling(Struct, kw_only=True):
    """A page being filled: items, foot notes, and how far down it is, in the text and in the margin
    column."""

    frame: Box
    y: int
    turned: bool = False
    beside: int = 0
    items: list[Item] = field(default_factory=list)
    notes: list[Flowable] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    outlines: list[tuple[str, int]] = field(default_factory=list)
    begins: list[tuple[int, Emu]] = field(default_factory=list)
    pieces: list[Flowable] = field(default_factory=list)
    passage: _Passage | None = None

    @property
    def is_empty(self) -> bool:
        return not self.items

    @property
    def room(self) -> int:
        return self.frame.bottom - self.y - _height_of_notes(self.notes)

    def space(self, piece: Flowable) -> int:
        return 0 if self.is_empty else piece.space

    def needed(self, piece: Flowable) -> int:
        """What the piece takes, with its notes where they stand at the foot."""
        space = self.space(piece)
        foot = 0 if self._beside(piece, self.y + space) else _height_of_notes(piece.notes)
        return space + piece.height + foot

    def _beside(self, piece: Flowable, top: int) -> Emu | None:
        """Where the notes begin that stand beside the piece; None where they have no room there."""
        if not piece.beside or piece.item.box.x < self.frame.x:
            return None
        height = sum(note.height for note in piece.beside)
        begins = max(self.beside, min(top, top + piece.height - height), self.frame.y)
        return Emu(begins) if begins + height <= top + piece.height else None

    def put(self, piece: Flowable) -> None:
        top = Emu(self.y + self.space(piece))
        self._set_apart(piece, top)
        self.pieces.append(piece)
        self.y = top
        placed = piece.place(top)
        self.items.append(placed)
        if (begins := self._beside(piece, top)) is not None:
            for note in piece.beside:
                self.items.append(note.place(begins))
                begins += note.height
            self.beside = begins + _NOTE_GAP
        else:
            self.notes.extend(piece.notes)
        self.y += piece.height
        if placed.box.x < self.frame.x:
            self.beside = self.y + _NOTE_GAP
        if piece.anchor:
            self.anchors.append(piece.anchor)
        if piece.outline is not None:
            self.outlines.append((piece.anchor, piece.outline))
        if piece.begins >= 0:
            self.begins.append((piece.begins, top))

    def _set_apart(self, piece: Flowable, top: Emu) -> None:
        """Pieces that follow each other and are set apart alike have one rule."""
        if self.passage and (self.passage.kind != piece.aside or piece.is_heading):
            self._close_passage()
        if piece.aside and self.passage is None:
            x, right = self.frame.x, self.frame.right
            self.passage = _Passage(
                kind=piece.aside, x=x, right=right, top=top, first=len(self.items)
            )

    def _close_passage(self) -> None:
        if (passage := self.passage) is None:
            return
        padding = _PADDING if passage.kind != "rule" else 0
        top, bottom = Emu(passage.top - padding), Emu(self.y + padding)
        whole = Box(passage.x, top, passage.right - passage.x, bottom - top)
        rule = replace(whole, width=_RULE_WIDTH)
        fill = "rule" if passage.kind == "rule" else "brand"
        drawn = [Rectangle(box=rule, about=DECORATION, fill=fill)]
        if passage.kind == "tint":
            drawn.insert(0, Rectangle(box=whole, about=DECORATION, fill="tint"))
        self.items[passage.first : passage.first] = drawn
        self.passage = None

    def has_left(self, share: int) -> bool:
        """Whether so much of it is left, in percent."""
        return self.room * 100 >= self.frame.height * share

    def stretched(self) -> _Filling:
        """The page, its drawings higher where much of it would be left blank."""
        drawings = [piece for piece in self.pieces if piece.redraw]
        if not drawings or not self.has_left(_BLANK):
            return self
        page = _Filling(frame=self.frame, y=self.frame.y, turned=self.turned)
        for piece in self.pieces:
            more = self.room // len(drawings) if piece.redraw else 0
            page.put((more and piece.redrawn(piece.height + more)) or piece)
        return page

    def finished(self) -> FlowPage:
        self._close_passage()
        y = self.frame.bottom - sum(note.height for note in self.notes)
        for note in self.notes:
            self.items.append(note.place(y))
            y += note.height
        return FlowPage(
            items=tuple(self.items),
            anchors=tuple(self.anchors),
            outlines=tuple(self.outlines),
            turned=self.turned,
            begins=tuple(self.begins),
        )


def _height_of_notes(notes: Sequence[Flowable]) -> int:
    return sum(note.height for note in notes) + (_NOTE_GAP if notes else 0)


def flow_pages(
    pieces: Sequence[Flowable], first: Box, other: Box, turned: Box | None = None
) -> list[FlowPage]:
    """Set the pieces on pages: the first page offers the box `first`, all others `other`, or
    `turned` where their pieces stand on a turned page.

    A drawing or table that does not fit is drawn lower, or waits for the next page while text that
    follows it goes on. A piece that is higher than a page and cannot be cut stands on a page of its
    own.
    """
    opening = _Filling(frame=first, y=first.y)
    waiting = list(reversed(pieces))
    return _Flow(waiting=waiting, page=opening, other=other, turned=turned).pages()


class _Flow(Struct, kw_only=True):
    """The pieces that are `waiting`, the next one last; the `page` being filled, and the frames of
    further ones. What `floats` stands at the head of the next page; headings that still `may_pass`
    it are counted."""

    waiting: list[Flowable]
    page: _Filling
    other: Box
    turned: Box | None
    floats: list[Flowable] = field(default_factory=list)
    may_pass: int = 0
    done: list[FlowPage] = field(default_factory=list)

    def pages(self) -> list[FlowPage]:
        while self.waiting or self.floats:
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
        if self.floats and not self._passes(piece):
            return False
        return not piece.new_page and piece.turned is self.page.turned

    def _turned_later(self) -> bool:
        """Whether a table that needs a turned page may wait while text that follows fills this
        one."""
        count = sum(1 for _ in takewhile(lambda piece: piece.turned, reversed(self.waiting)))
        table, page = self.waiting[len(self.waiting) - count :], self.page
        if not table or self.floats or page.turned or page.is_empty or not page.has_left(_BLANK):
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
            return self.may_pass >= 0
        self.may_pass -= 1
        *others, _ = self.waiting
        slide = takewhile(lambda one: one.outline is None, reversed(others))
        blank = _HALF if any(map(_is_exhibit, slide)) else _BLANK
        return piece.outline != 0 and self.may_pass >= 0 and self.page.has_left(blank)

    def _next_page(self) -> None:
        if not self.page.is_empty:
            self.done.append(self.page.stretched().finished())
        if self.floats and self.waiting:
            # The rest of what was cut has no space above it.
            rest = self.waiting.pop()
            self.waiting.append(replace(rest, space=max(rest.space, _CLEAR)))
        self.waiting.extend(reversed(self.floats))
        self.floats = []
        following = self.waiting[-1] if self.waiting else None
        is_turned = following is not None and following.turned
        frame = self.turned if is_turned and self.turned else self.other
        self.page = _Filling(frame=frame, y=frame.y, turned=is_turned)

    def _set(self, piece: Flowable) -> None:
        page = self.page
        if self.floats and any(map(_is_exhibit, self._chain(piece))):
            # No drawing passes another: it waits behind it.
            if not self._floated(piece):
                self.waiting.append(piece)
                self._next_page()
            return
        if self._fits(piece):
            page.put(piece)
            return
        if self._lowered(piece) or self._floated(piece):
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
            foot = 0 if follower.beside else _height_of_notes(follower.notes)
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

    def _floated(self, piece: Flowable) -> bool:
        """Whether what cannot be cut, among what is kept together, goes to the next page alone."""
        if self.page.is_empty:
            return False
        chain = list(self._chain(piece))
        at = next((index for index, one in enumerate(chain) if _is_exhibit(one)), None)
        if at is None or not self.page.has_left(_BLANK):
            return False
        before, floats = chain[:at], chain[at:]
        needed = sum(one.space + one.height for one in before)
        if not self.floats and floats[0].split(self.page.room - needed - floats[0].space):
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


def _is_exhibit(piece: Flowable) -> bool:
    """Whether it is a drawing or table, or the caption that stands above it."""
    return piece.redraw is not None or isinstance(piece.item, Grid) or _is_captioned(piece)


def _least(piece: Flowable, room: int) -> int:
    """The least height of the piece that must stand below what it is kept with."""
    if piece.height <= room or piece.is_heading:
        return piece.height
    cut = piece.split(room)
    return cut[0].height if cut else piece.height
