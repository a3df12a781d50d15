"""A presentation is dropped: its report stands beside the slides, and it can be changed."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

from pptx import Presentation

from tests.studio.open_studio import opened, write_project
from tests.studio.test_accessibility import violations


def presentation() -> bytes:
    deck = Presentation()
    for title, points in (("What we heard", "Evenings\nSundays"), ("What comes next", "A letter")):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = points
    slide.notes_slide.notes_text_frame.text = "Slowly."
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


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
        studio.page.get_by_role("heading", name="words are accounted for").wait_for(timeout=20000)
        studio.row("What we heard").wait_for()
        assert "\n".join(violations(studio.page)) == ""
        studio.button("To the text").click()
        studio.choose("What comes next")
        studio.picture("What comes next").first.click()
        field = studio.page.get_by_role("textbox", name="Change Title")
        field.fill("What comes in June")
        field.press("Enter")
        studio.row("What comes in June").wait_for()
        studio.page.keyboard.press("Control+s")
        studio.status("All changes saved")
    assert any(
        "What comes in June" in path.read_text("utf-8")
        for path in (tmp_path / "decks").glob("*.yaml")
    )
