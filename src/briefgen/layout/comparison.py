"""A comparison -> a grid: a column for each subject, a row for each aspect."""

from __future__ import annotations

from briefgen.layout.grid import CellText, Rows, cell_of, fit_grid
from briefgen.layout.place import Place, Placed, body_paragraphs
from briefgen.model.resolved import Comparison, Points, Subject, Text
from briefgen.model.scene import Paragraph


def layout_comparison(value: Comparison, place: Place) -> Placed:
    """The comparison as a table whose first column holds the aspects."""
    header = (CellText(()), *(_subject(subject) for subject in value.subjects))
    body = tuple(
        (cell_of(aspect.name), *(_cell(cell) for cell in aspect.values)) for aspect in value.aspects
    )
    return fit_grid(Rows(header, body, header_column=True), place, value.span)


def _subject(subject: Subject) -> CellText:
    when = (Paragraph(subject.when, 1),) if subject.when else ()
    return CellText((Paragraph(subject.name), *when), span=subject.span)


def _cell(value: Text | Points | None) -> CellText:
    if value is None:
        return cell_of(None)
    return CellText(tuple(body_paragraphs(value, text_level=0, point_level=1)), span=value.span)
