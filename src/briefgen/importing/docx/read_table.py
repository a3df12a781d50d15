"""A table of a Word document -> its cells, with those that reach over others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct, field

from briefgen.importing.docx.word_names import Element, child, is_on, short_name_of, value
from briefgen.importing.docx.word_nouns import WordItem, WordParagraph
from briefgen.importing.imported_talk import (
    ImportedCell,
    ImportedParagraph,
    ImportedShape,
    ImportedTable,
    ImportedText,
)
from briefgen.model.values import replace
from briefgen.ooxml.reader import whole

_THROUGH = ("w:sdt", "w:sdtContent", "w:customXml", "w:ins")
# A table that is wider has cells which only say so.
_WIDEST = 100
ReadBlocks = Callable[[Element], Iterator[WordItem]]


def read_table(element: Element, blocks: ReadBlocks) -> tuple[ImportedTable, list[WordItem]]:
    """The table, and what stands in its cells and is no text: pictures, notes, what is left out.
    The texts of tables in it are those of its cell."""
    reader = _TableReader(blocks=blocks)
    rows = list(_below(element, "w:tr"))
    for row in rows:
        reader.row(row)
    table = ImportedTable(tuple(map(tuple, reader.grid)), _has_head(element, rows))
    return table, reader.others


class _TableReader(Struct, kw_only=True):
    """`grid` are the rows so far; `starts` says for each column in which row the cell begins that
    may reach further down; `others` what is no text."""

    blocks: ReadBlocks
    grid: list[list[ImportedCell]] = field(default_factory=list)
    starts: dict[int, int] = field(default_factory=dict)
    others: list[WordItem] = field(default_factory=list)

    def row(self, row: Element) -> None:
        cells: list[ImportedCell] = []
        self.grid.append(cells)
        for cell in _below(row, "w:tc"):
            across = whole(value(child(cell, "w:tcPr", "w:gridSpan")) or None, 1)
            across = min(max(across, 1), _WIDEST)
            cells.append(self._cell(cell, len(cells), across))
            cells += [ImportedCell(_NOTHING, 0, 0)] * (across - 1)

    def _cell(self, cell: Element, column: int, across: int) -> ImportedCell:
        text = ImportedText(tuple(_paragraphs(self.blocks(cell), self.others)))
        merged = child(cell, "w:tcPr", "w:vMerge")
        if merged is None:
            self.starts.pop(column, None)
        elif value(merged) != "restart" and column in self.starts:
            start = self.starts[column]
            over = self.grid[start][column]
            # What stands in the part that is covered is kept.
            joined = ImportedText((*over.text.paragraphs, *text.paragraphs))
            down = len(self.grid) - start
            self.grid[start][column] = replace(over, down=down, text=joined)
            return ImportedCell(_NOTHING, 0, 0)
        else:
            self.starts[column] = len(self.grid) - 1
        return ImportedCell(text, across)


_NOTHING = ImportedText(())


def _below(element: Element, name: str) -> Iterator[Element]:
    for inner in element:
        found = short_name_of(inner)
        if found == name:
            yield inner
        elif found in _THROUGH:
            yield from _below(inner, name)


def _paragraphs(items: Iterable[WordItem], others: list[WordItem]) -> Iterator[ImportedParagraph]:
    for item in items:
        if isinstance(item, WordParagraph):
            yield item.paragraph
        elif isinstance(item, ImportedShape) and isinstance(item.contents, ImportedTable):
            for row in item.contents.rows:
                for cell in row:
                    yield from cell.text.paragraphs
        else:
            others.append(item)


def _has_head(element: Element, rows: list[Element]) -> bool:
    if rows and is_on(child(rows[0], "w:trPr", "w:tblHeader")):
        return True
    look = child(element, "w:tblPr", "w:tblLook")
    first = value(look, "w:firstRow")
    return first == "1" or (not first and bool(_number(value(look)) & _FIRST_ROW))


_FIRST_ROW = 0x20


def _number(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return 0
