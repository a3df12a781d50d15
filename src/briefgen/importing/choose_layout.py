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
from briefgen.importing.layout_rules.tables_and_charts import chart, table

# Below it a guess is none.
_LEAST = 0.5

_RULES: tuple[Callable[[SlideFacts], LayoutScore | None], ...] = (
    cover,
    closing,
    agenda,
    statement,
    table,
    chart,
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
    slide = facts_of(draft, at, len(drafts))
    following = facts_of(drafts[at + 1], at + 1, len(drafts)) if at + 1 < len(drafts) else None
    found = [score for rule in _RULES if (score := rule(slide))]
    opens = section(slide, following)
    return _ranked([opens, *found] if opens else found)


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
