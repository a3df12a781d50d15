"""Two texts side by side, with their heads."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.importing.boxes import union
from briefgen.importing.code_blocks import is_block_of_code
from briefgen.importing.draft import DraftSlide, LayoutScore
from briefgen.importing.imported_talk import ImportedBox, ImportedShape, ImportedText
from briefgen.importing.layout_rules.slide_facts import SlideFacts
from briefgen.importing.shape_words import paragraphs_of, words_of
from briefgen.model.values import Value

_LAYOUTS = ("twoObj", "twoTxTwoObj")
_MOST_TEXTS, _FEWEST_WORDS = 2, 4
_NARROWEST, _WIDEST, _SIDE_BY_SIDE = 0.45, 2.2, 0.5
_GUTTER = 0.010


class TextColumns(Value):
    """The texts of the `left` and the `right` column, each with its head first."""

    left: tuple[ImportedShape, ...]
    right: tuple[ImportedShape, ...]


def two_columns(slide: SlideFacts) -> LayoutScore | None:
    """Two columns of text, and nothing else."""
    if not slide.has_only_texts or not columns_of(slide.draft):
        return None
    if slide.layout in _LAYOUTS:
        return LayoutScore("two-columns", 0.9, "the layout of two columns, with a text in each")
    return LayoutScore("two-columns", 0.87, "two texts side by side")


def columns_of(draft: DraftSlide) -> TextColumns | None:
    """The texts of a slide by columns, if they are two."""
    if draft.subtitle or any(
        not isinstance(shape.contents, ImportedText) for shape in draft.blocks
    ):
        return None
    if any(is_block_of_code(shape) for shape in draft.blocks):
        return None
    columns = _by_index(draft) or _by_gutter(draft.blocks)
    if not columns or not _are_alike(columns, draft.source.layout in _LAYOUTS):
        return None
    return columns


def _by_index(draft: DraftSlide) -> TextColumns | None:
    """As the layout has numbered its places; of two that are somewhere, the places tell."""
    is_placed = any(shape.box for shape in draft.blocks)
    first = {"twoTxTwoObj": 2, "twoObj": 0 if is_placed else 1}.get(draft.source.layout, 0)
    if not first or not all(1 <= shape.index <= 2 * first for shape in draft.blocks):
        return None
    return TextColumns(
        tuple(shape for shape in draft.blocks if shape.index <= first),
        tuple(shape for shape in draft.blocks if shape.index > first),
    )


def _by_gutter(shapes: Sequence[ImportedShape]) -> TextColumns | None:
    """The one gutter that runs from top to bottom between the texts, if there is one."""
    if any(shape.box is None for shape in shapes):
        return None
    ranked = sorted(shapes, key=lambda shape: shape.box.left if shape.box else 0)
    gutters = [at for at in range(1, len(ranked)) if _is_gutter(union(ranked[:at]), ranked[at].box)]
    if len(gutters) != 1:
        return None
    left = {id(shape) for shape in ranked[: gutters[0]]}
    return TextColumns(
        tuple(shape for shape in shapes if id(shape) in left),
        tuple(shape for shape in shapes if id(shape) not in left),
    )


def _is_gutter(before: ImportedBox | None, after: ImportedBox | None) -> bool:
    return before is not None and after is not None and after.left >= before.right - _GUTTER


def _is_column(texts: Sequence[ImportedShape]) -> bool:
    """A text, or one below its head; two texts with a head each are half of a grid."""
    if len(texts) == _MOST_TEXTS:
        return len(paragraphs_of(texts[0])) == 1
    return len(texts) == 1


def _are_alike(columns: TextColumns, is_meant: bool) -> bool:
    if not all(_is_column(texts) for texts in (columns.left, columns.right)):
        return False
    fewest = min(sum(map(words_of, texts)) for texts in (columns.left, columns.right))
    left, right = union(columns.left), union(columns.right)
    if is_meant or not left or not right:
        return is_meant and fewest > 0
    shared = min(left.bottom, right.bottom) - max(left.top, right.top)
    return (
        fewest >= _FEWEST_WORDS
        and right.width > 0
        and _NARROWEST <= left.width / right.width <= _WIDEST
        and shared > _SIDE_BY_SIDE * min(left.height, right.height)
    )
