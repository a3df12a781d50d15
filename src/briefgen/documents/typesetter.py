"""Document -> flowables: every block set in the styles of the paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from briefgen.documents.print_styles import Frame, Print, document_styles, frame_of
from briefgen.documents.splittable_flowable import Flowable, flow_group
from briefgen.layout.code import set_small
from briefgen.layout.column_widths import Columns
from briefgen.layout.points import counted_points, list_paragraphs, numbered_style
from briefgen.layout.slot_context import SlotContext
from briefgen.layout.slot_kinds import kind_of
from briefgen.layout.table import all_rows_of, grids_of
from briefgen.layout.table_cells import Rows
from briefgen.layout.table_rows import fit_grid, grid_columns
from briefgen.model.charts import Chart
from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.document import (
    Block,
    Bullets,
    DocumentTable,
    Figure,
    Footnotes,
    Heading,
    Listing,
    Para,
)
from briefgen.model.resolved_deck import Card, Diagram, Picture, Pictures, Point, Points, Table
from briefgen.model.rich_text import Inline, Run
from briefgen.model.scene import Grid, Group, Item
from briefgen.model.scene_walk import cuts_a_word
from briefgen.model.slide_contents import inlines_of
from briefgen.model.template import SlotKindName, SlotSpec, TextStyle
from briefgen.model.text_block import About, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.line_breaking import Typesetter
from briefgen.text.tick_boxes import with_boxes

# Higher than any page: pieces of the flow are cut by the flow, not by fitting.
_ENDLESS = pt(100_000)
_ASIDE = pt(18)
_CLEAR = pt(14)
# The size of the smallest table on a page that cannot be turned.
_SMALLEST = 6
_ROLES = {"quote": Role.QUOTE, "caption": Role.CAPTION, "footnote": Role.NOTE}
# The style of each kind of drawing, and the heights that are tried for it, in points.
_DRAWINGS: Mapping[str, tuple[str, tuple[int, ...]]] = {
    "diagram": ("diagram-part", (200, 280, 400, 560)),
    "chart": ("chart", (230, 320, 420)),
    "picture": ("figure", (260,)),
    "pictures": ("figure", (260, 400, 560)),
}
# Space above, in ems of the style's own size; a heading has twice as much above as below.
_SPACE: Mapping[str, float] = {
    "heading-1": 2.0,
    "heading-2": 1.7,
    "heading-3": 1.1,
    "body": 0.6,
    "lead": 0.6,
    "quote": 0.9,
    "caption": 0.5,
    "footnote": 0.3,
}


class TooWideError(ValueError):
    """A table or text cannot be set in the width of the paper. Of a table, `span` is where it is
    written, and of its columns, `count` in number, the first so many are `fitting`; the `widest`
    has this name."""

    def __init__(
        self, what: str, span: Span = NOWHERE, *, fitting: int = 0, count: int = 0,
        widest: str = "",
    ) -> None:  # fmt: skip
        super().__init__(what)
        self.span, self.fitting, self.count, self.widest = span, fitting, count, widest


class DocumentTypesetter(Value):
    """How blocks are set: the text `styles` by name, the `frame` of the page, the typesetter
    (`setter`); `upright` sets no italics, which large print does without."""

    styles: Mapping[str, TextStyle]
    frame: Frame
    setter: Typesetter
    upright: bool = False

    def flow(self, blocks: Sequence[Block]) -> list[Flowable]:
        """The pieces of the blocks in order. Footnotes go to the piece before them."""
        return _turned_with_tables(list(self._spaced(blocks)))

    def _spaced(self, blocks: Sequence[Block]) -> Iterator[Flowable]:
        waiting: Flowable | None = None
        for block in blocks:
            if isinstance(block, Footnotes):
                assert waiting is not None
                notes = (*waiting.notes, *map(self._footnote, block.notes))
                waiting = replace(waiting, notes=notes)
                continue
            if waiting is not None and isinstance(block, Figure | DocumentTable):
                waiting = replace(waiting, keep=True)
            for piece in self._pieces(block):
                if waiting is not None:
                    yield waiting
                    piece = _spaced(piece, waiting)
                waiting = piece
        if waiting is not None:
            yield waiting

    def _pieces(self, block: Block) -> Iterator[Flowable]:
        match block:
            case Heading():
                yield self._heading(block)
            case Para():
                yield self._passage(block)
            case Bullets():
                yield from self._bullets(block)
            case Listing():
                place = self._place("code", "code", block.title, _set_in(self.frame.text))
                yield _listing(block, place, self.space("heading-3"))
            case DocumentTable():
                yield from self._table(block)
            case Figure():
                yield from self._drawing(block)
            case Footnotes():
                return
            case _:
                assert_never(block)

    def text(
        self,
        paragraphs: Sequence[Paragraph],
        style: str,
        role: Role,
        *,
        level: int = 0,
        continues: bool = False,
        aside: bool = False,
        box: Box | None = None,
    ) -> Flowable:
        """A piece of text; it may be cut between lines. Raises TooWideError for no width."""
        frame = box or self.frame.text
        indent = _ASIDE if aside else 0
        room = Box(frame.x + indent, Emu(0), frame.width - indent, _ENDLESS)
        about = About(role=role, level=level, continues=continues)
        balance = role in (Role.TITLE, Role.HEADING)
        if self.upright:
            paragraphs = [_upright(paragraph) for paragraph in paragraphs]
        block = fit_text(
            paragraphs, self.styles[style], room, about, setter=self.setter, balance=balance
        )
        if isinstance(block, Overflow):
            # A word of a title may be wider than the paper at its usual size.
            sizes = range(self.styles[style].ladder[0] - 1, _SMALLEST, -1)
            block = fit_text(
                paragraphs, self.styles[style], room, about, setter=self.setter, sizes=sizes
            )
        if isinstance(block, Overflow):
            raise TooWideError(style)
        height = block.fit.needed
        block = replace(block, box=replace(room, height=height))
        return Flowable(item=block, height=height, space=self.space(style), aside=aside)

    def space(self, style: str) -> Emu:
        return pt(round(_SPACE.get(style, 0.6) * self.styles[style].ladder[0]))

    def _heading(self, heading: Heading) -> Flowable:
        number = (Run(text=f"{heading.number}  "),) if heading.number else ()
        inline = replace(heading.inline, runs=(*number, *heading.inline.runs))
        style = f"heading-{heading.level}"
        piece = self.text([Paragraph(inline=inline)], style, Role.HEADING, level=heading.level + 1)
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
        own = self.styles[style]
        roomy = numbered_style(bullets.points, own, own.ladder[0])
        setting = replace(self, styles={**self.styles, style: roomy})
        for index, (number, point) in enumerate(counted_points(bullets.points)):
            paragraphs = list_paragraphs(Points((point,), first=number))
            goes_on = index > 0 and point.bullet
            piece = setting.text(
                paragraphs, style, Role.LIST, continues=goes_on, aside=bullets.aside
            )
            space = self.space("body") if index == 0 else self.space("body") // 2
            yield replace(piece, space=space)

    def _footnote(self, note: Inline) -> Flowable:
        return self.text([Paragraph(inline=note)], "footnote", Role.NOTE)

    def _table(self, block: DocumentTable) -> Iterator[Flowable]:
        """The table on the page as it is, else on one that is turned."""
        measure, turned = self.frame.measure, self.frame.turned
        grids = self._grids(block, measure)
        if isinstance(grids, TooWideError) and turned:
            measure, grids = turned, self._grids(block, turned)
        if isinstance(grids, TooWideError):
            raise grids
        for piece in self._table_pieces(block.table, grids, measure):
            yield replace(piece, turned=measure is turned)

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
                yield self._group_name(name)
            space = pt(4) if name or table.caption else self.space("heading-3")
            yield Flowable(item=grid, height=grid.box.height, space=space)
        for note in table.notes:
            yield self.text([Paragraph(inline=note)], "footnote", Role.NOTE, box=measure)

    def _grids(
        self, block: DocumentTable, measure: Box
    ) -> list[tuple[Inline | None, Grid]] | TooWideError:
        """A grid for each group of rows, all at the first size at which no word is cut. Pages that
        cannot be turned may have smaller ones."""
        place = self._place("table", "table", block.title, measure)
        whole = replace(all_rows_of(block.table), header_column=block.header_column)
        columns = grid_columns(whole, place)
        least = place.ladder[-1] if self.frame.turned else _SMALLEST
        sizes = range(place.ladder[0], least - 1, -1)
        for size in sizes:
            widths = columns.widths(size)
            grids = [
                (group.name, _grid(rows, block, widths, size, place=place))
                for group, rows in grids_of(block.table)
            ]
            found = [(name, grid) for name, grid in grids if isinstance(grid, Grid)]
            if len(found) == len(grids):
                return found
        return _too_wide(block.title, block.table, columns, sizes[-1])

    def _group_name(self, name: Inline) -> Flowable:
        box = self.frame.measure
        head = self.text([Paragraph(inline=name)], "heading-3", Role.HEADING, level=4, box=box)
        return replace(head, keep=True)

    def _drawing(self, drawing: Figure) -> Iterator[Flowable]:
        """The drawing at the first of the heights at which it can be drawn; where the paper is
        too narrow for it, what it says in words."""
        style, heights = _DRAWINGS[drawing.kind]
        place = self._place(drawing.kind, style, drawing.title)
        for height in heights:
            room = replace(place, box=replace(place.box, height=pt(height)))
            placed = kind_of(drawing.kind).layout(drawing.value, room)
            if not isinstance(placed, Overflow) and not cuts_a_word(placed):
                yield flow_group(_grouped(placed, drawing.kind), self.space("heading-3"))
                return
        for block in in_words(drawing.value):
            yield from self._pieces(block)

    def _place(
        self, kind: SlotKindName, style: str, title: str, measure: Box | None = None
    ) -> SlotContext:
        """A slot of the full measure, for what is laid out as on a slide."""
        box = replace(measure or self.frame.measure, y=Emu(0), height=_ENDLESS)
        spec = SlotSpec(name=kind, kind=kind, box=box, style=style, centre_style="diagram-centre")
        return SlotContext(spec=spec, box=box, styles=self.styles, setter=self.setter, title=title)


class Printed(Value, kw_only=True):
    """What is set for paper: `how` it is printed, and the `setter` that measures its text."""

    how: Print
    setter: Typesetter

    @property
    def frame(self) -> Frame:
        """Where things stand on a page."""
        return frame_of(self.how)

    @property
    def setting(self) -> DocumentTypesetter:
        """How its blocks are set."""
        styles = document_styles(self.how)
        styles = {**styles, "to-do": with_boxes(styles["bullets"], self.setter)}
        return DocumentTypesetter(styles, self.frame, self.setter, upright=self.how.large)


def _set_in(box: Box) -> Box:
    """The place of what has a rule at its left."""
    return replace(box, x=box.x + _ASIDE, width=box.width - _ASIDE)


def _listing(listing: Listing, place: SlotContext, space: Emu) -> Flowable:
    block = set_small(listing.code, place, _SMALLEST)
    if block is None:
        raise TooWideError(listing.title, listing.code.span)
    return Flowable(item=block, height=block.fit.needed, space=space, aside=True)


def in_words(value: Chart | Diagram | Picture | Pictures) -> Iterator[Block]:
    """What a drawing says, as paragraphs and a list."""
    match value:
        case Diagram(parts=parts, centre=centre, axes=axes):
            for inline in inlines_of((centre, axes)):
                yield Para(inline, keep=True)
            yield Bullets(Points(tuple(_point_of(part) for part in parts)))
        case Chart(alt=alt, alt_language=tag) | Picture(alt=alt, alt_language=tag):
            yield Para(Inline((Run(text=alt, language=tag),)))
        case Pictures(items=pictures):
            for picture in pictures:
                yield from in_words(picture) if picture.alt else ()
                yield from (Para(inline) for inline in inlines_of(picture))
        case _:
            assert_never(value)


def _point_of(part: Card) -> Point:
    inlines = list(inlines_of(part))
    children = tuple(Point(inline=inline) for inline in inlines[1:])
    head = inlines[0] if inlines else Inline(())
    return Point(inline=head, children=children, span=part.span)


def _grouped(items: Sequence[Item], name: str) -> Group:
    """What was drawn as one piece."""
    if len(items) == 1 and isinstance(items[0], Group):
        return items[0]
    box = items[0].box
    for item in items[1:]:
        box = box.union(item.box)
    return Group(box=box, about=About(role=Role.BODY), items=tuple(items), name=name)


def _spaced(piece: Flowable, before: Flowable) -> Flowable:
    """What follows a drawing or table stands clear of it."""
    if isinstance(before.item, TextBlock) or isinstance(piece.item, Grid):
        return piece
    return replace(piece, space=max(piece.space, _CLEAR))


def _turned_with_tables(pieces: list[Flowable]) -> list[Flowable]:
    """The pieces, with the heads of a turned table on its page."""
    for index in range(len(pieces) - 2, -1, -1):
        if pieces[index].is_heading and pieces[index + 1].turned:
            pieces[index] = replace(pieces[index], turned=True)
    return pieces


def _grid(
    rows: Rows, block: DocumentTable, widths: tuple[Emu, ...], size: int, *, place: SlotContext
) -> Grid | Overflow:
    rows = replace(rows, header_column=block.header_column)
    grid = fit_grid(rows, widths, size, place)
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


def _upright(paragraph: Paragraph) -> Paragraph:
    runs = tuple(replace(run, emphasis=False) for run in paragraph.inline.runs)
    return replace(paragraph, inline=replace(paragraph.inline, runs=runs))
