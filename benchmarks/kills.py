"""kill -9 in a loop: what is on the disk is old or new, never half, and strays are swept.

    python benchmarks/kills.py [--output NAME] [--count 200]

For each output (see --list; all without --output): a process builds it again and again into one
folder, from two projects in turn, so that it has two contents whose bytes are known. It is killed
at a random moment: each second time anywhere in a build, else near its writes. After each kill
every file must be one of the two, byte for byte. The next run finishes the pack or takes it back,
whatever it builds itself: all files are then of the one content or all of the other, and none that
is temporary is left behind.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_DECK = """\
title: Small
subtitle: Version {0}
outputs: [{1}]
slides:
  - layout: cover
    notes: Notes of version {0}.
  - layout: bullets
    title: Text {0}
    points: [One, Two, "{2}"]
    notes: Version {0}
"""
# What is built, as an entry of `outputs:`. The packed one and the pictures are made in other ways.
OUTPUTS: Mapping[str, str] = {
    "deck": "deck",
    "deck-share": "deck-share",
    "slides": "slides",
    **{f"handout-{n}": f"handout: {{per-page: {n}}}" for n in (1, 2, 3, 4, 6, 9)},
    "handout-light": "handout: {ink: light, paper: Letter}",
    "notes": "notes",
    "notes-large-print": "notes: {large-print: yes}",
    "reading": "reading",
    "reading-a5": "reading: {paper: A5}",
    "reading-large-print": "reading: {large-print: yes}",
    "booklet": "booklet",
    "zip": "deck-share, handout",
    "png": "slides",
    "whole-pack": "deck, deck-share, slides, handout, notes, reading, booklet",
}
_Files = Mapping[str, bytes]
Write = Callable[[Path, Path], None]


@dataclass(frozen=True)
class Trial:
    """An output to be killed: how it is written from a project into a folder, and its two forms."""

    roots: tuple[Path, Path]
    write: Write
    forms: tuple[_Files, _Files]


def writer(name: str) -> Write:
    """A function that makes an output of a project in a folder."""
    from briefgen.packs.build_results import BuildOptions, Choice
    from briefgen.packs.run_build import run_build
    from briefgen.packs.slide_pictures import show_target

    def build(root: Path, output: Path) -> None:
        options = BuildOptions(output=output, with_zip=name == "zip")
        result = run_build(root, Choice(), options)
        if not result.is_ok:
            raise SystemExit(f"{root} cannot be built: {result.faults}")

    def show(root: Path, output: Path) -> None:
        show_target("small", root=root, output=output / "small", width=320)

    return show if name == "png" else build


def make_trial(name: str, scratch: Path) -> Trial:
    """Two projects that differ in their words, and what each makes."""
    write = writer(name)
    roots, forms = [], []
    for number in (1, 2):
        root = scratch / name / f"project-{number}"
        (root / "decks").mkdir(parents=True)
        (root / "briefgen.yaml").write_text("organisation: {name: The Unit}\n")
        words = "and a word more. " * (1 + 9 * number)
        (root / "decks" / "small.yaml").write_text(_DECK.format(number, OUTPUTS[name], words))
        write(root, root / "output")
        roots.append(root)
        forms.append(files_in(root / "output" / "small"))
    if not forms[0] or any(forms[0][file] == forms[1].get(file) for file in forms[0]):
        raise SystemExit(f"{name}: both contents are the same")
    return Trial((roots[0], roots[1]), write, (forms[0], forms[1]))


def files_in(folder: Path) -> _Files:
    """The files of a folder; a temporary one is none of them."""
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return {path.name: path.read_bytes() for path in paths if not path.name.startswith(".")}


def strays_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob(".briefgen-*") if path.is_file()]


def kill_once(trial: Trial, output: Path, generator: random.Random, *, at_writes: bool) -> None:
    """Start a process that writes for ever, and kill it."""
    reader, pipe = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _write_for_ever(trial, output, pipe, at_writes=at_writes)
    os.close(pipe)
    # It says when it has written once; or, in each second trial, when it is about to write.
    for _ in range(generator.randint(1, 3) if at_writes else 1):
        if not os.read(reader, 1):
            raise SystemExit("the writer does not start")
    time.sleep(generator.uniform(0, 0.01 if at_writes else 0.25))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reader)


def _write_for_ever(trial: Trial, output: Path, pipe: int, *, at_writes: bool) -> None:
    try:
        if at_writes:
            _tell_writes(pipe)
        while True:
            for root in trial.roots:
                trial.write(root, output)
                if not at_writes:
                    os.write(pipe, b".")
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def _tell_writes(pipe: int) -> None:
    """Say each time that files are about to be written."""
    from briefgen.packs import pack_folder, shown_files

    change_pack, write_files = pack_folder.change_pack, shown_files.write_files

    def told_pack(*arguments: Any) -> Any:
        os.write(pipe, b".")
        return change_pack(*arguments)

    def told_files(files: Mapping[Path, bytes]) -> frozenset[Path]:
        os.write(pipe, b".")
        return write_files(files)

    pack_folder.change_pack = told_pack
    shown_files.write_files = told_files


def damaged(trial: Trial, output: Path) -> list[str]:
    """The files that are neither old nor new, or gone."""
    found = files_in(output / "small")
    old, new = trial.forms
    wrong = [name for name, data in found.items() if data not in (old.get(name), new.get(name))]
    return wrong + [name for name in old if name not in found]


def mixed(trial: Trial, output: Path) -> list[str]:
    """The files that are not of the same content as the others, once the next run has begun."""
    from briefgen.packs.output_lock import lock_output

    with lock_output(output):
        pass
    found = files_in(output / "small")
    if found in trial.forms:
        return []
    return [name for name, data in found.items() if data != trial.forms[0].get(name)]


@dataclass(frozen=True)
class Outcome:
    """How many kills left a temporary file, and how many another content than before."""

    kills: int
    strays: int
    damaged: int


def try_output(name: str, count: int, scratch: Path, generator: random.Random) -> Outcome:
    """Kill the writer of an output that often; raises SystemExit where a stray is left."""
    trial = make_trial(name, scratch)
    output = scratch / name / "output"
    trial.write(trial.roots[0], output)
    strays = bad = 0
    for number in range(count):
        kill_once(trial, output, generator, at_writes=bool(number % 2))
        strays += bool(strays_in(output))
        # Pictures are no pack: each is a file of its own.
        wrong = damaged(trial, output) or (mixed(trial, output) if name != "png" else [])
        if wrong:
            bad += 1
            sys.stderr.write(f"{name}, kill {number}: {wrong}\n")
            trial.write(trial.roots[0], output)
    trial.write(trial.roots[1], output)
    trial.write(trial.roots[0], output)
    if strays_in(output) or files_in(output / "small") != trial.forms[0]:
        raise SystemExit(f"{name}: the next build does not mend all: {strays_in(output)}")
    return Outcome(count, strays, bad)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", action="append", choices=list(OUTPUTS), default=None)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--list", action="store_true", help="the outputs there are")
    asked = parser.parse_args(arguments)
    if asked.list:
        print("\n".join(OUTPUTS))
        return 0
    generator = random.Random(9)  # noqa: S311
    bad = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name in asked.output or OUTPUTS:
            found = try_output(name, asked.count, Path(scratch), generator)
            bad += found.damaged
            print(
                f"{name}: {found.kills} kills, {found.damaged} damaged or mixed, "
                f"{found.strays} left a temporary file, which the next build swept",
                flush=True,
            )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
