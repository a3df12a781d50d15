"""Tables: which columns stand at the right, and the rule above a total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from briefgen.layout import table_rows
from briefgen.layout.table import is_amount
from briefgen.layout.table_rows import grid_columns
from briefgen.model.resolved_deck import RowGroup, Table
from briefgen.model.rich_text import Inline
from briefgen.model.scene import Grid
from briefgen.model.text_block import Paragraph
from briefgen.model.units import pt
from briefgen.text.fitting import fit_lines
from tests.unit.layout.pages import lay_out, text


@pytest.mark.parametrize(
    "words",
    ["12", "0", "1,250.5", "£420,000", "£1.2 million", "91%", "+4.2%", "-1.5%", "−3", "–3", "(4)",
     "(£1,200)", "12 per cent", "€5bn", "12,5 €", "1 004", "±2", "-£40", "£-40", "3.5k"],
)  # fmt: skip
def test_an_amount(words: str) -> None:
    assert is_amount(words)


@pytest.mark.parametrize(
    "words",
    ["", "–", "none", "2007-08", "1 in 4", "4 weeks", "3rd", "12:30", "A4", "£", "%", "10 to 12",
     "20 March 2008", "1.2.3 and more"],
)  # fmt: skip
def test_no_amount(words: str) -> None:
    assert not is_amount(words)


def _grid(*rows: tuple[str | None, ...], total: tuple[str, ...] = ()) -> Grid:
    def cells(row: tuple[str | None, ...]) -> tuple[Inline | None, ...]:
        return tuple(None if cell is None else text(cell) for cell in row)

    columns = tuple(text("Head") for _ in rows[0])
    group = RowGroup(None, tuple(cells(row) for row in rows))
    laid = lay_out("table", {"table": Table(columns=columns, groups=(group,), total=cells(total))})
    return next(item for item in laid.pages[0].items if isinstance(item, Grid))


@pytest.mark.parametrize("rows", [2, 5, 9])
@pytest.mark.parametrize("words", [1, 12, 30])
def test_a_table_has_the_size_that_it_would_have_if_all_sizes_were_laid_out(
    rows: int, words: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = tuple((f"Row {row}", "word and more " * words, str(row)) for row in range(rows))
    drawn = _drawn(_grid(*said))
    monkeypatch.setattr(table_rows, "least_height", lambda *_: pt(0))
    assert _drawn(_grid(*said)) == drawn


def _drawn(grid: Grid) -> list[object]:
    lines = [cell.text.lines for row in grid.rows for cell in row.cells]
    return [grid.box, grid.columns, lines]


def _aligns(grid: Grid) -> list[list[str]]:
    return [[cell.text.levels[0].align for cell in row.cells] for row in grid.rows]


def test_a_column_of_amounts_stands_at_the_right_with_its_head() -> None:
    grid = _grid(("2008", "12", "a"), ("2009", None, "1"))
    assert _aligns(grid) == [["left", "right", "left"]] * 3


def test_one_word_in_a_column_keeps_it_at_the_left() -> None:
    assert _aligns(_grid(("a", "12"), ("b", "about 12"))) == [["left", "left"]] * 3
    assert _aligns(_grid(("a", "12"), total=("b", "unknown"))) == [["left", "left"]] * 3


def test_a_column_of_nothing_stands_at_the_left() -> None:
    assert _aligns(_grid(("a", None))) == [["left", "left"]] * 2


def test_lines_at_the_right_end_at_the_margin_of_their_cell() -> None:
    grid = _grid(("a", "12"), ("b", "1,250"))
    _end_at_the_margin(grid, 1)


def test_heads_of_several_lines_end_where_their_numbers_do() -> None:
    """They were narrowed at the right, and ended up to a third of a column before."""
    heads = ["Ward", "Households that asked", "Households that were paid for all that they lost"]
    rows = (("Weir Street", "40", "9,870"), ("Market Place", "2", "1,975"))
    group = RowGroup(None, tuple(tuple(map(text, row)) for row in rows))
    table = Table(columns=tuple(map(text, heads)), groups=(group,))
    laid = lay_out("table", {"table": table})
    grid = next(item for item in laid.pages[0].items if isinstance(item, Grid))
    assert len(grid.rows[0].cells[2].text.lines) > 1
    assert grid.rows[0].cells[2].text.fit.nudge > 0
    _end_at_the_margin(grid, 2)


def _end_at_the_margin(grid: Grid, column: int) -> None:
    for cell in (row.cells[column].text for row in grid.rows):
        last = cell.lines[-1].runs[-1]
        assert abs(last.x + last.width - (cell.box.right - cell.insets.right)) <= 1


def test_a_total_is_bold_below_a_rule_stronger_than_between_rows() -> None:
    grid = _grid(("a", "1"), ("b", "2"), total=("both", "3"))
    rules = [row.rule_below for row in grid.rows]
    assert rules[2] != rules[1]
    assert rules[2] is not None
    assert rules[2].colour == "ink"
    strong = [row.cells[0].text.levels[0].strong for row in grid.rows]
    assert strong == [True, False, False, True]


def test_the_columns_of_a_long_table_are_measured_once_for_all_its_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They were measured again for each row that was tried: 400 rows took half a minute."""
    calls = []

    def counted(*arguments: object, **options: bool) -> object:
        calls.append(arguments)
        return grid_columns(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr("briefgen.layout.table.grid_columns", counted)
    rows = tuple((text(f"row {number}"), text("1")) for number in range(60))
    laid = lay_out(
        "table", {"table": Table(columns=(text("A"), text("B")), groups=(RowGroup(None, rows),))}
    )
    assert len(laid.pages) > 3
    assert len(calls) == 1


def test_each_row_of_a_long_table_is_fitted_once_at_each_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A table is cut by trying its rows again and again; lines are the costly part of that."""
    fitted: list[tuple[str, tuple[int, ...]]] = []

    def counted(paragraphs: Sequence[Paragraph], *arguments: Any, **options: Any) -> object:
        fitted.append((paragraphs[0].inline.text, options["sizes"]))
        return fit_lines(paragraphs, *arguments, **options)

    monkeypatch.setattr("briefgen.layout.table_rows.fit_lines", counted)
    rows = tuple((text(f"row {number}"), text("1")) for number in range(60))
    laid = lay_out(
        "table", {"table": Table(columns=(text("A"), text("B")), groups=(RowGroup(None, rows),))}
    )
    assert len(laid.pages) > 3
    named = [found for found in fitted if found[0] != "1"]
    assert len(named) == len(set(named)) > 60


def _points(emu: int) -> float:
    return emu / 12_700


def _rows(count: int) -> tuple[tuple[str, ...], ...]:
    return tuple((f"ward {number}", str(number)) for number in range(count))


def test_the_first_column_begins_and_the_last_ends_on_the_margin() -> None:
    """Cells began 8 points inside the margin that titles begin on."""
    for row in _grid(("a", "12"), ("b", "13")).rows:
        assert row.cells[0].text.insets.left == 0
        assert row.cells[-1].text.insets.right == 0


def test_a_table_of_short_texts_is_no_wider_than_it_needs() -> None:
    """A number stood 700 points away from the name that it belongs to."""
    grid = _grid(*_rows(6))
    name, number = (cell.text.lines[0].runs[-1] for cell in grid.rows[1].cells)
    assert _points(number.x - name.x - name.width) <= 200
    assert grid.box.width / (864 * 12_700) < 0.75


def test_texts_that_fit_side_by_side_take_one_line_each() -> None:
    """Columns shared the width by the length of their texts: a short one took two lines beside one
    that had room to spare."""
    long = "a text that still fits beside others"
    grid = _grid(("Stroke and rehabilitation", long, "12"), *(("x", "y", "1") for _ in range(5)))
    assert all(len(cell.text.lines) == 1 for row in grid.rows for cell in row.cells)


def test_twelve_rows_of_one_line_are_one_slide_at_twenty_points() -> None:
    grid = _grid(*_rows(12))
    assert len(grid.rows) == 13
    assert grid.rows[1].cells[0].text.fit.size == 20


def test_two_rows_are_large_and_high_and_stand_at_the_optical_middle() -> None:
    grid = _grid(("Two wards", "2.6"), ("Six wards", "7.8"))
    assert grid.rows[1].cells[0].text.fit.size == 28
    assert _points(grid.rows[1].height) == 96
    assert _points(grid.box.y) > 160


def test_rows_grow_into_what_is_left_below_them() -> None:
    """A table of four rows ended in the middle of the slide."""
    low, high = (_grid(*_rows(count)).rows[1].height for count in (8, 5))
    assert _points(high - low) > 6


def test_what_stands_in_brackets_goes_below_its_amount() -> None:
    """One remark in a column of amounts put the whole column at the left."""
    grid = _grid(("a", "£118,400"), ("b", "£361,000 (plus one-off £22,500)"))
    cell = grid.rows[2].cells[1].text
    assert [line.text for line in cell.lines] == ["£361,000", "(plus one-off £22,500)"]
    assert cell.levels[2].colour == "quiet"
    assert _aligns(grid)[1] == ["left", "right"]


def _grouped(names: Sequence[str], rows: int) -> list[Grid]:
    groups = tuple(
        RowGroup(text(name), tuple((text(a), text(b)) for a, b in _rows(rows))) for name in names
    )
    table = Table(columns=(text("Ward"), text("Beds")), groups=groups)
    laid = lay_out("table", {"table": table})
    assert len(laid.pages) == 1
    return [item for item in laid.pages[0].items if isinstance(item, Grid)]


def test_the_header_of_a_further_group_is_there_for_its_tags_and_small() -> None:
    """It was repeated as large as the first."""
    first, second = _grouped(("East", "West"), 2)
    assert [cell.text.text for cell in second.rows[0].cells] == ["Ward", "Beds"]
    assert second.header_rows == 1
    assert second.rows[0].cells[0].text.fit.size == 12 < first.rows[0].cells[0].text.fit.size


def test_there_is_no_rule_below_a_total() -> None:
    assert _grid(("a", "1"), total=("both", "3")).rows[-1].rule_below is None


def _parts(rows: Sequence[tuple[str, ...]]) -> list[Grid]:
    cells = tuple(tuple(text(cell) for cell in row) for row in rows)
    table = Table(columns=tuple(text("Head") for _ in rows[0]), groups=(RowGroup(None, cells),))
    laid = lay_out("table", {"table": table})
    return [item for page in laid.pages for item in page.items if isinstance(item, Grid)]


def test_a_table_in_parts_is_split_evenly() -> None:
    assert [len(grid.rows) - 1 for grid in _parts(_rows(30))] == [10, 10, 10]
    assert [len(grid.rows) - 1 for grid in _parts(_rows(15))] == [8, 7]


def test_long_rows_go_on_before_they_get_small() -> None:
    """Eight rows of questions and answers stood on one slide at 14 points."""
    answer = "Anyone who lived in a street that was under water for a day or more, and rents there"
    grids = _parts([("Who may apply in the first year?", f"{answer}, or works there")] * 11)
    assert len(grids) == 2
    assert all(grid.rows[-1].cells[0].text.fit.size >= 16 for grid in grids)


def test_a_number_is_not_broken_for_want_of_width() -> None:
    """Thirteen columns cut `12,345` after the four, without a word."""
    row = ("Southfield", *["12,345"] * 16)
    table = Table(
        columns=tuple(text("A") for _ in row), groups=(RowGroup(None, (tuple(map(text, row)),)),)
    )
    (fault,) = lay_out("table", {"table": table}, aspect="4:3").errors
    assert fault.message.endswith("`Southfield` would be broken: about 11 of its 17 columns fit")


def test_columns_stand_closer_where_there_are_many() -> None:
    """Thirteen columns of months were refused on an upright page for want of some points."""
    few, many = (_grid(("Southfields", *["12,345"] * count)) for count in (8, 12))
    sides = [
        [cell.text.insets.left + cell.text.insets.right for cell in grid.rows[1].cells]
        for grid in (few, many)
    ]
    assert (sides[0][1], sides[1][1]) == (pt(16), pt(8))


def test_a_date_was_broken_at_its_hyphens_rather_than_set_smaller() -> None:
    """A column beside wider ones had `2026-03-` above `01`."""
    days = [f"2026-0{month}-01" for month in range(1, 9)]
    table = Table(
        columns=tuple(map(text, ("Name", *"ABCDEFGH"))),
        groups=(RowGroup(None, (tuple(map(text, ("Housing benefit", *days))),)),),
    )
    (page,) = lay_out("table", {"table": table}).pages
    (grid,) = (item for item in page.items if isinstance(item, Grid))
    said = [[line.text for line in cell.text.lines] for cell in grid.rows[-1].cells[1:]]
    assert said == [[day] for day in days]


def test_lines_of_the_author_were_said_to_be_a_broken_word() -> None:
    """Of `line one` above `line two`, the word `oneline` was said to be longer than a line."""
    table = Table(
        columns=(text("Item"), text("Text")),
        groups=(RowGroup(None, ((text("One"), text("line one\nline two")),)),),
    )
    assert "BF304" not in [fault.code for fault in lay_out("table", {"table": table}).faults]
