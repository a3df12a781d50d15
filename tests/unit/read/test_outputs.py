"""Outputs as they are written: what is read, what is refused, and hints that work when followed."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.model.diagnostics import Faults
from briefgen.model.outputs import (
    BookletOptions,
    HandoutOptions,
    NotesOptions,
    Output,
    ReadingOptions,
    SlidesOptions,
    SlidesSvgOptions,
    ZipOptions,
)
from briefgen.model.project import OutputSpec
from briefgen.model.slide_choice import read_choice
from briefgen.model.yaml_nodes import Map, Seq
from briefgen.read.open_file import read_node
from briefgen.read.outputs import OUTPUT_LIST, decode_outputs
from briefgen.read.seminars import read_seminars
from briefgen.support.session import Session
from briefgen.support.world import DiskWorld

READ: dict[str, Output] = {
    "handout": HandoutOptions(),
    "handout:": HandoutOptions(),
    "handout: 6": HandoutOptions(per_page=6, variant="6"),
    'handout: "6"': HandoutOptions(per_page=6, variant="6"),
    "handout: 3": HandoutOptions(per_page=3, variant="3"),
    "handout: {per-page: 4, ink: light}": HandoutOptions(
        per_page=4, ink="light", variant="4-light"
    ),
    "reading: pdf": ReadingOptions(),
    "reading: large-print": ReadingOptions(large_print=True, variant="large-print"),
    "reading: {as: large-print, paper: A5}": ReadingOptions(
        paper="A5", large_print=True, variant="A5-large-print"
    ),
    "reading: booklet": BookletOptions(),
    "reading: {as: booklet, ink: grey}": BookletOptions(ink="grey", variant="grey"),
    "reading: {large-print: true}": ReadingOptions(large_print=True, variant="large-print"),
    "reading: {paper: letter, ink: LIGHT}": ReadingOptions(
        paper="Letter", ink="light", variant="Letter-light"
    ),
    "notes: large-print": NotesOptions(large_print=True, variant="large-print"),
    "slides: pdf": SlidesOptions(),
    "slides: SVG": SlidesSvgOptions(),
    "slides: {as: svg, without: [2]}": SlidesSvgOptions(
        without=read_choice("2"), variant="without-2"
    ),
}
REFUSED = (
    """
handout: 5|handout: six|handout: 06|handout: 1e400|handout: 6 per page|handout: yes|handout: no
handout: large-print|handout: light|handout: Letter|handout: [3, 6]|handout: [3]|handout: []
handout: {per-page: [3, 6]}|handout: {per-page: {a: b}}|handout: {per-pages: 3}|handout: {as: 6}
handout: {per-page: }|handout 6|handout:6|handouts|Handout|reading: A5|reading: letter
reading: large print|reading: greyscale|reading: web|reading: docx|reading: {as: [pdf, web]}
reading: {as: large-print, large-print: no}|reading: {as: booklet, large-print: yes}
reading: {large-print: on}|reading: {ink: greyscale}|slides: {as: svg, ink: grey}|slides: 6
slides: {as: png}|notes: text|deck: pptx|deck: yes|deck: 6|deck: {ink: grey}|booklet: A5
booklet: A4|booklet: {large-print: yes}|large-print|large-print: true|per-page: 3
ink: greyscale|paper: letter|svg|pdf|[deck]|{}|{deck: , slides: }|{handout: , per-page: 3}
{handout: 6, ink: light}|ticket|tickets|programme: pdf|web|docx|handout(6)|handouts 6
handout: {6, ink: light}|deck: 5-12|deck: only 5-12|handout: section 2|slides: 1-4, 9|only: 5-12
deck: {only: 12-5}|deck: {only: slides 3-5}|deck: {only: p. 3}|deck: {only: Key Findings}
deck: {only: {section: 2}}|deck: {only: sections 2}|deck: {only: 5..12}|deck: {only: 0}
deck: {only: }|deck: {only: []}|deck: {only: [[3]]}|deck: {only: "1,,2"}|deck: {only: 1e9}
deck: {onyl: 3}|zip: {only: 3}|zip: 6|reading: {as: []}|reading: {as: [[pdf]]}|reading: []
reading: {as: "pdf, booklet"}|reading: pdf and booklet|reading: {as: [pdf, booklet], paper: A5}
reading: {as: [pdf, booklet], large-print: yes}|notes: [pdf, text]|handout: {as: pdf}
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


def _read(folder: Path, *entries: str) -> tuple[tuple[OutputSpec, ...], Faults]:
    text = "".join(f"  - {entry}\n" for entry in entries)
    (folder / "briefgen.yaml").write_text(f"outputs:\n{text}")
    faults = Faults()
    node = read_node(DiskWorld(folder), "briefgen.yaml", faults, Session())
    outputs = node.get("outputs") if isinstance(node, Map) else None
    assert isinstance(outputs, Seq), faults.found
    return decode_outputs(outputs, faults) or (), faults


