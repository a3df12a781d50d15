"""The decks of this project on narrower slides: no fault, and every page keeps the rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import NOWHERE, Faults
from briefgen.model.project import Project
from briefgen.model.scene_walk import blocks_in
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.read.templates.built_in import built_in_names
from briefgen.support.world import DiskWorld, MemoryWorld
from tests.unit.layout.pages import ASPECTS, broken_rules

ROOT = Path(__file__).parents[3]


# A timeline, drivers and a message that were too long for a narrow slide.
_NARROW = """
title: Narrow
template: TEMPLATE
aspect: "4:3"
slides:
  - layout: timeline
    title: Eight phases with texts
    phases:
      - {when: 2 June, name: The consultation opens, text: Online and in all libraries}
      - {when: June to July, name: Village meetings, text: Fourteen of them in halls}
      - {when: 31 July, name: It closes, text: At midnight on the last day}
      - {when: August, name: Analysis, text: By the university and its partners}
      - {when: 8 Sept, name: Scrutiny, text: In public in the town hall}
      - {when: 22 Sept, name: Cabinet decides, text: In public with the press}
      - {when: Winter, name: Tender, text: If option B or C}
      - {when: April, name: First bus, text: Provided that there are drivers and vehicles by then}
  - layout: diagram
    title: Drivers of unequal length
    diagram:
      kind: drivers
      centre: Still not home after a year
      parts:
        - Drying out: Takes months
        - Builders
        - Insurer and loss adjuster disagree
        - Damp
        - Mould
        - Fear of rain: Parents watch the gauge all night
        - Loss of work
        - Rent and mortgage at the same time
  - layout: table
    title: A long lead
    lead: >-
      Journeys by route and by month for the last year for which they were counted at all, and
      whether they rose
    table: {columns: [Service, Online], rows: [[Housing, 1], [Parking, 2]]}
"""


@pytest.mark.parametrize("look", built_in_names())
def test_what_is_long_is_drawn_so_that_it_fits_a_narrow_slide(look: str) -> None:
    faults = Faults()
    deck = _NARROW.replace("TEMPLATE", look).encode()
    project = load_project(MemoryWorld({"briefgen.yaml": b"", "decks/narrow.yaml": deck}), faults)
    compiled = compile_target(project, project.targets[0], faults)
    assert compiled is not None
    assert not faults.has_errors, faults.in_order()
    assert len(compiled.scene.pages) == 3
    assert broken_rules(compiled.scene.pages) == []


_WIDE_WORDS = """
title: Wide words
template: chancery
aspect: "4:3"
slides:
  - layout: numbers
    title: Where we stand
    numbers:
      - {value: 1.02 million, label: journeys in 2025/26, source: Ticket machine data}
      - {value: 31%, label: fewer than 2019}
      - value: £6.18
        label: subsidy for each passenger on the 47, the most expensive route in the county (2.05)
    text: School buses are not included. They are a different budget, and are not part of this.
  - layout: closing
    title: Any questions?
    link: {label: haveyoursay.example.org, to: "https://haveyoursay.example.org/buses"}
"""


def test_figures_are_whole_and_parted_addresses_say_where() -> None:
    """A figure was cut inside its word; and PowerPoint was not told where a name is parted."""
    world = MemoryWorld({"briefgen.yaml": b"", "decks/wide.yaml": _WIDE_WORDS.encode()})
    project = load_project(world, faults := Faults())
    compiled = compile_target(project, project.targets[0], faults)
    assert compiled is not None
    assert not [fault for fault in faults.in_order() if fault.code == "BF304"]
    numbers, closing = compiled.scene.pages
    lines = [line.text for block in blocks_in(numbers.items) for line in block.lines]
    assert "1.02\u00a0million" in lines
    assert "haveyoursay.\nexample.org" in [
        paragraph.inline.runs[0].text
        for block in blocks_in(closing.items)
        for paragraph in block.paragraphs
    ]


@cache
def _project() -> Project:
    return load_project(DiskWorld(ROOT), Faults())


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("template", ["seminar", "strategy-unit"])
def test_the_decks_fit(template: str, aspect: str) -> None:
    project = _project()
    decks = {
        name: replace(deck, template=Scalar(template, NOWHERE), aspect=Scalar(aspect, NOWHERE))
        for name, deck in project.decks.items()
    }
    project = replace(project, decks=decks)
    for target in project.targets:
        faults = Faults()
        compiled = compile_target(project, target, faults)
        assert compiled is not None
        assert not faults.has_errors, faults.in_order()
        assert broken_rules(compiled.scene.pages) == []
