"""Slides on sheets: where they stand, what stands beside them, and what is left out."""

from __future__ import annotations

import re
from itertools import pairwise

import pypdfium2
import pytest

from briefgen.backends.pdf import render_pdf
from briefgen.documents.paper_sizes import PAPERS as PAPERS_BY_NAME
from briefgen.documents.running_heads import one_line, shorten, text_area
from briefgen.handouts.print_size import check_print, slides_a_page
from briefgen.handouts.slides_per_page import PER_PAGE, HandoutAbout, layout_handout
from briefgen.model.diagnostics import NOWHERE, Faults, Span
from briefgen.model.outputs import OUTPUTS, PerPage, SheetPaper
from briefgen.model.scene import Group, LineShape, Page, Rectangle, Scene
from briefgen.model.scene_properties import OutlineEntry
from briefgen.model.text_block import About, FontKey, Role, TextBlock
from briefgen.model.units import Box, Emu, Size, mm, pt, to_pt
from briefgen.model.values import replace
from briefgen.text.fonts import built_in_fonts
from briefgen.text.stand_ins import width_of
from tests.unit.backends.pdf.reading import unpacked
from tests.unit.backends.pptx.scenes import (
    diagram_page,
    points_page,
    rights_page,
    scene,
    setter,
    table_page,
)

ABOUT = HandoutAbout(
    title="The deck",
    organisation="The Unit",
    date="15 October 2008",
    venue="Admiralty Arch",
    marking="OFFICIAL",
)
ALL = pytest.mark.parametrize("per_page", PER_PAGE)
PAPERS = pytest.mark.parametrize("paper", ["A4", "Letter"])


def _slides(count: int) -> Scene:
    pages = [replace(points_page(), id=f"s{n}", number=n) for n in range(1, count + 1)]
    outline = tuple(OutlineEntry(page.id, 0, index) for index, page in enumerate(pages))
    return replace(scene(*pages), outline=outline)


def _handout(per_page: PerPage, count: int = 10, paper: SheetPaper = "A4") -> Scene:
    return layout_handout(_slides(count), per_page, paper, ABOUT, setter=setter())


def _pictures(page: Page) -> list[Group]:
    return [item for item in page.items if isinstance(item, Group)]


def _rules(page: Page) -> list[LineShape]:
    return [item for item in page.backdrop if isinstance(item, LineShape)]


def _texts(page: Page) -> list[str]:
    return [item.text for item in page.furniture if isinstance(item, TextBlock)]


