"""What people read of an address, and whether a label says more."""

from __future__ import annotations

import pytest

from briefgen.model.resolved_deck import LinkTarget
from briefgen.model.rich_text import plain
from briefgen.model.shown_address import is_named


@pytest.mark.parametrize(
    ("to", "label"),
    [
        ("https://www.example.org/report/", "https://www.example.org/report"),
        ("https://www.example.org/report/", "example.org/report"),
        ("https://example.org", "www.example.org/"),
        ("mailto:help@example.org", "help@example.org"),
        ("https://example.org", ""),
    ],
)
def test_a_label_that_is_the_address_is_not_said_beside_it(to: str, label: str) -> None:
    """`https://www.example.org/report` stood above `www.example.org/report`."""
    assert not is_named(LinkTarget(to, plain(label)))


@pytest.mark.parametrize("label", ["The report", "example.org", "example.org/reports"])
def test_another_label_is(label: str) -> None:
    assert is_named(LinkTarget("https://example.org/report", plain(label)))
