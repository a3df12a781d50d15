"""Small Word documents, made part by part, so that odd ones can be made too."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

from briefgen.importing.docx.read_document import read_document
from briefgen.importing.imported_talk import ImportedTalk
from tests.unit.importing.told import told

OFFICE = "http://schemas.openxmlformats.org"
SPACES = " ".join(
    f'xmlns:{short}="{space}"'
    for short, space in {
        "w": f"{OFFICE}/wordprocessingml/2006/main",
        "r": f"{OFFICE}/officeDocument/2006/relationships",
        "a": f"{OFFICE}/drawingml/2006/main",
        "c": f"{OFFICE}/drawingml/2006/chart",
        "dgm": f"{OFFICE}/drawingml/2006/diagram",
        "wp": f"{OFFICE}/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "m": f"{OFFICE}/officeDocument/2006/math",
        "mc": f"{OFFICE}/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
PNG = b"\x89PNG\r\n\x1a\n..."
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="berschrift 1"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/>
  <w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="Outlined"/>
  <w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet2"><w:name w:val="List Bullet 2"/></w:style>
<w:style w:type="paragraph" w:styleId="HTMLPreformatted">
  <w:name w:val="HTML Preformatted"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop">
  <w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/>
  <w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
"""
_PARTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes",
          "endnotes": "endnotes", "comments": "comments", "header": "hdr", "footer": "ftr",
          "chart": "c:chartSpace", "diagramData": "dgm:dataModel"}  # fmt: skip


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs, or of a plain text."""
    runs = inside if inside.startswith("<") else run(inside)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def heading(text: str, level: int = 1) -> str:
    return paragraph(text, {1: "Heading1", 2: "berschrift2"}.get(level, "Outlined"))


def listed(text: str, list_id: int = 1, level: int = 0) -> str:
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, properties=number)


def cell(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def document(
    body: str, parts: Mapping[str, str | None] | None = None, picture: bytes = PNG
) -> bytes:
    """A document with a body, and with parts by the kind of their relationship; "link" is an
    address, one that is None is left out; there is a picture with the id "picture"."""
    given = {"styles": STYLES, "numbering": NUMBERING, **(parts or {})}
    parts = {kind: text for kind, text in given.items() if text is not None}
    related = [
        '<Relationship Id="picture" Type="x/image" Target="media/a.png"/>',
        *(
            f'<Relationship Id="{kind}" Type="x/hyperlink" Target="{text}" TargetMode="External"/>'
            if kind == "link"
            else f'<Relationship Id="{kind}" Type="x/{kind}" Target="{_place(kind)}"/>'
            for kind, text in parts.items()
        ),
    ]
    files = {
        "[Content_Types].xml": '<Types xmlns="t"><Default Extension="xml" ContentType="x"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": _relations(
            ['<Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/>']
        ),
        "word/_rels/document.xml.rels": _relations(related),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    }
    for kind, text in parts.items():
        if kind != "link":
            name = _PARTS[kind] if ":" in _PARTS[kind] else f"w:{_PARTS[kind]}"
            files[f"word/{_place(kind)}"] = f"<{name} {SPACES}>{text}</{name}>"
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for place, content in files.items():
            package.writestr(place, content)
        package.writestr("word/media/a.png", picture)
    return target.getvalue()


def _place(kind: str) -> str:
    return {"chart": "charts/chart1.xml", "diagramData": "diagrams/data1.xml"}.get(
        kind, f"{kind}.xml"
    )


def _relations(entries: list[str]) -> str:
    return f'<Relationships xmlns="r">{"".join(entries)}</Relationships>'


def read(body: str, parts: Mapping[str, str] | None = None) -> ImportedTalk:
    return read_document(document(body, parts))


def slides(body: str, parts: Mapping[str, str] | None = None) -> list[list[str]]:
    return [told(slide) for slide in read(body, parts).slides]
