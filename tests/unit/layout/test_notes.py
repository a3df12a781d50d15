"""Speaker's notes keep their lists, with the levels, down to the notes pane and the notes pages."""

from __future__ import annotations

from pathlib import Path

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.documents.notes_pages import layout_notes
from briefgen.documents.print_styles import Print
from briefgen.model.diagnostics import Faults
from briefgen.model.scene_walk import blocks_in
from briefgen.support.world import DiskWorld

DECK = """\
title: Notes
slides:
  - layout: statement
    title: A slide
    notes: |
      First this.

      - One
        - Inside
          - Deeper
      - Two
"""


def _compiled(folder: Path) -> Compiled:
    (folder / "decks").mkdir()
    (folder / "briefgen.yaml").write_text("organisation: {name: The Unit}\n")
    (folder / "decks" / "notes.yaml").write_text(DECK)
    project = load_project(DiskWorld(folder), Faults())
    compiled = compile_target(project, project.targets[0], Faults())
    assert compiled is not None
    return compiled


def test_the_notes_of_a_page_have_levels(tmp_path: Path) -> None:
    """What stood below a point was once left out of PowerPoint's notes."""
    (page,) = _compiled(tmp_path).scene.pages
    assert [(note.inline.text, note.level) for note in page.notes] == [
        ("First this.", None),
        ("One", 0),
        ("Inside", 1),
        ("Deeper", 2),
        ("Two", 0),
    ]


def test_powerpoint_gets_the_levels(tmp_path: Path) -> None:
    import io

    from pptx import Presentation

    from briefgen.backends.pptx import render_pptx

    compiled = _compiled(tmp_path)
    deck = Presentation(io.BytesIO(render_pptx(compiled.scene, compiled.template)))
    frame = deck.slides[0].notes_slide.notes_text_frame
    assert [(p.text, p.level) for p in frame.paragraphs] == [
        ("First this.", 0),
        ("One", 0),
        ("Inside", 1),
        ("Deeper", 2),
        ("Two", 0),
    ]


def test_notes_pages_get_the_levels(tmp_path: Path) -> None:
    compiled = _compiled(tmp_path)
    scene = layout_notes(compiled.scene, compiled.deck, Print("A4"), compiled.setter)
    found = {
        paragraph.inline.text: paragraph.level
        for page in scene.pages
        for block in blocks_in(page.items)
        for paragraph in block.paragraphs
    }
    assert (found["One"], found["Inside"], found["Deeper"], found["Two"]) == (0, 1, 2, 0)
