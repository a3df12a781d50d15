"""Texts that stand in frames side by side: each frame is read as one."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.importing.boxes import area, share_within
from briefgen.importing.imported_talk import ImportedBox, ImportedGroup, ImportedShape

# How large a frame is, as a share of the slide; how much of a text lies in it.
_SMALLEST, _LARGEST, _INSIDE = 0.008, 0.4, 0.8
# So many frames with so many texts each are there for that.
_FRAMES, _TEXTS = 2, 2


def in_frames(
    shapes: Sequence[ImportedShape], drawings: Sequence[ImportedShape]
) -> tuple[ImportedShape, ...]:
    """The shapes, those in one frame as a group."""
    frames = [shape.box for shape in drawings if shape.box and _is_frame(shape.box)]
    found: dict[ImportedBox, list[ImportedShape]] = {}
    for shape in shapes:
        if frame := frame_of(shape, frames):
            found.setdefault(frame, []).append(shape)
    full = {frame: inside for frame, inside in found.items() if len(inside) >= _TEXTS}
    if len(full) < _FRAMES:
        return tuple(shapes)
    first = {id(inside[0]): _group(frame, inside) for frame, inside in full.items()}
    others = {id(shape) for inside in full.values() for shape in inside[1:]}
    return tuple(first.get(id(shape), shape) for shape in shapes if id(shape) not in others)


def frame_of(shape: ImportedShape, frames: Sequence[ImportedBox]) -> ImportedBox | None:
    """The smallest frame that the shape lies in."""
    if not shape.box:
        return None
    round_it = [frame for frame in frames if share_within(shape.box, frame) >= _INSIDE]
    return min(round_it, key=area, default=None)


def _is_frame(box: ImportedBox) -> bool:
    return _SMALLEST <= area(box) <= _LARGEST


def _group(frame: ImportedBox, inside: Sequence[ImportedShape]) -> ImportedShape:
    return ImportedShape(
        name="", contents=ImportedGroup(tuple(inside)), box=frame, order=inside[0].order
    )
