"""Slides: tables, groups, connectors, furniture, notes, sections and properties."""

from __future__ import annotations

from briefgen.backends.pptx import render_pptx
from briefgen.backends.pptx.validate import check_package
from briefgen.model.scene import Grid, Group, Icon, LineShape
from briefgen.model.scene_properties import Meta
from briefgen.model.text_block import DECORATION, About, Role
from briefgen.model.units import Box, pt
from briefgen.model.values import replace
from tests.deck_accessibility import findings
from tests.unit.backends.pptx.scenes import (
    deck,
    diagram_page,
    find,
    part,
    points_page,
    scene,
    slide,
    table_page,
    template,
    whole_scene,
)


def test_a_table_fills_its_placeholder_and_has_headers() -> None:
    tree = slide(3)
    assert find(tree, "//p:graphicFrame//p:ph/@type") == ["tbl"]
    assert find(tree, "//a:tblPr/@firstRow | //a:tblPr/@firstCol") == ["1", "1"]
    assert find(tree, "//a:gridCol/@w") == [str(200 * 12_700)] * 3
    assert find(tree, "//@gridSpan | //@rowSpan") == []
    assert find(tree, "//p:graphicFrame//p:cNvPr/@descr") == []


def test_cells_write_size_weight_and_colour_on_runs() -> None:
    tree = slide(3)
    grid = table_page().items[1]
    assert isinstance(grid, Grid)
    sizes = [str(cell.text.levels[0].size * 100) for row in grid.rows for cell in row.cells]
    assert find(tree, "//a:tc//a:rPr/@sz | //a:tc//a:endParaRPr/@sz") == sizes
    assert len(find(tree, "//a:tc//a:p[not(a:r)]/a:endParaRPr")) == 1
    marks = find(tree, "//a:tc//a:rPr | //a:tc//a:endParaRPr")
    assert {mark.get("sz") for mark in marks} == set(sizes)
    assert all(len(find(mark, "a:solidFill")) == 1 for mark in marks)
    assert find(tree, "//a:tc[.//a:t='Ontario']//a:rPr/@b") == ["1"]
    assert find(tree, "//a:tc[.//a:t='January']//a:rPr/@b") == ["1"]
    assert find(tree, "//a:tc[.//a:t='April']//a:rPr/@b") == ["0"]


def test_both_cells_of_an_edge_name_its_rule() -> None:
    tree = slide(3)
    below = find(tree, "//a:tr[1]/a:tc/a:tcPr/a:lnB/@w")
    above = find(tree, "//a:tr[2]/a:tc/a:tcPr/a:lnT/@w")
    assert below == above == ["19050"] * 3
    assert len(find(tree, "//a:tcPr/a:lnL/a:noFill | //a:tcPr/a:lnR/a:noFill")) == 12


def test_connectors_are_glued_to_their_shapes() -> None:
    tree = slide(4)
    (start,), (end,) = find(tree, "//a:stCxn"), find(tree, "//a:endCxn")
    assert (start.get("id"), start.get("idx")) == (find(tree, "//p:sp[.//a:t='one']//@id")[0], "3")
    # An ellipse has eight sites; its left is number 2.
    assert (end.get("id"), end.get("idx")) == (find(tree, "//p:sp[.//a:t='two']//@id")[0], "2")
    assert find(tree, "//p:cxnSp//a:tailEnd/@type") == ["triangle"]


def test_text_in_an_ellipse_stays_where_it_was_measured() -> None:
    (body,) = find(slide(4), "//p:sp[.//a:prstGeom/@prst='ellipse']//a:bodyPr")
    # The box's own inset of 8 points, less what the ellipse keeps free by itself.
    assert int(body.get("lIns")) == 8 * 12_700 - round(0.14645 * 200 * 12_700)


def test_alternatives_and_decoration() -> None:
    tree = slide(4)
    assert find(tree, "//p:cNvPr/@descr") == ['A "code"']
    assert find(tree, "//p:cNvPr[.//adec:decorative/@val='1']/@name") == [
        f"Connector {find(tree, '//p:cxnSp//p:cNvPr/@id')[0]}"
    ]


def test_names_say_what_shapes_show() -> None:
    """They were slots and numbers: "Picture 5" was a caption."""
    names = find(slide(4), "//p:cNvPr/@name")
    assert names[1:] == [
        *("Title", "Diagram", "Connector 4", "Part: one", "Part: two"),
        'Shape: A "code"',
    ]


