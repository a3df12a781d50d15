"""What a file gives: levels, colours, places, and which of its layouts is taken for ours."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from briefgen.model.colour_contrast import contrast_between
from briefgen.model.diagnostics import Faults, Span
from briefgen.model.scene import Area, Ellipse, PlacedPicture, Polygon, Rectangle
from briefgen.model.scene_walk import pictures_in
from briefgen.model.template import Template
from briefgen.model.text_block import TextBlock
from briefgen.model.units import pt, to_pt
from briefgen.ooxml.reader import Refusal
from briefgen.pptx_template import Wanted, base_template, guess_layouts, open_and_read
from briefgen.pptx_template.layout_mapping import choose_layouts
from briefgen.pptx_template.theme import ColourScheme, ink_of, read_scheme
from briefgen.read.templates import read_templates
from briefgen.support.world import DiskWorld
from tests.unit.pptx_template.files import MASTER, as_template, changed, layout, replaced

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


@cache
def own() -> dict[str, Template]:
    found = read_templates(DiskWorld(Path("/nowhere")), Faults())
    return {aspect: found["seminar", aspect] for aspect in ("16:9", "4:3")}


def read(data: bytes, **named: str) -> tuple[Template, Faults]:
    faults = Faults()
    wanted = Wanted("brand.potx", Span(file="template.yaml", line=1, column=1), named, {})
    template = base_template(own(), data, wanted, faults)
    assert template is not None, faults.found
    return template, faults


def scheme() -> ColourScheme:
    theme = etree.fromstring(
        f'<a:theme xmlns:a="{_A}"><a:themeElements><a:clrScheme name="x">'
        '<a:dk1><a:srgbClr val="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>'
        '<a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:themeElements></a:theme>'
    )
    return read_scheme(theme, None)


@pytest.mark.parametrize(
    ("change", "rgb"),
    [
        ("", "#4472C4"),
        ('<a:lumMod val="75000"/>', "#2F5597"),  # "Accent 1, Darker 25%" in PowerPoint
        ('<a:lumMod val="20000"/><a:lumOff val="80000"/>', "#DAE3F3"),  # "Lighter 80%"
    ],
)
def test_colours_are_changed_as_powerpoint_changes_them(change: str, rgb: str) -> None:
    fill = etree.fromstring(
        f'<a:solidFill xmlns:a="{_A}"><a:schemeClr val="accent1">{change}</a:schemeClr>'
        "</a:solidFill>"
    )
    ink = ink_of(fill, scheme())
    assert ink is not None
    close = all(abs(int(ink.rgb[i : i + 2], 16) - int(rgb[i : i + 2], 16)) <= 1 for i in (1, 3, 5))
    assert close, ink.rgb


def test_levels_come_from_the_master_through_the_layout() -> None:
    found = open_and_read(as_template()).layouts[1]
    assert found.title is not None
    assert (found.title.levels[0].size, found.title.levels[0].align) == (44, "center")
    body = found.contents[0].levels
    assert [level.size for level in body] == [32, 28, 24, 20, 20]
    assert [level.bullet for level in body] == ["•", "–", "•", "–", "»"]
    assert (to_pt(body[0].margin), to_pt(body[0].indent)) == (27, -27)
    # 20 percent of a line of 1.2 x 32
    assert body[0].before == pytest.approx(0.2 * 1.2 * 32)
    assert all(level.exact for level in body)


def test_space_after_is_counted_and_written_out() -> None:
    change = replaced(
        '<a:spcBef><a:spcPct val="20000"/></a:spcBef>',
        '<a:spcBef><a:spcPct val="20000"/></a:spcBef><a:spcAft><a:spcPts val="600"/></a:spcAft>',
    )
    found = open_and_read(changed({MASTER: change})).layouts[1]
    level = found.contents[0].levels[0]
    assert level.before == pytest.approx(0.2 * 1.2 * 32 + 6)
    assert not level.exact


def test_a_level_without_a_mark_begins_where_its_first_line_does() -> None:
    """Designers take the mark away and leave the room for it: the first line hangs out."""
    change = replaced('<a:buChar char="•"/><a:defRPr sz="3200"', '<a:buNone/><a:defRPr sz="3200"')
    level = open_and_read(changed({MASTER: change})).layouts[1].contents[0].levels[0]
    assert (level.bullet, level.margin, level.indent) == ("", 0, 0)
    assert not level.exact, "further lines would stand 27 pt to the right in PowerPoint"


def test_a_number_aligned_by_its_sample_paragraph_is_written_out() -> None:
    """PowerPoint goes by the style, LibreOffice by the paragraph of the layout."""
    change = replaced('<a:p><a:fld id="{', '<a:p><a:pPr algn="ctr"/><a:fld id="{')
    for data, exact in ((as_template(), True), (changed({layout(2): change}), False)):
        holders = open_and_read(data).layouts[1].holders
        number = next(holder for holder in holders if holder.type == "sldNum")
        assert number.levels[0].align == "right"
        assert number.levels[0].exact is exact


def test_layouts_are_chosen_by_type() -> None:
    found = open_and_read(as_template())
    choices = choose_layouts(own()["4:3"].layouts.values(), found, {})
    names = {name: choice.layout.name for name, choice in choices.items()}
    assert names["cover"] == "Title Slide"
    assert names["section"] == "Section Header"
    assert names["bullets"] == names["table"] == "Title and Content"
    assert names["two-columns"] == names["picture-text"] == "Two Content"
    assert names["diagram"] == names["closing"] == "Title Only"


def test_layouts_without_types_are_chosen_by_their_placeholders() -> None:
    untyped = {
        layout(number): replaced(f' type="{type_}"', "")
        for number, type_ in ((2, "obj"), (4, "twoObj"), (6, "titleOnly"))
    }
    found = open_and_read(changed(untyped))
    choices = choose_layouts(own()["4:3"].layouts.values(), found, {})
    assert choices["bullets"].layout.part == layout(2)
    assert choices["two-columns"].layout.part == layout(4)
    assert choices["diagram"].layout.part == layout(6)


@pytest.mark.parametrize(
    "name", ["Abschnittsüberschrift", "En-tête: Titre de section", "Pennyn Adran"]
)
def test_a_divider_without_a_type_is_known_by_its_name(name: str) -> None:
    change = {
        layout(3): lambda data: replaced("Section Header", name)(
            replaced(' type="secHead"', "")(data)
        )
    }
    found = open_and_read(changed(change))
    choices = choose_layouts(own()["4:3"].layouts.values(), found, {})
    assert choices["section"].layout.part == layout(3)
    assert "name" in choices["section"].reason


def test_a_line_of_the_author_overrides_a_guess() -> None:
    template, faults = read(as_template(), bullets="title only")
    assert template.base is not None
    assert template.base.layouts["bullets"].name == "Title Only"
    assert "bullets" not in "".join(fault.message for fault in faults.found)


def test_a_name_that_the_file_lacks_is_an_error_that_lists_what_there_is() -> None:
    _, faults = read(as_template(), bullets="Titel und Inhalt")
    fault = next(fault for fault in faults.found if fault.code == "BF121")
    assert "Titel und Inhalt" in fault.message
    assert "Title and Content" in fault.hint


def test_placeholders_that_share_a_number_get_their_own() -> None:
    found = open_and_read(changed({layout(4): replaced(' idx="2"', ' idx="1"')}))
    numbers = [holder.idx for holder in found.layouts[3].contents]
    assert len(set(numbers)) == len(numbers) == 2


def test_a_slot_stands_where_the_placeholder_stands() -> None:
    template, _ = read(as_template())
    found = open_and_read(as_template()).layouts[1]
    slot = template.layouts["bullets"].slot("points")
    assert slot is not None
    assert slot.box == found.contents[0].box
    assert slot.insets == found.contents[0].insets
    assert template.size.width == pt(720)


def test_a_layout_without_a_title_is_used_all_the_same() -> None:
    """One layout only, and it is blank: the title stands in a strip at the top."""
    keep = '<p:sldLayoutId id="2147483655" r:id="rId7"/>'

    def only_blank(data: bytes) -> bytes:
        start, end = data.index(b"<p:sldLayoutIdLst>"), data.index(b"</p:sldLayoutIdLst>")
        return data[:start] + f"<p:sldLayoutIdLst>{keep}".encode() + data[end:]

    template, _ = read(changed({MASTER: only_blank}))
    assert template.base is not None
    assert {kept.name for kept in template.base.layouts.values()} == {"Blank"}
    title = template.layouts["bullets"].slot("title")
    assert title is not None
    assert title.box.width > template.size.width // 2
    assert template.base.layouts["bullets"].holders["title"].fixed


def test_every_colour_that_text_has_is_legible_on_the_files_ground() -> None:
    yellow = changed({"ppt/theme/theme1.xml": replaced("4F81BD", "FFFF00")})
    template, _ = read(yellow)
    colours = template.theme.colours
    assert "#FFFF00" not in (colours["brand"], colours["accent"])
    for role in ("ink", "quiet", "brand", "accent", "link"):
        assert contrast_between(colours[role], colours["paper"]) >= 4.5, role


def test_a_file_in_calibri_is_measured_in_calibri() -> None:
    """Its lines were measured in Arial, which is wider, and a warning said so."""
    template, faults = read(as_template())
    assert template.theme.body_font == template.theme.heading_font == "Calibri"
    assert not [fault for fault in faults.found if fault.code == "BF126"]


def test_a_font_that_cannot_be_measured_is_named_with_its_substitute() -> None:
    verdana = changed({"ppt/theme/theme1.xml": replaced("Calibri", "Verdana")})
    _, faults = read(verdana)
    fault = next(fault for fault in faults.found if fault.code == "BF126")
    assert "Verdana" in fault.message
    assert "Arial" in fault.message
    assert "fonts:" in fault.hint


_SHAPE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="90" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
    '<a:xfrm{turn}><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
    '<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>{fill}</p:spPr>{text}</p:sp>'
)
_RED = '<a:solidFill><a:srgbClr val="C00000"/></a:solidFill>'


def shape(preset: str = "rect", fill: str = _RED, text: str = "", turn: str = "") -> str:
    return _SHAPE.format(
        x=127_000, y=254_000, w=1_270_000, h=635_000, preset=preset, fill=fill, text=text, turn=turn
    )


def drawn(shapes: str) -> tuple[Template, Faults]:
    return read(changed({MASTER: replaced("</p:spTree>", f"{shapes}</p:spTree>")}))


def test_shapes_of_the_master_are_drawn_behind_every_slide() -> None:
    template, _ = drawn(shape() + shape("ellipse") + shape("roundRect"))
    for spec in template.layouts.values():
        found = [item for item in spec.backdrop if isinstance(item, Area)]
        assert [item.__class__ for item in found] == [Rectangle, Ellipse, Polygon]
        assert {item.fill for item in found} == {"#C00000"}
        assert (found[0].box.x, found[0].box.width) == (127_000, 1_270_000)


def test_a_turned_rectangle_is_drawn_turned() -> None:
    template, _ = drawn(shape(turn=' rot="5400000"'))
    item = template.layouts["bullets"].backdrop[0]
    assert isinstance(item, Polygon)
    # a quarter turn about the middle: width and height change places
    assert (item.box.width, item.box.height) == (635_000, 1_270_000)
    assert item.box.x == 127_000 + (1_270_000 - 635_000) // 2


def test_a_group_moves_and_scales_what_is_in_it() -> None:
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="91" name="g"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="1000000" y="0"/><a:ext cx="2540000" cy="1270000"/>'
        '<a:chOff x="127000" y="254000"/><a:chExt cx="1270000" cy="635000"/></a:xfrm></p:grpSpPr>'
        f"{shape()}</p:grpSp>"
    )
    item = drawn(group)[0].layouts["bullets"].backdrop[0]
    assert (item.box.x, item.box.y, item.box.width) == (1_000_000, 0, 2_540_000)


def test_a_gradient_is_a_picture_and_static_text_is_text() -> None:
    gradient = (
        '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="000000"/></a:gs>'
        '<a:gs pos="100000"><a:srgbClr val="FFFFFF"/></a:gs></a:gsLst><a:lin ang="0"/></a:gradFill>'
    )
    run = "<a:p><a:r><a:t>Cabinet Office</a:t></a:r></a:p>"
    text = f"<p:txBody><a:bodyPr/><a:lstStyle/>{run}</p:txBody>"
    template, _ = drawn(shape(fill=gradient) + shape(fill="<a:noFill/>", text=text))
    items = template.layouts["bullets"].backdrop
    assert [type(item) for item in items] == [PlacedPicture, TextBlock]
    assert next(iter(pictures_in(items))).asset in template.pictures
    assert isinstance(items[1], TextBlock)
    assert items[1].text == "Cabinet Office"


def test_what_cannot_be_drawn_is_named() -> None:
    _, faults = drawn(shape("cloudCallout"))
    messages = [fault.message for fault in faults.found if fault.code == "BF125"]
    assert any("cloudCallout" in message for message in messages)


def test_guesses_name_the_files_layouts_with_reasons() -> None:
    guesses = guess_layouts(own()["16:9"], as_template())
    assert not isinstance(guesses, Refusal)
    assert {guess.ours: guess.theirs for guess in guesses}["quote"] == "Title and Content"
    assert all(guess.reason for guess in guesses)
