"""What does not fit on a page and waits for the head of the next one, while text passes it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct, field

from briefgen.documents.page_filling import BLANK, PageFilling
from briefgen.documents.splittable_flowable import Flowable
from briefgen.model.scene import Grid
from briefgen.model.text_block import Role

# So much of a page is left empty, in percent.
_THIRD, _HALF = 30, 45


class Floats(Struct):
    """The `pieces` that wait, and how many headings still `may_pass` them; less than none where no
    text may."""

    pieces: list[Flowable] = field(default_factory=list)
    may_pass: int = 0

    def add(self, pieces: Sequence[Flowable]) -> None:
        """What waits too."""
        if not self.pieces:
            self.may_pass = 1
        has_passed = self.may_pass < 1
        self.pieces.extend(one.renamed() if has_passed else one for one in pieces)

    def are_passed(self, piece: Flowable, slide: Sequence[Flowable], page: PageFilling) -> bool:
        """Whether the piece may stand before a drawing that it follows: the text of its slide; that
        of one more, which begins with the piece, where much of the page were left empty; further
        ones where half were left."""
        if piece.outline is None:
            return self.may_pass >= 0
        needed = self._least_blank(slide) if self.may_pass > 0 else _HALF
        self.may_pass = 0 if page.has_left(needed) else -1
        if piece.outline == 0 or self.may_pass < 0:
            return False
        if any(map(is_exhibit, slide)):
            self.pieces = [one.renamed() for one in self.pieces]
        return True

    def _least_blank(self, slide: Sequence[Flowable]) -> int:
        """How much of the page has to be empty for a slide's text to pass what waits. If that slide
        has a drawing too, both stand behind the words of both: more, but less where all of them
        have names."""
        if not any(map(is_exhibit, slide)):
            return BLANK
        return _THIRD if _have_names(self.pieces) and _have_names(slide) else _HALF


def _is_captioned(piece: Flowable) -> bool:
    """Whether it is the caption above a table, not the name below a quotation."""
    return piece.keep and piece.item.about.role is Role.CAPTION


def is_exhibit(piece: Flowable) -> bool:
    """Whether it is a drawing or table, or the caption that stands above it."""
    return piece.redraw is not None or isinstance(piece.item, Grid) or _is_captioned(piece)


def _have_names(pieces: Sequence[Flowable]) -> bool:
    """Whether each drawing can be shown with the name of its slide, and each table is its data."""
    for before, piece in pairwise([None, *pieces]):
        assert piece is not None
        if piece.redraw and not piece.rename:
            return False
        if isinstance(piece.item, Grid) and not (before and before.redraw):
            return False
    return True
