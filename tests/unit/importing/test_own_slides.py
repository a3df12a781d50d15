"""A deck that briefgen has made comes back as it was written."""

from __future__ import annotations

import pytest

from briefgen.compile import compile_target, load_project
from briefgen.importing.import_talk import import_talk
from briefgen.importing.pptx.read_presentation import read_presentation
from briefgen.importing.presentation_words import presentation_words
from briefgen.importing.word_ledger import unplaced_words
from briefgen.model.diagnostics import Faults
from briefgen.model.outputs import DeckOptions
from briefgen.render import render_output
from briefgen.support.world import MemoryWorld

ROOT = {"briefgen.yaml": b"language: en-GB\n"}
DECK = """\
title: Right first time

slides:
  - layout: cover

  - layout: statement
    title: >
      A resident called three times before a question was answered by anybody at all, in any of the
      offices
    text: The second call cost more than the first.

  - layout: two-columns
    title: Before and now
    left:
      name: Before
      points:
        - Nine numbers
        - A form each
    right:
      name: Now
      points:
        - One number
        - One form

  - layout: quote
    title: What it means
    quote:
      text: I rang once, and the matter was settled before my tea was cold.
      by: A resident of Southfield
      role: Aged 71

  - layout: case-study
    title: A desk in the library
    place: Southfield, 2024
    cards:
      - Done: Two days a week
      - Staff: Four, in turn, and a volunteer
      - Outcome: Calls fell by half in a year
    lesson: Go where people are

  - layout: numbers
    title: After a year
    numbers:
      - {value: 78%, label: answered at once, source: "Contact record, 2025"}
      - {value: 1.3, label: calls a question, source: "Contact record, 2025"}

  - layout: timeline
    title: Two years
    phases:
      - {when: May 2024, name: Visits, text: Two boroughs}
      - {when: Oct 2024, name: Trial, text: One ward}

  - layout: checklist
    title: Before the doors open
    checklist:
      - Print the handouts
      - Put out the signs

  - layout: comparison
    title: Three boroughs compared
    comparison:
      subjects:
        - {name: Eastmere, when: since 2024}
        - {name: Westbrook, when: since 2021}
      aspects:
        - name: First contact
          values: {Eastmere: one desk, Westbrook: one number}
        - name: Who answers
          values: {Eastmere: all in turn, Westbrook: a call centre}

  - layout: chart
    title: More letters
    chart:
      kind: column
      unit: "% of letters"
      alt: Letters rise from 45 to 61
      data:
        categories: [2006, 2008]
        series:
          - Letters: [45, 61]
      source: Letter record
"""


@pytest.fixture(scope="module")
def deck() -> bytes:
    faults = Faults()
    project = load_project(MemoryWorld({**ROOT, "decks/own.yaml": DECK.encode()}), faults)
    compiled = compile_target(project, project.targets[0], faults)
    assert compiled is not None
    assert not faults.has_errors
    return render_output(compiled, DeckOptions(), faults).data


def test_what_was_written_is_written_again(deck: bytes) -> None:
    found = import_talk(read_presentation(deck), "own", world=MemoryWorld(ROOT))
    assert found.files["decks/own.yaml"].decode() == DECK
    assert not unplaced_words(presentation_words(deck), found.entries, {}, found.reports)
    assert {report.score for report in found.reports[2:]} == {1}
