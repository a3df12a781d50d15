"""The compiler and the schemas that editors have agree, on good and on bad files.

What the compiler accepts, the schema accepts; what is wrong in form is marked on the same line, and
nothing else is marked. What a schema cannot say is listed, with the reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from briefgen.compile import load_project
from briefgen.model.author_files import AUTHOR_FILES, FileKind, kind_of
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.project import Project
from briefgen.resolve import resolve_deck
from briefgen.resolve.file_schemas import file_schema
from briefgen.support.world import DiskWorld
from tests.editor import Document, Mark
from tests.packs import ROOT
from tests.spec import read_spec, write_case

PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "tests" / "specs").rglob("*.md")),
    *sorted((ROOT / "docs" / "language").glob("*.md")),
]
PROJECTS = [ROOT, *(ROOT / "src" / "briefgen" / name for name in ("starter", "gallery"))]
# Faults of form: a name or a value that is not known, something of another shape or missing.
FORM = frozenset(
    f"BF{number}" for number in (110, 111, 112, 113, 121, 203, 204, 205, 211, 214, 220)
)
ARITHMETIC = "a schema does not compute: numbers with their units, sums, and limits of each other"
TOGETHER = "keys and entries that rule each other out are judged when all are known"
OTHERS = "it depends on other slides, files or settings"
CALENDAR = "a schema has no calendar"
NAMES = "what can be the name of a folder is known by the operating systems"
# What a schema cannot say, by words of the compiler's message.
UNKNOWABLE = {
    "is not a number": ARITHMETIC,
    "is too large": ARITHMETIC,
    "there is no number here": ARITHMETIC,
    "needs a value above 0": ARITHMETIC,
    "can be read in two ways": ARITHMETIC,
    "have different units": ARITHMETIC,
    "has another sign than the numbers": ARITHMETIC,
    "this number is in": ARITHMETIC,
    "the deck does not mention the audience": OTHERS,
    "has no column": OTHERS,
    "has no row": OTHERS,
    "has nothing in row": OTHERS,
    "where the names of columns are looked for": OTHERS,
    "the cell has the error": OTHERS,
    "the cell shows ###": OTHERS,
    "is not a range of cells": OTHERS,
    "they must begin at 0": ARITHMETIC,
    "is above `max: 10`": ARITHMETIC,
    "`12-5` does not say which slides": ARITHMETIC,
    "is not an option of `reading` as booklet": TOGETHER,
    "there is nothing to put into the .zip": TOGETHER,
    "cannot be stacked": TOGETHER,
    "is called `Wale`": TOGETHER,
    "the colours of this chart are those of its series": TOGETHER,
    "does not show how numbers are to be written": ARITHMETIC,
    "counts something from left to right": TOGETHER,
    "an area has no gaps": TOGETHER,
    "an area shows amounts from 0 on": ARITHMETIC,
    "there is only one": TOGETHER,
    "has no room for values at its points": TOGETHER,
    "a series with a name and values": TOGETHER,
    "cannot be used together": TOGETHER,
    "contradicts what comes before it": TOGETHER,
    "an icon needs words beside it": TOGETHER,
    "diagram cannot have icons": TOGETHER,
    "nothing to put into the .zip": TOGETHER,
    "does not say which slides": ARITHMETIC,
    "diagram needs a `centre:`": TOGETHER,
    "diagram cannot have a `centre:`": TOGETHER,
    "diagram cannot have `axes:`": TOGETHER,
    "diagram cannot have `focus:`": TOGETHER,
    "the picture has no `alt:`": TOGETHER,
    "a diagram cannot have pictures": TOGETHER,
    "at most two levels below them": TOGETHER,
    "needs points below it": TOGETHER,
    "belongs to the text before it": TOGETHER,
    "stand in the file": TOGETHER,
    "is not one of the subjects": TOGETHER,
    "is not a data file that can be read": OTHERS,
    "no sections for the agenda": OTHERS,
    "in several languages is read where": "only the deck says which languages its mappings are for",
    "does not exist": CALENDAR,
    "that day is a Friday": CALENDAR,
    "is not a month": CALENDAR,
    "cannot be the name of a pack": NAMES,
    "a pack cannot be called": NAMES,
    "a list of points is needed here": "a schema does not count the words between commas",
    "makes one text of these lines": "a schema does not look at the lines of a text",
    "there is a list in this text": "a schema does not look at the lines of a text",
}


class Compared(NamedTuple):
    """A file: what the compiler says of it, and what the schema marks."""

    name: str
    faults: tuple[Diagnostic, ...]
    marks: list[Mark]

    def unseen(self) -> Iterator[Diagnostic]:
        """Faults of form on whose line the schema marks nothing."""
        lines = {line for mark in self.marks for line in mark.lines}
        yield from (f for f in self.faults if f.code in FORM and f.span.line not in lines)

    def unfounded(self) -> Iterator[Mark]:
        """Marks on lines of which the compiler says nothing."""
        lines = {fault.span.line for fault in self.faults}
        yield from (mark for mark in self.marks if not lines & mark.lines)


class Schemas:
    """The schemas of projects, each made once: most projects have the same templates."""

    def __init__(self) -> None:
        self.made: dict[tuple[FileKind, str], dict[str, Any]] = {}

    def of(self, kind: FileKind, project: Project, folder: Path) -> dict[str, Any]:
        settings = [folder / "briefgen.yaml", *sorted(folder.glob("assets/templates/*/*.yaml"))]
        key = kind, "\n".join(path.read_text("utf-8") for path in settings)
        if key not in self.made:
            self.made[key] = file_schema(kind, project)
        return self.made[key]

    def compare(self, folder: Path, label: str) -> Iterator[Compared]:
        """Each file of a project that an author writes and that is YAML."""
        faults = Faults()
        project = load_project(DiskWorld(folder), faults)
        for target in project.targets:
            resolve_deck(project, target, faults)
        errors = [fault for fault in faults.in_order() if fault.is_error]
        for path in sorted(folder.rglob("*.yaml")):
            name = path.relative_to(folder).as_posix()
            kind = kind_of(name)
            if kind is not None and (document := _read(path)):
                here = tuple(fault for fault in errors if fault.span.file == name)
                marks = document.marks(self.of(kind, project, folder))
                yield Compared(f"{label}: {name}", here, marks)


def _read(path: Path) -> Document | None:
    try:
        return Document(path.read_text("utf-8"))
    except yaml.YAMLError:
        return None


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> list[Compared]:
    schemas = Schemas()
    found: list[Compared] = []
    for case in (case for page in PAGES for case in read_spec(page)):
        folder = tmp_path_factory.mktemp("case")
        write_case(case, folder)
        found.extend(schemas.compare(folder, case.name))
    for folder in PROJECTS:
        found.extend(schemas.compare(folder, folder.name))
    return found


def test_nothing_is_marked_that_the_compiler_accepts(compared: list[Compared]) -> None:
    """It refused numbers in cells, `hidden: yes`, `qr: yes` and `when: 2028`."""
    assert len(compared) > 200
    assert [f"{one.name}: {mark}" for one in compared for mark in one.unfounded()] == []


def test_what_is_wrong_in_form_is_marked_on_its_line(compared: list[Compared]) -> None:
    unseen = [(one.name, fault) for one in compared for fault in one.unseen()]
    assert [
        f"{name}:{fault.span.line}: {fault.code} {fault.message}"
        for name, fault in unseen
        if not any(words in fault.message for words in UNKNOWABLE)
    ] == []
    seen = [fault for one in compared for fault in one.faults if fault.code in FORM]
    assert len(seen) > 2 * len(unseen)


def test_each_difference_that_is_listed_is_there(compared: list[Compared]) -> None:
    said = [fault.message for one in compared for fault in one.unseen()]
    assert [words for words in UNKNOWABLE if not any(words in one for one in said)] == []


BAD = """\
title: A
outputs: [deck, hndout]
template: nothere
aspect: 16:10
colour: red
slides:
  - layout: bullets
    title: One
    pionts: [a]
    points: [a, {text: b, poins: [c]}]
  - layout: bulets
    title: Two
  - layout: table
    title: Three
    hidden: maybe
    table: {columns: [A, 2028], rows: [[1, true]], totl: [1]}
  - section: Four
    title: Four
  - use: cases#one
    pionts: [a]
  - title: Five
