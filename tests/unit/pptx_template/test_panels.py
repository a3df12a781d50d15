"""Panels behind texts where a file's drawings leave no quiet ground, and what needs none."""

from __future__ import annotations

from functools import cache

from briefgen.compile import Compiled
from briefgen.images.backdrop_raster import Ground, paint_canvas
from briefgen.images.loose_drawings import loose_drawings
from briefgen.model.scene import Page, Rectangle
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import DECORATION
from briefgen.model.units import Box, Emu, Size, pt, to_pt
from tests.unit.pptx_template.files import MASTER, as_template, changed, layout, replaced
from tests.unit.pptx_template.test_reading import read, shape
from tests.unit.pptx_template.test_room import made_on

_DECK = """
title: Right first time
subtitle: What residents told us
template: brand
slides:
  - layout: cover
    strapline: One question, one answer
  - layout: case-study
    title: What changed
    form: rows
    cards:
      - {name: Letters, text: "They say what to do in the first line, and who can help."}
      - {name: Telephone calls, text: "Nobody waits for longer than five minutes."}
  - layout: bullets
    title: Three reasons
    points: [Letters are long, Numbers are old, Forms ask again]
  - {layout: statement, title: Ask once, text: And keep the answer}
"""


def blocks(colour: str = "C00000") -> str:
    """Blocks all over the slides, between which no text finds room."""
    return "".join(
        shape().replace('x="127000" y="254000"', f'x="{x}" y="{y}"')
        .replace('cx="1270000" cy="635000"', 'cx="500000" cy="300000"').replace("C00000", colour)
        for x in range(100_000, 8_900_000, 900_000) for y in range(100_000, 6_700_000, 600_000)
    )  # fmt: skip


@cache
def pages() -> tuple[Page, ...]:
    crowded = {MASTER: replaced("</p:spTree>", f"{blocks()}</p:spTree>")}
    return made_on(changed(crowded, as_template()), _DECK).scene.pages


def panels(page: Page) -> list[Rectangle]:
    return [item for item in page.items if isinstance(item, Rectangle) and item.about == DECORATION]


def test_a_panel_is_as_wide_as_what_took_the_place_of_a_picture_too() -> None:
    """Rows ran on to the right of a panel that ended where a picture would have stood."""
    (found,) = panels(pages()[1])
    rows = next(item for item in pages()[1].items if item.about.slot == "cards")
    assert found.box.contains(rows.box)


def test_panels_of_a_slide_that_nearly_meet_are_one() -> None:
    """Between title and list a strip of the drawings was left, which looked like a mistake."""
    (found,) = panels(pages()[2])
    lines = [line for block in blocks_in(pages()[2].items) for line in block.lines]
    assert len(lines) == 4
    assert found.box.y < lines[0].top
    assert all(line.top + line.height < found.box.bottom for line in lines)


def test_a_panel_takes_all_of_the_place_of_a_list_whatever_stands_in_it() -> None:
    """It ended below the last line: on each slide the drawings were cut at another height."""
    (found,) = panels(pages()[2])
    points = next(item for item in pages()[2].items if item.about.slot == "points")
    assert found.box.contains(points.box)


def scattered(data: bytes) -> bytes:
    """A master with a few blocks on the place for content, and a row that reaches out of it."""
    found = "".join(
        shape(fill='<a:solidFill><a:srgbClr val="F2BF2F"/></a:solidFill>')
        .replace('x="127000" y="254000"', f'x="{x}" y="{y}"')
        .replace('cx="1270000" cy="635000"', 'cx="700000" cy="400000"')
        for x in range(700_000, 8_500_000, 2_100_000)
        for y in range(1_750_000, 6_200_000, 1_080_000)
    )
    return replaced("</p:spTree>", f"{found}</p:spTree>")(data)


@cache
def loose() -> Compiled:
    return made_on(changed({MASTER: scattered}, as_template()), _DECK)


def test_what_takes_drawings_away_on_a_dark_ground_is_not_printed_on_white() -> None:
    def dark(data: bytes) -> bytes:
        return replaced('bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"')(scattered(data))

    template, _ = read(changed({MASTER: dark}, as_template()))
    assert any(spec.drawings for spec in template.layouts.values())
    assert template.prints is not None
    assert not any(spec.drawings for spec in template.prints.layouts.values())


