"""Real presentations, which nobody of the project made: what becomes of each when it is imported?

    python -m benchmarks.fetch_presentations FOLDER
    python -m benchmarks.imports FOLDER... [--table FILE.md] [--sheet FOLDER] [--slides 100]

Each file is read, imported into an empty project and built, two at a time. The table has a line for
each: slides, what was made of them, time, and the words that the ledger cannot find. The sheet is a
web page: slides, drawn with seed 7 and at most five of a file that has eight, beside what became of
them; LibreOffice draws the originals. The process ends with 1 where a file broke something, a deck
was not built, or a word was lost.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from operator import itemgetter
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
from briefgen.model.yaml_nodes import Map, Seq
from briefgen.ooxml.reader import Refusal
from briefgen.read.yaml_source import read_source
from briefgen.render import render_pictures
from briefgen.support.world import MemoryWorld

ENDINGS = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")
PROJECT = {"briefgen.yaml": b"organisation: {name: The Unit, contact: Write to us}\n"}
_SECONDS = 120
_PER_FILE, _LEAST, _SEED, _WIDTH = 5, 8, 7, 480


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


def sources_of_pages(one: Imported, compiled: Compiled) -> list[int]:
    """The number of the slide that each page of the built deck comes from."""
    root = read_source(one.files[f"decks/{one.name}.yaml"], "", Faults())
    slides = root.get("slides") if isinstance(root, Map) else None
    starts = [slide.span.line for slide in slides.items] if isinstance(slides, Seq) else []
    places = (bisect_right(starts, page.span.line) - 1 for page in compiled.scene.pages)
    return [one.entries[max(0, place)][0] for place in places]


def unplaced_in(data: bytes, one: Imported) -> Mapping[int, Mapping[str, int]]:
    texts = {
        name: content.decode("utf-8-sig")
        for name, content in one.files.items()
        if name.endswith(".csv")
    }
    return unplaced_words(presentation_words(data), one.entries, texts, one.reports)


def try_file(path: Path) -> Outcome:
    signal.alarm(_SECONDS)
    try:
        return _tried(path.name, path.read_bytes())
    except Refusal as refusal:
        return Outcome(name=path.name, refused=f"{refusal.message}: {refusal.hint}")
    except Exception:
        return Outcome(name=path.name, broken=traceback.format_exc(limit=-4))
    finally:
        signal.alarm(0)


def _too_slow(*_: object) -> None:
    raise TimeoutError(f"more than {_SECONDS} seconds")


def _tried(name: str, data: bytes) -> Outcome:
    start = time.process_time()
    one = imported(data)
    seconds = time.process_time() - start
    compiled, faults = built(one)
    if compiled and not any(fault.is_error for fault in faults):
        render_pptx(compiled.scene, compiled.template)
    slides = {report.number: report.layout for report in one.reports if report.number}
    return Outcome(
        name=name,
        slides=len(slides),
        entries=len(one.entries),
        layouts=Counter(slides.values()),
        seconds=seconds,
        unplaced={number: dict(words) for number, words in unplaced_in(data, one).items()},
        warnings=Counter(fault.code for fault in faults if not fault.is_error),
        errors=tuple(f"{fault.code} {fault.message}" for fault in faults if fault.is_error),
    )


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The table in Markdown, a line for each file, and what it comes to."""
    yield "| file | slides | entries | layouts | seconds | words lost | warnings | said |"
    yield "|---|---|---|---|---|---|---|---|"
    for one in outcomes:
        said = one.refused or one.broken.strip().rpartition("\n")[2] or "; ".join(one.errors)
        yield (
            f"| {one.name} | {one.slides} | {one.entries} | {_counts(one.layouts)} "
            f"| {one.seconds:.2f} "
            f"| {one.lost} | {_counts(one.warnings)} | {said[:200]} |"
        )
    layouts = sum((Counter(one.layouts) for one in outcomes), Counter[str]())
    yield ""
    yield (
        f"{len(outcomes)} files with {sum(one.slides for one in outcomes)} slides: "
        f"{sum(bool(one.refused) for one in outcomes)} refused, "
        f"{sum(bool(one.broken) for one in outcomes)} broken, "
        f"{sum(bool(one.errors) for one in outcomes)} not built, "
        f"{sum(one.lost for one in outcomes)} words lost, "
        f"{sum(one.seconds for one in outcomes):.0f} s. {_counts(layouts)}"
    )


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in Counter(counts).most_common())


