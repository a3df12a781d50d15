"""What stands behind a file's slides: how it is drawn, and that text can be read on it."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from PIL import Image

from briefgen.images.backdrop_raster import paint_canvas
from briefgen.images.picture_fill_raster import paint_picture
from briefgen.model.base_file import Base
from briefgen.model.colour_contrast import contrast_between
from briefgen.model.scene import PlacedPicture, Rectangle
from briefgen.model.scene_walk import blocks_in
from briefgen.model.template import SlotSpec, Template
from briefgen.model.text_block import DECORATION
from briefgen.model.units import Box, Emu, Size, pt
from briefgen.model.values import replace
from briefgen.pptx_template.fills import Gradient, gradient_picture, picture_fill, read_fill
from tests.unit.pptx_template.files import MASTER, Change, changed, layout, replaced
from tests.unit.pptx_template.test_looks import _title_in, colour_of, pixels_of, png
from tests.unit.pptx_template.test_reading import drawn, read, scheme, shape

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SLIDE = Size(pt(720), pt(540))
_WHITE = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
_RELS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
_THEME = "ppt/theme/theme1.xml"


def gradient(*colours: str, way: str = '<a:lin ang="5400000"/>') -> str:
    share = 100_000 // (len(colours) - 1)
    stops = "".join(
        f'<a:gs pos="{number * share}"><a:srgbClr val="{colour}"/></a:gs>'
        for number, colour in enumerate(colours)
    )
    return f"<a:gradFill><a:gsLst>{stops}</a:gsLst>{way}</a:gradFill>"


def fill_of(xml: str) -> Gradient:
    element = etree.fromstring(xml.replace("<a:gradFill>", f'<a:gradFill xmlns:a="{_A}">', 1))
    fill = read_fill(element, scheme())
    assert isinstance(fill, Gradient)
    return fill


def at(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    pixel = image.getpixel((round(x * (image.width - 1)), round(y * (image.height - 1))))
    assert isinstance(pixel, tuple)
    return pixel


def over_all(fill: str) -> str:
    """A rectangle over all of the slide."""
    big = shape(fill=fill).replace('x="127000" y="254000"', 'x="0" y="0"')
    return big.replace('cx="1270000" cy="635000"', 'cx="9144000" cy="6858000"')


def picture(properties: str = "", blip: str = "", *, x: int = 127_000, y: int = 254_000) -> str:
    """A picture of 100 by 50 points."""
    return (
        '<p:pic><p:nvPicPr><p:cNvPr id="77" name="p"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="rId99">{blip}</a:blip><a:stretch><a:fillRect/></a:stretch>'
        f'</p:blipFill><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="1270000" cy="635000"/>'
        f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{properties}</p:spPr></p:pic>'
    )


def with_picture(data: bytes, change: Change, name: str = "logo.png") -> bytes:
    """A master with the picture as "rId99", and what the change makes of it."""
    relation = (
        f'<Relationship Id="rId99" Type="{_R}/image" Target="../media/{name}"/></Relationships>'
    )
    return changed(
        {
            MASTER: change,
            _RELS: replaced("</Relationships>", relation),
            f"ppt/media/{name}": lambda _: data,
            "[Content_Types].xml": _with_png,
        }
    )


def _with_png(types: bytes) -> bytes:
    known = b'<Default Extension="png" ContentType="image/png"/>'
    return types if b'"png"' in types else types.replace(b"<Override", known + b"<Override", 1)


def inserted(shapes: str) -> Change:
    return replaced("</p:spTree>", f"{shapes}</p:spTree>")


def half_clear() -> bytes:
    """A picture whose left half is clear, and whose right half is blue."""
    image = Image.new("RGBA", (20, 10))
    image.paste((0, 0, 200, 255), (10, 0, 20, 10))
    found = io.BytesIO()
    image.save(found, "PNG")
    return found.getvalue()


def canvas_behind(template: Template, name: str, box: Box) -> str:
    spec = template.layouts[name]
    ground = template.theme.colours.get(spec.ground, spec.ground)
    return paint_canvas(ground, spec.backdrop, template.pictures, template.size).mean(box)


def placed(template: Template, name: str, slot: str) -> SlotSpec:
    found = template.layouts[name].slot(slot)
    assert found is not None
    return found


# --- drawn as PowerPoint draws it


def test_a_shape_filled_by_the_themes_background_is_drawn() -> None:
    """`idx` from 1,001 counts the fills of backgrounds; it was taken for no fill at all."""
    fill = '<a:fillRef idx="1001"><a:srgbClr val="123456"/></a:fillRef>'
    style = f'<p:style><a:lnRef idx="0"/>{fill}</p:style>'
    template, _ = drawn(shape(fill="").replace("</p:spPr>", f"</p:spPr>{style}"))
    item = template.layouts["bullets"].backdrop[0]
    assert isinstance(item, Rectangle)
    assert item.fill == "#123456"


def test_a_picture_has_its_own_fill_behind_it() -> None:
    """White behind a clear logo hides the older logo below it: both were seen."""
    older = shape(fill='<a:solidFill><a:srgbClr val="C00000"/></a:solidFill>')
    template, _ = read(with_picture(half_clear(), inserted(older + picture(_WHITE))))
    clear = Box(Emu(200_000), Emu(300_000), Emu(400_000), Emu(500_000))
    assert canvas_behind(template, "bullets", clear) == "#FFFFFF"


def test_a_shape_in_a_group_has_the_groups_fill() -> None:
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="91" name="g"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/><a:chOff x="0" y="0"/>'
        '<a:chExt cx="9" cy="9"/></a:xfrm><a:solidFill><a:srgbClr val="00AA00"/></a:solidFill>'
        f"</p:grpSpPr>{shape(fill='<a:grpFill/>')}</p:grpSp>"
    )
    item = drawn(group)[0].layouts["bullets"].backdrop[0]
    assert isinstance(item, Rectangle)
    assert item.fill == "#00AA00"


def test_clear_parts_of_a_background_show_the_paper_and_not_the_pictures_mean() -> None:
    background = (
        '<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rId99"/><a:stretch><a:fillRect/></a:stretch>'
        "</a:blipFill><a:effectLst/></p:bgPr></p:bg><p:spTree>"
    )

    def change(data: bytes) -> bytes:
        start, end = data.find(b"<p:bg>"), data.find(b"</p:bg>")
        data = data[:start] + data[end + 7 :] if start > 0 else data
        return replaced("<p:spTree>", background)(data)

    template, _ = read(with_picture(half_clear(), change))
    left = Box(Emu(0), Emu(2_000_000), Emu(3_000_000), Emu(2_000_000))
    right = Box(Emu(6_000_000), Emu(2_000_000), Emu(3_000_000), Emu(2_000_000))
    assert canvas_behind(template, "bullets", left) == "#FFFFFF"
    assert canvas_behind(template, "bullets", right) == "#0000C8"


@pytest.mark.parametrize(
    ("way", "dark", "light"),
    [
        # from the middle to the sides
        ('<a:path path="rect"><a:fillToRect l="50000" t="50000" r="50000" b="50000"/></a:path>',
         (0.5, 0.5), (0.0, 0.5)),
        # from the top right to the opposite corner
        ('<a:path path="circle"><a:fillToRect l="100000" b="100000"/></a:path>',
         (1.0, 0.0), (0.0, 1.0)),
        ('<a:path path="shape"><a:fillToRect r="100000" b="100000"/></a:path>',
         (0.0, 0.0), (1.0, 1.0)),
        ('<a:lin ang="0"/>', (0.0, 0.5), (1.0, 0.5)),
    ],
)  # fmt: skip
def test_a_gradient_begins_where_its_path_says(
    way: str, dark: tuple[float, float], light: tuple[float, float]
) -> None:
    """All that run outwards were drawn from the middle, in squares."""
    image = pixels_of(gradient_picture(fill_of(gradient("000000", "FFFFFF", way=way)), 160, 90))
    assert at(image, *dark)[0] < 8
    assert at(image, *light)[0] > 247


def test_steps_of_a_round_gradient_are_round() -> None:
    way = '<a:path path="circle"><a:fillToRect l="50000" t="50000" r="50000" b="50000"/></a:path>'
    image = pixels_of(gradient_picture(fill_of(gradient("000000", "FFFFFF", way=way)), 100, 100))
    assert at(image, 1.0, 1.0)[0] > 247
    assert at(image, 1.0, 0.5)[0] == pytest.approx(255 / 2**0.5, abs=6)


@pytest.mark.parametrize(
    ("inner", "pixel"),
    [
        ('<a:blip r:embed="x"><a:alphaModFix amt="50000"/></a:blip>', (200, 100, 0, 128)),
        ('<a:blip r:embed="x"><a:grayscl/></a:blip>', (118, 118, 118, 255)),
        ('<a:blip r:embed="x"><a:lum bright="-100000"/></a:blip>', (0, 0, 0, 255)),
        ('<a:blip r:embed="x"><a:clrChange><a:clrFrom><a:srgbClr val="C86400"/></a:clrFrom>'
         '<a:clrTo><a:srgbClr val="C86400"><a:alpha val="0"/></a:srgbClr></a:clrTo></a:clrChange>'
         '</a:blip>', (0, 0, 0, 0)),
    ],
)  # fmt: skip
def test_a_picture_is_shown_in_the_colours_that_its_fill_makes_of_it(
    inner: str, pixel: tuple[int, ...]
) -> None:
    element = etree.fromstring(f'<a:blipFill xmlns:a="{_A}" xmlns:r="{_R}">{inner}</a:blipFill>')
    fill = picture_fill(element, scheme())
    assert fill is not None
    box = Box(Emu(0), Emu(0), pt(40), pt(40))
    shown = pixels_of(paint_picture(png({}, (4, 4), "#C86400"), box, fill.placing))
    assert at(shown, 0.5, 0.5) == pytest.approx(pixel, abs=2)


def test_a_picture_stretched_beyond_its_box_is_cut_and_one_within_it_leaves_a_margin() -> None:
    def placing(rectangle: str) -> Image.Image:
        inner = f'<a:blip r:embed="x"/><a:stretch><a:fillRect {rectangle}/></a:stretch>'
        element = etree.fromstring(
            f'<a:blipFill xmlns:a="{_A}" xmlns:r="{_R}">{inner}</a:blipFill>'
        )
        fill = picture_fill(element, scheme())
        assert fill is not None
        left_half = {(x, y): "#FF0000" for x in range(10) for y in range(20)}
        original = png(left_half, (20, 20), "#0000FF")
        return pixels_of(paint_picture(original, Box(Emu(0), Emu(0), pt(60), pt(60)), fill.placing))

    assert at(placing('l="-100000"'), 0.05, 0.5)[2] > 240, "the right half fills the box"
    assert at(placing('l="50000"'), 0.2, 0.5)[3] == 0, "nothing in the left half of the box"
    assert at(placing('l="50000"'), 0.6, 0.5)[0] > 240


# --- words of the file


def words(text: str, colour: str = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>') -> str:
    run = f'<a:p><a:r><a:rPr sz="1800">{colour}</a:rPr><a:t>{text}</a:t></a:r></a:p>'
    return f"<p:txBody><a:bodyPr/><a:lstStyle/>{run}</p:txBody>"


def words_behind(template: Template, name: str = "bullets") -> str:
    return " ".join(block.text for block in blocks_in(template.layouts[name].backdrop))


@pytest.mark.parametrize(
    "hidden",
    [
        shape(fill="", text=words("HIDDEN")) + over_all(_WHITE),
        shape(fill="", text=words("HIDDEN")).replace('x="127000"', 'x="-9000000"'),
        shape(fill="", text=words("HIDDEN", "<a:noFill/>")),
        shape(fill="", text=words("HIDDEN", '<a:solidFill><a:srgbClr val="000000">'
                                  '<a:alpha val="0"/></a:srgbClr></a:solidFill>')),
        shape(fill="", text=words("HIDDEN")).replace('name="x"', 'name="x" hidden="1"'),
    ],
    ids=["covered", "off the slide", "without colour", "clear", "switched off"],
)  # fmt: skip
def test_hidden_words_of_a_file_never_reach_the_pdf(hidden: str) -> None:
    assert "HIDDEN" not in words_behind(drawn(hidden)[0])
    assert "SEEN" in words_behind(drawn(hidden + shape(fill="", text=words("SEEN")))[0])


def test_a_title_with_a_gradient_is_set_in_its_colours_and_not_in_its_first() -> None:
    fill = gradient("FFFFFF", "000066", "000066")
    template, _ = read(changed({MASTER: lambda data: _title_in(data, fill)}))
    assert colour_of(template, "bullets/title") == "#555599"


def _title_filled(fill: str) -> Change:
    return lambda data: _title_in(data, fill)


def test_a_gradient_from_a_colour_to_itself_is_written_as_that_colour() -> None:
    """LibreOffice knows no gradients in text: white words came out black on dark blue."""
    for colours, is_inherited in (
        (("FFFFFF", "FFFFFF"), False), (("FFFFFF", "000066", "000066"), True)
    ):  # fmt: skip
        template, _ = read(changed({MASTER: _title_filled(gradient(*colours))}))
        assert template.base is not None
        assert template.base.layouts["bullets"].holders["title"].exact[0] is is_inherited


# --- text can be read


def test_text_on_a_dark_picture_is_set_in_another_colour_of_the_theme() -> None:
    image = Image.new("RGB", (16, 12), "#302F2C")
    found = io.BytesIO()
    image.save(found, "PNG")
    big = picture(x=0, y=0).replace('cx="1270000" cy="635000"', 'cx="9144000" cy="6858000"')
    change = replaced("</p:grpSpPr>", f"</p:grpSpPr>{big}")
    template, _ = read(with_picture(found.getvalue(), change))
    for name in ("bullets/title", "bullets/points", "cover/title", "cover/subtitle"):
        assert contrast_between(colour_of(template, name), "#302F2C") >= 4.5, name
    colours = template.theme.colours
    for role in ("ink", "brand", "link", "visited"):
        assert contrast_between(colours[role], "#302F2C") >= 4.5, role
        assert contrast_between(colours[role], colours["tint"]) >= 4.5, f"{role} on cards"


def test_the_worst_tenth_of_a_line_counts_and_not_its_mean() -> None:
    """Grey in the mean, a ground of black and white bears no text at all."""
    white, black = "#FFFFFF", "#000000"
    stripes = [
        Rectangle(box=Box(pt(x), Emu(0), pt(60), pt(540)), about=DECORATION, fill=black)
        for x in range(0, 720, 120)
    ]
    canvas = paint_canvas(white, stripes, {}, _SLIDE)
    ground = canvas.ground(Box(pt(60), pt(60), pt(600), pt(60)), pt(20))
    assert ground.contrast(white) < 1.1
    assert ground.contrast(black) < 1.1
    assert contrast_between(black, canvas.mean(Box(pt(60), pt(60), pt(600), pt(60)))) > 4.5
    few = canvas.ground(Box(pt(70), pt(60), pt(52), pt(60)), pt(20))
    assert few.contrast(black) > 15, "less than a tenth of the line is black"


def test_a_word_on_the_dark_edge_of_a_line_counts_by_itself() -> None:
    """A twentieth of the line is dark, but the numbers of a list stood on it: black on dark."""
    edge = Rectangle(box=Box(Emu(0), Emu(0), pt(90), pt(540)), about=DECORATION, fill="#0B2A40")
    canvas = paint_canvas("#FFFFFF", [edge], {}, _SLIDE)
    place = Box(pt(60), pt(60), pt(600), pt(60))
    assert canvas.ground(place, pt(20)).contrast("#000000") < 3
    assert canvas.ground(place, pt(20)).contrast("#FFFFFF") < 3, "and the rest is as before"
    assert canvas.ground(Box(pt(95), pt(60), pt(600), pt(60)), pt(20)).contrast("#000000") > 15


def test_a_pixel_that_nobody_sees_does_not_part_the_ground() -> None:
    """A pale pixel in the middle left a third of each slide empty."""
    lone = png({(50, 50): "#7D7D7D", (51, 50): "#505050"}, (160, 120), "#646464")
    whole = Box(Emu(0), Emu(0), pt(720), pt(540))
    item = PlacedPicture(box=whole, about=DECORATION, asset="digest")
    canvas = paint_canvas("#FFFFFF", [item], {"digest": lone}, _SLIDE)
    assert canvas.free(whole) == whole
    line = png({(x, 50): "#000000" for x in range(50, 60)}, (160, 120), "#646464")
    item = PlacedPicture(box=whole, about=DECORATION, asset="other")
    canvas = paint_canvas("#FFFFFF", [item], {"other": replace(line, digest="other")}, _SLIDE)
    assert canvas.free(whole) != whole


def test_text_keeps_clear_of_a_picture_that_nobody_can_draw_here() -> None:
    """Where one was missing, nothing of the layout's ground counted: white words on pale green."""
    logo = picture(x=7_400_000, y=3_000_000)
    data = with_picture(b"metafile", inserted(logo), "logo.emf")
    template, faults = read(data)
    assert any("EMF" in fault.message for fault in faults.found)
    art = Box(Emu(7_400_000), Emu(3_000_000), Emu(1_270_000), Emu(635_000))
    for name in ("bullets", "table", "diagram", "chart", "closing"):
        for slot in template.layouts[name].slots:
            assert not slot.box.overlaps(art), (name, slot.name)
    wide = picture(x=300_000, y=200_000).replace('cx="1270000"', 'cx="8500000"')
    template, _ = read(with_picture(b"metafile", inserted(wide), "logo.emf"))
    assert placed(template, "bullets", "title").panel, "what is behind it is not known"


