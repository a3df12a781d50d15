"""Slides that become several, and slides that would vanish without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.model.diagnostics import Diagnostic, Severity
from tests.spec import DECK, Case, compile_case

COMPARED = """
  - layout: comparison
    id: papers
    title: Papers
    notes: What to say
    minutes: 3
    sources: A report
    comparison:
      as: slides
      subjects: [{name: "North & West", when: 2007}, North West, South]
      aspects:
        - name: Reach
          values: {"North & West": schools, North West: none, South: services}
"""


def _deck(slides: str) -> Case:
    return Case("case", {DECK: f"title: Deck\nslides:\n{slides}"})


def _is_ours(fault: Diagnostic) -> bool:
    """Advice on how a deck prints may stand beside what is tested here."""
    return fault.severity is not Severity.ADVICE


def _faults(slides: str, folder: Path) -> list[str]:
    found = compile_case(_deck(slides), folder).faults
    return [f"{fault.code} {fault.span.line}" for fault in found if _is_ours(fault)]


def test_each_subject_gets_a_slide_whose_id_is_its_own(tmp_path: Path) -> None:
    outcome = compile_case(_deck(COMPARED), tmp_path)
    assert [fault for fault in outcome.faults if _is_ours(fault)] == []
    assert outcome.scene is not None
    pages = outcome.scene.pages
    assert [page.id for page in pages] == [
        "papers-north-west",
        "papers-north-west.2",
        "papers-south",
    ]
    assert [page.title for page in pages] == [
        "Papers: North & West",
        "Papers: North West",
        "Papers: South",
    ]


def test_notes_stay_with_the_first_subject(tmp_path: Path) -> None:
    scene = compile_case(_deck(COMPARED), tmp_path).scene
    assert scene is not None
    assert [len(page.notes) for page in scene.pages] == [1, 0, 0]


def test_an_id_of_another_slide_is_left_alone(tmp_path: Path) -> None:
    other = "  - {layout: statement, id: papers-south, title: South}\n"
    scene = compile_case(_deck(COMPARED + other), tmp_path).scene
    assert scene is not None
    assert [page.id for page in scene.pages][2:] == ["papers-south.2", "papers-south"]


@pytest.mark.parametrize(
    "slot",
    ['title: ""', "title:", "title: A\n    points: []", "title: A\n    points:",
     "title: A\n    points: [{text: One, points: []}]\n    lead: L"],
)  # fmt: skip
def test_a_slide_whose_required_slot_is_empty_does_not_vanish(slot: str, tmp_path: Path) -> None:
    slides = f"  - layout: bullets\n    {slot}\n"
    outcome = compile_case(_deck(slides), tmp_path)
    assert outcome.scene is not None
    assert outcome.faults or len(outcome.scene.pages) == 1


def test_an_empty_title_is_reported_where_it_stands(tmp_path: Path) -> None:
    """The hint was to add a line `title:`, which is there: followed, it gave a second one."""
    slides = '  - layout: bullets\n    title: ""\n    points: [One]\n'
    assert _faults(slides, tmp_path) == ["BF205 4"]
    slides = "  - layout: bullets\n    title: One\n    points: []\n"
    assert _faults(slides, tmp_path / "points") == ["BF205 5"]


def test_a_list_for_others_only_is_not_said_to_be_empty(tmp_path: Path) -> None:
    slides = (
        "  - {layout: statement, title: For the police, audience: police}\n"
        "  - {layout: bullets, title: A, points: [{text: One, audience: health}]}\n"
    )
    seminars = "seminars: [{id: a, deck: spec, audience: police}]\n"
    files = {DECK: f"title: Deck\nslides:\n{slides}", "decks/seminars.yaml": seminars}
    found = compile_case(Case("case", files), tmp_path).faults
    assert [fault.message for fault in found if fault.code == "BF205"] == [
        "nothing in `points` is for this audience, and a slide of the layout `bullets` needs it"
    ]


def test_text_and_points_of_a_card_are_not_dropped_in_silence(tmp_path: Path) -> None:
    card = "{name: A, text: One, points: [Two]}"
    slides = f"  - {{layout: case-study, title: T, cards: [{card}, {{B: b}}]}}\n"
    assert _faults(slides, tmp_path) == ["BF111 3"]


def test_a_key_of_every_slide_that_is_misspelt_is_named(tmp_path: Path) -> None:
    """The hint named slots only, and proposed `points` for `note`."""
    deck = "title: T\nslides:\n  - {layout: bullets, title: T, points: [One], note: Say it}\n"
    outcome = compile_case(Case("", {DECK: deck}), tmp_path)
    assert [fault.hint for fault in outcome.faults if fault.is_error] == ["did you mean `notes`?"]
