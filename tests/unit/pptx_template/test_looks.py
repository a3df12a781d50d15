"""What slides look like on a file: what stands behind them, where texts keep clear, colours."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from PIL import Image

from briefgen.images.backdrop_raster import paint_canvas
from briefgen.images.picture_fill_raster import Placing, paint_picture
from briefgen.model.colour_contrast import contrast_between
from briefgen.model.pictures import Original
from briefgen.model.scene import Area, PlacedPicture, Rectangle
from briefgen.model.template import Template, TextStyle
from briefgen.model.text_block import DECORATION
from briefgen.model.units import Box, Emu, Size, pt
from briefgen.pptx_template import open_and_read
from briefgen.pptx_template.layout_mapping import choose_layouts
from briefgen.pptx_template.theme import ink_of, read_scheme
from tests.unit.pptx_template.files import MASTER, Change, as_template, changed, layout, replaced
from tests.unit.pptx_template.test_reading import drawn, own, read, scheme, shape

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SIZE = Size(pt(720), pt(540))
_BAND = (
    '<p:sp><p:nvSpPr><p:cNvPr id="90" name="band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="9144000" cy="1500000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="1D3461"/>'
    "</a:solidFill></p:spPr></p:sp>"
)
_TITLE = '<a:lvl1pPr algn="ctr" defTabSz="457200"'


def png(pixels: dict[tuple[int, int], str], size: tuple[int, int], ground: str) -> Original:
    image = Image.new("RGBA", size, ground)
    for place, colour in pixels.items():
        image.putpixel(place, Image.new("RGBA", (1, 1), colour).getpixel((0, 0)))  # type: ignore[arg-type]
    found = io.BytesIO()
    image.save(found, "PNG")
    return Original(
        digest="digest", format="PNG", width=image.width, height=image.height, data=found.getvalue()
    )


def pixels_of(original: Original) -> Image.Image:
    return Image.open(io.BytesIO(original.data)).convert("RGBA")


def chain(*changes: Change) -> Change:
    def change(data: bytes) -> bytes:
        for one in changes:
            data = one(data)
        return data

    return change


def colour_of(template: Template, name: str) -> str:
    style = template.styles[name]
    return template.theme.colours.get(style.levels[0].colour, style.levels[0].colour)


# --- the theme


def test_colour_schemes_to_choose_from_are_not_in_force() -> None:
    """Old files list up to a dozen; the last of them was taken for the file's own."""
    root = etree.fromstring(
        f'<a:theme xmlns:a="{_A}"><a:themeElements><a:clrScheme name="x"><a:dk1>'
        '<a:srgbClr val="000000"/></a:dk1></a:clrScheme></a:themeElements><a:extraClrSchemeLst>'
        '<a:extraClrScheme><a:clrScheme name="y"><a:dk1><a:srgbClr val="2D2015"/></a:dk1>'
        "</a:clrScheme></a:extraClrScheme></a:extraClrSchemeLst></a:theme>"
    )
    assert read_scheme(root, None).colours["tx1"] == "#000000"


def test_a_hue_is_moved_round_the_circle() -> None:
    fill = etree.fromstring(
        f'<a:solidFill xmlns:a="{_A}"><a:srgbClr val="FF0000"><a:hueOff val="7200000"/>'
        "</a:srgbClr></a:solidFill>"
    )
    ink = ink_of(fill, scheme())
    assert ink is not None
    assert ink.rgb == "#00FF00"


def test_small_capitals_are_set_as_capitals_and_written_out() -> None:
    change = replaced('<a:defRPr sz="4400"', '<a:defRPr sz="4400" cap="small"')
    title = open_and_read(changed({MASTER: change})).layouts[1].title
    assert title is not None
    assert title.levels[0].caps
    assert not title.levels[0].exact


def test_marks_of_wingdings_3_are_arrowheads() -> None:
    change = replaced(
        '<a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr sz="3200"',
        '<a:buFont typeface="Wingdings 3"/><a:buChar char="\uf075"/><a:defRPr sz="3200"',
    )
    level = open_and_read(changed({MASTER: change})).layouts[1].contents[0].levels[0]
    assert level.bullet == "►"


# --- pictures as their shapes show them


def test_a_picture_is_cut_to_the_outline_of_its_shape() -> None:
    red = png({}, (4, 4), "#FF0000")
    triangle = ((0.0, 0.0), (float(pt(100)), 0.0), (0.0, float(pt(100))))
    made = pixels_of(paint_picture(red, Box(Emu(0), Emu(0), pt(100), pt(100)),
                                   Placing(outline=(triangle,))))  # fmt: skip
    assert made.getpixel((20, 20)) == (255, 0, 0, 255)
    assert made.getpixel((190, 190))[3] == 0  # type: ignore[index]


