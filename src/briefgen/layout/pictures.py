"""Two to four pictures -> one group: in a row or in two, those of a row equally high, each with its
words below it or beside it.

Of all arrangements that one is taken in which the pictures are largest and fill the measure. Photos
of nearly the same shape are cut to one, a little at most; drawings, and those whose author wants
all of them seen, are not cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.layout.picture import place_picture, words_of
from briefgen.layout.slot_context import (
    GUTTER,
    MODULE,
    Placed,
    SlotContext,
    rows_of,
    split_width,
    to_module,
)
from briefgen.layout.splitting import SlotKind
from briefgen.model.diagnostics import diagnose
from briefgen.model.pictures import PictureFit
from briefgen.model.resolved_deck import Picture, Pictures
from briefgen.model.scene import Group, Item
from briefgen.model.text_block import Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.line_placement import reseat

# Of a photo that is cut to the shape of the others so much is seen at least.
_KEPT = 0.84
# Words take a share of the height of their picture, and beside it a column that is not narrower.
_WORDS_SHARE = 3
_NARROWEST = pt(120)
# A lower row is narrower, so that its words may take more lines, and it is lower still.
_TRIES = 5


class _Shown(Value, kw_only=True):
    """An arrangement: each picture's `box`, whether it is cut to it, and its words, if any."""

    boxes: tuple[Box, ...]
    fit: PictureFit
    words: tuple[TextBlock | None, ...]

    @property
    def worth(self) -> int:
        """How large the pictures are, times how much of the measure they take with their words."""
        shown = (*self.boxes, *(block.box for block in self.words if block))
        across = max(box.right for box in shown) - self.boxes[0].x
        return across * sum(box.width * box.height for box in self.boxes)


def layout_pictures(value: Pictures, place: SlotContext) -> Placed:
    """The pictures at the largest size of their words at which there is an arrangement."""
    for size in place.ladder:
        found = [one for one in _arrangements(value.items, size, place) if one is not None]
        if found:
            return (_group(value, max(found, key=lambda one: one.worth), place),)
    height = place.box.height
    return Overflow(
        needed=height,
        given=height,
        size=place.ladder[-1],
        lines=1,
        said=diagnose("BF302/captions"),
    )


def _arrangements(
    pictures: Sequence[Picture], size: int, place: SlotContext
) -> Iterator[_Shown | None]:
    shape = _common_shape(pictures)
    for columns in (len(pictures), 2):
        if shape is not None:
            yield _in_cells(pictures, columns, shape, size, place=place)
            yield _in_cells_with_words_beside(pictures, columns, shape, size, place=place)
        yield _in_rows(pictures, columns, size, place)
        if len(pictures) != 4:
            return


def _ratio(picture: Picture) -> float:
    return picture.original.width / picture.original.height


def _common_shape(pictures: Sequence[Picture]) -> tuple[float, float] | None:
    """The least and the greatest ratio of width to height to which all may be cut; None where one
    of them would lose too much."""
    least = max(_ratio(one) * (_KEPT if _may_be_cut(one) else 1) for one in pictures)
    most = min(_ratio(one) / (_KEPT if _may_be_cut(one) else 1) for one in pictures)
    return (least, most) if least <= most else None


def _may_be_cut(picture: Picture) -> bool:
    return not picture.original.is_drawing and picture.fit != "contain"


def _in_cells(
    pictures: Sequence[Picture],
    columns: int,
    shape: tuple[float, float],
    size: int,
    *,
    place: SlotContext,
) -> _Shown | None:
    """Pictures of one shape in cells of one width, their words below them."""
    spots = _spots(len(pictures), columns, place.box)
    cell = spots[0]
    words = _set_words(pictures, spots, cell.height // _WORDS_SHARE, size, place=place)
    if words is None:
        return None
    tall = min(cell.height - _room_for(words), round(cell.width / shape[0]))
    return _cut(spots, columns, min(cell.width, round(tall * shape[1])), tall, words=words)


def _in_cells_with_words_beside(
    pictures: Sequence[Picture],
    columns: int,
    shape: tuple[float, float],
    size: int,
    *,
    place: SlotContext,
) -> _Shown | None:
    """The same, with the words in a column at the right of each."""
    spots = _spots(len(pictures), columns, place.box)
    cell = spots[0]
    width = min(cell.width - GUTTER - _NARROWEST, round(cell.height * shape[1]))
    if width <= 0 or not any(words_of(one) for one in pictures):
        return None
    tall = min(cell.height, round(width / shape[0]))
    across = Emu(cell.width - width - GUTTER)
    room = [Box(Emu(spot.right - across), spot.y, across, spot.height) for spot in spots]
    words = _set_words(pictures, room, tall, size, place=place)
    return _cut(spots, columns, width, tall, words=words) if words else None


def _cut(
    spots: Sequence[Box],
    columns: int,
    width: int,
    tall: int,
    *,
    words: Sequence[TextBlock | None],
) -> _Shown | None:
    """Pictures of that size at the left of their cells, the rows close together."""
    shown = zip(words, spots, strict=True)
    is_below = any(block and block.box.x < spot.x + width for block, spot in shown)
    step = tall + GUTTER + (_room_for(words) if is_below else 0)
    boxes = [
        Box(spot.x, Emu(spots[0].y + index // columns * step), Emu(width), Emu(tall))
        for index, spot in enumerate(spots)
    ]
    return _shown(boxes, "cover", words)


def _spots(count: int, columns: int, box: Box) -> list[Box]:
    """The cells: equal shares of the box."""
    rows = rows_of(count, columns)
    height = Emu((box.height + GUTTER) // len(rows) - GUTTER)
    line = [replace(one, height=height) for one in split_width(box, columns)]
    return [
        replace(line[at], y=Emu(box.y + number * (height + GUTTER)))
        for number, row in enumerate(rows)
        for at in range(len(row))
    ]


def _in_rows(
    pictures: Sequence[Picture], columns: int, size: int, place: SlotContext
) -> _Shown | None:
    """Whole pictures of any shapes: those of a row are equally high, and fill its width if they
    may."""
    box, rows = place.box, rows_of(len(pictures), columns)
    height = (box.height + GUTTER) // len(rows) - GUTTER
    boxes: list[Box] = []
    words: list[TextBlock | None] = []
    top = box.y
    for row in rows:
        line = Box(box.x, Emu(top), box.width, Emu(height))
        found = _in_row([pictures[index] for index in row], line, size, place)
        if found is None:
            return None
        boxes += found[0]
        words += found[1]
        top = Emu(found[0][0].bottom + _room_for(found[1]) + GUTTER)
    return _shown(boxes, "contain", words)


def _in_row(
    pictures: Sequence[Picture], line: Box, size: int, place: SlotContext
) -> tuple[list[Box], list[TextBlock | None]] | None:
    """A row as high as the width or the words below it allow."""
    ratios = [_ratio(picture) for picture in pictures]
    across = line.width - GUTTER * (len(ratios) - 1)
    tall = min(line.height, int(across / sum(ratios)))
    for _ in range(_TRIES):
        boxes = _in_line(ratios, line.x, line.y, tall)
        words = _set_words(pictures, boxes, line.height // _WORDS_SHARE, size, place=place)
        if words is None:
            return None
        if tall <= (most := line.height - _room_for(words)):
            return boxes, words
        tall = most
    return None


def _in_line(ratios: Sequence[float], left: int, top: int, tall: int) -> list[Box]:
    boxes: list[Box] = []
    for ratio in ratios:
        boxes.append(Box(Emu(left), Emu(top), Emu(round(tall * ratio)), Emu(tall)))
        left = boxes[-1].right + GUTTER
    return boxes


def _set_words(
    pictures: Sequence[Picture],
    boxes: Sequence[Box],
    height: int,
    size: int,
    *,
    place: SlotContext,
) -> list[TextBlock | None] | None:
    """Each picture's caption and credit as wide as its box; None where one is too high."""
    blocks: list[TextBlock | None] = []
    for picture, box in zip(pictures, boxes, strict=True):
        words = words_of(picture)
        if words is None:
            blocks.append(None)
            continue
        room = Box(box.x, box.y, box.width, Emu(height))
        about = place.about(Role.CAPTION, words.span)
        block = fit_text(
            [Paragraph(inline=words)], place.style, room, about, setter=place.setter, sizes=(size,)
        )
        if isinstance(block, Overflow) or block.fit.squeezed:
            return None
        blocks.append(block)
    return blocks


def _room_for(words: Sequence[TextBlock | None]) -> int:
    """What the words below a row of pictures take away from it."""
    heights = [to_module(block.fit.needed) + MODULE for block in words if block is not None]
    return max(heights, default=0)


def _shown(
    boxes: Sequence[Box], fit: PictureFit, words: Sequence[TextBlock | None]
) -> _Shown | None:
    """The arrangement, with the words at their pictures; None where a picture has no room."""
    if any(min(box.width, box.height) <= 0 for box in boxes):
        return None
    placed = [block and _at(block, box) for box, block in zip(boxes, words, strict=True)]
    return _Shown(boxes=tuple(boxes), fit=fit, words=tuple(placed))


def _at(block: TextBlock, picture: Box) -> TextBlock:
    """The words below a picture, as wide as they were set; those beside it at its head."""
    height = to_module(block.fit.needed)
    is_beside = block.box.x >= picture.right
    left, top = (block.box.x, picture.y) if is_beside else (picture.x, picture.bottom + MODULE)
    return reseat(block, Box(Emu(left), Emu(top), block.box.width, height))


def _group(value: Pictures, shown: _Shown, place: SlotContext) -> Group:
    items: list[Item] = []
    for picture, box, words in zip(value.items, shown.boxes, shown.words, strict=True):
        items.append(place_picture(picture, box, shown.fit, place.spec.name))
        items += [words] if words else []
    whole = items[0].box
    for item in items[1:]:
        whole = whole.union(item.box)
    about = place.about(Role.BODY, value.span)
    return Group(box=whole, about=about, items=tuple(items), name="pictures")


KIND = SlotKind(layout=layout_pictures, floats=True)
