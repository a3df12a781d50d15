"""What is said of a diagnostic is true: its wrong example is met by it, its right one by none."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.model.diagnostic_codes.all_codes import CODES
from briefgen.packs import check
from tests.spec import DECK, Case, deck_of, write_case

_FILE = "# file: "
WRONG = [(number, code.wrong) for number, code in CODES.items() if code.wrong]
RIGHT = [(number, code.right) for number, code in CODES.items() if code.right]


def _codes_in(example: str, folder: Path) -> set[str]:
    files = {DECK: deck_of("- {layout: statement, title: One}\n")}
    if example.startswith(_FILE):
        files[example.splitlines()[0].removeprefix(_FILE)] = example
    else:
        files[DECK] = deck_of(example)
    write_case(Case("example", files), folder)
    return {fault.code for fault in check(root=folder)}


@pytest.mark.parametrize(("number", "example"), WRONG, ids=[number for number, _ in WRONG])
def test_the_wrong_example_is_wrong(number: str, example: str, tmp_path: Path) -> None:
    assert number in _codes_in(example, tmp_path)


@pytest.mark.parametrize(("number", "example"), RIGHT, ids=[number for number, _ in RIGHT])
def test_the_right_example_is_right(number: str, example: str, tmp_path: Path) -> None:
    found = _codes_in(example, tmp_path)
    assert number not in found
    assert not {code for code in found if CODES[code].severity == "error"}


def test_every_code_is_explained_in_whole_sentences() -> None:
    for number, code in CODES.items():
        assert len(code.explanation.split()) > 20, number
        assert code.explanation.endswith("."), number
        assert code.summary.endswith("."), number


def test_names_are_unique() -> None:
    assert len({code.name for code in CODES.values()}) == len(CODES)
