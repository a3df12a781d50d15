"""The pages on paper beside the text: each opens where the slide stands, and leads to it."""

from __future__ import annotations

import re
from typing import Any

from tests.studio.open_studio import OpenStudio


def sheet(studio: OpenStudio, name: str) -> None:
    studio.page.get_by_role("tab", name=name).click()
    studio.page.locator(".sheet svg").first.wait_for()


def caption(studio: OpenStudio, words: str) -> Any:
    return studio.page.get_by_role("heading", name=words, exact=True)


def test_a_tab_opens_at_the_page_of_the_slide_at_once_and_the_page_follows_it(
    studio: OpenStudio,
) -> None:
    """Where a kind of sheet was never laid out, its first page was shown."""
    studio.choose("What happens next")
    sheet(studio, "Notes page")
    caption(studio, "Notes, page 3 of 3").wait_for()
    studio.choose("Five things")
    caption(studio, "Notes, page 2 of 3").wait_for()
    studio.button("Page before").click()
    caption(studio, "Notes, page 1 of 3").wait_for()
    studio.page.locator("#picture").press("PageDown")
    caption(studio, "Notes, page 2 of 3").wait_for()
    studio.page.locator("#picture").press("PageDown")
    caption(studio, "Notes, page 3 of 3").wait_for()
    studio.page.locator("#picture").press("PageDown")
    studio.button("Page after").dispatch_event("click")
    studio.status("This is the last page")
    caption(studio, "Notes, page 3 of 3").wait_for()


def test_a_click_on_a_slide_of_a_sheet_leads_to_it_and_the_page_stays(studio: OpenStudio) -> None:
    sheet(studio, "Handout sheet")
    name = re.compile("^Handout, page 1 of")
    studio.page.get_by_role("heading", name=name).wait_for()
    studio.page.locator(".sheet text", has_text="Fares are not").first.click()
    studio.page.locator(".slide-row[aria-current]", has_text="Five things").wait_for()
    studio.page.get_by_role("heading", name=name).wait_for()


def test_a_click_on_a_text_of_the_reading_page_leads_to_it(studio: OpenStudio) -> None:
    """It did nothing: only pictures of slides led anywhere."""
    sheet(studio, "Reading page")
    studio.page.get_by_text("Click a text to go to it").wait_for()
    studio.page.locator(".sheet text", has_text="A visit in July").first.click()
    studio.page.locator(".slide-row[aria-current]", has_text="What happens next").wait_for()
    studio.page.locator(".cm-activeLine", has_text="A visit in July").wait_for()
