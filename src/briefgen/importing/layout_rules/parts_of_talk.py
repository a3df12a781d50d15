"""Slides that open, part and close a talk: cover, section, agenda, closing, statement."""

from __future__ import annotations

import re

from briefgen.importing.draft import LayoutScore
from briefgen.importing.layout_rules.slide_facts import SlideFacts
from briefgen.importing.shape_words import paragraphs_of, plain_text

_TITLE_LAYOUTS = ("title", "secHead")
_COVER_WORDS, _COVER_POINTS = 70, 3
_SECTION_WORDS, _SECTION_SHAPES, _SHORT_TITLE = 14, 3, 8
_CLOSING = re.compile(
    r"\b(thank you|thanks|questions|q\s?&\s?a|contact( us| details| me)?|get in touch|"
    r"any questions)\b",
    re.IGNORECASE,
)
_CLOSING_WORDS, _NEAR_END = 60, 2
_AGENDA = re.compile(r"\b(agenda|outline|contents|overview|today)\b", re.IGNORECASE)
_AGENDA_TITLE, _AGENDA_POINTS = 7, 3
_STATEMENT_WORDS, _STATEMENT_PARAGRAPHS = 30, 2


def cover(slide: SlideFacts) -> LayoutScore | None:
    """The first slide, if it is no slide of contents."""
    if slide.at or slide.tables or slide.charts:
        return None
    if slide.layout == "title":
        return LayoutScore("cover", 0.97, "the first slide, with the layout of a title slide")
    if slide.words <= _COVER_WORDS and _count_points(slide) < _COVER_POINTS:
        return LayoutScore("cover", 0.92, "the first slide, with few words")
    return None


def _count_points(slide: SlideFacts) -> int:
    return sum(
        paragraph.bullet != "none" for text in slide.texts for paragraph in paragraphs_of(text)
    )


def section(slide: SlideFacts, following: SlideFacts | None) -> LayoutScore | None:
    """A slide that opens a part; one that no other slide follows would vanish."""
    found = _section(slide)
    return found if following and not _section(following) else None


def _section(slide: SlideFacts) -> LayoutScore | None:
    if slide.at == 0 or not slide.has_only_texts or any(text.is_code for text in slide.texts):
        return None
    if (
        slide.layout in _TITLE_LAYOUTS
        and slide.words <= _SECTION_WORDS
        and slide.drawn < _SECTION_SHAPES
    ):
        return LayoutScore("section", 0.9, "the layout of a section, with few words")
    if (
        slide.has_only_title
        and len(slide.draft.title.split()) <= _SHORT_TITLE
        and not slide.draft.drawings
        and slide.draft.title_from in ("placeholder", "found")
    ):
        return LayoutScore("section", 0.6, "a short title alone")
    return None


def closing(slide: SlideFacts) -> LayoutScore | None:
    """Thanks, questions or how to get in touch, at the end."""
    if (
        slide.at == 0
        or slide.from_end > _NEAR_END
        or slide.words > _CLOSING_WORDS
        or not slide.has_only_texts
    ):
        return None
    said = " ".join((slide.draft.title, slide.draft.subtitle, *map(plain_text, slide.texts)))
    word = _CLOSING.search(said)
    if not word:
        return None
    return LayoutScore(
        "closing",
        0.7 if slide.from_end else 0.93,
        f'"{word.group(0)}" on {"one of the last slides" if slide.from_end else "the last slide"}',
    )


def agenda(slide: SlideFacts) -> LayoutScore | None:
    """A list of what will come, near the beginning."""
    word = _AGENDA.search(slide.draft.title)
    if (
        not word
        or len(slide.draft.title.split()) > _AGENDA_TITLE
        or slide.at > max(2, slide.count // 4)
        or slide.pictures
        or slide.tables
        or slide.charts
    ):
        return None
    points = sum(len(paragraphs_of(shape)) for shape in (*slide.texts, *slide.arts))
    if points < _AGENDA_POINTS:
        return None
    return LayoutScore("agenda", 0.86, f'"{word.group(0)}" in the title, and a list of {points}')


def statement(slide: SlideFacts) -> LayoutScore | None:
    """A sentence alone, or with a line or two."""
    if not slide.has_only_texts:
        return None
    if slide.has_only_title:
        is_long = len(slide.draft.title.split()) > _SHORT_TITLE
        return LayoutScore("statement", 0.7 if is_long else 0.55, "a title alone")
    paragraphs = [paragraph for text in slide.texts for paragraph in paragraphs_of(text)]
    if (
        slide.words <= _STATEMENT_WORDS
        and len(paragraphs) <= _STATEMENT_PARAGRAPHS
        and all(paragraph.bullet == "none" for paragraph in paragraphs)
        and not any(text.is_code for text in slide.texts)
    ):
        return LayoutScore("statement", 0.65, "a title, and a line or two without bullets")
    return None
