"""Slides -> the same, where tables of one row or one column, which only place texts, are texts."""

from __future__ import annotations

from briefgen.importing.imported_talk import (
    ImportedBox,
    ImportedGroup,
    ImportedShape,
    ImportedTable,
    ImportedTalk,
    ImportedText,
)
from briefgen.model.values import replace


def without_tables_for_layout(talk: ImportedTalk) -> ImportedTalk:
    slides = (replace(slide, shapes=tuple(map(_as_said, slide.shapes))) for slide in talk.slides)
    return replace(talk, slides=tuple(slides))


def _as_said(shape: ImportedShape) -> ImportedShape:
    match shape.contents:
        case ImportedGroup(shapes):
            return replace(shape, contents=ImportedGroup(tuple(map(_as_said, shapes))))
        case ImportedTable(rows=(row,)) if any(cell.text.paragraphs for cell in row):
            texts = [
                replace(shape, contents=cell.text, box=_part(shape.box, at, len(row)), alt="")
                for at, cell in enumerate(row)
                if cell.text.paragraphs
            ]
            return replace(shape, contents=ImportedGroup(tuple(texts)))
        case ImportedTable(rows) if rows and all(len(row) == 1 for row in rows):
            paragraphs = [one for row in rows for one in row[0].text.paragraphs]
            return replace(shape, contents=ImportedText(tuple(paragraphs))) if paragraphs else shape
        case _:
            return shape


def _part(box: ImportedBox | None, at: int, count: int) -> ImportedBox | None:
    """The place of a cell, as if all in the row were as wide."""
    if box is None:
        return None
    left, right = (box.left + box.width * place / count for place in (at, at + 1))
    return ImportedBox(left, box.top, right, box.bottom)
