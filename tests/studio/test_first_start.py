"""From an empty folder to a built pack of eight slides, without a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefgen import open_deck
from tests.studio.open_studio import MOST_MS, OpenStudio, drop_picture, opened, photograph
from tests.studio.test_accessibility import violations


def begin(studio: OpenStudio) -> None:
    page = studio.page
    page.get_by_label("Name of your organisation").fill("The Eastmere Programme")
    page.get_by_role("radio", name="Chancery").check()
    page.get_by_role("radio", name="An empty deck").check()
    page.get_by_label("Language").select_option("English (Ireland)")
    logo = {"name": "logo.png", "mimeType": "image/png", "buffer": photograph()}
    page.get_by_label("Logo, if you have one").set_input_files(logo)
    studio.button("Make my first deck").click()
    page.locator(".slide-row").first.wait_for()
    page.get_by_role("textbox", name="Change Title").and_(page.locator(":focus")).wait_for()


def add(studio: OpenStudio, layout: str, title: str) -> None:
    """A slide at the end, but for the closing one."""
    count = studio.page.locator(".slide-row").count()
    studio.button("Add a slide").click()
    card = studio.page.get_by_role("radio", name=layout).first
    card.click()
    studio.button("Add this slide").click()
    field = studio.page.get_by_role("textbox", name="Change Title")
    field.fill(title)
    field.press("Enter")
    studio.row(title).wait_for()
    assert studio.page.locator(".slide-row").count() == count + 1


def change_and_build_again(studio: OpenStudio) -> None:
    """One word, and the slides a page of the handout: what is new is said of each file."""
    page = studio.page
    studio.choose("It begins in May")
    studio.picture("It begins in May").first.click()
    field = page.get_by_role("textbox", name="Change Title")
    field.fill("It begins in June")
    field.press("Enter")
    page.get_by_role("tab", name="Handout sheet").click()
    page.get_by_label("Slides a page").select_option("3, with lines")
    page.get_by_role("heading", name="of 3").wait_for()
    studio.status("The handout has 3 slides a page now")
    studio.button("Build", exact=True).click()
    page.get_by_role("heading", name="What changed since").wait_for(timeout=4 * MOST_MS)
    page.get_by_text("“It begins in May” is now “It begins in June”").wait_for()
    assert page.get_by_role("row", name="Slides for the room").get_by_text("1 slide").count() == 1


def test_from_an_empty_folder_to_a_built_pack(browser: Any, tmp_path: Path) -> None:
    with opened(browser, tmp_path) as studio:
        page = studio.page
        page.get_by_role("radio", name="Chancery").wait_for()
        assert list(tmp_path.iterdir()) == []
        assert "\n".join(violations(page)) == ""
        studio.button("Make my first deck").click()
        page.get_by_text("Write the name of your organisation first").wait_for()
        begin(studio)
        page.keyboard.press("Escape")
        studio.choose(studio.titles[0])
        for layout, title in (
            ("Points", "What we heard"),
            ("Column chart", "Calls by month"),
            ("Comparison", "Two ways"),
            ("Picture and points", "The hall"),
            ("Statement", "It begins in May"),
            ("Quotation", "A neighbour"),
            ("Timeline", "The way there"),
        ):
            add(studio, layout, title)
        studio.choose("The hall")
        drop_picture(studio)
        page.get_by_label("Description, for those who cannot see it").fill("The town hall at noon")
        studio.button("Save", exact=True).click()
        studio.choose("What we heard")
        studio.button("Write notes").click()
        page.get_by_role("textbox", name="Notes for the speaker").fill("Slowly.")
        studio.button("Done").click()
        page.get_by_role("heading", name="No faults").wait_for()
        studio.button("Build", exact=True).click()
        page.get_by_role("heading", name="Your pack is ready").wait_for(timeout=4 * MOST_MS)
        page.get_by_text("This is the first pack").wait_for()
        assert "\n".join(violations(page)) == ""
        studio.button("Back to writing").click()
        studio.status("All changes saved")
        change_and_build_again(studio)
    config = studio.file("briefgen.yaml")
    assert "language: en-IE" in config
    assert "per-page: 3" in config
    assert "file: logo.png" in studio.file("assets/templates/house/template.yaml")
    deck = next((tmp_path / "output").rglob("*.pptx"))
    slides = open_deck(deck).slides
    assert len(slides) >= 8
    assert any(
        slide.has_notes_slide and "Slowly." in slide.notes_slide.notes_text_frame.text
        for slide in slides
    )
    assert any(shape.has_chart for slide in slides for shape in slide.shapes)
