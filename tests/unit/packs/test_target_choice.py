"""Targets are chosen by name, deck, date and pattern; the choices narrow each other."""

from __future__ import annotations

import pytest

from briefgen.packs.build_records import Row
from briefgen.packs.build_results import Choice, UsageError
from briefgen.packs.target_choice import choose

ROWS = (
    Row("2026-11-24-leeds", "letters", "2026-11-24"),
    Row("2027-02-03-leeds", "forms", "2027-02-03"),
    Row("spring", "letters", "Spring 2027"),
    Row("plain", "plain"),
)


@pytest.mark.parametrize(
    ("choice", "wanted"),
    [
        (Choice(), [0, 1, 2, 3]),
        (Choice(names=("spring", "2026-11-24-leeds")), [0, 2]),
        (Choice(names=("letters",)), [0, 2]),
        (Choice(decks=("letters", "plain")), [0, 2, 3]),
        (Choice(since="2027-01-01"), [1]),
        (Choice(since="2026-11-24"), [0, 1]),
        (Choice(matching=("*-leeds",)), [0, 1]),
        (Choice(matching=("*-leeds",), decks=("forms",)), [1]),
        (Choice(matching=("2026*", "spring")), [0, 2]),
        (Choice(since="2030-01-01"), []),
    ],
)
def test_choices(choice: Choice, wanted: list[int]) -> None:
    assert choose(ROWS, choice) == tuple(ROWS[index] for index in wanted)


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (Choice(names=("sprong",)), "did you mean `spring`?"),
        (Choice(decks=("spring",)), "there is no deck `spring`"),
        (Choice(since="3/2/2027"), "write it like 2026-11-24"),
        (Choice(matching=("2031-*",)), "no seminar or deck matches `2031-*`"),
    ],
)
def test_what_nothing_answers_to_is_used_wrongly(choice: Choice, words: str) -> None:
    with pytest.raises(UsageError, match=words.replace("*", r"\*").replace("?", r"\?")):
        choose(ROWS, choice)
