"""Signs that a family lacks, in every kind of content and every product: the deck has them in runs
of a font of signs, the PDFs in an embedded one."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from openxml_audit import validate_pptx

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import Faults, Severity
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import DiskWorld
from tests.unit.backends.pdf.reading import findings, unpacked

_PRODUCTS = {
    "slides": {},
    "handout": {"per-page": "3"},
    "notes": {},
    "reading": {},
    "reading large": {"large-print": "yes"},
    "booklet": {},
}
_DECK = """\
title: Ticks ✓ and boxes ☐
organisation: The ★ council
template: own
slides:
  - layout: cover
  - layout: bullets
    title: "**Done ✓** or *not ✗*"
    points:
      - ☑ **bold ☑** and *italic ☒*
      - three:
          - a deeper ✔ point
    notes: Say ☎ and ✓.
    reading: In short, ✓ means *yes* and ☐ **no**.
  - layout: case-study
    title: Cards
    cards:
      - Aim ★: To be ✓
      - Result: ✅ good, ⭐⭐ better
  - layout: table
    title: A table
    table: {columns: ["A ✓", B], rows: [["☐", "₹ 5"], ["☑", "Київ"]]}
  - layout: chart
    title: A chart
    chart:
      kind: column
      alt: Three say yes, four say no
      data: {categories: ["✓ yes", "✗ no"], series: [{"People ☺": [3, 4]}]}
  - layout: statement
    title: "It is ✓ done ✓"
  - layout: quote
    title: Stars ★
    quote: {text: A star ★ is a star ☆, by: Somebody ✓}
"""


@pytest.fixture(
    scope="module",
    params=[
        "Arial, body: Arial",
        "Cambria, body: Calibri",
        "Georgia, body: Arial",
        "Calibri, body: Georgia",
    ],
)
def signs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    folder = tmp_path_factory.mktemp("signs")
    template = f"extends: seminar\nfonts: {{heading: {request.param}}}\nsizes: by-family\n"
    for name, text in {
        "briefgen.yaml": "language: en-GB\n",
        "decks/a.yaml": _DECK,
        "assets/templates/own/template.yaml": template,
    }.items():
        (file := folder / name).parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    project = load_project(DiskWorld(folder), faults := Faults())
    compiled = compile_target(project, project.targets[0], faults)
    assert compiled is not None, list(faults)
    wrong = [one for one in faults if one.severity is Severity.ERROR]
    assert not wrong, [(one.code, one.message, one.span.line) for one in wrong]
    return compiled


@pytest.mark.parametrize("product", _PRODUCTS)
def test_pdfs_hold_the_signs_and_conform(signs: Compiled, product: str) -> None:
    data = render_output(
        signs, decode_options(product.split()[0], _PRODUCTS[product]), Faults()
    ).data
    pages = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert all(sign in text for sign in "✓☐☑★"), product
    has_font = b"BriefgenSymbols" in unpacked(data)
    assert has_font, product
    assert findings(data) == []


def test_the_deck_has_them_in_runs_of_a_font_of_signs(signs: Compiled, tmp_path: Path) -> None:
    data = render_output(signs, decode_options("deck", {}), Faults()).data
    (file := tmp_path / "deck.pptx").write_bytes(data)
    assert [str(error) for error in validate_pptx(file).errors] == []
    with zipfile.ZipFile(BytesIO(data)) as parts:
        slides = [
            parts.read(name).decode()
            for name in parts.namelist()
            if re.match(r"ppt/(slides|notesSlides)/\w+\.xml", name)
        ]
    runs = [run for text in slides for run in re.findall(r"<a:r>.*?</a:r>", text)]
    with_signs = [run for run in runs if re.search("[✓✔✗☐☑☒★☆☎]", run)]
    assert len(with_signs) > 15
    for run in with_signs:
        assert run.count('typeface="Segoe UI Symbol"') == 4, run
        assert ' b="1"' not in run
        assert ' i="1"' not in run
