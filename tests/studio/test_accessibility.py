"""Every view without a fault that axe finds, light and dark; no view is wider than the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

import pytest

from tests.studio.open_studio import DECK, OpenStudio, drop_picture

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What the size of the window can break.
BY_SIZE = ("target-size", "scrollable-region-focusable", "aria-hidden-focus")
# Texts on slides are of the deck: their contrast is checked where templates are.
ASK = """([type, values]) => axe.run({exclude: [['svg text']]},
    {runOnly: {type, values}, resultTypes: ['violations']})"""


def violations(page: Any, *rules: str) -> list[str]:
    """What axe finds, or by these rules alone."""
    # Not as a script of the page: the page takes none.
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found = page.evaluate(ASK, ["rule", [*rules]] if rules else ["tag", TAGS])
    return [
        f"{broken['id']} ({broken['impact']}): {broken['help']} at {node['target']}"
        for broken in found["violations"]
        for node in broken["nodes"]
    ]


def write(studio: OpenStudio) -> None:
    studio.choose("Five things")


def fault(studio: OpenStudio) -> None:
    studio.page.locator(".cm-line", has_text="points:").first.click()
    studio.page.keyboard.press("Home")
    studio.page.keyboard.type("x")
    studio.page.get_by_role("group", name="Fault").wait_for()


def broken(studio: OpenStudio) -> None:
    studio.page.locator(".cm-line", has_text="title: One login").click()
    studio.page.keyboard.press("End")
    studio.page.keyboard.type(": [")
    studio.page.get_by_role("heading", name="Why is the picture old?").wait_for()


def in_place(studio: OpenStudio) -> None:
    studio.choose("One login")
    studio.picture("One login").first.click()
    studio.page.get_by_role("textbox", name="Change Title").wait_for()


def gallery(studio: OpenStudio) -> None:
    studio.button("Add a slide").click()
    studio.page.get_by_role("radio").first.wait_for()


def keys(studio: OpenStudio) -> None:
    studio.page.keyboard.press("F1")
    studio.page.get_by_role("dialog").wait_for()


def help_for_line(studio: OpenStudio) -> None:
    studio.button("Help for this line").click()
    studio.page.get_by_role("dialog").wait_for()


def find(studio: OpenStudio) -> None:
    studio.button("Find", exact=True).click()
    studio.page.locator(".cm-search").wait_for()


def handout(studio: OpenStudio) -> None:
    studio.page.get_by_role("tab", name="Handout sheet").click()
    studio.page.locator(".sheet svg").first.wait_for()


def reading(studio: OpenStudio) -> None:
    studio.page.get_by_role("tab", name="Reading page").click()
    studio.page.locator(".sheet svg").first.wait_for()


def dropped(studio: OpenStudio) -> None:
    studio.choose("Five things")
    studio.page.get_by_label("Layout").select_option("picture-text")
    studio.at_rest()
    drop_picture(studio)
    studio.page.get_by_role("region", name="The picture you dropped").wait_for()


def talk(studio: OpenStudio) -> None:
    studio.page.keyboard.press("F5")
    studio.page.locator(".talk-slide svg").wait_for()


def conflict(studio: OpenStudio) -> None:
    studio.page.locator(".cm-line", has_text="- Evenings").click()
    studio.page.keyboard.press("End")
    studio.page.keyboard.type(" and mornings")
    studio.status("Not saved yet")
    path = studio.folder / "decks" / "talk.yaml"
    path.write_text(DECK.replace("- Evenings", "- Late evenings"), "utf-8")
    studio.at_rest()
    studio.page.keyboard.press("Control+s")
    studio.page.get_by_role("heading", name="The file was changed somewhere else").wait_for()


VIEWS: tuple[Callable[[OpenStudio], None], ...] = (
    *(write, fault, broken, in_place, gallery, keys, help_for_line, find, handout, reading),
    *(dropped, talk, conflict),
)


@pytest.fixture
def axe() -> None:
    if find_spec("axe_playwright_python") is None:
        pytest.skip("axe is not installed: axe-playwright-python")


@pytest.fixture(params=VIEWS, ids=lambda view: view.__name__)
def view(request: pytest.FixtureRequest, studio: OpenStudio) -> Iterator[OpenStudio]:
    request.param(studio)
    yield studio
    studio.page.emulate_media(color_scheme="light")
    studio.page.set_viewport_size({"width": 1440, "height": 900})


def test_every_view_is_accessible_light_and_dark_and_at_200_per_cent(
    axe: None, view: OpenStudio
) -> None:
    assert "\n".join(violations(view.page)) == ""
    view.page.emulate_media(color_scheme="dark")
    assert "\n".join(violations(view.page, "color-contrast")) == ""
    view.page.set_viewport_size({"width": 640, "height": 360})
    assert "\n".join(violations(view.page, *BY_SIZE)) == ""
    assert view.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
