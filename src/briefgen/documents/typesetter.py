"""Document -> flowables: every block set in the styles of the paper."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import assert_never

from briefgen.documents.charts_in_full import is_told
from briefgen.documents.figures import set_figure, set_numbers
from briefgen.documents.print_styles import Frame, Print, document_styles, frame_of
from briefgen.documents.slots_to_blocks import in_words
from briefgen.documents.splittable_flowable import Flowable
from briefgen.documents.text_pieces import ASIDE, SMALLEST, TextTypesetter
from briefgen.documents.too_wide_error import TooWideError
from briefgen.layout.code import set_small
from briefgen.layout.column_widths import Columns
from briefgen.layout.points import counted_points, list_paragraphs, numbered_style
from briefgen.layout.slot_context import SlotContext
from briefgen.layout.table import all_rows_of, grids_of
from briefgen.layout.table_cells import Rows
from briefgen.layout.table_rows import fit_grid, grid_columns
from briefgen.model.document import (
    Block,
    Bullets,
    DocumentTable,
    Figure,
    Footnotes,
    Heading,
    Listing,
    NumberRow,
    Para,
)
from briefgen.model.resolved_deck import Points, Table
from briefgen.model.rich_text import Inline, Run
from briefgen.model.scene import Grid
from briefgen.model.template import TextStyle
from briefgen.model.text_block import FontKey, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow
from briefgen.text.line_breaking import Typesetter
from briefgen.text.line_placement import set_line
from briefgen.text.tick_boxes import with_boxes

_CLEAR, _CLEAR_OF_PASSAGE, _CLEAR_OF_STATEMENT = pt(14), pt(20), pt(32)
# Above and below the text of a row of a table: paper is read from nearby.
_ROW_PADDING = pt(4)
# Between amounts, which stand at the right, and the text after them.
_CLEAR_OF_AMOUNTS = pt(10)
# Sources of up to so many lines stand in the margin column.
_FEW_LINES = 6
# An entry of a list that has so many lines may stand alone on a page.
_LONG_ENTRY = 3
# A page is turned for a table of so many columns that has so many lines in a cell, if half of them
# are enough there.
_MANY_COLUMNS, _MANY_LINES = 5, 8
# Words of so many lines introduce a list.
_SHORT = 3
_ROLES = {"quote": Role.QUOTE, "caption": Role.CAPTION, "footnote": Role.NOTE}


class DocumentTypesetter(TextTypesetter):
    """How blocks are set."""

    def flow(self, blocks: Sequence[Block]) -> list[Flowable]:
        """The pieces of the blocks in order. Footnotes go to the piece before them."""
        return _turned_with_tables(list(self._spaced(blocks)))

    def _spaced(self, blocks: Sequence[Block]) -> Iterator[Flowable]:
        waiting: Flowable | None = None
        for number, block in enumerate(blocks):
            if isinstance(block, Footnotes):
                assert waiting is not None
                waiting = self._with_notes(waiting, block.notes)
                continue
            if waiting is not None and is_told(block, waiting.item):
                continue
            is_exhibit = isinstance(block, Figure | DocumentTable | NumberRow)
            for index, piece in enumerate(self._pieces(block)):
                if waiting is not None and index == 0 and _introduces(waiting, block):
                    waiting = replace(waiting, keep=True)
                if waiting is not None:
                    # A statement alone says enough; any other heading stays with what follows.
                    is_alone = waiting.aside == "strong" and not is_exhibit
                    yield replace(waiting, keep=False) if is_alone else waiting
                    piece = _spaced(piece, waiting)
                waiting = replace(piece, begins=number) if index == 0 else piece
        if waiting is not None:
            yield waiting

    def _with_notes(self, piece: Flowable, notes: Sequence[Inline]) -> Flowable:
        """The piece with notes for the foot of the page; for the margin column too, where they are
        short enough for it."""
        foot = (*piece.notes, *(self._footnote(note) for note in notes))
        piece = replace(piece, notes=foot, beside=())
        if (margin := self.frame.margin) is None:
            return piece
        try:
            beside = tuple(self._footnote(note, margin) for note in _texts_of(foot))
        except TooWideError:
            return piece
        lines = sum(len(note.item.lines) for note in beside if isinstance(note.item, TextBlock))
        return replace(piece, beside=beside if lines <= _FEW_LINES else ())

    def _pieces(self, block: Block) -> Iterator[Flowable]:
        match block:
            case Heading():
                yield self._heading(block)
            case Para():
                yield self._passage(block)
            case Bullets():
                yield from self._bullets(block)
            case Listing():
                place = self.slot("code", "code", block.title, _set_in(self.frame.text))
                yield _listing(block, place, self.space("heading-3"))
            case DocumentTable():
                yield from self._table(block)
            case Figure():
                yield from self._drawing(block)
            case NumberRow():
                yield from set_numbers(block, self)
            case Footnotes():
                return
            case _:
                assert_never(block)

    def _heading(self, heading: Heading) -> Flowable:
        style = "statement" if heading.statement else f"heading-{heading.level}"
        number = heading.number if self.frame.margin else ""
        inline = heading.inline
        if heading.number and not number:
            inline = replace(inline, runs=(Run(text=f"{heading.number}  "), *inline.runs))
        piece = self.text(
            [Paragraph(inline=inline)],
            style,
            Role.HEADING,
            level=heading.level + 1,
            aside="strong" if heading.statement else "",
        )
        if number and isinstance(piece.item, TextBlock):
            piece = replace(piece, item=_numbered(piece.item, number, self))
        return replace(
            piece,
            keep=True,
            anchor=heading.id,
            outline=heading.level - 1 if heading.id else None,
        )

    def _passage(self, passage: Para) -> Flowable:
        role = _ROLES.get(passage.style, Role.BODY)
        paragraphs = [Paragraph(inline=passage.inline)]
        piece = self.text(paragraphs, passage.style, role, aside=passage.aside)
        return replace(piece, keep=passage.keep)

    def _bullets(self, bullets: Bullets) -> Iterator[Flowable]:
        """A piece for each point with all below it, so that a list may go on on the next page."""
        style = "to-do" if bullets.to_do else "numbered" if bullets.numbered else "bullets"
        own = (
            with_boxes(self.styles["bullets"], self.setter) if bullets.to_do else self.styles[style]
        )
        roomy = numbered_style(bullets.points, own, own.ladder[0])
        setting = replace(self, styles={**self.styles, style: roomy})
        pieces = []
        for index, (number, point) in enumerate(counted_points(bullets.points)):
            paragraphs = list_paragraphs(Points((point,), first=number))
            goes_on = index > 0 and point.bullet
            piece = setting.text(
                paragraphs, style, Role.LIST, continues=goes_on, aside=bullets.aside
            )
            space = self.space("body") if index == 0 else self.space("body") // 2
            pieces.append(replace(piece, space=space))
        yield from _kept_together(pieces)

    def _footnote(self, note: Inline, box: Box | None = None) -> Flowable:
        return self.text([Paragraph(inline=note)], "footnote", Role.NOTE, box=box)

    def _table(self, block: DocumentTable) -> Iterator[Flowable]:
        """The table in the column of the text where it is as narrow, else over the whole measure,
        else on a page that is turned."""
        text, measure, turned = self.frame.text, self.frame.measure, self.frame.turned
        if block.otherwise is not None and not self._is_narrow(block, measure):
            block = replace(block, table=block.otherwise, otherwise=None)
        if self._is_narrow(block, text):
            measure = text
        grids = self._grids(block, measure)
        is_narrow = len(block.table.columns) >= _MANY_COLUMNS and _lines_of(grids) >= _MANY_LINES
        if turned and (is_narrow or isinstance(grids, TooWideError)):
            wide = self._grids(block, turned)
            if 2 * _lines_of(wide) <= _lines_of(grids):
                measure, grids = turned, wide
        if isinstance(grids, TooWideError):
            raise grids
        for piece in self._table_pieces(block.table, grids, measure):
            yield replace(piece, turned=measure is turned)

    def _is_narrow(self, block: DocumentTable, measure: Box) -> bool:
        """Whether each text of the table has room for its line."""
        place = self.slot("table", "table", block.title, measure)
        return grid_columns(_measured(block), place).natural(place.ladder[0]) <= measure.width

    def _table_pieces(
        self, table: Table, grids: Sequence[tuple[Inline | None, Grid]], measure: Box
    ) -> Iterator[Flowable]:
        """Caption, name and grid of each group, and notes."""
        if table.caption is not None:
            caption = [Paragraph(inline=table.caption)]
            piece = self.text(caption, "caption", Role.CAPTION, box=measure)
            yield replace(piece, keep=True)
        for name, grid in grids:
            if name is not None:
                yield self._group_name(name, measure)
            space = pt(4) if name or table.caption else self.space("heading-3")
            is_last = grid is grids[-1][1]
            kept = bool(is_last and table.notes)
            yield Flowable(item=grid, height=grid.box.height, space=space, keep=kept)
        for number, note in enumerate(table.notes, 1):
            piece = self.text([Paragraph(inline=note)], "footnote", Role.NOTE, box=measure)
            yield replace(piece, keep=number < len(table.notes))

    def _grids(
        self, block: DocumentTable, measure: Box
    ) -> list[tuple[Inline | None, Grid]] | TooWideError:
        """A grid for each group of rows, all at the first size at which no word is cut. Pages that
        cannot be turned may have smaller ones."""
        place = self.slot("table", "table", block.title, measure)
        columns = grid_columns(_measured(block), place)
        least = place.ladder[-1] if self.frame.turned else SMALLEST
        sizes = range(place.ladder[0], least - 1, -1)
        for size in sizes:
            # Equal columns give some texts more lines than they need.
            is_even = columns.even and not columns.are_uneven(size)
            widths = replace(columns, even=is_even).widths(size)
            grids = [
                (group.name, _grid(rows, block, widths, size, place=place))
                for group, rows in grids_of(block.table)
            ]
            found = [(name, grid) for name, grid in grids if isinstance(grid, Grid)]
            if len(found) == len(grids):
                return found
        return _too_wide(block.title, block.table, columns, sizes[-1])

    def _group_name(self, name: Inline, box: Box) -> Flowable:
        head = self.text([Paragraph(inline=name)], "heading-3", Role.HEADING, level=4, box=box)
        return replace(head, keep=True)

    def _drawing(self, drawing: Figure) -> Iterator[Flowable]:
        """The drawing; where the paper is too narrow for it, what it says in words."""
        if piece := set_figure(drawing, self):
            yield piece
            return
        for block in in_words(drawing.value, self.setter.language):
            yield from self._pieces(block)


def _introduces(piece: Flowable, block: Block) -> bool:
    """Whether a piece stays with the first one of the block after it: words with an exhibit, a
    few of them with a list. The data of a chart may go over without it."""
    match block:
        case Figure() | DocumentTable() | NumberRow():
            return piece.redraw is None
        case Bullets():
            return isinstance(piece.item, TextBlock) and len(piece.item.lines) <= _SHORT
        case _:
            return False


def _kept_together(entries: Sequence[Flowable]) -> Iterator[Flowable]:
    """The entries of a list, of which none of a line or two stands alone at the foot or the head of
    a page."""
    last = len(entries) - 1
    for index, entry in enumerate(entries):
        is_first, is_before_last = index == 0 < last, index == last - 1
        stays = (is_first and _is_low(entry)) or (is_before_last and _is_low(entries[last]))
        yield replace(entry, keep=stays)


def _is_low(entry: Flowable) -> bool:
    return isinstance(entry.item, TextBlock) and len(entry.item.lines) < _LONG_ENTRY


class Printed(Value, kw_only=True):
    """What is set for paper: `how` it is printed, and the `setter` that measures its text."""

    how: Print
    setter: Typesetter

    @property
    def frame(self) -> Frame:
        """Where things stand on a page."""
        return frame_of(self.how)

    @property
    def styles(self) -> dict[str, TextStyle]:
        """The styles by name."""
        return document_styles(self.how)

    @property
    def setting(self) -> DocumentTypesetter:
        """How its blocks are set."""
        return DocumentTypesetter(self.styles, self.frame, self.setter, upright=self.how.large)


def _numbered(block: TextBlock, number: str, setting: TextTypesetter) -> TextBlock:
    """The heading with its number in the margin column, on its first line."""
    first, *others = block.lines
    (level,) = block.levels
    font = FontKey(setting.setter.theme.family(level.font), bold=level.strong)
    size = block.fit.size
    x, baseline = setting.frame.measure.x, first.baseline
    line = set_line(
        f"{number} ", x, baseline, font, size=size, colour="brand", fonts=setting.setter.fonts
    )
    first = replace(first, runs=(*line.runs, *first.runs))
    (paragraph,) = block.paragraphs
    inline = paragraph.inline
    inline = replace(inline, runs=(Run(text=f"{number} "), *inline.runs))
    box = Box(x, block.box.y, Emu(block.box.right - x), block.box.height)
    paragraphs = (replace(paragraph, inline=inline),)
    return replace(block, box=box, lines=(first, *others), paragraphs=paragraphs)


def _set_in(box: Box) -> Box:
    """The place of what has a rule at its left."""
    return replace(box, x=box.x + ASIDE, width=box.width - ASIDE)


def _listing(listing: Listing, place: SlotContext, space: Emu) -> Flowable:
    block = set_small(listing.code, place, SMALLEST)
    if block is None:
        raise TooWideError(listing.title, listing.code.span)
    return Flowable(item=block, height=block.fit.needed, space=space, aside="rule")


def _texts_of(pieces: Sequence[Flowable]) -> Iterator[Inline]:
    for piece in pieces:
        if isinstance(piece.item, TextBlock):
            yield from (paragraph.inline for paragraph in piece.item.paragraphs)


def _spaced(piece: Flowable, before: Flowable) -> Flowable:
    """What follows a drawing, a table or a passage that is set apart stands clear of it."""
    clear = pt(0)
    if not isinstance(before.item, TextBlock) and not isinstance(piece.item, Grid):
        clear = _CLEAR
    if before.aside == piece.aside == "strong":
        clear = _CLEAR_OF_STATEMENT
    if before.aside != piece.aside:
        clear = _CLEAR_OF_PASSAGE if "tint" in (before.aside, piece.aside) else _CLEAR
    return replace(piece, space=max(piece.space, clear))


def _turned_with_tables(pieces: list[Flowable]) -> list[Flowable]:
    """The pieces, with the heads of a turned table on its page."""
    for index in range(len(pieces) - 2, -1, -1):
        if pieces[index].is_heading and pieces[index + 1].turned:
            pieces[index] = replace(pieces[index], turned=True)
    return pieces


def _lines_of(grids: Sequence[tuple[Inline | None, Grid]] | TooWideError) -> float:
    """Those of the cell that has most."""
    if isinstance(grids, TooWideError):
        return math.inf
    cells = (cell for _, grid in grids for row in grid.rows for cell in row.cells)
    return max(len(cell.text.lines) for cell in cells)


def _measured(block: DocumentTable) -> Rows:
    """What the columns of a table are measured for."""
    return _on_paper(all_rows_of(block.measured or block.table), block)


def _on_paper(rows: Rows, block: DocumentTable) -> Rows:
    return replace(rows, header_column=block.header_column, clear=_CLEAR_OF_AMOUNTS)


def _grid(
    rows: Rows, block: DocumentTable, widths: tuple[Emu, ...], size: int, *, place: SlotContext
) -> Grid | Overflow:
    grid = fit_grid(_on_paper(rows, block), widths, size, place, padding=_ROW_PADDING)
    if isinstance(grid, Overflow):
        return grid
    return grid.place(place, block.table.span, Emu(0))


def _too_wide(title: str, table: Table, columns: Columns, size: int) -> TooWideError:
    """A table whose columns are too narrow on any page, with what would help."""
    widest = columns.widest(size)
    return TooWideError(
        title,
        table.span,
        fitting=columns.fitting(size),
        count=len(table.columns),
        widest=table.columns[widest].text or str(widest + 1),
    )
