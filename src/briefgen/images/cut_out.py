"""A raster original + what is cut off at each side -> the bytes of what is left of it."""

from __future__ import annotations

from briefgen.images.raster import part_of
from briefgen.model.pictures import Asset, Original


def cut_out(original: Original, crop: tuple[float, float, float, float]) -> Asset | None:
    """What is left when these shares of width and height are cut off at the left, the top, the
    right and the bottom; less than nothing is nothing. None where no pixel would be left."""
    left, top, right, bottom = (max(0.0, share) for share in crop)
    across, down = original.width, original.height
    box = (
        round(left * across),
        round(top * down),
        round((1 - right) * across),
        round((1 - bottom) * down),
    )
    is_something = box[0] < box[2] and box[1] < box[3]
    return part_of(original, box) if is_something else None
