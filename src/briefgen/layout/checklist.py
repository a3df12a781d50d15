"""A checklist -> points with boxes in the slot's placeholder, which go on as other points do."""

from __future__ import annotations

from briefgen.layout.points import (
    finer_units_of_points,
    join_points,
    list_paragraphs,
    units_of_points,
)
from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.model.resolved_deck import Checklist
from briefgen.model.text_block import Role
from briefgen.model.values import replace
from briefgen.text.tick_boxes import with_boxes


def layout_checklist(value: Checklist, place: SlotContext) -> Placed:
    """Each point a paragraph with a box; those below it have the marks of the slot's style."""
    boxed = with_boxes(place.style, place.setter)
    place = place.with_style(boxed)
    return place.fill_placeholder(list_paragraphs(value.points), Role.LIST, value.span)


def _units(value: Checklist) -> tuple[Checklist, ...]:
    return tuple(replace(value, points=unit) for unit in units_of_points(value.points))


def _finer_units(value: Checklist) -> tuple[Checklist, ...]:
    return tuple(replace(value, points=unit) for unit in finer_units_of_points(value.points))


def _joined(parts: tuple[Checklist, ...]) -> Checklist:
    return replace(parts[0], points=join_points(tuple(part.points for part in parts)))


KIND = SlotKind(layout=layout_checklist, units=(_units, _finer_units), join=_joined)
