"""The rules of a list of rows: one above the first row, one between two, one below the last."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.scene import LineShape, Stroke
from briefgen.model.text_block import DECORATION
from briefgen.model.units import Box, Emu, pt

_FIRST = Stroke("ink", pt(1))
_OTHERS = Stroke("rule", pt(0.75))


def row_rules(box: Box, heights: Sequence[int]) -> tuple[LineShape, ...]:
    """The rules of rows of these heights, from the top of the box."""
    ends = [box.y]
    for height in heights:
        ends.append(Emu(ends[-1] + height))
    return tuple(
        LineShape(
            box=Box(box.x, y, box.width, Emu(0)),
            about=DECORATION,
            stroke=_OTHERS if index else _FIRST,
        )
        for index, y in enumerate(ends)
    )
