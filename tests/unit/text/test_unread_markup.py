"""What looks like markup and is none: each kind is found, however few of its signs there are."""

from __future__ import annotations

import pytest

from briefgen.model.rich_text import Run
from briefgen.text.unread_markup import unread_markup


@pytest.mark.parametrize(
    "text",
    [
        "a<br>b", "a &copy; b", "a &copy b", "~~no~~", "<https://example.org>", "CO~2~", "m^2^",
        "a[^1]", "a **", "a *word", "a `word", "_one_", "==one==", "++one++", "## Head", "# Head",
        "> cited", "|a|b|", "[a][b]", "[[a]]", "a {.small}", "a :smile: b", r"a\u2013b", r"a.\nb",
        "<!-- a -->", "${name}", "<<name>>", "{name}", "%name%", "$name$", "[insert date]", "[TBC]",
        "$x$", r"\frac{1}", '""one""', "''one''", "[a](b c)",
    ],
)  # fmt: skip
def test_every_kind_of_markup_is_found_by_its_signs(text: str) -> None:
    assert list(unread_markup([Run(text=text)], text.replace("\\", ""))), text


@pytest.mark.parametrize("text", ["plain", "it's 5 % of all", "a: b", 'say "yes"', "1 + 1 = 2"])
def test_signs_of_prose_are_no_markup(text: str) -> None:
    assert not list(unread_markup([Run(text=text)], text))
