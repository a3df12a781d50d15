"""Bytes at random -> the readers, guided by what they cover.

`python -m tests.hostile.fuzz READER`, from the project's folder.

READER is `deck` (YAML and its decoding) or `template`. Needs atheris (`pip install atheris`);
what follows it on the command line is for libFuzzer, such as `-runs=100000` or a corpus folder. The
seeds are those of `seeds()`. A crash is written to a file: make a test of it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from briefgen.model.diag import Diagnostic, Faults
from briefgen.read.project import read_project
from briefgen.read.world import World
from tests.hostile.cases import TEMPLATE, all_cases
from tests.packs import ROOT

_FILES = {"deck": "decks/any.yaml", "template": TEMPLATE}


def seeds(reader: str) -> list[bytes]:
    """Sound and hostile files of that kind, none longer than some kilobytes."""
    folder = {"deck": "decks", "template": "assets/templates"}[reader]
    found = [path.read_bytes() for path in sorted((ROOT / folder).rglob("*.yaml"))]
    for case in all_cases():
        found += [data for name, data in case.files.items() if name in {_FILES[reader], case.file}]
    return [data for data in found if len(data) < 30_000]


def reader_of(reader: str, folder: Path) -> Callable[[bytes], tuple[Diagnostic, ...]]:
    """A function that reads a project with these bytes as its deck or template."""
    path = folder / _FILES[reader]
    path.parent.mkdir(parents=True, exist_ok=True)
    (folder / "briefgen.yaml").write_text("organisation: {name: The Unit}\n")

    def read(data: bytes) -> tuple[Diagnostic, ...]:
        path.write_bytes(data)
        faults = Faults()
        project = read_project(World(folder), faults)
        # Templates are made when they are asked for.
        list(project.templates.values())
        return faults.in_order()

    return read


def main() -> None:
    atheris = import_module("atheris")
    name = sys.argv.pop(1)
    with tempfile.TemporaryDirectory() as scratch:
        corpus = Path(scratch) / "corpus"
        corpus.mkdir()
        for number, data in enumerate(seeds(name)):
            (corpus / f"{number:04d}").write_bytes(data)
        read = reader_of(name, Path(scratch) / "project")
        atheris.instrument_all()
        atheris.Setup([*sys.argv, str(corpus)], read)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
