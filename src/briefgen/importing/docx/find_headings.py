"""The items of a Word document -> the same with headings told, and the level of the slides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from briefgen.importing.docx.word_nouns import WordItem, WordParagraph
from briefgen.importing.imported_talk import ImportedShape, LeftOut

_HEADING_WORDS = 12
_USUAL_LEVEL = 2
# The second level is that of the slides where it has so much of what the fullest level has.
_ENOUGH = 0.25


def with_headings(items: Sequence[WordItem]) -> tuple[list[WordItem], list[LeftOut]]:
    """Where no style says so, a short line in bold letters above a text is a heading."""
    if any(isinstance(item, WordParagraph) and item.heading for item in items):
        return list(items), []
    texts = [item for item in items if isinstance(item, WordParagraph | ImportedShape)]
    heads = {id(one) for one, below in pairwise(texts) if _is_head(one, below)}
    if not heads:
        return list(items), []
    found = [
        item.as_heading(1) if isinstance(item, WordParagraph) and id(item) in heads else item
        for item in items
    ]
    why = "short lines in bold letters were taken for headings; see whether each is one"
    return found, [LeftOut("headings, as no style in the document says which they are", why)]


def _is_head(one: object, below: object) -> bool:
    if not isinstance(one, WordParagraph) or not one.is_prose or not one.is_bold:
        return False
    text = one.paragraph.text
    is_short = len(text.split()) <= _HEADING_WORDS and not text.endswith((".", ";", ","))
    is_above_text = not isinstance(below, WordParagraph) or not (below.is_bold and below.is_prose)
    return is_short and is_above_text


def slide_level(items: Sequence[WordItem]) -> int:
    """The level of headings that slides begin at: the second, or the one with the most directly
    below its headings."""
    words: Counter[int] = Counter()
    level = 0
    for item in items:
        if isinstance(item, WordParagraph) and item.heading:
            level = item.heading
            words[level] += 1
        elif level:
            words[level] += _weight(item)
    if not words:
        return 1
    fullest = max(sorted(words), key=words.__getitem__)
    return _USUAL_LEVEL if words[_USUAL_LEVEL] >= _ENOUGH * words[fullest] else fullest


def _weight(item: WordItem) -> int:
    """A table or a picture counts like a paragraph."""
    if isinstance(item, WordParagraph):
        return len(item.paragraph.text.split())
    return 25 if isinstance(item, ImportedShape) else 0
