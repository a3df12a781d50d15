"""Points, numbered points, a checklist, code; and drawings, of which the words are a list."""

from __future__ import annotations

import re

from briefgen.importing.code_blocks import is_block_of_code
from briefgen.importing.draft import LayoutScore
from briefgen.importing.imported_talk import ImportedParagraph
from briefgen.importing.layout_rules.slide_facts import SlideFacts
from briefgen.importing.shape_words import paragraphs_of, words_of

_BOX_TO_TICK = re.compile(r"^\s*(?:[☐☑☒□▢◻❏❑❒]|\[[ xX]?\])")
_TYPED_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s")
_MOSTLY = 0.8
_CODE_SHARE, _WORDS_BESIDE_CODE = 0.4, 20
_DRAWN_TEXTS, _DRAWN_CONNECTORS, _DRAWN_SHAPES, _DRAWN_WORDS = 6, 3, 3, 60
# So many texts of so few words each are labels.
_MANY_TEXTS, _SHORT = 9, 5


def bullets(slide: SlideFacts) -> LayoutScore | None:
    """A text that is most of what the slide says."""
    if not slide.has_only_texts or not slide.words:
        return None
    share = max((words_of(text) / slide.words for text in slide.texts), default=0)
    points = _paragraphs(slide)
    bulleted = sum(paragraph.bullet != "none" for paragraph in points)
    if share > 0.85 and 2 * bulleted >= len(points):
        return LayoutScore("bullets", 0.85, f"a list of {len(points)}")
    if share > 0.7:
        return LayoutScore("bullets", 0.7, "one text says most")
    return None


def smart_art(slide: SlideFacts) -> LayoutScore | None:
    """A drawing of SmartArt, and nothing that a list cannot hold."""
    if not slide.arts or slide.pictures or slide.tables or slide.charts:
        return None
    return LayoutScore("bullets", 0.7, "a SmartArt drawing: its words as a list")


def numbered(slide: SlideFacts) -> LayoutScore | None:
    """One list, of which nearly every point has a number."""
    if not slide.has_only_texts or len(slide.texts) != 1 or slide.draft.subtitle:
        return None
    heads = [paragraph for paragraph in _paragraphs(slide) if not paragraph.level]
    counted = sum(_has_number(paragraph) for paragraph in heads)
    if counted < 2 or counted < _MOSTLY * len(heads):
        return None
    return LayoutScore("numbered", 0.88, f"a list with {counted} numbers")


def _has_number(paragraph: ImportedParagraph) -> bool:
    return paragraph.bullet == "number" or bool(_TYPED_NUMBER.match(paragraph.text))


def checklist(slide: SlideFacts) -> LayoutScore | None:
    """One list, of which nearly every point has a box to tick."""
    if not slide.has_only_texts or len(slide.texts) != 1:
        return None
    heads = [paragraph for paragraph in _paragraphs(slide) if not paragraph.level]
    boxes = sum(bool(_BOX_TO_TICK.match(paragraph.text)) for paragraph in heads)
    if boxes < 2 or boxes < _MOSTLY * len(heads):
        return None
    return LayoutScore("checklist", 0.89, f"a list with {boxes} boxes to tick")


def code(slide: SlideFacts) -> LayoutScore | None:
    """Much of the words in a face of equal widths, and a line beside it at most."""
    if not slide.has_only_texts:
        return None
    typed = [text for text in slide.texts if text.is_code]
    words = sum(map(words_of, typed))
    if not words or words < _CODE_SHARE * slide.words or slide.words - words > _WORDS_BESIDE_CODE:
        return None
    if len(typed) < len(slide.texts) and not any(map(is_block_of_code, typed)):
        return None
    return LayoutScore("code", 0.87, "most of it in a face of equal widths")


def drawing(slide: SlideFacts) -> LayoutScore | None:
    """Texts joined by lines, or few words among shapes: a list of the words, in order."""
    if not slide.has_only_texts or not slide.words:
        return None
    free = [text for text in slide.texts if not text.placeholder]
    is_joined = len(free) >= _DRAWN_TEXTS and slide.connectors >= _DRAWN_CONNECTORS
    if is_joined or (len(free) >= _MANY_TEXTS and slide.words <= _SHORT * len(free)):
        return LayoutScore("bullets", 0.76, "a drawing: consider a picture of the slide")
    if slide.drawn >= _DRAWN_SHAPES and slide.words < _DRAWN_WORDS:
        return LayoutScore("bullets", 0.66, "a drawing: consider a picture of the slide")
    return None


def _paragraphs(slide: SlideFacts) -> list[ImportedParagraph]:
    return [paragraph for text in slide.texts for paragraph in paragraphs_of(text)]
