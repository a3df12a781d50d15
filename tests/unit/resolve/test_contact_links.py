"""Addresses of the contact can be followed; they were plain words in decks and PDFs."""

from __future__ import annotations

import pytest

from briefgen.model.rich_text import Field, Inline, Run
from briefgen.resolve.event_fields import with_links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Write to team@eastmere.example.org.", ["mailto:team@eastmere.example.org"]),
        ("See www.example.org/a, or call", ["https://www.example.org/a"]),
        ("https://example.org/a/ (all)", ["https://example.org/a/"]),
        ("a.b@c.org; d@e.org", ["mailto:a.b@c.org", "mailto:d@e.org"]),
        ("The Mall, London SW1A 2WH @ noon, e.g. here", []),
    ],
)
def test_addresses_of_a_contact_are_links(text: str, links: list[str]) -> None:
    field = Field((Inline((Run(text=text), Run(text="x@y.org", link="#there"))),))
    (found,) = with_links(field).paragraphs
    assert found.text == text + "x@y.org"
    assert [run.link for run in found.runs if run.link] == [*links, "#there"]
