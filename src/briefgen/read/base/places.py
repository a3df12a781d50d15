"""A layout of ours + one of the file's -> where each slot stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.model.template import LayoutSpec, SlotSpec
from briefgen.model.units import Box, Emu, Size, pt
from briefgen.model.values import dataclass
from briefgen.read.base.layouts import FoundHolder, FoundLayout
from briefgen.read.base.mapping import wish_for

# The slot that fills the file's own placeholder, where it is not the first required one.
_MAINS = {"cover": "subtitle", "section": "text", "closing": "text", "link": "points"}
# The texts of a cover below its title, from the top, with their shares of the height.
COVER_TEXTS = {"subtitle": 4, "strapline": 3, "event": 4, "organisation": 2}
# Shares of a slide: margins where a file gives no place, and the least place that content needs.
_MARGIN = 0.05
_LEAST_WIDTH, _LEAST_HEIGHT = 0.55, 0.45
_TITLE_SHARE = 0.16
_LEAST_COVER = 0.3
# What closes a deck: a link with its address needs more than its share of our own design.
_CLOSING = {"text": 4, "link": 4, "contact": 3}


@dataclass(frozen=True, slots=True)
class Places:
    """The box of each slot, and the file's placeholder that a slot fills, by slot name."""

    boxes: Mapping[str, Box]
    holders: Mapping[str, FoundHolder]


def place_slots(spec: LayoutSpec, found: FoundLayout, size: Size, area: Box) -> Places:
    """Where the slots of a layout stand on the file's. `area` is where the file has content on
    most of its slides."""
    title = found.title.box if found.title else _title_strip(size)
    holders = _main_holders(spec, found)
    if found.title is not None:
        holders["title"] = found.title
    if spec.name == "statement":
        return Places(_statement(spec, title, area), holders)
    if spec.name == "cover":
        return Places({"title": title, **_cover(spec, found, title, size)}, holders)
    boxes = {"title": title}
    slots = [slot for slot in spec.slots if slot.name != "title" and not slot.within]
    if {slot.name for slot in slots} == set(holders) - {"title"} and len(slots) > 1:
        boxes.update({slot.name: holders[slot.name].box for slot in slots})
    else:
        room = content_room(_room(holders, area), title, found, size)
        is_free = not found.contents or set(holders) <= {"title"}
        boxes.update(_mapped(slots, _down(room, title, found, size) if is_free else room))
    return Places(boxes, holders)


def _main_holders(spec: LayoutSpec, found: FoundLayout) -> dict[str, FoundHolder]:
    """The slots that fill placeholders, and which."""
    contents = sorted(found.contents, key=lambda holder: -holder.box.width * holder.box.height)
    if wish_for(spec).contents == 2 and len(contents) >= 2:
        return _pair(spec, contents[:2])
    name = _MAINS.get(spec.name) or next(
        (slot.name for slot in spec.slots if slot.required and slot.name != "title"), ""
    )
    slot = spec.slot(name)
    if slot is None or not slot.placeholder:
        return {}
    fitting = [holder for holder in contents if _takes(holder.type, slot)]
    fitting.sort(key=lambda holder: holder.type in {"obj", "body"} and slot.placeholder != "body")
    return {name: fitting[0]} if fitting else {}


def _pair(spec: LayoutSpec, contents: Sequence[FoundHolder]) -> dict[str, FoundHolder]:
    """Two slots side by side in two placeholders; a picture takes the one that is made for it."""
    ordered = sorted(contents, key=lambda holder: (holder.box.x, holder.box.y))
    slots = [slot for slot in spec.slots if slot.required and slot.name != "title"][:2]
    if slots and slots[0].placeholder != "pic" and ordered[0].type == "pic":
        ordered.reverse()
    pairs = [(slot, holder) for slot, holder in zip(slots, ordered, strict=False)]
    return {slot.name: holder for slot, holder in pairs if _takes(holder.type, slot)}


def _takes(type_: str, slot: SlotSpec) -> bool:
    """Whether a placeholder of that type may hold the slot's content."""
    wanted = slot.placeholder
    if wanted in {"body", "subTitle"}:
        return type_ in {"body", "obj", "subTitle"}
    return type_ in {wanted, "obj"}


def _room(holders: Mapping[str, FoundHolder], area: Box) -> Box:
    found = [holder.box for name, holder in holders.items() if name != "title"]
    return found[0] if len(found) == 1 else area


def _down(room: Box, title: Box, found: FoundLayout, size: Size) -> Box:
    """The room, down to the furniture where no title stands below it."""
    if title.y >= room.bottom:
        return room
    foot = max(room.bottom, _inner(found, size).bottom)
    return _box(room.x, room.y, room.right, foot)


