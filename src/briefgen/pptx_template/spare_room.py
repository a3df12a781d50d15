"""A layout of the file -> the room that it leaves to us, and where our slots stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.images.backdrop_raster import BackdropRaster
from briefgen.model.template import LayoutSpec
from briefgen.model.units import Box, Emu, Size, pt
from briefgen.model.values import Value
from briefgen.pptx_template.layouts import FURNITURE, FoundLayout
from briefgen.pptx_template.slot_places import (
    LEAST_WIDTH,
    TITLE_SHARE,
    SlotPlaces,
    box_between,
    inner_area,
    mapped,
    stacked,
)

# So far texts keep from what stands beside them; and so many free boxes are looked at.
_GAP, _MOST = pt(8), 8
_COVER_TEXTS = {"subtitle": 4, "strapline": 3, "event": 5, "organisation": 3}
# The share of a slide's height that is enough for them.
_COVER_ROOM = 0.45


class SpareRoom(Value):
    """What a layout of the file leaves to us, whatever places for content it has: where the `title`
    stands, and the largest `room` that is free beside or below it."""

    title: Box
    room: Box

    @property
    def is_enough(self) -> bool:
        return self.title.height > 0 and self.room.height > 0

    @property
    def area(self) -> int:
        return self.room.width * self.room.height if self.is_enough else 0


def spare_room(
    found: FoundLayout,
    size: Size,
    canvas: BackdropRaster | None,
    *,
    keeps_title: bool,
    is_bare: bool = False,
) -> SpareRoom:
    """The room that furniture and what is drawn on a canvas leave; a slide that `is_bare` shows no
    furniture. The title stays where the file has it, if it `keeps_title`, or stands at the head."""
    inner = inner_area(found, size)
    most = round(TITLE_SHARE * size.height)
    taken = [
        one.box
        for one in found.holders
        if one.type in FURNITURE and one.box.height < most and not is_bare
    ]
    least = round(LEAST_WIDTH * size.width)
    if found.title and keeps_title:
        title = found.title.box
    else:
        head = box_between(
            inner.x, inner.y, inner.right, inner.y + round(TITLE_SHARE * size.height)
        )
        title = largest_free(head, taken, canvas, least)
        inner = box_between(inner.x, title.bottom, inner.right, inner.bottom)
    return SpareRoom(title, largest_free(inner, (title, *taken), canvas, least))


def place_in_spare_room(
    spec: LayoutSpec, found: FoundLayout, size: Size, spare: SpareRoom
) -> SlotPlaces:
    """Where the slots of a layout stand in the room that one of the file's leaves."""
    holders = {"title": found.title} if found.title else {}
    slots = [slot for slot in spec.slots if slot.name != "title" and not slot.within]
    boxes = {"title": spare.title}
    if spec.name != "cover":
        return SlotPlaces({**boxes, **mapped(slots, spare.room)}, holders)
    room = _close_to(spare.title, spare.room, size)
    texts = {name: share for name, share in _COVER_TEXTS.items() if spec.slot(name)}
    others = {slot.name: room for slot in slots if slot.name not in texts}
    return SlotPlaces({**boxes, **stacked(texts, room), **others}, holders)


def _close_to(title: Box, room: Box, size: Size) -> Box:
    """The part of a room that is enough for a cover's texts, at the side where the title is."""
    height = min(int(room.height), round(_COVER_ROOM * size.height))
    top = room.bottom - height if room.bottom <= title.y else room.y
    return box_between(room.x, top, room.right, top + height)


def largest_free(
    within: Box, taken: Iterable[Box], canvas: BackdropRaster | None, least_width: int = 0
) -> Box:
    """The largest box that nothing taken reaches into and nothing is drawn in; one that is less
    wide than wished is second to all others. It has no height where there is none."""
    free = [within]
    for box in taken:
        rests = [
            rest for one in free for rest in (_rests(one, box) if one.overlaps(box) else [one])
        ]
        free = [
            one for one in dict.fromkeys(rests)
            if not any(one != other and _holds(other, one) for other in rests)
        ]  # fmt: skip
        free = sorted(free, key=_area, reverse=True)[:_MOST]
    found = [canvas.free(box) for box in free] if canvas else free
    nowhere = Box(within.x, within.y, within.width, Emu(0))
    return max(found, key=lambda one: (one.width >= least_width, _area(one)), default=nowhere)


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
