"""Minutes: what is counted, and what is said of slides that have none."""

from __future__ import annotations

from briefgen.model.diagnostics import Diagnostic, Faults, Span
from briefgen.model.resolved_deck import Line, ResolvedSlide, Section
from briefgen.model.rich_text import plain
from briefgen.resolve.speaking_time import check_minutes

SECTIONS = (Section(plain("First"), "first"), Section(plain("Second"), "second"))


def _slide(
    name: str, minutes: int | None, section: int | None = None, layout: str = "bullets"
) -> ResolvedSlide:
    title = Line(plain(name.capitalize()))
    where = Span(file="decks/one.yaml", line=10 + len(name))
    return ResolvedSlide(
        id=name, layout=layout, slots={"title": title}, minutes=minutes, section=section, span=where
    )


def _said(
    given: int | None, slides: list[ResolvedSlide], sections: tuple[Section, ...] = ()
) -> list[Diagnostic]:
    faults = Faults()
    check_minutes(given, slides, sections, Span(file="decks/one.yaml", line=1), faults=faults)
    return list(faults)


def test_as_long_as_there_is_time_nothing_is_said() -> None:
    assert _said(10, [_slide("a", 4), _slide("bb", 6)]) == []
    assert [fault.code for fault in _said(9, [_slide("a", 4), _slide("bb", 6)])] == ["BF520"]


def test_both_numbers_and_the_longest_sections_are_named() -> None:
    slides = [
        _slide("first", 1, 0, "section"),
        _slide("one", 9, 0),
        _slide("second", 2, 1, "section"),
        _slide("three", 30, 1),
    ]
    (fault,) = _said(20, slides, SECTIONS)
    assert fault.message == "the slides take 42 minutes, but the seminar has 20"
    assert (
        fault.hint
        == "shorten some or leave some out; the longest: Second (32 minutes), First (10 minutes)"
    )


def test_without_sections_the_longest_slides_are_named() -> None:
    (fault,) = _said(1, [_slide("a", 4), _slide("bb", 6)])
    assert (
        fault.hint == "shorten some or leave some out; the longest: Bb (6 minutes), A (4 minutes)"
    )


def test_covers_and_dividers_need_no_minutes_of_their_own() -> None:
    slides = [
        _slide("cover", None, None, "cover"),
        _slide("first", None, 0, "section"),
        _slide("one", 9, 0),
    ]
    assert _said(20, slides, SECTIONS[:1]) == []


def test_the_minutes_of_a_section_alone_are_those_of_its_slides() -> None:
    whole = [_slide("first", 5, 0, "section"), _slide("one", None, 0), _slide("three", None, 0)]
    assert _said(20, whole, SECTIONS[:1]) == []
    mixed = [_slide("first", 5, 0, "section"), _slide("one", 2, 0), _slide("three", None, 0)]
    (fault,) = _said(20, mixed, SECTIONS[:1])
    assert fault.message == "1 slide has no minutes, but others do: `three`"


def test_the_further_slides_of_one_comparison_need_none() -> None:
    first, further = _slide("north", 4), _slide("south", None)
    assert first.span == further.span
    assert _said(20, [first, further]) == []
