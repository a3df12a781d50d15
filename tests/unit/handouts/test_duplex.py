"""On which edge sheets are turned when both sides are printed."""

from __future__ import annotations

import pytest

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.outputs import (
    BookletOptions,
    HandoutOptions,
    NotesOptions,
    Output,
    SlidesOptions,
)
from briefgen.render import render_output
from briefgen.support.world import MemoryWorld

DECK = b"""\
title: A talk
slides:
  - {layout: bullets, title: Points, points: [One of a few, Another of them, A third]}
"""


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    project = load_project(MemoryWorld({"decks/talk.yaml": DECK}), Faults())
    found = compile_target(project, project.targets[0], Faults())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("output", "edge"),
    [
        *((HandoutOptions(per_page=number), "long") for number in (1, 2, 3, 6)),
        *((HandoutOptions(per_page=number), "short") for number in (4, 9)),
        (BookletOptions(), "short"),
        (NotesOptions(), "long"),
        (SlidesOptions(), "long"),
    ],
)
def test_sheets_that_lie_across_are_turned_on_the_short_edge(
    compiled: Compiled, output: Output, edge: str
) -> None:
    assert render_output(compiled, output, Faults()).duplex == edge


def test_the_edge_of_a_handout_that_the_slides_decide_is_that_of_its_paper() -> None:
    """It follows from the number that was chosen, which nobody wrote."""
    small = DECK.replace(b"[One", b"[" + b"A point among many that are rather long, " * 9 + b"One")
    project = load_project(MemoryWorld({"decks/talk.yaml": small}), Faults())
    crowded = compile_target(project, project.targets[0], Faults())
    assert crowded is not None
    auto = render_output(crowded, HandoutOptions(per_page="auto"), Faults())
    four = render_output(crowded, HandoutOptions(per_page=4), Faults())
    assert auto.data == four.data
    assert auto.duplex == four.duplex == "short"
