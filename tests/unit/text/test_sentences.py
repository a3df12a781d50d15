"""Where a sentence ends."""

from __future__ import annotations

import pytest

from briefgen.text.sentences import sentences_of


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Dr. Smith met Mr. Jones. They left.", ["Dr. Smith met Mr. Jones.", "They left."]),
        ("In the U. S. A. Many do, e.g. Ohio.", ["In the U. S. A. Many do, e.g. Ohio."]),
        ("It rose by 1.5 per cent. Then it fell.", ["It rose by 1.5 per cent.", "Then it fell."]),
        ("See example.org for more. ok", ["See example.org for more. ok"]),
        ("A line\nAnother line", ["A line", "Another line"]),
        ("  ", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences
