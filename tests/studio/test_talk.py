"""The talk: keys of clickers, the speaker's window with notes, next slide and clock."""

from __future__ import annotations

import re

from tests.studio.open_studio import DECK, OpenStudio
from tests.studio.test_accessibility import violations


def test_a_talk_goes_by_the_keys_of_a_clicker(studio: OpenStudio) -> None:
    studio.choose("Five things")
    page = studio.page
    page.keyboard.press("F5")
    page.locator(".talk-slide").get_by_role("img", name="Five things").wait_for()
    page.keyboard.press("PageDown")
    page.locator(".talk-slide").get_by_role("img", name="What we will do").wait_for()
    page.keyboard.press(".")
    page.locator(".talk-slide").wait_for(state="detached")
    page.keyboard.press(".")
    page.keyboard.press("PageDown")
    page.locator(".talk-slide").get_by_role("img", name="One login").wait_for()
    # The hidden slide between them is left out, there and back.
    page.keyboard.press("PageDown")
    page.locator(".talk-slide").get_by_role("img", name="What happens next").wait_for()
    page.keyboard.press("PageDown")
    page.keyboard.press("PageUp")
    page.locator(".talk-slide").get_by_role("img", name="One login").wait_for()
    page.keyboard.press("Escape")
    page.locator(".slide-row[aria-current]", has_text="One login").wait_for()


def test_the_speakers_window_follows_and_leads(studio: OpenStudio) -> None:
    studio.choose("Five things")
    page = studio.page
    page.keyboard.press("F5")
    page.locator(".talk-slide").get_by_role("img").wait_for()
    with page.context.expect_page() as opening:
        page.keyboard.press("n")
    speaker = opening.value
    speaker.on("console", lambda told: studio.console.append(told.text))
    speaker.get_by_text("Say that nobody asked for an app.").wait_for()
    speaker.get_by_role("heading", name="Next: slide 3").wait_for()
    assert "\n".join(violations(speaker)) == ""
    speaker.keyboard.press("PageDown")
    page.locator(".talk-slide").get_by_role("img", name="What we will do").wait_for()
    speaker.get_by_role("button", name="Pause the clock").click()
    speaker.get_by_role("button", name="Start the clock").wait_for()
    speaker.keyboard.press("b")
    page.locator(".talk-slide").wait_for(state="detached")
    speaker.keyboard.press("g")
    speaker.get_by_role("spinbutton", name="Number of the slide").fill("1")
    speaker.keyboard.press("Enter")
    page.locator(".talk-slide").get_by_role("img", name=re.compile("Right first time")).wait_for()
    speaker.get_by_role("button", name="Larger").click()
    # At 200 % the slide was a line, and buttons lay beyond the edge.
    speaker.set_viewport_size({"width": 640, "height": 360})
    assert speaker.locator(".now svg").bounding_box()["width"] > 200
    end = speaker.get_by_role("button", name="End the talk").bounding_box()
    assert end["x"] + end["width"] <= 640
    assert end["y"] + end["height"] <= 360
    assert speaker.evaluate("document.documentElement.scrollWidth <= innerWidth")
    speaker.close()
    page.keyboard.press("Escape")
    page.locator(".slide-row[aria-current]").wait_for()


def test_a_talk_in_4_to_3_is_seen_whole_in_both_windows(studio: OpenStudio) -> None:
    studio.begin_anew(DECK.replace("language: en-GB", 'language: en-GB\naspect: "4:3"'))
    page = studio.page
    studio.choose("Five things")
    page.keyboard.press("F5")
    shown = page.locator(".talk-slide svg")
    shown.wait_for()
    # The slide's own ground, in the middle of a black window that is as high as it.
    whole = page.locator(".talk-slide svg > g, .talk-slide svg > rect").first.bounding_box()
    assert shown.evaluate("svg => svg.viewBox.baseVal.width * 3 == svg.viewBox.baseVal.height * 4")
    assert whole["height"] <= 901
    with page.context.expect_page() as opening:
        page.keyboard.press("n")
    speaker = opening.value
    speaker.get_by_role("heading", name="Next: slide 3").wait_for()
    for width, height in ((1440, 900), (1280, 720)):
        speaker.set_viewport_size({"width": width, "height": height})
        buttons = speaker.locator(".speaker-buttons").bounding_box()
        for place in (".now svg", ".next-slide svg"):
            box = speaker.locator(place).bounding_box()
            assert abs(box["width"] / box["height"] - 4 / 3) < 0.02, (place, width)
            assert box["height"] > 100, (place, width)
            assert box["y"] + box["height"] <= buttons["y"], (place, width)
    speaker.close()
    page.keyboard.press("Escape")
