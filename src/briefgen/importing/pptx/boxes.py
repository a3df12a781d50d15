"""Frames of shapes within groups -> boxes in shares of the slide."""

from __future__ import annotations

import math

from briefgen.importing.imported_talk import ImportedBox
from briefgen.ooxml.reader import Element, find, whole
from briefgen.pptx_template.transforms import Matrix, shape_matrix

_DEGREE = 60_000


def box_of(frame: Element, outer: Matrix, size: tuple[int, int]) -> ImportedBox | None:
    """The place of a frame inside groups that are placed by `outer`. Flips leave it where it is; a
    shape that stands rather than lies is as wide as it was high."""
    if frame is None or find(frame, "a:ext") is None:
        return None
    matrix, across, down = shape_matrix(frame, outer)
    x, y = matrix.at(across / 2, down / 2)
    width = across * math.hypot(matrix.a, matrix.b)
    height = down * math.hypot(matrix.c, matrix.d)
    if stands(math.degrees(math.atan2(matrix.b, matrix.a))):
        width, height = height, width
    return ImportedBox(
        (x - width / 2) / size[0],
        (y - height / 2) / size[1],
        (x + width / 2) / size[0],
        (y + height / 2) / size[1],
    )


def stands(degrees: float) -> bool:
    """Whether what is turned so far is nearer to upright than to flat."""
    return 45 <= degrees % 180 < 135


def turned_by(frame: Element) -> float:
    """How far a frame is turned, in degrees from 0."""
    return 0 if frame is None else whole(frame.get("rot")) / _DEGREE % 360
