"""The gate finds each fault that is planted, and names it."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from briefgen.backends.pptx.validate import check_package
from tests.unit.backends.pptx.scenes import changed, deck

_ONE, _TABLE, _DRAWN = (f"ppt/slides/slide{number}.xml" for number in (1, 3, 4))
_LIST = "ppt/presentation.xml"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)


@pytest.mark.parametrize(
    ("part", "old", "new", "finding"),
    [
        (_ONE, 'r:id="rId3"', 'r:id="rId99"', "rId99 is no relationship"),
        ("ppt/slides/_rels/slide1.xml.rels", "slideLayouts/", "nowhere/", "which is not there"),
        (_ONE, '<p:cNvPr id="3"', '<p:cNvPr id="2"', "two shapes have the id 2"),
        (_DRAWN, '<a:off x="', '<a:off x="0.5', "is no whole number"),
        (_DRAWN, 'cx="', 'cx="nan', "is no whole number"),
        (_TABLE, "<a:gridCol ", '<a:gridCol w="1"/><a:gridCol ', "has not 4 cells"),
        (_LIST, '<p14:sldId id="256"/>', "", "sections do not hold exactly the slides"),
        (_LIST, '<p:sldId id="256" r:id="rId4"/>', "", "stands 0 times in the list"),
        (_ONE, "<a:t>Points</a:t>", "<a:t> </a:t>", "slide1.xml: no title"),
        (_ONE, 'type="title"', 'type="body"', "slide1.xml: no title"),
        (_ONE, 'type="dt" idx="21"', 'type="dt" idx="20"', "two texts fill placeholder 20"),
        (_DRAWN, ' descr="A &quot;code&quot;"', "", "neither text, alt text nor the decorative"),
        (_DRAWN, _DECORATIVE, "", "Connector 4 has neither text"),
        (_DRAWN, 'name="Connector 4"', 'name="Connector 4" descr="x"', "decorative and has alt"),
        (_DRAWN, 'name="Diagram"', 'name="Diagram" descr="x"', "Diagram has words, and alt text"),
        (_TABLE, 'name="Table"', 'name="Table" descr="x"', "Table has words, and alt text"),
        (_ONE, "Points", "Poi\x07nts", "control character U+0007"),
        (_ONE, "Points", "Poi\x85nts", "control character U+0085"),
        (_ONE, "</p:sld>", "", "not well-formed"),
        (_ONE, '<p:cNvPr id="3" name="', '<p:cNvPr id="3" title="', "cNvPr has no name"),
        (_DRAWN, '<a:off x="', '<a:off z="', "off has no x"),
        (_TABLE, "<a:gridCol w=", "<a:gridCol x=", "gridCol has no w"),
        (_LIST, '<p:sldId id="256" r:id="rId4"/>', '<p:sldId id="256"/>', "sldId has no id"),
        (_LIST, '<p:sldSz cx="', '<p:sldSz x="', "sldSz has no cx"),
        ("ppt/slideMasters/slideMaster1.xml", "<p:clrMap bg1=", "<p:clrMap x=",
         "clrMap has no bg1"),
        ("ppt/theme/theme1.xml", "<a:srgbClr val=", "<a:srgbClr x=", "srgbClr has no val"),
        ("ppt/slides/_rels/slide1.xml.rels", 'Id="rId3"', 'x="rId3"', "Relationship has no Id"),
        ("[Content_Types].xml", "ContentType=", "x=", "Default has no ContentType"),
        ("[Content_Types].xml", 'PartName="/ppt/slides/slide1.xml"', 'PartName="/x.xml"',
         "slide1.xml: no content type"),
        ("[Content_Types].xml", 'PartName="/ppt/slides/slide1.xml"', 'PartName="/x.xml"',
         "x.xml: a type for no part"),
    ],
)  # fmt: skip
def test_planted_faults(part: str, old: str, new: str, finding: str) -> None:
    found = check_package(changed(deck(), part, old, new))
    assert any(finding in line for line in found), found


def test_a_name_that_stands_twice() -> None:
    data = BytesIO(deck())
    with zipfile.ZipFile(data, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(_ONE, zipfile.ZipFile(BytesIO(deck())).read(_ONE))
    assert f"{_ONE}: stands twice in the file" in check_package(data.getvalue())


@pytest.mark.parametrize("kept", [0, 4, -200])
def test_a_broken_archive_is_a_finding_and_no_exception(kept: int) -> None:
    assert len(check_package(deck()[:kept])) == 1


def test_an_archive_without_a_presentation() -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("readme.txt", "no deck")
    assert check_package(data.getvalue()) == ["the file is not a PowerPoint file"]
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert check_package(data.getvalue()) == ["the file holds no presentation"]