def test_what_a_panel_would_cut_is_not_shown_and_what_it_leaves_alone_is() -> None:
    """Half a light bulb looked out from below a panel."""
    template, page = loose().template, loose().scene.pages[2]
    spec = template.layouts[page.layout]
    assert len(spec.drawings) == 20
    *hidden, panel = panels(page)
    for drawing in spec.drawings:
        part = drawing.box.within(panel.box)
        is_cut = 0 < part.height * part.width < drawing.box.width * drawing.box.height
        assert (drawing in hidden) is is_cut
    assert len(hidden) == 4, "the lowest row reaches out of the panel"
    assert {one.fill for one in hidden} == {"#FFFFFF"}


def test_bands_and_patterns_are_no_small_drawings() -> None:
    size = Size(pt(720), pt(540))
    band = Rectangle(box=Box(Emu(0), Emu(0), pt(720), pt(60)), about=DECORATION, fill="#1D3461")
    logo = Rectangle(box=Box(pt(600), pt(450), pt(60), pt(40)), about=DECORATION, fill="#C00000")
    canvas = paint_canvas("#FFFFFF", [band, logo], {}, size)
    (found,) = loose_drawings(canvas)
    assert found.box.contains(logo.box)
    assert found.fill == "#FFFFFF"
    dots = [
        Rectangle(box=Box(pt(x), pt(y), pt(10), pt(10)), about=DECORATION, fill="#000000")
        for x in range(30, 700, 60) for y in range(30, 500, 60)
    ]  # fmt: skip
    assert not loose_drawings(paint_canvas("#FFFFFF", dots, {}, size))


def test_the_texts_of_a_cover_stand_on_panels_all_or_none() -> None:
    """Subtitle and date had one each, the line between them and the organisation had none."""
    page = pages()[0]
    below = [item for item in page.items if item.about.slot in {"subtitle", "strapline", "event"}]
    assert below
    for item in below:
        middle = Box(item.box.x, item.box.y + item.box.height // 2, item.box.width, item.box.x)
        assert any(panel.box.overlaps(middle) for panel in panels(page)), item.about.slot


def test_panels_of_a_layout_have_one_colour() -> None:
    """Each had the colour on which its text kept its own: a black one stood above a white one."""
    for page in pages():
        assert len({panel.fill for panel in panels(page)}) == 1, page.layout


def test_a_title_stays_on_faint_drawings_of_a_cover_and_has_a_panel_on_strong_ones() -> None:
    for colour, needs in (("F4F4EC", False), ("FFA500", True)):
        crowded = {layout(1): replaced("</p:spTree>", f"{blocks(colour)}</p:spTree>")}
        template, _ = read(changed(crowded, as_template()))
        title = template.layouts["cover"].slot("title")
        assert title is not None
        assert bool(title.panel) is needs, colour


def test_the_spread_of_a_ground_is_that_of_its_worst_line() -> None:
    even = ((("#FFFFFF", 90), ("#000000", 5)),)
    assert Ground(even).spread < 1.05, "less than a tenth is not seen"
    assert Ground((*even, (("#FFFFFF", 50), ("#000000", 50)))).spread > 20


def test_content_keeps_a_margin_where_the_file_has_no_place_for_any() -> None:
    """Lists and tables began at the very edge of the slide."""
    bare = {}
    for number in range(1, 12):
        bare[layout(number)] = without_places
    template, _ = read(changed({**bare, MASTER: without_places}, as_template()))
    size = Size(template.size.width, template.size.height)
    for spec in template.offered.values():
        for slot in spec.slots:
            assert to_pt(slot.box.x) > 20, (spec.name, slot.name)
            assert to_pt(slot.box.right) < to_pt(size.width) - 20, (spec.name, slot.name)


def without_places(data: bytes) -> bytes:
    """A master or layout with nothing on it."""
    start = data.index(b"<p:sp>")
    return data[:start] + data[data.rindex(b"</p:sp>") + len(b"</p:sp>") :]
