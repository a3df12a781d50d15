"""The table of diagrams: one row a kind. `layout/diagram/<kind>.py` draws it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefgen.model.values import Value


class DiagramKind(Value):
    """A kind of diagram: what it shows (`about`), how many parts it can take (from `least` to
    `most`), and whether its `centre` is needed, possible, or has no place in it ("none")."""

    about: str
    least: int = 2
    most: int = 8
    centre: Literal["needed", "possible", "none"] = "none"


DiagramName = Literal[
    "drivers",
    "process",
    "cycle",
    "timeline",
    "hub",
    "layers",
    "pyramid",
    "venn",
    "matrix",
]

DIAGRAMS: Mapping[DiagramName, DiagramKind] = {
    "drivers": DiagramKind("what brings something about, joined to it", centre="possible"),
    "process": DiagramKind("steps that lead from one to the next"),
    "cycle": DiagramKind("steps of which the last leads to the first again", centre="possible"),
    "timeline": DiagramKind("what happens when"),
    "hub": DiagramKind("what belongs to one thing in the middle", centre="needed"),
    "layers": DiagramKind("what rests on what, from the top down"),
    "pyramid": DiagramKind("levels that get wider from the top down"),
    "venn": DiagramKind("what things have in common", most=4, centre="possible"),
    "matrix": DiagramKind("four fields in two rows", least=4, most=4, centre="possible"),
}
