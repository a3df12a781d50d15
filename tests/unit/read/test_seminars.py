"""Seminars from decks/seminars.csv: columns, own variables, and what a spreadsheet does to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.model.diagnostics import Faults
from briefgen.model.outputs import DeckOptions, HandoutOptions
from briefgen.model.project import Seminar
from briefgen.read.seminars import read_seminars
from briefgen.support.world import DiskWorld


def _read(folder: Path, csv: str | bytes, yaml: str = "") -> tuple[dict[str, Seminar], Faults]:
    (folder / "decks").mkdir()
    data = csv if isinstance(csv, bytes) else csv.encode()
    (folder / "decks/seminars.csv").write_bytes(data)
    if yaml:
        (folder / "decks/seminars.yaml").write_text(yaml)
    faults = Faults()
    return read_seminars(DiskWorld(folder), faults), faults


def _text(value: object) -> str:
    return getattr(value, "text", "")


def test_a_row_is_a_seminar_and_other_columns_are_its_variables(tmp_path: Path) -> None:
    found, faults = _read(
        tmp_path,
        "id,deck,date,venue,audience,outputs,copies,Room,hashtag\n"
        'one,letters,2027-02-03,"Town Hall, Leeds",health; police,deck; handout per-page=6,30,4,\n',
    )
    assert not faults.found
    seminar = found["one"]
    assert _text(seminar.event.venue) == "Town Hall, Leeds"
    assert seminar.audience == ("health", "police")
    assert seminar.copies == {"delegates": 30}
    assert seminar.outputs is not None
    assert [asked.output for asked in seminar.outputs] == [
        DeckOptions(),
        HandoutOptions(per_page=6, variant="6"),
    ]
    assert {name: value.text for name, value in seminar.variables.items()} == {
        "Room": "4",
        "hashtag": "",
    }


@pytest.mark.parametrize(
    "data",
    [
        "﻿ID;Deck;Venue\r\none;letters;Town Hall\r\n".encode(),
        b"id\tdeck\tvenue\none\tletters\tTown Hall\n\n\t\t\n",
        b'"id","deck","venue"\n"one","letters","Town Hall"\n',
    ],
)
def test_what_spreadsheets_write_is_understood(tmp_path: Path, data: bytes) -> None:
    found, faults = _read(tmp_path, data)
    assert not faults.found
    assert (found["one"].deck.text, _text(found["one"].event.venue)) == ("letters", "Town Hall")


def test_values_are_as_typed_and_have_a_place(tmp_path: Path) -> None:
    found, _ = _read(tmp_path, "id,deck,venue,time\none,letters,Hall,12:30\ntwo,letters,Hall,010\n")
    assert [s.variables["time"].text for s in found.values()] == ["12:30", "010"]
    span = found["two"].variables["time"].span
    assert (span.file, span.line, span.column) == ("decks/seminars.csv", 3, 18)


def test_both_files_are_read_and_defaults_hold_for_rows(tmp_path: Path) -> None:
    found, faults = _read(
        tmp_path,
        "id,venue\ntwo,Hall\n",
        "defaults: {deck: letters, paper: Letter}\nseminars:\n  - id: one\n",
    )
    assert not faults.found
    assert [(s.id, s.deck.text, s.paper) for s in found.values()] == [
        ("one", "letters", "Letter"),
        ("two", "letters", "Letter"),
    ]


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"id,deck\none,letters,too much\n", "BF111", 2),
        (b"id,deck,id\none,letters,two\n", "BF105", 1),
        (b"id,deck,room name\none,letters,4\n", "BF110", 1),
        (b'id,deck\none,"letters\n', "BF102", 2),
        (b"id,deck\none,caf\xe9\n", "BF103", 2),
        (b"id,deck,venue\none,letters,a\x07b\n", "BF104", 2),
        (b"id,deck\n,letters\n", "BF112", 2),
        (b"id,deck,copies\none,letters,many\n", "BF111", 2),
        (b"id,deck,copies-notes\none,letters,many\n", "BF111", 2),
        (b"id,deck,copies-handuot\none,letters,40\n", "BF110", 1),
        (b"id,deck,copies_handout\none,letters,40\n", "BF110", 1),
        (b"id,deck,copies-slides\none,letters,40\n", "BF113", 2),
        (b"id,deck,date\none,letters,03/02/2027\n", "BF217", 2),
        (b"id,deck\none,letters\none,letters\n", "BF206", 3),
    ],
)
def test_what_is_wrong_is_reported_where_it_stands(
    tmp_path: Path, data: bytes, code: str, line: int
) -> None:
    _, faults = _read(tmp_path, data)
    assert [(fault.code, fault.span.line) for fault in faults] == [(code, line)]


def test_columns_say_how_many_copies_of_what(tmp_path: Path) -> None:
    found, faults = _read(
        tmp_path,
        "id,deck,copies,copies-notes,Copies-Handout,copies-large-print\n"
        "one,letters,40,2,,3\ntwo,letters,,,5,\nthree,letters,,,,\n",
    )
    assert not faults.found
    assert [dict(seminar.copies) for seminar in found.values()] == [
        {"delegates": 40, "notes": 2, "large-print": 3},
        {"handout": 5},
        {},
    ]


def test_a_column_of_copies_does_not_undo_the_defaults(tmp_path: Path) -> None:
    found, faults = _read(
        tmp_path,
        "id,deck,copies,copies-notes\none,letters,,3\ntwo,letters,40,\n",
        "defaults:\n  copies: {handout: 30, notes: 2}\n",
    )
    assert not faults.found
    assert found["one"].copies == {"handout": 30, "notes": 3}
    assert found["two"].copies == {"delegates": 40, "notes": 2}


def test_faults_in_the_copies_of_the_defaults_are_reported_once(tmp_path: Path) -> None:
    found, faults = _read(
        tmp_path,
        "id,deck,copies-notes\none,letters,3\ntwo,letters,3\n",
        "defaults:\n  copies: {nots: 30}\n",
    )
    assert [(f.code, f.span.file, f.hint) for f in faults] == [
        ("BF110", "decks/seminars.yaml", "did you mean `notes`?")
    ]
    assert not found


def test_paper_in_small_letters_is_read(tmp_path: Path) -> None:
    found, faults = _read(tmp_path, "id,deck,paper\none,letters,letter\n")
    assert not faults.found
    assert found["one"].paper == "Letter"


def test_titles_above_the_names_of_columns_were_names(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    text = "Seminars in 2027,,\n,,\nid,deck,date\none,letters,2027-01-02\n"
    (tmp_path / "decks/seminars.csv").write_text(text)
    faults = Faults()
    found = read_seminars(DiskWorld(tmp_path), faults)
    assert list(found) == ["one"]
    assert [(fault.code, fault.span.line) for fault in faults] == [("BF132", 1)]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("name,deck", [("BF112", "the file has no column `id`, and has `name`")]),
        ("id,presentation", [("BF112", "the file has no column `deck`, and has `presentation`")]),
        ("id,room", [("BF112", "the file has no column `deck`")]),
    ],
)
def test_a_column_that_each_seminar_needs_is_named_once(
    tmp_path: Path, head: str, said: list[tuple[str, str]]
) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/seminars.csv").write_text(f"{head}\none,a\ntwo,b\n")
    faults = Faults()
    read_seminars(DiskWorld(tmp_path), faults)
    assert [(fault.code, fault.message) for fault in faults] == said


def test_a_column_that_needs_another_name_is_offered_the_one_it_means(tmp_path: Path) -> None:
    _, faults = _read(tmp_path, "Seminar ID,deck,Meeting room\none,a,5\n")
    hints = {fault.hint.rpartition(" ")[2] for fault in faults}
    assert hints == {"`id`", "`Meeting-room`"}
