"""Files of organisations that are too much, or that say who made them."""

from __future__ import annotations

import zipfile
import zlib

import pytest

from briefgen.images.without_metadata import without_metadata
from briefgen.model.units import Size, pt
from briefgen.ooxml.reader import (
    LARGEST_FILE,
    LARGEST_TOTAL,
    MOST_ATTRIBUTES,
    MOST_TAGS,
    PackedPart,
    Refusal,
    _check_size,
    parse_xml,
)
from briefgen.pptx_template.layouts import MOST_LAYOUTS, _Common, _of_master
from briefgen.pptx_template.traces_of_people import plain_names, without_traces
from tests.pictures import MINISTER, picture, saved, scene_picture


def test_a_part_beyond_its_limits_is_refused() -> None:
    many = b"<a>" + b"<b/>" * MOST_TAGS + b"</a>"
    wide = b"<a " + b" ".join(b"a%d='1'" % n for n in range(MOST_ATTRIBUTES + 1)) + b"/>"
    for data in (many, wide, "<a/>".encode("utf-16"), "<a/>".encode("utf-16-le")):
        with pytest.raises(Refusal):
            parse_xml(data, "x.xml")
    packed = PackedPart(packed=b"", method=0, size=LARGEST_FILE + 1, crc=0, most=LARGEST_FILE)
    with pytest.raises(Refusal, match="too large"):
        packed.unpacked()
    entry = zipfile.ZipInfo("a")
    entry.file_size = LARGEST_TOTAL + 1
    with pytest.raises(Refusal, match="too large"):
        _check_size([entry], 10)


def test_a_master_with_too_many_layouts_is_refused() -> None:
    from briefgen.ooxml.reader import NAMESPACES, OfficePackage

    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMESPACES.items())
    named = "<p:sldLayoutId/>" * (MOST_LAYOUTS + 1)
    lists = f"<p:sldLayoutIdLst>{named}</p:sldLayoutIdLst>"
    master = f"<p:sldMaster {spaces}><p:cSld><p:spTree/></p:cSld>{lists}</p:sldMaster>"
    relation = '<Relationship Id="t" Type="x/theme" Target="t.xml"/>'
    rels = f'<Relationships xmlns="x">{relation}</Relationships>'
    kept = {
        "m.xml": master.encode(),
        "_rels/m.xml.rels": rels.encode(),
        "t.xml": f"<a:theme {spaces}><a:themeElements/></a:theme>".encode(),
    }
    package = OfficePackage(
        file=b"",
        listed=(),
        entries={name: zipfile.ZipInfo(name) for name in kept},
        overrides={},
        defaults={},
        kept=kept,
    )
    with pytest.raises(Refusal, match="layouts"):
        list(_of_master(package, "m.xml", _Common(None, Size(pt(720), pt(540)))))


def test_what_a_camera_wrote_is_not_in_a_picture_that_decks_keep() -> None:
    photo = picture("located.jpg")
    assert MINISTER.encode() in photo
    clean = without_metadata(photo)
    assert MINISTER.encode() not in clean
    assert b"Exif" not in clean
    assert clean[clean.rfind(b"\xff\xda") :] == photo[photo.rfind(b"\xff\xda") :]
    said = b"\0\0\0\6tEXtk\0bobs" + zlib.crc32(b"tEXtk\0bobs").to_bytes(4, "big")
    plain = saved(scene_picture(40, 30), "PNG")
    assert without_metadata(plain[:33] + said + plain[33:]) == plain
    assert without_metadata(b"\xff\xd8\xff") == b"\xff\xd8\xff"


def test_comments_and_paths_of_files_are_not_in_parts_that_decks_keep() -> None:
    part = (
        rb'<p:cNvPr id="2" name="Logo" descr="C:\Users\bob\x.png"/><!-- by bob -->'
        rb'<p:cNvPr descr="/home/bob/y.png" title="Our logo"/>'
    )
    expected = b'<p:cNvPr id="2" name="Logo" descr=""/><p:cNvPr descr="" title="Our logo"/>'
    assert without_traces("ppt/slideMasters/slideMaster1.xml", part) == expected


def test_names_of_pictures_become_numbers() -> None:
    names = ["ppt/media/image1.png", "ppt/media/Client draft.png", "ppt/theme/My theme.xml"]
    assert plain_names(names) == {"ppt/media/Client draft.png": "ppt/media/image2.png"}
