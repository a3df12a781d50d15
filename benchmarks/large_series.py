"""Two thousand seminars over a hundred decks: time, memory of the coordinator, size of the state.

    python -m benchmarks.large_series [--seminars 2000] [--decks 100]

Each deck is the real one under a title of its own. Measured are a full build, one with nothing to
do, one after the venue of one seminar was changed, and one after a sentence of the library that
every fourth seminar shows. A series of a quarter of the size, built first, tells how the time for a
full build grows with the number of packs.
"""

from __future__ import annotations

import argparse
import csv
import math
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.series import DECK, SENTENCE, change, make_series

QUARTER = 4
# Builds, and tells what this process took at most in MiB; workers have memory of their own.
_BUILD = """
import resource, sys
from briefgen.cli.commands import run_command
code = run_command(["build", "--root", sys.argv[1]])
print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
sys.exit(code)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seminars", type=int, default=2000)
    parser.add_argument("--decks", type=int, default=100)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small = make_many(Path(folder) / "small", asked.seminars // QUARTER, asked.decks // QUARTER)
        before, _ = build(small, f"a quarter, {asked.seminars // QUARTER} packs")
        large = make_many(Path(folder) / "large", asked.seminars, asked.decks)
        after, _ = build(large, f"full, {asked.seminars} packs")
        print(f"{'growth by packs':<32} {math.log(after / before, QUARTER):.2f}")
        state = sum(path.stat().st_size for path in (large / "output/.briefgen").rglob("*.json"))
        print(f"{'state':<32} {state / 2**20:.1f} MiB, {state // asked.seminars:,} bytes a pack")
        build(large, "nothing to do", "up to date")
        change(large / "decks/seminars.csv", "Town Hall 3,", "Guildhall,")
        build(large, "one venue", "built +1 ")
        change(large / "decks/library/series.yaml", SENTENCE, "Another sentence.")
        build(large, "one sentence", f"built +{math.ceil(asked.seminars / QUARTER)} ")


def make_many(folder: Path, seminars: int, decks: int) -> Path:
    """A series whose seminars show decks in turns."""
    make_series(folder, seminars)
    deck = folder / f"decks/{DECK}.yaml"
    text = deck.read_text(encoding="utf-8")
    for number in range(decks):
        own = re.sub(r"^title: .*", f"title: Excellence and Fairness {number}", text, count=1)
        (folder / f"decks/deck-{number}.yaml").write_text(own, encoding="utf-8")
    deck.unlink()
    rows = folder / "decks/seminars.csv"
    with rows.open(encoding="utf-8", newline="") as file:
        head, *found = csv.reader(file)
    with rows.open("w", encoding="utf-8", newline="") as file:
        named = ([id_, f"deck-{n % decks}", *rest] for n, (id_, _, *rest) in enumerate(found))
        csv.writer(file).writerows([head, *named])
    return folder


def build(project: Path, name: str, said: str = "") -> tuple[float, str]:
    """Seconds, and what was said. Ends the run where it fails, or does not say what it should."""
    began = time.perf_counter()
    command = [sys.executable, "-c", _BUILD, str(project)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began
    if done.returncode or not re.search(said, done.stdout):
        sys.exit(f"{name}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    peak = done.stdout.split()[-1]
    print(f"{name:<32} {seconds:.2f} s, coordinator {peak} MiB", flush=True)
    return seconds, done.stdout


if __name__ == "__main__":
    main()
