"""Where text and shapes stand, seen by another program."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from briefgen.backends.pdf import render_pdf
from briefgen.backends.pdf.canvas import ARTIFACT, PdfCanvas
from briefgen.backends.pdf.embedded_fonts import Typeface
from briefgen.backends.png import contact_sheet, render_png
from briefgen.model.rich_text import plain
from briefgen.model.scene import Ellipse, Group, Icon, Item, LineShape, Polygon, Rectangle, Stroke
from briefgen.model.text_block import DECORATION, Paragraph, TextBlock
from briefgen.model.units import Box, Emu, Size, pt, to_pt
from briefgen.model.values import replace
from briefgen.text.fonts import built_in_fonts
from briefgen.text.shaping import shape
from tests.unit.backends.pdf.reading import characters, words
from tests.unit.backends.pdf.scenes import BOX, page_of, picture_scene, text
from tests.unit.backends.pptx.scenes import scene, whole_scene

Colour = tuple[int, int, int]
KERNED = "AVATAR To Ty (a\\b) V.A."


def _block(items: tuple[Item, ...]) -> TextBlock:
    return next(item for item in items if isinstance(item, TextBlock) and KERNED in item.text)


def test_every_glyph_stands_where_it_was_measured() -> None:
    page = page_of(text(Paragraph(inline=plain(KERNED)), box=replace(BOX, width=pt(500))))
    run = (line := _block(page.items).lines[0]).runs[0]
    found = list(characters(render_pdf(scene(page), built_in_fonts()), 0))
    start = "".join(sign for sign, _, _ in found).index(KERNED)
    sums = shape(KERNED, run.font, built_in_fonts()).kerned
    assert run.kerns
    for index, (_, x, y) in enumerate(found[start : start + len(KERNED)]):
        assert x == pytest.approx(to_pt(run.x) + sums[index] * run.size, abs=0.1)
        assert y == pytest.approx(540 - to_pt(line.baseline), abs=0.02)


def test_a_group_draws_its_view_into_its_box() -> None:
    block = text(Paragraph(inline=plain(KERNED)), box=replace(BOX, width=pt(500)))
    view = Box(pt(50), pt(50), pt(600), pt(400))
    small = Group(
        box=Box(pt(400), pt(300), pt(300), pt(200)), about=DECORATION, items=(block,), view=view
    )
    found = list(characters(render_pdf(scene(page_of(small)), built_in_fonts()), 0))
    start = "".join(sign for sign, _, _ in found).index(KERNED)
    _, x, y = found[start]
    line = block.lines[0]
    assert x == pytest.approx(400 + (to_pt(line.runs[0].x) - 50) / 2, abs=0.02)
    assert y == pytest.approx(540 - (300 + (to_pt(line.baseline) - 50) / 2), abs=0.02)


def test_words_stay_apart_at_the_ends_of_lines() -> None:
    long = " ".join(f"word{number}" for number in range(40))
    data = render_pdf(
        scene(page_of(text(Paragraph(inline=plain(long)), box=replace(BOX, height=pt(300))))),
        built_in_fonts(),
    )
    assert long in words(data)


def test_a_character_without_a_glyph_is_our_fault() -> None:
    page = page_of(text(Paragraph(inline=plain("snowman \u2603"))))
    with pytest.raises(ValueError, match="no glyph in LiberationSans"):
        render_pdf(scene(page), built_in_fonts())


def _colour_at(data: bytes, x: float, y: float) -> Colour:
    """The colour of a point of the first page; the slide is 960 pixels wide, a point each."""
    picture = Image.open(io.BytesIO(render_png(data, width=960)[0]))
    found = picture.getpixel((round(x), round(y)))
    assert isinstance(found, tuple)
    return (int(found[0]), int(found[1]), int(found[2]))


def _drawn(*shapes: Item) -> bytes:
    return render_pdf(scene(page_of(*shapes)), built_in_fonts())


@pytest.mark.parametrize(
    ("shape_", "point", "is_inked"),
    [
        (Rectangle(box=BOX, about=DECORATION, fill="#FF0000"), (101, 151), True),
        (Ellipse(box=BOX, about=DECORATION, fill="#FF0000"), (101, 151), False),
        (Ellipse(box=BOX, about=DECORATION, fill="#FF0000"), (200, 200), True),
        (LineShape(box=BOX, about=DECORATION, stroke=Stroke("#FF0000", pt(6))), (110, 155), True),
        (LineShape(box=BOX, about=DECORATION, stroke=Stroke("#FF0000", pt(6))), (110, 245), False),
        (
            LineShape(box=BOX, about=DECORATION, stroke=Stroke("#FF0000", pt(6)), flip=True),
            (110, 245),
            True,
        ),
        (
            LineShape(box=BOX, about=DECORATION, stroke=Stroke("#FF0000", pt(4)), bends=True),
            (200, 200),
            True,
        ),
        (
            LineShape(box=BOX, about=DECORATION, stroke=Stroke("#FF0000", pt(4)), bends=True),
            (150, 150),
            True,
        ),
        (
            LineShape(
                box=BOX, about=DECORATION, stroke=Stroke("#FF0000", pt(4)), bends=True, arrow=True
            ),
            (288, 254),
            True,
        ),
        (
            LineShape(box=BOX, about=DECORATION, stroke=Stroke("#FF0000", pt(4)), bends=True),
            (288, 254),
            False,
        ),
        (
            Polygon(
                box=BOX,
                about=DECORATION,
                fill="#FF0000",
                path=(((0, 0), (127_000, 0), (0, 127_000)),),
            ),
            (102, 152),
            True,
        ),
        (
            Polygon(
                box=BOX,
                about=DECORATION,
                fill="#FF0000",
                path=(((0, 0), (127_000, 0), (0, 127_000)),),
            ),
            (109, 159),
            False,
        ),
        (Icon(box=BOX, about=DECORATION, fill="#FF0000", symbol="plus-circle"), (200, 200), True),
        (Icon(box=BOX, about=DECORATION, fill="#FF0000", symbol="plus-circle"), (125, 200), True),
        (Icon(box=BOX, about=DECORATION, fill="#FF0000", symbol="plus-circle"), (150, 200), False),
        (Icon(box=BOX, about=DECORATION, fill="#FF0000", symbol="plus-circle"), (102, 152), False),
    ],
)
def test_shapes_ink_what_they_should(shape_: Item, point: tuple[int, int], is_inked: bool) -> None:
    expected = (255, 0, 0) if is_inked else (255, 255, 255)
    assert _colour_at(_drawn(shape_), *point) == expected


def test_roles_are_colours_of_the_palette_and_the_ground_is_drawn() -> None:
    page = page_of(Rectangle(box=BOX, about=DECORATION, fill="brand"), ground="tint")
    data = render_pdf(
        replace(scene(page), palette={"brand": "#102030", "tint": "#405060", "ink": "#000000"}),
        built_in_fonts(),
    )
    assert _colour_at(data, 200, 200) == (0x10, 0x20, 0x30)
    assert _colour_at(data, 950, 530) == (0x40, 0x50, 0x60)


def test_a_cut_picture_shows_its_middle() -> None:
    """A quarter is cut off on each side, so that neither red nor blue is left."""
    data = render_pdf(picture_scene(), built_in_fonts())
    for x in (110, 200, 290):
        red, green, blue = _colour_at(data, x, 200)
        assert green > 90
        assert max(red, blue) < 60


def test_a_transparent_picture_lets_the_paper_through() -> None:
    red, green, blue = _colour_at(render_pdf(picture_scene(), built_in_fonts()), 500, 200)
    assert (red, green) == pytest.approx((127, 127), abs=3)
    assert blue == 255


def _canvas() -> PdfCanvas:
    return PdfCanvas.of_page(Size(pt(100), pt(100)), {}, Typeface(built_in_fonts()))


def test_marks_never_nest() -> None:
    canvas = _canvas()
    canvas.begin(ARTIFACT)
    with pytest.raises(AssertionError):
        canvas.begin("/P <</MCID 0>> BDC")


def test_a_mark_that_was_not_ended_is_noticed() -> None:
    canvas = _canvas()
    canvas.begin(ARTIFACT)
    with pytest.raises(AssertionError):
        canvas.content()


def test_neighbours_of_one_mark_share_it() -> None:
    canvas = _canvas()
    for left in (0, 1, 2):
        canvas.begin(ARTIFACT)
        canvas.rectangle(Box(Emu(left), Emu(0), pt(1), pt(1)), "#000000")
        canvas.end()
    assert canvas.content().count(b"BMC") == canvas.content().count(b"EMC") == 1


def test_pages_become_pictures_of_the_width_asked_for() -> None:
    pages = render_png(render_pdf(whole_scene(), built_in_fonts()), width=320)
    assert [Image.open(io.BytesIO(page)).size for page in pages] == [(320, 180)] * 4


def test_a_contact_sheet_holds_all_pages() -> None:
    pages = render_png(render_pdf(whole_scene(), built_in_fonts()), width=300)
    sheet = Image.open(io.BytesIO(contact_sheet(pages, 3)))
    assert sheet.size[0] == pytest.approx(3 * 300 + 4 * 12)
    assert sheet.size[1] == pytest.approx(2 * 169 + 3 * 12, abs=2)


def test_a_contact_sheet_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="a page and a column"):
        contact_sheet([], 3)
