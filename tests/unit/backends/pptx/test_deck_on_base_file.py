"""Decks on an organisation's own PowerPoint file."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation

from briefgen.backends.pptx import render_pptx
from briefgen.backends.pptx.validate import check_package
from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.scene import Rectangle
from briefgen.model.text_block import TextBlock
from briefgen.model.units import pt
from briefgen.support.world import DiskWorld
from tests.unit.pptx_template.files import MASTER, as_template, changed, replaced, sample_deck
from tests.unit.pptx_template.test_reading import shape

_DECK = """
title: Right first time
template: brand
slides:
  - layout: cover
    strapline: One question, one answer
  - section: Why
    text: Three calls
  - layout: bullets
    id: points
    title: Three reasons
    points: [One, Two, {Three: [Four]}]
    notes: What the speaker says.
  - layout: table
    title: A table
    table: {columns: [A, B], rows: [[1, 2]]}
  - layout: case-study
    title: Cards
    cards: [One: text, Two: text]
  - layout: statement
    title: Everything at once
"""
_SHARED = re.compile(r"ppt/(slideMasters|slideLayouts|theme)/[^_]")


def project(
    folder: Path, data: bytes, keys: str = "", name: str = "brand.potx", deck: str = _DECK
) -> Path:
    """A project whose template has the file as its base."""
    brand = folder / "assets" / "templates" / "brand"
    brand.mkdir(parents=True)
    (folder / "decks").mkdir()
    (folder / "briefgen.yaml").write_text("organisation: {name: A department}\n")
    (folder / "decks" / "one.yaml").write_text(deck)
    (brand / name).write_bytes(data)
    (brand / "template.yaml").write_text(f"base: {name}\n{keys}")
    return folder


def compiled(folder: Path) -> Compiled:
    faults = Faults()
    loaded = load_project(DiskWorld(folder), faults)
    found = compile_target(loaded, loaded.targets[0], faults)
    assert found is not None, faults.found
    assert not [fault for fault in faults.found if fault.severity.value == "error"]
    return found


@cache
def _deck(data: bytes, keys: str = "", deck: str = _DECK) -> tuple[Compiled, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        made = compiled(project(Path(folder), data, keys, deck=deck))
        return made, render_pptx(made.scene, made.template)


def slide_of(data: bytes, made: Compiled, id_: str) -> str:
    """The part of a slide by its id."""
    number = next(i for i, page in enumerate(made.scene.pages, 1) if page.id == id_)
    return parts(data)[f"ppt/slides/slide{number}.xml"].decode()


def parts(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_deck_passes_the_gate_and_the_validator(tmp_path: Path) -> None:
    made, data = _deck(as_template())
    assert made.template.base is not None
    assert check_package(data) == []
    (tmp_path / "deck.pptx").write_bytes(data)
    assert [str(finding) for finding in validate_pptx(tmp_path / "deck.pptx").errors] == []


def test_masters_layouts_and_theme_are_kept_as_they_are() -> None:
    _, data = _deck(as_template())
    ours, theirs = parts(data), parts(as_template())
    kept = [name for name in theirs if _SHARED.match(name)]
    assert len(kept) >= 13
    assert [name for name in kept if ours[name] != theirs[name]] == []


def test_nothing_of_the_samples_and_of_their_author_is_left() -> None:
    _, data = _deck(as_template())
    everything = b"".join(parts(data).values())
    for word in (b"sample", b"Nina Nosey", b"printerSettings", b"thumbnail"):
        assert word not in everything, word
    assert not [name for name in parts(data) if "printer" in name or "thumbnail" in name]


def test_macros_are_dropped() -> None:
    rels = "ppt/_rels/presentation.xml.rels"
    vba = (
        '<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/'
        'vbaProject" Target="vbaProject.bin"/></Relationships>'
    )
    change = {
        rels: replaced("</Relationships>", vba),
        "ppt/vbaProject.bin": lambda data: b"macro",
    }
    _, data = _deck(changed(change, as_template()))
    assert not [name for name in parts(data) if "vba" in name.lower()]
    assert b"vbaProject" not in parts(data)[rels]


def test_footers_name_their_font() -> None:
    """LibreOffice inherits none where the layout has no text for the footer."""
    made, data = _deck(as_template())
    slide = slide_of(data, made, "points")
    footer = slide[slide.index('type="ftr"') :]
    assert re.search(r'<a:rPr lang="[^"]+" sz="\d+" b="0"><a:solidFill>.*?<a:latin ', footer)


def test_slides_inherit_all_that_the_file_gives() -> None:
    """A list that fits writes neither place, size nor bullet, only the space that it has more."""
    made, data = _deck(as_template())
    slide = slide_of(data, made, "points")
    body = slide[slide.index("Three reasons") :]
    body = body[body.index("<p:sp>") : body.index("</p:sp>", body.index("<p:sp>"))]
    assert 'idx="1"' in body
    assert "<p:spPr/>" in body
    own = re.search(r"<a:lstStyle>(.*?)</a:lstStyle>", body)
    assert own is None or set(re.findall(r"<a:(\w+)", own[1])) <= {"lvl1pPr", "spcBef", "spcPts"}
    assert "sz=" not in body


def test_a_single_point_is_not_indented_where_the_files_level_has_no_mark() -> None:
    """It has no margin in our PDF, so that it must have none in the deck."""
    level = '<a:lvl1pPr marL="342900" indent="-342900" algn="l"'
    change = lambda data: re.sub(  # noqa: E731
        rb'<a:buChar char="[^"]*"/>',
        b"<a:buNone/>",
        data.replace(level.encode(), level.replace("-342900", "0").encode()),
    )
    deck = _DECK.replace("points: [One, Two, {Three: [Four]}]", "points: [One]")
    made, data = _deck(changed({MASTER: change}, as_template()), deck=deck)
    page = next(page for page in made.scene.pages if page.id == "points")
    body = next(one for one in page.items if isinstance(one, TextBlock) and one.text == "One")
    assert body.levels[0].margin == 342_900
    assert body.lines[0].runs[0].x == body.box.inset(body.insets).x
    assert re.search(
        r'<a:pPr marL="0"/><a:r><a:rPr[^>]*/><a:t>One</a:t>',
        slide_of(data, made, "points"),
    )


def test_spacing_and_slant_that_are_not_measured_are_taken_back() -> None:
    """A title set 0.5 pt closer by the file breaks its lines elsewhere in PowerPoint."""
    change = replaced('<a:defRPr sz="4400"', '<a:defRPr sz="4400" i="1" spc="-50"')
    made, data = _deck(changed({MASTER: change}, as_template()))
    title = slide_of(data, made, "points")
    title = title[title.index("<a:lstStyle>") : title.index("</a:lstStyle>")]
    assert re.search(r'<a:defRPr [^>]*i="0" spc="0"', title)


def test_a_title_of_one_line_stays_in_its_own_place_where_two_would_need_more() -> None:
    low = replaced('<a:ext cx="8229600" cy="1143000"/>', '<a:ext cx="8229600" cy="800000"/>')
    top = replaced('rtlCol="0" anchor="ctr"><a:normAutofit/>', 'rtlCol="0"><a:normAutofit/>')
    data = changed({MASTER: lambda part: top(low(part))}, as_template())
    long = _DECK.replace(
        "Three reasons", "Three reasons that take two lines of a title at its size"
    )
    for deck, is_moved in ((_DECK, False), (long, True)):
        made, written = _deck(data, deck=deck)
        title = slide_of(written, made, "points")
        title = title[title.index("<p:sp>") : title.index("</p:sp>")]
        assert ("<a:xfrm>" in title) is is_moved, title


_CHART_DECK = """
title: Right first time
template: brand
slides:
  - layout: chart
    id: chart
    title: A chart
    chart:
      kind: bar
      alt: Two bars
      data: {categories: [2007, 2008], series: [{Calls: [3, 5]}]}
