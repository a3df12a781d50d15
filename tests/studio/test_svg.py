"""A page as SVG is the same picture as the PDF's."""

from __future__ import annotations

from typing import Any

import pytest

from tests.studio.chromium import IS_MISSING
from tests.studio.drawn_pages import (
    MOST_DIFFERENT,
    MOST_OFF,
    Drawn,
    compiled_decks,
    pdf_pictures,
    worst_place,
    worst_tile,
)

pytestmark = pytest.mark.skipif(IS_MISSING, reason="needs Chromium and Playwright")
# Every so many pages of each deck: with another look, other ones.
STEP = 16


@pytest.mark.parametrize(("look", "first"), [("seminar", 0), ("gazette", 4)])
def test_characters_stand_where_they_were_measured_and_pictures_are_those_of_the_pdf(
    browser: Any, look: str, first: int
) -> None:
    for compiled in compiled_decks(look):
        scene, fonts = compiled.scene, compiled.fonts
        pages = scene.pages[first::STEP]
        pictures = pdf_pictures(scene, fonts, pages)
        drawn = Drawn(scene, fonts, browser).of(pages)
        for (page, tab), picture in zip(drawn, pictures, strict=True):
            assert worst_place(page, tab, fonts) <= MOST_OFF, f"{page.id} in {look}"
            assert worst_tile(page, tab, picture) <= MOST_DIFFERENT, f"{page.id} in {look}"
