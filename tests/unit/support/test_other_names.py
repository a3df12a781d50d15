"""Names that people bring from elsewhere lead to ours."""

from __future__ import annotations

import pytest

from briefgen.support.suggest import hint_instead

LAYOUTS = ("agenda", "bullets", "closing", "cover", "picture", "quote", "section", "two-columns")


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("title", LAYOUTS, "cover"),
        ("Title Slide", LAYOUTS, "cover"),
        ("image", LAYOUTS, "picture"),
        ("quotation", LAYOUTS, "quote"),
        ("thank_you", LAYOUTS, "closing"),
        ("Two Columns", LAYOUTS, "two-columns"),
        ("cards", ("bullets", "case-study", "chart"), "case-study"),
        # A slip of the fingers stays one.
        ("sections", LAYOUTS, "section"),
        ("note", ("title", "points", "notes"), "notes"),
        ("author", ("date", "venue", "speaker"), "speaker"),
        ("title", ("name", "text", "icon"), "name"),
    ],
)
def test_what_others_call_it(typed: str, known: tuple[str, ...], meant: str) -> None:
    assert hint_instead(typed, known).text == f"did you mean `{meant}`?"


def test_a_name_is_proposed_only_where_it_is_possible() -> None:
    assert "cover" not in hint_instead("title", ("agenda", "quote")).text
