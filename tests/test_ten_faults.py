"""A deck with ten faults of different kinds: ten diagnostics, each with its place and a hint."""

from __future__ import annotations

from pathlib import Path

from briefgen.model.diagnostics import Severity
from tests.spec import Case, compile_case

DECK = """\
title: Ten faults
slides:
  - layout: bulets
    title: A layout that does not exist
  - layout: bullets
    title: A missing slot
  - layout: bullets
    title: A slot that is not known
    point: [One]
    points: [One]
  - layout: bullets
    title: A text in the place of a list
    points: One
  - layout: bullets
    title: A link to a script
    points: ["[Click](javascript:alert)"]
  - layout: bullets
    title: A variable
    points: ["{{ seminar.venu }}"]
  - use: cases#oldam
  - layout: diagram
    title: One step
    diagram:
      {kind: process, parts: [One]}
  - layout: bullets
    title: A sign that the font lacks
    points: ["Done \U0001f600"]
  - layout: diagram
    title: A diagram that does not exist
    diagram:
      kind: driver
      parts: [{A: a}, {B: b}]
"""
LIBRARY = "slides: [{layout: statement, id: oldham, title: Oldham}]\n"
EXPECTED = [
    (3, "BF203"),
    (5, "BF205"),
    (9, "BF204"),
    (13, "BF111"),
    (16, "BF120"),
    (19, "BF208"),
    (20, "BF201"),
    (24, "BF209"),
    (27, "BF303"),
    (31, "BF113"),
]


def test_ten_faults_are_found_in_one_run(tmp_path: Path) -> None:
    case = Case("ten", {"decks/spec.yaml": DECK, "decks/library/cases.yaml": LIBRARY})
    found = compile_case(case, tmp_path).faults
    faults = [fault for fault in found if fault.severity is not Severity.ADVICE]
    assert [(fault.span.line, fault.code) for fault in faults] == EXPECTED
    assert all(fault.span.file == "decks/spec.yaml" for fault in faults)
    assert all(fault.span.column > 0 for fault in faults)
    assert all(fault.hint for fault in faults)


def test_near_misses_are_named(tmp_path: Path) -> None:
    case = Case("ten", {"decks/spec.yaml": DECK, "decks/library/cases.yaml": LIBRARY})
    hints = " ".join(fault.hint for fault in compile_case(case, tmp_path).faults)
    for name in ("bullets", "points", "oldham", "drivers"):
        assert f"`{name}`" in hints or f": {name}" in hints, name
