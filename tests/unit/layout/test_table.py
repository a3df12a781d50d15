"""Tables: which columns stand at the right, and the rule above a total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from briefgen.layout.table import is_amount
from briefgen.layout.table_rows import grid_columns
from briefgen.model.resolved_deck import RowGroup, Table
from briefgen.model.rich_text import Inline
from briefgen.model.scene import Grid
from briefgen.model.text_block import Paragraph
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
    cells = [row.cells[1].text for row in grid.rows]
    ends = {cell.lines[0].runs[-1].x + cell.lines[0].runs[-1].width for cell in cells}
    margin = cells[0].box.right - cells[0].insets.right
    assert all(
        abs(end + cell.fit.nudge - margin) <= 1 for end, cell in zip(ends, cells, strict=False)
    )


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
