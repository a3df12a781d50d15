"""Slides that open, part and close a talk: cover, section, agenda, closing, statement."""

from __future__ import annotations

import re

from briefgen.importing.draft import LayoutScore
from briefgen.importing.imported_talk import ImportedShape
from briefgen.importing.layout_rules.slide_facts import SlideFacts, is_backdrop
from briefgen.importing.shape_words import paragraphs_of

_SIGN = re.compile(r"\s*(?:\[[ xX]?\]|[☐☑☒□✓✔✗✘•●▪])\s")
_TITLE_LAYOUTS = ("title", "secHead")
_COVER_WORDS, _COVER_POINTS, _COVER_LINE = 70, 3, 14
# More below a heading than who speaks, where and when is a text.
_COVER_LINES = 3
_NUMBER = re.compile(r" \(\d+\)$")
_SECTION_WORDS, _SECTION_SHAPES, _SHORT_TITLE = 14, 3, 8
# Thanks begin a line; other words are all of a short one, or go before an address.
_CLOSING = re.compile(
    r"^\W*(?:(?:many|our|and|so|well,?) )?(?P<thanks>thank you|thanks)\b|"
    r"\b(?P<words>questions|q\s?&\s?a|contact(?: us| details| me)?|get in touch)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"@|www\.|https?:|\d{5}|:\s*\S")
_CLOSING_LINE = 5
_CLOSING_WORDS, _NEAR_END = 60, 2
_AGENDA = re.compile(r"\b(agenda|outline|contents|overview|today)\b", re.IGNORECASE)
_AGENDA_TITLE, _AGENDA_POINTS = 7, 3
# What was left out, if it was what the slide showed.
_SHOWN = re.compile(
    r"(a |an )?(picture(?! as the background)|embedded|object|ink|video|film|shape|SmartArt)",
    re.IGNORECASE,
)
_STATEMENT_WORDS, _STATEMENT_PARAGRAPHS = 30, 2


def cover(slide: SlideFacts) -> LayoutScore | None:
    """The first slide, if it is no slide of contents."""
    if slide.at or slide.tables or slide.charts:
        return None
    if slide.layout == "title":
        return LayoutScore("cover", 0.97, "the first slide, with the layout of a title slide")
    # A list in a text without places was typed as one; on a slide it may be who speaks.
    is_placed = any(text.box for text in slide.texts)
    if (
        slide.words <= _COVER_WORDS
        and _count_points(slide) < (_COVER_POINTS if is_placed else 1)
        and not _is_typed_list(slide)
        and (is_placed or _count_lines(slide) <= _COVER_LINES)
        and not any(_is_prose(text) for text in slide.texts)
    ):
        return LayoutScore("cover", 0.92, "the first slide, with few words")
    return None


def _is_prose(text: ImportedShape) -> bool:
    """Whether it is a text of the slide's own, in the place for that."""
    longest = max((len(line.text.split()) for line in paragraphs_of(text)), default=0)
    return text.placeholder == "body" and longest > _COVER_LINE


def _count_points(slide: SlideFacts) -> int:
    return sum(
        paragraph.bullet != "none" for text in slide.texts for paragraph in paragraphs_of(text)
    )


def _count_lines(slide: SlideFacts) -> int:
    return sum(len(paragraphs_of(text)) for text in slide.texts)


def _is_typed_list(slide: SlideFacts) -> bool:
    """Whether two lines or more begin with a box to tick or the like."""
    lines = [line.text for text in slide.texts for line in paragraphs_of(text)]
    return sum(bool(_SIGN.match(line)) for line in lines) > 1


def section(
    before: SlideFacts | None, slide: SlideFacts, following: SlideFacts | None
) -> LayoutScore | None:
    """A slide that opens a part. One that no other slide follows would vanish; one with the title
    of the slide before it goes on from there."""
    if before is None or following is None or _section(following):
        return None
    title = _NUMBER.sub("", slide.draft.title).casefold()
    goes_on = slide.draft.title_from == "repeated" and title == (
        _NUMBER.sub("", before.draft.title).casefold()
    )
    return None if goes_on else _section(slide)


def _section(slide: SlideFacts) -> LayoutScore | None:
    if not slide.has_only_texts or not slide.has_own_title:
        return None
    if any(text.is_code for text in slide.texts):
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
        and not any(_SHOWN.match(left.what) for left in slide.draft.left_out)
    ):
        return LayoutScore("section", 0.6, "a short title alone")
    return None


def closing(slide: SlideFacts) -> LayoutScore | None:
    """Thanks, questions or how to get in touch, at the end."""
    if (
        slide.at == 0
        or slide.from_end > _NEAR_END
        or slide.words > _CLOSING_WORDS
        or slide.arts
        or slide.tables
        or slide.charts
        or not all(is_backdrop(shape) for shape in slide.pictures)
    ):
        return None
    lines = [line.text for text in slide.texts for line in paragraphs_of(text)]
    said = (slide.draft.title, slide.draft.subtitle, *lines)
    word = next(filter(None, map(_closing_word, said)), "")
    if not word:
        return None
    return LayoutScore(
        "closing",
        0.7 if slide.from_end else 0.93,
        f'"{word}" on {"one of the last slides" if slide.from_end else "the last slide"}',
    )


def _closing_word(line: str) -> str:
    """The words by which a line closes a talk."""
    for found in _CLOSING.finditer(line):
        is_short = len(line.split()) <= _CLOSING_LINE or _ADDRESS.search(line, found.end())
        if found["thanks"] or is_short:
            return found["thanks"] or found["words"]
    return ""


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
    shapes = (*slide.texts, *slide.arts)
    points = [line for shape in shapes for line in paragraphs_of(shape) if not line.level]
    # Lines without a bullet among points are headings, which are no items to be numbered.
    has_headings = len({line.bullet == "none" for line in points}) > 1
    if len(points) < _AGENDA_POINTS or has_headings:
        return None
    why = f'"{word.group(0)}" in the title, and a list of {len(points)}'
    return LayoutScore("agenda", 0.885, why)


def statement(slide: SlideFacts) -> LayoutScore | None:
    """A sentence alone, or with a line or two."""
    if not slide.has_only_texts:
        return None
    if slide.has_only_title:
        is_long = len(slide.draft.title.split()) > _SHORT_TITLE
        return LayoutScore("statement", 0.7 if is_long else 0.55, "a title alone")
    paragraphs = [paragraph for text in slide.texts for paragraph in paragraphs_of(text)]
    if (
        len(slide.texts) <= 1
        and slide.words <= _STATEMENT_WORDS
        and len(paragraphs) <= _STATEMENT_PARAGRAPHS
        and all(paragraph.bullet == "none" for paragraph in paragraphs)
        and not any(text.is_code for text in slide.texts)
    ):
        return LayoutScore("statement", 0.65, "a title, and a line or two without bullets")
    return None
