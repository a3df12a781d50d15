"""Broken and hostile PowerPoint files, each with what the import must say of it.

A case says "" where the file must be read, all words but those that the case is about; else it is a
piece of the sentence that refuses the file.
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.unit.importing.pptx.small_decks import (
    LAYOUT,
    PRESENTATION,
    RELATIONS,
    SLIDE,
    SPACES,
    TYPES,
    deck,
    packed,
    paragraph,
    paragraphs,
    parts,
    relation,
    relations_xml,
    run,
    shape,
    slide_xml,
)

ANY = "*"
_MAIN_RELATIONS = "ppt/_rels/presentation.xml.rels"
_ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
_FROM_FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


class Presentation(NamedTuple):
    """A file, a piece of what refuses it (`refused`; ANY for any), and what must be told of it
    where it is read (`told`)."""

    name: str
    data: bytes
    refused: str = ""
    told: str = ""


def all_presentations() -> Iterator[Presentation]:
    for group in (_no_packages, _packages, _entities, _references, _shapes, _numbers):
        yield from group()


def _zip(given: Mapping[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in given.items():
            archive.writestr(name, data)
    return target.getvalue()


def _no_packages() -> Iterator[Presentation]:
    yield Presentation("nothing", b"", "not a PowerPoint file")
    yield Presentation("no zip", b"PK\x03\x04nonsense", "not a PowerPoint file")
    yield Presentation("words", b"Once upon a time", "not a PowerPoint file")
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    yield Presentation("old format or password", old, "password")
    yield Presentation("empty zip", _zip({}), "not a PowerPoint file")
    bare = {TYPES: "<Types/>", "_rels/.rels": "<Relationships/>"}
    yield Presentation("no presentation", _zip(bare), "no presentation")
    yield Presentation("types alone", _zip({TYPES: "<Types/>"}), "not a PowerPoint file")
    types = parts()[TYPES].decode()
    word = types.replace("presentationml.presentation.main", "wordprocessingml.document.main")
    yield Presentation("a Word file", packed({TYPES: word}), "no presentation")
    sound = deck(shape(paragraphs("x")))
    for cut in (100, len(sound) // 2, len(sound) - 30):
        yield Presentation(f"cut at {cut}", sound[:cut], "damaged")
    yield Presentation("something before it", b"#!/bin/sh\n" + sound, ANY)
    yield Presentation("something behind it", sound + b"\n", "")


def _packages() -> Iterator[Presentation]:
    sound = deck(shape(paragraphs("x")))
    blank = b" " * 40_000_000
    yield Presentation("a bomb", _zip({**parts(), PRESENTATION: blank}), "too large")
    yield Presentation("a bomb in a slide", _zip({**parts(), SLIDE: blank}), "too large")
    yield Presentation("more than a disk", _claimed(sound, 600 << 20), "too large")
    many = {f"ppt/x/{n}.xml": "<a/>" for n in range(6_000)}
    yield Presentation("many parts", _zip({**parts(), **many}), "too large")
    yield Presentation("a name that leads out", packed({"../../x": "x"}), "")
    yield Presentation("a name twice", _twice(SLIDE, SLIDE), "have the name")
    yield Presentation("a name in two cases", _twice(SLIDE, SLIDE.upper()), "have the name")
    yield Presentation("a part that claims to be smaller", _claimed(sound, 10), "")
    yield Presentation("a part that claims to be larger", _claimed(sound, 1 << 20), "")
    wrong = sound.replace(zlib.crc32(parts()[LAYOUT]).to_bytes(4, "little"), b"abcd")
    yield Presentation("a wrong checksum", wrong, "no layout")
    yield Presentation("a part of another packing", _claimed(sound, None), "")
    backslashes = {name.replace("/", "\\"): data for name, data in parts().items()}
    yield Presentation("names with backslashes", _zip(backslashes), "")
    yield Presentation(
        "a slide in UTF-16", packed({SLIDE: slide_xml("").encode("utf-16")}), "UTF-8"
    )


def _twice(name: str, other: str) -> bytes:
    target = io.BytesIO(packed({}))
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(other, parts()[name])
    return target.getvalue()


def _claimed(data: bytes, size: int | None) -> bytes:
    """The directory of the archive says another size of the slide, or another way of packing."""
    entry = data.rindex(SLIDE.encode()) - 46
    at, value = (entry + 10, b"\x63\0") if size is None else (entry + 24, struct.pack("<I", size))
    return data[:at] + value + data[at + len(value) :]


def _entities() -> Iterator[Presentation]:
    text = slide_xml(shape(paragraphs("Before &b; after")))
    refused = "document type"
    yield Presentation("an entity bomb", packed({SLIDE: _ENTITIES + text}), refused)
    from_file = _FROM_FILE + text.replace("&b;", "&a;")
    yield Presentation("an entity from a file", packed({SLIDE: from_file}), refused)
    for name in (LAYOUT, PRESENTATION, RELATIONS, TYPES, "docProps/core.xml"):
        inner = parts()[name].decode().partition("?>")[2]
        yield Presentation(
            f"a document type in {name}", packed({name: _FROM_FILE + inner}), refused
        )
    notes = {"ppt/notesSlides/n.xml": _FROM_FILE + slide_xml("")}
    given = relation("rId9", "notesSlide", "../notesSlides/n.xml")
    yield Presentation("a document type in notes", deck("", given, more=notes), refused)
    art = {"ppt/diagrams/d.xml": _FROM_FILE + "<x/>"}
    given = relation("rId9", "diagramData", "../diagrams/d.xml")
    yield Presentation("a document type in SmartArt", deck("", given, more=art), refused)


def _references() -> Iterator[Presentation]:
    listed = parts()[PRESENTATION].decode()
    first = listed.partition("<p:sldId ")[2].partition("/>")[0]
    again = listed.replace("</p:sldIdLst>", f"<p:sldId {first}/></p:sldIdLst>")
    yield Presentation("a slide twice", packed({PRESENTATION: again}), "same part")
    leads = parts()[_MAIN_RELATIONS].decode()
    same = leads.replace("slides/slide2.xml", "slides/slide1.xml")
    yield Presentation("a part as two slides", packed({_MAIN_RELATIONS: same}), "same part")
    layout = leads.replace("slides/slide1.xml", "slideLayouts/slideLayout2.xml")
    yield Presentation("a layout as a slide", packed({_MAIN_RELATIONS: layout}), ANY)
    own = leads.replace("slides/slide1.xml", "presentation.xml")
    yield Presentation("the presentation as a slide", packed({_MAIN_RELATIONS: own}), ANY)
    yield Presentation("no layout", packed({RELATIONS: relations_xml()}), "no layout")
    yield Presentation("a layout that is missing", packed({LAYOUT: None}), "no layout")
    master = "ppt/slideMasters/slideMaster1.xml"
    yield Presentation("no master", packed({master: None}), "", "slide 1")
    yield Presentation("a master that is damaged", packed({master: "<p"}), "", "slide 1")
    yield Presentation("no theme", packed({"ppt/theme/theme1.xml": None}), "")
    yield Presentation("a theme that is damaged", packed({"ppt/theme/theme1.xml": "<a"}), "")
    yield Presentation("no relationships", packed({_MAIN_RELATIONS: None}), "", "slide 1")
    yield Presentation("damaged relationships", packed({_MAIN_RELATIONS: "<a"}), "damaged")
    nothing = listed.replace("<p:sldIdLst>", "<!--").replace("</p:sldIdLst>", "-->")
    yield Presentation("no slides", packed({PRESENTATION: nothing}), "")
    yield Presentation("another root", packed({PRESENTATION: "<x/>"}), ANY)
    yield Presentation("another root of a slide", packed({SLIDE: "<x/>"}), "", "slide 1")
    ring = relation("rId8", "slide", "slide2.xml") + relation("rId7", "notesSlide", "slide1.xml")
    yield Presentation("slides in a ring", deck(shape(paragraphs("x")), ring), "")
    chain = {
        f"ppt/slides/_rels/slide{n}.xml.rels": relations_xml(
            relation("rId1", "slideLayout", "../slideLayouts/slideLayout2.xml"),
            relation("rId2", "slide", f"slide{n + 1}.xml"),
        )
        for n in range(1, 2_000)
    }
    slides = {f"ppt/slides/slide{n}.xml": slide_xml("") for n in range(1, 2_001)}
    yield Presentation("a chain of 2,000 slides", packed({**slides, **chain}), ANY)
    twice = relation("rId9", "image", "../media/a.png") + relation(
        "rId9", "image", "../media/b.png"
    )
    yield Presentation("an id twice", deck(shape(paragraphs("x")), twice), "")


def _nested(depth: int, inner: str = "") -> str:
    head = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="9" name="G"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        "<p:grpSpPr/>"
    )
    return head * depth + (inner or shape(paragraphs("x"))) + "</p:grpSp>" * depth


def _either(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="a14">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def _shapes() -> Iterator[Presentation]:
    yield Presentation("90 groups in each other", deck(_nested(90)), "")
    yield Presentation("101 groups in each other", deck(_nested(101)), "groups in each other")
    yield Presentation("5,000 groups in each other", deck(_nested(5_000)), "too deeply")
    yield Presentation("50 piles of groups", deck(_nested(90) * 50), "")
    yield Presentation("4,000 shapes", deck(shape(paragraphs("x")) * 4_000), "")
    yield Presentation("21,000 shapes", deck(shape("") * 21_000), "20,000 shapes")
    yield Presentation("many tags", deck("<p:extLst>" + "<a:x/>" * 500_001 + "</p:extLst>"), "tags")
    names = " ".join(f'a{n}="1"' for n in range(600))
    yield Presentation("many attributes", deck(f"<p:sp {names}/>"), "attributes")
    yield Presentation(
        "20,000 runs", deck(shape(paragraph(*[run(" ")] * 10_000, *[run("x")] * 10_000)))
    )
    several = run("x") + run(" ", 'b="1"')
    yield Presentation("runs and blanks", deck(shape(paragraph(several * 10_000))), "")
    yield Presentation("20,000 paragraphs", deck(shape(paragraphs(*["- x"] * 20_000))), "")
    yield Presentation("a text of 3 MB", deck(shape(paragraphs("ab\u200b " * 500_000))), "")
    yield Presentation("a text of 12 MB", deck(shape(paragraphs("a" * 12_000_000))), "", "slide 1")
    yield Presentation("20,000 branches", deck(_either("<a:x/>", "<a:y/>") * 20_000), "")
    inner = shape(paragraphs("x"))
    for _ in range(80):
        inner = _either(inner, inner[:0])
    yield Presentation("branches in branches", deck(inner), "")
    deep = "<m:sSup><m:e>" * 100 + "<m:r><m:t>x</m:t></m:r>" + "</m:e></m:sSup>" * 100
    yield Presentation("a deep equation", deck(shape(paragraph(f"<a14:m>{deep}</a14:m>"))), "")
    points = "".join(f'<dgm:pt modelId="{n}" type="node"/>' for n in range(20_000))
    links = "".join(
        f'<dgm:cxn modelId="c{n}" srcId="{n}" destId="{n + 1}" srcOrd="0"/>' for n in range(20_000)
    )
    head = '<dgm:pt modelId="d" type="doc"/>'
    start = '<dgm:cxn modelId="s" srcId="d" destId="0" srcOrd="0"/>'
    art = (
        f"<dgm:dataModel {SPACES}><dgm:ptLst>{head}{points}</dgm:ptLst>"
        f"<dgm:cxnLst>{start}{links}</dgm:cxnLst></dgm:dataModel>"
    )
    ids = '<dgm:relIds r:dm="rId9" r:lo="rId9"/>'
    given = relation("rId9", "diagramData", "../diagrams/d.xml")
    data = deck(_framed(ids), given, more={"ppt/diagrams/d.xml": art})
    yield Presentation("a SmartArt of 20,000 levels", data, "", "a SmartArt drawing")


def _framed(inner: str) -> str:
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="6" name="F"/><p:cNvGraphicFramePr/>'
        '<p:nvPr/></p:nvGraphicFramePr><p:xfrm/><a:graphic><a:graphicData uri="x">'
        f"{inner}</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _numbers() -> Iterator[Presentation]:
    for wrong in ("1e9999", "-1e9999", "nan", "", "0x10", "99999999999999999999", "\u0661"):
        sized = shape(paragraphs("x")).replace('cx="', f'cx="{wrong}" y2="')
        turned = shape(paragraphs("x")).replace("<a:xfrm ", f'<a:xfrm rot="{wrong}" ')
        levelled = paragraph("x", properties=f'<a:pPr lvl="{wrong}" rtl="{wrong}"/>')
        numbered = f'<a:pPr><a:buAutoNum type="{wrong}" startAt="{wrong}"/></a:pPr>'
        text = shape(levelled + paragraph(run("x", f'sz="{wrong}" baseline="{wrong}" b="{wrong}"')))
        text += shape(
            paragraph("x", properties=numbered), body=f'<a:normAutofit fontScale="{wrong}"/>'
        )
        text += shape(paragraphs("x"), place=f'type="body" idx="{wrong or 1}"')
        yield Presentation(f"a number {wrong!r}", deck(sized + turned + text), "")
        page = parts()[PRESENTATION].decode().replace('cx="9144000"', f'cx="{wrong}"')
        yield Presentation(f"a page of {wrong!r}", packed({PRESENTATION: page}), "")
    chart = (
        f"<c:chartSpace {SPACES}><c:chart><c:plotArea><c:lineChart><c:ser><c:val><c:numRef>"
        '<c:numCache><c:ptCount val="999999999"/><c:pt idx="999999999"><c:v>1</c:v></c:pt>'
        '<c:pt idx="-1"><c:v>1e999</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>'
        "</c:lineChart></c:plotArea></c:chart></c:chartSpace>"
    )
    frame = _framed('<c:chart r:id="rId9"/>').replace(
        'uri="x"', 'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    )
    given = relation("rId9", "chart", "../charts/chart9.xml")
    data = deck(frame, given, more={"ppt/charts/chart9.xml": chart})
    yield Presentation("a chart of a thousand million points", data, "")
    spans = '<a:tc gridSpan="999999999" rowSpan="999999999"><a:txBody><a:p/></a:txBody></a:tc>'
    table = f"<a:tbl><a:tblGrid/><a:tr>{spans}</a:tr></a:tbl>"
    framed = _framed(table).replace(
        'uri="x"', 'uri="http://schemas.openxmlformats.org/drawingml/2006/table"'
    )
    yield Presentation("a cell over all columns", deck(framed), "")
