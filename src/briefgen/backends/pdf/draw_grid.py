"""A Grid -> a table: fills, texts and rules, with the scope of every heading."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.backends.pdf.draw_text import draw_cell_text, draw_text
from briefgen.backends.pdf.objects import string
from briefgen.backends.pdf.page_writer import Context, PageWriter
from briefgen.backends.pdf.structure_tree import Element
from briefgen.model.scene import Cell, Grid, GridRow
from briefgen.model.values import replace
from briefgen.text.words import say, words_language


def draw_grid(
    grid: Grid, context: Context, sheet: PageWriter, table: Element | None = None
) -> None:
    """The table, as content of `table` where its caption has made it already."""
    _draw_fills(grid, context, sheet)
    if context.parent is None:
        _draw_untagged(grid.rows, context, sheet)
    elif grid.about.continues and sheet.thread.rows is not None:
        _draw_untagged(grid.rows[: grid.header_rows], replace(context, parent=None), sheet)
        _draw_rows(grid, sheet.thread.rows, context, sheet)
    else:
        _draw_table(grid, table or context.parent.add("Table"), context, sheet)
    _draw_rules(grid, context, sheet)


def _draw_untagged(rows: Sequence[GridRow], context: Context, sheet: PageWriter) -> None:
    """Rows that are not read: those of a decoration, and headings that were read before."""
    for cell in (cell for row in rows for cell in row.cells):
        draw_text(cell.text, context, sheet)


def _draw_fills(grid: Grid, context: Context, sheet: PageWriter) -> None:
    filled = [cell for row in grid.rows for cell in row.cells if cell.fill]
    for cell in filled:
        with sheet.aside(context):
            sheet.canvas.rectangle(cell.text.box, cell.fill)


def _draw_rules(grid: Grid, context: Context, sheet: PageWriter) -> None:
    bottom = grid.box.y
    for row in grid.rows:
        bottom += row.height
        if row.rule_below is not None:
            with sheet.aside(context):
                corners = [(grid.box.x, bottom), (grid.box.right, bottom)]
                sheet.canvas.line(corners, row.rule_below)


def _draw_table(grid: Grid, table: Element, context: Context, sheet: PageWriter) -> None:
    summary, inner = grid.about.alt, {}
    if summary:
        table.attributes = f"/O /Table /Summary {string(summary)}"
    if grid.about.language:
        # What describes the table is in another language than its rows.
        table.entries["Lang"] = string(grid.about.language)
        inner = {"Lang": string(sheet.language)}
    if grid.header_rows:
        head = table.add("THead", **inner)
        for row in grid.rows[: grid.header_rows]:
            line = head.add("TR")
            for cell in row.cells:
                _draw_cell(cell, line, "Column", context, sheet=sheet)
    sheet.thread.rows = table.add("TBody", **inner)
    _draw_rows(grid, sheet.thread.rows, context, sheet)


def _draw_rows(grid: Grid, body: Element, context: Context, sheet: PageWriter) -> None:
    """The rows below the headings."""
    for row in grid.rows[grid.header_rows :]:
        line = body.add("TR")
        for column, cell in enumerate(row.cells):
            scope = "Row" if grid.header_column and not column else ""
            _draw_cell(cell, line, scope, context, sheet=sheet)


def _draw_cell(
    cell: Cell, row: Element, scope: str, context: Context, *, sheet: PageWriter
) -> None:
    """A heading of a column or row has its scope; an empty corner heads nothing."""
    if scope and cell.text.text:
        element = row.add("TH", f"/O /Table /Scope /{scope}")
    else:
        element = row.add("TD")
    if cell.none:
        words, language = say("not-stated", sheet.language), words_language(sheet.language)
        lang = string(language) if language else ""
        element = element.add("Span", Alt=string(words), Lang=lang)
    draw_cell_text(cell.text, element, replace(context, parent=element), sheet)
