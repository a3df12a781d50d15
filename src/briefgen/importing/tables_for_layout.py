"""Slides -> the same, where tables of one row or one column, which only place texts, are texts."""

from __future__ import annotations

from briefgen.importing.boxes import part_of
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
                replace(
                    shape, contents=cell.text, box=part_of(shape.box, _cell(at, len(row))), alt=""
                )
                for at, cell in enumerate(row)
                if cell.text.paragraphs
            ]
            return replace(shape, contents=ImportedGroup(tuple(texts)))
        case ImportedTable(rows) if rows and all(len(row) == 1 for row in rows):
            paragraphs = [one for row in rows for one in row[0].text.paragraphs]
            return replace(shape, contents=ImportedText(tuple(paragraphs))) if paragraphs else shape
        case _:
            return shape


def _cell(at: int, count: int) -> ImportedBox:
    """The place of a cell in its row, as if all were as wide."""
    return ImportedBox(at / count, 0, (at + 1) / count, 1)


def _alone(table: ImportedShape, text: ImportedText, place: ImportedBox) -> ImportedShape:
    """A cell as a text of its own; what describes the table describes none of them."""
    return replace(table, contents=text, box=part_of(table.box, place), alt="")
