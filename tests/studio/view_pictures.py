"""Every view of the studio as a picture, in the sizes of its drawings: to be looked at.

`python -m tests.studio.view_pictures FOLDER` opens the seminar of this project in a copy of it and
takes them all; names of views after the folder take only those.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.packs import ROOT
from tests.studio.chromium import chromium
from tests.studio.open_studio import OpenStudio, drop_picture, opened

DECK = "decks/excellence-and-fairness.yaml"
_HERE = "Education reform in Ontario"


def to_line(studio: OpenStudio, words: str) -> Any:
    """The cursor at the end of a line of the text."""
    line = studio.page.locator(".cm-line", has_text=words).first
    line.click()
    studio.page.keyboard.press("End")
    return line


def ontario(studio: OpenStudio) -> None:
    studio.choose(_HERE)
    studio.picture("Raising").first.wait_for()


def main(studio: OpenStudio) -> None:
    """A fault on the slide after the current one."""
    ontario(studio)
    studio.page.locator(".cm-line", has_text="layout: bullets").first.wait_for()
    to_line(studio, "lead: Mechanisms").locator(".tok-key").dblclick()
    studio.page.keyboard.type("leed")
    studio.page.get_by_role("group", name="Fault").wait_for()
    to_line(studio, "Raising the bar")


def in_place(studio: OpenStudio) -> None:
    ontario(studio)
    studio.picture(_HERE).first.click()
    field = studio.page.get_by_role("textbox", name="Change Title")
    field.fill("Education reform in Ontario: the White Paper of January 2008")
    studio.page.keyboard.press("End")


def gallery(studio: OpenStudio) -> None:
    ontario(studio)
    studio.button("Add a slide").click()
    studio.page.get_by_role("radio", name="Comparison").click()


def built(studio: OpenStudio) -> None:
    studio.button("Build", exact=True).click()
    studio.page.get_by_role("heading", name="Your pack is ready").wait_for(timeout=60000)


def sheet(name: str) -> Callable[[OpenStudio], None]:
    """A page on paper."""

    def show(studio: OpenStudio) -> None:
        ontario(studio)
        studio.page.get_by_role("tab", name=name).click()
        studio.page.locator(".sheet svg").first.wait_for()

    return show


def talk(studio: OpenStudio) -> None:
    studio.choose("Public service reform, UK")
    studio.page.keyboard.press("F5")
    studio.page.locator(".talk-slide svg").wait_for()


def conflict(studio: OpenStudio) -> None:
    ontario(studio)
    before = studio.file(DECK)
    to_line(studio, "Raising the bar")
    studio.page.keyboard.type(" for all")
    to_line(studio, "lead: Mechanisms")
    studio.page.keyboard.type(", and from others")
    studio.status("Not saved yet")
    other = before.replace("- Raising the bar", "- To raise the bar", 1)
    other = re.sub(r"lead: Mechanisms", "lead: Ways", other)
    other = other.replace("subtitle: A Strategy Unit Lunchtime", "subtitle: A Lunchtime", 1)
    (studio.folder / DECK).write_text(other, "utf-8")
    studio.page.wait_for_timeout(500)
    studio.page.keyboard.press("Control+s")
    studio.page.get_by_role("heading", name="The file was changed somewhere else").wait_for()
    studio.page.get_by_role("radio", name="Keep mine").first.check()


def broken(studio: OpenStudio) -> None:
    ontario(studio)
    studio.page.locator(".cm-line", has_text=_HERE).first.click(click_count=3)
    studio.page.keyboard.type("    title: Education reform in Ontario: White Paper January 2008\n")
    studio.page.get_by_role("heading", name="Why is the picture old?").wait_for()


def picture(studio: OpenStudio) -> None:
    ontario(studio)
    studio.button("Add a slide").click()
    studio.page.get_by_role("radio", name="Picture").first.click()
    studio.button("Add this slide").click()
    studio.page.get_by_role("textbox", name="Change Title").press("Enter")
    drop_picture(studio)
    studio.page.get_by_role("region", name="The picture you dropped").wait_for()


SMALL = {"width": 1280, "height": 720}
DARK = {"color_scheme": "dark"}
VIEWS: dict[str, tuple[Callable[[OpenStudio], None], dict[str, Any]]] = {
    "01-main": (main, {}),
    "02-edit-in-place": (in_place, {}),
    "03-add-a-slide": (gallery, {}),
    "04-built": (built, {}),
    "07-talk": (talk, {}),
    "08-conflict": (conflict, {}),
    "09-text-cannot-be-read": (broken, {}),
    "10-main-dark": (main, DARK),
    "11-main-small": (main, {"viewport": SMALL}),
    "13-handout-tab": (sheet("Handout sheet"), {}),
    "13-notes-tab": (sheet("Notes page"), {}),
    "13-reading-tab": (sheet("Reading page"), {}),
    "14-picture": (picture, {}),
}


def project(folder: Path) -> None:
    """This project's own seminar, with all its sheets."""
    for name in ("decks", "assets"):
        shutil.copytree(ROOT / name, folder / name)
    text = (ROOT / "briefgen.yaml").read_text("utf-8")
    text = re.sub(
        r"^outputs:.*", "outputs: [deck, slides, handout, notes, reading]", text, flags=re.M
    )
    (folder / "briefgen.yaml").write_text(text, "utf-8")


@contextmanager
def shown(browser: Any, how: dict[str, Any]) -> Iterator[OpenStudio]:
    """A studio of a copy of the project, in a window as it is asked for (`how`)."""
    with tempfile.TemporaryDirectory() as name:
        project(Path(name))
        with opened(browser, Path(name), **how) as studio:
            studio.page.locator(".slide-row").first.wait_for(timeout=20000)
            studio.page.set_default_timeout(15000)
            yield studio


def take(studio: OpenStudio, path: Path, page: Any = None) -> None:
    studio.page.wait_for_timeout(700)
    (page or studio.page).screenshot(path=path)


def speaker(studio: OpenStudio, folder: Path) -> None:
    """The window with the notes, in three sizes."""
    with studio.page.context.expect_page() as opening:
        studio.page.keyboard.press("n")
    window = opening.value
    window.get_by_role("button", name="Pause the clock").wait_for()
    for width, height in ((1440, 900), (1280, 720), (640, 360)):
        window.set_viewport_size({"width": width, "height": height})
        take(studio, folder / f"07-presenter-{width}.png", window)


def zoomed(browser: Any, folder: Path) -> None:
    """One pane at a time."""
    with shown(browser, {}) as studio:
        main(studio)
        studio.page.set_viewport_size({"width": 640, "height": 360})
        for pane in ("Slides", "Text", "Picture", "fault"):
            studio.page.get_by_role("tab", name=pane).first.click()
            take(studio, folder / f"12-zoom-{pane.lower()}.png")
        studio.button("Event, look").click()
        take(studio, folder / "12-zoom-choices.png")


def run(folder: Path, names: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for name, (show, how) in VIEWS.items():
            if names and name not in names:
                continue
            with shown(browser, how) as studio:
                show(studio)
                take(studio, folder / f"{name}.png")
                # Where lines are written over, Chromium itself tries to keep their style.
                studio.console.clear()
                if show is talk:
                    speaker(studio, folder)
        if not names or "12-zoom" in names:
            zoomed(browser, folder)


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2:])
