"""What stands at the head and foot of printed pages."""

from __future__ import annotations

import pytest

from briefgen.documents.running_heads import HandoutAbout, layout_running, shorten
from briefgen.model.template import Theme
from briefgen.model.text_block import FontKey, TextBlock
from briefgen.model.units import Size, pt
from briefgen.text.fonts import built_in_fonts
from briefgen.text.line_breaking import Typesetter

SETTER = Typesetter(fonts=built_in_fonts(), theme=Theme({}, "Arial", "Arial"), language="en-GB")


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


def _head(title: str, venue: str, date: str = "") -> list[str]:
    about = HandoutAbout(title=title, venue=venue, date=date, size=14)
    items = layout_running(about, Size(pt(595), pt(842)), 1, 1, setter=SETTER)
    return [item.text for item in items if isinstance(item, TextBlock)][:2]


def test_a_venue_is_not_shortened_beside_a_title_that_leaves_it_room() -> None:
    """Beside three words, the date and the venue ended in an ellipsis in the middle of the page."""
    venue = "15 October 2008, Admiralty Arch, The Mall"
    assert _head("Excellence and Fairness", venue) == ["Excellence and Fairness", venue]


def test_a_title_is_not_cut_for_the_place_beside_it() -> None:
    """It read `Digital Strategy for Schools…` beside the whole address."""
    title = "A title that is much longer than half of the width of a page"
    assert _head(title, "Admiralty Arch, The Mall", "May 2008") == [title, "May 2008"]
    assert _head(title, "Admiralty Arch, The Mall", "Wednesday, 15 October 2008")[0] == title
    assert _head(f"{title} or of two", "Arch")[0] == f"{title} or of two"
    assert _head(title * 2, "Arch")[0].endswith("…")
