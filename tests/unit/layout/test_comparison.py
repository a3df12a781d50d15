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
