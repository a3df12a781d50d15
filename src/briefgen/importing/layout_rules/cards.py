"""Boxes of one size that stand in a row or a grid: cards."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.importing.draft import DraftSlide, LayoutScore
from briefgen.importing.framed_texts import frame_of
from briefgen.importing.furniture import connects
from briefgen.importing.headed_texts import with_heads
from briefgen.importing.imported_talk import (
    ImportedBox,
    ImportedGroup,
    ImportedShape,
    ImportedText,
)
from briefgen.importing.layout_rules.slide_facts import SlideFacts
from briefgen.importing.shape_words import paragraphs_of, words_of
from briefgen.model.values import Value, replace

_FEWEST, _MOST = 3, 8
_WIDTHS, _HEIGHTS, _ALIGNED = 0.12, 0.20, 0.02
_ONE_LINE, _LABEL = 8, 3


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
    are_filled = all(card.is_filled for card in found)
    if all(_is_short(card, _LABEL if are_filled else _ONE_LINE) for card in found):
        return LayoutScore("bullets", 0.67, "a list typed into boxes")
    if are_filled:
        return LayoutScore("case-study", 0.75, f"{len(found)} filled boxes of one size")
    return LayoutScore("case-study", 0.55, f"{len(found)} texts of one size in a grid")


def _is_pair(shape: ImportedShape) -> bool:
    return isinstance(shape.contents, ImportedGroup)


def _is_short(card: ImportedCard, most_words: int) -> bool:
    return sum(map(words_of, card.texts)) <= most_words


def cards_of(draft: DraftSlide) -> tuple[ImportedCard, ...]:
    """The texts of a slide as cards, or none where they are not alike."""
    if draft.subtitle or not draft.blocks:
        return ()
    frames = [shape.box for shape in draft.drawings if shape.box and not connects(shape)]
    pairs = [one.box for one in with_heads(draft.blocks) if one.box and _is_pair(one)]
    found: dict[ImportedBox, list[ImportedShape]] = {}
    for shape in draft.blocks:
        if shape.placeholder or not shape.box or shape.is_code or not paragraphs_of(shape):
            return ()
        box = frame_of(shape, frames) or frame_of(shape, pairs) or shape.box
        found.setdefault(box, []).append(shape)
    made = tuple(
        ImportedCard(tuple(texts), box, box in frames or texts[0].is_filled)
        for box, texts in found.items()
    )
    return made if _FEWEST <= len(made) <= _MOST and _are_alike([*found]) else ()


def with_texts_of_cards_together(draft: DraftSlide) -> DraftSlide:
    """The texts in each of several frames alike as one text."""
    found = cards_of(draft)
    if all(len(card.texts) == 1 for card in found):
        return draft
    return replace(draft, blocks=tuple(map(_as_one, found)))


def _as_one(card: ImportedCard) -> ImportedShape:
    lines = tuple(line for shape in card.texts for line in paragraphs_of(shape))
    return replace(
        card.texts[0], contents=ImportedText(lines), box=card.box, is_filled=card.is_filled
    )


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
