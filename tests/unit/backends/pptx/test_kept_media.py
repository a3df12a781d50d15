"""An organisation's file whose layouts and master play media, and refer to what is left out.

Each of these once gave a package that PowerPoint offers to repair: a video without its required
link, a timing that plays it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import validate_pptx

from briefgen.backends.pptx import render_pptx
from briefgen.backends.pptx.validate import check_package
from tests.unit.backends.pptx.test_deck_on_base_file import compiled, parts, project
from tests.unit.pptx_template.files import MASTER, Change, changed, layout, replaced

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = {
    "media": "http://schemas.microsoft.com/office/2007/relationships/media",
    "chartEx": "http://schemas.microsoft.com/office/2014/relationships/chartEx",
}
# What python-pptx's template does not declare.
_NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" '
    'xmlns:cx1="http://schemas.microsoft.com/office/drawing/2015/9/8/chartex" '
)
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
_ROOM = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'


def _poster(media: str, click: str = "", extension: str = "") -> str:
    """A picture that plays something: the picture itself is kept."""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="77" name="Film">{click}</p:cNvPr><p:cNvPicPr/>'
        f"<p:nvPr>{media}{extension}</p:nvPr></p:nvPicPr>"
        '<p:blipFill><a:blip r:embed="rIdPoster"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{_ROOM}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _frame(uri: str, content: str) -> str:
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="78" name="Object"/>'
        "<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
        f"<p:xfrm>{_ROOM[8:-9]}</p:xfrm>"
        f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def _plays(tag: str, target: str = '<p:spTgt spid="77"/>') -> str:
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" nodeType="tmRoot"><p:childTnLst>'
        f'<p:{tag}><p:cMediaNode><p:cTn id="2"><p:stCondLst><p:cond delay="0"/></p:stCondLst>'
        f"</p:cTn><p:tgtEl>{target}</p:tgtEl></p:cMediaNode></p:{tag}>"
        "</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
    )


_BUILD = (
    '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" nodeType="tmRoot"/></p:par></p:tnLst>'
    '<p:bldLst><p:bldP spid="{}" grpId="0"/></p:bldLst></p:timing>'
)
_MEDIA_CLICK = '<a:hlinkClick r:id="" action="ppaction://media"/>'
_P14_MEDIA = (
    '<p:extLst><p:ext uri="{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}">'
    '<p14:media r:embed="rIdMedia"/></p:ext></p:extLst>'
)
_SOUND_OF_TRANSITION = (
    '<p:transition><p:fade/><p:sndAc><p:stSnd><p:snd r:embed="rIdAudio" name="ding.wav"/>'
    "</p:stSnd></p:sndAc></p:transition>"
)
_OLE = "http://schemas.openxmlformats.org/presentationml/2006/ole"
_OBJECT = (
    '<p:oleObj name="Sheet" r:id="rIdLinked" imgW="1" imgH="1" progId="Excel.Sheet.12">'
    '<p:link updateAutomatic="1"/>{}</p:oleObj>'
)
_CHARTEX = "http://schemas.microsoft.com/office/drawing/2014/chartex"
# What stands in the shapes of a layout or a master, and what behind its map of colours.
CASES = {
    "video": (_poster('<a:videoFile r:link="rIdVideo"/>', _MEDIA_CLICK, _P14_MEDIA),
              _plays("video")),
    "linked video": (_poster('<a:videoFile r:link="rIdAway"/>'), _plays("video")),
    "video without its link": (_poster('<a:videoFile r:link=""/>'), ""),
    "audio": (_poster('<a:audioFile r:link="rIdAudio"/>', _MEDIA_CLICK), _plays("audio")),
    "wave": (_poster('<a:wavAudioFile r:embed="rIdAudio" name="ding.wav"/>'), _plays("audio")),
    "quicktime": (_poster('<a:quickTimeFile r:link="rIdAway"/>'), ""),
    "cd": (_poster('<a:audioCd><a:st track="1"/><a:end track="2"/></a:audioCd>'),
           _plays("audio")),
    "media alone": (_poster("", "", _P14_MEDIA), ""),
    "sound of the slide": ("", _plays("audio", '<p:sndTgt r:embed="rIdAudio" name="a.wav"/>')),
    "sound of a transition": ("", _SOUND_OF_TRANSITION),
    "sound of a click": (
        _poster("", '<a:hlinkClick r:id="" action="ppaction://noaction">'
                '<a:snd r:embed="rIdAudio" name="click.wav"/></a:hlinkClick>'), ""),
    "macro": (_poster("", '<a:hlinkClick r:id="" action="ppaction://macro?name=Run"/>'), ""),
    "timing in a choice": (
        _poster('<a:videoFile r:link="rIdVideo"/>'),
        f'<mc:AlternateContent><mc:Choice Requires="p14">{_plays("video")}</mc:Choice>'
        f'<mc:Fallback>{_plays("video")}</mc:Fallback></mc:AlternateContent>'),
    "timing of a shape that is gone": (
        _frame(_OLE, _OBJECT.format("")), _BUILD.format(78)),
    "linked object": (_frame(_OLE, _OBJECT.format(_poster(""))), ""),
    "linked object in a choice": (
        _frame(_OLE, '<mc:AlternateContent><mc:Choice Requires="p14">' + _OBJECT.format("")
               + "</mc:Choice><mc:Fallback>" + _OBJECT.format(_poster(""))
               + "</mc:Fallback></mc:AlternateContent>"), ""),
    "chart of a newer kind": (
        '<mc:AlternateContent><mc:Choice Requires="cx1">'
        + _frame(_CHARTEX, f'<cx:chart xmlns:cx="{_CHARTEX}" r:id="rIdChartEx"/>')
        + f'</mc:Choice><mc:Fallback>{_poster("")}</mc:Fallback></mc:AlternateContent>', ""),
    "ink": (
        '<mc:AlternateContent><mc:Choice Requires="p14"><p:contentPart p14:bwMode="auto" '
        'r:id="rIdXml"/></mc:Choice></mc:AlternateContent>', ""),
    "linked picture": (_poster("").replace('r:embed="rIdPoster"', 'r:link="rIdAway"'), ""),
}  # fmt: skip
_TYPES = {"mp4": "video/mp4", "wav": "audio/x-wav", "png": "image/png"}
_RELATIONS = {
    "rIdPoster": ("image", "../media/poster.png", ""),
    "rIdVideo": ("video", "../media/film.mp4", ""),
    "rIdMedia": ("media", "../media/film.mp4", ""),
    "rIdAudio": ("audio", "../media/ding.wav", ""),
    "rIdAway": ("video", "https://example.org/film.mp4", "External"),
    "rIdLinked": ("oleObject", "file:///C:/Figures.xlsx", "External"),
    "rIdChartEx": ("chartEx", "../media/film.mp4", ""),
    "rIdXml": ("customXml", "../media/film.mp4", ""),
}


def _related(data: bytes) -> bytes:
    entries = "".join(
        f'<Relationship Id="{id_}" Type="{_KINDS.get(kind, f"{_OFFICE}/{kind}")}" '
        f'Target="{target}"' + (f' TargetMode="{mode}"/>' if mode else "/>")
        for id_, (kind, target, mode) in _RELATIONS.items()
    )
    return data.replace(b"</Relationships>", entries.encode() + b"</Relationships>")


def _with(shapes: str, after: str) -> Change:
    def change(data: bytes) -> bytes:
        data = re.sub(rb"(?=</p:spTree>)", shapes.encode(), data)
        data = re.sub(rb"(</p:clrMapOvr>|(?<=/></p:cSld>)<p:clrMap [^>]*/>)",
                      lambda found: found[1] + after.encode(), data)  # fmt: skip
        return re.sub(rb"<p:(sldLayout|sldMaster) ", f"\\g<0>{_NAMES}".encode(), data, count=1)

    return change


def _file(case: str) -> bytes:
    """The file with the case in a layout and in its master."""
    shapes, after = CASES[case]
    add = _with(shapes, "")
    # A master's list of layouts stands between the map of colours and the timing.
    late = replaced("<p:txStyles>", f"{after}<p:txStyles>")
    changes: dict[str, Change] = {
        layout(2): _with(shapes, after),
        MASTER: lambda data: late(add(data)),
        "ppt/media/poster.png": lambda _: _PIXEL,
        "ppt/media/film.mp4": lambda _: b"film",
        "ppt/media/ding.wav": lambda _: b"ding",
    }
    for part in (layout(2), MASTER):
        folder, _, name = part.rpartition("/")
        changes[f"{folder}/_rels/{name}.rels"] = _related
    types = "".join(
        f'<Default Extension="{extension}" ContentType="{type_}"/>'
        for extension, type_ in _TYPES.items()
    )
    changes["[Content_Types].xml"] = lambda data: re.sub(
        rb"(<Types[^>]*>)", rb"\1" + types.encode(), data, count=1
    )
    return changed(changes)


def _unresolved(data: bytes) -> list[str]:
    """References that lead nowhere, in any part."""
    found = parts(data)
    lost = []
    for name, part in found.items():
        if not name.endswith(".xml"):
            continue
        folder, _, file = name.rpartition("/")
        rels = found.get(f"{folder}/_rels/{file}.rels", b"<x/>")
        known = {entry.get("Id") for entry in etree.fromstring(rels)} | {""}
        for element in etree.fromstring(part).iter("*"):
            used = {str(value) for key, value in element.items() if _OFFICE in str(key)}
            lost += [f"{name}: {value}" for value in sorted(used - known)]
    return lost


@pytest.mark.parametrize("case", CASES)
def test_media_of_a_file_are_dropped_with_their_timing(case: str, tmp_path: Path) -> None:
    source = _file(case)
    made = compiled(project(tmp_path, source))
    data = render_pptx(made.scene, made.template)
    for part in (layout(2), MASTER):
        assert etree.fromstring(parts(source)[part]) is not None
        kept = parts(data)[part].decode()
        assert not re.search(
            r"(video|audio|quickTime|wavAudio)File|audioCd|p14:media|:snd|sndTgt|:timing|:control"
            r"|oleObj|contentPart|cx:chart|ppaction://m",
            kept,
        )
        assert ('name="Film"' in kept) == ("pic" in str(CASES[case]) and "object" not in case)
    assert _unresolved(data) == []
    assert not [name for name in parts(data) if name.endswith((".mp4", ".wav"))]
    assert made.template.base is not None
    assert check_package(data, made.template.base.part_names) == []
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    assert [str(finding) for finding in validate_pptx(path).errors] == []


def test_a_timing_that_plays_no_media_stays(tmp_path: Path) -> None:
    source = changed({layout(2): _with("", _BUILD.format(2))})
    made = compiled(project(tmp_path, source))
    assert b"p:bldP" in parts(render_pptx(made.scene, made.template))[layout(2)]


def test_the_gate_refuses_a_kept_video_without_its_link() -> None:
    """Findings in kept parts are excused, but not those that we made ourselves."""
    source = changed({layout(2): _with(_poster("<a:videoFile/>"), "")})
    found = check_package(source, parts(source))
    assert f"{layout(2)}: videoFile has no link" in found
    assert f"{layout(2)}: rIdPoster is no relationship" in found
