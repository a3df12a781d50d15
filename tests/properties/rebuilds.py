"""A project that is changed, built and stopped at random: after each step its packs hold the bytes
of a clean build.

    python -m tests.properties.rebuilds [--seed 1] [--seeds 10] [--steps 300]

A step changes a text, a template, a picture, a data file, a row of the seminars or the outputs, or
puts a file back to what it was before; then builds everything, some packs, or some outputs, with a
.zip or without; one step in three is stopped at a random moment by KILL, TERM, HUP or INT. Then
everything is built, and compared byte for byte with a clean build of the same files.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from PIL import Image

from briefgen.packs import build
from briefgen.packs.build_records import Memory
from briefgen.packs.build_results import BuildOptions, BuildResult, Choice, UsageError
from briefgen.packs.gone_packs import gone_packs
from briefgen.packs.workers import Done

_DECK = """\
title: {title}
slides:
  - layout: cover
  - layout: statement
    id: all
    title: {words}
    notes: What is said of it.
  - layout: picture
    title: A picture
    audience: some
    picture: {{file: photo.png, alt: A plain field of one colour}}
  - layout: chart
    title: Results rose
    audience: others
    chart: {{kind: column, data: results.csv, alt: "Column chart: results by year"}}
  - use: cases#some
"""
_LIBRARY = """\
slides:
  - layout: statement
    id: some
    audience: some
    title: {words}
