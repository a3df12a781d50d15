"""Changes made elsewhere, conflicts, a server that stops: no word is lost."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from tests.studio.open_studio import DECK, OpenStudio, opened, serve, write_project

GONE = re.compile("net::ERR_|WebSocket")


def type_behind(studio: OpenStudio, line: str, words: str) -> None:
    studio.page.locator(".cm-line", has_text=line).first.click()
    studio.page.keyboard.press("End")
    studio.page.keyboard.type(words)
    studio.status("Not saved yet")


_SLOW_FRAMES = """
const paint = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (draw) =>
  performance.now() < 1500 ? setTimeout(() => paint(draw), 1500) : paint(draw);
"""


def test_a_click_at_once_after_opening_writes_where_it_was_aimed(studio: OpenStudio) -> None:
    """The text was moved up to the first slide in the first frame: words went to another line."""
    page = studio.page.context.new_page()
    page.add_init_script(_SLOW_FRAMES)
    page.goto(studio.address)
    line = page.locator(".cm-line", has_text="- Evenings").first
    line.wait_for()
    box = line.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.keyboard.press("End")
    page.keyboard.type(" and mornings")
    page.locator(".cm-line", has_text="- Evenings and mornings").wait_for()
    page.close()


def save_elsewhere(studio: OpenStudio, old: str, new: str) -> None:
    path = studio.folder / "decks" / "talk.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_change_elsewhere_comes_into_the_page(studio: OpenStudio) -> None:
    save_elsewhere(studio, "It begins in May.", "It begins in June.")
    studio.page.locator(".cm-line", has_text="It begins in June.").wait_for()


def test_changes_of_both_sides_fit_together(studio: OpenStudio) -> None:
    type_behind(studio, "- Evenings", " and mornings")
    save_elsewhere(studio, "It begins in May.", "It begins in June.")
    studio.at_rest()
    studio.page.keyboard.press("Control+s")
    studio.status("All changes saved")
    assert studio.file() == DECK.replace("Evenings", "Evenings and mornings").replace("May", "June")
    studio.page.locator(".cm-line", has_text="It begins in June.").wait_for()


def test_a_conflict_is_decided_place_by_place(studio: OpenStudio) -> None:
    type_behind(studio, "- Evenings", " and mornings")
    save_elsewhere(studio, "- Evenings", "- Late evenings")
    studio.at_rest()
    studio.page.keyboard.press("Control+s")
    studio.page.get_by_role("heading", name="The file was changed somewhere else").wait_for()
    assert "- Late evenings\n" in studio.file()
    studio.page.get_by_text("Evenings and mornings").first.wait_for()
    # Each side shows the place between the lines round it, and the list says which slide it is.
    place = studio.page.get_by_role("region", name="Place 1 of 1")
    assert place.get_by_text("points:").count() == 2
    assert place.get_by_text("Sundays: from people").count() == 2
    studio.row("Five things").get_by_text("Two versions").wait_for()
    studio.button("Go to place 1").press("Enter")
    studio.page.get_by_role("radio", name="Write this place myself").check()
    studio.row("Five things").get_by_text("Decided").wait_for()
    own = studio.page.get_by_role("textbox", name="Your text for this place")
    own.fill(own.input_value().replace("Evenings and mornings", "Late evenings and mornings"))
    studio.button("Save the result").click()
    studio.status("All changes saved")
    assert studio.file() == DECK.replace("- Evenings", "- Late evenings and mornings")


def test_a_conflict_may_wait_and_nothing_is_written(studio: OpenStudio) -> None:
    type_behind(studio, "- Evenings", " and mornings")
    save_elsewhere(studio, "- Evenings", "- Late evenings")
    theirs = studio.file()
    studio.at_rest()
    studio.page.keyboard.press("Control+s")
    studio.button("Decide later").click()
    studio.status("Not saved yet")
    assert studio.file() == theirs
    assert "- Evenings and mornings" in studio.source


def test_a_part_of_a_text_that_another_window_changed_is_sent_as_a_whole(
    studio: OpenStudio,
) -> None:
    """The page sends what is typed as a part of the text that the server had from it."""
    type_behind(studio, "- Evenings", " and mornings")
    studio.at_rest()
    other = {"file": 0, "text": DECK.replace("- Evenings", "- Nights")}
    studio.ask("state", {"have": 0, "revision": 0, "texts": [other]})
    studio.asked.clear()
    studio.page.keyboard.type("!")
    studio.at_rest()
    texts = [one for state in map(json.loads, studio.asked) for one in state["texts"]]
    assert [(one["part"] is None, "!" in one["text"]) for one in texts] == [
        (False, True),
        (True, True),
    ]
    studio.page.keyboard.press("Control+s")
    studio.status("All changes saved")
    assert studio.file() == DECK.replace("Evenings", "Evenings and mornings!")


def test_a_server_that_stops_loses_no_word_and_git_shows_the_edits_only(
    browser: Any, tmp_path: Path
) -> None:
    write_project(tmp_path)
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "1"],
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    with opened(browser, tmp_path) as studio:
        type_behind(studio, "- Evenings", " and mornings")
        kept = tmp_path / ".briefgen" / "unsaved.json"
        while not (kept.exists() and "and mornings" in kept.read_text("utf-8")):
            studio.page.wait_for_timeout(100)
        studio.at_rest()  # a question under way would be cut off, and the browser complain of it
        studio.server.stop()
        studio.status("The studio was stopped")
        assert "- Evenings and mornings" in studio.text_now
        # The browser tells that the first server has gone, and nothing else is wrong.
        studio.page.goto("about:blank")
        assert [told for told in studio.console if not GONE.search(told)] == []
        studio.console.clear()
        studio.server = serve(tmp_path)
        studio.page.goto(studio.server.address)
        studio.page.locator(".cm-line", has_text="- Evenings and mornings").wait_for()
        studio.status("Not saved yet")
        studio.page.keyboard.press("Control+s")
        studio.status("All changes saved")
    diff = subprocess.run(
        ["git", "diff", "-U0"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    changed = [
        line for line in diff.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert changed == ["-      - Evenings", "+      - Evenings and mornings"]
    status = subprocess.run(
        ["git", "status", "--short"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert status.split() == ["M", "decks/talk.yaml"]


def test_a_connection_that_breaks_is_opened_anew_with_all_that_was_typed(
    studio: OpenStudio,
) -> None:
    lines: list[Any] = []

    def routed(line: Any) -> None:
        line.connect_to_server()
        lines.append(line)

    with studio.page.context.new_page() as page:
        other = OpenStudio(page, studio.folder, studio.server)
        page.route_web_socket(re.compile("/state$"), routed)
        other.open(studio.address)
        type_behind(other, "- Evenings", " and")
        lines[0].close()
        page.keyboard.type(" mornings")
        page.keyboard.press("Control+s")
        other.status("All changes saved")
        assert other.file() == DECK.replace("Evenings", "Evenings and mornings")
        assert len(lines) == 2
    studio.begin_anew(DECK)
