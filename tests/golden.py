"""Golden texts: what a screen reader meets in each kind of PDF, from a small deck.

`python -m tests.golden` writes them anew; look at the change before you keep it.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import DiskWorld

FOLDER = Path(__file__).parent / "golden"
KINDS = ("slides", "handout", "notes", "reading", "booklet")
FILES = {
    "briefgen.yaml": """\
organisation:
  name: The Unit
  contact: Write to us
  accessibility: Ask us for another form
""",
    "decks/seminars.yaml": """\
seminars: [{id: golden, deck: talk, date: 2026-11-24, venue: Town Hall, marking: OFFICIAL}]
""",
    "decks/talk.yaml": """\
title: A talk
subtitle: In every kind of PDF
slides:
  - layout: cover
  - section: First part
    text: What it is about
  - layout: bullets
    title: Points
    points:
      - One
      - Two:
          - Below, with [a link](https://example.org/a)
      - "[Cymraeg](lang:cy) as well"
    minutes: 5
    notes: |
      What is said.

      - First this
      - Then that
    reading: What is read.
    sources: A source
  - layout: table
    title: A table
    table:
      columns: [Name, Place]
      rows: [[Anne, Leeds], [Bob, none]]
  - section: Second part
  - layout: case-study
    title: A case
    cards: [{First: The first}, {Second: The second}]
  - layout: diagram
    title: Drivers
    diagram: {kind: drivers, centre: Better services, parts: [{Trust: in people}, {Time: for them}]}
  - layout: chart
    title: A chart
    chart:
      kind: column
      alt: It rises from 3 to 5
      source: A register
      data: {categories: [2007, 2008], series: [{name: Visits, values: [3, 5]}]}
  - layout: checklist
    title: Before you go
    checklist:
      - Tick this
      - Then these:
          - one by one
  - layout: bullets
    title: Lines between points
    points:
      - {text: "First:", bullet: no}
      - One
      - text: Two
        points:
          - Below
          - {text: Between, bullet: no}
          - Below again
  - layout: code
    title: Code
    code: |
      for one in all:
          print(one)
  - layout: closing
    title: What to do next
    text: Read the report
""",
}


def structure_of(kind: str, folder: Path) -> str:
    """The text of a kind of PDF in the order of its tags, as poppler's pdfinfo reads it."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    faults = Faults()
    project = load_project(DiskWorld(folder), faults)
    compiled = compile_target(project, project.targets[0], faults)
    assert compiled is not None
    assert not faults.has_errors, faults.in_order()
    path = folder / f"{kind}.pdf"
    path.write_bytes(render_output(compiled, decode_options(kind, {}), faults).data)
    command = ["pdfinfo", "-struct-text", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n"


if __name__ == "__main__":
    for name in KINDS:
        with tempfile.TemporaryDirectory() as scratch:
            FOLDER.mkdir(exist_ok=True)
            (FOLDER / f"{name}.txt").write_text(structure_of(name, Path(scratch)), "utf-8")
