"""Projects with many small seminars, and what there is in their output."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from briefgen.packs.build_results import BuildOptions, BuildResult, Choice, State
from briefgen.packs.find_unchanged import find_unchanged
from briefgen.packs.make_pack import make_pack
from briefgen.packs.run_build import run_build

DECK = """\
title: Series
slides:
  - layout: cover
  - layout: statement
    id: all
    audience: [some, others]
    title: A sentence for all
    notes: What is said of it.
  - use: cases#some
"""
LIBRARY = """\
slides:
  - layout: statement
    id: some
    audience: some
    title: A sentence for some
    private: Nobody reads this.
"""
TEMPLATE = 'title: House\nextends: seminar\ncolours: {brand: "#0B5563"}\n'
# Every fourth seminar shows the sentence of the library.
SOME = 4


def id_of(number: int) -> str:
    return f"2027-{1 + number // 28:02d}-{1 + number % 28:02d}-town"


def shows(number: int) -> bool:
    return number % SOME == 0


def make_series(folder: Path, count: int, venues: dict[int, str] | None = None) -> Path:
    """A project; `venues` are the venues of some of its seminars."""
    rows = ["id,deck,date,venue,speaker,audience"]
    for n in range(count):
        venue, audience = (venues or {}).get(n, f"Hall {n}"), "some" if shows(n) else "others"
        rows.append(f"{id_of(n)},series,{id_of(n)[:10]},{venue},Speaker {n},{audience}")
    files = {
        "briefgen.yaml": "organisation: {name: The Unit}\ntemplate: house\n"
        "outputs: [deck, slides, handout: {per-page: 2}]\n",
        "decks/series.yaml": DECK,
        "decks/library/cases.yaml": LIBRARY,
        "decks/seminars.csv": "\n".join([*rows, ""]),
        "assets/templates/house/template.yaml": TEMPLATE,
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def build_all(
    folder: Path, choice: Choice | None = None, work: object = make_pack, **options: object
) -> BuildResult:
    """Build as the command does, in this process unless `jobs` says otherwise."""
    asked = BuildOptions(output=folder / "output", **options)  # type: ignore[arg-type]
    chosen = choice or Choice()
    if work is make_pack and (found := find_unchanged(folder, chosen, asked)):
        return found
    return run_build(folder, chosen, asked, work=work)  # type: ignore[arg-type]


def in_state(result: BuildResult, state: State) -> list[str]:
    return [target.id for target in result.targets if target.state is state]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def digests(output: Path, *, without: Iterable[str] = ("lock",)) -> dict[str, str]:
    """Every file below a folder with its digest, by its path."""
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.name not in without
    }


def strays(output: Path) -> list[Path]:
    """Temporary files that should not be there."""
    return [path for path in output.rglob(".briefgen-*") if path.is_file()]
