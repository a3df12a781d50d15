"""The kinds of slot: how each is laid out, and how it goes on where it is too long."""

from __future__ import annotations

from briefgen.layout.cards import join_cards, layout_cards, units_of_cards
from briefgen.layout.comparison import layout_comparison
from briefgen.layout.diagram import layout_diagram
from briefgen.layout.line import layout_line, layout_text
from briefgen.layout.link import layout_link
from briefgen.layout.parts import Kind
from briefgen.layout.points import (
    finer_units_of_points,
    join_points,
    layout_points,
    units_of_points,
)
from briefgen.layout.table import join_tables, layout_table, units_of_table

KINDS: dict[str, Kind] = {
    "line": Kind(layout_line),
    "text": Kind(layout_text),
    "points": Kind(layout_points, (units_of_points, finer_units_of_points), join_points),
    "cards": Kind(layout_cards, (units_of_cards,), join_cards),
    "table": Kind(layout_table, (units_of_table,), join_tables),
    "comparison": Kind(layout_comparison),
    "diagram": Kind(layout_diagram),
    "link": Kind(layout_link),
}