def test_what_is_known_of_a_ground_counts_where_a_small_picture_is_missing() -> None:
    white = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
    logo = picture(x=7_400_000, y=6_200_000)

    def change(data: bytes) -> bytes:
        return _title_in(inserted(logo)(data), white)

    template, _ = read(with_picture(b"metafile", change, "logo.emf"))
    assert contrast_between(colour_of(template, "bullets/title"), "#FFFFFF") >= 4.5
    whole = picture(x=0, y=0).replace('cx="1270000" cy="635000"', 'cx="9144000" cy="6858000"')

    def behind(data: bytes) -> bytes:
        data = replaced("</p:grpSpPr>", f"</p:grpSpPr>{whole}")(data)
        return _title_in(data, white)

    template, _ = read(with_picture(b"metafile", behind, "logo.emf"))
    assert colour_of(template, "bullets/title") == "#FFFFFF", "its designer knew what is behind it"


_UNEVEN = over_all(gradient("000000", "FFFFFF", way='<a:lin ang="0"/>'))


def test_where_no_colour_can_be_read_a_panel_stands_behind_the_text() -> None:
    """From black to white along each line, no colour is legible everywhere."""
    change = replaced("</p:grpSpPr>", f"</p:grpSpPr>{_UNEVEN}")
    template, _ = read(changed({MASTER: change}))
    for name, slot in (("bullets", "title"), ("bullets", "points"), ("table", "table"),
                       ("case-study", "cards")):  # fmt: skip
        # Cards may be rows, which have no surface of their own.
        spec = placed(template, name, slot)
        assert spec.panel, (name, slot)
        ground = template.theme.colours.get(spec.panel, spec.panel)
        assert contrast_between(colour_of(template, spec.style), ground) >= 4.5, (name, slot)
    assert not placed(drawn("")[0], "bullets", "points").panel


