"""Where each section begins -> the agenda's entries with the numbers of those pages."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model.resolved_deck import Opening, Point, Points, ResolvedDeck, ResolvedSlide
from briefgen.model.template import Template
from briefgen.model.values import replace

_SECTIONS = "sections"


def agenda_slots(slide: ResolvedSlide, template: Template) -> tuple[str, ...]:
    """The slots of a slide that list where the deck's sections begin; a divider's do not."""
    return tuple(
        slot.name
        for slot in template.layouts[slide.layout].slots
        if slot.default == _SECTIONS and slot.required
    )


def with_pages(slide: ResolvedSlide, template: Template, first: Mapping[str, int]) -> ResolvedSlide:
    """The slide, its list of sections with the number of each one's page (`first`, by slide)."""
    slots = dict(slide.slots)
    for name in agenda_slots(slide, template):
        value = slots.get(name)
        if isinstance(value, Points):
            items = tuple(_with_page(point, first) for point in value.items)
            slots[name] = replace(value, items=items)
    return replace(slide, slots=slots) if slots != slide.slots else slide


def _with_page(point: Point, first: Mapping[str, int]) -> Point:
    links = (run.link.removeprefix("#") for run in point.inline.runs)
    page = next((first[link] for link in links if link in first), 0)
    opens = replace(point.opens or Opening(), page=page)
    return replace(point, opens=opens) if page else point


def has_agenda(deck: ResolvedDeck, template: Template) -> bool:
    """Whether any slide of the deck lists its sections."""
    return any(agenda_slots(slide, template) for slide in deck.slides)
