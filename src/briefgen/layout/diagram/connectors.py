"""Lines between the shapes of a diagram, glued to them."""

from __future__ import annotations

from briefgen.model.scene import Area, LineShape, Stroke
from briefgen.model.text_block import DECORATION
from briefgen.model.units import Box, Emu, pt

LINE = Stroke("brand", pt(2))
# Sites of a shape, as connectors count them.
TOP, LEFT, BOTTOM, RIGHT = range(4)


def site(box: Box, number: int) -> tuple[int, int]:
    """The middle of an edge."""
    x, y = box.x + box.width // 2, box.y + box.height // 2
    return ((x, box.y), (box.x, y), (x, box.bottom), (box.right, y))[number]


def connect(start: Area, start_site: int, end: Area, end_site: int, *, arrow: bool) -> LineShape:
    """A connector between two shapes whose end lies to the right of its start, or straight below
    or above it."""
    (x0, y0), (x1, y1) = site(start.box, start_site), site(end.box, end_site)
    box = Box(Emu(x0), Emu(min(y0, y1)), Emu(x1 - x0), Emu(abs(y1 - y0)))
    return LineShape(
        box=box,
        about=DECORATION,
        stroke=LINE,
        bends=bool(box.width and box.height),
        connects=((start.name, start_site), (end.name, end_site)),
        flip=y1 < y0,
        arrow=arrow,
    )
