"""Lengths and boxes.

Every length of the model is an integer number of English Metric Units (EMU), the unit of
Office Open XML: 914,400 to the inch, 12,700 to the point. Floats live inside `text` and at
the edge of the PDF back end only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model.values import Value

if TYPE_CHECKING:

    class Emu(int):
        """A length; sums, differences and multiples of lengths are lengths. When the program runs
        it is a plain int: adding two of a class takes 180 ns, two ints 15."""

        def __add__(self, other: int) -> Emu: ...
        def __radd__(self, other: int) -> Emu: ...
        def __sub__(self, other: int) -> Emu: ...
        def __rsub__(self, other: int) -> Emu: ...
        def __mul__(self, other: int) -> Emu: ...
        def __rmul__(self, other: int) -> Emu: ...
        def __floordiv__(self, other: int) -> Emu: ...
        def __mod__(self, other: int) -> Emu: ...
        def __neg__(self) -> Emu: ...
        def __abs__(self) -> Emu: ...

else:
    Emu = int

EMU_PER_POINT = 12_700
EMU_PER_INCH = 914_400
EMU_PER_MM = 36_000


def pt(points: float) -> Emu:
    """Points to EMU, rounded to the nearest."""
    return Emu(round(points * EMU_PER_POINT))


def mm(millimetres: float) -> Emu:
    """Millimetres to EMU, rounded to the nearest."""
    return Emu(round(millimetres * EMU_PER_MM))


def to_pt(length: int) -> float:
    """EMU to points."""
    return length / EMU_PER_POINT


# Pages that are less wide than this, measured by their height, are narrow.
_NARROW = 1.5


class Size(Value):
    """`width` and `height` in EMU."""

    width: Emu
    height: Emu

    @property
    def is_narrow(self) -> bool:
        """Whether slides of this size are nearer to 4:3 than to 16:9."""
        return self.width < _NARROW * self.height


class Insets(Value):
    """Space between the edge of a box and its text, in EMU: at the `left`, `top`, `right` and
    `bottom`."""

    left: Emu = Emu(0)
    top: Emu = Emu(0)
    right: Emu = Emu(0)
    bottom: Emu = Emu(0)


class Box(Value):
    """A rectangle in EMU: its left and top edge (`x`, `y`), its `width` and `height`. The origin is
    the top left corner of the page, y grows downwards."""

    x: Emu
    y: Emu
    width: Emu
    height: Emu

    @property
    def right(self) -> Emu:
        return self.x + self.width

    @property
    def bottom(self) -> Emu:
        return self.y + self.height

    def inset(self, by: Insets) -> Box:
        """The box inside the insets."""
        return Box(
            self.x + by.left,
            self.y + by.top,
            self.width - by.left - by.right,
            self.height - by.top - by.bottom,
        )

    def moved(self, dx: int, dy: int) -> Box:
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right, bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        return Box(x, y, right - x, bottom - y)

    def grown_over(self, neighbour: Box) -> Box:
        """The box, wider by a neighbour that stands beside it, or higher by one above or below."""
        union = self.union(neighbour)
        if self.y < neighbour.bottom and neighbour.y < self.bottom:
            return Box(union.x, self.y, union.width, self.height)
        return Box(self.x, union.y, self.width, union.height)

    def within(self, other: Box) -> Box:
        """What of the box is in the other; without width or height where nothing is."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(x, y, max(Emu(0), right - x), max(Emu(0), bottom - y))

    def contains(self, other: Box) -> bool:
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def overlaps(self, other: Box) -> bool:
        """True when the two share area; touching edges do not count."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )
