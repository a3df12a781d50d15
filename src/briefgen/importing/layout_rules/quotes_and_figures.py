"""A quotation, large figures, a line of years: rare in real decks, so each rule asks for much."""

from __future__ import annotations

import re
from itertools import pairwise

from briefgen.importing.draft import DraftSlide, LayoutScore
from briefgen.importing.imported_talk import ImportedParagraph, ImportedShape
from briefgen.importing.layout_rules.slide_facts import SlideFacts
from briefgen.importing.shape_words import is_figure, one_line, paragraphs_of, words_of
from briefgen.model.values import Value

_QUOTED = re.compile(
    r"^\s*(?:[“\"„](?P<a>[^“”\"„]+)[”\"“]|«(?P<b>[^«»]+)»|‘(?P<c>.+)’)\s*(?P<by>.*)$", re.DOTALL
)
_QUOTED_WORDS, _WORDS_AFTER = 8, 10
_DASH = re.compile(r"^[\s—–-]+")
_LARGE, _MOST_FIGURES, _LABEL_WORDS = 24, 4, 12
_YEAR = re.compile(
    r"^(?P<when>(?:(?:early|late|mid|spring|summer|autumn|winter|q[1-4]|"
    r"jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\s)?"
    r"(?:19|20)\d\d)(?:\s*[:–—-]\s*|\s+|$)(?P<name>.*)$",
    re.IGNORECASE,
)
_FEWEST_PHASES, _MOST_PHASES, _PHASE_WORDS = 3, 8, 25


class FoundQuote(Value):
    """The `text` of a quotation without its marks, and whose it is (`by`)."""

    text: str
    by: str


class FoundFigure(Value):
    """A figure as it is written (`value`), and what it counts (`label`)."""

    value: str
    label: str


class FoundPhase(Value):
    """A date as it is written (`when`), what began then (`name`), and what is said about it
    (`text`)."""

    when: str
    name: str
    text: str


def quote(slide: SlideFacts) -> LayoutScore | None:
    """One text between quotation marks, and whose it is."""
    if not slide.has_only_texts or not quote_of(slide.draft):
        return None
    return LayoutScore("quote", 0.88, "a text between quotation marks")


def quote_of(draft: DraftSlide) -> FoundQuote | None:
    """The quotation that a slide is."""
    said = "\n".join(_lines(draft))
    match = _QUOTED.match(said)
    if not match:
        return None
    text = one_line(match["a"] or match["b"] or match["c"])
    by = one_line(_DASH.sub("", match["by"]))
    if len(text.split()) < _QUOTED_WORDS or len(by.split()) > _WORDS_AFTER:
        return None
    return FoundQuote(text, by)


def _lines(draft: DraftSlide) -> list[str]:
    found = [draft.subtitle] if draft.subtitle else []
    return found + [paragraph.text for shape in draft.blocks for paragraph in paragraphs_of(shape)]


def numbers(slide: SlideFacts) -> LayoutScore | None:
    """Large figures with what they count, and nothing else."""
    found = figures_of(slide.draft) if slide.has_only_texts else ()
    if not found:
        return None
    return LayoutScore("numbers", 0.89, f"{len(found)} large figures with what they count")


def figures_of(draft: DraftSlide) -> tuple[FoundFigure, ...]:
    """The figures of a slide that says nothing else, each followed by what it counts."""
    paragraphs = [paragraph for shape in draft.blocks for paragraph in paragraphs_of(shape)]
    if draft.subtitle or not paragraphs or len(paragraphs) % 2:
        return ()
    pairs = list(zip(paragraphs[::2], paragraphs[1::2], strict=True))
    if not 1 <= len(pairs) <= _MOST_FIGURES or not all(_is_figure(*pair) for pair in pairs):
        return ()
    if [one_line(value.text) for value, _ in pairs] == [str(at + 1) for at in range(len(pairs))]:
        return ()
    return tuple(FoundFigure(one_line(value.text), one_line(label.text)) for value, label in pairs)


def _is_figure(value: ImportedParagraph, label: ImportedParagraph) -> bool:
    return (
        value.size >= _LARGE
        and value.size > label.size
        and value.bullet == "none"
        and is_figure(one_line(value.text))
        and not _YEAR.match(one_line(value.text))
        and 0 < len(label.text.split()) <= _LABEL_WORDS
        and not is_figure(one_line(label.text))
    )


def timeline(slide: SlideFacts) -> LayoutScore | None:
    """Texts that each begin with a year, from left to right."""
    found = phases_of(slide.draft) if slide.has_only_texts else ()
    if not found:
        return None
    return LayoutScore("timeline", 0.78, f"{len(found)} texts with years, one after the other")


def phases_of(draft: DraftSlide) -> tuple[FoundPhase, ...]:
    """The phases of a slide that says nothing else."""
    if draft.subtitle or not _FEWEST_PHASES <= len(draft.blocks) <= _MOST_PHASES:
        return ()
    if not _stand_in_a_row(draft.blocks):
        return ()
    found = [_phase(shape) for shape in draft.blocks]
    return tuple(phase for phase in found if phase) if all(found) else ()


def _phase(shape: ImportedShape) -> FoundPhase | None:
    paragraphs = [one_line(paragraph.text) for paragraph in paragraphs_of(shape)]
    match = _YEAR.match(paragraphs[0]) if paragraphs else None
    if not match or words_of(shape) > _PHASE_WORDS:
        return None
    names = [text for text in (match["name"], *paragraphs[1:]) if text]
    if not names:
        return None
    return FoundPhase(match["when"], names[0], " ".join(names[1:]))


def _stand_in_a_row(shapes: tuple[ImportedShape, ...]) -> bool:
    return all(
        before.box and after.box and before.box.left < after.box.left
        for before, after in pairwise(shapes)
    )
