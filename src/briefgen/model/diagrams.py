"""The table of diagrams: one row a kind. `layout/diagram/<kind>.py` draws it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DiagramKind:
    """A kind of diagram: what it shows, and how many parts it can take."""

    about: str
    least: int = 2
    most: int = 8


DIAGRAMS: Mapping[str, DiagramKind] = {
    "drivers": DiagramKind("what brings something about, joined to it"),
}
