"""The studio in a browser: from the key that is pressed to the frame that shows the new picture.

    python -m benchmarks.studio_frames [--keys 40]

It types into the title of a slide in the middle of this project's seminar and of a deck of 300
slides, in the system's Chromium; then it adds a word and a line to a title near the top, by which
every slide moves, and takes them away again. What the server alone takes, benchmarks.studio says.

The clock starts when the page hears of the key. It stops at a message that is sent in the first
frame after the picture was put in the page: a frame first runs what waits for it (which sends the
message), then styles, lays out and paints, and hands that over before the next message is heard. So
no frame is counted that does not show the picture, and none is waited for that need not be; what
the screen takes from there is not in it.
"""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.studio.chromium import chromium
from tests.studio.open_studio import OpenStudio, opened

from benchmarks.projects import make_long
from benchmarks.studio import own_project

# A title on its own line.
TITLE = re.compile(r"^ *title: [^\n]{12}")
# When a key went down, and when the picture that came after it was painted.
WATCH = """() => {
    window.frames_ms = [];
    window.watching?.disconnect();
    let down = 0;
    addEventListener('keydown', () => { down = performance.now(); }, true);
    window.watching = new MutationObserver(() => {
        const began = down;
        down = 0;
        if (!began) return;
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => window.frames_ms.push(performance.now() - began);
            port2.postMessage(0);
        });
    });
    window.watching.observe(document.querySelector('#picture .svg'), { childList: true });
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keys", type=int, default=40)
    keys = parser.parse_args().keys
    print(f"{'ms from key to frame':<34}{'median':>9}{'95 %':>9}{'most':>9}{'frames':>9}")
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        measure(browser, "seminar", own_project(Path(scratch) / "own"), keys)
        long = make_long(Path(scratch) / "long", 300, "slides")
        measure(browser, "300 slides", long, keys)


def measure(browser: Any, name: str, folder: Path, keys: int) -> None:
    with opened(browser, folder) as studio:
        rows = studio.page.locator(".slide-row")
        rows.nth(20).wait_for(timeout=30000)
        go_to_title(studio, rows.count() // 2)
        tell(f"{name}, a letter in the middle", press_in_turn(studio, ("a", "Backspace"), keys))
        go_to_title(studio, 2)
        studio.page.keyboard.insert_text(" x\n        ")
        turns = "Control+z", "Control+y"
        tell(f"{name}, a line near the top", press_in_turn(studio, turns, keys))


def go_to_title(studio: OpenStudio, row: int) -> None:
    """Put the cursor into the title of a slide, or one near it that is seen."""
    page = studio.page
    page.locator(".slide-row").nth(row).click()
    page.wait_for_timeout(1500)
    page.locator(".cm-line").filter(has_text=TITLE).last.click()
    page.keyboard.press("End")
    for _ in range(6):
        page.keyboard.press("ArrowLeft")


def press_in_turn(studio: OpenStudio, turns: tuple[str, str], keys: int) -> list[float]:
    """The keys, one each 150 ms, after a moment in which nothing happens."""
    page = studio.page
    page.wait_for_timeout(2500)
    page.evaluate(WATCH)
    for at in range(keys):
        page.keyboard.press(turns[at % 2])
        time.sleep(0.15)
    page.wait_for_timeout(500)
    found: list[float] = page.evaluate("window.frames_ms")
    return found


def tell(name: str, frames: list[float]) -> None:
    ends = statistics.quantiles(frames, n=20)
    print(f"{name:<34}{statistics.median(frames):9.1f}{ends[-1]:9.1f}{max(frames):9.1f}"
          f"{len(frames):9}")  # fmt: skip


if __name__ == "__main__":
    main()
