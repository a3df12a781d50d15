"""Masters and layouts: what a layout leaves out is what its master says."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefgen.backends.pptx import render_pptx
from briefgen.backends.pptx.layout_placeholders import Holder, holders_of
from briefgen.backends.pptx.text_body import body_xml, level_xml
from briefgen.backends.pptx.validate import check_package
from briefgen.model.diagnostics import Faults
from briefgen.model.scene import PlacedPicture
from briefgen.model.template import LayoutSpec, Template
from briefgen.model.text_block import About, Role
from briefgen.model.units import Box, pt
from briefgen.model.values import replace
from briefgen.ooxml.xml import root_xml
from briefgen.read.templates import read_templates
from briefgen.support.world import DiskWorld
from tests.unit.backends.pptx.scenes import find, in_all_layouts, part, scene
from tests.unit.backends.pptx.test_pictures import whole_scene

_MASTER = "ppt/slideMasters/slideMaster1.xml"
_LOOKS = [
    (name, aspect)
    for name in ("seminar", "chancery", "gazette", "ledger", "swiss", "night")
    for aspect in ("16:9", "4:3")
]
# One of these at a time; without a mark its colour and font mean nothing.
_MARKS = ("buChar", "buAutoNum", "buNone")
_OF_MARKS = ("buClr", "buFont")
# Of the text styles, and of nothing that our levels say.
_ASIDE = ("kern", "ea", "cs")


@cache
def _looks() -> dict[tuple[str, str], Template]:
    faults = Faults()
    found = read_templates(DiskWorld(Path(__file__).parent), faults)
    assert not faults.found
    return {name: in_all_layouts(look) for name, look in found.items()}


def _layouts(data: bytes, look: Template) -> list[tuple[LayoutSpec, Any]]:
    names = (f"ppt/slideLayouts/slideLayout{number}.xml" for number in range(1, 99))
    return [
        (layout, part(data, name))
        for layout, name in zip(look.layouts.values(), names, strict=False)
    ]


def _holder(tree: Any, path: str) -> Any:
    (found,) = find(tree, f"//p:sp[p:nvSpPr/p:nvPr/p:ph[{path}]]")
    return found


def _of_master(master: Any, holder: Holder) -> tuple[Any, str]:
    """The master's placeholder that PowerPoint pairs with a layout's, and its text style."""
    if holder.is_title:
        return _holder(master, "@type='title'"), "p:titleStyle"
    if holder.type in {"dt", "ftr", "sldNum"}:
        return _holder(master, f"@type='{holder.type}'"), "p:otherStyle"
    return _holder(master, "@type='body'"), "p:bodyStyle"


def _said(*elements: Any) -> dict[str, Any]:
    """What properties say together, the later ones over the earlier."""
    found: dict[str, Any] = {}
    for element in elements:
        found |= element.attrib
        for child in element:
            tag = etree.QName(child).localname
            if tag == "defRPr":
                found |= _said(child)
                continue
            if tag in _MARKS:
                found = {key: value for key, value in found.items() if key not in _MARKS}
            found[tag] = etree.tostring(child, method="c14n", exclusive=True)
    aside = (*_ASIDE, *(_OF_MARKS if "buNone" in found else ()))
    return {key: value for key, value in found.items() if key not in aside and value != "none"}


def _tree(xml: str) -> Any:
    return etree.fromstring(root_xml("x", xml))[0]


@pytest.mark.parametrize("look", _LOOKS, ids="-".join)
def test_a_layout_inherits_what_it_leaves_out(look: tuple[str, str]) -> None:
    template = _looks()[look]
    data = render_pptx(scene(), template)
    master = part(data, _MASTER)
    compared = 0
    for layout, tree in _layouts(data, template):
        for holder in holders_of(template, layout).values():
            if holder.is_unasked:
                continue
            kind = f"@type='{holder.type}'" if holder.type else "not(@type)"
            own = _holder(tree, kind if holder.is_title else f"{kind} and @idx='{holder.idx}'")
            above, style = _of_master(master, holder)
            said = _said(*find(above, ".//a:bodyPr"), *find(own, ".//a:bodyPr"))
            assert said == _said(_tree(body_xml(holder.insets, holder.anchor))), holder
            for number, level in enumerate(holder.levels, 1):
                path = f"a:lvl{number}pPr"
                inherited = (
                    *find(master, f"//{style}/{path}"),
                    *find(above, f".//a:lstStyle/{path}"),
                    *find(own, f".//a:lstStyle/{path}"),
                )
                wanted = _said(_tree(level_xml(number, level)))
                assert _said(*inherited) == wanted, (layout.name, holder, number)
                compared += 1
    assert compared > 300


def test_what_a_layout_has_like_its_master_is_said_once() -> None:
    template = _looks()["seminar", "16:9"]
    data = render_pptx(scene(), template)
    (tree,) = (tree for layout, tree in _layouts(data, template) if layout.name == "bullets")
    body = _holder(tree, "@type='body' and @idx='2'")
    assert [len(found) for found in find(body, "p:spPr | .//a:bodyPr | .//a:lstStyle")] == [0, 0, 0]


def test_capitals_of_the_master_are_undone() -> None:
    levels = _looks()["swiss", "16:9"].styles["title"].levels_at(32)
    loud = replace(levels[0], caps=True)
    assert ' cap="all"' in level_xml(1, loud)
    assert level_xml(1, loud, loud) == ""
    assert ' cap="none"' in level_xml(1, levels[0], loud)
    assert "cap=" not in level_xml(1, levels[0])


def _drawn(tree: Any) -> list[tuple[int, ...]]:
    """The places of what a layout or master draws."""
    shapes = find(tree, "//p:spTree/*[p:nvSpPr/p:nvPr[not(p:ph)] or p:nvPicPr]/p:spPr/a:xfrm")
    return [tuple(int(value) for value in find(shape, "a:off/@* | a:ext/@*")) for shape in shapes]


def _with_logo(template: Template) -> Template:
    """The template with a picture on all layouts but the cover."""
    logo = PlacedPicture(
        box=Box(pt(800), pt(20), pt(40), pt(20)),
        about=About(role=Role.DECORATION, alt="House"),
        asset="flat",
    )
    layouts = {
        name: replace(layout, backdrop=(*layout.backdrop, logo)) if name != "cover" else layout
        for name, layout in template.layouts.items()
    }
    return replace(template, name="logo", layouts=layouts, pictures={"flat": None})  # type: ignore[dict-item]


@pytest.mark.parametrize("logo", [False, True])
@pytest.mark.parametrize("look", _LOOKS, ids="-".join)
def test_what_most_layouts_draw_stands_on_the_master_once(
    look: tuple[str, str], logo: bool
) -> None:
    template = _with_logo(_looks()[look]) if logo else _looks()[look]
    data = render_pptx(whole_scene(), template)
    assert check_package(data) == []
    above = _drawn(part(data, _MASTER))
    assert len(above) == 1 + logo
    hidden = 0
    for layout, tree in _layouts(data, template):
        hides = tree.get("showMasterSp") == "0"
        hidden += hides
        boxes = [
            (item.box.x, item.box.y, item.box.width, item.box.height) for item in layout.backdrop
        ]
        assert [*([] if hides else above), *_drawn(tree)] == boxes, layout.name
    names = _looks()[look].layouts
    own = [
        name for name in names if name.startswith(("cover", "section", "closing", "picture-full"))
    ]
    assert 0 < hidden <= len(own)