def test_an_outline_inside_another_is_a_hole() -> None:
    red = png({}, (4, 4), "#FF0000")
    square = [(0, 0), (100, 0), (100, 100), (0, 100)]
    outlines = tuple(
        tuple((float(pt(inset + x * share)), float(pt(inset + y * share))) for x, y in square)
        for inset, share in ((0, 1.0), (25, 0.5))
    )
    made = pixels_of(paint_picture(red, Box(Emu(0), Emu(0), pt(100), pt(100)),
                                   Placing(outline=outlines)))  # fmt: skip
    assert [made.getpixel(place)[3] for place in ((10, 10), (100, 100))] == [255, 0]  # type: ignore[index]


def test_a_turned_picture_is_turned() -> None:
    """A quarter turn to the right brings the left column to the top."""
    left_blue = png({(0, 0): "#0000FF", (0, 1): "#0000FF"}, (2, 2), "#FF0000")
    side = float(pt(100))
    made = pixels_of(paint_picture(left_blue, Box(Emu(0), Emu(0), pt(100), pt(100)),
                                   Placing(matrix=(0.0, side, -side, 0.0, side, 0.0))))  # fmt: skip
    assert made.getpixel((100, 20))[2] > 200  # type: ignore[index]
    assert made.getpixel((100, 180))[0] > 200  # type: ignore[index]


def test_a_texture_is_repeated_and_takes_the_colours_of_the_theme() -> None:
    dots = png({(0, 0): "#000000"}, (8, 8), "#FFFFFF")
    placing = Placing(tile=(1.0, 1.0), duotone=("#004000", "#00FF00"))
    made = pixels_of(paint_picture(dots, Box(Emu(0), Emu(0), pt(60), pt(60)), placing))
    dark = sum(made.getpixel((x, 0))[1] < 200 for x in range(made.width))  # type: ignore[index]
    assert 10 <= dark <= 40
    assert all(made.getpixel((x, 5))[0] == 0 for x in range(made.width))  # type: ignore[index]


def test_a_dot_that_is_repeated_without_end_is_repeated_larger() -> None:
    """Four million dots, pasted one by one, would keep a build busy for minutes."""
    dot = png({(0, 0): "#FF0000"}, (1, 1), "#FF0000")
    box = Box(Emu(0), Emu(0), pt(960), pt(540))
    made = pixels_of(paint_picture(dot, box, Placing(tile=(0.05, 0.05))))
    assert made.size == (1920, 1080)
    assert made.getpixel((1919, 1079)) == (255, 0, 0, 255)


def test_a_gradient_in_a_freeform_is_cut_and_none_is_left_out() -> None:
    gradient = (
        '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="000000"/></a:gs>'
        '<a:gs pos="100000"><a:srgbClr val="FFFFFF"/></a:gs></a:gsLst><a:lin ang="0"/></a:gradFill>'
    )
    template, faults = drawn(shape("triangle", fill=gradient) + shape("ellipse", fill=gradient))
    items = template.layouts["bullets"].backdrop
    assert [type(item) for item in items] == [PlacedPicture, PlacedPicture]
    assert not [fault for fault in faults.found if fault.code == "BF125"]


_NUMBER = '<a:fld id="{0}" type="slidenum"><a:rPr sz="900"/><a:t>‹#›</a:t></a:fld>'
_NO_NUMBERS = {layout(n): lambda data: data.replace(b'type="sldNum"', b'type="pic"')
               for n in range(1, 12)}  # fmt: skip


def _with_number(more: str) -> Change:
    text = f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{more}{_NUMBER}</a:p></p:txBody>"
    return replaced("</p:spTree>", f"{shape(fill='<a:noFill/>', text=text)}</p:spTree>")


def test_a_number_that_is_a_fixed_text_of_the_master_is_drawn_in_its_place() -> None:
    template, faults = read(changed({MASTER: _with_number(""), **_NO_NUMBERS}))
    spec = template.layouts["bullets"]
    number = next(piece for piece in spec.furniture if piece.name == "number")
    assert (number.box.x, number.box.y) == (127_000, 254_000)
    assert template.styles[number.style].ladder[0] == 9
    assert "number" in spec.shows
    assert not [fault for fault in faults.found if fault.code == "BF125"]