"""


def test_parts_of_the_file_that_are_named_like_ours_are_both_kept() -> None:
    """A chart and a picture that stand on a layout, as in a deck that a program wrote."""
    chart = "ppt/charts/chart1.xml"
    picture = "ppt/media/Picture1.png"
    rels = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    chart_rels = "ppt/charts/_rels/chart1.xml.rels"
    book = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"
    listed = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="rId1" Type="{kind}/package" '
        'Target="../embeddings/Microsoft_Excel_Sheet1.xlsx"/></Relationships>'
    )
    more = (
        f'<Relationship Id="rId8" Type="{kind}/chart" Target="../charts/chart1.xml"/>'
        f'<Relationship Id="rId9" Type="{kind}/image" Target="../media/Picture1.png"/>'
    )
    types = (
        f'<Override PartName="/{chart}" ContentType="application/vnd.openxmlformats-officedocument'
        f'.drawingml.chart+xml"/><Override PartName="/{picture}" ContentType="image/png"/>'
        f'<Override PartName="/{book}" ContentType="application/vnd.openxmlformats-officedocument'
        '.spreadsheetml.sheet"/></Types>'
    )
    space = b'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
    base = changed(
        {
            rels: replaced("</Relationships>", f"{more}</Relationships>"),
            "[Content_Types].xml": replaced("</Types>", types),
            chart: lambda data: space,
            chart_rels: lambda data: listed.encode(),
            book: lambda data: b"theirs",
            picture: lambda data: b"theirs",
        },
        as_template(),
    )
    with tempfile.TemporaryDirectory() as folder:
        made = compiled(project(Path(folder), base, deck=_CHART_DECK))
        data = render_pptx(made.scene, made.template)
    names = [name.lower() for name in parts(data)]
    assert len(set(names)) == len(names)
    found = parts(data)
    assert (found[chart], found[book], found["ppt/media/image1.png"]) == (
        space,
        b"theirs",
        b"theirs",
    )
    assert (
        len([name for name in found if name.startswith("ppt/charts/") and "_rels" not in name]) == 2
    )
    assert made.template.base is not None
    assert check_package(data, made.template.base.part_names) == []


@pytest.mark.parametrize("is_encoded", [False, True])
def test_parts_whose_names_are_not_ascii_are_kept(is_encoded: bool) -> None:
    """Some programs write a part's name, others its address; both ended in a fault of ours. What
    a picture was called on somebody's machine is not told."""
    name = "ppt/media/%E5%9B%BE%201.png" if is_encoded else "ppt/media/图 1.png"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    more = f'<Relationship Id="rId9" Type="{kind}" Target="../media/%E5%9B%BE%201.png"/>'
    rels = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
    change = {
        rels: replaced("</Relationships>", f"{more}</Relationships>"),
        name: lambda data: b"picture",
    }
    made, data = _deck(changed(change, as_template()))
    assert parts(data)["ppt/media/image1.png"] == b"picture"
    assert b'Target="../media/image1.png"' in parts(data)[rels]
    assert made.template.base is not None
    assert check_package(data, made.template.base.part_names) == []


