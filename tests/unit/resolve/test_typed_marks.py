"""What is shown of texts that bring marks, numbers and lines of their own along."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.scene_walk import blocks_in
from briefgen.support.world import MemoryWorld
from tests.spec import deck_of


def _slots(deck: str, faults: Faults | None = None, **files: str) -> Any:
    """The slots of the deck's first slide."""
    texts = {"briefgen.yaml": "organisation: {name: The Unit}\n", "decks/spec.yaml": deck_of(deck)}
    texts |= {f"assets/data/{name}.csv": text for name, text in files.items()}
    world = MemoryWorld({name: text.encode() for name, text in texts.items()})
    project = load_project(world, Faults())
    compiled = compile_target(project, project.targets[0], faults or Faults())
    assert compiled is not None
    return compiled.deck.slides[0].slots


def _points(layout: str, *texts: str) -> list[str]:
    slot = "checklist" if layout == "checklist" else "points"
    lines = "".join(f"\n    - '{text}'" for text in texts)
    value = _slots(f"- layout: {layout}\n  title: T\n  {slot}:{lines}\n")[slot]
    points = value.points if layout == "checklist" else value
    return [point.inline.text for point in points.items]


@pytest.mark.parametrize(
    ("layout", "typed", "shown"),
    [
        ("numbered", ["1. Ring", "2. Write"], ["Ring", "Write"]),
        ("numbered", ["(a) Ring", "(b) Write", "then wait"], ["Ring", "Write", "then wait"]),
        ("numbered", ["i) Ring", "ii) Write", "iii) Wait"], ["Ring", "Write", "Wait"]),
        # A number that is not drawn there may say something.
        ("numbered", ["1. Ring", "2. Write", "2. Wait"], ["Ring", "Write", "2. Wait"]),
        ("numbered", ["2008. A year", "Another"], ["2008. A year", "Another"]),
        ("numbered", ["A. Smith", "B. Jones"], ["A. Smith", "B. Jones"]),
        ("bullets", ["1. Ring", "2. Write"], ["1. Ring", "2. Write"]),
        ("bullets", ["o Ring", "o *Write*"], ["Ring", "Write"]),
        ("bullets", ["– Ring", "– 3 degrees", "– Wait"], ["Ring", "– 3 degrees", "Wait"]),
        ("bullets", ["+ VAT", "Rent"], ["+ VAT", "Rent"]),
        ("checklist", ["[x] Ring", "Write", "☐ Wait"], ["Ring", "Write", "Wait"]),
        ("checklist", ["· Ring", "· Write"], ["Ring", "Write"]),
    ],
)
def test_marks_were_drawn_twice(layout: str, typed: list[str], shown: list[str]) -> None:
    assert _points(layout, *typed) == shown


def test_lines_that_count_went_on_with_the_line_before() -> None:
    text = "\n".join(f"      {line}" for line in ("We agreed:", "1. letters", "2. calls", "and so"))
    deck = f"- layout: two-columns\n  title: T\n  left: |\n{text}\n  right: Later\n"
    paragraphs = _slots(deck)["left"].body.paragraphs
    assert [one.text for one in paragraphs] == ["We agreed:", "1. letters", "2. calls and so"]


def test_a_sentence_that_is_wrapped_before_a_number_is_no_list() -> None:
    text = "\n".join(
        f"      {line}" for line in ("It began in", "2008. It ended in", "2009. Or so.")
    )
    deck = f"- layout: two-columns\n  title: T\n  left: |\n{text}\n  right: Later\n"
    assert len(_slots(deck)["left"].body.paragraphs) == 1


_ADDRESS = "|\n            1 High Street\n            Leeds\n"


def test_lines_of_an_address_in_a_cell_were_one_line() -> None:
    table = f"    columns: [Where]\n    rows:\n      - - {_ADDRESS}"
    deck = f"- layout: table\n  title: T\n  table:\n{table}"
    assert _slots(deck)["table"].groups[0].rows[0][0].lines == ["1 High Street", "Leeds"]


def test_lines_of_a_cell_in_a_file_were_one_line() -> None:
    deck = "- layout: table\n  title: T\n  table: {data: a.csv}\n"
    file = 'Office,"Where\nit is"\nLeeds,"1 High Street\nLeeds"\n'
    table = _slots(deck, a=file)["table"]
    assert table.groups[0].rows[0][1].lines == ["1 High Street", "Leeds"]
    assert table.columns[1].lines == ["Where it is"]