def content_room(area: Box, title: Box, found: FoundLayout, size: Size) -> Box:
    """The area, unless the title stands in it or it is too small: then the largest rest of the
    slide beside the title, within margins and above the furniture."""
    small = area.width < _LEAST_WIDTH * size.width or area.height < _LEAST_HEIGHT * size.height
    if not small and not area.overlaps(title):
        return area
    whole = _inner(found, size)
    rests = [*_rests(title, whole), *(() if small else _rests(title, area))]
    largest: Box = max(rests, key=lambda box: box.width * box.height)
    return largest


def _inner(found: FoundLayout, size: Size) -> Box:
    """The slide within margins, above the furniture at its foot."""
    margin = round(_MARGIN * size.width)
    top = round(_MARGIN * size.height)
    foot = min(
        (holder.box.y for holder in found.holders
         if holder.type in {"dt", "ftr", "sldNum"} and holder.box.y > size.height * 3 // 4),
        default=size.height - top,
    )  # fmt: skip
    return Box(Emu(margin), Emu(top), Emu(size.width - 2 * margin), Emu(foot - pt(4) - top))


def _rests(title: Box, inner: Box) -> Iterator[Box]:
    """What is left of a box below, above, right and left of the title."""
    gap = pt(8)
    below, right = title.bottom + gap, title.right + gap
    yield _box(inner.x, max(below, inner.y), inner.right, inner.bottom)
    yield _box(inner.x, inner.y, inner.right, min(title.y - gap, inner.bottom))
    yield _box(max(right, inner.x), inner.y, inner.right, inner.bottom)
    yield _box(inner.x, inner.y, min(title.x - gap, inner.right), inner.bottom)


def _box(left: int, top: int, right: int, bottom: int) -> Box:
    return Box(Emu(left), Emu(top), Emu(max(0, right - left)), Emu(max(0, bottom - top)))


def _title_strip(size: Size) -> Box:
    """A place for the title where the layout has none."""
    margin, top = round(_MARGIN * size.width), round(_MARGIN * size.height)
    return Box(
        Emu(margin), Emu(top), Emu(size.width - 2 * margin), Emu(round(_TITLE_SHARE * size.height))
    )


def _stacked(shares: Mapping[str, int], room: Box) -> dict[str, Box]:
    """Boxes one below the other, with their shares of the room's height."""
    boxes, top, total = {}, int(room.y), sum(shares.values())
    for name, share in shares.items():
        height = room.height * share // total
        boxes[name] = _box(room.x, top, room.right, top + height)
        top += height
    return boxes


def _mapped(slots: Sequence[SlotSpec], room: Box) -> dict[str, Box]:
    """The slots' own arrangement, stretched into the room."""
    if not slots:
        return {}
    if {slot.name for slot in slots} == set(_CLOSING):
        return _stacked(_CLOSING, room)
    whole = slots[0].box
    for slot in slots[1:]:
        whole = whole.union(slot.box)

    def across(x: int) -> int:
        return room.x + round((x - whole.x) * room.width / whole.width)

    def down(y: int) -> int:
        return room.y + round((y - whole.y) * room.height / whole.height)

    return {
        slot.name: _box(
            across(slot.box.x), down(slot.box.y), across(slot.box.right), down(slot.box.bottom)
        )
        for slot in slots
    }


def _statement(spec: LayoutSpec, title: Box, area: Box) -> dict[str, Box]:
    """The sentence is the title; it takes two thirds of the height, its text the rest."""
    whole = title.union(area)
    cut = whole.y + whole.height * 2 // 3
    boxes = {"title": _box(whole.x, whole.y, whole.right, cut)}
    below = _box(whole.x, cut + pt(8), whole.right, whole.bottom)
    names = [slot.name for slot in spec.slots if slot.name != "title" and not slot.within]
    return {**boxes, **dict.fromkeys(names, below)}


def _cover(spec: LayoutSpec, found: FoundLayout, title: Box, size: Size) -> dict[str, Box]:
    """The texts of a cover one below the other, from the subtitle's place downwards; a picture
    stands at their right."""
    subtitle = next((h for h in found.contents if h.type in {"subTitle", "body", "obj"}), None)
    inner = _inner(found, size)
    room = subtitle.box if subtitle else max(_rests(title, inner), key=lambda b: b.width * b.height)
    is_low = room.height < _LEAST_COVER * size.height and room.y > title.y
    foot = max(room.bottom, inner.bottom) if is_low else room.bottom
    room = _box(room.x, room.y, room.right, foot)
    third = room.right - room.width // 3
    others = [slot.name for slot in spec.slots if slot.name not in {*COVER_TEXTS, "title"}]
    left = _box(room.x, room.y, third - pt(12) if others else room.right, room.bottom)
    boxes = _stacked({name: n for name, n in COVER_TEXTS.items() if spec.slot(name)}, left)
    return {**boxes, **{name: _box(third, room.y, room.right, room.bottom) for name in others}}
