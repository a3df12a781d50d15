"""An option of an output is written in the shortest form, and nothing else changes."""

from __future__ import annotations

import pytest

from briefgen.edit.output_option import with_output_option
from briefgen.edit.set_text import CannotSetError


@pytest.mark.parametrize(
    ("before", "key", "value", "after"),
    [
        ("- handout  # ours", "per-page", "4", "- handout: 4  # ours"),
        ("- handout", "ink", "light", "- handout: {ink: light}"),
        ("- handout: 3", "per-page", "auto", "- handout: auto"),
        ("- handout: 3", "ink", "light", "- handout: {per-page: 3, ink: light}"),
        (
            "- handout: {ink: light}", "per-page", "6",
            "- handout: {ink: light, per-page: 6}",
        ),
        (
            "- handout:\n      per-page: 2  # large\n      ink: grey", "per-page", "6",
            "- handout:\n      per-page: 6  # large\n      ink: grey",
        ),
    ],
)  # fmt: skip
def test_an_option_in_each_spelling(before: str, key: str, value: str, after: str) -> None:
    text = "outputs:\n  - deck\n  {}\n\nslides: []\n"
    path = ("outputs", 1)
    assert with_output_option(text.format(before), path, key, value) == text.format(after)


def test_an_option_in_a_list_in_brackets() -> None:
    text = "outputs: [deck, handout, notes]\n"
    after = with_output_option(text, ("outputs", 1), "per-page", "4")
    assert after == "outputs: [deck, handout: 4, notes]\n"
    last = with_output_option(after, ("outputs", 1), "ink", "light")
    assert last == "outputs: [deck, handout: {per-page: 4, ink: light}, notes]\n"


def test_what_is_no_output_is_refused() -> None:
    with pytest.raises(CannotSetError):
        with_output_option("outputs: [[deck]]\n", ("outputs", 0), "ink", "light")
