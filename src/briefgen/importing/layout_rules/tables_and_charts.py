"""A table or a chart, alone or with what it says beside it."""

from __future__ import annotations

from briefgen.importing.chart_data import is_ours
from briefgen.importing.draft import LayoutScore
from briefgen.importing.imported_talk import ImportedChart
from briefgen.importing.layout_rules.slide_facts import SlideFacts
from briefgen.importing.shape_words import paragraphs_of

_WORDS_OF_LEAD = 12


def table_or_chart(slide: SlideFacts) -> LayoutScore | None:
    """One of them, alone with a line above it or with what it says beside it. A chart of a kind
    that decks have not becomes a table."""
    shown = (*slide.tables, *slide.charts)
    if len(shown) != 1 or slide.pictures:
        return None
    contents = shown[0].contents
    is_chart = isinstance(contents, ImportedChart) and is_ours(contents)
    kind = "chart" if is_chart else "table"
    lines = sum(len(paragraphs_of(shape)) for shape in (*slide.texts, *slide.arts))
    if lines + bool(slide.draft.subtitle) <= 1 and slide.words <= _WORDS_OF_LEAD:
        return LayoutScore(kind, 0.95, f"a {kind} and a line" if lines else f"a {kind} alone")
    return LayoutScore(f"{kind}-points", 0.8, f"a {kind}, and {slide.words} words beside it")
