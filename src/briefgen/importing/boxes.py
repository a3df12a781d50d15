"""Places on a slide, compared: how much of one lies in another, and the box round several."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.importing.imported_talk import ImportedBox, ImportedShape


def area(box: ImportedBox | None) -> float:
    """Its share of the slide; 0 where there is no place."""
    return max(0, box.width) * max(0, box.height) if box else 0


def overlap(one: ImportedBox, other: ImportedBox) -> float:
    """What both cover, as a share of the slide."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0, across) * max(0, down)


def share_within(one: ImportedBox, other: ImportedBox) -> float:
    """The share of `one` that lies in `other`."""
    return overlap(one, other) / area(one) if area(one) else 0


def union(shapes: Iterable[ImportedShape]) -> ImportedBox | None:
    """The box round all of them that have a place."""
    boxes = [shape.box for shape in shapes if shape.box]
    if not boxes:
        return None
    return ImportedBox(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def part_of(whole: ImportedBox | None, part: ImportedBox) -> ImportedBox | None:
    """The place on the slide of what has one in shares of another box."""
    if whole is None:
        return None
    left, right = (whole.left + whole.width * share for share in (part.left, part.right))
    top, bottom = (whole.top + whole.height * share for share in (part.top, part.bottom))
    return ImportedBox(left, top, right, bottom)


def mirrored(box: ImportedBox) -> ImportedBox:
    """Where it stands for somebody who reads from the right."""
    return ImportedBox(1 - box.right, box.top, 1 - box.left, box.bottom)


def is_off_slide(box: ImportedBox | None) -> bool:
    """Whether nothing of it lies on the slide; a line along its edge does."""
    if box is None:
        return False
    across, down = (box.left, box.right), (box.top, box.bottom)
    return any(low < 0 >= high or high > 1 <= low for low, high in (across, down))
