"""What a title says of the pages that a slide takes."""

from __future__ import annotations

from briefgen.layout.slide import _numbered
from briefgen.model.rich_text import plain


def test_a_slide_on_one_page_was_called_the_first_of_one() -> None:
    assert _numbered(plain("Costs"), 1, 1, "en-GB").text == "Costs"
    assert _numbered(plain("Costs"), 1, 2, "en-GB").text == "Costs (1 of 2)"
