"""The kinds of slot: how each is laid out, and how it goes on where it is too long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefgen.layout.agenda import layout_agenda
from briefgen.layout.cards import join_cards, layout_cards, units_of_cards
from briefgen.layout.chart import layout_chart
from briefgen.layout.column import (
    finer_units_of_column,
    join_columns,
    layout_column,
    units_of_column,
)
from briefgen.layout.comparison import join_comparisons, layout_comparison, units_of_comparison
from briefgen.layout.diagram import layout_diagram
from briefgen.layout.diagram.timeline import layout_phases
from briefgen.layout.example_panel import layout_panel
from briefgen.layout.line import layout_line, layout_statement, layout_text
from briefgen.layout.link import layout_link, layout_link_lines
from briefgen.layout.numbers import layout_numbers
from briefgen.layout.picture import layout_picture
from briefgen.layout.point_forms import (
    layout_columns,
    layout_heads,
    layout_rows,
    layout_sentence,
)
from briefgen.layout.points import (
    finer_units_of_points,
    join_points,
    layout_points,
    units_of_points,
)
from briefgen.layout.quote import layout_quote
from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.layout.table import (
    finer_units_of_table,
    finest_units_of_table,
    fits_table,
    join_tables,
    layout_table,
    units_of_table,
)
from briefgen.model.template import DrawnAs, SlotKindName

KINDS: dict[SlotKindName, SlotKind] = {
    "line": SlotKind(layout=layout_line),
    "text": SlotKind(layout=layout_text),
    "points": SlotKind(
        layout=layout_points, units=(units_of_points, finer_units_of_points), join=join_points
    ),
    "column": SlotKind(
        layout=layout_column,
        units=(units_of_column, finer_units_of_column),
        join=join_columns,
        one_size=True,
    ),
    "cards": SlotKind(layout=layout_cards, units=(units_of_cards,), join=join_cards, floats=True),
    "table": SlotKind(
        layout=layout_table,
        units=(units_of_table, finer_units_of_table, finest_units_of_table),
        join=join_tables,
        fits=fits_table,
    ),
    "comparison": SlotKind(
        layout=layout_comparison, units=(units_of_comparison,), join=join_comparisons
    ),
    "numbers": SlotKind(layout=layout_numbers, floats=True),
    "quote": SlotKind(layout=layout_quote),
    "diagram": SlotKind(layout=layout_diagram, floats=True),
    "picture": SlotKind(layout=layout_picture, repeats=True),
    "chart": SlotKind(layout=layout_chart),
    "timeline": SlotKind(layout=layout_phases, floats=True),
    "link": SlotKind(layout=layout_link, floats=True),
}

# What slots make of their values in other forms of a layout.
FORMS: Mapping[DrawnAs, Callable[[Any, SlotContext], Placed]] = {
    "sentence": layout_sentence,
    "rows": layout_rows,
    "heads": layout_heads,
    "columns": layout_columns,
    "agenda": layout_agenda,
    "statement": layout_statement,
    "panel": layout_panel,
    "lines": layout_link_lines,
}
