"""A table or a chart, alone or with what it says beside it."""

from __future__ import annotations

from briefgen.importing.draft import LayoutScore
from briefgen.importing.layout_rules.slide_facts import SlideFacts
from briefgen.importing.shape_words import paragraphs_of

_WORDS_OF_LEAD = 12


def table(slide: SlideFacts) -> LayoutScore | None:
    """A table alone, with a line above it at most."""
    return _one_object(slide, "table", len(slide.tables), len(slide.charts))


def chart(slide: SlideFacts) -> LayoutScore | None:
    """A chart alone, with a line above it at most."""
    return _one_object(slide, "chart", len(slide.charts), len(slide.tables))


def _one_object(slide: SlideFacts, kind: str, count: int, others: int) -> LayoutScore | None:
    if count != 1 or others or slide.pictures:
        return None
    lines = sum(len(paragraphs_of(shape)) for shape in (*slide.texts, *slide.arts))
    if lines + bool(slide.draft.subtitle) <= 1 and slide.words <= _WORDS_OF_LEAD:
        what = f"a {kind} and a line" if lines else f"a {kind} alone"
        return LayoutScore(kind, 0.95, what)
    return LayoutScore(f"{kind}-points", 0.8, f"a {kind}, and {slide.words} words beside it")
