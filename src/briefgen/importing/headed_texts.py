"""Heads, each with its text right below it, in several columns: head and text are read as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.importing.boxes import share_within, union
from briefgen.importing.imported_talk import (
    ImportedBox,
    ImportedGroup,
    ImportedPicture,
    ImportedShape,
    ImportedText,
)
from briefgen.importing.shape_words import paragraphs_of, words_of

# How far a text may stand below its head, or reach into it; and what counts as one line.
_FARTHEST, _REACH, _ALIGNED = 0.1, 0.02, 0.02
_LOW = 0.5
_HEAD_WORDS, _CAPTION_WORDS, _TEXT_WORDS = 8, 15, 40
# So many pairs alike, in so many columns, are no accident; where so much of a third shape lies in
# one, it is none; and nobody reads more shapes.
_PAIRS, _COLUMNS, _FOREIGN, _MOST = 3, 2, 0.3, 60

_Pair = tuple[ImportedShape, ImportedShape]


def with_heads(shapes: Sequence[ImportedShape]) -> tuple[ImportedShape, ...]:
    """The shapes, each head with its text as a group, where several pairs are alike."""
    if not 2 * _PAIRS <= len(shapes) <= _MOST:
        return tuple(shapes)
    pairs = _alike([pair for head in shapes if (pair := _pair(head, shapes))])
    if len(pairs) < _PAIRS or len({_column(head) for head, _ in pairs}) < _COLUMNS:
        return tuple(shapes)
    grouped = {id(head): _group(head, text) for head, text in pairs}
    taken = {id(text) for _, text in pairs}
    return tuple(grouped.get(id(shape), shape) for shape in shapes if id(shape) not in taken)


def _pair(head: ImportedShape, shapes: Sequence[ImportedShape]) -> _Pair | None:
    """The head with the only text that stands right below it."""
    others = [shape for shape in shapes if shape is not head]
    below = [shape for shape in others if _belongs(head, shape)]
    if len(below) != 1 or any(_belongs(shape, below[0]) for shape in others):
        return None
    text, both = below[0], union([head, below[0]])
    foreign = (
        shape.box and both and share_within(shape.box, both) > _FOREIGN
        for shape in others
        if shape is not text
    )
    return None if any(foreign) else (head, text)


def _belongs(head: ImportedShape, text: ImportedShape) -> bool:
    if not head.box or not text.box or head.placeholder == "title":
        return False
    if not isinstance(text.contents, ImportedText) or not _looks_as_head(head, text):
        return False
    return (
        -_REACH <= text.box.top - head.box.bottom <= _FARTHEST and text.box.top > head.box.top
    ) and _are_aligned(head.box, text.box)


def _looks_as_head(head: ImportedShape, text: ImportedShape) -> bool:
    if isinstance(head.contents, ImportedPicture):
        return words_of(text) <= _CAPTION_WORDS
    if not isinstance(head.contents, ImportedText) or not 0 < words_of(head) <= _HEAD_WORDS:
        return False
    is_stronger = head.size > text.size or (head.is_bold and not text.is_bold)
    if head.size == text.size and head.box and text.box:
        is_stronger = is_stronger or head.box.height <= _LOW * text.box.height
    is_one_line = len(paragraphs_of(head)) == 1
    return is_stronger and is_one_line and words_of(text) <= _TEXT_WORDS


def _are_aligned(one: ImportedBox, other: ImportedBox) -> bool:
    centres = (one.left + one.right) / 2, (other.left + other.right) / 2
    return min(abs(one.left - other.left), abs(centres[0] - centres[1])) <= _ALIGNED


def _alike(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Those of the commoner kind: with pictures or with texts as heads."""
    kinds = Counter(type(head.contents) for head, _ in pairs)
    commonest = max(kinds, key=lambda kind: kinds[kind], default=None)
    return [pair for pair in pairs if type(pair[0].contents) is commonest]


def _column(shape: ImportedShape) -> int:
    return round(shape.box.left / _ALIGNED) if shape.box else 0


def _group(head: ImportedShape, text: ImportedShape) -> ImportedShape:
    return ImportedShape(
        name="",
        contents=ImportedGroup((head, text)),
        box=union([head, text]),
        order=min(head.order, text.order),
    )
