"""Slides are moved, copied, hidden, dropped and added; each is one step to undo."""

from __future__ import annotations

import re

from tests.studio.open_studio import OpenStudio, drop_picture

MOVED = re.compile(r", now \d")
ORDER = ["Five things that came up again", "One login for every child", "What happens next"]


def order(studio: OpenStudio) -> list[str]:
    return [title for title in studio.titles if title in ORDER]


def settled(studio: OpenStudio, wanted: list[str]) -> list[str]:
    """The order that the list comes to: it follows the text a moment later."""
    for _ in range(50):
        if order(studio) == wanted:
            break
        studio.at_rest()
    return order(studio)


def test_a_search_in_the_gallery_finds_first_what_is_called_so(studio: OpenStudio) -> None:
    studio.button("Add a slide").click()
    studio.page.get_by_role("radio").first.wait_for()
    for word, name in (("chart", "Column chart"), ("compare", "Comparison"), ("photo", "Picture")):
        studio.page.get_by_role("searchbox").fill(word)
        chosen = studio.page.get_by_role("radio", checked=True)
        chosen.filter(has_text=name).wait_for()
    studio.page.keyboard.press("Escape")


def test_keys_move_a_slide_and_keep_the_focus(studio: OpenStudio) -> None:
    studio.choose("One login")
    studio.row("One login").press("Alt+ArrowDown")
    studio.page.keyboard.press("Alt+ArrowDown")
    studio.page.locator("li:last-child .row-title", has_text="One login").wait_for()
    assert order(studio) == [ORDER[0], ORDER[2], ORDER[1]]
    assert "One login" in studio.page.evaluate("document.activeElement.textContent")


def test_buttons_move_a_slide_and_undo_brings_it_back(studio: OpenStudio) -> None:
    before = studio.source
    studio.choose("Five things")
    studio.button("Move down").click()
    studio.status("Slide 2, now")
    assert studio.source != before
    studio.button("Undo").click()
    studio.at_rest()
    assert studio.source == before


def test_undo_takes_back_a_move_and_not_what_was_typed_before(studio: OpenStudio) -> None:
    """Each edit by a button joined the step before it."""
    studio.page.locator(".cm-line", has_text="- Evenings").click()
    studio.page.keyboard.press("End")
    studio.page.keyboard.type(" and mornings")
    before = studio.source
    studio.button("Move down").click()
    studio.status("Slide 2, now")
    studio.button("Undo").click()
    assert studio.source == before
    studio.button("Duplicate").click()
    studio.status("A copy of")
    studio.button("Hide").click()
    studio.status("is hidden now")
    studio.button("Undo").click()
    studio.button("Undo").click()
    assert studio.source == before


def test_a_slide_is_drawn_to_its_place_by_the_pointer(studio: OpenStudio) -> None:
    studio.choose("Five things")
    studio.at_rest()
    grip = studio.button("Move slide 2, or Alt + Up and Down").bounding_box()
    last = studio.row("What happens next").bounding_box()
    studio.page.mouse.move(grip["x"] + 8, grip["y"] + 8)
    studio.page.mouse.down()
    studio.page.mouse.move(last["x"] + 30, last["y"] + last["height"] - 6, steps=5)
    studio.page.locator(".lands-after").wait_for()
    studio.page.mouse.up()
    studio.status(MOVED)
    moved = [ORDER[1], ORDER[2], ORDER[0]]
    assert settled(studio, moved) == moved
    studio.button("Undo").click()
    assert settled(studio, ORDER) == ORDER


def test_escape_leaves_a_slide_where_it_was(studio: OpenStudio) -> None:
    before = studio.source
    grip = studio.button("Move slide 2, or Alt + Up and Down").bounding_box()
    studio.page.mouse.move(grip["x"] + 8, grip["y"] + 8)
    studio.page.mouse.down()
    studio.page.mouse.move(grip["x"] + 8, grip["y"] + 300)
    studio.page.keyboard.press("Escape")
    studio.page.mouse.up()
    studio.at_rest()
    assert studio.source == before


def test_copy_hide_and_delete(studio: OpenStudio) -> None:
    before = studio.source
    studio.choose("What happens next")
    studio.button("Duplicate").click()
    studio.status("A copy of")
    assert order(studio).count("What happens next") == 2
    studio.button("Delete").click()
    studio.status("was deleted")
    assert order(studio).count("What happens next") == 1
    studio.choose("What happens next")
    studio.button("Hide").click()
    studio.status("is hidden now")
    studio.row("What happens next").get_by_text("Hidden").wait_for()
    studio.button("Show", exact=True).click()
    studio.status("is shown again")
    assert studio.source == before


def test_a_slide_is_added_from_the_gallery_by_keys(studio: OpenStudio) -> None:
    studio.choose("Five things")
    studio.button("Add a slide").click()
    dialog = studio.page.get_by_role("dialog", name="Add a slide")
    dialog.get_by_role("radio").first.wait_for()
    studio.page.keyboard.type("before and after")
    dialog.get_by_role("radio").first.wait_for()
    studio.page.keyboard.press("Enter")
    field = studio.page.get_by_role("textbox", name="Change Title")
    field.fill("Then and now")
    field.press("Enter")
    studio.row("Then and now").wait_for()
    titles = studio.titles
    assert titles.index("Then and now") == titles.index(ORDER[0]) + 1


def test_a_picture_that_nobody_described_is_described_from_its_advice(studio: OpenStudio) -> None:
    """The advice led to `alt: ask` in the text only, once the card of the drop was left."""
    page = studio.page
    studio.choose("Five things")
    studio.button("Add a slide").click()
    page.get_by_role("radio", name="Picture", exact=False).first.click()
    studio.button("Add this slide").click()
    page.get_by_role("textbox", name="Change Title").press("Enter")
    drop_picture(studio)
    dropped = page.get_by_role("region", name="The picture you dropped")
    dropped.wait_for()
    page.locator(".point-frame").wait_for()
    # Nothing is said of it yet: the button says so, and writes nothing.
    dropped.get_by_role("button", name="Save").dispatch_event("click")
    studio.status("Write first what the picture shows")
    studio.choose("One login")
    studio.button("Describe it").first.click()
    field = page.get_by_role("textbox", name="Description, for those who cannot see it")
    field.and_(page.locator(":focus")).wait_for()
    field.fill("The hall, with chairs in rows")
    field.press("Enter")
    page.locator(".cm-line", has_text="The hall, with chairs in rows").wait_for()
    studio.button("Describe it").first.wait_for(state="detached")