def test_lines_of_an_address_in_a_comparison_were_one_line() -> None:
    deck = (
        "- layout: comparison\n  title: T\n  comparison:\n    subjects: [Leeds, York]\n"
        "    aspects:\n      - name: Where\n        values:\n          York: all\n"
        f"          Leeds: {_ADDRESS}"
    )
    cell = _slots(deck)["comparison"].aspects[0].values[0]
    assert cell.paragraphs[0].lines == ["1 High Street", "Leeds"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Come to {{ hall }} at ten", ["Come to Town Hall, Leeds at ten"]),
        ("{{ hall }}", ["Town Hall", "Leeds"]),
    ],
)
def test_lines_of_a_variable_ran_together(typed: str, shown: list[str]) -> None:
    deck = (
        "title: T\nvariables:\n  hall: |\n    Town Hall\n    Leeds\nslides:\n"
        f"- layout: bullets\n  title: T\n  points: ['{typed}']\n"
    )
    assert _slots(deck)["points"].items[0].inline.lines == shown


def test_a_slot_that_is_missing_is_what_an_unknown_name_means() -> None:
    faults = Faults()
    _slots("- layout: checklist\n  title: T\n  points: [Ring]\n", faults)
    assert [(fault.code, fault.hint) for fault in faults] == [
        ("BF204", "did you mean `checklist`?")
    ]


def test_bullets_in_place_of_dashes_were_one_text() -> None:
    faults = Faults()
    world = MemoryWorld(
        {
            "decks/a.yaml": b"title: A\nslides:\n  - layout: bullets\n    points:\n"
            b"      \xe2\x80\xa2 one\n      \xe2\x80\xa2 two\n    title: T\n"
        }
    )
    project = load_project(world, faults)
    first = next(one for one in faults if one.code == "BF102")
    assert (first.span.line, first.message) == (
        5,
        "an entry of a list begins with a dash; these lines are read as one text",
    )
    # What follows is read all the same.
    assert project.decks["a"].slides


def test_a_character_without_a_glyph_was_shown_at_the_deck() -> None:
    faults = Faults()
    world = MemoryWorld(
        {
            "decks/a.yaml": b"title: A\nslides:\n  - {layout: statement, title: '{{ room }}'}\n",
            "decks/seminars.csv": "id,deck,room\none,a,Ꮳ\n".encode(),
        }
    )
    project = load_project(world, faults)
    compile_target(project, project.targets[0], faults)
    (fault,) = [one for one in faults if one.code == "BF303"]
    assert (fault.span.file, fault.span.line, fault.span.column) == ("decks/seminars.csv", 2, 7)
    assert fault.related[0][0].file == "decks/a.yaml"


@pytest.mark.parametrize("name", ["a.yaml", "decks/a.yaml", "A", "decks\\a"])
def test_a_deck_by_its_file(name: str) -> None:
    faults = Faults()
    world = MemoryWorld(
        {
            "decks/a.yaml": b"title: A\nslides: [{layout: statement, title: T}]\n",
            "decks/seminars.csv": f"id,deck\none,{name}\n".encode(),
        }
    )
    project = load_project(world, faults)
    compile_target(project, project.targets[0], faults)
    (fault,) = [one for one in faults if one.code == "BF212"]
    assert fault.hint.startswith("write `a`")


def test_dashes_of_a_list_in_a_text_were_glued_together() -> None:
    left = "    We agreed:\n    \u2013 one\n    \u2013 two\n"
    deck = f"- layout: two-columns\n  title: T\n  left: |\n{left}"
    (point,) = _slots(deck + "  right: Later\n")["left"].body.items
    assert [one.inline.text for one in point.children] == ["one", "two"]


def test_a_sentence_that_is_wrapped_before_a_dash_is_no_list() -> None:
    left = "    We agreed\n    \u2013 at last \u2013 on one\n"
    deck = f"- layout: two-columns\n  title: T\n  left: |\n{left}"
    assert _slots(deck + "  right: Later\n")["left"].body.paragraphs


def test_a_formula_that_keeps_zeros_was_printed() -> None:
    deck = "- layout: table\n  title: T\n  table: {data: a.csv}\n"
    table = _slots(deck, a='Code,Visits\n="00123",5\n')["table"]
    assert table.groups[0].rows[0][0].text == "00123"


def test_a_venue_of_three_lines_was_refused_on_the_cover() -> None:
    faults = Faults()
    world = MemoryWorld(
        {
            "briefgen.yaml": b"organisation: {name: The Unit}\n",
            "decks/a.yaml": b"title: A\nslides: [{layout: cover}]\nevent:\n  date: 2027-01-02\n"
            b"  speaker: Ann\n  venue: |\n    Hall\n    1 High Street\n    Leeds\n",
        }
    )
    project = load_project(world, faults)
    compiled = compile_target(project, project.targets[0], faults)
    assert compiled is not None
    assert not faults.has_errors
    texts = [block.text for block in blocks_in(compiled.scene.pages[0].items)]
    assert "2\u00a0January 2027\nHall, 1 High Street, Leeds\nAnn" in texts


def test_a_word_longer_than_a_line_was_broken_in_silence() -> None:
    name = "Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichen"
    faults = Faults()
    _slots(f"- layout: case-study\n  title: T\n  cards: [{name}: a, B: b, C: c]\n", faults)
    assert f"the word `{name}` is longer than a line, and is broken inside" in [
        fault.message for fault in faults
    ]
