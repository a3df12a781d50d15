"""Files that leave little room: every slide is made all the same, in places of ours."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from briefgen.backends.pptx import render_pptx
from briefgen.backends.pptx.validate import check_package
from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.scene_walk import blocks_in
from briefgen.model.units import Box, Emu, Size, to_pt
from briefgen.support.world import DiskWorld
from tests.unit.backends.pptx.test_deck_on_base_file import compiled, project
from tests.unit.pptx_template.files import (
    MASTER,
    Change,
    as_template,
    changed,
    layout,
    replaced,
)

_COVER = """
title: Right first time
subtitle: What residents told us about letters, telephone calls and visits
template: brand
slides:
  - layout: cover
    strapline: One question, one answer
"""
_POINTS = """
title: Right first time
template: brand
slides:
  - layout: bullets
    title: Three reasons
    points: [Letters are long, {Numbers are old: [Nobody turns the page]}, Forms ask again]
"""
_FRAME = re.compile(rb'<a:off x="\d+" y="\d+"/>\s*<a:ext cx="\d+" cy="\d+"/>')


def placed(type_: str, x: int, y: int, width: int, height: int) -> Change:
    """A change of the place of a placeholder, in points."""
    x, y, width, height = (12_700 * one for one in (x, y, width, height))
    at = f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'

    def change(data: bytes) -> bytes:
        head, found, rest = data.partition(f'type="{type_}"'.encode())
        assert found
        return head + found + _FRAME.sub(at.encode(), rest, count=1)

    return change


@cache
def made_on(data: bytes, deck: str) -> Compiled:
    with tempfile.TemporaryDirectory() as folder:
        return compiled(project(Path(folder), data, deck=deck))


def sizes_of(made: Compiled) -> list[int]:
    return [block.fit.size for page in made.scene.pages for block in blocks_in(page.items)]


def test_a_subtitle_place_of_24_points_above_the_title_does_not_refuse_the_cover() -> None:
    """Organisation, event, strapline and subtitle had to share it, and were told to be shorter."""
    low = {layout(1): placed("subTitle", 60, 40, 600, 24)}
    made = made_on(changed(low, as_template()), _COVER)
    page = made.scene.pages[0]
    said = " ".join(line.text for block in blocks_in(page.items) for line in block.lines)
    assert "One question, one answer" in said
    assert "A department" in said
    assert min(sizes_of(made)) >= 12
    size = Size(made.template.size.width, made.template.size.height)
    assert all(to_pt(block.box.bottom) <= to_pt(size.height) for block in blocks_in(page.items))


def test_a_file_with_one_layout_and_a_strip_of_text_builds_every_slide() -> None:
    """The cover stood in a strip of 22 points above the title."""
    keep = '<p:sldLayoutId id="2147483654" r:id="rId6"/>'

    def only_plain(data: bytes) -> bytes:
        start, end = data.index(b"<p:sldLayoutIdLst>"), data.index(b"</p:sldLayoutIdLst>")
        return data[:start] + f"<p:sldLayoutIdLst>{keep}".encode() + data[end:]

    strip = (
        '<p:sp><p:nvSpPr><p:cNvPr id="90" name="strip"/><p:cNvSpPr/><p:nvPr><p:ph type="body" '
        'idx="13"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="400000" y="0"/>'
        '<a:ext cx="8000000" cy="280000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p/></p:txBody>'
        "</p:sp></p:spTree>"
    )
    odd = {
        MASTER: only_plain,
        layout(6): lambda data: data.replace(b"</p:spTree>", strip.encode()),
    }
    assert made_on(changed(odd, as_template()), _COVER).scene.pages


def every(type_: str, *place: int) -> dict[str, Change]:
    """The same place for the placeholders of a type on all layouts that the slides use."""
    return {layout(number): placed(type_, *place) for number in (2, 6)}


def test_a_title_place_that_covers_the_slide_leaves_room_for_the_content() -> None:
    """Points were set over the title."""
    made = made_on(changed(every("title", 0, 0, 720, 540), as_template()), _POINTS)
    title, points = blocks_in(made.scene.pages[0].items)
    assert not title.box.overlaps(points.box)


def test_a_placeholder_put_aside_is_no_place_for_a_text() -> None:
    """The title stood left of the slide, where nobody sees it."""
    made = made_on(changed(every("title", -900, 20, 600, 60), as_template()), _POINTS)
    slide = Box(Emu(0), Emu(0), made.template.size.width, made.template.size.height)
    assert all(slide.contains(block.box) for block in blocks_in(made.scene.pages[0].items))


def styled(pattern: str, new: str) -> Change:
    """A change of all that is alike in the master's text styles."""

    def change(data: bytes) -> bytes:
        found, count = re.subn(pattern.encode(), new.encode(), data)
        assert count
        return found

    return change


