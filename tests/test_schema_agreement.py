"""The compiler and the schemas that editors have agree, on good and bad files alike.

What the compiler accepts, the schema accepts; what is wrong in form is marked on the same line.
A schema does not know files, ids, other slides or what a text says: those differences are listed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.compile import load_project
from briefgen.model.author_files import kind_of
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.project import Project
from briefgen.resolve import resolve_deck
from briefgen.resolve.file_schemas import file_schema
from briefgen.support.world import DiskWorld
from tests.editor import Document, Mark
from tests.packs import ROOT
from tests.spec import Case, read_spec, write_case

PAGES = [
    *sorted((ROOT / "tests" / "specs").rglob("*.md")),
    *sorted((ROOT / "docs" / "language").glob("*.md")),
    *(ROOT / "docs" / name for name in ("series.md", "templates.md")),
]
CASES = [case for page in PAGES for case in read_spec(page)]
PROJECTS = [ROOT, *(ROOT / "src" / "briefgen" / name for name in ("starter", "gallery"))]
# Faults of form: a name or a value that is not known, something of another shape or missing.
FORM = {"BF110", "BF111", "BF112", "BF113", "BF121", "BF203", "BF204", "BF205", "BF211", "BF214",
        "BF220"}  # fmt: skip
# What a schema cannot know, by the words of the compiler's message.
UNKNOWABLE: dict[str, str] = {}


def _schemas() -> Mapping[tuple[str, str], dict[str, Any]]:
    return {}


_CACHE: dict[tuple[str, str], dict[str, Any]] = {}


def _schema(kind: str, project: Project, key: str) -> dict[str, Any]:
    if (kind, key) not in _CACHE:
        _CACHE[kind, key] = file_schema(kind, project)
    return _CACHE[kind, key]


def _faults(project: Project, faults: Faults) -> tuple[Diagnostic, ...]:
    for target in project.targets:
        resolve_deck(project, target, faults)
    return faults.in_order()


def compare(folder: Path, names: list[str]) -> Iterator[str]:
    faults = Faults()
    project = load_project(DiskWorld(folder), faults)
    found = [f for f in _faults(project, faults) if f.is_error]
    own = sorted(folder.glob("assets/templates/*/template.yaml"))
    key = "".join(p.read_text() for p in (folder / "briefgen.yaml", *own))
    for name in names:
        kind = kind_of(name)
        if kind is None:
            continue
        try:
            document = Document((folder / name).read_text("utf-8"))
        except yaml.YAMLError:
            continue
        marks = document.marks(_schema(kind, project, key))
        here = [f for f in found if f.span.file == name]
        for fault in here:
            if fault.code in FORM and not any(fault.span.line in m.lines for m in marks):
                yield f"NOT SEEN {fault.code} {name}:{fault.span.line}: {fault.message}"
        lines = {f.span.line for f in here}
        for m in marks:
            if not lines & m.lines:
                yield f"REFUSED {name}:{sorted(m.lines)}: {m.message}"


if __name__ == "__main__":
    import sys, tempfile

    for case in CASES:
        with tempfile.TemporaryDirectory() as scratch:
            write_case(case, Path(scratch))
            for line in compare(Path(scratch), ["briefgen.yaml", *case.files]):
                print(case.name, "|", line[:260])
    for folder in PROJECTS:
        names = [p.relative_to(folder).as_posix() for p in folder.rglob("*.yaml")]
        for line in compare(folder, names):
            print(folder.name, "|", line[:260])
