"""Footnotes in the document to read and in notes: their numbers, and where their texts stand."""

from __future__ import annotations

import pytest

from briefgen.backends.pdf import render_pdf
from briefgen.compile import Compiled, compile_target, load_project
from briefgen.documents.reading_document import make_reading
from briefgen.model.diagnostics import Faults
from briefgen.model.document import Bullets, Document, Footnotes, Heading, Para
from briefgen.model.rich_text import Inline
from briefgen.model.scene_walk import blocks_in
from briefgen.model.units import pt
from briefgen.support.world import DiskWorld
from tests.unit.backends.pdf.reading import findings, tags

_DECK = """\
title: Calls
slides:
  - layout: bullets
    title: Fewer calls[^calls]
    points:
      - Calls fell by 31%[^1][^calls]
      - Letters are shorter
    notes: Say what was counted.[^1]
    sources: Annual report
    footnotes: {1: In the first week., calls: Those answered.}
  - layout: cover
    title: A cover[^1]
    footnotes: {1: On the ground of covers.}
  - layout: statement
    title: And visits[^1]
    reading: Visits to all offices[^2] and to ours[^1].
    footnotes: {1: Of adults., 2: Nine.}
"""


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    folder = tmp_path_factory.mktemp("footnotes")
    (folder / "decks").mkdir()
    (folder / "briefgen.yaml").write_text("{}\n", encoding="utf-8")
    (folder / "decks" / "calls.yaml").write_text(_DECK, encoding="utf-8")
    faults = Faults()
    project = load_project(DiskWorld(folder), faults)
    found = compile_target(project, project.targets[0], faults)
    assert found is not None
    assert not faults.has_errors
    return found


@pytest.fixture(scope="module")
def document(compiled: Compiled) -> Document:
    return make_reading(compiled.deck, compiled.template)


def _drawn(inline: Inline) -> str:
    return "".join(run.text for run in inline.runs)


def test_footnotes_and_sources_share_their_numbers(document: Document) -> None:
    notes = [_drawn(note) for block in document.blocks if isinstance(block, Footnotes)
             for note in block.notes]  # fmt: skip
    assert notes == [
        "[1]  Those answered.", "[2]  In the first week.", "[3]  Annual report",
        "[4]  Of adults.", "[5]  Nine.",
    ]  # fmt: skip


def test_marks_bear_the_numbers_of_the_document(document: Document) -> None:
    texts = []
    for block in document.blocks:
        match block:
            case Heading(inline=inline) | Para(inline=inline):
                texts.append(_drawn(inline))
            case Bullets(points=points):
                texts += [_drawn(point.inline) for point in points.items]
    assert texts == [
        "Fewer calls[1]", "Calls fell by 31%[2][1]", "Letters are shorter\u00a0[3]",
        "And visits[4]", "Visits to all offices[5] and to ours[4].",
    ]  # fmt: skip


def test_notes_end_with_the_footnotes_that_they_refer_to(compiled: Compiled) -> None:
    notes = compiled.deck.slides[0].notes
    assert notes is not None
    lines = [_drawn(block) for block in notes.blocks if isinstance(block, Inline)]
    assert lines == ["Say what was counted.2", "2 In the first week."]


def test_a_mark_is_no_part_of_a_title(compiled: Compiled) -> None:
    """In bookmarks, properties and the list of contents it read "Fewer calls1"."""
    page = compiled.scene.pages[0]
    assert (page.title, page.id) == ("Fewer calls", "fewer-calls")


def test_marks_are_references_and_texts_notes(compiled: Compiled) -> None:
    data = render_pdf(compiled.scene, compiled.fonts)
    found = [len(tags(data, 0).all(tag)) for tag in ("Reference", "Note")]
    assert found == [3, 2]
    assert not findings(data)


def test_a_footnote_on_the_ground_of_a_cover_can_be_read(compiled: Compiled) -> None:
    """Its grey could hardly be told from the blue behind it."""
    page = compiled.scene.pages[1]
    title, note = (
        block for block in blocks_in(page.items) if block.about.slot in {"title", "footnotes"}
    )
    assert note.lines[0].runs[0].colour == title.lines[0].runs[0].colour
    assert note.box.bottom < page.size.height - pt(40)
