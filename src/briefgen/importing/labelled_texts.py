"""Labels at the left, each with its text beside it: label and text are one."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.importing.boxes import union
from briefgen.importing.imported_talk import ImportedBox, ImportedShape, ImportedText
from briefgen.importing.shape_words import paragraphs_of, plain_text, words_of
from briefgen.model.values import replace

# So many rows are no accident, and nobody reads more; what stands in one column.
_ROWS, _MOST_ROWS, _ALIGNED = 3, 8, 0.02
# How wide labels are beside their texts, how many words they have, how much of a row both share.
_NARROW, _LABEL_WORDS, _SHARED = 0.6, 8, 0.5


def with_labels(shapes: Sequence[ImportedShape]) -> tuple[ImportedShape, ...]:
    """The shapes, each label with its text as one, where all of them are such pairs."""
    placed = [(shape.box, shape) for shape in shapes if shape.box]
    is_all = len(placed) == len(shapes) and all(map(_is_free_text, shapes))
    if not is_all or len(placed) % 2 or not _ROWS <= len(placed) // 2 <= _MOST_ROWS:
        return tuple(shapes)
    ranked = sorted(placed, key=lambda one: (round(one[0].left / _ALIGNED), one[0].top))
    labels, texts = ranked[: len(ranked) // 2], ranked[len(ranked) // 2 :]
    pairs = list(zip(labels, texts, strict=True))
    if not all(_are_columns(column) for column in (labels, texts)) or not all(
        _is_row(label, text) for (label, _), (text, _) in pairs
    ):
        return tuple(shapes)
    if not _are_labels([label for _, label in labels], [text for _, text in texts]):
        return tuple(shapes)
    return tuple(_as_one(label, text) for (_, label), (_, text) in pairs)


def _is_free_text(shape: ImportedShape) -> bool:
    is_text = isinstance(shape.contents, ImportedText) and not shape.is_code
    return is_text and not shape.placeholder and not shape.is_right_to_left


def _are_columns(column: Sequence[tuple[ImportedBox, ImportedShape]]) -> bool:
    lefts = [box.left for box, _ in column]
    return max(lefts) - min(lefts) <= _ALIGNED


def _is_row(label: ImportedBox, text: ImportedBox) -> bool:
    shared = min(label.bottom, text.bottom) - max(label.top, text.top)
    return (
        label.right <= text.left + _ALIGNED
        and label.width <= _NARROW * text.width
        and shared >= _SHARED * min(label.height, text.height)
    )


def _are_labels(labels: Sequence[ImportedShape], texts: Sequence[ImportedShape]) -> bool:
    """Short lines with more to be said beside each; numbers count, and are no labels."""
    if all(plain_text(label).strip(".)").isdecimal() for label in labels):
        return False
    return all(
        len(paragraphs_of(label)) == 1 and words_of(label) <= min(_LABEL_WORDS, words_of(text))
        for label, text in zip(labels, texts, strict=True)
    )


def _as_one(label: ImportedShape, text: ImportedShape) -> ImportedShape:
    lines = (*paragraphs_of(label), *paragraphs_of(text))
    return replace(label, contents=ImportedText(lines), box=union([label, text]))
