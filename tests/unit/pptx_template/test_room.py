"""Files that leave little room: every slide is made all the same, in places of ours."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

from briefgen.compile import Compiled
from briefgen.model.scene_walk import blocks_in
from briefgen.model.units import Size, to_pt
from tests.unit.backends.pptx.test_deck_on_base_file import compiled, project
from tests.unit.pptx_template.files import MASTER, Change, as_template, changed, layout

_COVER = """
title: Right first time
subtitle: What residents told us about letters, telephone calls and visits
template: brand
slides:
  - layout: cover
    strapline: One question, one answer
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
