"""Boxes of one size that stand in a row or a grid: cards."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.importing.boxes import share_within
from briefgen.importing.draft import DraftSlide, LayoutScore
from briefgen.importing.imported_talk import ImportedBox, ImportedDrawing, ImportedShape
from briefgen.importing.layout_rules.slide_facts import SlideFacts
from briefgen.importing.shape_words import paragraphs_of, words_of
from briefgen.model.values import Value

_FEWEST, _MOST = 3, 8
_WIDTHS, _HEIGHTS, _ALIGNED, _INSIDE = 0.12, 0.20, 0.02, 0.8
_ONE_LINE = 8


class ImportedCard(Value):
    """The `texts` of a card, and the `box` that it stands in; that `is_filled` or only thought."""

    texts: tuple[ImportedShape, ...]
    box: ImportedBox
    is_filled: bool


def cards(slide: SlideFacts) -> LayoutScore | None:
    """Three to eight boxes alike that hold all texts."""
    found = cards_of(slide.draft)
    if not slide.has_only_texts or not found or slide.connectors:
        return None
    if all(card.is_filled for card in found):
        return LayoutScore("case-study", 0.75, f"{len(found)} filled boxes of one size")
    if all(_is_one_line(card) for card in found):
        return LayoutScore("bullets", 0.6, "a list typed into boxes")
    return LayoutScore("case-study", 0.55, f"{len(found)} texts of one size in a grid")


def _is_one_line(card: ImportedCard) -> bool:
    return len(card.texts) == 1 and words_of(card.texts[0]) <= _ONE_LINE


def cards_of(draft: DraftSlide) -> tuple[ImportedCard, ...]:
    """The texts of a slide as cards, or none where they are not alike."""
    if draft.subtitle or not draft.blocks:
        return ()
    frames = [
        shape.box
        for shape in draft.drawings
        if shape.box and not (isinstance(shape.contents, ImportedDrawing) and _connects(shape))
    ]
    found: dict[ImportedBox, list[ImportedShape]] = {}
    for shape in draft.blocks:
        if shape.placeholder or not shape.box or shape.is_code or not paragraphs_of(shape):
            return ()
        found.setdefault(_frame_of(shape.box, frames), []).append(shape)
    made = tuple(
        ImportedCard(tuple(texts), box, box in frames or texts[0].is_filled)
        for box, texts in found.items()
    )
    return made if _FEWEST <= len(made) <= _MOST and _are_alike([*found]) else ()


def _connects(shape: ImportedShape) -> bool:
    return isinstance(shape.contents, ImportedDrawing) and shape.contents.is_connector


def _frame_of(box: ImportedBox, frames: Sequence[ImportedBox]) -> ImportedBox:
    """The smallest frame that the box lies in, or itself."""
    round_it = [frame for frame in frames if share_within(box, frame) >= _INSIDE]
    return min(round_it, key=lambda frame: frame.width * frame.height, default=box)


def _are_alike(boxes: Sequence[ImportedBox]) -> bool:
    """One size, and in rows or columns."""
    widths, heights = [box.width for box in boxes], [box.height for box in boxes]
    if min(widths) < (1 - _WIDTHS) * max(widths) or min(heights) < (1 - _HEIGHTS) * max(heights):
        return False
    return all(
        any(
            abs(box.top - other.top) <= _ALIGNED or abs(box.left - other.left) <= _ALIGNED
            for other in boxes
            if other is not box
        )
        for box in boxes
    )
