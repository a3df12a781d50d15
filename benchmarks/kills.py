"""kill -9 in a loop: what is on the disk is old or new, never half, and strays are swept.

    python benchmarks/kills.py [--kills 200]

For decks and for PDFs: a build of a small deck whose text changes each time is killed at a random
moment near its writes; after each kill every file must open, and the next build mends the rest.
"""

from __future__ import annotations

import argparse
import io
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

BUILD = """
import sys
from pathlib import Path
from briefgen.build.write import write_files, sweep
output = Path(sys.argv[1])
files = {path: path.read_bytes() for path in Path(sys.argv[2]).iterdir()}
other = {path: path.read_bytes() for path in Path(sys.argv[3]).iterdir()}
sweep(output)
print("ready", flush=True)
while True:
    for found in (files, other):
        write_files({output / path.name: data for path, data in found.items()})
"""
_DECK = """\
title: Small
outputs: [deck, slides, handout]
slides:
  - layout: cover
  - layout: statement
    title: Text {0}
    notes: {0}
"""


def make_files(scratch: Path) -> tuple[Path, Path]:
    """Two packs of the same deck with different texts: the old one and the new one."""
    from briefgen.build import build

    found = []
    for number in (1, 2):
        root = scratch / f"project-{number}"
        (root / "decks").mkdir(parents=True)
        (root / "briefgen.yaml").write_text("organisation: {name: The Unit}\n")
        (root / "decks" / "small.yaml").write_text(_DECK.format(number))
        if not build(root=root).is_ok:
            raise SystemExit("the small deck cannot be built")
        found.append(root / "output" / "small")
    return found[0], found[1]


def opens(data: bytes) -> bool:
    """Whether a reader opens the file."""
    if data.startswith(b"PK"):
        return zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    return not data.startswith(b"%PDF") or data.rstrip().endswith(b"%%EOF")


def kill_once(scratch: Path, packs: tuple[Path, Path], generator: random.Random) -> int:
    """How many temporary files the killed process left; raises SystemExit for a damaged file."""
    output = scratch / "output"
    output.mkdir(exist_ok=True)
    command = [sys.executable, "-c", BUILD, *map(str, (output, *packs))]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        if process.stdout is None or not process.stdout.readline():
            raise SystemExit("the writer does not start")
        time.sleep(generator.uniform(0.005, 0.06))
        process.kill()
    files = [path for path in output.iterdir() if not path.name.startswith(".briefgen-")]
    for path in files:
        data = path.read_bytes()
        if data not in [(pack / path.name).read_bytes() for pack in packs] or not opens(data):
            raise SystemExit(f"{path.name} is neither old nor new")
    return len(list(output.iterdir())) - len(files)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    asked = parser.parse_args()
    generator = random.Random(9)  # noqa: S311
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        packs = make_files(scratch)
        strays = [kill_once(scratch, packs, generator) for _ in range(asked.kills)]
        from briefgen.build.write import sweep

        sweep(scratch / "output")
        left = [path.name for path in (scratch / "output").glob(".briefgen-*")]
        if left:
            raise SystemExit(f"not swept: {left}")
        kinds = ", ".join(sorted({path.suffix for path in packs[0].iterdir()}))
    print(f"{asked.kills} kills while writing {kinds}: 0 damaged, {sum(strays)} strays swept")


if __name__ == "__main__":
    main()