def test_python_pptx_finds_the_slides_on_the_files_layouts() -> None:
    made, data = _deck(as_template())
    deck = Presentation(io.BytesIO(data))
    assert len(deck.slides) == len(made.scene.pages)
    names = [slide.slide_layout.name for slide in deck.slides]
    assert names[:3] == ["Title Slide", "Section Header", "Title and Content"]
    assert len(deck.slide_layouts) == 11
    assert [slide.has_notes_slide for slide in deck.slides].count(True) == 1


def test_a_line_of_template_yaml_chooses_another_layout() -> None:
    _, data = _deck(as_template(), "base-layouts: {bullets: Comparison}\n")
    names = [slide.slide_layout.name for slide in Presentation(io.BytesIO(data)).slides]
    assert names[2] == "Comparison"


def test_a_deck_is_taken_as_a_base_too() -> None:
    """With the notes master of the file, which its samples had."""
    made, data = _deck(sample_deck())
    assert check_package(data) == []
    names = [name for name in parts(data) if name.startswith("ppt/notesMasters/n")]
    assert names == ["ppt/notesMasters/notesMaster1.xml"]
    assert made.template.base is not None
    assert made.template.base.part_of("notesMaster") == names[0]


def test_the_same_file_gives_the_same_bytes() -> None:
    first = _deck(as_template())[1]
    _deck.cache_clear()
    assert _deck(as_template())[1] == first


def test_findings_in_kept_parts_are_told_apart() -> None:
    """What was wrong with the file before is no fault of the deck's; anything else is."""
    doubled = changed({MASTER: lambda data: data.replace(b'id="3" name=', b'id="2" name=')})
    made, data = _deck(doubled)
    assert made.template.base is not None
    assert any(MASTER in finding for finding in check_package(data))
    assert check_package(data, made.template.base.part_names) == []


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"\xd0\xcf\x11\xe0" + bytes(600), "password"), (b"PK not a zip", "damaged")],
)
def test_a_file_that_cannot_be_used_is_one_clear_fault(
    tmp_path: Path, data: bytes, word: str
) -> None:
    faults = Faults()
    load_project(DiskWorld(project(tmp_path, data)), faults)
    found = [fault for fault in faults.found if fault.code == "BF121"]
    assert len(found) == 1
    assert word in found[0].message
    assert found[0].hint
    assert found[0].span.line == 1


