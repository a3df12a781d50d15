"""Dates of events: in words where they are dates, as typed where not."""

from __future__ import annotations

import pytest

from briefgen.resolve.variables import format_date, iso_date


@pytest.mark.parametrize(
    ("typed", "iso", "words"),
    [
        ("2008-10-15", "2008-10-15", "15 October 2008"),
        ("20081015", "2008-10-15", "15 October 2008"),
        ("3/4/2026", "", "3/4/2026"),
        ("next spring", "", "next spring"),
        ("", "", ""),
    ],
)
def test_a_date_that_is_none_never_reaches_the_document_properties(
    typed: str, iso: str, words: str
) -> None:
    assert iso_date(typed) == iso
    assert format_date(typed, "en-GB") == words