@pytest.mark.parametrize("entry", READ)
def test_an_option_behind_a_name_was_dropped_without_a_word(tmp_path: Path, entry: str) -> None:
    (asked,), faults = _read(tmp_path, entry)
    assert not faults.found
    assert asked.output == READ[entry]


@pytest.mark.parametrize("entry", REFUSED)
def test_what_cannot_be_read_is_refused_with_a_hint_that_works(tmp_path: Path, entry: str) -> None:
    outputs, faults = _read(tmp_path, entry)
    (fault,) = faults
    assert not outputs
    assert (fault.is_error, fault.span.line) == (True, 2)
    assert fault.hint
    proposed = [text.removeprefix("- ") for text in re.findall("`([^`]+)`", fault.hint)]
    for text in proposed:
        if text.startswith(("only: ", "per-page: ")):
            text = f"handout: {{{text}}}"
        if fault.hint.startswith(("write", "list", "possible: `", "possible now", "such as")):
            found, left = _read(tmp_path, text)
            assert (bool(found), left.found) == (True, []), text
    if fault.hint.startswith("did you mean"):
        wrong = re.search("[`:] ?([^`: ]+)`", fault.message) or re.search(
            "output (.+) is not known", fault.message
        )
        assert wrong, fault.message
        found, left = _read(tmp_path, entry.replace(wrong[1], proposed[0], 1))
        assert (len(found), left.found) == (1, []), fault.hint


FORMS = {
    "reading: {as: [pdf, booklet], ink: light}": (
        ReadingOptions(ink="light", variant="light"),
        BookletOptions(ink="light", variant="light"),
    ),
    "reading: [large-print, pdf]": (
        ReadingOptions(large_print=True, variant="large-print"),
        ReadingOptions(),
    ),
    "notes: {as: [PDF]}": (NotesOptions(),),
}


@pytest.mark.parametrize("entry", FORMS)
def test_each_form_is_an_output_of_its_own(tmp_path: Path, entry: str) -> None:
    outputs, faults = _read(tmp_path, entry)
    assert not faults.found
    assert tuple(spec.output for spec in outputs) == FORMS[entry]


SAME = (
    ("handout", "handout: 3", "handout: {per-page: 3}", "handout:"),
    ("reading: large-print", "reading: {as: large-print}", "reading: {large-print: yes}"),
    ("booklet", "reading: booklet", "reading: {as: [booklet]}"),
    ("deck: {only: 1-4}", "deck: {only: 1 to 4}", 'deck: {only: ["1-4"]}'),
    ("zip", "zip:"),
)


@pytest.mark.parametrize("spellings", SAME)
def test_one_output_in_two_spellings_is_listed_once(
    tmp_path: Path, spellings: tuple[str, ...]
) -> None:
    for first, second in pairwise(spellings):
        _, faults = _read(tmp_path, "slides", first, second)
        (fault,) = faults
        assert (fault.code, fault.span.line, fault.related[0][0].line) == ("BF105", 4, 3)


def test_a_zip_with_nothing_in_it_is_refused(tmp_path: Path) -> None:
    for entries in (("zip",), ("notes", "zip")):
        _, faults = _read(tmp_path, *entries)
        (fault,) = faults
        assert (fault.code, fault.span.line) == ("BF113", 1 + len(entries))
    assert not _read(tmp_path, "notes", "zip", "slides")[1].found


CHOICES = {
    "3": "only-3",
    "5-12": "only-5-12",
    '"1-4, 9"': "only-1-4-and-9",
    "[1, 4-9]": "only-1-and-4-9",
    "section 2": "only-section-2",
    "section Findings": "only-section-findings",
    "[cover, section 2]": "only-cover-and-section-2",
}


@pytest.mark.parametrize("choice", CHOICES)
def test_the_name_of_a_file_says_which_slides_it_has(tmp_path: Path, choice: str) -> None:
    (spec,), faults = _read(tmp_path, f"handout: {{per-page: 6, only: {choice}}}")
    assert not faults.found
    assert spec.output.variant == f"6-{CHOICES[choice]}"


def test_two_choices_never_share_a_name_of_a_file(tmp_path: Path) -> None:
    """A file was believed to be current where another choice had the same words."""
    choices = ("section a-b", "section a b", "section 1 and 2", "[section 1, 2]", "[section a, b]",
               "section a and b", '"section Café"', '"section Où?"', "1-4", "[1, 4]",
               "1", "section 1", '"section 1, b"', "section Россия", "section Китай", "section ü",
               "section Cafe", "section " + "x" * 60, "section " + "x" * 61)  # fmt: skip
    names = set()
    for choice in choices:
        (spec,), faults = _read(tmp_path, f"slides: {{only: {choice}}}")
        assert not faults.found, choice
        assert re.fullmatch("[A-Za-z0-9-]{1,60}", spec.output.variant)
        names.add(spec.output.variant)
    assert len(names) == len(choices)


def test_an_option_beside_its_output_is_shown_where_it_belongs(tmp_path: Path) -> None:
    _, faults = _read(tmp_path, "handout: 6\n    ink: light\n    paper: A4")
    (fault,) = faults
    assert fault.span.line == 3
    assert fault.hint == "write `- handout: {per-page: 6, ink: light, paper: A4}`"


