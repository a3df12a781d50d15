"""A series of seminars over the real deck, for the benchmarks and the tests of batches.

The deck of this project, a library file with one sentence that every fourth seminar shows, and a
row for each seminar in decks/seminars.csv.
"""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DECK = "excellence-and-fairness"
# One seminar in so many is for this audience, and shows the library sentence.
SHOWN_TO_ONE_IN = 4
SENTENCE = "One sentence that some of the seminars show."
# What makes a deck know both audiences.
FOR_ALL = "audience: [some, others]"
_LIBRARY = f"""\
title: Series
slides:
  - layout: statement
    id: sentence
    audience: some
    title: {SENTENCE}
    notes: Only for some.
"""


def seminar_id(number: int) -> str:
    return f"2027-{1 + number % 12:02d}-{1 + number // 12:02d}-town-{number:03d}"


def shows_sentence(number: int) -> bool:
    return number % SHOWN_TO_ONE_IN == 0


def make_series(folder: Path, count: int, deck: str | None = None) -> Path:
    """A project with `count` seminars; of the real deck, or of the deck given as YAML."""
    for name in ("decks/library", "assets"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.md"))
    settings = (ROOT / "briefgen.yaml").read_text(encoding="utf-8")
    outputs = "outputs: [deck, slides, handout: {per-page: 2}]"
    lines = [outputs if line.startswith("outputs:") else line for line in settings.splitlines()]
    (folder / "briefgen.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = deck or (ROOT / f"decks/{DECK}.yaml").read_text(encoding="utf-8")
    text = text.replace("- layout: cover\n", f"- layout: cover\n    {FOR_ALL}\n", 1)
    (folder / f"decks/{DECK}.yaml").write_text(
        text.rstrip() + "\n\n  - use: series#sentence\n", encoding="utf-8"
    )
    (folder / "decks/library/series.yaml").write_text(_LIBRARY, encoding="utf-8")
    rows = [
        f"{seminar_id(n)},{DECK},{date(2027, 1, 1) + timedelta(days=n)},Town Hall {n},"
        f"Speaker {n},{'some' if shows_sentence(n) else 'others'}"
        for n in range(count)
    ]
    head = "id,deck,date,venue,speaker,audience"
    (folder / "decks/seminars.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return folder


def change(path: Path, old: str, new: str) -> None:
    """Replace a text in a file; it must be there."""
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{old!r} is not in {path}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