def test_a_layout_that_turns_dark_and_light_writes_colours_that_are_seen() -> None:
    """Its `tx1` is white: what we call ink was written as `tx1` and came out white on white."""
    override = (
        '<a:overrideClrMapping bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1"'
        ' accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5"'
        ' accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
    )
    template, _ = read(changed({layout(3): replaced("<a:masterClrMapping/>", override)}))
    base = template.base
    assert isinstance(base, Base)
    assert base.layouts["bullets"].roles["ink"] == "tx1"
    assert base.layouts["section"].roles["ink"] == "bg1"
    ground = template.layouts["section"].ground
    assert contrast_between(colour_of(template, "section/title"), ground) >= 4.5


def test_cards_on_a_ground_of_middling_brightness_can_be_read() -> None:
    """White on #227F9D is just legible; on cards a little whiter it was not."""

    def blue(data: bytes) -> bytes:
        data = replaced('<a:sysClr val="windowText" lastClr="000000"/>',
                        '<a:srgbClr val="FFFFFF"/>')(data)  # fmt: skip
        return replaced('<a:sysClr val="window" lastClr="FFFFFF"/>',
                        '<a:srgbClr val="227F9D"/>')(data)  # fmt: skip

    template, _ = read(changed({_THEME: blue}))
    colours = template.theme.colours
    assert (colours["paper"], colours["ink"]) == ("#227F9D", "#FFFFFF")
    assert contrast_between(colours["ink"], colours["tint"]) >= 4.5