@pytest.mark.parametrize("size", [1, 6, 200, 400])
def test_a_file_whose_texts_are_tiny_or_huge_has_texts_that_can_be_read(size: int) -> None:
    """Text of 6 points was taken over; with 200 the title was told to be shorter."""
    made = made_on(
        changed({MASTER: styled(r'sz="\d+"', f'sz="{size * 100}"')}, as_template()), _POINTS
    )
    assert min(sizes_of(made)) >= 12


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r'marL="\d+"( lvl="\d")?', r'marL="8000000"'),
        (
            r"<a:bodyPr[^>]*?(/?)>",
            r'<a:bodyPr lIns="4000000" rIns="4000000" tIns="3000000" bIns="3000000"\1>',
        ),
    ],
)
def test_margins_wider_than_the_place_do_not_break_every_word(pattern: str, new: str) -> None:
    assert made_on(changed({MASTER: styled(pattern, new)}, as_template()), _POINTS).scene.pages


def test_points_take_the_first_level_that_has_a_bullet() -> None:
    """Bullets that begin at the fourth level made bold paragraphs of points."""
    master = zipfile.ZipFile(io.BytesIO(as_template())).read(MASTER)
    tree = etree.fromstring(master)
    names = {"a": tree.nsmap["a"], "p": tree.nsmap["p"]}
    for number in (1, 2, 3):
        (mark,) = tree.findall(f"p:txStyles/p:bodyStyle/a:lvl{number}pPr/a:buChar", names)
        mark.tag = f"{{{names['a']}}}buNone"
        mark.attrib.clear()
    data = changed({MASTER: lambda _: etree.tostring(tree)}, as_template())
    made = made_on(data, _POINTS)
    _, points = blocks_in(made.scene.pages[0].items)
    assert points.levels[0].bullet


def test_what_has_no_room_is_refused_by_template_layout_and_placeholder() -> None:
    """On a slide as small as a stamp nothing helps: the hint said "shorten it"."""
    master = zipfile.ZipFile(io.BytesIO(as_template())).read("ppt/presentation.xml")
    assert b'cx="9144000"' in master
    small = changed(
        {"ppt/presentation.xml": styled(r'cx="9144000" cy="6858000"', 'cx="1200000" cy="1000000"')},
        as_template(),
    )
    with tempfile.TemporaryDirectory() as folder:
        faults = Faults()
        loaded = load_project(DiskWorld(project(Path(folder), small, deck=_POINTS)), faults)
        compile_target(loaded, loaded.targets[0], faults)
    hints = [fault.hint for fault in faults.found if fault.code == "BF302"]
    assert hints
    assert all("template `brand`" in hint and "layout `" in hint for hint in hints)


def test_a_name_with_a_character_that_xml_allows_is_not_our_fault() -> None:
    """U+008B in the name of a layout stopped every deck as a fault of the program."""
    named = {layout(2): replaced("Title and Content", "Title \u008b and \u0085 Content")}
    made = made_on(changed(named, as_template()), _POINTS)
    assert made.template.base is not None
    assert not check_package(render_pptx(made.scene, made.template), made.template.base.part_names)


def test_a_subtitle_place_that_reaches_below_the_slide_does_not_put_texts_on_each_other() -> None:
    """What stood lowest on the cover was off the slide, and came back on top of the subtitle."""
    low = {layout(1): placed("subTitle", 60, 380, 600, 260)}
    page = made_on(changed(low, as_template()), _COVER).scene.pages[0]
    boxes = [block.box for block in blocks_in(page.items) if block.about.slot != "title"]
    assert len(boxes) == 3
    assert not any(one.overlaps(other) for one in boxes for other in boxes if one is not other)
