"""Boxes that lines join one after the other, or that stand in a ring: the order that is drawn."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from briefgen.importing.imported_talk import ImportedDrawing, ImportedShape, ImportedText

# Fewer boxes have no order of their own; of so many a ring is a drawing that people read round.
_FEWEST, _MOST_IN_RING = 3, 8
_FEWEST_IN_RING = 4
# How far before the top the first may stand, as an angle.
_AT_TOP = 0.02
# How much the sizes of boxes in a ring differ, and how far from it they stand.
_SIZES, _INSIDE, _OUTSIDE = 0.15, 0.7, 1.45


def as_drawn(
    blocks: Sequence[ImportedShape], drawings: Sequence[ImportedShape]
) -> tuple[ImportedShape, ...]:
    """The blocks in reading order, those of a chain or a ring in the order of that."""
    chain = _chain(blocks, drawings) or _ring(blocks)
    if not chain:
        return tuple(blocks)
    inside, following = {id(shape) for shape in chain}, iter(chain)
    return tuple(next(following) if id(shape) in inside else shape for shape in blocks)


def _chain(
    blocks: Sequence[ImportedShape], drawings: Sequence[ImportedShape]
) -> list[ImportedShape]:
    """The boxes that lines join, if each leads to one other at most and all hang together."""
    boxes = {shape.id: shape for shape in blocks if shape.id and _is_text(shape)}
    lines = [shape.contents for shape in drawings if isinstance(shape.contents, ImportedDrawing)]
    joined = [line for line in lines if set(line.joins) <= boxes.keys() and line.joins[0]]
    follows = dict(line.joins for line in joined)
    followers = set(follows.values())
    if len(follows) < len(joined) or len(followers) < len(joined):
        return []
    names = [name for name in boxes if name in follows or name in followers]
    starts = [name for name in names if name not in followers] or names[:1]
    # A line without an arrow says no direction: then the chain begins where people begin to read.
    if len(names) < _FEWEST or len(starts) != 1:
        return []
    if starts[0] != names[0] and not all(line.is_arrow for line in joined):
        return []
    found = _walked(starts[0], follows)
    return [boxes[name] for name in found] if len(found) == len(names) else []


def _walked(start: str, follows: Mapping[str, str]) -> list[str]:
    found = [start]
    while (name := follows.get(found[-1])) and name != start:
        found.append(name)
    return found


def _ring(blocks: Sequence[ImportedShape]) -> list[ImportedShape]:
    """All blocks, clockwise from the top, if they are boxes of one size round an empty midst."""
    placed = [(shape.box, shape) for shape in blocks if shape.box and _is_text(shape)]
    if len(placed) != len(blocks) or not _FEWEST_IN_RING <= len(placed) <= _MOST_IN_RING:
        return []
    for lengths in ([box.width for box, _ in placed], [box.height for box, _ in placed]):
        if min(lengths) < (1 - _SIZES) * max(lengths):
            return []
    across = [(box.left + box.right) / 2 for box, _ in placed]
    down = [(box.top + box.bottom) / 2 for box, _ in placed]
    middle = (max(across) + min(across)) / 2, (max(down) + min(down)) / 2
    wide, high = max(across) - middle[0], max(down) - middle[1]
    if min(wide, high) <= 0:
        return []
    turned = [
        ((x - middle[0]) / wide, (y - middle[1]) / high) for x, y in zip(across, down, strict=True)
    ]
    if not all(_INSIDE <= x * x + y * y <= _OUTSIDE for x, y in turned):
        return []
    angles = [(math.atan2(x, -y) + _AT_TOP) % math.tau for x, y in turned]
    return [placed[at][1] for at in sorted(range(len(placed)), key=angles.__getitem__)]


def _is_text(shape: ImportedShape) -> bool:
    return isinstance(shape.contents, ImportedText) and not shape.placeholder
