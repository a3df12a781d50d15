"""What is hidden is in the deck and the notes and nowhere else; a marking is on every page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.outputs import OUTPUTS
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import DiskWorld

PAPERS = sorted(set(OUTPUTS) - {"deck", "deck-share", "zip"})
WORD = "Quokka"
DECK = """
title: What is shown
subtitle: And what is not
slides:
  - layout: cover
  - layout: agenda
    title: Agenda
  - section: The only section
  - layout: bullets
    id: shown
    title: What everybody sees
    points: [One point, Another point]
    notes: Said aloud
    marking: {marking}
  - layout: bullets
    id: hidden
    title: Quokka slide
    points: [Quokka point]
    notes: Quokka notes
    reading: Quokka reading
    sources: Quokka source
    hidden: true
"""


@cache
def _compiled(marking: str) -> Compiled:
    with TemporaryDirectory() as scratch:
        root = Path(scratch)
        (root / "decks").mkdir()
        config = "marking-scheme: uk-gscp\norganisation: {name: The Unit, contact: Write to us}\n"
        (root / "briefgen.yaml").write_text(config, encoding="utf-8")
        deck = DECK.replace("{marking}", marking)
        (root / "decks" / "one.yaml").write_text(deck, encoding="utf-8")
        faults = Faults()
        project = load_project(DiskWorld(root), faults)
        compiled = compile_target(project, project.targets[0], faults)
        assert [fault.message for fault in faults if fault.is_error] == []
        assert compiled is not None
        return compiled


@cache
def _made(kind: str, marking: str = "OFFICIAL-SENSITIVE COMMERCIAL") -> bytes:
    return render_output(_compiled(marking), decode_options(kind, {}), Faults()).data


def _pages(made: bytes) -> Iterator[str]:
    """What each page of a PDF says, or each file of a .zip with pictures of slides."""
    if made.startswith(b"PK"):
        yield from map("".join, _svg_texts(made))
        return
    document = pypdfium2.PdfDocument(made)
    for page in document:
        text = page.get_textpage()
        yield text.get_text_range()
        text.close()
        page.close()
    document.close()


def _svg_texts(made: bytes) -> Iterator[list[str]]:
    with ZipFile(io.BytesIO(made)) as package:
        for name in package.namelist():
            root = etree.fromstring(package.read(name))
            yield [element.text or "" for element in root.iter("{*}text", "{*}title")]


def _slides(deck: bytes, folder: str = "slides") -> dict[str, str]:
    with ZipFile(io.BytesIO(deck)) as package:
        names = [n for n in package.namelist() if re.fullmatch(rf"ppt/{folder}/\w+\.xml", n)]
        return {name: package.read(name).decode("utf-8") for name in names}


def test_a_hidden_slide_is_in_the_deck_but_not_shown() -> None:
    slides = _slides(_made("deck")).values()
    hidden = [text for text in slides if WORD in text]
    assert len(hidden) == 1
    assert 'show="0"' in hidden[0]
    assert not any('show="0"' in text for text in slides if WORD not in text)
    assert any(WORD in text for text in _slides(_made("deck"), "notesSlides").values())


def test_a_hidden_slide_is_in_the_notes_and_says_so() -> None:
    text = "\n".join(_pages(_made("notes")))
    assert "Quokka slide (hidden)" in text
    assert "Quokka notes" in text


def test_nothing_of_a_hidden_slide_is_in_a_deck_to_share() -> None:
    with ZipFile(io.BytesIO(_made("deck-share"))) as package:
        found = [name for name in package.namelist() if WORD.encode() in package.read(name)]
    assert found == []


@pytest.mark.parametrize("kind", [kind for kind in PAPERS if kind != "notes"])
def test_nothing_of_a_hidden_slide_is_in_any_other_output(kind: str) -> None:
    data = _made(kind)
    pages = list(_pages(data))
    assert any("everybody" in text for text in pages)
    assert not any(WORD in text for text in pages)
    if data.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(data)
        assert not any(WORD in entry.get_title() for entry in document.get_toc())
        document.close()


def test_the_table_of_outputs_is_what_is_tested_here() -> None:
    assert {"slides", "handout", "notes", "reading", "booklet"} <= set(PAPERS)


@pytest.mark.parametrize("marking", ["OFFICIAL-SENSITIVE COMMERCIAL", "TOP SECRET"])
@pytest.mark.parametrize("kind", PAPERS)
def test_a_marking_stands_whole_on_every_page(kind: str, marking: str) -> None:
    pages = list(_pages(_made(kind, marking)))
    assert pages
    assert [number for number, text in enumerate(pages, 1) if marking not in text] == []


@pytest.mark.parametrize("kind", ["deck", "deck-share"])
def test_a_marking_stands_on_every_slide(kind: str) -> None:
    slides = _slides(_made(kind))
    assert slides
    assert [name for name, text in slides.items() if "OFFICIAL-SENSITIVE" not in text] == []


def test_a_marking_is_in_the_properties() -> None:
    with ZipFile(io.BytesIO(_made("deck"))) as package:
        assert b"OFFICIAL-SENSITIVE COMMERCIAL" in package.read("docProps/core.xml")
    document = pypdfium2.PdfDocument(_made("slides"))
    assert "OFFICIAL-SENSITIVE COMMERCIAL" in document.get_metadata_value("Keywords")
    document.close()


def test_the_section_leads_back_to_the_agenda() -> None:
    scene = _compiled("OFFICIAL").scene
    page = next(page for page in scene.pages if page.source_id == "shown")
    label = next(item for item in page.furniture if item.about.slot == "section")
    assert label.about.link == "#agenda"
    names = {page.id: page for page in scene.pages}
    assert names["agenda"].written_as == "agenda"
    with ZipFile(io.BytesIO(_made("deck"))) as package:
        slide = package.read("ppt/slides/slide4.xml").decode()
    shape = next(part for part in slide.split("<p:sp>") if "The only section" in part)
    assert "hlinksldjump" in shape.partition("</p:nvSpPr>")[0]
