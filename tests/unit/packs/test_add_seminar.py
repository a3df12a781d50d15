"""`briefgen seminar add`: exact edits of the list of seminars, or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen import cli
from briefgen.cli import exit_codes
from briefgen.packs.add_seminar import AddedSeminar, add_seminar
from briefgen.packs.build_results import UsageError
from briefgen.packs.open_project import load

DECK = "title: One\nslides:\n  - {layout: statement, title: 'In {{ place | or: town }}'}\n"
YORK = {"id": "york", "date": "2027-04-14", "venue": "Guildhall, York"}
Add = Callable[[str, bytes, dict[str, str]], AddedSeminar]


@pytest.fixture
def add(tmp_path: Path) -> Add:
    """Adds a seminar to a list of these bytes."""
    (tmp_path / "decks").mkdir()
    (tmp_path / "briefgen.yaml").write_text("organisation: {name: The Unit}\n")
    (tmp_path / "decks" / "one.yaml").write_text(DECK)

    def add_to(name: str, data: bytes, given: dict[str, str]) -> AddedSeminar:
        (tmp_path / "decks" / name).write_bytes(data)
        return add_seminar(tmp_path, given)

    return add_to


@pytest.mark.parametrize(
    ("before", "row"),
    [
        (b"id,deck,date,venue,place\na,one,2027-01-01,Hall,Leeds\n",
         b'york,one,2027-04-14,"Guildhall, York",Leeds\n'),
        (b"id,deck,date,venue\na,one,2027-01-01,Hall",
         b'\nyork,one,2027-04-14,"Guildhall, York"\n'),
        (b"\xef\xbb\xbfID;Deck;Date;Venue\r\na;one;2027-01-01;Hall\r\n",
         b"york;one;2027-04-14;Guildhall, York\r\n"),
        (b'sep=;\r\nid;deck;date;venue\r\na;one;2027-01-01;"Hall ""A""\r\nLeeds"\r\n',
         b"york;one;2027-04-14;Guildhall, York\r\n"),
        (b"id,deck,date,venue\ra,one,2027-01-01,Hall\r",
         b'york,one,2027-04-14,"Guildhall, York"\r'),
        (b"id,deck,date,venue\na,one,2027-01-01,Hall\n,,,\n",
         b'york,one,2027-04-14,"Guildhall, York"\n'),
    ],
)  # fmt: skip
def test_a_row_is_added_and_all_else_kept(
    before: bytes, row: bytes, add: Add, tmp_path: Path
) -> None:
    added = add("seminars.csv", before, YORK)
    assert added.faults == ()
    assert (tmp_path / "decks" / "seminars.csv").read_bytes() == before + row
    seminar = load(tmp_path).project.targets[-1].seminar
    assert seminar is not None
    assert (seminar.id, seminar.span.line) == ("york", added.line)


YAML = """\
# Our events
defaults: {paper: A4}
seminars:
  - id: a  # the first
    deck: one
    venue: |
      Hall
      Leeds
    outputs:
    - deck

    variables: {place: Leeds, room: "2"}
  # Nothing below is read.
"""


def test_an_entry_is_added_as_the_last_is_written(add: Add, tmp_path: Path) -> None:
    added = add("seminars.yaml", YAML.encode(), {**YORK, "place": "Hull"})
    new = """\
  - id: york
    deck: one
    venue: "Guildhall, York"
    outputs:
    - deck
    variables: {place: Hull, room: 2}
    date: 2027-04-14
"""
    comment = "  # Nothing below is read.\n"
    text = (tmp_path / "decks" / "seminars.yaml").read_text()
    assert text == YAML.removesuffix(comment) + new + comment
    assert (added.line, added.copied) == (13, ("deck", "outputs"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("seminars:\n  - {id: a, deck: one}",
         "seminars:\n  - {id: a, deck: one}\n"
         '  - {id: york, deck: one, date: 2027-04-14, venue: "Guildhall, York"}'),
        ("seminars: [{id: a, deck: one, venue: 'x, y'}]  # all\r\n",
         "seminars: [{id: a, deck: one, venue: 'x, y'}, "
         '{id: york, deck: one, venue: "Guildhall, York", date: 2027-04-14}]  # all\r\n'),
        ("seminars:\r\n-\r\n  id: a\r\n  deck: one\r\ndefaults: {paper: A4}\r\n",
         "seminars:\r\n-\r\n  id: a\r\n  deck: one\r\n"
         "- id: york\r\n  deck: one\r\n  date: 2027-04-14\r\n"
         '  venue: "Guildhall, York"\r\ndefaults: {paper: A4}\r\n'),
    ],
)  # fmt: skip
def test_entries_in_braces_and_in_lines(before: str, after: str, add: Add, tmp_path: Path) -> None:
    assert add("seminars.yaml", before.encode(), YORK).faults == ()
    assert (tmp_path / "decks" / "seminars.yaml").read_bytes().decode() == after


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"id": "a"}, "`a`"),
        ({"id": "b", "date": "2027-02-30"}, "does not exist"),
        ({"id": "b", "deck": "oen"}, "there is no deck decks/oen.yaml"),
        ({"id": "../b"}, "cannot be the name of a pack"),
    ],
)
@pytest.mark.parametrize("name", ["seminars.csv", "seminars.yaml"])
def test_nothing_is_written_where_something_is_wrong(
    given: dict[str, str], words: str, name: str, add: Add, tmp_path: Path
) -> None:
    before = b"id,deck,date\na,one,2027-01-01\n"
    if name.endswith("yaml"):
        before = b"seminars:\n  - {id: a, deck: one, date: 2027-01-01}\n"
    added = add(name, before, given)
    assert added.line == 0
    assert words in added.faults[0].message
    assert (tmp_path / "decks" / name).read_bytes() == before


@pytest.mark.parametrize(
    ("name", "data", "given", "words"),
    [
        ("seminars.csv", b"id,deck\na,one\n", {"id": "b", "room": "2"}, "no column `room`"),
        ("seminars.csv", b"id,deck\na,\xff\n", {"id": "b"}, "save it as CSV UTF-8"),
        ("seminars.csv", b'id,deck\na,"one\n', {"id": "b"}, "`briefgen check` says why"),
        ("seminars.xlsx", b"PK", {"id": "b"}, "add the row in your spreadsheet"),
        ("seminars.yaml", b"seminars: []\n", {"id": "b"}, "no list `seminars:`"),
        ("other.txt", b"", {"id": "b"}, "make the file decks/seminars.csv"),
    ],
)
def test_a_list_that_cannot_be_added_to_says_what_to_do(
    name: str, data: bytes, given: dict[str, str], words: str, add: Add, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=words):
        add(name, data, given)
    assert (tmp_path / "decks" / name).read_bytes() == data


def test_what_is_not_given_is_asked_for_and_what_to_do_is_said(
    add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    add("seminars.csv", b"id,deck,date,venue\na,one,2027-01-01,Hall\n", YORK)
    answers = iter(["hull", "2027-05-05"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: next(answers))
    command = ["seminar", "add", "--root", str(tmp_path), "--venue", ""]
    assert cli.run(command) == exit_codes.OK
    said = capsys.readouterr().out
    assert said.splitlines()[0] == "decks/seminars.csv:4: hull was added"
    assert "As in the seminar before it: deck\nLeft empty: venue\n" in said
    assert said.endswith("briefgen build hull\n")
    assert (tmp_path / "decks" / "seminars.csv").read_text().endswith("\nhull,one,2027-05-05,\n")
