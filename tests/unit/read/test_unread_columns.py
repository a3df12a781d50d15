"""Columns and audiences of seminars that nobody reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.compile import load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.project import Project
from briefgen.support.world import DiskWorld

DECK = """\
title: Letters
slides:
  - layout: bullets
    title: "Room {{ room }}"
    points:
      - {text: Surgeries, audience: health}
      - {text: Stations, audience: [police, Fire]}
  - use: cases#one
    with: {place: "{{ town }}"}
"""
LIBRARY = """\
slides:
  - {layout: statement, id: one, title: "{{ place }} and {{ region }}", audience: schools}
  - {layout: statement, id: two, title: Two}
"""


def _load(folder: Path, csv: str, deck: str = DECK, shared: str = "") -> tuple[Project, Faults]:
    files = {
        "briefgen.yaml": shared,
        "decks/letters.yaml": deck,
        "decks/library/cases.yaml": LIBRARY,
        "decks/plain.yaml": "title: Plain\nslides: [{layout: statement, title: A title}]\n",
        "decks/seminars.csv": csv,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    faults = Faults()
    return load_project(DiskWorld(folder), faults), faults


@pytest.mark.parametrize(
    ("column", "meant"),
    [("venu", "venue"), ("Venues", "venue"), ("spekaer", "speaker"), ("langauge", "language"),
     ("Dates", "date"), ("rooms", "room"), ("regoin", "region")],
)  # fmt: skip
def test_a_misspelt_column_was_lost(tmp_path: Path, column: str, meant: str) -> None:
    project, faults = _load(tmp_path, f"id,deck,{column}\none,letters,Hall\n")
    (fault,) = faults
    assert (fault.code, fault.hint) == ("BF110", f"did you mean `{meant}`?")
    assert (fault.span.file, fault.span.line, fault.span.column) == ("decks/seminars.csv", 1, 9)
    assert not project.seminars


@pytest.mark.parametrize("column", ["room", "town", "region"])
def test_a_column_that_a_deck_or_its_library_uses_is_none(tmp_path: Path, column: str) -> None:
    assert not _load(tmp_path, f"id,deck,{column}\none,letters,Hall\n")[1].found


def test_a_column_that_looks_like_another_and_is_used_is_none(tmp_path: Path) -> None:
    deck = DECK.replace("{{ room }}", "{{ room }} {{ speaker2 }}")
    assert not _load(tmp_path, "id,deck,room,speaker2\none,letters,4,Ann\n", deck)[1].found


def test_a_column_beside_the_one_that_it_looks_like_is_no_misspelling(tmp_path: Path) -> None:
    _, faults = _load(tmp_path, "id,deck,venue,venue2\none,letters,Hall,Annex\n")
    assert [(fault.code, fault.message) for fault in faults] == [
        ("BF218", "no deck uses the column `venue2`")
    ]


def test_a_column_that_another_cell_or_the_shared_texts_name_is_used(tmp_path: Path) -> None:
    csv = 'id,deck,venue,floor,email\none,letters,"Hall, {{ floor }}",2nd,a@b.uk\n'
    shared = 'organisation: {name: The Unit, contact: "{{ email }}"}\n'
    assert not _load(tmp_path, csv, shared=shared)[1].found


def test_a_column_that_nobody_uses_is_a_warning_and_the_pack_is_built(tmp_path: Path) -> None:
    project, faults = _load(tmp_path, "id,deck,catering\none,letters,tea\n")
    assert [(fault.code, fault.severity.value, fault.span.line) for fault in faults] == [
        ("BF218", "warning", 1)
    ]
    assert list(project.seminars) == ["one"]


def test_a_deck_that_is_broken_may_use_any_column(tmp_path: Path) -> None:
    _, faults = _load(tmp_path, "id,deck,catering\none,letters,tea\n", "title: [\n")
    assert "BF218" not in {fault.code for fault in faults}


@pytest.mark.parametrize(
    ("audience", "hint"),
    [("helth", "did you mean `health`?"), ("Health", "did you mean `health`?"),
     ("fire", "did you mean `Fire`?"), ("school", "did you mean `schools`?"),
     ("librarians", "possible: Fire, health, police, schools")],
)  # fmt: skip
def test_the_parts_for_a_misspelt_audience_were_lost(
    tmp_path: Path, audience: str, hint: str
) -> None:
    csv = f"id,deck,audience\none,letters,police; {audience}\ntwo,letters,health\n"
    project, faults = _load(tmp_path, csv)
    (fault,) = faults
    assert (fault.code, fault.hint) == ("BF113", hint)
    assert (fault.span.file, fault.span.line, fault.span.column) == ("decks/seminars.csv", 2, 13)
    assert list(project.seminars) == ["two"]


def test_a_deck_for_everybody_may_be_shown_to_anybody(tmp_path: Path) -> None:
    assert not _load(tmp_path, "id,deck,audience\none,plain,librarians\n")[1].found


def test_an_audience_of_another_deck_is_known(tmp_path: Path) -> None:
    other = "title: Other\nslides: [{layout: statement, title: A, audience: nurses}]\n"
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/other.yaml").write_text(other)
    assert not _load(tmp_path, "id,deck,audience\none,letters,nurses\n")[1].found


def test_one_audience_in_two_spellings_hides_half_of_its_parts(tmp_path: Path) -> None:
    deck = DECK.replace("audience: health", "audience: [health, Health]")
    _, faults = _load(tmp_path, "id,deck,audience\none,letters,health\n", deck)
    assert [fault.message for fault in faults] == [
        "the deck also writes the audience `health` as `Health`"
    ]


def test_faults_of_rows_are_told_beside_a_misspelt_column(tmp_path: Path) -> None:
    csv = "id,deck,venu,date,audience\none,letters,Hall,2026-02-30,helth\n"
    project, faults = _load(tmp_path, csv)
    assert [fault.code for fault in faults] == ["BF110", "BF113", "BF113"]
    assert not project.seminars


@pytest.mark.parametrize(
    "cell", ["#N/A", "#REF!", "#DIV/0!", "#NAME?", "#NV", "#WERT!", "#BEZUG!", "#NOM?", "Err:502"]
)
def test_an_error_of_a_spreadsheet_was_a_venue(cell: str, tmp_path: Path) -> None:
    csv = f"id,deck,venue\none,plain,{cell}\ntwo,plain,#ThatHall\nthree,plain,Err: 5\n"
    project, faults = _load(tmp_path, csv)
    assert list(project.seminars) == ["two", "three"]
    (fault,) = faults.found
    assert (fault.code, fault.span.line, fault.span.column) == ("BF113", 2, 11)
    assert fault.message == f"the cell has the error {cell}"


def test_the_signs_of_a_column_that_is_too_narrow_were_a_date(tmp_path: Path) -> None:
    project, faults = _load(tmp_path, "id,deck,date\none,plain,########\n")
    assert not project.seminars
    (fault,) = faults.found
    assert "make the column wider" in fault.hint


def test_a_deck_whose_only_seminar_has_a_fault_lacks_no_variables(tmp_path: Path) -> None:
    """The fault stood below others, which told to define `seminar.venue` in the deck."""
    from briefgen import build, check

    deck = "title: Letters\nslides: [{layout: statement, title: 'In {{ seminar.venue }}'}]\n"
    _load(tmp_path, "id,deck,venue,date\none,letters,Hall,2026-02-30\n", deck)
    (tmp_path / "decks/library/cases.yaml").unlink()
    assert [fault.code for fault in check(root=tmp_path)] == ["BF113"]
    result = build(root=tmp_path)
    assert [fault.code for fault in result.faults] == ["BF113"]
    assert not result.is_ok


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Seminars.csv", "rename it to seminars.csv"),
        ("seminars.CSV", "rename it to seminars.csv"),
        ("Seminars.xlsx", "rename it to seminars.xlsx"),
        ("seminar.csv", "rename it to seminars.csv"),
        ("seminars (1).xlsx", "rename it to seminars.xlsx"),
        ("seminars-DESKTOP-7.csv", "move it out of decks"),
        ("seminars.xls", "save it as seminars.xlsx"),
        ("seminars.ods", "save it as seminars.xlsx"),
        ("seminars.csv.txt", "save it as seminars.xlsx"),
        ("seminars.yaml.txt", "rename it to seminars.yaml"),
    ],
)
def test_a_list_of_seminars_under_another_name_was_passed_over(
    name: str, hint: str, tmp_path: Path
) -> None:
    _load(tmp_path, "id,deck\none,plain\n")
    (tmp_path / "decks" / name).write_text("id,deck\ntwo,plain\n")
    for lock in ("~$seminars.xlsx", ".~lock.seminars.csv#", "seminars-agenda.pdf"):
        (tmp_path / "decks" / lock).write_text("")
    faults = Faults()
    load_project(DiskWorld(tmp_path), faults)
    (fault,) = faults.found
    assert (fault.code, fault.span.file) == ("BF113", f"decks/{name}")
    assert hint in fault.hint


@pytest.mark.parametrize("name", ["letter.YAML", "letter.yaml.txt", "letter.yml", "library/l.Yml"])
def test_a_deck_under_another_ending_was_passed_over(name: str, tmp_path: Path) -> None:
    _load(tmp_path, "id,deck\none,plain\n")
    for file in (name, "._plain.yaml", ".#plain.yaml", "plain.yaml~", "plain.yaml.bak"):
        (tmp_path / "decks" / file).write_bytes(b"\0\5\x16\7")
    faults = Faults()
    project = load_project(DiskWorld(tmp_path), faults)
    (fault,) = faults.found
    assert (fault.code, fault.span.file) == ("BF113", f"decks/{name}")
    assert fault.hint == f"rename it to {name.rpartition('/')[2].partition('.')[0]}.yaml"
    assert sorted(project.decks) == ["letters", "plain"]


@pytest.mark.parametrize("name", ["deck.title", "organisation.name", "seminar.venue"])
def test_a_column_took_the_place_of_what_is_given(name: str, tmp_path: Path) -> None:
    deck = f"title: Letters\nslides: [{{layout: statement, title: 'On {{{{ {name} }}}}'}}]\n"
    project, faults = _load(tmp_path, f"id,deck,venue,{name}\none,letters,Hall,LOST\n", deck)
    (fault,) = [fault for fault in faults.found if fault.is_error]
    assert (fault.code, fault.span.line, fault.span.column) == ("BF110", 1, 15)
    assert fault.hint == f"rename it to `{name.replace('.', '-')}`"
    assert not project.seminars
