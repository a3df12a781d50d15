"""An arranged slide -> the layouts that it may have, best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefgen.importing.draft import DraftSlide, LayoutScore
from briefgen.importing.layout_rules.cards import cards
from briefgen.importing.layout_rules.columns import two_columns
from briefgen.importing.layout_rules.lists import (
    bullets,
    checklist,
    code,
    drawing,
    numbered,
    smart_art,
)
from briefgen.importing.layout_rules.parts_of_talk import (
    agenda,
    closing,
    cover,
    section,
    statement,
)
from briefgen.importing.layout_rules.pictures import picture, picture_text, pictures
from briefgen.importing.layout_rules.quotes_and_figures import numbers, quote, timeline
from briefgen.importing.layout_rules.slide_facts import SlideFacts, facts_of
from briefgen.importing.layout_rules.tables_and_charts import table_or_chart
from briefgen.importing.own_decks import is_own_deck, own_layout

# What is written again as it was; diagrams, for one, cannot be read from their shapes.
_MADE_AGAIN = frozenset(
    {
        "cover", "section", "agenda", "closing", "statement", "bullets", "numbered", "checklist",
        "code", "two-columns", "case-study", "table", "table-points", "chart", "chart-points",
        "picture", "picture-text", "pictures", "quote", "numbers", "timeline",
    }
)  # fmt: skip
# Below it a guess is none.
_LEAST = 0.5

_RULES: tuple[Callable[[SlideFacts], LayoutScore | None], ...] = (
    cover,
    closing,
    agenda,
    statement,
    table_or_chart,
    picture,
    picture_text,
    pictures,
    two_columns,
    cards,
    quote,
    numbers,
    timeline,
    checklist,
    code,
    numbered,
    drawing,
    smart_art,
    bullets,
)


def layouts_for(draft: DraftSlide, drafts: Sequence[DraftSlide]) -> tuple[LayoutScore, ...]:
    """The layouts of a slide among all `drafts`, each as likely as a list at least; a list is the
    last."""
    at = next(place for place, other in enumerate(drafts) if other is draft)
    before, slide, following = (
        facts_of(drafts[place], place, len(drafts)) if 0 <= place < len(drafts) else None
        for place in (at - 1, at, at + 1)
    )
    assert slide is not None
    found = [score for rule in _RULES if (score := rule(slide))]
    if is_own_deck([other.source for other in drafts]):
        found += _own(slide, following)
    opens = section(before, slide, following)
    return _ranked([opens, *found] if opens else found)


def _own(slide: SlideFacts, following: SlideFacts | None) -> list[LayoutScore]:
    """The layout that a slide of ours was written in, if such a slide can be made of it again. A
    section without slides would vanish."""
    layout = own_layout(slide.draft.source)
    after = own_layout(following.draft.source) if following else "section"
    if layout not in _MADE_AGAIN or layout == after == "section":
        return []
    name = slide.draft.source.layout_name
    return [LayoutScore(layout, 0.98, f'the layout "{name}" of a deck of briefgen')]


def _ranked(found: Sequence[LayoutScore]) -> tuple[LayoutScore, ...]:
    """Each layout once, by its best score."""
    ranked = sorted(found, key=lambda score: -score.score)
    lists = [score for score in ranked if score.layout == "bullets"]
    last = lists[0] if lists else LayoutScore("bullets", _LEAST, "nothing else fits")
    best = {
        score.layout: score
        for score in reversed(ranked)
        if score.score >= max(_LEAST, last.score) and score.layout != "bullets"
    }
    return (*sorted(best.values(), key=lambda score: -score.score), last)
