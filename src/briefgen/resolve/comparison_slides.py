"""A comparison shown as slides -> a slide for each subject."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from briefgen.model.resolved_deck import Comparison, Line, ResolvedSlide, Subject
from briefgen.model.rich_text import Inline, Run
from briefgen.model.values import replace


def slug_of(text: str, fallback: str) -> str:
    """Words as an id: small letters, digits and hyphens, 40 characters at most."""
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-")[:40].rstrip("-") or fallback


def free_id(stem: str, taken: Container[str]) -> str:
    """The stem, or the stem with the first number that makes it new."""
    name, count = stem, 1
    while name in taken:
        count += 1
        name = f"{stem}.{count}"
    return name


def spread_subjects(slide: ResolvedSlide, taken: Iterable[str]) -> Iterator[ResolvedSlide]:
    """The slide itself, or one slide for each subject where its comparison says `as: slides`.

    Notes, what the reader gets, sources and minutes stay with the first. The ids keep clear of
    those that are taken.
    """
    name = next((name for name, value in slide.slots.items() if _is_spread(value)), "")
    value = slide.slots.get(name)
    if not isinstance(value, Comparison):
        yield slide
        return
    known = set(taken)
    alone = tuple(_alone(value, index) for index in range(len(value.subjects)))
    for index, subject in enumerate(value.subjects):
        made = _slide_of(slide, name, replace(alone[index], others=alone))
        name_of_slide = free_id(f"{slide.id}-{slug_of(subject.name.text, 'subject')}", known)
        known.add(name_of_slide)
        made = replace(made, id=name_of_slide)
        yield made if index == 0 else _without_notes(made)


def _is_spread(value: object) -> bool:
    return isinstance(value, Comparison) and value.form == "slides"


def _alone(value: Comparison, index: int) -> Comparison:
    """What is said of one subject only."""
    aspects = tuple(replace(aspect, values=(aspect.values[index],)) for aspect in value.aspects)
    return replace(value, subjects=(value.subjects[index],), aspects=aspects)


def _slide_of(slide: ResolvedSlide, name: str, value: Comparison) -> ResolvedSlide:
    """The slide with one subject only."""
    title = Line(_title(slide.title, value.subjects[0]), slide.title.span)
    return replace(slide, slots={**slide.slots, "title": title, name: value})


def _title(title: Inline, subject: Subject) -> Inline:
    return replace(title, runs=(*title.runs, Run(text=": "), *subject.name.runs))


def _without_notes(slide: ResolvedSlide) -> ResolvedSlide:
    return replace(slide, notes=None, reading=None, sources=(), minutes=None)
