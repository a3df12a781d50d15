"""The kinds of slot: how each is laid out, and how it goes on where it is too long.

The table of kinds is `SlotKindName`; each is laid out by the module of its name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, cast

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.model.template import DrawnAs, SlotKindName
from briefgen.support.memo import memo


@memo(100)
def kind_of(name: SlotKindName) -> SlotKind:
    """How a kind is laid out. Only those that a deck uses are imported."""
    kind = import_module(f"briefgen.layout.{name}").KIND
    assert isinstance(kind, SlotKind)
    return kind


# The modules that draw slots in other forms of a layout.
_MODULES: Mapping[DrawnAs, str] = {
    "sentence": "point_forms",
    "rows": "point_forms",
    "heads": "point_forms",
    "columns": "point_forms",
    "agenda": "agenda",
    "statement": "line",
    "panel": "example_panel",
    "lines": "link",
    "level": "column_forms",
    "box": "column_forms",
    "headed": "column_forms",
    "stages": "diagram.stages",
    "full": "picture",
    "takeaways": "takeaways",
}


@memo(100)
def drawing_as(name: DrawnAs) -> Callable[[Any, SlotContext], Placed]:
    """What a slot makes of its value in another form of its layout: `layout_<name>`."""
    module = import_module(f"briefgen.layout.{_MODULES[name]}")
    return cast(Callable[[Any, SlotContext], Placed], getattr(module, f"layout_{name}"))
