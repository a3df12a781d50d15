"""Pictures in the deck: native, cut by the reader and not by us, each stored once."""

from __future__ import annotations

import hashlib
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree
from openxml_audit import validate_pptx

from briefgen.backends.pptx import render_pptx
from briefgen.backends.pptx.validate import check_package
from briefgen.images import make_asset
from briefgen.images.raster import open_photo
from briefgen.images.svg import open_drawing
from briefgen.model.pictures import Asset, Crop, Original
from briefgen.model.rich_text import plain
from briefgen.model.scene import Group, Item, Page, PlacedPicture, Scene
from briefgen.model.text_block import DECORATION, About, Paragraph, Role
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import replace
from tests.pictures import picture
from tests.unit.backends.pptx.scenes import changed, fill, find, part, scene, template

PLACE = template().layouts["picture"].slot("picture")
assert PLACE is not None
SPOT = Box(pt(600), pt(200), pt(100), pt(80))
SHOWN = About(role=Role.FIGURE, alt='A "square" & more', slot="picture")


def _asset(name: str) -> Asset:
    opened = (open_drawing if name.endswith("svg") else open_photo)(name, picture(name), name)
    assert isinstance(opened, Original)
    return make_asset(opened, 400)


def _page(number: int, *items: Item) -> Page:
    title = fill("picture", "title", Paragraph(inline=plain(f"Picture {number}")))
    return Page(
        id=f"p{number}",
        size=template().size,
        layout="picture",
        items=(title, *items),
        title=f"Picture {number}",
    )


@cache
def whole_scene() -> Scene:
    """A photo in its placeholder; the same one cut, beside it; a drawing; one in a group."""
    assert PLACE is not None
    pages = (
        _page(1, PlacedPicture(box=PLACE.box, about=SHOWN, asset="photo", placeholder="picture")),
        _page(
            2,
            PlacedPicture(
                box=SPOT,
                about=SHOWN,
                asset="photo",
                crop=Crop(1, 0, 25_000, 0),
            ),
        ),
        _page(3, PlacedPicture(box=SPOT, about=replace(SHOWN, alt="A circle"), asset="drawing")),
        _page(
            4,
            Group(
                box=SPOT,
                about=About(role=Role.BODY, alt="Cards"),
                items=(PlacedPicture(box=SPOT, about=DECORATION, asset="flat"),),
            ),
        ),
    )
    assets = {"photo": _asset("photo.jpg"), "drawing": _asset("drawing.svg"),
              "flat": _asset("flat.png"), "not-shown": _asset("alpha.png")}  # fmt: skip
    return replace(scene(*pages), assets=assets)


@cache
def deck() -> bytes:
    return render_pptx(whole_scene(), template())


def _slide(number: int) -> Any:
    return part(deck(), f"ppt/slides/slide{number}.xml")


def _media() -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(deck())) as archive:
        return {name: archive.read(name) for name in archive.namelist() if "media" in name}


def test_each_picture_is_stored_once_and_only_if_it_is_shown() -> None:
    assets = whole_scene().assets
    assert _media() == {
        "ppt/media/image1.jpeg": assets["photo"].data,
        "ppt/media/image2.png": assets["drawing"].data,
        "ppt/media/image2-drawing.svg": assets["drawing"].vector,
        "ppt/media/image3.png": assets["flat"].data,
    }


def test_a_picture_in_its_placeholder_inherits_its_place() -> None:
    found = find(_slide(1), "//p:pic")
    assert len(found) == 1
    assert find(found[0], "p:nvPicPr/p:nvPr/p:ph/@type") == ["pic"]
    assert find(found[0], "p:spPr/*") == []
    assert find(found[0], "p:blipFill/a:srcRect") == []
    assert find(found[0], "p:nvPicPr/p:cNvPicPr/a:picLocks/@noChangeAspect") == ["1"]
    assert find(found[0], "p:nvPicPr/p:cNvPr/@descr") == ['A "square" & more']
    assert find(found[0], "p:nvPicPr/p:cNvPr/@name") == ['Picture: A "square" & more']