def test_a_number_that_the_master_shows_is_not_shown_twice() -> None:
    """A converted file has both, one upon the other."""
    place = '<a:off x="6553200" y="6356350"/>'
    number = _with_number("")(changed({}) and b"</p:spTree>").decode()
    number = number.replace('<a:off x="127000" y="254000"/>', place)
    template, _ = read(changed({MASTER: replaced("</p:spTree>", number)}))
    assert template.base is not None
    assert "number" not in template.base.layouts["bullets"].holders
    pieces = [one for one in template.layouts["bullets"].furniture if one.name == "number"]
    assert [piece.idx for piece in pieces] == [0]


def test_content_stands_above_furniture_that_lies_in_its_place() -> None:
    high = _moved("457200", "6356350", "2133600", "365125", "5200000", "365125")
    template, _ = read(changed({MASTER: high}))
    for name in ("bullets", "table", "two-columns"):
        assert all(slot.box.bottom <= 5_200_000 for slot in template.layouts[name].slots), name


def test_a_number_among_other_words_of_the_master_is_named() -> None:
    words = "<a:r><a:t>Page </a:t></a:r>"
    template, faults = read(changed({MASTER: _with_number(words), **_NO_NUMBERS}))
    assert not [piece for piece in template.layouts["bullets"].furniture if piece.name == "number"]
    assert any("number" in fault.message for fault in faults.found if fault.code == "BF125")


# --- what texts stand on


def canvas_of(*items: Rectangle) -> tuple[str, int, int]:
    title = Box(pt(48), pt(20), pt(600), pt(60))
    canvas = paint_canvas("#FFFFFF", items, {}, _SIZE)
    return canvas.mean(title), canvas.top_of_head(title), canvas.foot_of_head(title, _SIZE)


def test_a_band_behind_the_title_is_found_with_its_ends() -> None:
    band = Rectangle(box=Box(Emu(0), pt(10), pt(720), pt(90)), about=DECORATION, fill="#1D3461")
    mean, top, foot = canvas_of(band)
    assert mean == "#1D3461"
    assert top == pytest.approx(pt(10), abs=pt(5))
    assert foot == pytest.approx(pt(100), abs=pt(9))
    assert canvas_of() == ("#FFFFFF", 0, 0)


def test_a_sentence_stands_below_the_band_in_a_colour_that_can_be_read() -> None:
    """White on a blue band, the title would be white on white where the sentence stands."""
    white = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
    change = chain(
        lambda data: data.replace(b"</p:grpSpPr>", b"</p:grpSpPr>" + _BAND.encode(), 1),
        lambda data: _title_in(data, white),
    )
    template, _ = read(changed({MASTER: change}))
    sentence = template.layouts["statement"].slot("title")
    assert sentence is not None
    assert sentence.box.y >= 1_500_000
    assert contrast_between(colour_of(template, "statement/title"), "#FFFFFF") >= 4.5
    assert colour_of(template, "bullets/title") == "#FFFFFF", "on its band the title stays white"


def _title_in(data: bytes, fill: str) -> bytes:
    start = data.index(b"<p:titleStyle>")
    head, tail = data[:start], data[start:]
    old = b'<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    assert old in tail
    return head + tail.replace(old, fill.encode(), 1)


def test_a_title_that_nobody_could_see_is_made_visible() -> None:
    white = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
    template, _ = read(changed({MASTER: lambda data: _title_in(data, white)}))
    assert contrast_between(colour_of(template, "bullets/title"), "#FFFFFF") >= 3


def test_a_sentence_is_large_where_the_files_titles_are_small() -> None:
    small = replaced('<a:defRPr sz="4400"', '<a:defRPr sz="2000"')
    template, _ = read(changed({MASTER: small}))
    assert template.styles["bullets/title"].ladder[0] == 20
    assert template.styles["statement/title"].ladder[0] >= 26


def test_the_fill_of_a_placeholder_stands_behind_its_text_and_moves_with_it() -> None:
    filled = lambda data: data.replace(  # noqa: E731
        b"<p:spPr><a:xfrm>", b"<p:spPr>" + b"<a:xfrm>", 1
    ).replace(b'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>',
              b'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
              b'<a:srgbClr val="C00000"/></a:solidFill>', 1)  # fmt: skip
    template, _ = read(changed({MASTER: filled}))
    for name in ("bullets", "statement"):
        spec = template.layouts[name]
        title = spec.slot("title")
        assert title is not None
        fills = [item.box for item in spec.backdrop
                 if isinstance(item, Area) and item.fill == "#C00000"]  # fmt: skip
        assert fills == [title.box], name


