"""briefgen against the floor, and against other programs, side by side in one run.

    python -m benchmarks [--only PART]... [--rounds N] [--peers FOLDER] [--folder DIR]

Writes the table in benchmarks/results.md; with --only, the lines of those parts. Every figure is a
ratio of what was measured in turns; the processor's seconds where nothing else is said, because
they depend least on what else the machine does.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.measure import Ratio, Usage, ratio, run
from benchmarks.peers import Peers, find_peers
from benchmarks.projects import SENTENCE, make_long, make_many, make_project, make_series, name_of
from benchmarks.results import Row, write_rows

ROOT = Path(__file__).resolve().parents[1]
PACKS, SERIES, LONG, SHORT = 100, 200, 1000, 30
_PYTHON = sys.executable
_BRIEFGEN: list[str | Path] = [_PYTHON, "-m", "briefgen"]
# What reading, shaping and inline markup stand on.
_TEXT_STACK = "import yaml, markdown_it, uharfbuzz"
_ALL = "deck, deck-share, slides, handout, notes, reading, booklet"


@dataclass(frozen=True)
class Bench:
    """Where the parts work, how often they measure, and the peers that are there."""

    folder: Path
    rounds: int
    peers: Peers

    def build(self, project: Path, *arguments: str) -> Usage:
        """Build all anew."""
        shutil.rmtree(project / "output", ignore_errors=True)
        return run([*_BRIEFGEN, "build", "--root", project, *arguments])

    def floor(self, packs: int = 1) -> Usage:
        return self._module("benchmarks.floor", "--packs", str(packs))

    def _module(self, name: str, *arguments: str) -> Usage:
        """A module of ours on the project of one deck."""
        extra = {"PYTHONPATH": str(ROOT)}
        return run([_PYTHON, "-m", name, self.one, self.folder / "floor", *arguments], extra)

    @property
    def one(self) -> Path:
        return _once(self.folder / "one", make_project)

    @property
    def series(self) -> Path:
        """Built; every part leaves it so."""
        folder = self.folder / "series"
        if not folder.exists():
            self.build(make_series(folder, SERIES))
        return folder

    def in_turns(
        self,
        ours: Callable[[], Usage],
        other: Callable[[], Usage],
        what: str = "cpu",
        rounds: int = 0,
        *,
        warm: bool = True,
    ) -> Ratio:
        if warm:
            ours(), other()
        pairs = [(ours(), other()) for _ in range(rounds or self.rounds)]
        return ratio([(getattr(a, what), getattr(b, what)) for a, b in pairs])


def _once(folder: Path, make: Callable[[Path], Path]) -> Path:
    return folder if folder.exists() else make(folder)


def _python(code: str) -> Usage:
    return run([_PYTHON, "-c", code])


# --- the parts: each yields the lines of the table that it can measure


def cold(bench: Bench) -> Iterator[Row]:
    """One pack in a new process."""
    found = bench.in_turns(lambda: bench.build(bench.one), bench.floor)
    yield Row("cold process, deck + slides + handout, against the floor", found, 0.8, 0.65)
    found = bench.in_turns(lambda: bench.build(bench.one), bench.floor, "wall")
    yield Row("the same by the clock", found, 0.8, 0.65)
    five = _once(
        bench.folder / "five",
        lambda folder: make_project(folder, "deck, slides, handout, notes, reading"),
    )
    found = bench.in_turns(lambda: bench.build(five), bench.floor)
    yield Row("the same plus notes and reading", found, 1.05, 0.85)


def single_peers(bench: Bench) -> Iterator[Row]:
    """Others with one deck in a new process, against the floor: to see them in proportion."""
    folder = bench.folder / "peers"
    commands = {
        "PptxGenJS, deck alone": bench.peers.decks(folder, 1),
        "Typst, both PDFs": bench.peers.pdfs(folder, 1),
        "pandoc, deck alone": bench.peers.pandoc_deck(folder),
    }
    for name, command in commands.items():
        if command is not None:
            found = bench.in_turns(partial(run, *command), bench.floor)
            yield Row(f"for comparison: {name}, against the floor", found)


def batch(bench: Bench) -> Iterator[Row]:
    """A hundred packs in one process: of one deck, and of as many decks."""
    few = max(bench.rounds // 5, 1)
    for name, make, most, stretch in (
        ("seminars of one deck", make_series, 0.25, 0.15),
        ("different decks", make_many, 0.4, 0.25),
    ):
        project = _once(bench.folder / f"batch {name}", partial(make, count=PACKS))

        ours = partial(bench.build, project, "--jobs", "1")
        found = bench.in_turns(ours, lambda: bench.floor(PACKS), rounds=few, warm=False)
        yield Row(
            f"batch of {PACKS} {name}, one process, against the floor's", found, most, stretch
        )
        if bench.peers.decks(project, 1) and bench.peers.pdfs(project, 1):
            found = bench.in_turns(ours, lambda: _both(bench), rounds=few, warm=False)
            yield Row(f"batch of {PACKS} {name} against PptxGenJS + Typst", found, 1.3, 0.9)


def _both(bench: Bench) -> Usage:
    folder = bench.folder / "peers"
    commands = (bench.peers.decks(folder, PACKS), bench.peers.pdfs(folder, PACKS))
    first, second = (run(*command) for command in commands if command is not None)
    return Usage(first.wall + second.wall, first.cpu + second.cpu, max(first.peak, second.peak))


def workers(bench: Bench) -> Iterator[Row]:
    project = _once(bench.folder / "workers", lambda folder: make_many(folder, PACKS))
    found = bench.in_turns(
        lambda: bench.build(project, "--jobs", "2"),
        lambda: bench.build(project, "--jobs", "1"),
        "wall",
        max(bench.rounds // 3, 1),
        warm=False,
    )
    yield Row("two workers against one, by the clock", found, 0.6, 0.53)


def rebuild(bench: Bench) -> Iterator[Row]:
    """Nothing changed, or one sentence of one pack of many."""
    series = bench.series
    again = [*_BRIEFGEN, "build", "--root", series]
    found = bench.in_turns(lambda: run(again), lambda: _python("import yaml"))
    yield Row(f"no-op rebuild of {SERIES} packs, against `import yaml`", found, 3.5, 2)
    library = series / "decks/library/series.yaml"
    text, turn = library.read_text(encoding="utf-8"), [0]

    def changed() -> Usage:
        turn[0] += 1
        library.write_text(text.replace(SENTENCE, f"{SENTENCE} {turn[0]}"), encoding="utf-8")
        return run(again)

    def alone() -> Usage:
        folder = bench.folder / "alone"
        shutil.rmtree(folder, ignore_errors=True)
        return run([*_BRIEFGEN, "build", "--root", series, "--output", folder, name_of(0)])

    found = bench.in_turns(changed, alone)
    yield Row(f"one sentence of 1 of {SERIES} packs, against the cold pack", found, 1.3, 1.1)


def growth(bench: Bench) -> Iterator[Row]:
    short, long = (
        _once(bench.folder / f"{count} slides", partial(make_long, slides=count, outputs=_ALL))
        for count in (SHORT, LONG)
    )
    folders = [short, short, short, long]
    *shorts, large = json.loads(_inside("growth", *folders))
    for name, seconds in large.items():
        small = sorted(one[name] for one in shorts)[1]
        exponent = math.log(seconds / small) / math.log(LONG / SHORT)
        yield Row(f"growth exponent, {SHORT} to {LONG} slides: {name}", exponent, 1.1, 1.0)


def _inside(*words: str | Path) -> str:
    command = [_PYTHON, "-m", "benchmarks.inside", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def memory(bench: Bench) -> Iterator[Row]:
    yield Row("peak memory, one pack cold, MiB", bench.build(bench.one).peak, 80, 60)
    long = _once(bench.folder / f"{LONG} slides", lambda folder: make_long(folder, LONG, _ALL))
    peak = bench.build(long).peak
    yield Row(f"peak memory, {LONG} slides, all outputs, MiB", peak, 240, 200)
    project = _once(bench.folder / "workers", lambda folder: make_many(folder, PACKS))
    held = json.loads(_inside("memory", project))
    yield Row(f"memory, pack {PACKS} of a batch against pack 20", held[-1] / held[19], 1.1, 1.05)


def edits(bench: Bench) -> Iterator[Row]:
    """From an edit to the laid-out scene, as an editor waits for it."""
    long = _once(bench.folder / "300 slides", partial(make_long, slides=300, outputs="deck"))
    for name, folder in (("seminar", ROOT), ("300 slides", long)):
        for edit, found in json.loads(_inside("edits", folder)).items():
            shares = ratio(found)
            yield Row(f"edit, {name}, {edit}: in a session, against a fresh one", shares, 0.5, 0.3)
            yield Row(f"edit, {name}, {edit}: ms to the scene", shares.ours * 1000)


def commands(bench: Bench) -> Iterator[Row]:
    check = [*_BRIEFGEN, "check", "--root", ROOT, "2008-10-15-admiralty-arch"]
    found = bench.in_turns(lambda: run(check), lambda: _python(_TEXT_STACK))
    yield Row("`check` of the seminar, against importing its text stack", found, 2, 1.5)
    found = bench.in_turns(
        lambda: run([*_BRIEFGEN, "--help"]), lambda: _python("import argparse, yaml")
    )
    yield Row("`--help`, against `import argparse, yaml`", found, 1.6, 1.3)


def size(bench: Bench) -> Iterator[Row]:
    bench.build(bench.one), bench.floor()
    ours, floor = bench.one / "output/seminar", bench.folder / "floor"
    for name, mine, other, most, stretch in (
        ("deck against python-pptx's", "seminar.pptx", "0.pptx", 1.2, 1.0),
        ("slides PDF, tagged, against ReportLab's", "seminar-slides.pdf", "0-slides.pdf", 1.3, 1.0),
        ("handout PDF, tagged, against ReportLab's", "seminar-handout-3.pdf", "0-handout.pdf",
         1.3, 1.0),
    ):  # fmt: skip
        share = (ours / mine).stat().st_size / (floor / other).stat().st_size
        yield Row(f"size: {name}", share, most, stretch)


PARTS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "cold": cold,
    "single-peers": single_peers,
    "batch": batch,
    "workers": workers,
    "rebuild": rebuild,
    "growth": growth,
    "memory": memory,
    "edits": edits,
    "commands": commands,
    "size": size,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=list(PARTS), metavar="PART")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--peers", type=Path, help="a folder with node_modules and venv")
    parser.add_argument("--folder", type=Path, help="where to work; a new one if not given")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        project = _once(folder / "one", make_project)
        peers = find_peers(asked.peers, project, folder / "peers")
        for part in asked.only or PARTS:
            rows = []
            for row in PARTS[part](Bench(folder, asked.rounds, peers)):
                print(row.line(), flush=True)
                rows.append(row)
            write_rows(rows)


if __name__ == "__main__":
    main()
