"""Looks without code: colours, fonts, a logo and a layout from YAML, in the deck and on paper."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import etree

from briefgen.backends.pptx.validate import check_package
from briefgen.compile import Compiled, compile_target, load_project, on_paper
from briefgen.model.colour_contrast import luminance
from briefgen.model.diagnostics import NOWHERE, Faults, Severity
from briefgen.model.project import Target
from briefgen.model.scene import PlacedPicture
from briefgen.model.scene_walk import blocks_in
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import DiskWorld, MemoryWorld, OverlayWorld
from tests.packs import ROOT
from tests.unit.backends.pdf.reading import findings, unpacked

FONTS = Path(str(resources.files("briefgen"))) / "fonts"
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    '<rect width="40" height="20" fill="{}"/></svg>'
)
TEMPLATE = """
title: House
extends: night
colours: {brand: "#C9A0E8"}
print: {brand: "#5B2A86"}
grid: {columns: 12, margin: 60, gutter: 20}
fonts:
  heading: {family: House Sans, regular: Regular.ttf, bold: Bold.ttf}
logo:
  file: light.svg
  print: dark.svg
  alt: House
  columns: [11, 12]
  top: 14
  height: 20
  layouts: [bullets]
layouts:
  pledge:
    title: Pledge
    type: obj
    slots:
      title: {kind: line, placeholder: title, columns: [1, 12], top: 40, height: 80, style: title}
      text: {kind: text, placeholder: body, columns: [1, 9], top: 160, height: 200, style: quote}
