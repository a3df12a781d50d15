"""Numbers in boxes of their own, each before what it counts: a numbered list."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.importing.imported_talk import ImportedShape, ImportedText
from briefgen.importing.shape_words import paragraphs_of, plain_text
from briefgen.model.values import replace

# Fewer may be figures that say something.
_FEWEST = 3


def with_numbers(blocks: Sequence[ImportedShape]) -> tuple[tuple[ImportedShape, ...], str]:
    """The blocks, in their order, with what numbers from 1 count as one list; and these numbers."""
    at = [place for place, shape in enumerate(blocks) if plain_text(shape).strip(".)").isdecimal()]
    counted = [plain_text(blocks[place]).strip(".)") for place in at]
    if len(at) < _FEWEST or counted != [str(number) for number in range(1, len(at) + 1)]:
        return tuple(blocks), ""
    ends = [*at[1:], at[-1] + (at[-1] - at[-2])]
    inside = blocks[at[0] : ends[-1]]
    if any(end - start < 2 for start, end in zip(at, ends, strict=True)) or not all(
        isinstance(shape.contents, ImportedText) for shape in inside
    ):
        return tuple(blocks), ""
    points = tuple(
        replace(line, bullet="sign", level=1)
        if place
        else replace(line, bullet="number", number=number, numbered="1")
        for number, (start, end) in enumerate(zip(at, ends, strict=True), 1)
        for place, line in enumerate(
            line for shape in blocks[start + 1 : end] for line in paragraphs_of(shape)
        )
    )
    listed = replace(inside[1], contents=ImportedText(points))
    return (*blocks[: at[0]], listed, *blocks[ends[-1] :]), " ".join(counted)
