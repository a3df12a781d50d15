"""A layout of ours + one of the file's -> where each slot stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.images.backdrop_raster import BackdropRaster
from briefgen.model.template import LayoutSpec, SlotSpec
from briefgen.model.units import Box, Emu, Insets, Size, pt
from briefgen.model.values import Value
from briefgen.pptx_template.layout_mapping import wish_for
from briefgen.pptx_template.layouts import FoundHolder, FoundLayout

# The slot that fills the file's own placeholder, where it is not the first required one.
_MAINS = {"cover": "subtitle", "section": "text", "closing": "text", "link": "points"}
# The texts of a cover below its title, from the top, with their shares of the height.
COVER_TEXTS = {"subtitle": 5, "strapline": 3, "event": 5, "organisation": 2}
# Shares of a slide: margins where a file gives no place, and the least place that content needs.
_MARGIN = 0.05
LEAST_WIDTH, _LEAST_HEIGHT = 0.55, 0.45
TITLE_SHARE = 0.16
# Above content a title has no more; a cover's, a divider's and a sentence may have.
_MOST_TITLE = 0.45
_LARGE_TITLES = frozenset({"cover", "section", "statement"})
_LEAST_COVER, _COVER_ROOM = 0.3, 0.3
# No title grows nearer to the slide's edge.
_EDGE = 0.03
# The least height for the text of a divider.
_LEAST_TEXT = 0.12
_GAP = pt(8)
_LEAST_COLUMN = pt(150)
# The share of a box that is worth having where something is drawn in the rest.
_ENOUGH = 0.5
# What closes a deck: a link with its address needs more than its share of our own design.
_CLOSING = {"text": 4, "link": 2, "address": 2, "contact": 3}


class Marks(Value, kw_only=True):
    """What is drawn behind a layout's slides, as far as texts keep clear of it, in EMU from the
    top: at `top` the band begins that the title stands on, at `head` that or a rule below the title
    ends (0 without one), at `foot` what a cover's texts stand on ends, at `floor` a logo or bar at
    their foot begins, and at `ground` what the largest text below the title stands on does.
    `canvas` shows all that is drawn; the `filled` placeholders have a fill of their own over it."""

    top: int
    head: int
    foot: int
    floor: int
    ground: int
    canvas: BackdropRaster | None = None
    filled: tuple[Box, ...] = ()

    def clear(self, box: Box) -> Box:
        """The part of a box that is clear of what is drawn behind it; all of it where that is too
        little."""
        if self.canvas is None or box in self.filled:
            return box
        found = self.canvas.free(box)
        is_enough = found.width >= _ENOUGH * box.width and found.height >= _ENOUGH * box.height
        return found if is_enough else box


_CLEAR = Marks(top=0, head=0, foot=0, floor=0, ground=0)


class SlotPlaces(Value):
    """By slot name: the `boxes` in which slots stand, and as `holders` the file's placeholders that
    they fill, for those that fill one."""

    boxes: Mapping[str, Box]
    holders: Mapping[str, FoundHolder]

    def within(self, size: Size) -> SlotPlaces:
        """The places, as far as they are on the slide."""
        slide = Box(Emu(0), Emu(0), size.width, size.height)
        return SlotPlaces(
            {name: box.within(slide) for name, box in self.boxes.items()}, self.holders
        )


def place_slots(
    spec: LayoutSpec, found: FoundLayout, size: Size, area: Box, *, marks: Marks
) -> SlotPlaces:
    """Where the slots of a layout stand on the file's. `area` is where the file has content on
    most of its slides."""
    title = marks.clear(title_place(found, size, area, marks))
    if spec.name not in _LARGE_TITLES:
        title = _at_most(title, size)
    holders = _main_holders(spec, found)
    if found.title is not None:
        holders["title"] = found.title
    if spec.name == "statement":
        return SlotPlaces(_statement(spec, title, area, marks, size=size), holders)
    if spec.name == "cover":
        return SlotPlaces(_cover(spec, found, title, size, marks=marks), holders)
    if spec.name == "section" and "text" in holders:
        text = marks.clear(_roomy(_on_slide(holders["text"].box, size), size))
        return SlotPlaces({"title": title, "text": text}, holders)
    boxes = {"title": title}
    slots = [slot for slot in spec.slots if slot.name != "title" and not slot.within]
    if {slot.name for slot in slots} == set(holders) - {"title"} and len(slots) > 1:
        sides = [holders[slot.name].box for slot in slots]
        foot = min(_clear_of_furniture(box, found, size).bottom for box in sides)
        equal = [
            marks.clear(box_between(box.x, box.y, box.right, min(foot, box.bottom)))
            for box in sides
        ]
        boxes.update({slot.name: box for slot, box in zip(slots, equal, strict=True)})
    else:
        room = content_room(_on_slide(_room(holders, area), size), title, found, size)
        if found.title and room.height < _LEAST_HEIGHT * size.height and title.y < room.y:
            # No higher than two lines need: the content is short of room.
            height = min(title.height, _two_lines(found.title))
            boxes["title"] = title = box_between(title.x, title.y, title.right, title.y + height)
            room = content_room(_on_slide(_room(holders, area), size), title, found, size)
        is_free = not found.contents or set(holders) <= {"title"}
        room = _down(room, title, found, size) if is_free else room
        room = _clear_of_furniture(_clear_of_foot(room, found, marks.floor), found, size)
        room = marks.clear(room)
        boxes.update(mapped(slots, room))
    return SlotPlaces(boxes, holders)


def _at_most(title: Box, size: Size) -> Box:
    """The title's place, without the room that content needs: some titles have all of a slide."""
    title = title.within(Box(Emu(0), Emu(0), size.width, size.height))
    height = int(title.height)
    if height > _MOST_TITLE * size.height:
        height = round(TITLE_SHARE * size.height)
    return box_between(title.x, title.y, title.right, title.y + height)


def title_place(found: FoundLayout, size: Size, area: Box, marks: Marks = _CLEAR) -> Box:
    """The title's place. One that is too low for two lines grows away from the side that its text
    stands at, as far as nothing else is there: a title of one line stays where it is."""
    if (holder := found.title) is None:
        return _title_strip(size)
    box, more = holder.box, _two_lines(holder) - holder.box.height
    if more <= 0:
        return box
    others = [
        one.box for one in found.holders if one is not holder and _share_columns(one.box, box)
    ]
    upper = [one.bottom for one in others if one.bottom <= box.y]
    above = max([round(_EDGE * size.height), marks.top, *upper])
    lower = [one.y - _GAP for one in (*others, area) if one.y >= box.bottom]
    below = min([size.height, *lower, *([marks.head - _GAP // 2] if marks.head > box.y else [])])
    up = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[holder.anchor]
    top = min(box.y, max(above, box.y - round(more * up)))
    return box_between(
        box.x, top, box.right, max(box.bottom, min(below, box.bottom + round(more * (1 - up))))
    )


def _two_lines(holder: FoundHolder) -> int:
    """The height for two lines of a title at its own size, in EMU."""
    level = holder.levels[0]
    return holder.insets.top + holder.insets.bottom + pt(2.4 * level.size * level.spacing / 100 + 1)


def _share_columns(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right


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


def _on_slide(box: Box, size: Size) -> Box:
    """A place; of one that reaches beyond the slide, the part on it, clear of the edges."""
    across, down = (Emu(round(_EDGE * side)) for side in (size.width, size.height))
    slide = Box(Emu(0), Emu(0), size.width, size.height)
    return (
        box if slide.contains(box) else box.within(slide.inset(Insets(across, down, across, down)))
    )


def _down(room: Box, title: Box, found: FoundLayout, size: Size) -> Box:
    """The room, down to the furniture where no title stands below it."""
    if title.y >= room.bottom:
        return room
    foot = max(room.bottom, inner_area(found, size).bottom)
    return box_between(room.x, room.y, room.right, foot)


def _clear_of_foot(room: Box, found: FoundLayout, floor: int) -> Box:
    """The room above what is drawn at the foot of the slides, such as a logo; a placeholder of the
    file may reach as far down as its designer wished."""
    if any(holder.box == room for holder in found.holders) or not room.y < floor < room.bottom:
        return room
    return box_between(room.x, room.y, room.right, floor)


def _clear_of_furniture(room: Box, found: FoundLayout, size: Size) -> Box:
    """The room above footer, date and number, which some files put into the place for content, as
    far as enough is left."""
    low = [
        holder.box.y
        for holder in found.holders
        if holder.type in {"dt", "ftr", "sldNum"}
        and _share_columns(holder.box, room)
        and room.y + room.height // 2 < holder.box.y < room.bottom - _GAP
    ]
    least = round(min(_LEAST_HEIGHT * size.height, room.height))
    return box_between(
        room.x, room.y, room.right, max(min(low, default=room.bottom), room.y + least)
    )


def content_room(area: Box, title: Box, found: FoundLayout, size: Size) -> Box:
    """The area, unless the title stands in it or it is too small: then the largest rest of the
    slide beside the title, within margins and above the furniture."""
    small = area.width < LEAST_WIDTH * size.width or area.height < _LEAST_HEIGHT * size.height
    if not small and not area.overlaps(title):
        return area
    whole = inner_area(found, size)
    rests = [*_rests(title, whole), *(() if small else _rests(title, area))]
    largest: Box = max(rests, key=lambda box: box.width * box.height)
    return largest


def inner_area(found: FoundLayout, size: Size) -> Box:
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
    below, right = title.bottom + _GAP, title.right + _GAP
    yield box_between(inner.x, max(below, inner.y), inner.right, inner.bottom)
    yield box_between(inner.x, inner.y, inner.right, min(title.y - _GAP, inner.bottom))
    yield box_between(max(right, inner.x), inner.y, inner.right, inner.bottom)
    yield box_between(inner.x, inner.y, min(title.x - _GAP, inner.right), inner.bottom)


def box_between(left: int, top: int, right: int, bottom: int) -> Box:
    return Box(Emu(left), Emu(top), Emu(max(0, right - left)), Emu(max(0, bottom - top)))


def _title_strip(size: Size) -> Box:
    """A place for the title where the layout has none."""
    margin, top = round(_MARGIN * size.width), round(_MARGIN * size.height)
    return Box(
        Emu(margin), Emu(top), Emu(size.width - 2 * margin), Emu(round(TITLE_SHARE * size.height))
    )


def stacked(shares: Mapping[str, int], room: Box) -> dict[str, Box]:
    """Boxes one below the other, with their shares of the room's height."""
    boxes, top, total = {}, int(room.y), sum(shares.values())
    for name, share in shares.items():
        height = room.height * share // total
        boxes[name] = box_between(room.x, top, room.right, top + height)
        top += height
    return boxes


def mapped(slots: Sequence[SlotSpec], room: Box) -> dict[str, Box]:
    """The slots' own arrangement, stretched into the room."""
    if not slots:
        return {}
    names = {slot.name for slot in slots}
    if {"text", "link"} <= names <= set(_CLOSING):
        return stacked({name: share for name, share in _CLOSING.items() if name in names}, room)
    whole = slots[0].box
    for slot in slots[1:]:
        whole = whole.union(slot.box)

    def across(x: int) -> int:
        return room.x + round((x - whole.x) * room.width / whole.width)

    def down(y: int) -> int:
        return room.y + round((y - whole.y) * room.height / whole.height)

    boxes = {
        slot.name: box_between(
            across(slot.box.x), down(slot.box.y), across(slot.box.right), down(slot.box.bottom)
        )
        for slot in slots
    }
    if min(box.width for box in boxes.values()) >= _LEAST_COLUMN:
        return boxes
    # Beside one another they would be too narrow to hold a word.
    return stacked({slot.name: slot.box.width * slot.box.height for slot in slots}, room)


def _statement(
    spec: LayoutSpec, title: Box, area: Box, marks: Marks, *, size: Size
) -> dict[str, Box]:
    """The sentence is the title; it takes two thirds of the height, its text the rest. No line of
    it runs across the edge of a band: it stands below, where there is room."""
    whole = title.union(area)
    top = max(whole.y, marks.head + 2 * _GAP if marks.head else 0)
    if whole.bottom - top < _LEAST_HEIGHT * size.height:
        top = whole.y
    whole = marks.clear(box_between(whole.x, top, whole.right, whole.bottom))
    cut = whole.y + whole.height * 2 // 3
    boxes = {"title": box_between(whole.x, whole.y, whole.right, cut)}
    below = box_between(whole.x, cut + pt(8), whole.right, whole.bottom)
    names = [slot.name for slot in spec.slots if slot.name != "title" and not slot.within]
    return {**boxes, **dict.fromkeys(names, below)}


def _roomy(box: Box, size: Size) -> Box:
    """A place for a line or two, which many files make just high enough for one."""
    least = min(round(_LEAST_TEXT * size.height), size.height - box.y)
    return box_between(box.x, box.y, box.right, box.y + max(box.height, least))


def _cover(
    spec: LayoutSpec, found: FoundLayout, title: Box, size: Size, *, marks: Marks
) -> dict[str, Box]:
    """The title, and the texts of a cover one below the other, from the subtitle's place
    downwards; a picture stands at their right."""
    subtitle = next((h for h in found.contents if h.type in {"subTitle", "body", "obj"}), None)
    inner = inner_area(found, size)
    own = [subtitle.box] if subtitle else _rests(title, inner)
    room = _on_slide(max(own, key=lambda box: box.width * box.height), size)
    is_low = room.height < _LEAST_COVER * size.height and room.y > title.y
    is_free = not {"footer", "date", "number"} & set(spec.shows)
    lowest = size.height - round(_EDGE * size.height) if is_free else inner.bottom
    foot = max(room.bottom, min(lowest, marks.foot)) if is_low else room.bottom
    title, top = _cover_split(title, room, foot, size, ground=marks.ground)
    room = marks.clear(box_between(room.x, top, room.right, foot))
    third = room.right - room.width // 3
    others = [slot.name for slot in spec.slots if slot.name not in {*COVER_TEXTS, "title"}]
    left = box_between(room.x, room.y, third - pt(12) if others else room.right, room.bottom)
    boxes = stacked({name: n for name, n in COVER_TEXTS.items() if spec.slot(name)}, left)
    picture = {name: box_between(third, room.y, room.right, room.bottom) for name in others}
    return {"title": title, **boxes, **picture}


def _cover_split(title: Box, room: Box, foot: int, size: Size, *, ground: int) -> tuple[Box, int]:
    """The title's place, and where the texts below it begin: a title slide often has room for one
    line there, and the title gives way, to half of its own height at most. No text stands above
    where the subtitle's `ground` begins."""
    least = round(_COVER_ROOM * size.height)
    if room.y < title.bottom or foot - room.y >= least:
        return title, room.y
    top = min(room.y, max(foot - least, title.y + title.height // 2, ground))
    if top >= title.bottom:
        return title, top
    return box_between(title.x, title.y, title.right, min(title.bottom, top - _GAP)), top
