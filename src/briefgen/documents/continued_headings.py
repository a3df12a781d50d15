"""Slides -> the headings of a document: one for slides that go on under one title.

A title that does not fit one slide is typed twice, with "(1 of 2)" behind it or "(continued)"; a
document has room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from briefgen.documents.texts_of_slots import has_marks, part_of
from briefgen.model.resolved_deck import ResolvedSlide
from briefgen.model.rich_text import Inline
from briefgen.model.slide_contents import slide_inlines

# "(1 of 2)", "[2/3]", "(cont.)", with the words of each language.
_PART = re.compile(
    r"[(\[]\s*(?:\d+\s*(?:/|of|o|sur|de|von)\s*\d+"
    r"|cont(?:inued|inuation|['’]?d)?\.?|parhad|suite|Forts(?:etzung)?\.?)\s*[)\]]$",
    re.IGNORECASE,
)


def headings_of(slides: Sequence[ResolvedSlide]) -> Mapping[str, Inline | None]:
    """The heading of each slide by its name; None where it goes on under the one before. A slide
    that a link leads to, that is always in the document as it is, or whose title bears a mark or
    another marking, has its own."""
    return dict(_headings(slides))


def _headings(slides: Sequence[ResolvedSlide]) -> Iterator[tuple[str, Inline | None]]:
    under = groupby(slides, key=lambda slide: (_name_of(slide), slide.section))
    parts = [list(found) for _, found in under]
    # Few documents have slides that go on.
    sought = _links_in(slides) if len(parts) < len(slides) else frozenset()
    for first, *others in parts:
        yield first.id, _without_part(first) if others else first.title
        for before, slide in pairwise((first, *others)):
            has_own = slide.in_reading == "always" or has_marks(slide.title)
            is_same = slide.marking == before.marking and f"#{slide.id}" not in sought
            yield slide.id, None if is_same and not has_own else _without_part(slide)


def _name_of(slide: ResolvedSlide) -> str:
    return _PART.sub("", slide.title.text).rstrip()


def _without_part(slide: ResolvedSlide) -> Inline:
    if slide.in_reading == "always":
        return slide.title
    return part_of(slide.title, 0, len(_name_of(slide)))


def _links_in(slides: Sequence[ResolvedSlide]) -> frozenset[str]:
    texts = (inline for slide in slides for inline in slide_inlines(slide))
    return frozenset(run.link for inline in texts for run in inline.runs)
