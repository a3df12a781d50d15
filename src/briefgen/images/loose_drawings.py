"""What stands behind slides, in small -> the small drawings on an even ground, each as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefgen.images.backdrop_raster import BackdropRaster, hex_of
from briefgen.model.scene import Rectangle
from briefgen.model.text_block import DECORATION
from briefgen.model.units import Box, Emu
from briefgen.support.memo import memo

# Parts of a drawing that are no farther from one another, in pixels to each side; a larger share of
# the slide is no small drawing, and its ground is even where so much round it has one colour.
_REACH, _LARGEST, _EVEN = 2, 0.1, 0.9
# More of them are a pattern, of which a panel may well show parts at its edges.
_MOST = 24


@memo(256)
def loose_drawings(canvas: BackdropRaster) -> tuple[Rectangle, ...]:
    """For each small drawing what would take it away: its box in the colour of the ground round
    it."""
    found = []
    for left, top, right, bottom in _boxes(canvas):
        colours = Counter(canvas.pixels[n] for n in _round(canvas, left, top, right, bottom))
        colour, count = colours.most_common(1)[0]
        is_small = (right - left) * (bottom - top) <= _LARGEST * canvas.width * canvas.height
        if is_small and count >= _EVEN * colours.total():
            x, y, end, foot = (round(n * canvas.unit) for n in (left, top, right, bottom))
            box = Box(Emu(x), Emu(y), Emu(end - x), Emu(foot - y))
            fill = hex_of(canvas.colours[colour])
            found.append(Rectangle(box=box, about=DECORATION, fill=fill))
    return tuple(found) if len(found) <= _MOST else ()


def _round(canvas: BackdropRaster, left: int, top: int, right: int, bottom: int) -> Iterator[int]:
    """The pixels at the sides of a box, inside it."""
    for y in range(top, bottom):
        inner = y not in {top, bottom - 1}
        yield from (y * canvas.width + x
                    for x in ((left, right - 1) if inner else range(left, right)))  # fmt: skip


def _boxes(canvas: BackdropRaster) -> Iterator[tuple[int, int, int, int]]:
    """The boxes of what hangs together: left, top, right, bottom."""
    from PIL import Image, ImageFilter

    size = canvas.width, canvas.height
    mask = Image.frombytes("L", size, canvas.drawn).filter(ImageFilter.MaxFilter(2 * _REACH + 1))
    left = {n for n, there in enumerate(mask.tobytes()) if there}
    while left:
        waiting, piece = [left.pop()], list[int]()
        while waiting:
            piece.append(one := waiting.pop())
            near = {one - 1, one + 1, one - canvas.width, one + canvas.width} & left
            left -= near
            waiting += near
        columns, rows = [n % canvas.width for n in piece], [n // canvas.width for n in piece]
        yield min(columns), min(rows), max(columns) + 1, max(rows) + 1
