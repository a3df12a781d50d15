"""Real presentations, which nobody of the project made: what becomes of each when it is imported?

    python -m benchmarks.fetch_presentations FOLDER
    python -m benchmarks.imports FOLDER [--table FILE.md] [--sheet FILE.html --slides 100]

Each file is read, imported into an empty project and built, in a process of its own. The table has
a line for each: slides, what was made of them, time, and the words that the ledger cannot find.
The sheet shows slides, drawn with seed 7 and at most five of a file, beside what became of them;
LibreOffice draws the originals. Nothing else is kept.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from msgspec import field

from briefgen.backends.pptx import render_pptx
from briefgen.compile import Compiled, compile_target, load_project
from briefgen.importing.import_talk import import_talk
from briefgen.importing.imported import Imported
from briefgen.importing.pptx.read_presentation import read_presentation
from briefgen.importing.presentation_words import presentation_words
from briefgen.importing.word_ledger import unplaced_words
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.values import Value
from briefgen.ooxml.reader import Refusal
from briefgen.support.world import MemoryWorld

ENDINGS = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")
PROJECT = {"briefgen.yaml": b"organisation: {name: The Unit, contact: Write to us}\n"}
_SECONDS = 120


class Outcome(Value, kw_only=True):
    """What came of a file by its `name`: how many `slides` it has and how many entries were made of
    them, the `layouts` of these, the `seconds` of the import alone, the words by slide that are
    `unplaced`, and the codes of `warnings`. `refused` says why it was not read, `broken` what went
    wrong, `errors` what keeps the deck from being built."""

    name: str
    slides: int = 0
    entries: int = 0
    layouts: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0
    unplaced: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    warnings: Mapping[str, int] = field(default_factory=dict)
    refused: str = ""
    broken: str = ""
    errors: tuple[str, ...] = ()

    @property
    def lost(self) -> int:
        return sum(sum(words.values()) for words in self.unplaced.values())


def imported(data: bytes, name: str = "talk") -> Imported:
    return import_talk(read_presentation(data), name, world=MemoryWorld(dict(PROJECT)))


def built(one: Imported) -> tuple[Compiled | None, Sequence[Diagnostic]]:
    """The deck as it is built at once, and what is said of it."""
    faults = Faults()
    world = MemoryWorld({**PROJECT, **one.files})
    project = load_project(world, faults)
    found = compile_target(project, project.targets[0], faults) if project.targets else None
    return found, faults.in_order()


def unplaced_in(data: bytes, one: Imported) -> Mapping[int, Mapping[str, int]]:
    texts = {
        name.removeprefix("assets/data/"): content.decode("utf-8-sig")
        for name, content in one.files.items()
        if name.endswith(".csv")
    }
    return unplaced_words(presentation_words(data), one.entries, texts, one.reports)


def try_file(path: Path) -> Outcome:
    data = path.read_bytes()
    start = time.process_time()
    try:
        one = imported(data)
    except Refusal as refusal:
        return Outcome(name=path.name, refused=f"{refusal.message}: {refusal.hint}")
    except Exception:
        return Outcome(name=path.name, broken=traceback.format_exc(limit=-4))
    seconds = time.process_time() - start
    try:
        compiled, faults = built(one)
        if compiled and not any(fault.is_error for fault in faults):
            render_pptx(compiled.scene, compiled.template)
        unplaced = unplaced_in(data, one)
    except Exception:
        return Outcome(name=path.name, broken=traceback.format_exc(limit=-4))
    return Outcome(
        name=path.name,
        slides=len({report.number for report in one.reports if report.number}),
        entries=len(one.entries),
        layouts=Counter(report.layout for report in one.reports if report.number),
        seconds=seconds,
        unplaced={number: dict(words) for number, words in unplaced.items()},
        warnings=Counter(fault.code for fault in faults if not fault.is_error),
        errors=tuple(f"{fault.code} {fault.message}" for fault in faults if fault.is_error),
    )
