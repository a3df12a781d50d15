"""What every drawing of an item has in common: corners of lines, heads of arrows, crops."""

from __future__ import annotations

import math
from collections.abc import Iterable

from briefgen.model.pictures import WHOLE
from briefgen.model.scene import Item, LineShape, PlacedPicture
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import About, Role
from briefgen.model.units import Box, Emu

Point = tuple[float, float]

# The rule below a link: its distance from the baseline and its thickness, as shares of the size.
LINK_RULE_BELOW, LINK_RULE = 0.11, 0.05
# What is not read aloud.
SILENT = (Role.DECORATION, Role.FURNITURE)
# An arrow head is this many line widths long and wide, and never smaller than so many points.
_HEAD, _LEAST_HEAD = 5.0, 9.0


def line_corners(shape: LineShape) -> list[tuple[int, int]]:
    """The points of a line or an elbow, from its start to its end."""
    box = shape.box
    start, end = (box.bottom, box.y) if shape.flip else (box.y, box.bottom)
    if not shape.bends:
        return [(box.x, start), (box.right, end)]
    middle = box.x + box.width // 2
    return [(box.x, start), (middle, start), (middle, end), (box.right, end)]


def arrow_head(before: Point, end: Point, width: float) -> tuple[Point, list[Point]]:
    """Where a line of that width stops, and the corners of its head; all in points."""
    length = max(_HEAD * width, _LEAST_HEAD)
    dx, dy = end[0] - before[0], end[1] - before[1]
    reach = math.hypot(dx, dy)
    dx, dy = dx / reach * length, dy / reach * length
    base = end[0] - dx, end[1] - dy
    left = base[0] - dy / 2, base[1] + dx / 2
    right = base[0] + dy / 2, base[1] - dx / 2
    return base, [end, left, right]


def whole_picture(picture: PlacedPicture) -> Box:
    """The box that the whole picture would fill."""
    box, crop = picture.box, picture.crop
    width, height = box.width / crop.across, box.height / crop.down
    left, top = width * crop.left / WHOLE, height * crop.top / WHOLE
    return Box(
        Emu(round(box.x - left)), Emu(round(box.y - top)), Emu(round(width)), Emu(round(height))
    )


def is_figure(about: About) -> bool:
    """Whether an item is one picture to whoever cannot see it."""
    return about.role is Role.FIGURE and bool(about.alt)


def says_all(alt: str, items: Iterable[Item]) -> bool:
    """Whether a text alternative says every text of the items."""
    return all(
        paragraph.inline.text in alt for block in blocks_in(items) for paragraph in block.paragraphs
    )
