"""A diagram -> shapes, by its kind: one file a kind."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.layout.diagram.drivers import layout_drivers
from briefgen.layout.place import Place, Placed
from briefgen.model.resolved import Diagram

DIAGRAMS: dict[str, Callable[[Diagram, Place], Placed]] = {
    "drivers": layout_drivers,
}


def layout_diagram(value: Diagram, place: Place) -> Placed:
    """The diagram; its kind was checked when the slot was bound."""
    return DIAGRAMS[value.kind](value, place)