@pytest.mark.parametrize(
    ("cell", "output"),
    {
        "handout 6": HandoutOptions(per_page=6, variant="6"),
        "handout: 6": HandoutOptions(per_page=6, variant="6"),
        "handout per-page=6": HandoutOptions(per_page=6, variant="6"),
        "handout 6 ink=light": HandoutOptions(per_page=6, ink="light", variant="6-light"),
        "handout ink=light per-page=6": HandoutOptions(per_page=6, ink="light", variant="6-light"),
        "reading large-print": ReadingOptions(large_print=True, variant="large-print"),
        "zip": ZipOptions(),
    }.items(),
)
def test_a_cell_with_an_option_is_read(
    tmp_path: Path, cell: str, output: Output | ZipOptions
) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/seminars.csv").write_text(f"id,deck,outputs\none,letters,deck; {cell}\n")
    faults = Faults()
    outputs = read_seminars(DiskWorld(tmp_path), faults)["one"].outputs
    assert not faults.found
    assert outputs is not None
    assert outputs[1].output == output


def test_a_list_of_slides_or_forms_in_a_cell_was_cut_at_its_commas(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    cell = (
        "reading as=pdf, booklet; handout 6 only=1-4, 9, section Key facts,"
        " notes without=cover, agenda"
    )
    (tmp_path / "decks/seminars.csv").write_text(f'id,deck,outputs\none,letters,"{cell}"\n')
    faults = Faults()
    outputs = read_seminars(DiskWorld(tmp_path), faults)["one"].outputs
    assert not faults.found
    said = [f"{spec.output.kind} {spec.output.variant}".strip() for spec in outputs or ()]
    assert said == ["reading", "booklet", "handout 6-only-1-4-and-9-and-section-key-facts",
                    "notes without-cover-and-agenda"]  # fmt: skip


@pytest.mark.parametrize(
    "cell",
    ["handout only=slides 3-5", "handout 5-12", "handout only=12-5", "handout only=", "only=3",
     "handout only=p. 3, 5", "deck section 2", "ticket", "reading web"],
)  # fmt: skip
def test_a_cell_is_refused_with_a_hint_for_cells(tmp_path: Path, cell: str) -> None:
    (tmp_path / "decks").mkdir()
    path = tmp_path / "decks/seminars.csv"
    path.write_text(f'id,deck,outputs\none,letters,"{cell}"\n')
    faults = Faults()
    assert not read_seminars(DiskWorld(tmp_path), faults)
    (fault,) = faults
    for text in re.findall("`([^`]+)`", fault.hint):
        whole = f"handout {text}" if text.startswith("only=") else text
        path.write_text(f'id,deck,outputs\none,letters,"{whole}"\n')
        followed = Faults()
        assert read_seminars(DiskWorld(tmp_path), followed)["one"].outputs, whole
        assert not followed.found


@pytest.mark.parametrize(
    "cell",
    ["handout=6", "handout:6", "Handout 6", "reading: A5", "deck 6", "handout light", "notes text"],
)
def test_hints_for_a_cell_can_be_written_into_a_cell(tmp_path: Path, cell: str) -> None:
    (tmp_path / "decks").mkdir()
    path = tmp_path / "decks/seminars.csv"
    path.write_text(f"id,deck,outputs\none,letters,{cell}\n")
    faults = Faults()
    assert not read_seminars(DiskWorld(tmp_path), faults)
    (fault,) = faults
    for text in re.findall("`([^`]+)`", fault.hint):
        path.write_text(f"id,deck,outputs\none,letters,{text}\n")
        followed = Faults()
        assert read_seminars(DiskWorld(tmp_path), followed)["one"].outputs
        assert not followed.found


# What the schema accepts and the compiler refuses, and why.
ALLOWED = {
    "deck: {only: 12-5}": "the schema compares no numbers",
    "reading: {as: [pdf, booklet], paper: A5}": "the schema compares no two keys",
    "reading: {as: [pdf, booklet], large-print: yes}": "the schema compares no two keys",
    "slides: {as: svg, ink: grey}": "the schema compares no two keys",
    "handout: 06": "a parser of YAML gives 6",
    "reading: {large-print: on}": "PyYAML gives true; an editor, which reads YAML 1.2, a text",
    "reading: {as: large-print, large-print: no}": "the schema compares no two keys",
    "reading: {as: booklet, large-print: yes}": "the schema compares no two keys",
}


@pytest.mark.parametrize("entry", [*READ, *FORMS, *REFUSED])
def test_the_schema_says_of_outputs_what_the_compiler_says(tmp_path: Path, entry: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    value: Any = yaml.safe_load(f"- {entry}\n")
    _, faults = _read(tmp_path, entry)
    is_refused = bool(faults.found) and entry not in ALLOWED
    is_valid = jsonschema.Draft202012Validator(OUTPUT_LIST.schema).is_valid(value)
    assert is_valid is not is_refused
