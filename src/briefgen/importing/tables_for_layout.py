"""Slides -> the same, where tables of one row or one column, which only place texts, are texts."""

from __future__ import annotations

from briefgen.importing.imported_talk import (
    ImportedBox,
    ImportedGroup,
    ImportedShape,
    ImportedSlide,
    ImportedTable,
    ImportedTalk,
    ImportedText,
    LeftOut,
)
from briefgen.model.values import replace


def without_tables_for_layout(talk: ImportedTalk) -> ImportedTalk:
    return replace(talk, slides=tuple(map(_without_such, talk.slides)))


def _without_such(slide: ImportedSlide) -> ImportedSlide:
    shapes = tuple(map(_as_said, slide.shapes))
    if shapes == slide.shapes:
        return slide
    told = LeftOut("the lines of a table", "it has one row or one column, and only places texts")
    return replace(slide, shapes=shapes, left_out=(*slide.left_out, told))


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
