"""One picture alone or beside a text, and several pictures."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.importing.boxes import area, overlap
from briefgen.importing.draft import LayoutScore
from briefgen.importing.imported_talk import ImportedShape
from briefgen.importing.layout_rules.slide_facts import SlideFacts
from briefgen.importing.shape_words import paragraphs_of, words_of

_WORDS_ALONE, _WORDS_OF_CAPTION, _NEAR = 5, 20, 0.03
MOST_PICTURES = 4
_WORDS_WITH_PICTURES = 25
# How many texts may stand beside a picture, and how much of them may lie over it.
_FEW_TEXTS, _LITTLE_OVER, _SOME_TEXTS, _SOME_OVER = 2, 0.25, 4, 0.4


def picture(slide: SlideFacts) -> LayoutScore | None:
    """One picture, with its caption at most."""
    if not _has_only_pictures(slide) or len(slide.pictures) != 1:
        return None
    if slide.words <= _WORDS_ALONE:
        return LayoutScore("picture", 0.9, "one picture, with hardly a word")
    if (
        slide.texts
        and slide.words <= _WORDS_OF_CAPTION
        and not slide.draft.subtitle
        and all(is_below(text, slide.pictures[0]) for text in slide.texts)
    ):
        return LayoutScore("picture", 0.9, "one picture, with a caption below it")
    return None


def is_below(text: ImportedShape, shown: ImportedShape) -> bool:
    """Whether a text stands where a caption does."""
    if not text.box or not shown.box:
        return False
    return (
        text.box.top >= shown.box.bottom - _NEAR
        and text.box.left < shown.box.right
        and text.box.right > shown.box.left
    )


def picture_text(slide: SlideFacts) -> LayoutScore | None:
    """One picture, and texts that do not lie over it."""
    if slide.tables or slide.charts or len(slide.pictures) != 1 or not slide.words:
        return None
    texts = (*slide.texts, *slide.arts)
    over = sum(_share_over(text, slide.pictures[0]) for text in texts) / max(1, len(texts))
    beside = "a text" if len(texts) == 1 else f"{len(texts)} texts"
    if len(texts) <= _FEW_TEXTS and over < _LITTLE_OVER:
        return LayoutScore("picture-text", 0.85, f"one picture and {beside} beside it")
    if len(texts) <= _SOME_TEXTS and over < _SOME_OVER:
        return LayoutScore("picture-text", 0.65, f"one picture and {beside} beside it")
    return LayoutScore("picture-text", 0.5, f"one picture and {beside}, some of them over it")


def _share_over(text: ImportedShape, shown: ImportedShape) -> float:
    if not text.box or not shown.box:
        return 0
    smaller = min(area(text.box), area(shown.box))
    return overlap(text.box, shown.box) / smaller if smaller else 0


def pictures(slide: SlideFacts) -> LayoutScore | None:
    """Two to four pictures, with captions and a line at most."""
    count = len(slide.pictures)
    if not _has_only_pictures(slide) or not 2 <= count <= MOST_PICTURES:
        return None
    if not slide.words:
        return LayoutScore("pictures", 0.9, f"{count} pictures")
    if go_with_pictures(slide.texts, count) and not slide.draft.subtitle:
        return LayoutScore("pictures", 0.8, f"{count} pictures with a few words")
    return LayoutScore("pictures", 0.5, f"{count} pictures, and {slide.words} words")


def go_with_pictures(texts: Sequence[ImportedShape], count: int) -> bool:
    """Whether texts are captions of so many pictures, and a line above them."""
    if any(_is_list(text) for text in texts):
        return False
    words = [words_of(text) for text in texts]
    return sum(words) <= _WORDS_WITH_PICTURES or (
        len(words) <= count + 1 and max(words) <= _WORDS_OF_CAPTION
    )


def _is_list(text: ImportedShape) -> bool:
    return sum(line.bullet != "none" for line in paragraphs_of(text)) > 1


def _has_only_pictures(slide: SlideFacts) -> bool:
    return bool(slide.pictures) and not (slide.tables or slide.charts or slide.arts)
