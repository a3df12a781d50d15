"""The seminar on real PowerPoint templates: does each build, and is it sound?

    python -m benchmarks.fetch_templates FOLDER
    python -m benchmarks.templates FOLDER... [--jobs 2] [--every 1] [--lines] [--pictures OUT]

For each file (FOLDER may be one file): pages, errors, findings of the gate and the validator that
the file itself had not, sample slides that were kept, seconds; then how many there are of each
kind, and what the refusals say. `--every 10` takes one file in ten. With `--lines`, the share of
lines that LibreOffice shows as we do; with `--pictures`, sheets in OUT that show each slide twice,
our PDF at the left and the deck in LibreOffice at the right. Every file has a process and a time
limit of its own.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent import futures
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from openxml_audit import validate_pptx
from pebble import ProcessPool

from benchmarks.fetch_templates import SUFFIXES
from briefgen.backends.pptx import render_pptx
from briefgen.backends.pptx.validate import check_package
from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import NOWHERE, Diagnostic, Faults, Severity
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.pptx_template import open_and_read
from briefgen.support.world import DiskWorld

if TYPE_CHECKING:
    from tests.peers.lines import Inherited

ROOT = Path(__file__).parent.parent
DECK = "excellence-and-fairness"
NAME = "on-trial"
# The width of a slide on a sheet in pixels, and how many pictures stand on one sheet.
_WIDTH, _A_SHEET = 480, 36
# No file takes longer, in seconds.
_LIMIT = 150
# Of a message, what differs between files.
_OWN = re.compile(r"`[^`]*`|\"[^\"]*\"|brand\.\w+|\d+(\.\d+)?")
_CODE = "BF121"


class Outcome(Value):
    """What came of one file. `refused` says why there is no deck, "" where there is one, and
    `unreadable` whether that is because the file cannot be read at all."""

    pages: int = 0
    errors: int = 0
    gate: int = 0
    audit: int = 0
    inherited: int = 0
    samples: int = 0
    seconds: float = 0.0
    refused: str = ""
    unreadable: bool = False
    crash: str = ""
    lines: str = ""

    @property
    def is_sound(self) -> bool:
        wrong = self.refused or self.crash or self.errors or self.gate or self.audit or self.samples
        return not wrong


def try_template(
    file: Path, folder: Path, *, with_lines: bool = False, pictures: Path | None = None
) -> Outcome:
    """Build the seminar on the file, in a copy of the project."""
    project = _project(file, folder)
    started, faults = time.perf_counter(), Faults()
    made = _compiled(project, faults)
    wrong = [fault for fault in faults.found if fault.severity is Severity.ERROR]
    if made is None or wrong:
        unreadable = any(fault.code == _CODE and "as a base" in fault.message for fault in wrong)
        refused = "; ".join(map(_said, wrong[:3])) or "unknown"
        return Outcome(refused=refused, errors=len(wrong), unreadable=unreadable)
    data = render_pptx(made.scene, made.template)
    seconds = time.perf_counter() - started
    base = made.template.base
    kept = base.part_names if base else ()
    deck = folder / "deck.pptx"
    deck.write_bytes(data)
    printed = _printed(data, folder) if with_lines or pictures else b""
    if pictures:
        show_side_by_side(made, printed, pictures, file.stem)
    after = _findings(deck)
    # Most decks have none, and then nobody needs to know what the file has.
    before = _findings(file) if after else set()
    return Outcome(
        pages=len(made.scene.pages),
        errors=len(wrong),
        gate=len(check_package(data, kept)),
        audit=len(after - before),
        inherited=len(after & before),
        samples=_samples(file, data),
        seconds=seconds,
        lines=_lines(made, printed, file.read_bytes()) if with_lines else "",
    )


def _findings(file: Path) -> set[str]:
    return {str(finding) for finding in validate_pptx(file).errors}


def _project(file: Path, folder: Path) -> Path:
    project = folder / "project"
    for name in ("decks", "assets"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "briefgen.yaml", project)
    brand = project / "assets" / "templates" / NAME
    brand.mkdir()
    shutil.copy(file, brand / f"brand{file.suffix}")
    (brand / "template.yaml").write_text(f"base: brand{file.suffix}\n", encoding="utf-8")
    return project


def _compiled(folder: Path, faults: Faults) -> Compiled | None:
    project = load_project(DiskWorld(folder), faults)
    if (NAME, "16:9") not in project.templates:
        return None
    deck = replace(project.decks[DECK], template=Scalar(NAME, NOWHERE))
    project = replace(project, decks={**project.decks, DECK: deck})
    target = next(target for target in project.targets if target.deck == DECK)
    return compile_target(project, target, faults)


def _samples(file: Path, data: bytes) -> int:
    """How many slides of the file stand in the deck: by their bytes."""
    samples: set[bytes] = set()
    with zipfile.ZipFile(file) as theirs, zipfile.ZipFile(io.BytesIO(data)) as ours:
        with suppress(zipfile.BadZipFile):  # a damaged slide is no reason to refuse a template
            samples.update(
                theirs.read(name) for name in theirs.namelist() if name.startswith("ppt/slides/s")
            )
        return sum(ours.read(name) in samples for name in ours.namelist())


def _printed(data: bytes, folder: Path) -> bytes:
    from tests.peers.lines import convert

    return convert(data, folder)


def _lines(made: Compiled, printed: bytes, file: bytes) -> str:
    from tests.peers.lines import compare, read_pdf

    found = compare(made.scene, read_pdf(printed), inherited_by(made, file))
    natural = f", {found.natural} by the font's own line height" if found.natural else ""
    return f"{found.share():.1%} of {sum(found.lines.values())}{natural}"


def inherited_by(made: Compiled, file: bytes) -> Inherited:
    """The levels that slides take from the file with a percentage of space before them."""
    from tests.peers.lines import Inherited

    layouts = made.template.base.layouts if made.template.base else {}
    found = {layout.part: layout for layout in open_and_read(file).layouts}
    relative = {
        (ours, name, number, holder.levels[number].space_before)
        for ours, kept in layouts.items()
        for name, holder in kept.holders.items()
        for theirs in found[kept.part].holders
        if (theirs.type, theirs.idx) == (holder.type, holder.idx)
        for number, level in enumerate(theirs.levels)
        if level.relative and level.exact
    }
    return Inherited(frozenset(relative))


def show_side_by_side(made: Compiled, printed: bytes, out: Path, name: str) -> None:
    """Sheets of slides, each shown twice: as our PDF, and as LibreOffice shows the deck."""
    from briefgen.backends.pdf import render_pdf
    from briefgen.backends.png import contact_sheet, render_png
    from briefgen.handouts.redact import without_hidden

    ours = render_png(render_pdf(without_hidden(made.scene), made.fonts), width=_WIDTH)
    theirs = render_png(printed, width=_WIDTH)
    pairs = [picture for pair in zip(ours, theirs, strict=True) for picture in pair]
    out.mkdir(parents=True, exist_ok=True)
    for number, start in enumerate(range(0, len(pairs), _A_SHEET), 1):
        sheet = contact_sheet(pairs[start : start + _A_SHEET], 4)
        (out / f"{name}-{number}.png").write_bytes(sheet)


def _said(fault: Diagnostic) -> str:
    return f"{fault.code} {fault.span.file}:{fault.span.line} {fault.message} [{fault.hint}]"


def try_safely(file: Path, with_lines: bool, pictures: Path | None) -> Outcome:
    """What came of a file, whatever comes."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return try_template(file, Path(folder), with_lines=with_lines, pictures=pictures)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(where.filename).name}:{where.lineno}"
            return Outcome(crash=f"{type(error).__name__}: {error} at {place}")