"""
DECK = """
title: A house of its own
template: house
slides:
  - {layout: cover}
  - section: First
    text: With a [link](https://example.org)
  - layout: bullets
    title: Points
    points: [One, "Two *quietly*", "Three with a [link](https://example.org)"]
  - layout: pledge
    title: What we promise
    text: That a new layout needs no code
"""


@cache
def _project(tmp: Path) -> Path:
    folder = tmp / "assets/templates/house"
    folder.mkdir(parents=True)
    (tmp / "briefgen.yaml").write_text("language: en-GB\n")
    (tmp / "decks").mkdir()
    (tmp / "decks/house.yaml").write_text(DECK, encoding="utf-8")
    (folder / "template.yaml").write_text(TEMPLATE, encoding="utf-8")
    (folder / "light.svg").write_text(LOGO.format("#C9A0E8"))
    (folder / "dark.svg").write_text(LOGO.format("#5B2A86"))
    for style in ("Regular", "Bold"):
        shutil.copy(FONTS / f"LiberationSans-{style}.ttf", folder / f"{style}.ttf")
    return tmp


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    faults = Faults()
    project = load_project(DiskWorld(_project(tmp_path_factory.mktemp("house"))), faults)
    compiled = compile_target(project, project.targets[0], faults)
    assert [fault for fault in faults.found if fault.severity is not Severity.ADVICE] == []
    assert compiled is not None
    return compiled


def _rendered(compiled: Compiled, kind: str, **options: str) -> bytes:
    faults = Faults()
    data = render_output(compiled, decode_options(kind, options), faults).data
    assert faults.found == []
    return data


def _corner(data: bytes, page: int = 0) -> tuple[int, int, int]:
    """The colour at a page's upper right, below the bar at its edge."""
    image = pypdfium2.PdfDocument(data)[page].render(scale=0.2).to_pil().convert("RGB")
    red, green, blue = image.getpixel((image.width - 2, 4))
    return red, green, blue


def _parts(data: bytes, folder: str) -> Iterator[Any]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in sorted(package.namelist()):
            if re.fullmatch(rf"ppt/{folder}/[^/]+\.xml", name):
                yield etree.fromstring(package.read(name))


def test_slides_are_dark_and_paper_is_light(house: Compiled) -> None:
    paper = house.template.theme.colours["paper"]
    ground = tuple(int(paper[i : i + 2], 16) for i in (1, 3, 5))
    slides = _rendered(house, "slides")
    assert _corner(slides, 2) == ground
    for kind in ("notes", "reading", "handout", "booklet"):
        data = _rendered(house, kind)
        for page in range(len(pypdfium2.PdfDocument(data))):
            image = pypdfium2.PdfDocument(data)[page].render(scale=0.3).to_pil().convert("L")
            dark = sum(image.histogram()[:90]) / (image.width * image.height)
            assert dark < 0.08, f"{kind}, page {page + 1}: {dark:.0%} of it is dark"
    assert _corner(_rendered(house, "slides", ink="light"), 2) == (255, 255, 255)


def test_a_printed_page_breaks_its_lines_where_the_slide_does(house: Compiled) -> None:
    shown, printed = house.scene, on_paper(house).scene
    lines = [
        [[line.text for line in block.lines] for block in blocks_in(page.items)]
        for scene in (shown, printed)
        for page in scene.pages
    ]
    assert lines[: len(shown.pages)] == lines[len(shown.pages) :]
    assert shown.palette != printed.palette


def test_a_deck_on_a_dark_ground_has_a_dark_theme_and_light_notes(house: Compiled) -> None:
    deck = _rendered(house, "deck")
    assert check_package(deck) == []
    look, *others = _parts(deck, "theme")
    dark, light = (
        {slot: "#" + look.xpath(f"string(//*[local-name()='{slot}']/*/@val)") for slot in slots}
        for slots in (("dk1", "dk2"), ("lt1", "lt2"))
    )
    assert max(map(luminance, dark.values())) < 0.1 < min(map(luminance, light.values()))
    (master,) = _parts(deck, "slideMasters")
    (mapping,) = master.xpath("//*[local-name()='clrMap']")
    assert (mapping.get("bg1"), mapping.get("tx1")) == ("dk1", "lt1")
    for folder in ("notesMasters", "handoutMasters"):
        (paper,) = _parts(deck, folder)
        assert paper.xpath("string(//*[local-name()='clrMap']/@bg1)") == "lt1"
    assert len(others) == 2
    for theme in others:
        assert theme.xpath("string(//*[local-name()='lt1']/*/@val)") == "FFFFFF"


def test_the_logo_stands_on_its_layouts_in_deck_and_pdf(house: Compiled) -> None:
    deck = _rendered(house, "deck")
    pictures = {
        layout.xpath("string(//*[local-name()='cSld']/@name)"): layout.xpath(
            "//*[local-name()='pic']//*[local-name()='cNvPr']"
        )
        for layout in _parts(deck, "slideLayouts")
    }
    used = {page.layout for page in house.scene.pages}
    layouts = house.template.layouts.values()
    there = [one for one in layouts if one.name in used or not one.form_of]
    carry = [one.title for one in there if "bullets" in {one.name, one.form_of}]
    assert "Title and points" in carry
    assert [name for name, found in pictures.items() if found] == carry
    for shown, printed in zip(house.scene.pages, on_paper(house).scene.pages, strict=True):
        logos = [
            [i for i in page.backdrop if isinstance(i, PlacedPicture)] for page in (shown, printed)
        ]
        assert [len(found) for found in logos] == [int(shown.written_as == "bullets")] * 2
        if shown.written_as == "bullets":
            assert logos[0][0].box == logos[1][0].box
            assert logos[0][0].asset != logos[1][0].asset
    red, green, blue = _pixel(_rendered(house, "slides"), 2, (888, 24))
    assert (red, green, blue) == (0xC9, 0xA0, 0xE8)


def _pixel(data: bytes, page: int, point: tuple[int, int]) -> tuple[int, int, int]:
    image = pypdfium2.PdfDocument(data)[page].render(scale=1).to_pil().convert("RGB")
    red, green, blue = image.getpixel(point)
    return red, green, blue


def test_a_font_that_a_template_brings_is_measured_named_and_embedded(house: Compiled) -> None:
    theme = next(_parts(_rendered(house, "deck"), "theme"))
    assert theme.xpath("string(//*[local-name()='majorFont']/*/@typeface)") == "House Sans"
    assert theme.xpath("string(//*[local-name()='minorFont']/*/@typeface)") == "Arial"
    title = next(blocks_in(house.scene.pages[2].items))
    assert {run.font.family for line in title.lines for run in line.runs} == {"House Sans"}
    slides = _rendered(house, "slides")
    names = re.findall(rb"/BaseFont /([A-Z]{6})\+([\w-]+)", unpacked(slides))
    assert {name for _, name in names} >= {b"LiberationSans-Bold", b"LiberationSans"}
    assert len({tag for tag, _ in names}) == len(names), "fonts of one name must not be mixed up"
    assert findings(slides) == []


def test_the_font_of_a_heading_must_have_its_signs(tmp_path: Path) -> None:
    text = DECK.replace("What we promise", "What we 😀").encode()
    world = OverlayWorld(DiskWorld(_project(tmp_path)), {"decks/house.yaml": text})
    faults = Faults()
    project = load_project(world, faults)
    compile_target(project, project.targets[0], faults)
    messages = [fault.message for fault in faults.found if fault.code == "BF303"]
    assert any("House Sans does not have 😀" in message for message in messages)


def test_links_on_a_ground_that_hides_them_keep_the_colour_of_the_text() -> None:
    section, points = _link_colours("seminar")
    assert section == {"paper"}
    assert points == {"link"}
    data = _rendered(_compiled("seminar"), "deck")
    slides = [part.xpath("//*[local-name()='hlinkClr']/@val") for part in _parts(data, "slides")]
    assert [bool(found) for found in slides] == [False, True, False]


@cache
def _compiled(name: str) -> Compiled:
    """The deck in a built-in template, without the layout that only `house` has."""
    text = DECK.partition("  - layout: pledge")[0].replace("template: house", f"template: {name}")
    faults = Faults()
    files = {"briefgen.yaml": b"language: en-GB\n", "decks/house.yaml": text.encode()}
    project = load_project(MemoryWorld(files), faults)
    compiled = compile_target(project, project.targets[0], faults)
    assert compiled is not None
    return compiled


def _link_colours(name: str) -> tuple[set[str], set[str]]:
    found = [
        {run.colour for b in blocks_in(page.items) for line in b.lines for run in line.runs
         if run.link.startswith("https")}
        for page in _compiled(name).scene.pages
    ]  # fmt: skip
    return found[1], found[2]


@cache
def _whole_project() -> tuple[Any, Faults]:
    faults = Faults()
    return load_project(DiskWorld(ROOT), faults), faults


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
@pytest.mark.parametrize("name", ["chancery", "gazette", "ledger", "swiss", "night"])
@pytest.mark.parametrize("target", _whole_project()[0].targets, ids=lambda target: target.id)
def test_every_deck_has_room_in_every_look(target: Target, name: str, aspect: str) -> None:
    project, before = _whole_project()
    deck = replace(
        project.decks[target.deck],
        template=Scalar(name, NOWHERE),
        aspect=Scalar(aspect, NOWHERE, quoted=True),
    )
    faults = Faults(list(before.found))
    compiled = compile_target(
        replace(project, decks={**project.decks, target.deck: deck}), target, faults
    )
    wrong = [f.message for f in faults.found if f.severity is not Severity.ADVICE]
    assert wrong == []
    assert compiled is not None
    data = _rendered(compiled, "deck")
    assert check_package(data) == []
    moved = [
        holder
        for slide in _parts(data, "slides")
        for holder in slide.xpath(
            "//*[local-name()='sp' or local-name()='pic'][.//*[local-name()='ph']]"
            "/*[local-name()='spPr']/*[local-name()='xfrm']"
        )
    ]
    assert moved == [], "a placeholder with a place of its own follows no change of its layout"