@ALL
@PAPERS
def test_every_slide_is_shown_once_in_order(per_page: PerPage, paper: SheetPaper) -> None:
    pages = _handout(per_page, paper=paper).pages
    names = [group.name for page in pages for group in _pictures(page)]
    assert names == [f"s{number}" for number in range(1, 11)]
    assert len(pages) == -(-10 // per_page)


@ALL
@PAPERS
def test_slides_stand_in_the_text_area_apart_and_unstretched(
    per_page: PerPage, paper: SheetPaper
) -> None:
    page = _handout(per_page, paper=paper).pages[0]
    boxes = [group.box for group in _pictures(page)]
    assert all(text_area(page.size).contains(box) for box in boxes)
    assert all(
        not one.overlaps(two) for index, one in enumerate(boxes) for two in boxes[index + 1 :]
    )
    assert all(box.width / box.height == pytest.approx(16 / 9, rel=1e-5) for box in boxes)


@ALL
def test_rows_are_filled_from_the_top(per_page: PerPage) -> None:
    boxes = [group.box for group in _pictures(_handout(per_page).pages[0])]
    for one, two in pairwise(boxes):
        assert two.x > one.x if two.y == one.y else two.y > one.y


@ALL
def test_the_last_page_has_the_same_rhythm(per_page: PerPage) -> None:
    pages = _handout(per_page, count=per_page + 1).pages
    assert len(pages) == 2
    assert _pictures(pages[1])[0].box == _pictures(pages[0])[0].box
    each = len(_rules(pages[0])) // per_page
    boxes = [[rule.box for rule in _rules(page)[:each]] for page in pages]
    assert boxes[0] == boxes[1]


@ALL
def test_what_is_left_of_the_last_page_is_ruled(per_page: PerPage) -> None:
    """70 % of the last page was once blank."""
    page = _handout(per_page, count=per_page + 1).pages[1]
    if per_page == 1:
        assert "Notes" not in _texts(page)
        return
    assert _texts(page)[-1] == "Notes"
    area, picture = text_area(page.size), _pictures(page)[0].box
    across = [rule.box for rule in _rules(page) if rule.box.width == area.width]
    below = [box for box in across if box.y > picture.bottom + pt(60)]
    assert len(below) >= (3 if per_page == 9 else 6)
    assert area.bottom - pt(24) < max(box.y for box in below) <= area.bottom


WIDE, NARROW = Size(pt(960), pt(540)), Size(pt(720), pt(540))


def _three(size: Size, paper: SheetPaper) -> Page:
    slides = _slides(3)
    slides = replace(slides, pages=tuple(replace(page, size=size) for page in slides.pages))
    return layout_handout(slides, 3, paper, ABOUT, setter=setter()).pages[0]


@PAPERS
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_rules_beside_a_slide_are_level_with_its_edges(size: Size, paper: SheetPaper) -> None:
    """They once began 24 points below its top, ended 24 points below its foot, and left a band
    between the rows."""
    page = _three(size, paper)
    pictures = [picture.box for picture in _pictures(page)]
    rules = [rule.box for rule in _rules(page)]
    for picture, following in zip(pictures, [*pictures[1:], None], strict=True):
        end = following.y if following else text_area(page.size).bottom + pt(20)
        ys = [rule.y for rule in rules if picture.y <= rule.y < end]
        assert ys[0] == picture.y
        assert picture.bottom in ys
        assert all(20 <= to_pt(Emu(two - one)) <= 22 for one, two in pairwise(ys))
        assert ys[-1] <= end - pt(20)
        assert end - ys[-1] < 2 * pt(22)
    assert all(rule.x >= pictures[0].right + pt(12) for rule in rules)


def test_three_a_page_are_as_large_as_their_lines_allow() -> None:
    """They were 277 points wide: a third of all characters printed below 5 points."""
    widths = {paper: _pictures(_three(WIDE, paper))[0].box.width for paper in ("A4", "Letter")}
    assert [round(to_pt(width)) for width in widths.values()] == [300, 310]


@PAPERS
def test_six_a_page_have_three_rules_under_each(paper: SheetPaper) -> None:
    """A hundred points under each row were once blank."""
    page = _handout(6, count=6, paper=paper).pages[0]
    pictures = [picture.box for picture in _pictures(page)]
    for picture in pictures:
        under = [
            rule.box
            for rule in _rules(page)
            if rule.box.x == picture.x and 0 < rule.box.y - picture.bottom < pt(80)
        ]
        assert len(under) == 3
        assert all(box.width == picture.width for box in under)


def test_one_a_page_leaves_room_for_notes_below() -> None:
    page = _handout(1).pages[0]
    picture = _pictures(page)[0].box
    assert picture.width == pytest.approx(text_area(page.size).width, abs=1)
    assert len(_rules(page)) > 10
    assert all(rule.box.y > picture.bottom for rule in _rules(page))
    assert all(rule.box.y <= text_area(page.size).bottom for rule in _rules(page))


def test_four_and_nine_lie_across() -> None:
    across = {number for number in PER_PAGE if _wide(_handout(number).pages[0].size)}
    assert across == {4, 9}


def _wide(size: Size) -> bool:
    return size.width > size.height


@ALL
def test_each_slide_has_its_number_and_a_thin_frame(per_page: PerPage) -> None:
    page = _handout(per_page).pages[0]
    pictures = _pictures(page)
    frames = [item for item in page.items if isinstance(item, Rectangle)]
    assert [frame.box for frame in frames] == [picture.box for picture in pictures]
    assert {frame.stroke.width for frame in frames if frame.stroke} == {pt(0.5)}
    numbers = [item for item in page.items if isinstance(item, TextBlock)]
    assert [number.text for number in numbers] == [p.name.removeprefix("s") for p in pictures]
    assert all(n.about.role is Role.FURNITURE for n in numbers)
    assert all(n.box.y == p.box.bottom for n, p in zip(numbers, pictures, strict=True))


def test_hidden_slides_are_left_out_and_numbers_stay() -> None:
    slides = [replace(points_page(), id=f"s{n}", number=n, hidden=n == 2) for n in (1, 2, 3)]
    page = layout_handout(scene(*slides), 3, "A4", ABOUT, setter=setter()).pages[0]
    numbers = [item.text for item in page.items if isinstance(item, TextBlock)]
    assert [group.name for group in _pictures(page)] == ["s1", "s3"]
    assert numbers == ["1", "3"]


def test_head_and_foot_say_what_the_handout_is() -> None:
    assert sorted(_texts(_handout(3).pages[1])) == sorted(
        [
            "OFFICIAL",
            "The deck",
            "15 October 2008, Admiralty Arch",
            "The Unit",
            "OFFICIAL",
            "Page 2 of 4",
        ]
    )


def test_what_is_not_known_is_left_out() -> None:
    page = layout_handout(
        _slides(1), 1, "A4", HandoutAbout(title="Only a title"), setter=setter()
    ).pages[0]
    assert _texts(page) == ["Only a title", "Page 1 of 1"]


def test_furniture_keeps_the_margins() -> None:
    about = replace(ABOUT, title="A title that goes on and on " * 9, venue="The venue " * 30)
    page = layout_handout(_slides(1), 1, "A4", about, setter=setter()).pages[0]
    runs = [
        run
        for item in page.furniture
        if isinstance(item, TextBlock)
        for line in item.lines
        for run in line.runs
    ]
    area = text_area(page.size)
    assert all(run.x >= area.x for run in runs)
    assert all(run.x + run.width <= area.right + 1 for run in runs)
    assert [run.text[-1] for run in runs if run.text.startswith(("A title", "The venue"))] == ["…"]


def test_shortening_keeps_as_much_as_fits() -> None:
    font = FontKey("Arial")
    width = pt(100)
    shown = shorten("Excellence and fairness in public services", width, font, 9, setter=setter())
    assert shown == "Excellence and…"
    assert width_of(shown, font, 9, built_in_fonts()) <= 100
    longer = "Excellence and fairness…"
    assert width_of(longer, font, 9, built_in_fonts()) > 100
    assert shorten("Short", width, font, 9, setter=setter()) == "Short"


def test_bookmarks_lead_to_the_pictures() -> None:
    handout = _handout(3)
    assert [(e.page, e.slide) for e in handout.outline[:4]] == [
        (0, "s1"),
        (0, "s2"),
        (0, "s3"),
        (1, "s4"),
    ]
    document = pypdfium2.PdfDocument(render_pdf(handout, built_in_fonts()))
    found = [dest for entry in document.get_toc() if (dest := entry.get_dest())]
    places = [(dest.get_index(), round(dest.get_view()[1][1] or 0)) for dest in found]
    document.close()
    tops = [
        (0, round(to_pt(handout.pages[0].size.height - group.box.y)))
        for group in _pictures(handout.pages[0])
    ]
    assert places[:3] == tops


def test_without_bookmarks_each_slide_gets_one() -> None:
    bare = replace(_slides(2), outline=())
    handout = layout_handout(bare, 6, "A4", ABOUT, setter=setter())
    assert [entry.title for entry in handout.outline] == ["Points", "Points"]


def test_links_between_slides_lead_to_pictures() -> None:
    two = scene(replace(points_page(), number=1), replace(rights_page(), number=2))
    data = render_pdf(layout_handout(two, 2, "A4", ABOUT, setter=setter()), built_in_fonts())
    found = re.search(rb"/Dest \[\d+ 0 R /XYZ ([\d.]+) ([\d.]+) null\]", unpacked(data))
    assert found is not None
    target = _pictures(layout_handout(two, 2, "A4", ABOUT, setter=setter()).pages[0])[1].box
    assert float(found[1]) == pytest.approx(to_pt(target.x), abs=0.01)


def test_of_a_slides_furniture_the_marking_is_kept() -> None:
    page = points_page()
    marking = replace(page.furniture[0], placeholder="marking")  # type: ignore[arg-type]
    page = replace(page, furniture=(*page.furniture, marking))
    shown = _pictures(layout_handout(scene(page), 1, "A4", ABOUT, setter=setter()).pages[0])[0]
    kept = [item.placeholder for item in shown.items if isinstance(item, TextBlock)]
    assert kept == ["title", "points", "marking"]


def test_slides_that_print_too_small_are_named_with_a_better_number() -> None:
    slides = scene(points_page(), rights_page(), table_page(), diagram_page())
    faults, span = Faults(), Span(file="briefgen.yaml", line=1, column=1)
    check_print(slides, 1, "A4", span, faults=faults)
    assert faults.found == []
    check_print(slides, 6, "A4", span, faults=faults)
    (fault,) = faults.found
    assert fault.message.startswith(
        "2 of 4 slides have text that prints smaller than 7 pt with 6 on a page"
    )
    named = [page.title for page in (slides.pages[0], slides.pages[2])]
    assert fault.message.endswith(": " + "; ".join(named))
    assert "per-page: " in fault.hint


def test_every_number_that_can_be_asked_for_has_a_plan() -> None:
    assert [*map(str, PER_PAGE), "auto"] == list(OUTPUTS["handout"].options["per-page"])


@pytest.mark.parametrize("size", [PAPERS_BY_NAME["A4"], PAPERS_BY_NAME["Letter"]])
def test_the_text_area_keeps_the_binding_edge(size: Size) -> None:
    area = text_area(size)
    assert area.x == size.width - area.right == mm(20)
    assert (area.y, size.height - area.bottom) == (pt(72), pt(64))


@pytest.mark.parametrize(
    ("sizes", "number"), [((26, 40), 6), ((17, 40), 4), ((12, 40), 2), ((5, 40), 2), ((), 6)]
)
def test_auto_is_as_many_as_can_be_read(sizes: tuple[int, ...], number: int) -> None:
    slides = scene(*(_in_size(size) for size in sizes or (0,)))
    assert slides_a_page(slides, "auto", "A4") == number


def test_auto_takes_three_where_they_print_larger_than_four() -> None:
    """Of 4:3, where a slide beside its lines is larger than one of four."""
    narrow = replace(_in_size(16), size=Size(pt(720), pt(540)))
    larger = [n for n in (4, 3, 2) if slides_a_page(scene(narrow), n, "A4") == n]
    assert larger == [4, 3, 2]
    assert slides_a_page(scene(narrow), "auto", "A4") in (3, 4)


def test_auto_counts_neither_covers_nor_sources_nor_hidden_slides() -> None:
    cover = replace(_in_size(10), written_as="cover")
    hidden = replace(_in_size(10), hidden=True)
    noted = _in_size(10, Role.NOTE)
    assert slides_a_page(scene(cover, hidden, noted, _in_size(30)), "auto", "A4") == 6
    assert slides_a_page(scene(_in_size(10), _in_size(30)), "auto", "A4") == 2


def test_a_number_that_was_asked_for_is_kept() -> None:
    assert slides_a_page(scene(_in_size(5)), 9, "A4") == 9


def test_where_the_slides_decide_only_what_no_number_makes_legible_is_named() -> None:
    faults = Faults()
    check_print(scene(table_page(), _in_size(12)), "auto", "A4", NOWHERE, faults=faults)
    assert faults.found == []
    check_print(scene(_in_size(10), _in_size(40)), "auto", "A4", NOWHERE, faults=faults)
    (fault,) = faults.found
    assert "1 of 2 slides" in fault.message
    assert "smaller than 6 pt with 2 on a page" in fault.message


def _in_size(size: int, role: Role = Role.BODY) -> Page:
    """A slide with a text in one size, or without any."""
    font = FontKey("Arial")
    box = Box(pt(48), pt(48), pt(400), pt(100))
    block = one_line("Words", box, pt(90), font, size or 8, "ink", setter())
    block = replace(block, about=About(role=role))
    return replace(points_page(), items=(block,) if size else ())


def test_a_place_beside_the_last_slide_is_ruled() -> None:
    (page,) = _handout(6, 1).pages
    (slide,) = _pictures(page)
    beside = [rule.box for rule in _rules(page) if rule.box.x > slide.box.right]
    assert len(beside) > 3
    assert any(slide.box.y < box.y < slide.box.bottom for box in beside)
