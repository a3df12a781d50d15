"""Programs that merge decks find the charts of ours by the names of their parts.

Skipped without Node and `npm install pptx-automizer` in a folder that BRIEFGEN_NODE_MODULES names.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pptx import Presentation

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import MemoryWorld

_MODULES = os.environ.get("BRIEFGEN_NODE_MODULES", "")
_SCRIPT = Path(__file__).with_name("merge_decks.cjs")
_DECK = """\
title: A talk
slides:
  - layout: bullets
    title: Points
    points: [One, Two]
  - layout: chart
    title: A chart
    chart:
      kind: column
      alt: It rises from 3 to 5
      data: {categories: [2007, 2008], series: [{Visits: [3, 5]}, {Calls: [6, 4]}]}
"""


def _deck() -> bytes:
    faults = Faults()
    files = {"briefgen.yaml": b"{}\n", "decks/talk.yaml": _DECK.encode()}
    project = load_project(MemoryWorld(files), faults)
    found = compile_target(project, project.targets[0], faults)
    assert found
    assert not faults.has_errors
    return render_output(found, decode_options("deck", {}), Faults()).data


@pytest.mark.skipif(
    not (Path(_MODULES) / "pptx-automizer").is_dir() or shutil.which("node") is None,
    reason="pptx-automizer is not installed",
)
def test_a_chart_slide_comes_whole_into_another_deck(tmp_path: Path) -> None:
    for name in ("root.pptx", "source.pptx"):
        (tmp_path / name).write_bytes(_deck())
    subprocess.run(
        ["node", _SCRIPT, tmp_path, "root.pptx", "source.pptx", "2", "merged.pptx"],
        check=True,
        timeout=60,
        env={**os.environ, "NODE_PATH": _MODULES},
    )
    slides = list(Presentation(str(tmp_path / "merged.pptx")).slides)
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    assert len(slides) == 3
    assert [
        [(series.name, tuple(series.values)) for series in chart.plots[0].series]
        for chart in charts
    ] == [[("Visits", (3.0, 5.0)), ("Calls", (6.0, 4.0))]] * 2