def test_footers_that_the_file_sets_too_faintly_are_named_once() -> None:
    template, faults = read(changed({}))
    said = [fault.message for fault in faults.found if fault.code == "BF127"]
    assert len(said) == 1
    assert "the footer and the date and the number" in said[0], "python-pptx's are grey: #898989"
    assert colour_of(template, "bullets/footer") == "#898989", "it is the file's to change"


# --- text keeps clear


def test_a_footer_that_is_turned_in_the_master_is_not_set_across_the_slide() -> None:
    """The layouts take its place over, and its turn: the PDF set it level, over the content."""

    def turned(data: bytes) -> bytes:
        at = data.index(b"<a:xfrm>", data.index(b'type="ftr"'))
        return data[:at] + b'<a:xfrm rot="5400000">' + data[at + 8 :]

    template, _ = read(changed({MASTER: turned}))
    assert template.base is not None
    for name, layout_ in template.base.layouts.items():
        assert "footer" not in layout_.holders, name
        assert "number" in layout_.holders, name


def test_content_keeps_clear_of_a_logo_in_its_place() -> None:
    logo = shape().replace('x="127000" y="254000"', 'x="7400000" y="3000000"')
    template, _ = drawn(logo)
    art = Box(Emu(7_400_000), Emu(3_000_000), Emu(1_270_000), Emu(635_000))
    for name in ("bullets", "table", "diagram", "chart", "closing"):
        for slot in template.layouts[name].slots:
            assert not slot.box.overlaps(art), (name, slot.name)