def test_a_picture_smaller_than_its_place_lost_the_layout_s_place() -> None:
    """It stands there as by PowerPoint's command "Fit": less than nothing is cut off."""
    assert PLACE is not None
    box = PLACE.box
    inner = Box(Emu(box.x + box.width // 4), box.y, Emu(box.width // 2), Emu(box.height // 2))
    found = _placed(inner, Crop(right=20_000))
    assert find(found, "p:spPr/a:xfrm")
    found = _placed(replace(inner, x=box.x), Crop(left=20_000))
    assert find(found, "p:spPr/*") == []
    # Four fifths of the width fill half of the place, so that the rest is as much again.
    cut = dict(find(found, "p:blipFill/a:srcRect")[0].attrib)
    assert cut == {"l": "20000", "r": "-80000", "b": "-100000"}


def test_what_is_cut_off_a_picture_did_not_come_to_light_in_its_place() -> None:
    """A photo lay over its caption: below its box stood what had been cut off at its foot."""
    assert PLACE is not None
    box = PLACE.box
    short = replace(box, height=Emu(box.height - 400_000))
    assert find(_placed(short, Crop(bottom=20_000)), "p:spPr/a:xfrm")
    assert find(_placed(short, Crop(left=20_000)), "p:spPr/*") == []


def _placed(box: Box, crop: Crop) -> Any:
    shown = PlacedPicture(box=box, about=SHOWN, asset="photo", placeholder="picture", crop=crop)
    scene_ = replace(whole_scene(), pages=(_page(1, shown),))
    xml = part(render_pptx(scene_, template()), "ppt/slides/slide1.xml")
    (found,) = find(xml, "//p:pic")
    return found


def test_a_picture_that_is_cut_says_how() -> None:
    found = find(_slide(2), "//p:pic")[0]
    assert dict(find(found, "p:blipFill/a:srcRect")[0].attrib) == {"l": "1", "r": "25000"}
    assert dict(find(found, "p:spPr/a:xfrm/a:off")[0].attrib) == {"x": "7620000", "y": "2540000"}


def test_a_drawing_has_its_pixels_and_itself() -> None:
    relations = {entry.get("Id"): entry.get("Target")
                 for entry in part(deck(), "ppt/slides/_rels/slide3.xml.rels")}  # fmt: skip
    blip = find(_slide(3), "//a:blip")[0]
    embedded = blip.xpath("@r:embed | .//*[local-name()='svgBlip']/@r:embed", namespaces={
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"})  # fmt: skip
    assert [relations[id_] for id_ in embedded] == [
        "../media/image2.png",
        "../media/image2-drawing.svg",
    ]


def test_decoration_says_so() -> None:
    found = find(_slide(4), "//p:grpSp/p:pic")[0]
    assert find(found, ".//adec:decorative/@val") == ["1"]
    assert find(found, "p:nvPicPr/p:cNvPr/@descr") == []


def test_the_layout_offers_a_place_for_a_picture() -> None:
    presentation = pptx.Presentation(BytesIO(deck()))
    layout = next(found for found in presentation.slide_layouts if found.name == "Picture")
    slide = presentation.slides.add_slide(layout)
    holder = next(found for found in slide.placeholders if hasattr(found, "insert_picture"))
    width = holder.width
    assert PLACE is not None
    assert holder.insert_picture(BytesIO(picture("flat.png"))).width == width == PLACE.box.width


def test_peers_find_nothing(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck())
    assert [str(error) for error in validate_pptx(path).errors] == []
    assert check_package(deck()) == []


def test_python_pptx_reads_the_pictures_and_saves_them_again() -> None:
    presentation = pptx.Presentation(BytesIO(deck()))
    photo = presentation.slides[0].shapes[1]
    assert photo.image.sha1 == hashlib.sha1(whole_scene().assets["photo"].data).hexdigest()  # noqa: S324
    assert presentation.slides[1].shapes[1].crop_right == pytest.approx(0.25)
    again = BytesIO()
    presentation.save(again)
    assert _parts(again.getvalue()) == _parts(deck())


def _parts(data: bytes) -> dict[str, Any]:
    """XML in canonical form, lists whose order means nothing as sets, media as bytes."""
    found: dict[str, Any] = {}
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            text = archive.read(name)
            if "media" in name:
                found[name] = text
            elif name.endswith(".rels") or name == "[Content_Types].xml":
                entries = (sorted(entry.attrib.items()) for entry in etree.fromstring(text))
                found[name] = {str(entry) for entry in entries}
            else:
                found[name] = etree.tostring(etree.fromstring(text), method="c14n")
    return found


def test_the_same_scene_gives_the_same_bytes() -> None:
    assert render_pptx(whole_scene(), template()) == deck()


@pytest.mark.parametrize(
    ("name", "old", "new", "finding"),
    [
        ("ppt/slides/slide3.xml", ' descr="A circle"', "", "neither alt text"),
        ("ppt/slides/slide1.xml", 'r:embed="rId2"', 'r:embed="rId1"', "shows no medium"),
        ("ppt/slides/slide1.xml", 'r:embed="rId2"', 'r:embed="rId9"', "rId9 is no relationship"),
        ("ppt/slides/_rels/slide3.xml.rels", "image2.png", "image3.png", "image2.png: no picture"),
        ("[Content_Types].xml", '"image/jpeg"', '"image/png"', "is not of its type, image/png"),
        ("ppt/media/image3.png", "PNG", "GIF", "is not of its type"),
        ("ppt/media/image2-drawing.svg", "<?xml", "{xml}", "is not of its type"),
    ],
)
def test_the_gate_finds_planted_faults(name: str, old: str, new: str, finding: str) -> None:
    found = check_package(changed(deck(), name, old, new))
    assert any(finding in line for line in found), found