def write_sheet(
    paths: Sequence[Path], outcomes: Sequence[Outcome], folder: Path, most: int
) -> None:
    """A web page with slides beside what became of them, and their pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for path, numbers in _drawn(paths, outcomes, most):
        one = imported(path.read_bytes())
        ours = _our_pictures(one)
        theirs = _their_pictures(path, numbers, folder)
        reports = {report.number: report for report in one.reports}
        for number in numbers:
            report = reports[number]
            names = [theirs[number]]
            for part, picture in enumerate(ours.get(number, ())):
                names.append(f"{path.stem}-{number}-ours-{part}.png")
                (folder / names[-1]).write_bytes(picture)
            said = f"{path.name}, {number}: {report.layout} {report.score:.2f}, {report.reason}"
            notes = "; ".join([*report.look_at, *(left.what for left in report.left_out)])
            pictures = "".join(f'<img src="{escape(name)}" width="{_WIDTH}">' for name in names)
            rows.append(f"<h2>{escape(said)}</h2><p>{escape(notes)}</p>{pictures}")
    (folder / "sheet.html").write_text(f"<meta charset=utf-8>{''.join(rows)}", "utf-8")


def _drawn(
    paths: Sequence[Path], outcomes: Sequence[Outcome], most: int
) -> Iterator[tuple[Path, list[int]]]:
    """The slides of the sheet, by their files."""
    slides = [
        (path, number)
        for path, one in zip(paths, outcomes, strict=True)
        if one.slides >= _LEAST
        for number in range(1, one.slides + 1)
    ]
    random.Random(_SEED).shuffle(slides)  # noqa: S311
    taken: Counter[Path] = Counter()
    chosen: list[tuple[Path, int]] = []
    for path, number in slides:
        taken[path] += 1
        if taken[path] <= _PER_FILE and len(chosen) < most:
            chosen.append((path, number))
    for path, of_file in groupby(sorted(chosen), key=itemgetter(0)):
        yield path, [number for _, number in of_file]


def _our_pictures(one: Imported) -> Mapping[int, list[bytes]]:
    """A picture of each page, by the numbers of the slides that they were made from."""
    compiled, _ = built(one)
    found: dict[int, list[bytes]] = {}
    if compiled is not None:
        pictures, _ = render_pictures(compiled, _WIDTH, 4)
        for number, picture in zip(sources_of_pages(one, compiled), pictures, strict=True):
            found.setdefault(number, []).append(picture)
    return found


def _their_pictures(path: Path, numbers: Sequence[int], folder: Path) -> Mapping[int, str]:
    """LibreOffice's pictures of slides; it has none of those that are hidden."""
    slides = read_presentation(path.read_bytes()).slides
    shown = [slide.number for slide in slides if not slide.is_hidden]
    found = {number: f"{path.stem}-{number}.png" for number in numbers}
    with tempfile.TemporaryDirectory() as scratch:
        profile = f"-env:UserInstallation=file://{scratch}/profile"
        # It takes the folder only behind the kind.
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", scratch]
        command.append(str(path))
        subprocess.run(command, check=False, capture_output=True, timeout=300)
        for number in set(shown).intersection(found):
            page = str(shown.index(number) + 1)
            size = ["-singlefile", "-scale-to-x", str(_WIDTH), "-scale-to-y", "-1"]
            picture = str(folder / found[number]).removesuffix(".png")
            command = ["pdftoppm", "-png", "-f", page, *size, f"{scratch}/{path.stem}.pdf", picture]
            subprocess.run(command, check=False, capture_output=True, timeout=60)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", 1)[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--table", type=Path)
    parser.add_argument("--sheet", type=Path)
    parser.add_argument("--slides", type=int, default=100)
    given = parser.parse_args()
    files = (path for folder in given.folders for path in sorted(folder.iterdir()))
    paths = [path for path in files if path.suffix.lower() in ENDINGS]
    with multiprocessing.Pool(2, signal.signal, (signal.SIGALRM, _too_slow)) as pool:
        outcomes = pool.map(try_file, paths, chunksize=4)
    lines = list(table(outcomes))
    if given.table:
        given.table.write_text("\n".join(lines) + "\n", "utf-8")
    for one in outcomes:
        if one.broken or one.errors or one.lost:
            print(one.name, one.broken, *one.errors, one.unplaced)
    print(lines[-1])
    if given.sheet:
        write_sheet(paths, outcomes, given.sheet, given.slides)
    return int(any(one.broken or one.errors or one.lost for one in outcomes))


if __name__ == "__main__":
    sys.exit(main())