def test_words_of_a_layout_are_no_free_ground() -> None:
    """`True or False?` at the left: a sentence was set across it."""
    static = shape(fill="", text=words("True or False? Nobody knows but you"))
    static = static.replace('x="127000" y="254000"', 'x="500000" y="5000000"').replace(
        'cx="1270000" cy="635000"', 'cx="8000000" cy="500000"'
    )
    template, _ = drawn(static)
    block = next(iter(blocks_in(template.layouts["bullets"].backdrop)))
    line = block.lines[0]
    for name in ("bullets", "table", "diagram"):
        for slot in template.layouts[name].slots:
            meets = slot.box.y < line.top + line.height and slot.box.bottom > line.top
            assert not meets, (name, slot.name)


def test_a_layout_full_of_pictures_is_not_used_for_content() -> None:
    stripes = "".join(
        shape().replace('x="127000" y="254000"', f'x="{x}" y="0"')
        .replace('cx="1270000" cy="635000"', 'cx="300000" cy="6858000"')
        for x in range(0, 9_000_000, 600_000)
    )  # fmt: skip
    template, _ = read(changed({layout(6): inserted(stripes)}))
    base = template.base
    assert base is not None
    assert base.layouts["diagram"].name != "Title Only"
    assert "Title Only" in base.layouts["diagram"].reason
    by_hand, _ = read(changed({layout(6): inserted(stripes)}), diagram="Title Only")
    assert by_hand.base is not None
    assert by_hand.base.layouts["diagram"].name == "Title Only", "an author's choice is kept"


