"""A numbered list whose items all begin alike -> the words in common once, as its lead."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from briefgen.model.resolved_deck import Line, Point, Points, ResolvedSlide
from briefgen.model.rich_text import Inline, plain
from briefgen.model.template import PLAIN, SlotSpec, Template
from briefgen.model.values import replace

# So many words in common are tiresome, and a last one as short as this begins what follows: "The
# right", "to an answer".
_WORDS, _SHORT = 3, 3
_FEWEST = 3


def with_common_lead(slide: ResolvedSlide, template: Template) -> ResolvedSlide:
    """The slide with the words that all items of a numbered list begin with as the list's lead,
    where it has none of its own and its author does not ask for the plain form."""
    for spec in template.layouts[slide.layout].slots:
        host = _host(spec, slide, template)
        if host and spec.name not in slide.slots and slide.form != PLAIN:
            points = slide.slots[host]
            assert isinstance(points, Points)
            if words := _common_words([point.inline for point in points.items]):
                lead = Line(plain(words, points.span), points.span)
                items = tuple(_without(point, len(words) + 1) for point in points.items)
                rest = replace(points, items=items)
                return replace(slide, slots={**slide.slots, spec.name: lead, host: rest})
    return slide


def _host(spec: SlotSpec, slide: ResolvedSlide, template: Template) -> str:
    """The slot of the numbered list that a lead stands in; "" for none."""
    host = template.layouts[slide.layout].slot(spec.within) if spec.within else None
    if host is None or not isinstance(slide.slots.get(host.name), Points):
        return ""
    return host.name if template.styles[host.style].levels[0].bullet == "#" else ""


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
