"""What refers to relationships that are left out is taken out of a kept part, and no more."""

from __future__ import annotations

import pytest
from lxml import etree

from briefgen.pptx_template.remove_dangling_references import prune

_OFFICE = "http://schemas.openxmlformats.org"
_NAMES = (
    f'xmlns:a="{_OFFICE}/drawingml/2006/main" xmlns:p="{_OFFICE}/presentationml/2006/main" '
    f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships" '
    f'xmlns:c="{_OFFICE}/drawingml/2006/chart" '
    f'xmlns:mc="{_OFFICE}/markup-compatibility/2006"'
)
_CONTROL = '<p:control name="x" r:id="rId9"/>'
_EITHER = "<mc:AlternateContent>{}</mc:AlternateContent>"
_SET = '<p:set><p:cBhvr><p:tgtEl><p:spTgt spid="{}"/></p:tgtEl></p:cBhvr></p:set>'


def _pruned(xml: str) -> str:
    """What is left within the root; rId1 is kept."""
    root = etree.fromstring(f"<p:x {_NAMES}>{xml}</p:x>")
    before = etree.tostring(root)
    assert prune(root, {"rId1"}) == (etree.tostring(root) != before)
    text = etree.tostring(root, encoding="unicode").replace(f" {_NAMES}", "")
    return text.removeprefix("<p:x>").removesuffix("</p:x>").replace("<p:x/>", "")


@pytest.mark.parametrize(
    ("xml", "left"),
    [
        # A chart's workbook that is linked, with its setting.
        ('<c:externalData r:id="rId9"><c:autoUpdate val="0"/></c:externalData>', ""),
        ('<c:userShapes r:id="rId9"/><c:date1904 val="0"/>', '<c:date1904 val="0"/>'),
        # Lists that may not be empty.
        (f"<p:controls>{_CONTROL}</p:controls>", ""),
        (f"<p:controls>{_EITHER}</p:controls>".format(
            f'<mc:Choice Requires="v">{_CONTROL}</mc:Choice><mc:Fallback>{_CONTROL}</mc:Fallback>'),
         ""),
        ('<p:custDataLst><p:tags r:id="rId9"/></p:custDataLst>', ""),
        ('<p:custDataLst><p:custData r:id="rId1"/><p:tags r:id="rId9"/></p:custDataLst>',
         '<p:custDataLst><p:custData r:id="rId1"/></p:custDataLst>'),
        # Of two choices the other one is left.
        (_EITHER.format(f'<mc:Choice Requires="v">{_CONTROL}</mc:Choice>'
                        '<mc:Choice Requires="w"><p:sp/></mc:Choice>'),
         _EITHER.format('<mc:Choice Requires="w"><p:sp/></mc:Choice>')),
        # A picture that is embedded and linked keeps what is embedded; a frame stays.
        ('<a:blip r:embed="rId1" r:link="rId9"/>', '<a:blip r:embed="rId1"/>'),
        ('<a:blip r:embed="rId9"/>', "<a:blip/>"),
        # Links.
        ('<a:hlinkClick r:id="rId1"/>', '<a:hlinkClick r:id="rId1"/>'),
        ('<a:hlinkClick r:id="rId9" action="ppaction://hlinksldjump"/>', ""),
        ('<a:hlinkHover r:id="" action="ppaction://program"/>', ""),
        ('<a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump=nextslide"/>',
         '<a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump=nextslide"/>'),
        # Timings of shapes that are there, and of others.
        (f'<p:cNvPr id="2" name=""/><p:timing>{_SET.format(2)}</p:timing>',
         f'<p:cNvPr id="2" name=""/><p:timing>{_SET.format(2)}</p:timing>'),
        (f'<p:cNvPr id="2" name=""/><p:timing>{_SET.format(3)}</p:timing>',
         '<p:cNvPr id="2" name=""/>'),
        ('<p:timing><p:cmd type="call" cmd="playFrom(0)"/></p:timing>', ""),
    ],
)  # fmt: skip
def test_only_what_needs_a_lost_relationship_goes(xml: str, left: str) -> None:
    assert _pruned(xml) == left
