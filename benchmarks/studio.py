"""The studio: what it takes to answer a key, from the text in the page to the answer as JSON.

    python -m benchmarks.studio [--edits 40]

Measured are this project's own decks (the seminar) and one of 300 slides: a letter typed in the
middle, and a line added near the top, by which every slide moves. What the browser does comes on
top. The first is how long it takes before anything is kept.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.projects import HERE, make_long
from briefgen.studio.messages import Ask, ChangedText, StudioState
from briefgen.studio.project_texts import ProjectTexts
from briefgen.studio.state_answer import show_state
from briefgen.studio.workspace import Workspace

# A title of one line that is not in quotes.
_PLAIN_TITLE = re.compile(r"\btitle: [A-Za-z][^\n\"':#]*(?=\n)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edits", type=int, default=40)
    edits = parser.parse_args().edits
    print(f"{'':<34}{'median':>9}{'95 %':>9}{'most':>9}{'/ first':>9}")
    with tempfile.TemporaryDirectory() as scratch:
        measure("seminar", own_project(Path(scratch) / "own"), edits)
        measure("300 slides", make_long(Path(scratch) / "long", 300, "slides"), edits)


def own_project(folder: Path) -> Path:
    """A copy of this project's decks."""
    for name in ("decks", "assets"):
        shutil.copytree(HERE.parent / name, folder / name)
    shutil.copy(HERE.parent / "briefgen.yaml", folder)
    return folder


def measure(name: str, root: Path, edits: int) -> None:
    """Open a project, and type into its first deck."""
    workspace = Workspace(texts=ProjectTexts(root=root))
    first, state = answered(workspace, Ask(have=0, revision=0))
    text = state.files[state.file].text or ""
    print(f"{name}, first{first:>{43 - len(name) - 7}.1f}")
    for what, texts in (
        ("a letter in the middle", letters(text, edits)),
        ("a line near the top", lines(text, edits)),
    ):
        times = []
        for revision, changed in enumerate(texts, 1):
            ask = Ask(
                have=state.version,
                revision=revision,
                texts=(ChangedText(file=state.file, text=changed),),
                current=state.slides[len(state.slides) // 2].key,
            )
            took, state = answered(workspace, ask)
            times.append(took)
        tell(f"{name}, {what}", times, first)


def answered(workspace: Workspace, ask: Ask) -> tuple[float, StudioState]:
    """How many milliseconds it takes to answer, and what the answer is."""
    data = msgspec.json.encode(ask)
    start = time.perf_counter()
    state = show_state(workspace, msgspec.json.decode(data, type=Ask))
    msgspec.json.encode(state)
    return 1000 * (time.perf_counter() - start), state


def letters(text: str, edits: int) -> Iterator[str]:
    """The text with one letter more each time, in the title of a slide in its middle."""
    at = next(_PLAIN_TITLE.finditer(text, len(text) // 2)).end()
    for number in range(1, edits + 1):
        yield f"{text[:at]} {'x' * (number % 12 + 1)}{text[at:]}"


def lines(text: str, edits: int) -> Iterator[str]:
    """The text with one line more each time, before its slides."""
    at = text.index("slides:\n")
    for number in range(edits):
        yield text[:at] + "# A line\n" * (number + 1) + text[at:]


def tell(name: str, times: list[float], first: float) -> None:
    middle, high = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    print(f"{name:<34}{middle:>9.1f}{high:>9.1f}{max(times):>9.1f}{middle / first:>9.3f}")


if __name__ == "__main__":
    main()
