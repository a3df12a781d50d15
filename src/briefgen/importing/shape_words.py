"""The words of a shape, and its text without markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.importing.imported_talk import (
    ImportedChart,
    ImportedGroup,
    ImportedParagraph,
    ImportedRun,
    ImportedShape,
    ImportedSmartArt,
    ImportedTable,
    ImportedText,
)
from briefgen.model.values import replace

_FIGURE = re.compile(
    r"^[~<>≈+-]?\s?[£$€]?\d[\d.,]*\s?(?:%|k|m|bn|x|million|billion|[£$€])?\+?$", re.IGNORECASE
)


def is_figure(text: str) -> bool:
    """Whether a line is a number, with its sign or unit, and nothing else."""
    return bool(_FIGURE.match(text))


def paragraphs_of(shape: ImportedShape) -> tuple[ImportedParagraph, ...]:
    """Those of a text or of a SmartArt drawing that say something."""
    match shape.contents:
        case ImportedText(paragraphs) | ImportedSmartArt(ImportedText(paragraphs)):
            return tuple(paragraph for paragraph in paragraphs if paragraph.text.strip())
        case _:
            return ()


def by_line(paragraphs: Sequence[ImportedParagraph]) -> Iterator[ImportedParagraph]:
    """What was broken into lines in a paragraph is a paragraph each."""
    for paragraph in paragraphs:
        line: list[ImportedRun] = []
        for run in paragraph.runs:
            first, *others = run.text.split("\n")
            line.append(replace(run, text=first))
            for other in others:
                yield replace(paragraph, runs=tuple(line))
                line = [replace(run, text=other)]
        yield replace(paragraph, runs=tuple(line))


def plain_text(shape: ImportedShape) -> str:
    """Its text in one line."""
    return one_line(" ".join(paragraph.text for paragraph in paragraphs_of(shape)))


def one_line(text: str) -> str:
    """The text without its line breaks."""
    return " ".join(text.split())


def words_of(shape: ImportedShape) -> int:
    """How many words there are to read in it."""
    return len(" ".join(texts_in(shape)).split())


def all_shapes(shapes: Sequence[ImportedShape]) -> Iterator[ImportedShape]:
    """The shapes, groups and what is in them too."""
    for shape in shapes:
        yield shape
        if isinstance(shape.contents, ImportedGroup):
            yield from all_shapes(shape.contents.shapes)


def texts_in(shape: ImportedShape) -> Iterator[str]:
    """All that stands in it, piece by piece."""
    match shape.contents:
        case ImportedTable(rows):
            for row in rows:
                for cell in row:
                    yield from (paragraph.text for paragraph in cell.text.paragraphs)
        case ImportedGroup(shapes):
            for inner in shapes:
                yield from texts_in(inner)
        case ImportedChart():
            chart = shape.contents
            yield from filter(None, (chart.title, chart.axis_title, chart.category_title))
            yield from chart.categories
            yield from (series.name for series in chart.series)
        case _:
            yield from (paragraph.text for paragraph in paragraphs_of(shape))
