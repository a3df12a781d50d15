"""Slides + the minutes of the seminar -> what is said where they take longer, or leave some out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.model.diagnostics import Faults, Span
from briefgen.model.resolved_deck import ResolvedSlide, Section

_LONGEST = 3
_NAMED = 5


def check_minutes(
    given: int | None,
    slides: Sequence[ResolvedSlide],
    sections: Sequence[Section],
    place: Span,
    *,
    faults: Faults,
) -> None:
    """Compare the slides' minutes with those `given` for the seminar; `place` is where they are
    given. Hidden slides take no time."""
    shown = [slide for slide in slides if not slide.hidden]
    needed = sum(slide.minutes or 0 for slide in shown)
    if given is not None and needed > given:
        longest = _longest(shown, sections)
        faults.say("BF520", place, needed=needed, given=given, longest=longest)
    _report_untimed(shown, sections, faults)


def _longest(slides: Sequence[ResolvedSlide], sections: Sequence[Section]) -> str:
    """The sections that take longest, or the slides of a deck without any."""
    if sections:
        named = [(section.name.text, _minutes(slides, n)) for n, section in enumerate(sections)]
    else:
        named = [(slide.title.text, slide.minutes or 0) for slide in slides]
    named.sort(key=lambda entry: -entry[1])
    return ", ".join(f"{name} ({minutes} minutes)" for name, minutes in named[:_LONGEST])


def _minutes(slides: Sequence[ResolvedSlide], section: int) -> int:
    return sum(slide.minutes or 0 for slide in slides if slide.section == section)


def _report_untimed(
    slides: Sequence[ResolvedSlide], sections: Sequence[Section], faults: Faults
) -> None:
    dividers = {section.slide_id for section in sections}
    whole = set(_whole_sections(slides, dividers))
    asked = [
        slide
        for slide in slides
        if slide.id not in dividers and slide.layout != "cover" and slide.section not in whole
    ]
    # The slides that one comparison makes share its place, and its minutes stand at the first.
    timed = {slide.span for slide in asked if slide.minutes is not None}
    untimed = [slide for slide in asked if slide.span not in timed]
    if not untimed or not any(slide.minutes for slide in slides):
        return
    names = ", ".join(f"`{slide.id}`" for slide in untimed[:_NAMED])
    more = f" and {len(untimed) - _NAMED} more" if len(untimed) > _NAMED else ""
    what = "slide has" if len(untimed) == 1 else "slides have"
    said = f"{len(untimed)} {what}"
    faults.say("BF521", untimed[0].span, slides=said, names=names + more)


def _whole_sections(slides: Sequence[ResolvedSlide], dividers: set[str]) -> Iterator[int]:
    """The sections whose minutes stand at the section alone: they are those of all its slides."""
    for opening in slides:
        if opening.id not in dividers or opening.section is None or not opening.minutes:
            continue
        inside = (slide for slide in slides if slide.section == opening.section)
        if not any(slide.minutes for slide in inside if slide.id != opening.id):
            yield opening.section
