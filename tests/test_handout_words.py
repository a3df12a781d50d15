"""What a handout says: every word that belongs to it, once, in order; nothing that does not."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.documents.document_pages import layout_document
from briefgen.documents.print_styles import Print
from briefgen.documents.reading_document import make_reading
from briefgen.model.diagnostics import Faults
from briefgen.model.outputs import Paper
from briefgen.model.resolved_deck import Diagram, Number, ResolvedSlide
from briefgen.model.scene import Grid, Item, Page
from briefgen.model.scene_walk import blocks_in
from briefgen.model.slide_contents import inlines_of, parts_of
from briefgen.model.values import replace
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import DiskWorld
from tests.packs import Pack, pack_names

ALL = pytest.mark.parametrize("pack", pack_names(), indirect=True)
SECRET, SPOKEN, HIDDEN = "Quincunxprivate", "Quincunxspoken", "Quincunxhidden"
PROJECT = {
    "briefgen.yaml": "organisation: {name: The Unit}\n",
    "decks/talk.yaml": f"""\
title: A talk
slides:
  - layout: cover
  - layout: bullets
    title: Points
    points: [One, Two]
    notes: {SPOKEN}
    private: {SECRET}
  - layout: statement
    title: {HIDDEN}
    hidden: true
""",
}
FOR_ALL = ("deck-share", "slides", "handout", "reading", "booklet")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def _said(slide: ResolvedSlide) -> list[str]:
    """The words of a slide that belong into a document to read."""
    values = [value for name, value in slide.slots.items() if name != "sections"]
    inlines = [inline for value in values for inline in inlines_of(value)]
    # Large numbers of one source share its mark.
    sources = [one.source for value in values for one in parts_of(value, Number) if one.source]
    told = {source.text: source for source in sources}
    for source in sources:
        if source is not told[source.text]:
            inlines.remove(source)
    inlines += inlines_of(slide.reading) if slide.reading else []
    words = [word for inline in inlines for word in _words(inline.text)]
    return _with_axes(words) if any(map(_is_matrix, values)) else words


def _is_matrix(value: object) -> bool:
    return isinstance(value, Diagram) and value.kind == "matrix"


def _with_axes(words: list[str]) -> list[str]:
    """Four names such as "Frequent and easy" are shown as those of two rows and two columns."""
    return [word for word in dict.fromkeys(words) if word != "and"]


def _shown(page: Page) -> list[str]:
    """The words of a page; a table that goes on repeats its heads, which count once."""
    texts = [text for item in page.items for text in _texts(item)]
    return [word for text in texts for word in _words(text)]


def _texts(item: Item) -> list[str]:
    if isinstance(item, Grid):
        rows = item.rows[item.header_rows if item.about.continues else 0 :]
        return [cell.text.text for row in rows for cell in row.cells]
    lines = [line for block in blocks_in([item]) for line in block.lines]
    return ["".join(run.text for run in line.runs) for line in lines]


def _left_out(compiled: Compiled) -> Counter[str]:
    """The words of what the document says already."""
    document = make_reading(compiled.deck, compiled.template)
    return Counter(word for one in document.left_out for word in _words(one.text))


def _reading(compiled: Compiled, how: Print) -> tuple[Page, ...]:
    document = make_reading(compiled.deck, compiled.template)
    scene = compiled.scene
    return layout_document(document, how, compiled.setter, scene.palette, meta=scene.meta).pages


@ALL
@pytest.mark.parametrize("how", [Print("A4"), Print("Letter"), Print("A5"), Print(large=True)])
def test_the_document_has_every_word_of_the_deck_once(pack: Pack, how: Print) -> None:
    slides = [
        slide
        for slide in pack.compiled.deck.slides
        if not slide.hidden and slide.layout not in {"cover", "agenda"}
    ]
    wanted = Counter(word for slide in slides for word in _said(slide))
    wanted -= _left_out(pack.compiled)
    found = Counter(word for page in _reading(pack.compiled, how) for word in _shown(page))
    assert wanted - found == Counter()
    # Beyond the slides: title page, contents, numbers of sections, contact and accessibility, and
    # in a chart's data the names that its drawing shows as well.
    assert sum((found - wanted).values()) < 160 + sum(wanted.values()) // 5


@ALL
def test_words_stand_apart_in_the_text_of_the_document(pack: Pack) -> None:
    spec = decode_options("reading", {})
    data = render_output(pack.compiled, spec, Faults()).data
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    slides = [s for s in pack.compiled.deck.slides if s.layout not in {"cover", "agenda"}]
    known = {word for slide in slides if not slide.hidden for word in _said(slide)}
    assert known - set(_words(text)) - set(_left_out(pack.compiled)) == set()


def _private_pack(folder: Path) -> Compiled:
    for name, text in PROJECT.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    faults = Faults()
    project = load_project(DiskWorld(folder), faults)
    compiled = compile_target(project, project.targets[0], faults)
    assert compiled is not None
    assert not faults.has_errors
    return compiled


def _inflated(data: bytes) -> str:
    """All text of a file: the parts of a deck, the pages of a PDF and its inflated streams."""
    import io
    import zipfile
    import zlib

    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return " ".join(archive.read(name).decode("latin-1") for name in archive.namelist())
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    streams = []
    for match in re.finditer(rb"stream\r?\n", data):
        try:
            streams.append(zlib.decompressobj().decompress(data[match.end() :]).decode("latin-1"))
        except zlib.error:
            continue
    return " ".join([*pages, *streams, data.decode("latin-1")])


@pytest.mark.parametrize("kind", ["deck", "notes", *FOR_ALL])
def test_private_text_is_in_no_output(kind: str, tmp_path: Path) -> None:
    compiled = _private_pack(tmp_path)
    text = _inflated(render_output(compiled, decode_options(kind, {}), Faults()).data)
    assert "Points" in text
    assert SECRET not in text


@pytest.mark.parametrize("kind", FOR_ALL)
def test_notes_and_hidden_slides_are_in_nothing_for_the_audience(kind: str, tmp_path: Path) -> None:
    compiled = _private_pack(tmp_path)
    text = _inflated(render_output(compiled, decode_options(kind, {}), Faults()).data)
    assert SPOKEN not in text
    assert HIDDEN not in text


@pytest.mark.parametrize("kind", ["deck", "notes"])
def test_the_speaker_has_notes_and_hidden_slides(kind: str, tmp_path: Path) -> None:
    compiled = _private_pack(tmp_path)
    text = _inflated(render_output(compiled, decode_options(kind, {}), Faults()).data)
    assert SPOKEN in text
    assert HIDDEN in text


@pytest.mark.parametrize("kind", ["deck", "notes", *FOR_ALL])
@pytest.mark.parametrize("paper", ["A4", "Letter", "A5"])
def test_every_output_can_be_made_for_every_paper(kind: str, paper: Paper, tmp_path: Path) -> None:
    compiled = _private_pack(tmp_path)
    compiled = replace(compiled, target=replace(compiled.target, paper=paper))
    faults = Faults()
    assert render_output(compiled, decode_options(kind, {}), faults).data
    assert not faults.has_errors
