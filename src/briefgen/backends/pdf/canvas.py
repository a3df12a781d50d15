"""Shapes and text -> the operators of a page, every one of them between `begin` and `end`.

Coordinates are EMU with y growing downwards, as in the Scene; they become points here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from msgspec import Struct, field

from briefgen.backends.item_geometry import Point, arrow_head
from briefgen.backends.numbers import number
from briefgen.backends.pdf.embedded_fonts import Typeface
from briefgen.backends.pdf.objects import numbers
from briefgen.model.rich_text import SCRIPT_RISES, SCRIPT_SIZE
from briefgen.model.scene import Stroke
from briefgen.model.text_block import Colour, PlacedRun
from briefgen.model.units import EMU_PER_POINT, Box, Size
from briefgen.model.values import Value
from briefgen.support.memo import memo

ARTIFACT = "/Artifact BMC"
# The share of a circle's radius at which a Bezier quarter has its handles.
_ROUND = 0.5523

# Left, bottom, right and top in points.
Rectangle = tuple[float, float, float, float]


class View(Value):
    """From EMU of some view to points of the page: x is scaled and moved, y turned as well.

    The view is drawn `scale_x` times as wide and `scale_y` times as high; its origin lies `left`
    and `top` points from the left and the bottom of the page.
    """

    scale_x: float
    scale_y: float
    left: float
    top: float

    @classmethod
    def of_page(cls, size: Size) -> View:
        return cls(1.0, 1.0, 0.0, size.height / EMU_PER_POINT)

    def rectangle(self, box: Box) -> Rectangle:
        """Left, bottom, right and top of a box on the page, in points."""
        left, top = _point(box.x, box.y)
        right, bottom = _point(box.right, box.bottom)
        return self.shown((left, bottom, right, top))

    def shown(self, area: Rectangle) -> Rectangle:
        """An area of the view, in its own points, as an area of the page."""
        left, bottom, right, top = area
        return (
            self.left + self.scale_x * left,
            self.top + self.scale_y * bottom,
            self.left + self.scale_x * right,
            self.top + self.scale_y * top,
        )

    def inside(self, box: Box, view: Box) -> View:
        """The view of what is drawn in a box of this view."""
        scale_x, scale_y, left, top = _fitted(box, view)
        return View(
            self.scale_x * scale_x,
            self.scale_y * scale_y,
            self.left + self.scale_x * left,
            self.top + self.scale_y * top,
        )


def _point(x: float, y: float) -> Point:
    """EMU to points; y is turned about the top of the page."""
    return x / EMU_PER_POINT, -y / EMU_PER_POINT


def _fitted(box: Box, view: Box) -> tuple[float, float, float, float]:
    """The transformation that draws a view into a box: scales and shifts."""
    scale_x, scale_y = box.width / view.width, box.height / view.height
    left, top = _point(box.x - scale_x * view.x, box.y - scale_y * view.y)
    return scale_x, scale_y, left, top


class PdfCanvas(Struct, eq=False, kw_only=True):
    """The operators of one page, in `code` in the order of drawing. Colours are "#RRGGBB" or
    roles, for which `palette` has such a value; `typeface` turns text into codes of glyphs."""

    palette: Mapping[str, str]
    typeface: Typeface
    code: list[str] = field(default_factory=list)
    _open: str = ""
    _set: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of_page(cls, size: Size, palette: Mapping[str, str], typeface: Typeface) -> PdfCanvas:
        """The canvas of a whole page, whose origin is its top left."""
        height = number(size.height / EMU_PER_POINT)
        return cls(palette=palette, typeface=typeface, code=[f"1 0 0 1 0 {height} cm"])

    def content(self) -> bytes:
        assert not self._open, f"{self._open} was not ended"
        return "\n".join(self.code).encode("latin-1")

    def continues(self, mark: str) -> bool:
        """Whether content of that mark has just been ended."""
        return bool(self.code) and self.code[-1] == "EMC" and self._set.get("mark") == mark

    def begin(self, mark: str) -> None:
        """Open a stretch of marked content; stretches never nest. One that has the mark of the
        stretch just ended carries that on."""
        assert not self._open, f"{mark} inside {self._open}"
        if self.continues(mark):
            self.code.pop()
        else:
            self.code.append(mark)
        self._open = self._set["mark"] = mark

    def end(self) -> None:
        assert self._open, "nothing to end"
        self._open = ""
        self.code.append("EMC")

    def state(self) -> dict[str, str]:
        """What is set of the graphics state, by operator."""
        return {key: value for key, value in self._set.items() if key != "mark"}

    def play(self, code: str) -> None:
        """Operators that were made by another canvas."""
        if code:
            self.code.append(code)

    def go_on_from(self, state: Mapping[str, str]) -> None:
        """Take over the graphics state that operators of another canvas leave."""
        self._set.update(state)

    @contextmanager
    def inside(self, box: Box, view: Box) -> Iterator[None]:
        """Draw a view into a box."""
        before = self._set
        self._set = {}
        self.code.append(f"q {_matrix(_fitted(box, view))} cm")
        yield
        self.code.append("Q")
        self._set = before | {"mark": ""}

    def rectangle(self, box: Box, fill: Colour, stroke: Stroke | None = None) -> None:
        left, top = _point(box.x, box.y)
        height = box.height / EMU_PER_POINT
        path = numbers(left, top - height, box.width / EMU_PER_POINT, height)
        self._paint(f"{path} re", fill, stroke)

    def ellipse(self, box: Box, fill: Colour, stroke: Stroke | None) -> None:
        """Four Bezier quarters from the right, anticlockwise."""
        left, top = _point(box.x, box.y)
        rx, ry = box.width / EMU_PER_POINT / 2, box.height / EMU_PER_POINT / 2
        x, y = left + rx, top - ry
        hx, hy = rx * _ROUND, ry * _ROUND
        quarters = (
            (x + rx, y + hy, x + hx, y + ry, x, y + ry),
            (x - hx, y + ry, x - rx, y + hy, x - rx, y),
            (x - rx, y - hy, x - hx, y - ry, x, y - ry),
            (x + hx, y - ry, x + rx, y - hy, x + rx, y),
        )
        curves = " ".join(f"{numbers(*quarter)} c" for quarter in quarters)
        self._paint(f"{numbers(x + rx, y)} m {curves} h", fill, stroke)

    def polygons(
        self,
        corner: Box,
        path: tuple[tuple[tuple[int, int], ...], ...],
        fill: Colour,
        stroke: Stroke | None,
    ) -> None:
        """Closed polygons, given in EMU from the corner of a box."""
        drawn = []
        for polygon in path:
            points = [_point(corner.x + x, corner.y + y) for x, y in polygon]
            drawn.append(f"{_line(points)} h")
        self._paint(" ".join(drawn), fill, stroke)

    def outline(
        self,
        box: Box,
        commands: Sequence[tuple[str, tuple[tuple[int, int], ...]]],
        side: int,
        fill: Colour,
    ) -> None:
        """A filled outline of lines and curves, given in a square of `side` units that the box
        shows."""
        drawn = []
        for letter, points in commands:
            shown = [
                _point(box.x + x * box.width / side, box.y + y * box.height / side)
                for x, y in points
            ]
            place = " ".join(numbers(*point) for point in shown)
            drawn.append(f"{place} {_OPERATORS[letter]}".lstrip())
        self._paint(" ".join(drawn), fill, None)

    def line(
        self, corners: Sequence[tuple[int, int]], stroke: Stroke, *, arrow: bool = False
    ) -> None:
        """A line through corners in EMU; with `arrow`, a filled head ends at the last."""
        points = [_point(x, y) for x, y in corners]
        if not arrow or points[-1] == points[-2]:
            self._paint(_line(points), "", stroke)
            return
        width = stroke.width / EMU_PER_POINT
        base, head = arrow_head(points[-2], points[-1], width)
        self._paint(_line([*points[:-1], base]), "", stroke)
        self._paint(f"{_line(head)} h", stroke.colour, None)

    def text(self, run: PlacedRun, baseline: int) -> None:
        """A run at its place; kerning goes into the array, so that glyphs stand where they were
        measured."""
        self._fill_with(run.colour)
        x, y = _point(run.x, baseline)
        y += run.size * SCRIPT_RISES[run.script]
        size = number(run.size * SCRIPT_SIZE) if run.script else run.size
        shows = [
            f"{name} {size} Tf {array} TJ"
            for name, array in self.typeface.encode(run.text, run.font, run.kerns)
        ]
        self.code.append(f"BT 1 0 0 1 {numbers(x, y)} Tm {' '.join(shows)} ET")

    def picture(self, name: str, frame: Box, whole: Box) -> None:
        """A picture by its resource name, drawn into the box `whole` and cut to `frame`."""
        left, top = _point(frame.x, frame.y)
        right, bottom = _point(frame.right, frame.bottom)
        clip = f"{numbers(left, bottom, right - left, top - bottom)} re W n"
        x, y = _point(whole.x, whole.bottom)
        width, height = whole.width / EMU_PER_POINT, whole.height / EMU_PER_POINT
        matrix = f"{number(width)} 0 0 {number(height)} {numbers(x, y)} cm"
        self.code.append(f"q {clip} {matrix} {name} Do Q")

    def _paint(self, path: str, fill: Colour, stroke: Stroke | None) -> None:
        if fill:
            self._fill_with(fill)
        if stroke:
            self._change("RG", f"{self._rgb(stroke.colour)} RG")
            self._change("w", f"{number(stroke.width / EMU_PER_POINT)} w")
        if fill or stroke:
            self.code.append(f"{path} {'B' if fill and stroke else 'f' if fill else 'S'}")

    def _fill_with(self, colour: Colour) -> None:
        self._change("rg", f"{self._rgb(colour)} rg")

    def _change(self, key: str, operator: str) -> None:
        """Set a part of the graphics state, unless it is so already."""
        if self._set.get(key) != operator:
            self._set[key] = operator
            self.code.append(operator)

    def _rgb(self, colour: Colour) -> str:
        return _channels(self.palette.get(colour, colour))


_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


@memo(4_000)
def _channels(value: str) -> str:
    """Red, green and blue of "#RRGGBB" as PDF wants them, from 0 to 1."""
    return " ".join(number(int(value[start : start + 2], 16) / 255, 4) for start in (1, 3, 5))


def _matrix(fitted: tuple[float, float, float, float]) -> str:
    scale_x, scale_y, left, top = fitted
    return f"{number(scale_x, 5)} 0 0 {number(scale_y, 5)} {number(left, 3)} {number(top, 3)}"


def _line(points: list[Point]) -> str:
    start, *others = points
    return f"{numbers(*start)} m " + " ".join(f"{numbers(*point)} l" for point in others)
