"""A studio of a folder, and its page in Chromium, driven by roles and labels as they are read."""

from __future__ import annotations

import base64
import io
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

DECK = """\
# What the ward heard, in spring.
title: Right first time
language: en-GB
template: chancery

slides:
  - layout: cover
    id: cover

  - layout: bullets
    id: five
    title: Five things that came up again
    points:
      - Evenings
      - "Sundays: from people who work in care"  # said twice
      - Fares are not the problem
    notes: |
      Say that nobody asked for an app.

  - section: What we will do

  - layout: statement
    id: login
    title: One login for every child
    text: It begins in May.

  - layout: bullets
    id: hidden
    hidden: yes
    title: Left out this time
    points:
      - Not yet decided

  - layout: bullets
    id: last
    title: What happens next
    points:
      - A letter in June
      - A visit in July
"""
PROJECT = """\
organisation:
  name: The Eastmere Programme
template: chancery
language: en-GB
outputs: [deck, handout, notes, reading]
"""
# How long a busy machine may take for one thing. No test waits for it where all is well.
MOST_MS = 30_000
_TEXT = "document.querySelector('.cm-content').cmTile.view.state.doc.toString()"
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/k/\S+")


def write_project(folder: Path, deck: str = DECK) -> None:
    """A small project: one deck of six entries."""
    (folder / "decks").mkdir(parents=True)
    (folder / "briefgen.yaml").write_text(PROJECT, "utf-8")
    (folder / "decks" / "talk.yaml").write_text(deck, "utf-8")


@dataclass
class Server:
    """A run of the studio."""

    process: subprocess.Popen[str]
    address: str

    def stop(self) -> None:
        """As Ctrl+C does."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(MOST_MS / 1000)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        finally:
            assert self.process.stdout
            self.process.stdout.close()


def serve(folder: Path) -> Server:
    """Begin a run."""
    process = subprocess.Popen(
        [sys.executable, "-m", "briefgen", "studio", "--no-browser"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout
    said = []
    for line in process.stdout:
        said.append(line)
        if found := _ADDRESS.search(line):
            return Server(process, found[0])
    process.stdout.close()
    raise AssertionError("".join(said))


@dataclass
class OpenStudio:
    """The page of a studio."""

    page: Any
    folder: Path
    server: Server
    console: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """What the page asked over its connection."""
    unanswered: int = 0
    """How many of those questions, and of those by a request of their own, have no answer yet."""
    address: str = ""

    def open(self, address: str) -> None:
        """Load it; what the browser complains of is kept."""
        self.address = address
        self.page.on("console", lambda told: self.console.append(f"{told.type}: {told.text}"))
        self.page.on("websocket", self._hear)
        for event, by in (("request", 1), ("requestfinished", -1), ("requestfailed", -1)):
            self.page.on(event, lambda asked, by=by: self._count(asked.url, by))
        self.page.on("pageerror", lambda error: self.console.append(f"error: {error}"))
        self.page.set_default_timeout(MOST_MS)
        self.page.goto(address)

    def _hear(self, line: Any) -> None:
        """A connection of the page: what was asked over the last is answered no more."""
        self.unanswered = 0

        def ask(asked: str) -> None:
            self.asked.append(asked)
            self.unanswered += 1

        def answer(said: str) -> None:
            self.unanswered -= said.startswith('{"kind"')

        line.on("framesent", ask)
        line.on("framereceived", answer)

    def _count(self, address: str, by: int) -> None:
        if "/api/" in address:
            self.unanswered += by

    def ask(self, name: str, question: dict[str, Any]) -> Any:
        """Ask the server as the page does."""
        answer = self.page.context.request.post(
            f"{self.address}api/{name}",
            data=json.dumps(question),
            headers={"Content-Type": "application/json"},
        )
        assert answer.ok, answer.status
        return answer.json()

    def begin_anew(self, deck: str) -> None:
        """The deck as it was, on the disk and in the page."""
        (self.folder / "decks" / "talk.yaml").write_text(deck, "utf-8")
        self.ask("state", {"have": 0, "revision": 0, "texts": [{"file": 0, "text": deck}]})
        self.ask("save", {})
        self.page.goto("about:blank")
        self.page.goto(self.address)
        self.row("Five things").wait_for()
        self.console.clear()

    def button(self, name: str | re.Pattern[str], **how: Any) -> Any:
        return self.page.get_by_role("button", name=name, **how)

    @property
    def text(self) -> Any:
        return self.page.get_by_role("textbox", name="Text", exact=True)

    @property
    def source(self) -> str:
        """The text in the page, at rest."""
        self.at_rest()
        return self.text_now

    @property
    def text_now(self) -> str:
        """The text in the page, whether it has been answered or not. Lines that nobody sees are not
        drawn, so that the editor itself is asked."""
        text: str = self.page.evaluate(_TEXT)
        return text

    def row(self, words: str) -> Any:
        """A slide in the list."""
        title = self.page.locator(".row-title", has_text=words)
        return self.page.locator(".slide-row").filter(has=title)

    @property
    def titles(self) -> list[str]:
        """The slides of the list, in order, at rest."""
        self.at_rest()
        return [title.strip() for title in self.page.locator(".row-title").all_inner_texts()]

    def choose(self, words: str) -> None:
        self.row(words).click()
        self.row(words).and_(self.page.locator("[aria-current]")).wait_for()

    def status(self, words: str | re.Pattern[str]) -> None:
        """Wait until the line at the bottom says so."""
        line = self.page.locator(".status")
        try:
            line.filter(has_text=words).wait_for()
        except Exception:
            print(line.all_inner_texts(), self.asked[-3:])  # noqa: T201 - shown where a test fails
            raise

    def picture(self, words: str) -> Any:
        """A text on the picture of the current slide."""
        return self.page.locator("#picture svg text").filter(has_text=words)

    def at_rest(self) -> None:
        """All that was typed is answered and drawn: for a while the page has nothing to ask."""
        quiet = 0
        while quiet < 4:
            self.page.evaluate("new Promise(done => setTimeout(done, 25))")
            quiet = 0 if self.unanswered else quiet + 1

    def file(self, name: str = "decks/talk.yaml") -> str:
        return (self.folder / name).read_text("utf-8")


def photograph() -> bytes:
    """A picture of one colour."""
    data = io.BytesIO()
    Image.new("RGB", (1200, 900), (90, 140, 150)).save(data, "PNG")
    return data.getvalue()


def drop_picture(studio: OpenStudio) -> None:
    """As somebody drops a photograph on the slide."""
    studio.page.evaluate(
        """data => {
            const bytes = Uint8Array.from(atob(data), one => one.charCodeAt(0));
            const transfer = new DataTransfer();
            transfer.items.add(new File([bytes], 'hall.png', {type: 'image/png'}));
            const how = {dataTransfer: transfer, bubbles: true, cancelable: true};
            document.querySelector('#picture').dispatchEvent(new DragEvent('drop', how));
        }""",
        base64.b64encode(photograph()).decode(),
    )


@contextmanager
def opened(browser: Any, folder: Path, **how: Any) -> Iterator[OpenStudio]:
    """A studio of its own for a test, which may complain of nothing."""
    server = serve(folder)
    how = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", **how}
    context = browser.new_context(**how)
    studio = OpenStudio(context.new_page(), folder, server)
    try:
        studio.open(server.address)
        yield studio
    finally:
        context.close()
        studio.server.stop()
    assert not studio.console, studio.console
