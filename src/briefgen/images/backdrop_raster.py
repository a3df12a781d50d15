"""What stands behind a layout's slides -> a small picture that tells what a text stands on."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, assert_never

from briefgen.images.picture_fill_raster import outline_mask
from briefgen.model.colour_contrast import contrast_between
from briefgen.model.pictures import WHOLE, Original
from briefgen.model.scene import Ellipse, Item, PlacedPicture, Polygon, Rectangle
from briefgen.model.units import Box, Size
from briefgen.model.values import Value
from briefgen.support.memo import memo

if TYPE_CHECKING:
    from PIL import Image

_WIDTH = 160
# Two colours with less contrast than this are one ground.
_SAME = 1.25


class BackdropRaster(Value):
    """`width` by `height` `pixels`, three bytes each (red, green, blue), row by row; `unit` is the
    width of one in EMU."""

    width: int
    height: int
    unit: float
    pixels: bytes

    def mean(self, box: Box) -> str:
        """The mean colour behind a box, as "#RRGGBB"."""
        return self._mean(box.x, box.y, box.right, box.bottom)

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
        sums = [0, 0, 0]
        for row in rows:
            start = 3 * (row * self.width + columns.start)
            line = self.pixels[start : start + 3 * len(columns)]
            for part in range(3):
                sums[part] += sum(line[part::3])
        count = len(rows) * len(columns)
        return "#" + "".join(f"{total // count:02X}" for total in sums)


def _between(start: float, end: float, most: int) -> range:
    first = min(most - 1, max(0, round(start)))
    return range(first, min(most, max(first + 1, round(end))))


def paint_canvas(
    ground: str, items: Iterable[Item], pictures: Mapping[str, Original], size: Size
) -> BackdropRaster:
    """The ground and what is drawn on it."""
    from PIL import Image

    unit = size.width / _WIDTH
    height = max(1, round(size.height / unit))
    image = Image.new("RGB", (_WIDTH, height), ground)
    for item in items:
        if isinstance(item, PlacedPicture):
            _paste(image, item, pictures[item.asset], unit)
        elif isinstance(item, Rectangle | Ellipse | Polygon) and item.fill.startswith("#"):
            _draw(image, item, unit)
    return BackdropRaster(_WIDTH, height, unit, image.tobytes())


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


def _draw(image: Image.Image, item: Rectangle | Ellipse | Polygon, unit: float) -> None:
    from PIL import ImageDraw

    box = item.box
    edges = [round(edge / unit) for edge in (box.x, box.y, box.right, box.bottom)]
    corners = (edges[0], edges[1], max(edges[0], edges[2] - 1), max(edges[1], edges[3] - 1))
    draw = ImageDraw.Draw(image)
    match item:
        case Rectangle():
            draw.rectangle(corners, fill=item.fill)
        case Ellipse():
            draw.ellipse(corners, fill=item.fill)
        case Polygon(path=path):
            polygons = [[((x + box.x) / unit, (y + box.y) / unit) for x, y in one] for one in path]
            image.paste(item.fill, mask=outline_mask(image.size, polygons))
        case _:
            assert_never(item)
