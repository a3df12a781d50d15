"""Decks of one slide, whose parts are written by hand into what python-pptx makes once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import cache

from pptx import Presentation

from briefgen.importing.imported_talk import (
    ImportedParagraph,
    ImportedShape,
    ImportedSlide,
    ImportedTalk,
    ImportedText,
)
from briefgen.importing.pptx.read_presentation import read_presentation

_OFFICE = "http://schemas.openxmlformats.org"
_MICROSOFT = "http://schemas.microsoft.com/office"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "a": f"{_OFFICE}/drawingml/2006/main",
        "p": f"{_OFFICE}/presentationml/2006/main",
        "r": f"{_OFFICE}/officeDocument/2006/relationships",
        "mc": f"{_OFFICE}/markup-compatibility/2006",
        "m": f"{_OFFICE}/officeDocument/2006/math",
        "c": f"{_OFFICE}/drawingml/2006/chart",
        "dgm": f"{_OFFICE}/drawingml/2006/diagram",
        "p14": f"{_MICROSOFT}/powerpoint/2010/main",
        "a14": f"{_MICROSOFT}/drawing/2010/main",
        "asvg": f"{_MICROSOFT}/drawing/2016/SVG/main",
        "adec": f"{_MICROSOFT}/drawing/2017/decorative",
        "new": "urn:something/newer",
    }.items()
)
SLIDE = "ppt/slides/slide1.xml"
RELATIONS = "ppt/slides/_rels/slide1.xml.rels"
PRESENTATION = "ppt/presentation.xml"
TYPES = "[Content_Types].xml"
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
_LAYOUT_RELATION = (
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument/2006/relationships/slideLayout"'
    ' Target="../slideLayouts/slideLayout2.xml"/>'
)
# The page that python-pptx makes.
WIDTH, HEIGHT = 9_144_000, 6_858_000


@cache
def parts() -> Mapping[str, bytes]:
    """The parts of a deck with three empty slides of "Title and Content"."""
    made = Presentation()
    for _ in range(3):
        made.slides.add_slide(made.slide_layouts[1])
    target = io.BytesIO()
    made.save(target)
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(changed: Mapping[str, str | bytes | None]) -> bytes:
    """The deck with some parts changed, added or, where they are None, taken out."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in {**parts(), **changed}.items():
            if data is not None:
                archive.writestr(name, data)
    return target.getvalue()


def slide_xml(shapes: str, *, after: str = "", attributes: str = "", before: str = "") -> str:
    """A slide with shapes; what stands `after` all of them, `before` them, and on the slide."""
    return (
        f"<p:sld {SPACES} {attributes}><p:cSld>{before}<p:spTree><p:nvGrpSpPr>"
        '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f"{shapes}</p:spTree></p:cSld>{after}</p:sld>"
    )


def relation(id_: str, kind: str, target: str, mode: str = "") -> str:
    """A relationship of the slide; `kind` as Office names it."""
    type_ = f"{_OFFICE}/officeDocument/2006/relationships/{kind}"
    mode = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{id_}" Type="{type_}" Target="{target}"{mode}/>'


def relations_xml(*listed: str) -> str:
    space = f"{_OFFICE}/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(listed)}</Relationships>'


def deck(
    shapes: str = "",
    *listed: str,
    after: str = "",
    attributes: str = "",
    before: str = "",
    more: Mapping[str, str | bytes | None] | None = None,
) -> bytes:
    """A deck whose first slide has these shapes and relationships; `more` are further parts."""
    return packed(
        {
            SLIDE: slide_xml(shapes, after=after, attributes=attributes, before=before),
            RELATIONS: relations_xml(_LAYOUT_RELATION, *listed),
            **(more or {}),
        }
    )


def read(
    shapes: str = "",
    *listed: str,
    after: str = "",
    attributes: str = "",
    before: str = "",
    more: Mapping[str, str | bytes | None] | None = None,
) -> ImportedSlide:
    """The first slide of such a deck as it is read."""
    data = deck(shapes, *listed, after=after, attributes=attributes, before=before, more=more)
    return talk(data).slides[0]


def talk(data: bytes) -> ImportedTalk:
    return read_presentation(data)


def frame(left: float, top: float, width: float, height: float, attributes: str = "") -> str:
    """A frame by shares of the page."""
    x, y = round(left * WIDTH), round(top * HEIGHT)
    across, down = round(width * WIDTH), round(height * HEIGHT)
    return (
        f'<a:xfrm {attributes}><a:off x="{x}" y="{y}"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
    )


def shape(
    paragraphs: str,
    *,
    place: str = "",
    properties: str = "",
    body: str = "",
    styles: str = "",
    about: str = "",
    inside: str = "",
) -> str:
    """A text box, or what is in a placeholder (`place`), with paragraphs as XML; `about` are
    attributes of its name, and `inside` stands in that."""
    holder = f"<p:ph {place}/>" if place else ""
    if not properties and not place:
        properties = frame(0.1, 0.2, 0.5, 0.3)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Box" {about}>{inside}</p:cNvPr><p:cNvSpPr/>'
        f"<p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:spPr>{properties}</p:spPr><p:txBody>"
        f"<a:bodyPr>{body}</a:bodyPr><a:lstStyle>{styles}</a:lstStyle>{paragraphs}</p:txBody></p:sp>"
    )


def run(text: str, attributes: str = "", inner: str = "") -> str:
    return f"<a:r><a:rPr {attributes}>{inner}</a:rPr><a:t>{text}</a:t></a:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    """Of texts, or of runs as XML."""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<a:p>{properties}{inner}</a:p>"


def paragraphs(*texts: str) -> str:
    return "".join(map(paragraph, texts))


def paragraphs_in(shapes: str, *listed: str) -> tuple[ImportedParagraph, ...]:
    """The paragraphs of the first shape of a slide with these shapes."""
    return paragraphs_of(read(shapes, *listed).shapes[0])


def paragraphs_of(found: ImportedShape) -> tuple[ImportedParagraph, ...]:
    assert isinstance(found.contents, ImportedText)
    return found.contents.paragraphs
