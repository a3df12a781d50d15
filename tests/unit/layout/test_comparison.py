"""Comparisons: their heads, their first column, and subjects on slides of their own."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.resolved_deck import (
    Aspect,
    Comparison,
    ComparisonForm,
    Line,
    ResolvedSlide,
    Subject,
    Text,
)
from briefgen.model.scene import Grid
from briefgen.resolve.comparison_slides import spread_subjects
from tests.unit.layout.pages import lay_out, text


def _comparison(
    names: Sequence[str], values: Sequence[str], form: ComparisonForm = "table"
) -> Comparison:
    subjects = tuple(Subject(text(f"S{index}")) for index in range(len(values)))
    aspects = tuple(
        Aspect(text(name), tuple(Text((text(value),)) for value in values)) for name in names
    )
    return Comparison(subjects=subjects, aspects=aspects, form=form)


def _grid(value: Comparison) -> Grid:
    laid = lay_out("comparison", {"comparison": value})
    return next(item for item in laid.pages[0].items if isinstance(item, Grid))


def test_the_first_column_is_as_narrow_as_its_words() -> None:
    """It took a third of the width for `Reach`."""
    grid = _grid(_comparison(["Reach", "Price", "Year", "Form"], ["some words to read here"] * 3))
    assert grid.columns[0] < 120 * 12_700
    assert len(set(grid.columns[1:3])) == 1


def test_heads_are_larger_than_what_they_head_and_of_the_brand() -> None:
    grid = _grid(_comparison(["Reach", "Price", "Year", "Form"], ["some words to read here"] * 3))
    head, cell = grid.rows[0].cells[1].text, grid.rows[1].cells[1].text
    assert head.levels[0].colour == "brand"
    assert head.levels[0].size == cell.levels[0].size + 4


def test_columns_do_not_jump_between_subjects_on_slides_of_their_own() -> None:
    """Each slide measured its own subject: the column began 14 points further left on the next."""
    long = "a value of so many words that it needs some lines at every size there is " * 4
    value = _comparison(["What we liked on our visit", "Price"], ["short", long], "slides")
    slide = ResolvedSlide(
        id="visits",
        layout="comparison",
        slots={"title": Line(text("Visits")), "comparison": value},
    )
    grids = []
    for one in spread_subjects(slide, frozenset()):
        found = one.slots["comparison"]
        assert isinstance(found, Comparison)
        grids.append(_grid(found))
    first, second = grids
    assert first.columns == second.columns
    sizes = {grid.rows[1].cells[0].text.fit.size for grid in grids}
    assert len(sizes) == 1


def test_a_subject_on_a_slide_of_its_own_is_not_named_twice() -> None:
    """The title ended in its name, and the head of its only column said it again below."""
    subjects = (Subject(text("Westbrook"), when=text("7 May 2024")),)
    aspects = (Aspect(text("What we liked"), (Text((text("A name and a date"),)),)),)
    alone = _grid(Comparison(subjects=subjects, aspects=aspects, form="slides"))
    assert [cell.text.text for cell in alone.rows[0].cells] == ["", "7 May 2024"]
    assert alone.rows[1].cells[0].text.levels[0].colour == "brand"
    beside = _grid(Comparison(subjects=subjects, aspects=aspects))
    assert [line.text for line in beside.rows[0].cells[1].text.lines] == ["Westbrook", "7 May 2024"]
    assert beside.rows[1].cells[0].text.levels[0].colour == "ink"


def test_a_comparison_gives_up_a_size_for_air() -> None:
    """At 24 points its cells had three lines, five points below their rules."""
    names = ["White paper", "Reach", "Sets out", "Professionals"]
    values = ["three priorities, two strategies, one key word", "education", "–"]
    texts = [cell.text for row in _grid(_comparison(names, values)).rows[1:] for cell in row.cells]
    assert {text.fit.size for text in texts} == {20}
    assert max(len(text.lines) for text in texts) == 2
    assert min(text.insets.top for text in texts) >= 10 * 12_700


def test_subjects_on_slides_of_their_own_have_rows_of_one_height() -> None:
    """The last rule of one slide stood 59 points higher than that of the next."""
    short, long = "Paid on the address", "Eleven forms, two of which asked for the same " * 3
    value = _comparison(["What helped", "What did not"], [short, long], "slides")
    slide = ResolvedSlide(
        id="visits",
        layout="comparison",
        slots={"title": Line(text("Visits")), "comparison": value},
    )
    heights = []
    for one in spread_subjects(slide, frozenset()):
        found = one.slots["comparison"]
        assert isinstance(found, Comparison)
        heights.append([row.height for row in _grid(found).rows])
    assert len(heights) == 2
    assert heights[0] == heights[1]
