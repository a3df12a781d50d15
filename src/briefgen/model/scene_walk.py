"""Items -> what is inside them: every text, every shape, every picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import assert_never

from briefgen.model.scene import (
    Area,
    Grid,
    Group,
    Item,
    LineShape,
    PlacedChart,
    PlacedPicture,
    Shape,
    SquareCode,
)
from briefgen.model.text_block import TextBlock

# What a line ends with where it does not end inside a word.
_LINE_ENDS = frozenset(" -–—")


def blocks_in(items: Iterable[Item]) -> Iterator[TextBlock]:
    """Every text of the items, in reading order."""
    for item in items:
        match item:
            case TextBlock():
                yield item
            case Area(text=text):
                yield from () if text is None else (text,)
            case Grid(rows=rows):
                yield from (cell.text for row in rows for cell in row.cells)
            case Group(items=inner):
                yield from blocks_in(inner)
            case PlacedChart(drawing=drawing):
                yield from blocks_in(drawing.items)
            case LineShape() | SquareCode() | PlacedPicture():
                pass
            case _:
                assert_never(item)


def shapes_in(items: Iterable[Item]) -> Iterator[Shape]:
    """Every shape among the items, in their groups and in the drawings of charts."""
    for item in items:
        if isinstance(item, Shape):
            yield item
        elif isinstance(item, Group):
            yield from shapes_in(item.items)
        elif isinstance(item, PlacedChart):
            yield from shapes_in(item.drawing.items)


def pictures_in(items: Iterable[Item]) -> Iterator[PlacedPicture]:
    """Every picture among the items, and in their groups."""
    for item in items:
        if isinstance(item, PlacedPicture):
            yield item
        elif isinstance(item, Group):
            yield from pictures_in(item.items)


def cuts_a_word(items: Iterable[Item]) -> bool:
    """Whether a line ends inside a word, because its box is too narrow for it."""
    return any(
        line.paragraph == after.paragraph and line.text[-1:] not in _LINE_ENDS
        for block in blocks_in(items)
        for line, after in pairwise(block.lines)
    )
