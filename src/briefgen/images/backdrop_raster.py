"""What stands behind a layout's slides -> a small picture that tells what a text stands on."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, assert_never

from briefgen.images.picture_fill_raster import outline_mask
from briefgen.model.colour_contrast import contrast_between
from briefgen.model.pictures import WHOLE, Original
from briefgen.model.scene import Ellipse, Item, LineShape, PlacedPicture, Polygon, Rectangle
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Emu, Size
from briefgen.model.values import Value
from briefgen.support.memo import memo

if TYPE_CHECKING:
    from PIL import Image

_WIDTH = 160
# Two colours with less contrast than this are one ground.
_SAME = 1.25
# Pixels side by side whose reds, greens or blues differ by more belong to different things.
_EDGE = 40
# The rank of the second lightest of nine pixels.
_SECOND = 7
_TENTH = 0.1
# A short word or two, by the height of a line: much of one may stand on what is little of its line.
_WORD = 4
# The share of a box in which drawings begin or end, from which on it is no even ground.
_BUSY = 0.04
# An alpha from which nothing below is seen, of 255.
_COVERS = 250


class Ground(Value):
    """What a text stands on: for each of its words, which are `lines` or parts of one, the colours
    behind it ("#RRGGBB"), with their numbers of pixels. Those on the same ground are named once."""

    lines: tuple[tuple[tuple[str, int], ...], ...]

    def contrast(self, rgb: str) -> float:
        """The contrast of a colour with the worst tenth of what is behind the worst line."""
        return min(_worst_tenth(rgb, line) for line in self.lines)

    @property
    def spread(self) -> float:
        """The contrast of the lightest tenth of a line with the darkest."""
        most = contrast_between("#000000", "#FFFFFF")
        dark, light = (self.contrast(rgb) for rgb in ("#000000", "#FFFFFF"))
        return most / (dark * light)


@memo(4096)
def _worst_tenth(rgb: str, line: tuple[tuple[str, int], ...]) -> float:
    found = sorted((contrast_between(rgb, shade), count) for shade, count in line)
    left = _TENTH * sum(count for _, count in found)
    for contrast, count in found:
        left -= count
        if left < 0:
            return contrast
    return found[-1][0]


class BackdropRaster(Value, kw_only=True):
    """`width` by `height` `pixels` row by row, each the number of one of the `colours` (their parts
    red, green, blue); `unit` is the width of one in EMU. `drawn` has 1 for pixels at which a
    drawing begins or ends, or where words stand, and 0 for those on an even ground."""

    width: int
    height: int
    unit: float
    pixels: bytes
    colours: tuple[tuple[int, int, int], ...]
    drawn: bytes

    def mean(self, box: Box) -> str:
        """The mean colour behind a box, as "#RRGGBB"."""
        return self._mean(box.x, box.y, box.right, box.bottom)

    def main(self, box: Box) -> str:
        """The colour that most of a box has, and the commonest where much is drawn; the mean of
        one that shades off."""
        columns = _between(box.x / self.unit, box.right / self.unit, self.width)
        rows = _between(box.y / self.unit, box.bottom / self.unit, self.height)
        number, count = self._counted(columns, rows).most_common(1)[0]
        is_most = 2 * count > len(columns) * len(rows) or self.is_busy(box)
        return hex_of(self.colours[number]) if is_most else self.mean(box)

    def ground(self, box: Box, line: int) -> Ground:
        """What is behind the text in a box, whose lines have a height in EMU."""
        columns = _between(box.x / self.unit, box.right / self.unit, self.width)
        rows = _between(box.y / self.unit, box.bottom / self.unit, self.height)
        if len(whole := self._counted(columns, rows)) == 1:
            return Ground((tuple((hex_of(self.colours[n]), k) for n, k in whole.items()),))
        step = max(1, round(line / self.unit))
        word = min(len(columns), _WORD * step)
        starts = {*range(columns.start, columns.stop - word + 1, word), columns.stop - word}
        found: dict[tuple[tuple[str, int], ...], None] = {}
        for top in range(rows.start, max(rows.start + 1, rows.stop - step + 1), step):
            below = range(top, min(self.height, top + step))
            for left in sorted(starts):
                counted = self._counted(range(left, left + word), below)
                shades = ((hex_of(self.colours[n]), k) for n, k in counted.items())
                found[tuple(sorted(shades))] = None
        return Ground(tuple(found))

    def free(self, box: Box) -> Box:
        """The largest part of a box on an even ground: clear of what is drawn there. Of a box that
        is full it has no area."""
        (columns, rows), taken = self._taken(box)
        if not any(map(any, taken)):
            return box
        left, top, right, bottom = _largest_free(taken)
        edges = (left + columns.start, top + rows.start, right + columns.start, bottom + rows.start)
        x, y, end, foot = (round(edge * self.unit) for edge in edges)
        x, y = (box.x if left == 0 else x), (box.y if top == 0 else y)
        end = box.right if right == len(columns) else end
        foot = box.bottom if bottom == len(rows) else foot
        return Box(Emu(x), Emu(y), Emu(max(0, end - x)), Emu(max(0, foot - y)))

    def is_busy(self, box: Box) -> bool:
        """Whether so much is drawn in a box that words there stand on drawings; what ends at its
        edge is not in it."""
        taken = self._taken(box)[1]
        return sum(map(sum, taken)) > _BUSY * sum(map(len, taken))

    def _taken(self, box: Box) -> tuple[tuple[range, range], tuple[bytes, ...]]:
        """The columns and rows inside a box, and where something is drawn there."""
        columns = _between(box.x / self.unit, box.right / self.unit, self.width)
        rows = _between(box.y / self.unit, box.bottom / self.unit, self.height)
        # What ends at the edge of a box is not in it.
        columns, rows = columns[1:-1] or columns, rows[1:-1] or rows
        starts = (y * self.width for y in rows)
        taken = tuple(self.drawn[at + columns.start : at + columns.stop] for at in starts)
        return (columns, rows), taken

    def _counted(self, columns: range, rows: range) -> Counter[int]:
        counted: Counter[int] = Counter()
        for row in rows:
            start = row * self.width
            counted.update(self.pixels[start + columns.start : start + columns.stop])
        return counted

    def foot_of_head(self, title: Box, size: Size) -> int:
        """Where a band ends on which the title stands, in EMU from the top: 0 where the title
        stands on what all of the slide stands on, or on a band that takes half of it."""
        middle = title.y + title.height // 2
        edge = self._edge(title, middle, range(middle, size.height // 2, round(self.unit)))
        return 0 if edge is None else self._end_of_change(edge, title, size)

    def top_of_head(self, title: Box) -> int:
        """Where what a title stands on begins, in EMU from the top."""
        middle, step = title.y + title.height // 2, round(self.unit)
        edge = self._edge(title, middle, range(middle, 0, -step))
        return 0 if edge is None else edge + step

    def end_of_ground(self, text: Box, size: Size) -> int:
        """Where what a text stands on ends at the slide's foot, in EMU from the top."""
        step = round(self.unit)
        start = min(text.y + text.height // 2, size.height - step)
        edge = self._edge(text, start, range(size.height * 9 // 10, size.height, step), 2 * _SAME)
        return size.height if edge is None else edge - step

    def _edge(self, across: Box, start: int, rows: range, most: float = _SAME) -> int | None:
        """The first row in which a box stands on another colour than in the row `start`."""
        own = self._row(across, start)
        return next((y for y in rows if contrast_between(self._row(across, y), own) > most), None)

    def _end_of_change(self, y: int, across: Box, size: Size) -> int:
        """Where the edge of a band, which may be slanted or round, is passed."""
        step = round(self.unit)
        below = self._row(across, size.height * 2 // 3)
        for row in range(y, size.height * 3 // 5, step):
            if contrast_between(self._row(across, row), below) <= _SAME:
                return row + step
        return 0

    def _row(self, across: Box, y: int) -> str:
        return self._mean(across.x, y, across.right, y + 1)

    def _mean(self, left: float, top: float, right: float, bottom: float) -> str:
        columns = _between(left / self.unit, right / self.unit, self.width)
        rows = _between(top / self.unit, bottom / self.unit, self.height)
        counted = self._counted(columns, rows)
        sums = (sum(self.colours[n][part] * k for n, k in counted.items()) for part in range(3))
        count = len(rows) * len(columns)
        return "#" + "".join(f"{total // count:02X}" for total in sums)


def hex_of(parts: tuple[int, int, int]) -> str:
    return "#" + "".join(f"{part:02X}" for part in parts)


@memo(256)
def _largest_free(taken: tuple[bytes, ...]) -> tuple[int, int, int, int]:
    """The largest rectangle of zeros: left, top, right, bottom. Each layout asks for the same ones
    several times (a third of the time that a file full of drawings takes)."""
    best, most = (0, 0, 0, 0), 0
    heights = [0] * len(taken[0])
    for number, row in enumerate(taken, 1):
        heights = [0 if full else height + 1 for height, full in zip(heights, row, strict=True)]
        open_at: list[tuple[int, int]] = []
        for x, height in enumerate((*heights, 0)):
            start = x
            while open_at and open_at[-1][1] >= height:
                start, high = open_at.pop()
                if high * (x - start) > most:
                    most, best = high * (x - start), (start, number - high, x, number)
            open_at.append((start, height))
    return best


def _between(start: float, end: float, most: int) -> range:
    first = min(most - 1, max(0, round(start)))
    return range(first, min(most, max(first + 1, round(end))))


def paint_canvas(
    ground: str,
    items: Iterable[Item],
    pictures: Mapping[str, Original],
    size: Size,
    unknown: Iterable[Box] = (),
) -> BackdropRaster:
    """The ground and what is drawn on it; of pictures that nobody can draw here the boxes are
    `unknown`, and count as full of drawings."""
    from PIL import Image

    unit = size.width / _WIDTH
    height = max(1, round(size.height / unit))
    image = Image.new("RGB", (_WIDTH, height), ground)
    words = Image.new("1", image.size)
    for box in unknown:
        left, top, right, foot = (round(n / unit) for n in (box.x, box.y, box.right, box.bottom))
        words.paste(1, (left, top, right, foot))
    for item in items:
        if isinstance(item, PlacedPicture):
            _paste(image, item, pictures[item.asset], unit)
        elif isinstance(item, Rectangle | Ellipse | Polygon):
            _draw(image, item, unit)
        elif isinstance(item, LineShape):
            _draw_line(image, item, unit)
        elif isinstance(item, TextBlock):
            _mark_words(words, item, unit)
    pixels, colours = _numbered(image)
    return BackdropRaster(
        width=_WIDTH,
        height=height,
        unit=unit,
        pixels=pixels,
        colours=colours,
        drawn=_drawn(image, words),
    )


def _numbered(image: Image.Image) -> tuple[bytes, tuple[tuple[int, int, int], ...]]:
    """Pixels as numbers of colours, of which there are at most 256."""
    counted = image.getcolors(256)
    if counted is None:
        reduced = image.quantize(256)
        parts = reduced.getpalette() or []
        rows = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
        return reduced.tobytes(), tuple((red, green, blue) for red, green, blue in rows)
    colours = sorted({colour for _, colour in counted if isinstance(colour, tuple)})
    numbers = {bytes(colour): number for number, colour in enumerate(colours)}
    data = image.tobytes()
    pixels = bytes(numbers[data[start : start + 3]] for start in range(0, len(data), 3))
    return pixels, tuple((red, green, blue) for red, green, blue in colours)


def _drawn(image: Image.Image, words: Image.Image) -> bytes:
    """Where the next pixel is clearly another, and where words stand. A pixel all by itself is
    nothing that anybody sees, and would part the ground round it."""
    from PIL import ImageChops, ImageFilter

    found = ImageChops.lighter(words.convert("L"), edges_of(image))
    found = ImageChops.darker(found, found.filter(ImageFilter.RankFilter(3, _SECOND)))
    return found.point([int(n > 0) for n in range(256)]).tobytes()


def edges_of(image: Image.Image) -> Image.Image:
    """White where the next pixel is clearly another, else black."""
    from PIL import Image, ImageChops

    found = Image.new("L", image.size)
    for right, down in ((1, 0), (0, 1)):
        inner = image.size[0] - right, image.size[1] - down
        here, there = image.crop((0, 0, *inner)), image.crop((right, down, *image.size))
        parts = ImageChops.difference(here, there).split()
        most = ImageChops.lighter(parts[0], ImageChops.lighter(parts[1], parts[2]))
        edge = Image.new("L", image.size)
        edge.paste(most.point([255 * (n > _EDGE) for n in range(256)]))
        found = ImageChops.lighter(found, edge)
    return found


def _mark_words(words: Image.Image, block: TextBlock, unit: float) -> None:
    from PIL import ImageDraw

    draw = ImageDraw.Draw(words)
    for line in block.lines:
        ends = [end for run in line.runs for end in (run.x, run.x + run.width)]
        if ends:
            foot = (line.top + line.height) / unit
            corners = (min(ends) / unit, line.top / unit, max(ends) / unit, foot)
            draw.rectangle(corners, fill=1)


def _draw_line(image: Image.Image, item: LineShape, unit: float) -> None:
    from PIL import ImageDraw

    box = item.box
    ends = [(box.x, box.y), (box.right, box.bottom)]
    if item.flip:
        ends = [(box.x, box.bottom), (box.right, box.y)]
    placed = [(x / unit, y / unit) for x, y in ends]
    width = max(1, round(item.stroke.width / unit))
    ImageDraw.Draw(image).line(placed, fill=item.stroke.colour, width=width)


def _paste(image: Image.Image, item: PlacedPicture, original: Original, unit: float) -> None:
    from PIL import Image

    left, top, right, bottom = (
        round(edge / unit) for edge in (item.box.x, item.box.y, item.box.right, item.box.bottom)
    )
    if right <= left or bottom <= top or right - left > 4 * _WIDTH or bottom - top > 4 * _WIDTH:
        return
    crop = item.crop
    cut = (crop.left, crop.top, crop.right, crop.bottom)
    pixels = _small(original, cut, right - left, bottom - top)
    small = Image.frombytes("RGBA", (right - left, bottom - top), pixels)
    image.paste(small, (left, top), small)


@memo(64)
def _small(original: Original, cut: tuple[int, int, int, int], width: int, height: int) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(original.data)) as opened:
        across, down = opened.size
        box = (
            across * cut[0] / WHOLE,
            down * cut[1] / WHOLE,
            across * (1 - cut[2] / WHOLE),
            down * (1 - cut[3] / WHOLE),
        )
        made = opened.convert("RGBA").resize((width, height), Image.Resampling.BOX, box)
    return bytes(made.tobytes())


@memo(64)
def is_opaque(original: Original) -> bool:
    """Whether a picture covers all that lies below it."""
    from PIL import Image

    with Image.open(io.BytesIO(original.data)) as opened:
        least, _ = opened.convert("RGBA").getchannel("A").getextrema()
    return isinstance(least, int) and least > _COVERS


def _draw(image: Image.Image, item: Rectangle | Ellipse | Polygon, unit: float) -> None:
    from PIL import ImageDraw

    box = item.box
    edges = [round(edge / unit) for edge in (box.x, box.y, box.right, box.bottom)]
    corners = (edges[0], edges[1], max(edges[0], edges[2] - 1), max(edges[1], edges[3] - 1))
    draw, fill = ImageDraw.Draw(image), item.fill or None
    line = item.stroke.colour if item.stroke else None
    width = max(1, round(item.stroke.width / unit)) if item.stroke else 1
    match item:
        case Rectangle():
            draw.rectangle(corners, fill=fill, outline=line, width=width)
        case Ellipse():
            draw.ellipse(corners, fill=fill, outline=line, width=width)
        case Polygon(path=path):
            polygons = [[((x + box.x) / unit, (y + box.y) / unit) for x, y in one] for one in path]
            if fill:
                image.paste(fill, mask=outline_mask(image.size, polygons))
            for polygon in polygons if line else ():
                draw.line([*polygon, polygon[0]], fill=line, width=width)
        case _:
            assert_never(item)
