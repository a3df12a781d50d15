"""Real data files, which nobody of the project made: is each drawn, or refused with helpful words?

    pip download --no-deps -d FOLDER vega_datasets statsmodels bokeh-sampledata lifelines ...
    python -m benchmarks.spreadsheets FOLDER [--most 25]

Every CSV file and workbook in the folder, and in the wheels and archives in it, `--most` of each
package, is tried as a chart and as a table: as it is, and then with what the message offers, up to
four times. Each try has a process of its own, whose time and memory are told. Nothing is kept.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from briefgen.backends.pptx import render_pptx
from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.text_edits import edited, exact_edits, lines_of
from briefgen.model.values import Value, replace
from briefgen.support.world import MemoryWorld

KINDS = (".csv", ".xlsx")
MEMORY, MOST_TRIES = 1 << 30, 4
_BROKEN = ("BF9", "too slow", "the process ended")
DECKS = {
    "chart": "  chart:\n    kind: {}\n    data: {}\n    alt: What the numbers of this file show\n",
    "table": "  table:\n    data: {1}\n",
}


class RealFile(Value):
    """A file of a `package` by its `name`, with its `data`."""

    package: str
    name: str
    data: bytes


class Outcome(Value):
    """What came of it: whether it was `drawn`, what was `written` for it, or what was `said`; and
    the `seconds` of the processor and the `megabytes` that it took."""

    drawn: bool = False
    written: str = ""
    said: str = ""
    seconds: float = 0.0
    megabytes: int = 0


def find_files(folder: Path, most: int) -> Iterator[RealFile]:
    """The data files of each package, the smallest and the largest among them."""
    packages: dict[str, list[RealFile]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            for found in _in(path, path.relative_to(folder)):
                packages.setdefault(found.package, []).append(found)
    for files in packages.values():
        ordered = sorted(files, key=lambda one: len(one.data))
        step = max(1, len(ordered) // most)
        yield from ordered[::step][:most]


def _in(path: Path, place: Path) -> Iterator[RealFile]:
    package = place.parts[0].partition("-")[0]
    if path.suffix.lower() in KINDS:
        yield RealFile(package, path.name, path.read_bytes())
    elif path.suffix in (".whl", ".zip"):
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if Path(entry.filename).suffix.lower() in KINDS:
                    yield RealFile(package, Path(entry.filename).name, archive.read(entry))
    elif path.name.endswith((".tar.gz", ".tgz")):
        with tarfile.open(path) as archive:
            for member in archive:
                data = archive.extractfile(member) if member.isfile() else None
                if data and Path(member.name).suffix.lower() in KINDS:
                    yield RealFile(package, Path(member.name).name, data.read())


def try_file(file: RealFile, what: str) -> Outcome:
    """One file as a chart or a table, in a process of its own."""
    ours, theirs = multiprocessing.Pipe()
    worker = multiprocessing.get_context("fork").Process(target=_work, args=(file, what, theirs))
    worker.start()
    theirs.close()
    try:
        found: Outcome = ours.recv() if ours.poll(60) else Outcome(said="too slow")
    except EOFError:
        found = Outcome(said="the process ended")
    worker.kill()
    worker.join()
    return found


def _work(file: RealFile, what: str, answer: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (2 * MEMORY, 2 * MEMORY))
    try:
        found = _try(file, what)
    except Exception as error:
        found = Outcome(said=f"BF901 {type(error).__name__}: {error}")
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = used.ru_utime + used.ru_stime
    answer.send(replace(found, seconds=seconds, megabytes=used.ru_maxrss // 1024))


def _try(file: RealFile, what: str) -> Outcome:
    name = f"data{Path(file.name).suffix.lower()}"
    deck = "title: Trial\nslides:\n- layout: {0}\n  title: A real file\n{1}"
    text = deck.format(what, DECKS[what].format("bar", name))
    for turn in range(MOST_TRIES):
        world = MemoryWorld({
            "briefgen.yaml": b"organisation: {name: The Unit, contact: Write to us}\n",
            "decks/d.yaml": text.encode(),
            f"assets/data/{name}": file.data,
        })  # fmt: skip
        faults = Faults()
        project = load_project(world, faults)
        made = compile_target(project, project.targets[0], faults)
        errors = [fault for fault in faults.in_order() if fault.is_error]
        data = next(line for line in text.splitlines() if " data: " in line).partition("data: ")[2]
        if made and not errors:
            render_pptx(made.scene, made.template)
            return Outcome(drawn=True, written=data if turn else "")
        after = _with_fix(errors, text)
        if after == text:
            break
        text = after
    first = errors[0]
    return Outcome(said=f"{first.code} {first.message} = {first.hint}", written=data)


def _with_fix(errors: list[Diagnostic], text: str) -> str:
    """The deck with the first thing that a message offers."""
    lines = lines_of(text)
    for fault in errors:
        for fix in fault.fixes:
            edits = exact_edits(
                fix, fault, lambda _, n: lines[n - 1] if 0 < n <= len(lines) else None
            )
            if edits and all(edit.span.file == "decks/d.yaml" for edit in edits):
                return edited(text, edits)
    return text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=25)
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    slow, large = 0.0, 0
    for file in find_files(given.folder, given.most):
        for what in DECKS:
            found = try_file(file, what)
            slow, large = max(slow, found.seconds), max(large, found.megabytes)
            how = ("with keys" if found.written else "as it is") if found.drawn else "refused"
            counts[f"{what} {how}"] += 1
            counts["failed"] += found.said.startswith(_BROKEN)
            shown = found.written if found.drawn else found.said
            sys.stdout.write(
                f"| {file.package} | {file.name} | {len(file.data):,} | {what} | {how} | "
                f"{found.seconds:.1f} s, {found.megabytes} MB | {shown[:300]} |\n"
            )
    told = ", ".join(f"{name}: {count}" for name, count in sorted(counts.items()))
    sys.stdout.write(f"\n{told}; at most {slow:.1f} s and {large} MB\n")


if __name__ == "__main__":
    main()
