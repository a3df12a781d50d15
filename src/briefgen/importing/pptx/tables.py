"""A table of python-pptx -> its cells, with how far each reaches."""

from __future__ import annotations

from typing import Any

from briefgen.importing.imported_talk import ImportedCell, ImportedTable, ImportedText
from briefgen.importing.pptx.inherited_looks import InheritedLook
from briefgen.importing.pptx.text_body import BodyReader, ReadText
from briefgen.ooxml.reader import find


def read_table(table: Any, look: InheritedLook, bodies: BodyReader) -> tuple[ImportedTable, float]:
    """The table, and the largest size of its text."""
    rows, sizes = [], [0.0]
    for row in table.rows:
        cells = []
        for cell in row.cells:
            read = _text(cell, look, bodies)
            sizes.append(read.size)
            cells.append(_cell(cell, read.text, bodies))
        rows.append(tuple(cells))
    return ImportedTable(tuple(rows), bool(table.first_row)), max(sizes)


def _text(cell: Any, look: InheritedLook, bodies: BodyReader) -> ReadText:
    body = find(cell._tc, "a:txBody")
    return ReadText(text=ImportedText(())) if body is None else bodies.read(body, look)


def _cell(cell: Any, text: ImportedText, bodies: BodyReader) -> ImportedCell:
    if not cell.is_spanned:
        return ImportedCell(text, max(cell.span_width, 1), max(cell.span_height, 1))
    if text.paragraphs:
        words = " ".join(paragraph.text for paragraph in text.paragraphs)
        bodies.reading.leave_out("a text in a table", "its cell lies under another one", words)
    return ImportedCell(ImportedText(()), 0, 0)
