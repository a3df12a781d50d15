"""Text: inherited where it can be, in the list style where it was fitted, with its language."""

from __future__ import annotations

import pytest

from briefgen.backends.pptx import render_pptx
from briefgen.backends.pptx.layout_placeholders import holders_of
from briefgen.backends.pptx.text_body import list_style_xml, number_starts
from briefgen.model.rich_text import Inline, Run, plain
from briefgen.model.text_block import Paragraph, TextBlock
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import replace
from tests.unit.backends.pptx.scenes import (
    deck,
    fill,
    find,
    free,
    part,
    points_page,
    scene,
    slide,
    template,
)

_BODY = "//p:sp[p:nvSpPr/p:nvPr/p:ph[@type='body']]"


def test_placeholders_inherit_their_place() -> None:
    properties = find(slide(1), "//p:sp[.//p:ph]/p:spPr")
    assert len(properties) == 5
    assert all(len(element) == 0 and not element.attrib for element in properties)


def test_a_title_of_the_layouts_own_size_writes_no_style() -> None:
    assert len(find(slide(1), "//p:sp[.//p:ph[@type='title']]/p:txBody/a:lstStyle/*")) == 0


def test_a_fitted_size_stands_in_the_list_style_and_on_no_run() -> None:
    page = points_page()
    block = page.items[1]
    assert isinstance(block, TextBlock)
    first, second = block.levels[0].size, block.levels[1].size
    assert first < template().styles["points"].ladder[0], "the text was meant to be set smaller"
    style = f"{_BODY}/p:txBody/a:lstStyle"
    assert find(slide(1), f"{style}/a:lvl1pPr/a:defRPr/@sz") == [str(first * 100)]
    assert find(slide(1), f"{style}/a:lvl2pPr/a:defRPr/@sz") == [str(second * 100)]
    assert find(slide(1), f"{style}//a:solidFill | {style}//@marL | {style}//a:buChar") == []
    assert find(slide(1), f"{_BODY}//a:rPr/@sz | {_BODY}//a:endParaRPr/@sz") == []


def test_the_nudge_goes_into_the_right_inset_only() -> None:
    block = fill("bullets", "title", Paragraph(inline=plain("Title")))
    nudged = replace(block, fit=replace(block.fit, nudge=Emu(12_700)))
    page = replace(points_page(), items=(nudged,))
    tree = part(render_pptx(scene(page), template()), "ppt/slides/slide1.xml")
    (body,) = find(tree, "//p:sp[.//p:ph[@type='title']]//a:bodyPr")
    assert dict(body.attrib) == {"rIns": "12700"}


def test_every_run_has_a_language() -> None:
    for number in range(1, 5):
        tree = slide(number)
        marks = find(tree, "//a:rPr | //a:endParaRPr")
        assert marks
        assert all(mark.get("lang") for mark in marks)
    assert find(slide(1), "//a:r[a:t=' Cymraeg']/a:rPr/@lang") == ["cy-GB"]


def test_only_an_empty_line_says_how_it_is_set() -> None:
    texts = ("", "one", "one\n", "one\ntwo")
    block = fill("bullets", "points", *(Paragraph(inline=plain(text)) for text in texts))
    page = replace(points_page(), items=(points_page().items[0], block))
    tree = part(render_pptx(scene(page), template()), "ppt/slides/slide1.xml")
    ends = [find(entry, "a:endParaRPr/@lang") for entry in find(tree, f"{_BODY}//a:p")]
    assert ends == [["en-GB"], [], ["en-GB"], []]


def test_runs_keep_their_words_and_their_emphasis() -> None:
    texts = find(slide(1), f"{_BODY}//a:p[2]/a:r/a:t/text()")
    assert texts == ["Less & <more> ", "strong", " slanted", " first", "second ", "report",
                     " see rights", " Cymraeg"]  # fmt: skip
    assert len(find(slide(1), f"{_BODY}//a:p[2]/a:br")) == 1
    assert find(slide(1), "//a:r[a:rPr/@b='1']/a:t/text()") == ["strong"]
    assert find(slide(1), "//a:r[a:rPr/@i='1']/a:t/text()") == [" slanted"]


def test_what_is_raised_or_lowered_says_so() -> None:
    runs = (Run(text="CO"), Run(text="2", script="sub"), Run(text="th", script="super"))
    block = fill("bullets", "title", Paragraph(inline=Inline(runs)))
    page = replace(points_page(), items=(block,))
    tree = part(render_pptx(scene(page), template()), "ppt/slides/slide1.xml")
    said = [(run[1].text, run[0].get("baseline")) for run in find(tree, "//a:r")]
    assert said[:3] == [("CO", None), ("2", "-25000"), ("th", "30000")]


def test_links_lead_to_addresses_and_slides() -> None:
    relations = part(deck(), "ppt/slides/_rels/slide1.xml.rels")
    targets = {entry.get("Id"): entry.get("Target") for entry in relations}
    outer, inner = find(slide(1), "//a:hlinkClick")
    identity = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    assert targets[outer.get(identity)] == "https://www.gov.uk/a?b=1&c=2"
    assert targets[inner.get(identity)] == "slide2.xml"
    assert inner.get("action") == "ppaction://hlinksldjump"


def test_a_line_before_a_list_has_no_bullet() -> None:
    lead, point = find(slide(1), f"{_BODY}//a:p")[:2]
    assert find(lead, "a:pPr/@marL") == ["0"]
    assert find(lead, "a:pPr/@indent") == ["0"]
    assert len(find(lead, "a:pPr/a:buNone")) == 1
    assert find(point, "a:pPr") == []


def test_a_continued_list_counts_on() -> None:
    assert find(slide(2), "//a:buAutoNum/@startAt") == ["5", "5", "5"]


@pytest.mark.parametrize(
    ("marks", "starts"),
    [
        ([(0, 1), (0, 2)], [1, 1]),
        ([(0, 3), (1, 1), (0, 4)], [3, 1, 3]),
        ([(0, 1), (0, 0), (0, 2)], [1, 1, 2]),
        ([(0, 1), (1, 1), (1, 0), (1, 2)], [1, 1, 1, 2]),
    ],
)
def test_number_starts(marks: list[tuple[int, int]], starts: list[int]) -> None:
    """A mark is a level and a number, 0 for a paragraph without one."""
    paragraphs = [
        Paragraph(inline=plain("x"), level=level, bullet=bool(number), number=number)
        for level, number in marks
    ]
    block = free("numbered", Box(Emu(0), Emu(0), pt(400), pt(300)), *paragraphs)
    assert number_starts(block) == starts


def test_a_list_style_tells_differences_only() -> None:
    levels = template().styles["points"].levels_at(24)
    assert list_style_xml(levels, levels) == "<a:lstStyle/>"
    red = (replace(levels[0], colour="#FF0000"), *levels[1:])
    assert list_style_xml(red, levels) == (
        "<a:lstStyle><a:lvl1pPr><a:defRPr><a:solidFill>"
        '<a:srgbClr val="FF0000"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
    )


def test_holders_leave_out_slots_within_others() -> None:
    layout = template().layouts["bullets"]
    within = {slot.name for slot in layout.slots if slot.within}
    holders = holders_of(template(), layout)
    assert within
    assert not within & set(holders)
    assert {"title", "points", "footer", "date", "number", "marking"} <= set(holders)
    assert len({holder.idx for holder in holders.values()}) == len(holders)