"""


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(DiskWorld(ROOT), Faults())


def test_each_mark_is_at_the_key_that_is_wrong(project: Project) -> None:
    """A slip in one slide was `not valid under any of the given schemas`, at the slide."""
    marks = Document(BAD).marks(file_schema("deck", project))
    lines = [min(mark.lines) for mark in marks]
    assert sorted(lines) == [2, 3, 4, 5, 9, 10, 11, 15, 16, 18, 20, 21]


@pytest.mark.parametrize(
    ("kind", "text", "line"),
    [
        ("deck", "slides: [{layout: cover}]\n", 1),
        ("deck", "title: A\nlanguage: english\nslides: [{layout: cover}]\n", 2),
        ("project", "organisation:\n  nmae: Us\n", 2),
        ("project", "paper: A3\n", 1),
        ("project", "dates: us\n", 1),
        ("project", "marking-scheme: ours\n", 1),
        ("seminars", "seminars:\n  - id: one\n    venu: Leeds\n    deck: d\n", 3),
        ("seminars", "seminars:\n  - id: one\n", 2),
        ("seminars", "seminars:\n  - {id: one, deck: d}\n  - {id: two, deck: d, minutes: x}\n", 3),
        ("template", "extends: semniar\n", 1),
        ("template", "colours:\n  brand: red\n", 2),
        ("template", "layouts:\n  one:\n    slots:\n      title: {kind: lines, style: a}\n", 4),
        ("library", "slides:\n  - layout: quote\n    title: A\n    quoet: B\n", 4),
    ],
)  # fmt: skip
def test_each_kind_of_file_has_a_schema(
    kind: FileKind, text: str, line: int, project: Project
) -> None:
    assert line in {
        line for m in Document(text).marks(file_schema(kind, project)) for line in m.lines
    }


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("deck", "title: 2028\nminutes: '40'\nslides: [{layout: cover, hidden: Yes, notes: 1}]\n"),
        ("deck", "title: {en: A, cy: B}\nlanguages: [en, cy]\nslides: [{layout: cover}]\n"),
        ("deck", "title: A\nsubtitle:\nslides: [{section: 2028, text: [1, 2]}, {layout: cover}]\n"),
        ("library", "slides: []\n"),
        ("project", "organisation: {name: 1066}\npaper: letter\noutputs: [handout: 6]\n"),
        ("seminars", "defaults: {deck: d}\nseminars: [{id: 2028, date: 2028-01-05, copies: 40}]\n"),
        ("template", "extends: seminar\nfonts: {body: Arial}\n"),
    ],
)  # fmt: skip
def test_numbers_flags_and_dates_may_stand_for_texts(
    kind: FileKind, text: str, project: Project
) -> None:
    assert Document(text).marks(file_schema(kind, project)) == []


def test_slides_are_judged_by_the_layouts_of_their_own_template(tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "templates" / "ours"
    folder.mkdir(parents=True)
    (tmp_path / "briefgen.yaml").write_text("organisation: {name: Us}\n")
    slots = """
      title: {kind: line, style: title, placeholder: title, required: true, columns: [1, 12],
              top: 40, height: 80}
      promise: {kind: text, style: text, required: true, columns: [1, 12], top: 140, height: 200}
"""
    text = f"extends: seminar\nlayouts:\n  bullets:\n    slots: {slots}"
    (folder / "template.yaml").write_text(text)
    faults = Faults()
    schema = file_schema("deck", load_project(DiskWorld(tmp_path), faults))
    assert not faults.found
    slide = "slides:\n  - {layout: bullets, title: A, promise: B}\n"
    assert Document(f"title: A\ntemplate: ours\n{slide}").marks(schema) == []
    assert Document(f"title: A\ntemplate: seminar\n{slide}").marks(schema)


def test_every_key_is_explained_and_no_schema_is_large(project: Project) -> None:
    """An editor shows it beside the key."""
    for kind in AUTHOR_FILES:
        schema = file_schema(kind, project)
        assert [
            name for name, value in schema["properties"].items() if not value.get("description")
        ] == []
        assert len(json.dumps(schema)) < 150_000
    keys = [key for key in file_schema("deck", project)["$defs"] if key.startswith("slide-")]
    assert not [key for key in keys if not re.match(r"slide-[a-z-]+$", key)]
