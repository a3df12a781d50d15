"""What stands at the head and foot of printed pages."""

from __future__ import annotations

import pytest

from briefgen.documents.running_heads import shorten
from briefgen.model.template import Theme
from briefgen.model.text_block import FontKey
from briefgen.model.units import pt
from briefgen.text.fonts import built_in_fonts
from briefgen.text.line_breaking import Typesetter

SETTER = Typesetter(built_in_fonts(), Theme({}, "Arial", "Arial"), "en-GB")


@pytest.mark.parametrize(
    ("words", "width", "shown"),
    [
        ("How a borough learnt to answer", 300, "How a borough learnt to answer"),
        ("How a borough learnt to answer", 100, "How a borough learnt…"),
        ("How a borough learnt to answer", 85, "How a borough…"),
        ("Kinderbetreuungseinrichtungen", 60, "Kinderbetre…"),
    ],
)
def test_a_title_is_not_cut_inside_a_word(words: str, width: int, shown: str) -> None:
    """It read `How a borough lea…`; a single word is cut where it has to be."""
    assert shorten(words, pt(width), FontKey("Arial"), 9, setter=SETTER) == shown
