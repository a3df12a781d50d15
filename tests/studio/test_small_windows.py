"""At 1280 x 720 nothing lies over something else, is cut off or out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.studio.open_studio import OpenStudio, opened

SMALL = {"width": 1280, "height": 720}
# What is wider than its place, of that which says something.
CUT = """where => [...document.querySelectorAll(where)]
    .filter(one => one.offsetWidth && one.scrollWidth > one.clientWidth + 1)
    .map(one => one.textContent)"""
# What is not wholly in the window.
OUTSIDE = """where => [...document.querySelectorAll(where)].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && (box.left < 0 || box.right > innerWidth || box.bottom > innerHeight);
}).map(one => one.textContent)"""


@pytest.fixture
def small_window(studio: OpenStudio) -> Iterator[OpenStudio]:
    studio.page.set_viewport_size(SMALL)
    yield studio
    studio.page.set_viewport_size({"width": 1440, "height": 900})


def boxes(studio: OpenStudio, where: str) -> list[dict[str, Any]]:
    found = (one.bounding_box() for one in studio.page.locator(where).all())
    return [box for box in found if box and box["width"]]


def test_labels_and_buttons_at_1280_stand_side_by_side(small_window: OpenStudio) -> None:
    studio = small_window
    studio.choose("Five things")
    studio.picture("Evenings").first.wait_for()
    # The slide's buttons are those that need most room beside their choice.
    for where in (".top .choice-label, .top .button", ".slide-actions .button", ".pane-head h2"):
        assert studio.page.evaluate(CUT, where) == []
        assert studio.page.evaluate(OUTSIDE, where) == []
    for line in (".top .choice, .top .button", ".slide-actions .button, .slide-actions select"):
        row = sorted(boxes(studio, line), key=lambda box: float(box["x"]))
        assert len(row) > 4
        for one, two in pairwise(row):
            assert one["x"] + one["width"] <= two["x"] + 0.5
    tabs = boxes(studio, ".picture-pane [role=tab]")
    assert len({round(box["y"]) for box in tabs}) == 1
    assert studio.page.evaluate(OUTSIDE, ".picture-pane [role=tab]") == []


def test_a_sheet_and_what_is_said_of_it_stand_side_by_side(small_window: OpenStudio) -> None:
    small_window.page.get_by_role("tab", name="Handout sheet").click()
    small_window.page.locator(".sheet svg").first.wait_for()
    sheet, about = boxes(small_window, ".sheet, .about-sheet")
    assert sheet["x"] + sheet["width"] <= about["x"]
    assert small_window.page.evaluate(OUTSIDE, ".about-sheet select, .about-sheet .button") == []


def test_the_button_that_makes_the_first_deck_is_in_reach_and_says_what_is_missing(
    browser: Any, tmp_path: Path
) -> None:
    """It lay below the edge of a small window; without a name it said so, far from the field."""
    with opened(browser, tmp_path, viewport=SMALL) as studio:
        make = studio.button("Make my first deck")
        studio.page.get_by_role("radio", name="Chancery").wait_for()
        studio.at_rest()
        box = make.bounding_box()
        assert box["y"] + box["height"] <= SMALL["height"] - 32
        make.click()
        studio.page.get_by_text("Write the name of your organisation first").wait_for()
        name = studio.page.get_by_label("Name of your organisation")
        name.and_(studio.page.locator(":focus")).and_(
            studio.page.locator("[aria-invalid]")
        ).wait_for()
        name.fill("The Eastmere Programme")
        assert studio.page.locator("[aria-invalid]").count() == 0
        # Looks are shown in the language that is chosen.
        studio.page.get_by_label("Language").select_option("de")
        studio.page.locator(".large-cover").get_by_text("Präsentation").wait_for()
        assert list(tmp_path.iterdir()) == []


def test_at_200_per_cent_keys_lead_to_each_pane_and_a_text_is_changed_where_it_is_seen(
    studio: OpenStudio,
) -> None:
    """The text was focused before its pane was drawn, so that the focus was lost."""
    page = studio.page
    page.set_viewport_size({"width": 640, "height": 360})
    try:
        studio.text.focus()
        where = []
        for _ in range(4):
            page.keyboard.press("F6")
            studio.at_rest()
            where.append(
                page.evaluate(
                    "document.activeElement.closest('section.pane, .faults')"
                    "?.getAttribute('aria-label')"
                )
            )
        assert where == ["Faults and advice", "Picture", "Slides", "Text"]
        page.get_by_role("tab", name="Slides").click()
        studio.button("Add a slide").click()
        page.get_by_role("radio", name="Points", exact=False).first.wait_for()
        page.keyboard.press("Enter")
        field = page.get_by_role("textbox", name="Change Title")
        field.and_(page.locator(":focus")).wait_for()
    finally:
        page.set_viewport_size({"width": 1440, "height": 900})


COVERED = """() => [...document.querySelectorAll(".pane-head *, .slide-actions *")]
    .filter(one => one.matches("button, select"))
    .filter(one => {
        const box = one.getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        return box.width < 44 || !one.contains(document.elementFromPoint(x, y));
    })
    .map(one => one.outerHTML.slice(0, 80))"""


def test_nothing_lies_over_a_button_in_a_window_of_1024(studio: OpenStudio) -> None:
    """The way out of the report of an import lay below the picture, and the text had no room."""
    studio.choose("Five things")
    studio.page.set_viewport_size({"width": 1024, "height": 700})
    try:
        studio.at_rest()
        assert studio.page.evaluate(COVERED) == []
        assert studio.page.locator(".text-pane").bounding_box()["width"] > 350
    finally:
        studio.page.set_viewport_size({"width": 1440, "height": 900})