def test_the_largest_even_part_of_a_place_is_found() -> None:
    logo = Rectangle(box=Box(pt(600), pt(400), pt(60), pt(60)), about=DECORATION, fill="#C00000")
    canvas = paint_canvas("#FFFFFF", [logo], {}, _SLIDE)
    place = Box(pt(60), pt(120), pt(600), pt(360))
    free = canvas.free(place)
    assert not free.overlaps(logo.box)
    assert (free.x, free.y, free.bottom) == (place.x, place.y, place.bottom), "the wide part"
    assert free.right == pytest.approx(pt(600), abs=pt(10))
    assert canvas.free(Box(pt(60), pt(120), pt(400), pt(360))).width == pt(400)
    assert canvas.free(logo.box).width > 0, "a shape of one colour is an even ground"


def test_where_half_a_place_is_full_of_drawings_a_panel_keeps_words_off_them() -> None:
    """In the colour that most of the ground has: the mean with all that is drawn is a muddy one."""
    blocks = "".join(
        shape().replace('x="127000" y="254000"', f'x="{x}" y="{y}"')
        .replace('cx="1270000" cy="635000"', 'cx="500000" cy="300000"')
        for x in range(500_000, 8_600_000, 1_500_000) for y in range(1_700_000, 6_000_000, 900_000)
    )  # fmt: skip
    template, _ = drawn(blocks)
    for name, slot in (("bullets", "points"), ("case-study", "cards"), ("table", "table")):
        assert placed(template, name, slot).panel, (name, slot)
    assert template.theme.colours["paper"] == "#FFFFFF"
