"""A row that was written as a text, or with names: what the hint proposes is what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec import DECK, Case, compile_case, deck_of

_TABLE = (
    "- layout: table\n  title: T\n  table:\n    columns: [Item, Cost]\n    rows:\n      - {row}\n"
)
_PHASES = (
    "- layout: timeline\n  title: T\n  phases:\n    - 2024: Trial\n    - {when: 2025, name: Go}\n"
)


def _hint(folder: Path, deck: str, **files: str) -> str:
    case = Case("", {DECK: deck_of(deck), **{k.replace("_", "/", 1): v for k, v in files.items()}})
    (fault,) = (one for one in compile_case(case, folder).faults if one.is_error)
    return fault.hint


@pytest.mark.parametrize(
    ("row", "meant"),
    [
        ("Staff, £462,000", '[Staff, "£462,000"]'),
        ("Staff | 462", "[Staff, 462]"),
        ("Staff\t1.5", "[Staff, 1.5]"),
        ("Staff; 1,5", '[Staff, "1,5"]'),
        ("Staff: £38,500", '[Staff, "£38,500"]'),
        ('{Item: Staff, Cost: "£5"}', '[Staff, "£5"]'),
    ],
)
def test_the_row_that_was_proposed_had_a_cell_too_many(
    tmp_path: Path, row: str, meant: str
) -> None:
    assert f"write `{meant}`" in _hint(tmp_path, _TABLE.replace("{row}", row))
    right = compile_case(Case("", {DECK: deck_of(_TABLE.replace("{row}", meant))}), tmp_path)
    assert not [fault for fault in right.faults if fault.is_error]


def test_a_year_and_its_name_got_a_list_of_keys(tmp_path: Path) -> None:
    assert "write `when: 2024`, and on the next line `name:`" in _hint(tmp_path, _PHASES)


def test_a_row_of_a_spreadsheet_was_to_have_a_line_with_a_colon(tmp_path: Path) -> None:
    deck = "- layout: statement\n  title: T\n"
    hint = _hint(tmp_path, deck, **{"decks_seminars.csv": "id,deck\na,spec\n,spec\n"})
    assert hint == "fill it in; if the row is no seminar, delete it"


@pytest.mark.parametrize(
    ("config", "hint"),
    [
        ("organisation: The Unit\n", "write `{name: The Unit}`"),
        ("organisation: Fish & Chips, Leeds\n", 'write `{name: "Fish & Chips, Leeds"}`'),
        ('organisation: "The Unit"\n', 'write `{name: "The Unit"}`'),
    ],
)
def test_the_name_of_an_organisation_was_to_be_written_as_place_oldham(
    tmp_path: Path, config: str, hint: str
) -> None:
    deck = "- layout: statement\n  title: T\n"
    assert _hint(tmp_path, deck, **{"briefgen.yaml": config}) == hint
