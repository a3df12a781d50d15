"""Regions that differ on narrower slides, and what a kind needs besides its own style."""

from __future__ import annotations

from pathlib import Path

from briefgen.model.diagnostics import Faults
from briefgen.model.template import Template
from briefgen.model.units import pt
from briefgen.read.templates import read_templates
from briefgen.support.world import DiskWorld

FILE = "assets/templates/own/template.yaml"
LAYOUT = """
extends: seminar
furniture:
  footer: {{columns: [1, 5], top: 500, height: 16, style: furniture, "4:3": {{columns: [1, 4]}}}}
layouts:
  own:
    title: Own
    type: obj
    backdrop:
      - {{columns: [1, 1], top: 0, height: 4, fill: brand, "4:3": {{top: 2}}}}
    slots:
      title: {{kind: line, required: true, placeholder: title, columns: [1, 12], top: 40, height: 80, style: title}}
      {slots}
"""  # noqa: E501
TEXT = "text: {kind: text, placeholder: body, columns: [1, 6], top: 136, height: 200, style: text"


def _read(folder: Path, slots: str) -> tuple[dict[str, Template], Faults]:
    path = folder / FILE
    path.parent.mkdir(parents=True)
    path.write_text(LAYOUT.format(slots=slots), encoding="utf-8")
    faults = Faults()
    found = read_templates(DiskWorld(folder), faults)
    return {aspect: template for (name, aspect), template in found.items() if name == "own"}, faults


def test_a_region_may_have_other_edges_on_a_narrower_slide(tmp_path: Path) -> None:
    change = '"4:3": {columns: [1, 12], top: 144, height: 100}'
    templates, faults = _read(tmp_path, f"{TEXT}, {change}}}")
    assert not faults.found
    wide, narrow = (templates[aspect].layouts["own"] for aspect in ("16:9", "4:3"))
    boxes = [layout.slots[1].box for layout in (wide, narrow)]
    assert [(box.y, box.height) for box in boxes] == [
        (pt(136), pt(200)),
        (pt(144), pt(100)),
    ]
    assert boxes[1].width == pt(720 - 96)
    assert [layout.backdrop[0].box.y for layout in (wide, narrow)] == [pt(0), pt(2)]
    footers = [layout.furniture[0].box for layout in (wide, narrow)]
    assert footers[1].width < footers[0].width * 0.7


def test_what_is_not_said_for_a_narrower_slide_stays(tmp_path: Path) -> None:
    templates, _ = _read(tmp_path, f'{TEXT}, "4:3": {{height: 100}}}}')
    box = templates["4:3"].layouts["own"].slots[1].box
    assert (box.y, box.height) == (pt(136), pt(100))


def test_an_unknown_key_for_a_narrower_slide_is_a_fault(tmp_path: Path) -> None:
    _, faults = _read(tmp_path, f'{TEXT}, "4:3": {{heigth: 100}}}}')
    assert [fault.code for fault in faults.found] == ["BF110"]


def test_a_quotation_without_a_place_for_its_attribution_is_a_fault(tmp_path: Path) -> None:
    templates, faults = _read(
        tmp_path, TEXT.replace("text: {kind: text", "quote: {kind: quote") + "}"
    )
    assert templates == {}
    assert ["attribution" in fault.message for fault in faults.found] == [True]
