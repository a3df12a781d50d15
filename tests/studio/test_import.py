"""A presentation is dropped: its report stands beside the slides, and it can be changed."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from tests.studio.open_studio import MOST_MS, OpenStudio, opened, serve, write_project
from tests.studio.test_accessibility import violations
from tests.studio.test_small_windows import COVERED


def presentation() -> bytes:
    """Three slides; the last has a picture of which nobody has said what it shows."""
    deck = Presentation()
    for title, points in (("What we heard", "Evenings\nSundays"), ("What comes next", "A letter")):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = points
    slide.notes_slide.notes_text_frame.text = "Slowly."
    picture = io.BytesIO()
    Image.new("RGB", (600, 400), (90, 140, 150)).save(picture, "PNG")
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "The hall"
    shown = slide.shapes.add_picture(picture, Inches(2), Inches(2), Inches(5))
    shown._element.nvPicPr.cNvPr.set("descr", "")
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


def prints(studio: OpenStudio) -> None:
    """On paper each slide stands as it was and as it is."""
    count = "document.querySelectorAll('.both-printed svg').length"
    studio.page.evaluate(f"window.print = () => {{ document.title = `${{{count}}} printed`; }}")
    studio.button("Print", exact=True).click()
    assert studio.page.title() == "2 printed"
    assert studio.page.evaluate(count) == 0


def is_found_by_the_next_run(studio: OpenStudio) -> None:
    """The report, with what was seen of it, and the picture of the old file."""
    studio.server.stop()
    studio.server = serve(studio.folder)
    studio.page.goto(studio.server.address)
    if not studio.page.locator(".row-title", has_text="What comes in June").count():
        studio.page.locator(".deck-name select").select_option("spring")
    studio.button("Import report").click()
    studio.page.get_by_text("1 of 1 seen").wait_for()
    before = studio.page.get_by_role("img", name="Slide 3 of the file, its parts")
    before.locator("image").wait_for()
    studio.page.get_by_role("tab", name="Now, large").click()
    before.wait_for(state="detached")
    studio.page.get_by_role("tab", name="Text", exact=True).click()
    studio.text.wait_for()
    assert "\n".join(violations(studio.page)) == ""
    # The browser tells that the first server had gone.
    studio.console[:] = [told for told in studio.console if "ERR_" not in told]


def test_a_presentation_is_imported_and_changed(browser: Any, tmp_path: Path) -> None:
    write_project(tmp_path)
    with opened(browser, tmp_path) as studio:
        studio.row("Five things").wait_for()
        studio.page.evaluate(
            """data => {
                const bytes = Uint8Array.from(atob(data), one => one.charCodeAt(0));
                const transfer = new DataTransfer();
                transfer.items.add(new File([bytes], 'spring.pptx'));
                const how = {dataTransfer: transfer, cancelable: true};
                window.dispatchEvent(new DragEvent('drop', how));
            }""",
            base64.b64encode(presentation()).decode(),
        )
        studio.page.get_by_role("heading", name="words are accounted for").wait_for(
            timeout=4 * MOST_MS
        )
        studio.row("What we heard").wait_for()
        assert "\n".join(violations(studio.page)) == ""
        description = studio.page.get_by_label("Description", exact=True)
        description.and_(studio.page.locator(":focus")).wait_for()
        frame = studio.page.locator(".point-frame").bounding_box()
        shown = studio.page.locator(".now-picture image").bounding_box()
        assert abs(frame["x"] + 3 - shown["x"]) < 2
        assert abs(frame["width"] - 6 - shown["width"]) < 2
        studio.page.set_viewport_size({"width": 1024, "height": 700})
        assert studio.page.evaluate(COVERED) == []
        studio.page.set_viewport_size({"width": 1440, "height": 900})
        # Who leaves the field without its button loses none of it.
        description.fill("The hall")
        studio.button("To the text").click()
        assert "alt: The hall\n" in studio.source
        studio.button("Import report").click()
        description.fill("The hall: empty")
        studio.button("Save and go to the next").click()
        studio.page.get_by_text("1 of 1 seen").wait_for()
        studio.button("To the text").click()
        assert 'alt: "The hall: empty"' in studio.source
        studio.button("Import report").click()
        studio.page.get_by_text("1 of 1 seen").wait_for()
        prints(studio)
        studio.button("To the text").click()
        studio.choose("What comes next")
        studio.picture("What comes next").first.click()
        field = studio.page.get_by_role("textbox", name="Change Title")
        field.fill("What comes in June")
        field.press("Enter")
        studio.row("What comes in June").wait_for()
        studio.page.keyboard.press("Control+s")
        studio.status("All changes saved")
        is_found_by_the_next_run(studio)
    assert any(
        "What comes in June" in path.read_text("utf-8")
        for path in (tmp_path / "decks").glob("*.yaml")
    )
