"""What others say about our files: validators and readers, with nothing waived."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefgen.ooxml.extract_text import read_words
from briefgen.ooxml.saved_again import contents_of, how_saved
from tests.packs import Pack


def _parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package: XML in canonical form, all else as it is."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: _canonical(name, package.read(name)) for name in package.namelist()}


def _canonical(name: str, data: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return data
    tree = etree.fromstring(data)
    if name.endswith(".rels") or name == "[Content_Types].xml":
        # The order of relationships and content types has no meaning.
        tree[:] = sorted(tree, key=lambda child: sorted(map(str, child.attrib.values())))
    return etree.tostring(tree, method="c14n2")


def test_openxml_audit_has_no_finding(template_packs: tuple[Pack, ...], tmp_path: Path) -> None:
    """A port of the rules of the Open XML SDK."""
    from openxml_audit import validate_pptx

    for pack in template_packs:
        path = tmp_path / "deck.pptx"
        path.write_bytes(pack.deck)
        result = validate_pptx(path)
        assert [str(finding) for finding in result.errors] == [], pack.name
        assert result.is_valid, pack.name


def test_python_pptx_reads_and_writes_the_same_deck(template_packs: tuple[Pack, ...]) -> None:
    """Reopened and saved again, each part is the same in canonical XML."""
    from pptx import Presentation

    for pack in template_packs:
        deck = Presentation(io.BytesIO(pack.deck))
        assert len(deck.slides) == len(pack.compiled.scene.pages)
        saved = io.BytesIO()
        deck.save(saved)
        ours, theirs = _parts(pack.deck), _parts(saved.getvalue())
        assert sorted(ours) == sorted(theirs), pack.name
        assert [name for name in ours if ours[name] != theirs[name]] == [], pack.name


def test_what_python_pptx_saved_again_is_known_as_the_same_deck(
    template_packs: tuple[Pack, ...],
) -> None:
    """So it blocks no pack, and not one part is parsed while a deck is built to know it."""
    from pptx import Presentation

    for pack in template_packs:
        contents, words = contents_of(pack.deck), read_words(pack.deck)
        saved = io.BytesIO()
        deck = Presentation(io.BytesIO(pack.deck))
        deck.save(saved)
        assert how_saved(saved.getvalue(), contents, words) == "whole", pack.name
        shape = next(iter(deck.slides[-1].shapes))
        shape.top = shape.top + 1
        saved = io.BytesIO()
        deck.save(saved)
        assert how_saved(saved.getvalue(), contents, words) == "", pack.name


def test_python_pptx_finds_every_title_and_note(template_packs: tuple[Pack, ...]) -> None:
    from pptx import Presentation

    for pack in template_packs:
        deck = Presentation(io.BytesIO(pack.deck))
        for page, slide in zip(pack.compiled.scene.pages, deck.slides, strict=True):
            assert slide.shapes.title is not None, f"{pack.name}: {page.id} has no title"
            assert _words(slide.shapes.title.text_frame.text) == _words(page.title)
            assert slide.slide_layout.name
            notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
            told = " ".join(note.inline.text for note in page.notes)
            assert _words(notes) == _words(told)


def _words(text: str) -> list[str]:
    return re.sub(r"[\x0b\n]", " ", text).split()


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing(template_packs: tuple[Pack, ...], tmp_path: Path) -> None:
    for pack in template_packs:
        assert pack.pdfs, pack.name
        for name, data in pack.pdfs.items():
            path = tmp_path / f"{name}.pdf"
            path.write_bytes(data)
            run = subprocess.run(
                ["qpdf", "--check", str(path)], capture_output=True, text=True, check=False
            )
            assert run.returncode == 0, f"{pack.name} {name}\n{run.stdout}\n{run.stderr}"
            assert "WARNING" not in run.stderr, f"{pack.name} {name}\n{run.stderr}"


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="poppler is not installed")
def test_every_font_of_a_pdf_is_embedded(template_packs: tuple[Pack, ...], tmp_path: Path) -> None:
    for pack in template_packs:
        for name, data in pack.pdfs.items():
            path = tmp_path / f"{name}.pdf"
            path.write_bytes(data)
            run = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True)
            rows = [line.split() for line in run.stdout.splitlines()[2:]]
            assert rows, f"{pack.name} {name} has no font"
            # The columns at the end: embedded, subset, unicode, object number, generation.
            assert all(row[-5] == "yes" and row[-3] == "yes" for row in rows), run.stdout


def test_tagged_pdfs_are_pdf_ua(template_packs: tuple[Pack, ...]) -> None:
    """PDF/UA-1 by page-validation, which agrees with veraPDF on all but two of 98 verdicts."""
    page = pytest.importorskip("page")
    for pack in template_packs:
        for name, data in pack.pdfs.items():
            report = page.validate_pdf_bytes(data, profile="ua1", limits=_limits(page))
            told = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
            assert told == [], f"{pack.name} {name}"
            assert report.is_compliant, f"{pack.name} {name}"


def _limits(page: Any) -> Any:
    """A long outline is a long chain of references, and no attack."""
    return page.SafetyLimits(max_reference_depth=100_000)
