"""Slides -> the headings of a document: one for slides that go on under one title.

A title that does not fit one slide is typed twice, with "(1 of 2)" behind it or "(continued)"; a
document has room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

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
    sought = {
        run.link for slide in slides for inline in slide_inlines(slide) for run in inline.runs
    }
    names = [_PART.sub("", slide.title.text).rstrip() for slide in slides]
    for index, slide in enumerate(slides):
        before, after = (
            0 <= other < len(slides)
            and names[other] == names[index]
            and slides[other].section == slide.section
            for other in (index - 1, index + 1)
        )
        is_kept = slide.in_reading == "always"
        has_own = is_kept or f"#{slide.id}" in sought or has_marks(slide.title)
        if before and not has_own and slide.marking == slides[index - 1].marking:
            yield slide.id, None
        elif (before or after) and not is_kept:
            yield slide.id, part_of(slide.title, 0, len(names[index]))
        else:
            yield slide.id, slide.title
