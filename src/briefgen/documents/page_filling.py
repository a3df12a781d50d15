"""A page being filled: its items, notes at its foot and in its margin, passages set apart."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from briefgen.documents.splittable_flowable import Flowable
from briefgen.layout.move_items import move_item
from briefgen.model.document import Aside
from briefgen.model.scene import Item, Rectangle
from briefgen.model.text_block import DECORATION
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace

_NOTE_GAP = pt(8)
_RULE_WIDTH, _PADDING = pt(3), pt(7)
# A page that would be left emptier than this, in percent, is filled with what comes later.
BLANK = 19


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


class PageFilling(Struct, kw_only=True):
    """A page being filled, upright or `turned`: `items`, each with how far down it goes when the
    page is finished, as most pages are tried and not kept; `anchors`, `outlines`, `begins` as of a
    FlowPage, the `pieces` that they are of, the `notes` for its foot, and how far down its `frame`
    it is, in the text (`y`) and in the margin column (`beside`); the `passage` that goes on. Pieces
    are apart by `closeness` percent of their usual space."""

    frame: Box
    y: int
    turned: bool = False
    closeness: int = 100
    beside: int = 0
    items: list[tuple[Item, Emu]] = field(default_factory=list)
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
        return self.frame.bottom - self.y - height_of_notes(self.notes)

    def space(self, piece: Flowable) -> int:
        return 0 if self.is_empty else self.gap(piece)

    def gap(self, piece: Flowable) -> int:
        """The space above a piece that does not open the page."""
        return piece.space * self.closeness // 100

    def needed(self, piece: Flowable) -> int:
        """What the piece takes, with its notes where they stand at the foot."""
        space = self.space(piece)
        foot = 0 if self._beside(piece, self.y + space) else height_of_notes(piece.notes)
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
        self.items.append((piece.item, top))
        if (begins := self._beside(piece, top)) is not None:
            for note in piece.beside:
                self.items.append((note.item, begins))
                begins = Emu(begins + note.height)
            self.beside = begins + _NOTE_GAP
        else:
            self.notes.extend(piece.notes)
        self.y += piece.height
        if piece.item.box.x < self.frame.x:
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
        self.items[passage.first : passage.first] = ((item, Emu(0)) for item in drawn)
        self.passage = None

    def copied(self) -> PageFilling:
        """The page as it is now."""
        return PageFilling(
            frame=self.frame,
            y=self.y,
            turned=self.turned,
            closeness=self.closeness,
            beside=self.beside,
            items=list(self.items),
            notes=list(self.notes),
            anchors=list(self.anchors),
            outlines=list(self.outlines),
            begins=list(self.begins),
            pieces=list(self.pieces),
            passage=self.passage,
        )

    def has_left(self, share: int) -> bool:
        """Whether so much of it is left, in percent."""
        return self.room * 100 >= self.frame.height * share

    def stretched(self) -> PageFilling:
        """The page, its drawings higher where much of it would be left blank."""
        drawings = [piece for piece in self.pieces if piece.redraw]
        if not drawings or not self.has_left(BLANK):
            return self
        page = PageFilling(
            frame=self.frame, y=self.frame.y, turned=self.turned, closeness=self.closeness
        )
        for piece in self.pieces:
            more = self.room // len(drawings) if piece.redraw else 0
            page.put((more and piece.redrawn(piece.height + more)) or piece)
        return page

    def finished(self) -> FlowPage:
        self._close_passage()
        y = self.frame.bottom - sum(note.height for note in self.notes)
        for note in self.notes:
            self.items.append((note.item, Emu(y)))
            y += note.height
        return FlowPage(
            items=tuple(move_item(item, 0, down) for item, down in self.items),
            anchors=tuple(self.anchors),
            outlines=tuple(self.outlines),
            turned=self.turned,
            begins=tuple(self.begins),
        )


def height_of_notes(notes: Sequence[Flowable]) -> int:
    return sum(note.height for note in notes) + (_NOTE_GAP if notes else 0)
