"""A diagram -> shapes, by its kind: one file a kind."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.model.diagram_kinds import DiagramName
from briefgen.model.resolved_deck import Diagram
from briefgen.support.memo import memo

DrawDiagram = Callable[[Diagram, SlotContext], Placed]


def layout_diagram(value: Diagram, place: SlotContext) -> Placed:
    """The diagram; its kind was checked when the slot was bound."""
    return drawing_of(value.kind)(value, place)


@memo(64)
def drawing_of(kind: DiagramName) -> DrawDiagram:
    """`layout_<kind>` of the module `<kind>`, so that a new kind is a new file and a row in
    model/diagram_kinds.py."""
    module = import_module(f"briefgen.layout.diagram.{kind}")
    return cast(DrawDiagram, getattr(module, f"layout_{kind}"))


KIND = SlotKind(layout=layout_diagram, floats=True)
