"""Decks on an organisation's own PowerPoint file."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation

from briefgen.backends.pptx import render_pptx
from briefgen.backends.pptx.gate import check_package
from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diag import Faults
from briefgen.read.world import World
from tests.unit.read.base.files import MASTER, as_template, changed, replaced, sample_deck

_DECK = """
title: Right first time
template: brand
slides:
  - layout: cover
    strapline: One question, one answer
  - section: Why
    text: Three calls
  - layout: bullets
    id: points
    title: Three reasons
    points: [One, Two, {Three: [Four]}]
    notes: What the speaker says.
  - layout: table
    title: A table
    table: {columns: [A, B], rows: [[1, 2]]}
  - layout: case-study
    title: Cards
    cards: [One: text, Two: text]
  - layout: statement
    title: Everything at once
"""
_SHARED = re.compile(r"ppt/(slideMasters|slideLayouts|theme)/[^_]")


def project(folder: Path, data: bytes, keys: str = "", name: str = "brand.potx") -> Path:
    """A project whose template has the file as its base."""
    brand = folder / "assets" / "templates" / "brand"
    brand.mkdir(parents=True)
    (folder / "decks").mkdir()
    (folder / "briefgen.yaml").write_text("organisation: {name: A department}\n")
    (folder / "decks" / "one.yaml").write_text(_DECK)
    (brand / name).write_bytes(data)
    (brand / "template.yaml").write_text(f"base: {name}\n{keys}")
    return folder


def compiled(folder: Path) -> Compiled:
    faults = Faults()
    loaded = load_project(World(folder), faults)
    found = compile_target(loaded, loaded.targets[0], faults)
    assert found is not None, faults.found
    assert not [fault for fault in faults.found if fault.severity.value == "error"]
    return found


@cache
def _deck(data: bytes, keys: str = "") -> tuple[Compiled, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        made = compiled(project(Path(folder), data, keys))
        return made, render_pptx(made.scene, made.template)


def parts(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_deck_passes_the_gate_and_the_validator(tmp_path: Path) -> None:
    made, data = _deck(as_template())
    assert made.template.base is not None
    assert check_package(data) == []
    (tmp_path / "deck.pptx").write_bytes(data)
    assert [str(finding) for finding in validate_pptx(tmp_path / "deck.pptx").errors] == []


def test_masters_layouts_and_theme_are_kept_as_they_are() -> None:
    _, data = _deck(as_template())
    ours, theirs = parts(data), parts(as_template())
    kept = [name for name in theirs if _SHARED.match(name)]
    assert len(kept) >= 13
    assert [name for name in kept if ours[name] != theirs[name]] == []


def test_nothing_of_the_samples_and_of_their_author_is_left() -> None:
    _, data = _deck(as_template())
    everything = b"".join(parts(data).values())
    for word in (b"sample", b"Nina Nosey", b"printerSettings", b"thumbnail"):
        assert word not in everything, word
    assert not [name for name in parts(data) if "printer" in name or "thumbnail" in name]


def test_macros_are_dropped() -> None:
    rels = "ppt/_rels/presentation.xml.rels"
    vba = (
        '<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/'
        'vbaProject" Target="vbaProject.bin"/></Relationships>'
    )
    change = {
        rels: replaced("</Relationships>", vba),
        "ppt/vbaProject.bin": lambda data: b"macro",
    }
    _, data = _deck(changed(change, as_template()))
    assert not [name for name in parts(data) if "vba" in name.lower()]
    assert b"vbaProject" not in parts(data)[rels]


def test_slides_inherit_all_that_the_file_gives() -> None:
    """A list that fits writes neither place nor size nor bullet."""
    made, data = _deck(as_template())
    number = next(i for i, page in enumerate(made.scene.pages, 1) if page.id == "points")
    slide = parts(data)[f"ppt/slides/slide{number}.xml"].decode()
    body = slide[slide.index("Three reasons") :]
    body = body[body.index("<p:sp>") : body.index("</p:sp>", body.index("<p:sp>"))]
    assert 'idx="1"' in body
    assert "<p:spPr/>" in body
    assert "<a:lstStyle/>" in body
    assert "sz=" not in body


def test_python_pptx_finds_the_slides_on_the_files_layouts() -> None:
    made, data = _deck(as_template())
    deck = Presentation(io.BytesIO(data))
    assert len(deck.slides) == len(made.scene.pages)
    names = [slide.slide_layout.name for slide in deck.slides]
    assert names[:3] == ["Title Slide", "Section Header", "Title and Content"]
    assert len(deck.slide_layouts) == 11
    assert [slide.has_notes_slide for slide in deck.slides].count(True) == 1


def test_a_line_of_template_yaml_chooses_another_layout() -> None:
    _, data = _deck(as_template(), "base-layouts: {bullets: Comparison}\n")
    names = [slide.slide_layout.name for slide in Presentation(io.BytesIO(data)).slides]
    assert names[2] == "Comparison"


def test_a_deck_is_taken_as_a_base_too() -> None:
    """With the notes master of the file, which its samples had."""
    made, data = _deck(sample_deck())
    assert check_package(data) == []
    names = [name for name in parts(data) if name.startswith("ppt/notesMasters/n")]
    assert names == ["ppt/notesMasters/notesMaster1.xml"]
    assert made.template.base is not None
    assert made.template.base.part_of("notesMaster") == names[0]


def test_the_same_file_gives_the_same_bytes() -> None:
    first = _deck(as_template())[1]
    _deck.cache_clear()
    assert _deck(as_template())[1] == first


def test_findings_in_kept_parts_are_told_apart() -> None:
    """What was wrong with the file before is no fault of the deck's; anything else is."""
    doubled = changed({MASTER: lambda data: data.replace(b'id="3" name=', b'id="2" name=')})
    made, data = _deck(doubled)
    assert made.template.base is not None
    assert any(MASTER in finding for finding in check_package(data))
    assert check_package(data, made.template.base.part_names) == []


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"\xd0\xcf\x11\xe0" + bytes(600), "password"), (b"PK not a zip", "damaged")],
)
def test_a_file_that_cannot_be_used_is_one_clear_fault(
    tmp_path: Path, data: bytes, word: str
) -> None:
    faults = Faults()
    load_project(World(project(tmp_path, data)), faults)
    found = [fault for fault in faults.found if fault.code == "BF121"]
    assert len(found) == 1
    assert word in found[0].message
    assert found[0].hint
    assert found[0].span.line == 1


def test_a_base_that_is_not_there_is_said() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder), b"", name="brand.potx")
        (root / "assets/templates/brand/brand.potx").unlink()
        faults = Faults()
        load_project(World(root), faults)
    assert [fault.code for fault in faults.found if fault.code.startswith("BF1")] == ["BF101"]
