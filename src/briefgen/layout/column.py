"""A column -> its name and text in the slot's placeholder; too much goes on on further slides."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.layout.points import (
    bold,
    finer_units_of_points,
    join_points,
    list_paragraphs,
    units_of_points,
)
from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.model.resolved_deck import Column, Points, Text
from briefgen.model.text_block import Paragraph, Role
from briefgen.model.values import replace


def layout_column(value: Column, place: SlotContext) -> Placed:
    """The name as a bold head, below it the points, or the text without marks."""
    head = [Paragraph(inline=bold(value.name), bullet=False, heading=True)] if value.name else []
    paragraphs, role = column_paragraphs(value)
    return place.fill_placeholder([*head, *paragraphs], role, value.span)


def column_paragraphs(value: Column) -> tuple[list[Paragraph], Role]:
    """What stands below the name, and what it is."""
    if isinstance(value.body, Points):
        return list_paragraphs(value.body), Role.LIST
    texts = [Paragraph(inline=inline, bullet=False) for inline in value.body.paragraphs]
    return texts, Role.BODY


def units_of_column(value: Column) -> tuple[Column, ...]:
    """What may stand on slides of its own: each point with all below it, or each paragraph."""
    return _units(value, units_of_points)


def finer_units_of_column(value: Column) -> tuple[Column, ...]:
    """Smaller units, for a point that is taller than a slide."""
    return _units(value, finer_units_of_points)


def _units(value: Column, of_points: Callable[[Points], tuple[Points, ...]]) -> tuple[Column, ...]:
    body = value.body
    if isinstance(body, Points):
        return tuple(replace(value, body=unit) for unit in of_points(body))
    return tuple(replace(value, body=Text((one,), body.span)) for one in body.paragraphs)


def join_columns(parts: tuple[Column, ...]) -> Column:
    """Neighbouring units as one column, under the name once."""
    bodies = [part.body for part in parts]
    points = tuple(body for body in bodies if isinstance(body, Points))
    if points:
        return replace(parts[0], body=join_points(points))
    texts = [body for body in bodies if isinstance(body, Text)]
    paragraphs = tuple(inline for text in texts for inline in text.paragraphs)
    return replace(parts[0], body=replace(texts[0], paragraphs=paragraphs))


KIND = SlotKind(
    layout=layout_column,
    units=(units_of_column, finer_units_of_column),
    join=join_columns,
    one_size=True,
)
