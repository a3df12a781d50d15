"""Document -> flowables: every block set in the styles of the paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from briefgen.handouts.styles import Frame
from briefgen.layout.diagram import layout_diagram
from briefgen.layout.flowables import Flowable, flow_group
from briefgen.layout.grid import CellText, Rows, cell_of, grid_widths, layout_grid
from briefgen.layout.place import Place
from briefgen.model.document import (
    Block,
    Bullets,
    DataTable,
    Drawing,
    Footnotes,
    Heading,
    Passage,
)
from briefgen.model.resolved import Diagram, Point, RowGroup
from briefgen.model.rich import Inline, Run
from briefgen.model.scene import About, Grid, Group, Paragraph, Role, TextBlock
from briefgen.model.template import SlotSpec, TextStyle
from briefgen.model.units import Box, Emu, pt
from briefgen.text.fit import Overflow, fit_text
from briefgen.text.measure import Typesetter

# Higher than any page: pieces of the flow are cut by the flow, not by fitting.
_ENDLESS = pt(100_000)
_ASIDE = pt(18)
_CLEAR = pt(14)
_ROLES = {"quote": Role.QUOTE, "caption": Role.CAPTION, "footnote": Role.NOTE}
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
    """A table or diagram cannot be set in the width of the paper."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How blocks are set: the styles, the frame of the page, the typesetter; `upright` sets no
    italics, which large print does without."""

    styles: Mapping[str, TextStyle]
    frame: Frame
    setter: Typesetter
    upright: bool = False

    def flow(self, blocks: Sequence[Block]) -> Iterator[Flowable]:
        """The pieces of the blocks in order. Footnotes go to the piece before them."""
        waiting: Flowable | None = None
        for block in blocks:
            if isinstance(block, Footnotes):
                assert waiting is not None
                waiting = replace(waiting, notes=tuple(map(self._footnote, block.notes)))
                continue
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
            case Passage():
                yield self._passage(block)
            case Bullets():
                yield from self._bullets(block)
            case DataTable():
                yield from self._table(block)
            case Drawing():
                yield self._drawing(block)
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
        room = Box(Emu(frame.x + indent), Emu(0), Emu(frame.width - indent), _ENDLESS)
        about = About(role, level=level, continues=continues)
        balance = role in (Role.TITLE, Role.HEADING)
        if self.upright:
            paragraphs = [_upright(paragraph) for paragraph in paragraphs]
        block = fit_text(paragraphs, self.styles[style], room, about, self.setter, balance=balance)
        if isinstance(block, Overflow):
            raise TooWideError(style)
        height = Emu(block.fit.needed)
        block = replace(block, box=replace(room, height=height))
        return Flowable(block, height, self.space(style), aside=aside)

    def space(self, style: str) -> Emu:
        return pt(round(_SPACE.get(style, 0.6) * self.styles[style].ladder[0]))

    def _heading(self, heading: Heading) -> Flowable:
        number = (Run(f"{heading.number}  "),) if heading.number else ()
        inline = replace(heading.inline, runs=(*number, *heading.inline.runs))
        style = f"heading-{heading.level}"
        piece = self.text([Paragraph(inline)], style, Role.HEADING, level=heading.level + 1)
        return replace(
            piece,
            keep=True,
            anchor=heading.id,
            outline=heading.level - 1 if heading.id else None,
            new_page=heading.on_new_page,
        )

    def _passage(self, passage: Passage) -> Flowable:
        role = _ROLES.get(passage.style, Role.BODY)
        paragraphs = [Paragraph(passage.inline)]
        piece = self.text(paragraphs, passage.style, role, aside=passage.aside)
        return replace(piece, keep=passage.keep)

    def _bullets(self, bullets: Bullets) -> Iterator[Flowable]:
        """A piece for each point with all below it, so that a list may go on on the next page."""
        style = "numbered" if bullets.numbered else "bullets"
        for index, point in enumerate(bullets.points.items):
            paragraphs = list(_paragraphs(point, bullets.points.first + index, 0))
            piece = self.text(
                paragraphs, style, Role.LIST, continues=index > 0, aside=bullets.aside
            )
            space = self.space("body") if index == 0 else Emu(self.space("body") // 2)
            yield replace(piece, space=space)

    def _footnote(self, note: Inline) -> Flowable:
        return self.text([Paragraph(note)], "footnote", Role.NOTE)

    def _table(self, block: DataTable) -> Iterator[Flowable]:
        table = block.table
        header = tuple(cell_of(column) for column in table.columns)
        body = tuple(_cells(row) for group in table.groups for row in group.rows)
        rows = Rows(header, body, header_column=block.header_column)
        place = self._place("table", "table", block.title)
        size = self.styles["table"].ladder[0]
        widths = grid_widths(rows, size, place)
        for group in table.groups:
            yield from self._row_group(group, replace(rows, body=()), widths, place, size)
        if table.caption is not None:
            yield self.text([Paragraph(table.caption)], "caption", Role.CAPTION)

    def _row_group(
        self, group: RowGroup, rows: Rows, widths: tuple[Emu, ...], place: Place, size: int
    ) -> Iterator[Flowable]:
        if group.name is not None:
            box = self.frame.measure
            paragraphs = [Paragraph(group.name)]
            head = self.text(paragraphs, "heading-3", Role.HEADING, level=4, box=box)
            yield replace(head, keep=True)
        rows = replace(rows, body=tuple(_cells(row) for row in group.rows))
        grid = layout_grid(rows, widths, Emu(0), size, place, group.span)
        if isinstance(grid, Overflow):
            raise TooWideError(place.title)
        space = pt(4) if group.name is not None else self.space("heading-3")
        yield Flowable(grid, grid.box.height, space)

    def _drawing(self, drawing: Drawing) -> Flowable:
        return flow_group(self._group(drawing.diagram, drawing.title), self.space("heading-3"))

    def _group(self, diagram: Diagram, title: str) -> Group:
        place = self._place("diagram", "diagram-part", title)
        box = replace(place.box, height=pt(220))
        placed = layout_diagram(diagram, replace(place, box=box))
        if isinstance(placed, Overflow):
            raise TooWideError(title)
        (group,) = placed
        assert isinstance(group, Group)
        return group

    def _place(self, kind: str, style: str, title: str) -> Place:
        """A slot of the full measure, for what is laid out as on a slide."""
        box = replace(self.frame.measure, y=Emu(0), height=_ENDLESS)
        spec = SlotSpec(kind, kind, box, style, options={"centre-style": "diagram-centre"})
        return Place(spec, box, self.styles, self.setter, title=title)


def _spaced(piece: Flowable, before: Flowable) -> Flowable:
    """What follows a drawing or table stands clear of it."""
    if isinstance(before.item, TextBlock) or isinstance(piece.item, Grid):
        return piece
    return replace(piece, space=max(piece.space, _CLEAR))


def _upright(paragraph: Paragraph) -> Paragraph:
    runs = tuple(replace(run, emphasis=False) for run in paragraph.inline.runs)
    return replace(paragraph, inline=replace(paragraph.inline, runs=runs))


def _cells(row: Sequence[Inline | None]) -> tuple[CellText, ...]:
    return tuple(cell_of(cell) for cell in row)


def _paragraphs(point: Point, number: int, level: int) -> Iterator[Paragraph]:
    yield Paragraph(point.inline, level, number=number)
    for index, child in enumerate(point.children, 1):
        yield from _paragraphs(child, index, level + 1)
