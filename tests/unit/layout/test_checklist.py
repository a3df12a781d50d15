"""A checklist: native points in the deck, "to do" for whoever cannot see its boxes."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import DiskWorld
from tests.spec import DECK, Case, write_case
from tests.unit.backends.pdf.reading import findings, tags

_DECK = """\
title: {en: Ready, cy: Barod}
languages: [en, cy]
language: LANGUAGE
slides:
  - layout: checklist
    title: {en: Before we open, cy: Cyn agor}
    checklist:
      en: [Chairs, Signs: [two at the door]]
      cy: [Cadeiriau, Arwyddion: [dau wrth y drws]]
"""


def _made(output: str, language: str, folder: Path) -> bytes:
    write_case(Case("", {DECK: _DECK.replace("LANGUAGE", language)}), folder)
    faults = Faults()
    project = load_project(DiskWorld(folder), faults)
    compiled = compile_target(project, project.targets[0], faults)
    assert compiled is not None
    assert not faults.has_errors
    return render_output(compiled, decode_options(output, {}), faults).data


@pytest.mark.parametrize("output", ["slides", "reading"])
@pytest.mark.parametrize(("language", "says"), [("en", "to do"), ("cy", "i’w wneud")])
def test_boxes_say_that_there_is_something_to_do(
    output: str, language: str, says: str, tmp_path: Path
) -> None:
    data = _made(output, language, tmp_path)
    pages = range(len(pypdfium2.PdfDocument(data)))
    labels = [label.alt for page in pages for label in tags(data, page).all("Lbl")]
    assert labels == [says, says, ""]
    assert findings(data) == []


def test_in_the_deck_a_box_is_the_mark_of_a_paragraph_that_staff_can_edit(tmp_path: Path) -> None:
    deck = Presentation(io.BytesIO(_made("deck", "en", tmp_path)))
    slide = deck.slides[0]
    body = next(shape for shape in slide.placeholders if shape.placeholder_format.idx)
    assert [(p.text, p.level) for p in body.text_frame.paragraphs] == [
        ("Chairs", 0),
        ("Signs", 0),
        ("two at the door", 1),
    ]
    marks = body._element.xpath(".//a:lstStyle/a:lvl1pPr/a:buChar/@char")
    assert marks == ["\u2610"]
