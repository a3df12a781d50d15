"""What a list says for all its points, once and before them: the words that all items of a numbered
list begin with, or the one point that all others stand below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from briefgen.model.resolved_deck import Line, Point, Points, ResolvedSlide
from briefgen.model.rich_text import Inline, plain
from briefgen.model.template import PLAIN, Template
from briefgen.model.values import replace

# So many words in common are tiresome, and a last one as short as this begins what follows: "The
# right", "to an answer".
_WORDS, _SHORT = 3, 3
_FEWEST = 3


def with_common_lead(slide: ResolvedSlide, template: Template) -> ResolvedSlide:
    """The slide with what its list says for all points as the list's lead, where it has none of its
    own and its author does not ask for the plain form."""
    layout = template.layouts[slide.layout]
    for spec in layout.slots:
        host = layout.slot(spec.within) if spec.within else None
        points = slide.slots.get(host.name) if host else None
        is_free = spec.name not in slide.slots and slide.form != PLAIN
        if host and isinstance(points, Points) and is_free:
            is_numbered = template.styles[host.style].levels[0].bullet == "#"
            lead, items = _words_of_all(points) if is_numbered else _point_of_all(points)
            if lead:
                rest = replace(points, items=items)
                return replace(slide, slots={**slide.slots, spec.name: lead, host.name: rest})
    return slide


def _words_of_all(points: Points) -> tuple[Line | None, tuple[Point, ...]]:
    is_counted = all(point.bullet for point in points.items)
    words = _common_words([point.inline for point in points.items]) if is_counted else ""
    lead = Line(plain(words, points.span), points.span) if words else None
    return lead, tuple(_without(point, len(words) + 1) for point in points.items if words)


def _point_of_all(points: Points) -> tuple[Line | None, tuple[Point, ...]]:
    """A list of one point with others below it: these are the list."""
    only = points.items[0]
    if len(points.items) > 1 or not only.children:
        return None, ()
    return Line(only.inline, only.span), only.children


def _common_words(inlines: Sequence[Inline]) -> str:
    """What all begin with, in whole words; "" for too few."""
    beginnings = [inline.runs[0].text if inline.runs else "" for inline in inlines]
    columns = zip(*(text.split(" ")[:-1] for text in beginnings), strict=False)
    words = [column[0] for column in takewhile(lambda column: len({*column}) == 1, columns)]
    is_plain = not any(run.strong or run.link for inline in inlines for run in inline.runs[:1])
    if len(inlines) < _FEWEST or len(words) < _WORDS or not is_plain:
        return ""
    return " ".join(words[:-1] if len(words[-1]) <= _SHORT else words)


def _without(point: Point, count: int) -> Point:
    first, *others = point.inline.runs
    runs = (replace(first, text=first.text[count:]), *others)
    return replace(point, inline=replace(point.inline, runs=runs))
