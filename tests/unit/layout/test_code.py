"""Code: native lines in the deck, one element in PDFs, the same characters everywhere."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
import pytest
from pptx import Presentation

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.text_block import Role, TextBlock
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import DiskWorld
from tests.spec import DECK, Case, write_case
from tests.unit.backends.pdf.reading import findings, read_structure, tags

_LONG = f"if {' and '.join(f'letter_{number}.is_open' for number in range(6))}:"
_DECK = f"""\
title: Code
slides:
  - layout: code
    title: Which letters are open
    code: |
      a = "x"
      b = 'y' -- ...

          {_LONG}
          {_LONG}
  - layout: bullets
    title: In a text
    points: ["Type `make \\"all\\"` and wait", "An *`odd`* one", More]
"""


@cache
def _compiled() -> Compiled:
    with TemporaryDirectory() as folder:
        write_case(Case("", {DECK: _DECK}), Path(folder))
        faults = Faults()
        project = load_project(DiskWorld(Path(folder)), faults)
        compiled = compile_target(project, project.targets[0], faults)
    assert compiled is not None
    assert not faults.has_errors
    return compiled


@cache
def _made(output: str) -> bytes:
    return render_output(_compiled(), decode_options(output, {}), Faults()).data


def _block() -> TextBlock:
    items = _compiled().scene.pages[0].items
    return next(i for i in items if isinstance(i, TextBlock) and i.about.role is Role.CODE)


def test_in_the_deck_each_line_is_a_paragraph_as_it_was_typed() -> None:
    slide = Presentation(io.BytesIO(_made("deck"))).slides[0]
    body = slide.placeholders[_index_of_code(slide)]
    texts = [paragraph.text for paragraph in body.text_frame.paragraphs]
    assert texts[:3] == ['a = "x"', "b = 'y' -- ...", ""]
    assert all(text.startswith("    ") for text in texts[3:])
    assert " ".join(text.strip() for text in texts[3:]) == f"{_LONG} {_LONG}"
    assert len(texts) == 7


def _index_of_code(slide: object) -> int:
    places = slide.placeholders  # type: ignore[attr-defined]
    return int(next(p.placeholder_format.idx for p in places if "a = " in p.text_frame.text))


def test_in_the_deck_code_is_courier_new_and_no_spelling_is_checked() -> None:
    deck = Presentation(io.BytesIO(_made("deck")))
    slide = deck.slides[0]
    body = slide.placeholders[_index_of_code(slide)]
    levels = body._element.xpath(".//a:lvl1pPr//a:latin/@typeface")
    layout = next(p for p in slide.slide_layout.placeholders
                  if p.placeholder_format.idx == body.placeholder_format.idx)  # fmt: skip
    levels += layout._element.xpath(".//a:lvl1pPr//a:latin/@typeface")
    assert set(levels) == {"Courier New"}
    assert set(body._element.xpath(".//a:r/a:rPr/@noProof")) == {"1"}
    assert len(body._element.xpath(".//a:r/a:rPr/@noProof")) == len(body._element.xpath(".//a:r"))


def test_the_mark_of_a_broken_line_is_no_part_of_its_text() -> None:
    labels = [(line.label.text if line.label else "", line.text) for line in _block().lines]
    assert [label for label, _ in labels] == ["", "", "", "", "→", "", "→"]
    assert not any("→" in text for _, text in labels)


@pytest.mark.parametrize("output", ["slides", "reading"])
def test_in_a_pdf_code_is_one_element_whose_lines_stay_apart(output: str) -> None:
    data = _made(output)
    pages = range(len(pypdfium2.PdfDocument(data)))
    assert sum(len(tags(data, page).all("Code")) for page in pages) == 1
    said = " ".join("".join(f"{one.text}" for one in read_structure(data)).split())
    assert "a = \"x\" b = 'y' -- ... if letter" in said
    assert findings(data) == []


def test_code_in_a_text_is_upright_in_the_deck_too() -> None:
    slide = Presentation(io.BytesIO(_made("deck"))).slides[1]
    runs = [
        (run.text, run.font.name, run.font.italic, run._r.rPr.get("noProof"))
        for shape in slide.placeholders
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert ('make "all"', "Courier New", None, "1") in runs
    assert ("odd", "Courier New", None, "1") in runs
