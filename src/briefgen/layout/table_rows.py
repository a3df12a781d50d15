"""Rows of cells + widths -> a Grid with every row as high as its fullest cell."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from briefgen.layout.column_widths import Columns, longest_word, measure_columns
from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.table_cells import (
    LARGER,
    CellText,
    Rows,
    insets_of,
    rule_below,
    styles_down,
    styles_of,
)
from briefgen.model.diagnostics import Span, diagnose
from briefgen.model.scene import Cell, Grid, GridRow
from briefgen.model.template import TextStyle
from briefgen.model.text_block import Paragraph, Role
from briefgen.model.units import EMU_PER_POINT, Box, Emu, Insets, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import SPARE_BELOW, FittedText, Overflow, fit_lines
from briefgen.text.least_height import least_height
from briefgen.text.line_breaking import broken_date

# Above and below the text of a row: as a rule, and at least where every text has one line only.
PADDING, _LEAST_PADDING = pt(6), pt(4)
_TIGHT, _TIGHT_PITCH, _TIGHT_SIZE = 1.0, 25.0, 20
# Smaller only for words that are too wide for their columns, not for more rows on a slide.
LEAST_SIZE = 16
# What a row may grow by where its table leaves room; a row of few may get so high.
_GROWTH, _FEW_HEIGHT = 16, 96
# So many rows may be set larger, where no text takes more lines.
FEW, FEW_LINES = 3, 2
_FEW_STYLE = "table-few"


class FittedRow(Value):
    """A row whose texts are fitted to the widths of its columns, wherever it will stand. For each
    of its `cells`, `texts` has the lines and `insets` the margins at its sides; `needed` is the
    height of its fullest text."""

    needed: Emu
    cells: tuple[CellText, ...]
    texts: tuple[FittedText, ...]
    insets: tuple[Insets, ...]

    def height(self, padding: Emu) -> Emu:
        """The row with so much above and below its text, in whole points, so that PowerPoint,
        which grows rows that are too low, leaves ours alone."""
        return pt(math.ceil((self.needed + 2 * padding) / EMU_PER_POINT + SPARE_BELOW))

    @property
    def most_lines(self) -> int:
        return max(len(text.lines) for text in self.texts)


class FittedGrid(Value):
    """Rows that are fitted, so that their height is known before they are placed: `rows` is what
    they say, `fitted` has each of them with the header first, `widths` are the columns', and
    `padding` is what is above and below the text of each row."""

    rows: Rows
    widths: tuple[Emu, ...]
    fitted: tuple[FittedRow, ...]
    padding: Emu = PADDING

    @property
    def height(self) -> Emu:
        return Emu(sum(row.height(self._padding(n)) for n, row in enumerate(self.fitted)))

    def _padding(self, index: int) -> Emu:
        """Above and below the text of a row; the header's never grows."""
        return self.padding if index else min(self.padding, PADDING)

    @property
    def most_lines(self) -> int:
        """Of the texts below the header."""
        return max((row.most_lines for row in self.fitted[1:]), default=1)

    def place(self, place: SlotContext, span: Span, top: Emu, caption: str = "") -> Grid:
        """The grid with its top at `top` (EMU); the slide's title is its caption where it has
        none."""
        caption = caption or place.title
        box = Box(place.box.x, top, Emu(sum(self.widths)), self.height)
        placed: list[GridRow] = []
        for index, row in enumerate(self.fitted):
            placed.append(self._row(index, row, top, place))
            top = top + placed[-1].height
        about = place.described(Role.TABLE, span, _description(self.rows, caption, place))
        return Grid(
            box=box,
            about=about,
            columns=self.widths,
            rows=tuple(placed),
            header_column=self.rows.header_column,
            caption=caption,
        )

    def _row(self, index: int, row: FittedRow, top: Emu, place: SlotContext) -> GridRow:
        left, made = place.box.x, []
        padding = self._padding(index)
        height = row.height(padding)
        # A row that is as high as one on another slide has its texts in its middle.
        spare = Emu(max(0, row.needed - max(text.fit.needed for text in row.texts)) if index else 0)
        for cell, text, insets, width in zip(
            row.cells, row.texts, row.insets, self.widths, strict=True
        ):
            box = Box(left, top, width, height)
            insets = replace(insets, top=padding + spare // 2, bottom=padding + spare // 2)
            given = replace(text.fit, given=box.inset(insets).height)
            about = place.about(Role.TABLE, cell.span)
            block = replace(text, fit=given).place(box, about, place.setter, insets=insets)
            made.append(Cell(block, none=cell.none))
            left = left + width
        return GridRow(height, tuple(made), rule_below(self.rows, index))


def first_that_fits(place: SlotContext, at_size: Callable[[int, Emu], Placed]) -> Placed:
    """The items at the largest size of the ladder at which they fit the place, with room between
    the rows or, where every text has one line, with less."""
    worst: Overflow | None = None
    for size in place.ladder:
        for padding in paddings(size):
            placed = at_size(size, padding)
            if not isinstance(placed, Overflow):
                return placed
            worst = placed if padding == PADDING else worst
    assert worst is not None
    return worst


def paddings(size: int) -> tuple[Emu, ...]:
    """What may be above and below the text of a row at a size, the usual first."""
    if size > _TIGHT_SIZE:
        return (PADDING, _LEAST_PADDING)
    # Small lines that stand close are no table that can be read across a room.
    least = (PADDING, _LEAST_PADDING) if size >= LEAST_SIZE else (PADDING,)
    tight = max(_TIGHT, (_TIGHT_PITCH - SPARE_BELOW - 1.2 * size) / 2)
    return (*least, pt(round(tight, 1)))


def growth_of(grids: Sequence[FittedGrid], free: int, most: int = _GROWTH) -> Emu:
    """What each row of the grids gets above and below its text, of the height that is left."""
    rows = [row for grid in grids for row in grid.fitted[1:]]
    padding = grids[0].padding
    if len(rows) <= FEW and max(row.most_lines for row in rows) <= FEW_LINES:
        highest = max(row.height(padding) for row in rows)
        most = max(most, _FEW_HEIGHT - math.ceil(highest / EMU_PER_POINT))
    # What is tight has a tight header too, which grows along.
    count = len(rows) + (len(grids) if padding < PADDING else 0)
    return pt(max(0, min(most, free // pt(1) // count)) / 2)


def ladder_of(rows: int, place: SlotContext) -> tuple[int, ...]:
    """The sizes of a grid of so many rows: those of few may be larger."""
    large = place.styles.get(_FEW_STYLE)
    if rows > FEW or place.sizes or large is None:
        return place.ladder
    return (*large.ladder, *place.ladder)


def too_high(needed: Emu, size: int, place: SlotContext) -> Overflow | None:
    """What is too high for the place's box, if it is."""
    given = place.box.height
    if needed <= given:
        return None
    return Overflow(
        needed=needed, given=given, size=size, lines=-(-(needed - given) // pt(1.2 * size))
    )


def grid_columns(rows: Rows, place: SlotContext, *, snug: bool = False) -> Columns:
    """The columns, measured by the texts of all rows."""
    styles = styles_down(rows, place)
    columns = [
        [
            (
                paragraph.inline,
                _indent(paragraph, style) if row else _beyond(paragraph, rows, place),
            )
            for row, (cell, style) in enumerate(zip(column, styles, strict=True))
            for paragraph in cell.paragraphs
        ]
        for column in zip(rows.header, *rows.body, strict=True)
    ]
    insets = [insets_of(rows, column) for column in range(len(columns))]
    margins = [Emu(inset.left + inset.right) for inset in insets]
    even = rows.header_column
    return measure_columns(columns, place.box.width, margins, place.setter, even=even, snug=snug)


def _indent(paragraph: Paragraph, style: TextStyle) -> Emu:
    """How far the lines of a paragraph stand from the margin of its cell."""
    level = style.levels[paragraph.level].at(style.ladder[0])
    return (level if paragraph.bullet else level.without_bullet).margin


def _beyond(paragraph: Paragraph, rows: Rows, place: SlotContext) -> Emu:
    """What a header needs beyond its width at the size of the texts, for it may be larger."""
    larger = LARGER if rows.head == "large" else 0
    return pt(larger * longest_word(paragraph.inline, place.setter))


def fit_in_place(
    rows: Rows, widths: tuple[Emu, ...], size: int, place: SlotContext, *, padding: Emu
) -> FittedGrid | Overflow:
    """The rows fitted at one size, for a grid that must not be higher than its place: most sizes
    that are too large are seen to be so before a text is broken into lines."""
    if size > place.ladder[-1]:
        least = Emu(sum(_least_of_row(rows, n, widths, size, place=place) for n in _body(rows)))
        if over := too_high(Emu(least + 2 * padding * len(rows.body)), size, place):
            return over
    return fit_grid(rows, widths, size, place, padding=padding)


def _body(rows: Rows) -> range:
    """The indexes of the rows below the header, which is row 0."""
    return range(1, len(rows.body) + 1)


def _least_of_row(
    rows: Rows, index: int, widths: tuple[Emu, ...], size: int, *, place: SlotContext
) -> Emu:
    """What the texts of a row below the header take at least."""
    styles = styles_of(rows, index, place)
    insets = (insets_of(rows, column) for column in range(len(widths)))
    rooms = [
        Emu(width - inset.left - inset.right) for width, inset in zip(widths, insets, strict=True)
    ]
    return max(
        least_height(cell.paragraphs, style, room, size, place.setter)
        for cell, style, room in zip(rows.body[index - 1], styles, rooms, strict=True)
    )


def fit_grid(
    rows: Rows,
    widths: tuple[Emu, ...],
    size: int,
    place: SlotContext,
    *,
    padding: Emu = PADDING,
) -> FittedGrid | Overflow:
    """The rows fitted at one size (points); they may be as high as they need."""
    fitted: list[FittedRow] = []
    for index in range(len(rows.body) + 1):
        row = _fit_row(rows, index, widths, size, place=place)
        if isinstance(row, Overflow):
            return row
        fitted.append(row)
    grid = FittedGrid(rows, widths, tuple(fitted), padding)
    is_tight, is_large = padding < _LEAST_PADDING, size > place.style.ladder[0]
    few = FEW_LINES + (rows.head == "alone")
    if (is_tight and grid.most_lines > 1) or (is_large and grid.most_lines > few):
        return Overflow(needed=grid.height, given=place.box.height, size=size, lines=1)
    return grid


def _fit_row(
    rows: Rows, index: int, widths: tuple[Emu, ...], size: int, *, place: SlotContext
) -> FittedRow | Overflow:
    """A row of the grid; row 0 is the header. It is fitted once for all the parts of a table that
    are tried."""
    cells = rows.body[index - 1] if index else rows.header
    head = rows.head if index == 0 or rows.head == "alone" else ""
    looks = (place.spec.style, rows.is_strong(index), head, rows.header_column, rows.right)

    def fit() -> FittedRow | Overflow:
        styles = styles_of(rows, index, place)
        sizes: tuple[int, ...] = (size,)
        if index == 0 and rows.head == "large":
            sizes = (size + LARGER, size)
        elif index == 0 and rows.head == "small":
            sizes = (min(size, styles[0].ladder[0]),)
        found: FittedRow | Overflow | None = None
        for one in sizes:
            found = _fit_cells(cells, styles, rows, widths, size=one, place=place)
            if isinstance(found, FittedRow):
                break
        assert found is not None
        return found

    return place.once(("row", cells, looks, widths, size), fit)  # type: ignore[no-any-return]


def _fit_cells(
    cells: tuple[CellText, ...],
    styles: Sequence[TextStyle],
    rows: Rows,
    widths: Sequence[Emu],
    *,
    size: int,
    place: SlotContext,
) -> FittedRow | Overflow:
    insets = tuple(insets_of(rows, column) for column in range(len(cells)))
    texts: list[FittedText] = []
    high = place.box.height - 2 * PADDING
    for cell, style, inset, width in zip(cells, styles, insets, widths, strict=True):
        room = width - inset.left - inset.right
        text = fit_lines(
            cell.paragraphs,
            style,
            room,
            high,
            place.setter,
            sizes=(size,),
            balance=style.levels[0].strong,
        )
        if isinstance(text, Overflow):
            return _too_narrow(text, rows, place)
        if date := broken_date(text.lines, text.block):
            broken = Overflow(needed=high, given=high, size=size, lines=1, word=date)
            return _too_narrow(broken, rows, place)
        texts.append(text)
    return FittedRow(max(text.fit.needed for text in texts), cells, tuple(texts), insets)


def _too_narrow(found: Overflow, rows: Rows, place: SlotContext) -> Overflow:
    """What does not fit because a word is wider than its column, with what would help."""
    if not found.word:
        return found
    columns = grid_columns(rows, place)
    names = [cell.paragraphs[0].inline.text if cell.paragraphs else "" for cell in rows.header]
    widest = columns.widest(found.size)
    said = diagnose(
        "BF302/narrow-columns",
        word=found.word,
        fitting=columns.fitting(found.size),
        count=len(names),
        widest=names[widest] or str(widest + 1),
    )
    return replace(found, said=said)


def _description(rows: Rows, caption: str, place: SlotContext) -> str:
    names = [cell.paragraphs[0].inline.text for cell in rows.header if cell.paragraphs]
    columns = ", ".join(name for name in names if name)
    return place.say("table-of", title=caption, columns=columns, count=len(rows.body))