def _outcomes(files: Sequence[Path], given: argparse.Namespace) -> Iterator[tuple[Path, Outcome]]:
    with ProcessPool(given.jobs, max_tasks=40) as pool:
        running: list[tuple[Path, futures.Future[Outcome]]] = [
            (file, pool.schedule(try_safely, (file, given.lines, given.pictures), timeout=_LIMIT))
            for file in files
        ]
        for file, future in running:
            try:
                yield file, future.result()
            except futures.TimeoutError:
                yield file, Outcome(crash=f"more than {_LIMIT} s")
            except Exception as error:
                yield file, Outcome(crash=f"the process ended: {error}")


def _table(found: Sequence[Outcome]) -> Iterator[str]:
    """How many there are of each kind, and what refusals say, the most frequent first."""
    readable = [one for one in found if not one.unreadable]
    built = [one for one in readable if not (one.refused or one.crash)]
    yield f"files {len(found)}, readable {len(readable)}"
    yield f"built {len(built)} ({len(built) / max(1, len(readable)):.1%})"
    yield f"crashes {sum(bool(one.crash) for one in found)}"
    for name in ("gate", "audit", "samples"):
        yield f"{name}: findings in {sum(bool(getattr(one, name)) for one in built)} decks"
    for title, group in (("refused", readable), ("unreadable", found)):
        said = Counter(
            _OWN.sub("~", one.crash or one.refused) for one in group
            if (one.crash or one.refused) and one.unreadable is (title == "unreadable")
        )  # fmt: skip
        yield from (f"{count:4} {title}: {words}" for words, count in said.most_common())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("given", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--lines", action="store_true")
    parser.add_argument("--pictures", type=Path)
    given = parser.parse_args()
    groups = (sorted(one.iterdir()) if one.is_dir() else [one] for one in given.given)
    files = [file for group in groups for file in group if file.suffix.lower() in SUFFIXES]
    found = []
    for file, outcome in _outcomes(files[:: given.every], given):
        found.append(outcome)
        print(f"{'ok ' if outcome.is_sound else 'BAD'} {file.name}: {outcome}", flush=True)
    print("\n".join(_table(found)))
    sound = sum(one.is_sound for one in found)
    print(f"{sound} of {len(found)} templates are sound without a line written by hand")


if __name__ == "__main__":
    main()