def test_what_is_told_of_a_diagram_is_told_of_its_drawing() -> None:
    """A group with alternative text was a figure, and the words of its parts were lost."""
    page = diagram_page()
    group = page.items[1]
    assert isinstance(group, Group)
    told = replace(group, about=replace(group.about, alt="One leads to two"))
    tree = part(
        render_pptx(scene(replace(page, items=(page.items[0], told))), template()),
        "ppt/slides/slide1.xml",
    )
    assert find(tree, "//p:grpSp/p:nvGrpSpPr/p:cNvPr/@descr") == []
    assert find(tree, "//p:cxnSp//p:cNvPr[not(.//adec:decorative)]/@descr") == ["One leads to two"]
    line = told.items[0]
    assert isinstance(line, LineShape)
    silent = replace(told, items=(replace(line, connects=None),))
    tree = part(
        render_pptx(scene(replace(page, items=(page.items[0], silent))), template()),
        "ppt/slides/slide1.xml",
    )
    assert find(tree, "//p:grpSp/p:nvGrpSpPr/p:cNvPr/@descr") == ["One leads to two"]
    assert find(tree, "//p:cxnSp//p:cNvPr/@descr") == []


def test_what_is_told_of_a_diagram_is_told_of_a_drawing_within_a_part() -> None:
    page = diagram_page()
    group = page.items[1]
    assert isinstance(group, Group)
    part_of = replace(group, about=replace(group.about, role=Role.BODY), name="")
    about = replace(group.about, role=Role.FIGURE, alt="One leads to two")
    whole = replace(group, about=about, items=(part_of,))
    tree = part(
        render_pptx(scene(replace(page, items=(page.items[0], whole))), template()),
        "ppt/slides/slide1.xml",
    )
    assert find(tree, "//p:grpSp/p:nvGrpSpPr/p:cNvPr/@descr") == []
    assert find(tree, "//p:cxnSp//p:cNvPr/@descr") == ["One leads to two"]
    assert find(tree, "//p:grpSp/p:nvGrpSpPr/p:cNvPr/@name") == ["Diagram", "Part: two"]


def test_a_group_with_words_is_never_marked_decorative() -> None:
    """Its words would be passed over with it; a group of drawings alone is marked, and is right."""
    page = diagram_page()
    group = page.items[1]
    assert isinstance(group, Group)
    for items, marked in ((group.items, 0), (group.items[:1], 1)):
        line = items[0]
        assert isinstance(line, LineShape)
        one = replace(group, about=DECORATION, items=(replace(line, connects=None), *items[1:]))
        data = render_pptx(scene(replace(page, items=(page.items[0], one))), template())
        tree = part(data, "ppt/slides/slide1.xml")
        path = "//p:grpSp/p:nvGrpSpPr/p:cNvPr[.//adec:decorative/@val='1']"
        assert len(find(tree, path)) == marked
        assert findings(data) == []


def test_no_two_names_of_a_slide_are_the_same() -> None:
    page = diagram_page()
    group = page.items[1]
    assert isinstance(group, Group)
    twice = replace(page, items=(*page.items, group))
    tree = part(render_pptx(scene(twice), template()), "ppt/slides/slide1.xml")
    names = find(tree, "//p:cNvPr/@name")
    assert len(set(names)) == len(names)


def test_reading_order_is_that_of_the_scene() -> None:
    tree = slide(1)
    kinds = find(tree, "/p:sld/p:cSld/p:spTree/p:sp//p:ph/@type")
    assert kinds == ["title", "body", "ftr", "dt", "sldNum"]


def test_a_scaled_group_keeps_its_inner_measures() -> None:
    page = diagram_page()
    group = page.items[1]
    assert isinstance(group, Group)
    view = replace(group.box, width=group.box.width * 2)
    wide = replace(page, items=(page.items[0], replace(group, view=view)))
    tree = part(render_pptx(scene(wide), template()), "ppt/slides/slide1.xml")
    (outer,) = find(tree, "//p:grpSp/p:grpSpPr/a:xfrm/a:ext/@cx")
    (inner,) = find(tree, "//p:grpSp/p:grpSpPr/a:xfrm/a:chExt/@cx")
    assert int(inner) == 2 * int(outer)


def test_a_group_with_a_table_is_taken_apart() -> None:
    """PowerPoint cannot group tables."""
    page = table_page()
    grid = page.items[1]
    group = Group(box=grid.box, about=About(role=Role.TABLE), items=(grid,))
    data = render_pptx(scene(replace(page, items=(page.items[0], group))), template())
    tree = part(data, "ppt/slides/slide1.xml")
    assert len(find(tree, "/p:sld/p:cSld/p:spTree/p:graphicFrame")) == 1
    assert find(tree, "//p:grpSp") == []