def test_a_base_that_is_not_there_is_said() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder), b"", name="brand.potx")
        (root / "assets/templates/brand/brand.potx").unlink()
        faults = Faults()
        load_project(DiskWorld(root), faults)
    assert [fault.code for fault in faults.found if fault.code.startswith("BF1")] == ["BF101"]


_COLOURED = """
title: Colours
typography: as-typed
template: brand
slides:
  - layout: bullets
    title: A text that looks like a colour
    points: ['<a:schemeClr val="accent3"/>', "A **strong** word, and [a link](https://example.org)"]
  - layout: chart
    title: A chart
    chart:
      kind: column
      alt: One and two.
      source: none
      data: {categories: [A, B], series: [{S: [1, 2]}]}
  - {layout: table, title: A table, table: {columns: [A, B], rows: [[1, 2]]}}
  - layout: diagram
    title: A diagram
    diagram: {kind: process, parts: [{One: text}, {Two: text}, {Three: text}]}
"""


def test_each_role_is_written_by_the_name_that_the_files_theme_has_for_it() -> None:
    """Where the slide is written, not afterwards: a text that looks like a colour stays a text."""
    made, data = _deck(as_template(), "colours: {brand: '#123456', rule: '#ABCDEF'}", _COLOURED)
    base = made.template.base
    assert base is not None
    known = {name for name in base.layouts["bullets"].roles.values() if not name.startswith("#")}
    written = {
        name: set(re.findall(rb'<a:schemeClr val="(\w+)"', part))
        for name, part in parts(data).items()
        if re.match(r"ppt/(slides|charts)/[^_]", name)
    }
    assert len(written) == 5
    assert {name.decode() for names in written.values() for name in names} <= known
    assert b"accent3" not in b"".join(
        part for name, part in parts(data).items() if re.match(r"ppt/charts/[^_]", name)
    ), "the role `rule` is accent3 in our own themes"
    text = parts(data)["ppt/slides/slide1.xml"].decode()
    assert "&lt;a:schemeClr val=&quot;accent3&quot;/&gt;" in text
    assert 'val="123456"' in parts(data)["ppt/charts/chart1.xml"].decode()


def test_a_panel_stands_between_a_ground_on_which_nothing_can_be_read_and_the_text() -> None:
    """All of the place of title and points, so that it has one height on all slides, and a shape of
    its own in decks."""
    uneven = shape(
        fill='<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="000000"/></a:gs>'
        '<a:gs pos="100000"><a:srgbClr val="FFFFFF"/></a:gs></a:gsLst><a:lin ang="0"/></a:gradFill>'
    ).replace('x="127000" y="254000"', 'x="0" y="0"')
    uneven = uneven.replace('cx="1270000" cy="635000"', 'cx="9144000" cy="6858000"')
    file = changed({MASTER: replaced("</p:grpSpPr>", f"</p:grpSpPr>{uneven}")})
    made, data = _deck(as_template(file))
    page = next(page for page in made.scene.pages if page.layout == "bullets")
    title = next(one for one in page.items if isinstance(one, TextBlock) and one.text == page.title)
    panels = [one for one in page.items if isinstance(one, Rectangle) and one.fill]
    behind = [one for one in panels if one.box.overlaps(title.box)]
    assert behind, "no panel"
    assert page.items.index(behind[0]) < page.items.index(title)
    points = made.template.layouts["bullets"].slot("points")
    assert points is not None
    assert behind[0].box.bottom == pytest.approx(points.box.bottom, abs=pt(9))
    slide = slide_of(data, made, page.id)
    assert slide.index("<a:prstGeom") < slide.index("<p:ph")
    assert check_package(data) == []


def test_a_shape_that_the_file_does_not_have_is_reported(tmp_path: Path) -> None:
    """`aspect:` beside a template on a file changed nothing, without a word."""
    deck = _DECK.replace("template: brand", 'template: brand\naspect: "%s"')
    said = {}
    for aspect in ("16:9", "4:3"):
        root = project(tmp_path / aspect[0], as_template(), deck=deck % aspect)
        faults = Faults()
        loaded = load_project(DiskWorld(root), faults)
        compile_target(loaded, loaded.targets[0], faults)
        said[aspect] = [fault.span.line for fault in faults.found if fault.code == "BF128"]
    assert said == {"16:9": [4], "4:3": []}
