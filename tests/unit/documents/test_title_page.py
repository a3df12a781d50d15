"""The title page of the document to read."""

from __future__ import annotations

from pathlib import Path

from briefgen.compile import compile_target, load_project
from briefgen.documents.reading_document import make_reading
from briefgen.model.diagnostics import Faults
from briefgen.support.world import DiskWorld

_DECK = """\
title: Calls
slides:
  - layout: cover
    strapline: One question, one answer
  - layout: statement
    title: Fewer calls
"""


def test_the_strapline_of_a_cover_was_lost(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "briefgen.yaml").write_text("organisation: {name: The Unit}\n", encoding="utf-8")
    (tmp_path / "decks" / "calls.yaml").write_text(_DECK, encoding="utf-8")
    faults = Faults()
    project = load_project(DiskWorld(tmp_path), faults)
    found = compile_target(project, project.targets[0], faults)
    assert found is not None
    document = make_reading(found.deck, found.template)
    assert [one.text for one in document.details] == ["One question, one answer"]
    assert document.organisation == "The Unit"