"""
_CONFIG = "organisation: {{name: {name}}}\ntemplate: house\noutputs: [{outputs}]\n"
_TEMPLATE = 'title: House\nextends: seminar\ncolours: {{brand: "{colour}"}}\n'
_OUTPUTS = ("deck", "deck, slides", "slides", "deck, handout: {per-page: 2}", "deck, notes, slides")
_COLOURS = ("#0B5563", "#1D4F91", "#5B2A86")
_SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


@dataclass
class Trial:
    """A project, its output, and what its files were at earlier steps."""

    folder: Path
    random: random.Random
    rows: dict[str, tuple[str, str]] = field(default_factory=dict)
    past: dict[str, list[bytes]] = field(default_factory=dict)
    clean: dict[str, dict[str, bytes]] = field(default_factory=dict)

    @property
    def project(self) -> Path:
        return self.folder / "project"

    @property
    def output(self) -> Path:
        return self.project / "output"

    def begin(self) -> None:
        self.rows = {f"s{n}": (f"Hall {n}", "some" if n % 2 else "others") for n in range(3)}
        for change in (self.config, self.deck, self.library, self.template, self.picture,
                       self.data, self.seminars):  # fmt: skip
            change()

    def put(self, name: str, data: str | bytes) -> str:
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        self.past.setdefault(name, []).append(path.read_bytes())
        return name

    def word(self) -> str:
        return self.random.choice(("alpha", "beta", "gamma", "delta"))

    def config(self) -> str:
        outputs = self.random.choice(_OUTPUTS)
        return self.put("briefgen.yaml", _CONFIG.format(name=self.word(), outputs=outputs))

    def deck(self) -> str:
        text = _DECK.format(title=self.word(), words=f"A sentence: {self.word()}".replace(":", ""))
        return self.put("decks/series.yaml", text)

    def library(self) -> str:
        return self.put("decks/library/cases.yaml", _LIBRARY.format(words=self.word()))

    def template(self) -> str:
        text = _TEMPLATE.format(colour=self.random.choice(_COLOURS))
        return self.put("assets/templates/house/template.yaml", text)

    def picture(self) -> str:
        path = self.folder / "photo.png"
        colour = self.random.choice(((200, 40, 40), (40, 200, 40), (40, 40, 200)))
        Image.new("RGB", (1600, 900), colour).save(path)
        return self.put("assets/images/photo.png", path.read_bytes())

    def data(self) -> str:
        top = self.random.randint(4, 7)
        return self.put("assets/data/results.csv", f"Year,England\n2001,4\n2002,{top}\n")

    def seminars(self) -> str:
        name = f"s{self.random.randrange(4)}"
        if name in self.rows and len(self.rows) > 2 and self.random.random() < 0.3:
            del self.rows[name]
        else:
            self.rows[name] = (self.word(), self.random.choice(("some", "others")))
        rows = [f"{id_},series,{venue},{who}\n" for id_, (venue, who) in sorted(self.rows.items())]
        return self.put("decks/seminars.csv", "".join(["id,deck,venue,audience\n", *rows]))

    def revert(self) -> str:
        """Put a file back to what it was, as a version control system does."""
        name = self.random.choice(sorted(self.past))
        (self.project / name).write_bytes(self.random.choice(self.past[name]))
        return f"{name} put back"

    def change(self) -> str:
        changes: tuple[Callable[[], str], ...] = (
            self.config, self.deck, self.library, self.template, self.picture, self.data,
            self.seminars, self.revert, self.revert, self.revert,
        )  # fmt: skip
        return self.random.choice(changes)()

    def choose(self) -> tuple[Choice, BuildOptions]:
        if self.random.random() < 0.3:
            text = (self.project / "decks/seminars.csv").read_text()
            ids = [line.partition(",")[0] for line in text.splitlines()[1:]]
            choice = Choice(names=(self.random.choice(ids),))
        else:
            choice = Choice()
        only = ("deck",) if self.random.random() < 0.15 else ()
        zipped, force = self.random.random() < 0.2, self.random.random() < 0.1
        return choice, BuildOptions(output=self.output, only=only, with_zip=zipped, force=force)

    def stop(self, choice: Choice, options: BuildOptions) -> str:
        """Build in another process, and send it a signal at a random moment."""
        number = self.random.choice(_SIGNALS)
        pause = self.random.uniform(0, 0.6)
        child = os.fork()
        if child == 0:
            try:
                run(self.project, choice, options)
            finally:
                os._exit(0)
        time.sleep(pause)
        os.kill(child, number)
        os.waitpid(child, 0)
        return f"stopped by {number.name} after {pause:.2f} s"

    def step(self) -> str:
        done = [self.change() for _ in range(self.random.randint(1, 2))]
        choice, options = self.choose()
        if self.random.random() < 1 / 3:
            done.append(self.stop(choice, options))
            if self.random.random() < 0.5:
                done.append(self.revert())
        else:
            run(self.project, choice, options)
            done.append(f"built {choice.names or 'all'}, {options.only or 'all outputs'}")
        return "; ".join(done)

    def compare(self) -> list[str]:
        """Build everything, and name the files that are not those of a clean build."""
        result = run(self.project, Choice(), BuildOptions(output=self.output))
        if not result.is_ok:
            return [f"{fault.code} {fault.message}" for fault in result.faults]
        here = [target.id for target in result.targets]
        if result.gone != gone_packs(Memory(self.output), here):
            return ["the packs that are gone are not named"]
        found, clean = packs_in(self.output, here), self._clean()
        zips = {name for name in found if name.endswith(".zip")}
        # A pack with a .zip has it in its manifest.
        others = {*zips, *(f"{name.partition('/')[0]}/manifest.json" for name in zips)}
        names = {*found, *clean} - others
        return sorted(name for name in names if found.get(name) != clean.get(name))

    def _clean(self) -> dict[str, bytes]:
        sources = [p for p in sorted(self.project.rglob("*")) if p.is_file()]
        state = repr([
            (p.relative_to(self.project).as_posix(), p.read_bytes())
            for p in sources if self.output not in p.parents
        ])  # fmt: skip
        if state not in self.clean:
            folder = self.folder / "clean"
            shutil.rmtree(folder, ignore_errors=True)
            result = run(self.project, Choice(), BuildOptions(output=folder))
            self.clean[state] = packs_in(folder, [target.id for target in result.targets])
        return self.clean[state]

    def compare_zips(self) -> list[str]:
        """A .zip that is there is that of a clean build."""
        result = run(self.project, Choice(), BuildOptions(output=self.output, with_zip=True))
        folder = self.folder / "zipped"
        shutil.rmtree(folder, ignore_errors=True)
        run(self.project, Choice(), BuildOptions(output=folder, with_zip=True))
        here = [target.id for target in result.targets]
        found, clean = packs_in(self.output, here), packs_in(folder, here)
        return [name for name in {*found, *clean} if found.get(name) != clean.get(name)]


def run(project: Path, choice: Choice, options: BuildOptions) -> BuildResult:
    """Build as the command does, but one pack after the other in this process."""

    def one_by_one(project, tasks, options, faults, stop, work):  # type: ignore[no-untyped-def]
        for task in tasks:
            if stop.is_wanted:
                return
            yield Done(task, work(project, task, faults))

    with patch("briefgen.packs.engine.make_packs", one_by_one):
        try:
            return build(root=project, choice=choice, options=options)
        except UsageError:  # an output that none of the packs chosen has
            return BuildResult((), ())


def packs_in(output: Path, targets: Sequence[str]) -> dict[str, bytes]:
    paths = (path for target in targets for path in sorted((output / target).glob("*")))
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in paths}


def steps(folder: Path, seed: int, count: int) -> Iterator[tuple[str, list[str]]]:
    """What each step did, and what was wrong after it."""
    trial = Trial(folder, random.Random(seed))  # noqa: S311
    trial.begin()
    for number in range(count):
        done = trial.step()
        wrong = trial.compare()
        if not wrong and number % 10 == 9:
            wrong = trial.compare_zips()
        yield done, wrong


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1, help="so many, from --seed on")
    parser.add_argument("--steps", type=int, default=300)
    asked = parser.parse_args(arguments)
    bad = 0
    for seed in range(asked.seed, asked.seed + asked.seeds):
        with tempfile.TemporaryDirectory() as folder:
            told: list[str] = []
            for done, wrong in steps(Path(folder), seed, asked.steps):
                told.append(done)
                if wrong:
                    bad += 1
                    last = "\n  ".join(told[-4:])
                    sys.stdout.write(f"seed {seed}, step {len(told)}: {wrong}\n  {last}\n")
            sys.stdout.write(f"seed {seed}: {asked.steps} steps, {bad} wrong so far\n")
            sys.stdout.flush()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
