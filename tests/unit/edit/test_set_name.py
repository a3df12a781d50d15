"""The name of what stands in a mapping, such as a card, is set; all else stays as it is."""

from __future__ import annotations

import pytest

from briefgen.edit.set_name import set_name
from briefgen.edit.set_text import CannotSetError


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        ("a:\n  - Who did it: staff  # two\n", "Who", "a:\n  - Who: staff  # two\n"),
        ("a:\n  - One:\n      - two\n", "1: one", 'a:\n  - "1: one":\n      - two\n'),
        ('a:\r\n  - "x: y": z\r\n', "x", "a:\r\n  - x: z\r\n"),
        ("a: [{b: c}]\n", "b, d", 'a: [{"b, d": c}]\n'),
        ("a:\n  - b: c\n", "b", "a:\n  - b: c\n"),
    ],
)
def test_a_name_is_another(source: str, name: str, expected: str) -> None:
    key = {"Who": "Who did it", "1: one": "One", "x": "x: y"}.get(name, "b")
    assert set_name(source, ("a", 0, key), name) == expected


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (" ", "needs a name"),
        ("d", "another `d`"),
        ("x\u200b", "invisible"),
    ],
)
def test_a_name_that_cannot_be_is_refused_in_a_sentence(name: str, why: str) -> None:
    with pytest.raises(CannotSetError, match=why):
        set_name("a:\n  b: c\n  d: e\n", ("a", "b"), name)
