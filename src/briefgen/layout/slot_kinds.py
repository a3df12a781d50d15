"""The kinds of slot: how each is laid out, and how it goes on where it is too long.

The table of kinds is `SlotKindName`; each is laid out by the module of its name.
"""

from __future__ import annotations

from importlib import import_module

from briefgen.layout.splitting import SlotKind
from briefgen.model.template import SlotKindName
from briefgen.support.memo import memo


@memo(100)
def kind_of(name: SlotKindName) -> SlotKind:
    """How a kind is laid out. Only those that a deck uses are imported."""
    kind = import_module(f"briefgen.layout.{name}").KIND
    assert isinstance(kind, SlotKind)
    return kind
