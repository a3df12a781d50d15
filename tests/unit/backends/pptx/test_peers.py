"""What real readers say of a deck: the schema's validator, and python-pptx."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree
from openxml_audit import validate_pptx

from briefgen.backends.pptx import render_pptx
from briefgen.backends.pptx.validate import check_package
from tests.unit.backends.pptx.scenes import deck, in_all_layouts, scene, template, whole_scene


def test_the_validator_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck())
    result = validate_pptx(path)
    assert [str(error) for error in result.errors] == []
    assert result.is_valid


def test_our_own_gate_finds_nothing() -> None:
    assert check_package(deck()) == []


def _canonical(data: bytes) -> dict[str, Any]:
    """Parts in canonical XML; relationships, whose order means nothing, as a set."""
    found: dict[str, Any] = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            tree = etree.fromstring(archive.read(name))
            if name.endswith(".rels") or name == "[Content_Types].xml":
                found[name] = {tuple(sorted(entry.attrib.items())) for entry in tree}
            else:
                found[name] = etree.tostring(tree, method="c14n")
    return found


def test_python_pptx_saves_again_what_we_wrote() -> None:
    again = BytesIO()
    pptx.Presentation(BytesIO(deck())).save(again)
    assert _canonical(again.getvalue()) == _canonical(deck())


def test_python_pptx_reads_the_same_deck() -> None:
    presentation = pptx.Presentation(BytesIO(deck()))
    titles = [slide.shapes.title.text_frame.text for slide in presentation.slides]
    assert titles == [page.title for page in whole_scene().pages]
    assert presentation.slides[0].notes_slide.notes_text_frame.text == "Say this.\nand that"
    table = next(shape for shape in presentation.slides[2].shapes if shape.has_table).table
    assert [cell.text for cell in table.rows[1].cells] == ["Published", "January", "April"]
    assert table.first_row
    assert table.first_col
    assert presentation.core_properties.title == "The <deck>"


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_every_layout_can_be_used_by_hand(aspect: str, tmp_path: Path) -> None:
    """A slide from each layout: its placeholders come with a place, a type and a prompt."""
    look = in_all_layouts(template(aspect))
    empty = render_pptx(scene(), look)
    presentation = pptx.Presentation(BytesIO(empty))
    assert [layout.name for layout in presentation.slide_layouts] == [
        layout.title for layout in look.layouts.values()
    ]
    for layout, spec in zip(presentation.slide_layouts, look.layouts.values(), strict=True):
        slide = presentation.slides.add_slide(layout)
        assert slide.shapes.title is not None
        slots = [slot for slot in spec.slots if not (slot.within or slot.below)]
        prompts = [holder for holder in layout.placeholders if holder.has_text_frame]
        assert all(holder.width and holder.height for holder in slide.placeholders)
        assert {slot.prompt for slot in slots if slot.prompt} <= {
            holder.text_frame.text for holder in prompts
        }
        for holder in slide.placeholders:
            if holder.has_text_frame:
                holder.text_frame.text = "Typed by hand"
    path = tmp_path / "by-hand.pptx"
    presentation.save(str(path))
    assert [str(error) for error in validate_pptx(path).errors] == []
