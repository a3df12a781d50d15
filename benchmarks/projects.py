"""Projects to be timed: the deck of `benchmarks/deck`, once, as a series, or very long."""

from __future__ import annotations

import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
SENTENCE = "One sentence that one of the seminars shows."
_LIBRARY = f"""\
title: Series
slides:
  - {{layout: statement, id: sentence, audience: some, title: {SENTENCE}}}
"""


def make_project(folder: Path, outputs: str = "deck, slides, handout: {per-page: 3}") -> Path:
    """The deck as a project of its own, with these outputs."""
    shutil.copytree(HERE / "deck", folder, ignore=shutil.ignore_patterns("output"))
    shutil.copytree(HERE.parent / "assets", folder / "assets")
    settings = (folder / "briefgen.yaml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in settings if not line.startswith("outputs:")]
    _write(folder / "briefgen.yaml", "\n".join([*kept, f"outputs: [{outputs}]", ""]))
    return folder


def make_series(folder: Path, count: int) -> Path:
    """So many seminars of one deck; the first shows a sentence of the library."""
    make_project(folder)
    deck = _deck(folder).read_text(encoding="utf-8")
    deck = deck.replace("- layout: cover\n", "- layout: cover\n    audience: [some, others]\n", 1)
    _write(_deck(folder), f"{deck.rstrip()}\n\n  - use: series#sentence\n")
    _write(folder / "decks/library/series.yaml", _LIBRARY)
    _write(
        folder / "decks/seminars.yaml",
        "seminars:\n"
        + "".join(
            f"  - {{id: {name_of(n)}, deck: benchmark, date: 2008-10-15, venue: Town Hall {n}, "
            f"audience: {'some' if n == 0 else 'others'}}}\n"
            for n in range(count)
        ),
    )
    return folder


def make_many(folder: Path, count: int) -> Path:
    """So many decks of which no slide is the same as another's."""
    make_project(folder)
    deck = _deck(folder).read_text(encoding="utf-8")
    _deck(folder).unlink()
    (folder / "decks/seminars.yaml").unlink()
    for n in range(count):
        own = deck.replace("    notes: >-\n      ", f"    notes: >-\n      Deck {n}. ")
        _write(folder / f"decks/{name_of(n)}.yaml", own)
    return folder


def make_long(folder: Path, slides: int, outputs: str) -> Path:
    """One deck of so many slides: the thirty again and again, under other ids."""
    make_project(folder, outputs)
    head, *found = _deck(folder).read_text(encoding="utf-8").split("\n  - layout: ")
    copies = []
    for n in range(slides):
        part = found[n % len(found)]
        copies.append(part.replace("    id: ", f"    id: n{n}-", 1))
    _write(_deck(folder), "\n  - layout: ".join([head, *copies]))
    return folder


def name_of(number: int) -> str:
    return f"seminar-{number:03d}"


def _deck(folder: Path) -> Path:
    return folder / "decks/benchmark.yaml"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