def test_furniture_is_real_fields() -> None:
    tree = slide(1)
    (field,) = find(tree, "//p:sp[.//p:ph/@type='sldNum']//a:fld")
    assert (field.get("type"), find(field, "a:t/text()")) == ("slidenum", ["2"])
    assert find(tree, "//p:sp[.//p:ph/@type='dt']//a:t/text()") == ["15 October 2008"]
    (footer,) = find(tree, "//p:sp[.//p:ph/@type='ftr']//a:rPr")
    assert dict(footer.attrib) == {"lang": "en-GB"}


def test_notes_have_paragraphs_and_lists() -> None:
    tree = part(deck(), "ppt/notesSlides/notesSlide1.xml")
    plain, entry = find(tree, "//p:sp[.//p:ph/@type='body']//a:p")
    assert find(plain, "a:pPr") == []
    assert find(entry, "a:pPr/a:buChar/@char") == ["•"]
    assert find(entry, "a:r/a:rPr/@b") == ["1"]
    assert find(tree, "//p:ph/@type") == ["sldImg", "body"]


def test_a_slide_without_notes_has_no_notes_slide() -> None:
    relations = part(deck(), "ppt/slides/_rels/slide2.xml.rels")
    assert [entry.get("Type").rpartition("/")[2] for entry in relations] == ["slideLayout"]


def test_hidden_slides_are_not_shown() -> None:
    assert [slide(number).get("show") for number in range(1, 5)] == [None, None, None, "0"]


def test_sections_hold_the_slides() -> None:
    tree = part(deck(), "ppt/presentation.xml")
    assert find(tree, "//p14:section/@name") == ["First", "Last & least"]
    assert find(tree, "//p14:sldId/@id") == find(tree, "//p:sldIdLst/p:sldId/@id")
    assert len(set(find(tree, "//p14:section/@id"))) == 2


def test_a_link_to_a_slide_that_is_left_out_is_plain_text() -> None:
    """A deck to share has no hidden slides; the words of a link to one stay."""
    data = render_pptx(scene(points_page()), template())
    tree = part(data, "ppt/slides/slide1.xml")
    assert len(find(tree, "//a:hlinkClick")) == 1
    assert find(tree, "//a:t[.=' see rights']")
    assert check_package(data) == []


def test_properties_come_from_the_deck_and_nothing_else() -> None:
    tree = part(deck(), "docProps/core.xml")
    found = {element.tag.rpartition("}")[2]: element.text for element in tree}
    assert found == {
        "title": "The <deck>",
        "subject": "A subject",
        "creator": "The Unit",
        "keywords": "OFFICIAL",
        "language": "en-GB",
        "contentStatus": "OFFICIAL",
        "created": "2008-10-15T00:00:00Z",
        "modified": "2008-10-15T00:00:00Z",
    }


def test_a_deck_without_a_date_has_a_fixed_one() -> None:
    bare = replace(whole_scene(), meta=Meta(title="Bare"))
    tree = part(render_pptx(bare, template()), "docProps/core.xml")
    found = [(element.tag.rpartition("}")[2], element.text) for element in tree]
    assert ("created", "2000-01-01T00:00:00Z") in found
    assert {tag for tag, _ in found} == {"title", "language", "created", "modified"}


def test_an_icon_is_one_decorative_shape_in_a_colour_of_the_theme() -> None:
    box = Box(pt(100), pt(100), pt(40), pt(40))
    icon = Icon(box=box, about=DECORATION, fill="brand", symbol="house")
    shown = whole_scene()
    pages = (replace(shown.pages[0], items=(*shown.pages[0].items, icon)), *shown.pages[1:])
    data = render_pptx(replace(shown, pages=pages), template())
    assert check_package(data) == []
    (shape,) = find(part(data, "ppt/slides/slide1.xml"), "//p:sp[.//a:custGeom]")
    assert find(shape, ".//adec:decorative/@val") == ["1"]
    assert find(shape, "./p:spPr/a:solidFill/a:schemeClr/@val") == ["accent1"]
    assert find(shape, "./p:spPr/a:ln/a:noFill")
    assert not find(shape, "./p:style")
    (path,) = find(shape, ".//a:path")
    assert path.get("w") == path.get("h")
    assert len(find(path, "./a:cubicBezTo/a:pt")) == 3 * len(find(path, "./a:cubicBezTo"))
    assert len(find(path, "./a:moveTo")) == len(find(path, "./a:close")) > 1