def test_links_that_could_not_be_read_say_their_colour() -> None:
    """What says nothing is shown in the theme's colour for links, whatever ours is."""
    faint = changed({"ppt/theme/theme1.xml": replaced(
        '<a:hlink><a:srgbClr val="0000FF"/>', '<a:hlink><a:srgbClr val="00F6FF"/>')})  # fmt: skip
    for data, is_faint in ((as_template(), False), (faint, True)):
        template, _ = read(data)
        colour = template.styles["bullets/points"].levels[0].link_colour
        assert colour.startswith("#") is is_faint
        assert contrast_between(template.theme.colours["link"], "#FFFFFF") >= 4.5


# --- room


def test_a_low_title_grows_to_two_lines_and_not_into_the_content() -> None:
    low = replaced('<a:ext cx="8229600" cy="1143000"/>', '<a:ext cx="8229600" cy="500000"/>')
    template, _ = read(changed({MASTER: low}))
    for name in ("bullets", "diagram"):
        title, body = template.layouts[name].slots[:2]
        assert title.box.height > 900_000, name
        assert title.box.bottom <= body.box.y, name


def _moved(x: str, y: str, width: str, height: str, new_y: str, new_height: str) -> Change:
    frame = '<a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/>'
    return replaced(frame.format(x, y, width, height), frame.format(x, new_y, width, new_height))


def test_a_title_slide_with_a_low_subtitle_has_room_for_all_texts() -> None:
    low = _moved("1371600", "3886200", "6400800", "1752600", "6100000", "500000")
    tall = _moved("685800", "2130425", "7772400", "1470025", "2130425", "3900000")
    template, _ = read(changed({layout(1): chain(low, tall)}))
    slots = {slot.name: slot.box for slot in template.layouts["cover"].slots if not slot.within}
    texts = [slots[name] for name in ("subtitle", "strapline", "event", "organisation")]
    assert sum(box.height for box in texts) >= 0.19 * template.size.height
    assert not any(box.overlaps(slots["title"]) for box in texts)


def test_a_list_of_contents_with_small_places_is_no_place_for_content() -> None:
    """A layout called "Contents" may have a dozen of them, and none for a list of points."""
    untyped = {
        layout(2): chain(
            replaced(' type="obj"', ""),
            replaced("Title and Content", "Contents"),
            replaced('<p:ph idx="1"/>', '<p:ph idx="1" type="body"/>'),
            lambda data: data.replace(
                b"<p:spPr/>", b'<p:spPr><a:xfrm><a:off x="4000000" y="1600000"/>'
                b'<a:ext cx="2000000" cy="300000"/></a:xfrm></p:spPr>', 2,
            ),
        )
    }  # fmt: skip
    found = open_and_read(changed(untyped))
    choices = choose_layouts(own()["4:3"].layouts.values(), found, {})
    assert choices["bullets"].layout.part != layout(2)


def test_content_keeps_clear_of_a_logo_at_the_foot() -> None:
    """A file without furniture may have its logo where the last line of a slide would stand."""
    logo = shape().replace('y="254000"', 'y="6300000"').replace('cy="635000"', 'cy="200000"')
    template, _ = drawn(logo)
    for name in ("diagram", "numbers", "closing"):
        for slot in template.layouts[name].slots:
            assert slot.box.bottom <= 6_300_000, (name, slot.name)


# --- on paper


def dark() -> bytes:
    swap = replaced('bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"')
    return changed({MASTER: swap})


def test_a_dark_file_prints_dark_on_white() -> None:
    template, _ = read(dark())
    assert template.theme.is_dark
    paper = template.prints
    assert paper is not None
    assert paper.theme.colours["paper"] == "#FFFFFF"
    assert all(spec.ground == "paper" for spec in paper.layouts.values())
    colours = paper.theme.colours
    for style in paper.styles.values():
        for level in style.levels:
            if level.colour in {"paper", "tint"}:
                continue  # stands on the brand colour
            rgb = colours.get(level.colour, level.colour)
            assert contrast_between(rgb, "#FFFFFF") >= 4.5, (style.name, rgb)


def test_the_lines_of_a_dark_file_are_the_same_on_paper() -> None:
    template, _ = read(dark())
    assert template.prints is not None

    def measures(style: TextStyle) -> list[object]:
        return [style.ladder, *((one.less, one.floor, one.margin) for one in style.levels)]

    for name, style in template.styles.items():
        assert measures(style) == measures(template.prints.styles[name])


def test_a_light_file_prints_as_it_is() -> None:
    template, _ = read(as_template())
    assert template.prints is None
