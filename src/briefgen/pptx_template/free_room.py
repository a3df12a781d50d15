"""Boxes that are taken -> the largest box of a slide that is free of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.model.units import Box, Emu, pt

# So far texts keep from what stands beside them; and so many free boxes are looked at.
_GAP, _MOST = pt(8), 200


def largest_free(within: Box, taken: Iterable[Box], least_width: int = 0) -> Box:
    """The largest box that nothing taken reaches into; one that is less wide than wished is
    second to all others. It has no height where there is none."""
    free = [within]
    for box in taken:
        rests = [
            rest for one in free for rest in (_rests(one, box) if one.overlaps(box) else [one])
        ]
        free = [
            one for one in rests if not any(one != other and _holds(other, one) for other in rests)
        ]
        free = sorted(dict.fromkeys(free), key=_area, reverse=True)[:_MOST]
    nowhere = Box(within.x, within.y, within.width, Emu(0))
    return max(free, key=lambda one: (one.width >= least_width, _area(one)), default=nowhere)


def _area(box: Box) -> int:
    return box.width * box.height


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x <= inner.x and outer.y <= inner.y
        and inner.right <= outer.right and inner.bottom <= outer.bottom
    )  # fmt: skip


def _rests(box: Box, cut: Box) -> Iterator[Box]:
    """What is left of a box at the four sides of another."""
    left, top, right, bottom = cut.x - _GAP, cut.y - _GAP, cut.right + _GAP, cut.bottom + _GAP
    if top > box.y:
        yield Box(box.x, box.y, box.width, Emu(top - box.y))
    if bottom < box.bottom:
        yield Box(box.x, Emu(bottom), box.width, Emu(box.bottom - bottom))
    if left > box.x:
        yield Box(box.x, box.y, Emu(left - box.x), box.height)
    if right < box.right:
        yield Box(Emu(right), box.y, Emu(box.right - right), box.height)
