"""What decks without limits would become: nothing at all, or slides and texts by the million."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.spec import DECK, Case, Outcome, compile_case

_HEAD = "title: T\nslides:\n"


def _told(folder: Path, deck: str, **beside: str) -> list[tuple[str, int]]:
    files = {DECK: deck, **{f"decks/library/{name}.yaml": text for name, text in beside.items()}}
    outcome: Outcome = compile_case(Case("", files), folder)
    return [(fault.code, fault.span.line) for fault in outcome.faults if fault.is_error]


@pytest.mark.parametrize(
    "deck",
    [
        "title: T\nslides: []\n",
        _HEAD + "  - section: Nothing follows\n",
        _HEAD + "  - {layout: cover, hidden: true}\n",
    ],
)
def test_a_deck_that_shows_nothing_is_refused_not_a_failure_of_the_pdf(
    deck: str, tmp_path: Path
) -> None:
    assert _told(tmp_path, deck) == [("BF112", 1)]


def test_five_thousand_slides_are_refused(tmp_path: Path) -> None:
    slides = "  - {layout: statement, title: T}\n" * 1_200
    assert _told(tmp_path, _HEAD + slides) == [("BF106", 1003)]


def test_uses_that_multiply_are_not_followed_to_their_end(tmp_path: Path) -> None:
    beside = {f"a{n}": "slides:\n" + f"  - use: a{n + 1}\n" * 10 for n in range(9)}
    beside["a9"] = "slides: [{layout: statement, title: T}]\n"
    assert _told(tmp_path, _HEAD + "  - use: a0\n", **beside) == [("BF106", 3)]


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("bullets\n    title: T\n    points:\n" + "      - a\n" * 501, 6),
        ("table\n    title: T\n    table:\n      columns: [a]\n      rows:\n"
         + "        - [1]\n" * 501, 6),
    ],
)  # fmt: skip
def test_what_nobody_reads_on_slides_is_refused(keys: str, line: int, tmp_path: Path) -> None:
    assert _told(tmp_path, f"{_HEAD}  - layout: {keys}") == [("BF106", line)]


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{{ deck.title", "{{ deck.title | attr(1) }}"])
def test_half_a_variable_is_not_printed_on_the_slide(text: str, tmp_path: Path) -> None:
    assert _told(tmp_path, f'{_HEAD}  - {{layout: statement, title: "{text}"}}\n') == [("BF208", 3)]


def test_a_variable_of_itself_is_not_printed_on_the_slide(tmp_path: Path) -> None:
    told = _told(tmp_path, 'title: "{{ deck.title }}"\nslides: [{layout: cover}]\n')
    assert {code for code, _ in told} == {"BF208"}


@pytest.mark.parametrize("key", ["marking", "organisation"])
def test_a_sign_without_a_glyph_round_the_slides_is_a_fault(key: str, tmp_path: Path) -> None:
    """The PDF failed at it."""
    told = _told(tmp_path, f"title: T\n{key}: 田\nslides: [{{layout: cover}}]\n")
    assert {code for code, _ in told} == {"BF303"}


def test_five_thousand_unknown_names_are_told_in_part(tmp_path: Path) -> None:
    keys = "".join(f"k{number}: v\n" for number in range(500))
    told = _told(tmp_path, "title: T\nslides: [{layout: cover}]\n" + keys)
    assert 10 < len(told) <= 50
