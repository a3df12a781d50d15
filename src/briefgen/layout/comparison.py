"""A comparison -> a grid with a column for each subject, or a card for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from briefgen.layout.card_surface import card_insets, card_shapes
from briefgen.layout.comparison_grid import place_grid
from briefgen.layout.panels import panel_boxes, set_panels, stack_panels, union_of
from briefgen.layout.slot_context import Placed, SlotContext, body_paragraphs
from briefgen.layout.splitting import SlotKind
from briefgen.layout.table_cells import CellText, Rows, cell_of, none_text
from briefgen.layout.table_rows import LEAST_SIZE
from briefgen.model.resolved_deck import Comparison, Points, Subject, Text
from briefgen.model.scene import Group
from briefgen.model.text_block import Paragraph, Role, TextBlock
from briefgen.model.units import Box
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow, fit_text

# Cards in a row; the more there are, the narrower they get.
_COLUMNS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 3, 6: 3}
# Levels of the style of a card: the subject, when, an aspect's name, its text and its points.
_NAME, _WHEN, _ASPECT, _TEXT, _POINT = range(5)


def layout_comparison(value: Comparison, place: SlotContext) -> Placed:
    """A table, or a card for each subject where it says `as: columns`."""
    match value.form:
        case "columns":
            return _cards(value, place)
        case "table" | "slides":
            return _table(value, place)
        case _:
            assert_never(value.form)


def _table(value: Comparison, place: SlotContext) -> Placed:
    """The first column holds the aspects. Subjects on slides of their own share columns and size,
    so that nothing jumps from one to the next; their titles have said their names."""
    whole = place.whole if isinstance(place.whole, Comparison) else value
    subjects = [one for part in (value, *value.others) for one in part.subjects]
    is_alone = value.form == "slides" and all(one.when for one in subjects)
    rows = _rows(value, is_alone)
    others = [_rows(other, is_alone) for other in value.others]
    samples = [_rows(whole, is_alone), *others]
    body = tuple(row for rows in samples for row in (*rows.body, rows.header))
    sample = replace(samples[0], body=body)
    return place_grid(rows, place, value.span, sample=sample, others=others)


def _rows(value: Comparison, is_alone: bool) -> Rows:
    header = (CellText(()), *(_subject(subject, is_alone) for subject in value.subjects))
    body = tuple(
        (cell_of(aspect.name), *(_cell(cell) for cell in aspect.values)) for aspect in value.aspects
    )
    return Rows(header=header, body=body, header_column=True, head="alone" if is_alone else "large")


def _subject(subject: Subject, is_alone: bool) -> CellText:
    """Its name and when; the title of a slide of its own has said the name."""
    name = () if is_alone else (Paragraph(inline=subject.name),)
    when = (Paragraph(inline=subject.when, level=1),) if subject.when else ()
    return CellText((*name, *when), span=subject.span)


def _cell(value: Text | Points | None) -> CellText:
    if value is None:
        return cell_of(None)
    return CellText(tuple(body_paragraphs(value, text_level=0, point_level=1)), span=value.span)


def _cards(value: Comparison, place: SlotContext) -> Placed:
    """One group of cards of one size, all as high as the fullest."""
    count = len(value.subjects)
    columns = _COLUMNS.get(count, 4)
    blocks = set_panels(
        panel_boxes(place.box, count, columns),
        place.ladder,
        lambda index, box, size: _set_card(value, index, box, size, place=place),
    )
    if isinstance(blocks, Overflow):
        return blocks
    stacked = stack_panels(blocks, columns, room=place.box.height)
    card = place.spec.card
    shapes = [one for index, block in enumerate(stacked) for one in card_shapes(block, index, card)]
    about = place.about(Role.BODY, value.span)
    return (Group(box=union_of(stacked), about=about, items=tuple(shapes), name="comparison"),)


def _set_card(
    value: Comparison, index: int, box: Box, size: int, *, place: SlotContext
) -> TextBlock | Overflow:
    about = place.about(Role.BODY, value.subjects[index].span)
    style = place.styles["comparison-card"]
    paragraphs = list(_paragraphs(value, index))
    setter, insets = place.setter, card_insets(place.spec.card)
    return fit_text(paragraphs, style, box, about, setter=setter, insets=insets, sizes=(size,))


def _paragraphs(value: Comparison, index: int) -> Iterator[Paragraph]:
    """The subject, and below it each aspect with its value."""
    subject = value.subjects[index]
    yield Paragraph(inline=subject.name, level=_NAME, heading=True)
    if subject.when:
        yield Paragraph(inline=subject.when, level=_WHEN)
    for aspect in value.aspects:
        yield Paragraph(inline=aspect.name, level=_ASPECT)
        body = aspect.values[index]
        if body is None:
            yield Paragraph(inline=none_text(), level=_TEXT)
        else:
            yield from body_paragraphs(body, text_level=_TEXT, point_level=_POINT)


def units_of_comparison(value: Comparison) -> tuple[Comparison, ...]:
    """What may stand on slides of its own: each aspect, with all subjects."""
    return tuple(replace(value, aspects=(aspect,)) for aspect in value.aspects)


def join_comparisons(parts: tuple[Comparison, ...]) -> Comparison:
    return replace(parts[0], aspects=tuple(row for part in parts for row in part.aspects))


KIND = SlotKind(
    layout=layout_comparison,
    units=(units_of_comparison,),
    join=join_comparisons,
    least=LEAST_SIZE,
)
