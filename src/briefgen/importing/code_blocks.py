"""Which texts of a deck are code.

A face of equal widths says so, unless the whole deck is set in one. A text that is half prose, half
code is parted, so that the code keeps its lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefgen.importing.imported_talk import (
    ImportedBox,
    ImportedGroup,
    ImportedParagraph,
    ImportedShape,
    ImportedSmartArt,
    ImportedTable,
    ImportedTalk,
    ImportedText,
    ShapeContents,
)
from briefgen.importing.reading_order import leaves
from briefgen.importing.shape_words import paragraphs_of, words_of
from briefgen.model.values import replace

# From so many lines on, code has a text of its own.
_LINES = 3


def with_code_apart(talk: ImportedTalk) -> ImportedTalk:
    """The talk with code only where that is meant, and apart from prose."""
    return replace(
        talk,
        slides=tuple(
            replace(slide, shapes=_code_apart(slide.shapes))
            for slide in _without_house_face(talk).slides
        ),
    )


def is_block_of_code(shape: ImportedShape) -> bool:
    """Whether it is code of several lines."""
    return shape.is_code and _count_lines(paragraphs_of(shape)) >= _LINES


def _code_apart(shapes: tuple[ImportedShape, ...]) -> tuple[ImportedShape, ...]:
    return tuple(part for shape in shapes for part in _parted(shape))


def _parted(shape: ImportedShape) -> tuple[ImportedShape, ...]:
    match shape.contents:
        case ImportedGroup(shapes):
            return (replace(shape, contents=ImportedGroup(_code_apart(shapes))),)
        case ImportedText(paragraphs):
            pieces = [(key, tuple(group)) for key, group in groupby(paragraphs, _is_code)]
            if len(pieces) > 1 and any(
                key and _count_lines(piece) >= _LINES for key, piece in pieces
            ):
                return tuple(_pieces(shape, pieces))
            if shape.is_code and 2 * _count_bullets(paragraphs) > len(paragraphs):
                return (replace(shape, is_code=False),)
    return (shape,)


def _is_code(paragraph: ImportedParagraph) -> bool:
    return all(run.code for run in paragraph.runs if run.text.strip())


def _count_bullets(paragraphs: tuple[ImportedParagraph, ...]) -> int:
    return sum(paragraph.bullet != "none" for paragraph in paragraphs)


def _count_lines(paragraphs: tuple[ImportedParagraph, ...]) -> int:
    return sum(paragraph.text.count("\n") + 1 for paragraph in paragraphs)


def _pieces(
    shape: ImportedShape, pieces: list[tuple[bool, tuple[ImportedParagraph, ...]]]
) -> Iterator[ImportedShape]:
    """One below the other in the box of the shape, each as high as it has lines."""
    lines = [_count_lines(piece) for _, piece in pieces]
    for at, (is_code, piece) in enumerate(pieces):
        box = shape.box
        if box:
            share = box.height / sum(lines)
            top = box.top + share * sum(lines[:at])
            box = ImportedBox(box.left, top, box.right, top + share * lines[at])
        yield replace(shape, contents=ImportedText(piece), box=box, is_code=is_code)


def _without_house_face(talk: ImportedTalk) -> ImportedTalk:
    """The talk, in which nothing is code if most of its titles would be."""
    titles = [
        shape
        for slide in talk.slides
        for shape in leaves(slide.shapes)
        if shape.placeholder == "title" and words_of(shape)
    ]
    if 2 * sum(shape.is_code for shape in titles) <= len(titles):
        return talk
    return replace(
        talk,
        slides=tuple(
            replace(
                slide,
                shapes=tuple(map(_plain_shape, slide.shapes)),
                notes=tuple(map(_plain_paragraph, slide.notes)),
            )
            for slide in talk.slides
        ),
    )


def _plain_shape(shape: ImportedShape) -> ImportedShape:
    return replace(shape, contents=_plain_contents(shape.contents), is_code=False)


def _plain_contents(contents: ShapeContents) -> ShapeContents:
    match contents:
        case ImportedText():
            return _plain_text(contents)
        case ImportedSmartArt():
            return replace(contents, points=_plain_text(contents.points))
        case ImportedGroup(shapes):
            return ImportedGroup(tuple(map(_plain_shape, shapes)))
        case ImportedTable(rows):
            plain = [
                tuple(replace(cell, text=_plain_text(cell.text)) for cell in row) for row in rows
            ]
            return replace(contents, rows=tuple(plain))
        case _:
            return contents


def _plain_text(text: ImportedText) -> ImportedText:
    return ImportedText(tuple(map(_plain_paragraph, text.paragraphs)))


def _plain_paragraph(paragraph: ImportedParagraph) -> ImportedParagraph:
    return replace(paragraph, runs=tuple(replace(run, code=False) for run in paragraph.runs))
