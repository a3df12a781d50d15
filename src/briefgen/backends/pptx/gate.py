"""Bytes of a deck -> what is wrong with it.

The last look at every file before it is written: faults that make PowerPoint offer a repair, that
lose slides, or that shut readers out, and that no schema finds. Each rule is one function.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from io import BytesIO
from typing import Any

from lxml import etree

from briefgen.backends.pptx.gate_charts import check_chart
from briefgen.model.values import dataclass

_OFFICE = "http://schemas.openxmlformats.org"
_NAMESPACES = {
    "a": f"{_OFFICE}/drawingml/2006/main",
    "p": f"{_OFFICE}/presentationml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
_CONTENT_TYPES = "[Content_Types].xml"
_PRESENTATION = "ppt/presentation.xml"
_MEDIA_ROOM = "ppt/media/"
_CHART = re.compile(r"ppt/charts/[^/]+\.xml")
_WORKBOOK = ".xlsx"
_SLIDE = re.compile(r"ppt/slides/[^/]+\.xml")
# No control characters but tab and the ends of lines, and none that stand for no character.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# A length that is no whole number. A point of a geometry may name a side or a middle instead.
_BROKEN_LENGTH = re.compile(
    rb' ((?:[xywh]|c[xy]|mar[LRTB]|indent|[lrtb]Ins)="(?!-?\d+"|[lrtb]"|[hv]c")[^"]*")'
)


def _path(expression: str) -> Callable[..., Any]:
    return etree.XPath(expression, namespaces=_NAMESPACES)


_REFERENCES = _path("//@r:id | //@r:embed | //@r:link")
_SHAPE_IDS = _path("//p:cNvPr/@id")
_TITLE_TEXTS = _path(
    "string((//p:sp[.//p:nvPr/p:ph[@type='title' or @type='ctrTitle']])[1]/p:txBody)"
)
_HOLDER_NUMBERS = _path("//p:nvPr/p:ph/@idx")
_TABLES = _path("//a:tbl")
_COLUMNS = _path("count(a:tblGrid/a:gridCol)")
_ROW_CELLS = _path("a:tr[count(a:tc) != $columns]")
_SLIDE_ENTRIES = _path("/p:presentation/p:sldIdLst/p:sldId")
_SECTION_ENTRIES = _path("//p14:sectionLst/p14:section/p14:sldIdLst/p14:sldId/@id")
# Shapes that show no text, and groups of which no part does, need a text alternative or a flag.
_SILENT = _path(
    "//p:spTree//*[self::p:sp or self::p:cxnSp or self::p:pic or self::p:graphicFrame]"
    "[not(.//a:t[normalize-space()])]"
    "[not(ancestor-or-self::*/*/p:cNvPr[@descr or .//adec:decorative[@val='1']])]"
)
_SAYING_BOTH = _path("//p:cNvPr[@descr != '' and .//adec:decorative[@val='1']]")
# A picture speaks for itself even where the group round it has words.
_SILENT_PICTURES = _path(
    "//p:spTree//p:pic/p:nvPicPr/p:cNvPr[not(@descr) and not(.//adec:decorative[@val='1'])]/@name"
)
_SHOWN_PICTURES = _path("//p:pic/p:blipFill/a:blip/@r:embed | //asvg:svgBlip/@r:embed")
_MEDIA = {
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "image/svg+xml": b"<?xml",
}
_NAME = _path("string(*/p:cNvPr/@name)")


@dataclass(frozen=True, slots=True)
class _Package:
    """An opened package: its names as listed, the XML parts as written and as parsed, each part's
    relationships as id -> target part, "" for a target outside, how each medium begins, and the
    workbooks of charts."""

    names: tuple[str, ...]
    texts: Mapping[str, bytes]
    trees: Mapping[str, Any]
    relations: Mapping[str, Mapping[str, str]]
    media: Mapping[str, bytes]
    workbooks: Mapping[str, bytes]


def check_package(data: bytes, kept: Collection[str] = ()) -> list[str]:
    """All that is wrong with a .pptx file, in plain words; nothing if it may be given away.

    `kept` are the parts taken over from an organisation's own file: what is wrong with those was
    wrong before, and is no finding.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = tuple(archive.namelist())
            texts = {name: archive.read(name) for name in names if _is_xml(name)}
            media = {name: archive.read(name)[:8] for name in names if name.startswith(_MEDIA_ROOM)}
            workbooks = {name: archive.read(name) for name in names if name.endswith(_WORKBOOK)}
    except (zipfile.BadZipFile, OSError) as error:
        return [f"the file is no zip archive: {error}"]
    trees, found = _parse_all(texts)
    if found or _CONTENT_TYPES not in trees or _PRESENTATION not in trees:
        return found or ["the file holds no presentation"]
    relations = {_owner(name): _targets(name, trees[name]) for name in names if _is_rels(name)}
    package = _Package(names, texts, trees, relations, media, workbooks)
    findings = (finding for rule in _RULES for finding in rule(package))
    return [finding for finding in findings if finding.partition(": ")[0] not in kept]


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _is_rels(name: str) -> bool:
    return name.endswith(".rels")


def _parse_all(texts: Mapping[str, bytes]) -> tuple[dict[str, Any], list[str]]:
    """The trees of all parts, and those that are no XML or hold what no document may hold."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    trees: dict[str, Any] = {}
    found: list[str] = []
    for name, text in texts.items():
        if bad := _FORBIDDEN.search(text.decode("utf-8", errors="replace")):
            found.append(f"{name}: control character U+{ord(bad.group()):04X}")
            continue
        try:
            trees[name] = etree.fromstring(text, parser)
        except etree.XMLSyntaxError as error:
            found.append(f"{name}: not well-formed: {error}")
    return trees, found


def _owner(name: str) -> str:
    """The part whose relationships a .rels part lists."""
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _targets(name: str, tree: Any) -> dict[str, str]:
    folder = posixpath.dirname(_owner(name))
    return {
        entry.get("Id"): ""
        if entry.get("TargetMode") == "External"
        else posixpath.normpath(posixpath.join("/", folder, entry.get("Target")))[1:]
        for entry in tree
    }


def _unique_names(package: _Package) -> Iterator[str]:
    counted = Counter(name.lower() for name in package.names)
    yield from (f"{name}: stands twice in the file" for name, n in counted.items() if n > 1)


def _content_types(package: _Package) -> Iterator[str]:
    """Every part has a type, and every type a part."""
    entries = list(package.trees[_CONTENT_TYPES])
    overrides = {entry.get("PartName", "")[1:] for entry in entries if entry.get("PartName")}
    extensions = {entry.get("Extension") for entry in entries if entry.get("Extension")}
    # The type of any XML says nothing: such a part needs its own.
    extensions.discard("xml")
    for name in package.names:
        typed = name in overrides or name.rpartition(".")[2] in extensions
        if not typed and name != _CONTENT_TYPES:
            yield f"{name}: no content type"
    yield from (f"{name}: a type for no part" for name in sorted(overrides - set(package.names)))


def _relationships(package: _Package) -> Iterator[str]:
    """Every relationship leads to a part, and every reference to a relationship."""
    for owner, targets in package.relations.items():
        for id_, target in targets.items():
            if target and target not in package.names:
                yield f"{owner}: {id_} leads to {target}, which is not there"
    for name, tree in package.trees.items():
        known = package.relations.get(name, {})
        yield from (f"{name}: {id_} is no relationship" for id_ in _REFERENCES(tree)
                    if id_ not in known)  # fmt: skip


def _layout_trees(package: _Package) -> Iterator[tuple[str, Any]]:
    """Layouts, which may show a logo."""
    yield from ((name, tree) for name, tree in package.trees.items() if "/slideLayouts/" in name)


def _media(package: _Package) -> Iterator[str]:
    """Each medium is what its type says, and some picture shows it; each picture shows one."""
    entries = list(package.trees[_CONTENT_TYPES])
    types = {entry.get("PartName", "")[1:] or entry.get("Extension"): entry.get("ContentType", "")
             for entry in entries}  # fmt: skip
    shown: set[str] = set()
    for name, tree in (*_slide_trees(package), *_layout_trees(package)):
        found = [package.relations.get(name, {}).get(id_, "") for id_ in _SHOWN_PICTURES(tree)]
        yield from (f"{name}: a picture shows no medium" for one in found
                    if one not in package.media)  # fmt: skip
        shown.update(found)
    for name, start in package.media.items():
        type_ = types.get(name) or types.get(name.rpartition(".")[2], "")
        if not start.startswith(_MEDIA.get(type_, b"\0")[:8]):
            yield f"{name}: is not of its type, {type_}"
        if name not in shown:
            yield f"{name}: no picture shows it"


def _charts(package: _Package) -> Iterator[str]:
    """Each chart draws what stands in its workbook, and each workbook is a chart's."""
    used: set[str] = set()
    for name, tree in package.trees.items():
        if _CHART.fullmatch(name):
            targets = package.relations.get(name, {}).values()
            found = next((target for target in targets if target in package.workbooks), "")
            used.add(found)
            yield from check_chart(name, tree, package.workbooks.get(found))
    yield from (f"{name}: no chart's" for name in package.workbooks if name not in used)


def _slides_in_list(package: _Package) -> Iterator[str]:
    """Every slide part is in the list of slides, once."""
    relations = package.relations.get(_PRESENTATION, {})
    entries = _SLIDE_ENTRIES(package.trees[_PRESENTATION])
    listed = Counter(relations.get(entry.get(f"{{{_NAMESPACES['r']}}}id"), "") for entry in entries)
    for name in filter(_SLIDE.fullmatch, package.names):
        if listed[name] != 1:
            yield f"{name}: stands {listed[name]} times in the list of slides"
    if not entries:
        yield "the deck has no slides"


def _sections(package: _Package) -> Iterator[str]:
    """Where there are sections, they hold the slides of the list in its order."""
    tree = package.trees[_PRESENTATION]
    sectioned = _SECTION_ENTRIES(tree)
    slides = [entry.get("id") for entry in _SLIDE_ENTRIES(tree)]
    if sectioned and sectioned != slides:
        yield "the sections do not hold exactly the slides, in their order"


def _slide_trees(package: _Package) -> Iterator[tuple[str, Any]]:
    return ((name, tree) for name, tree in package.trees.items() if _SLIDE.fullmatch(name))


def _repeated(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def _shape_ids(package: _Package) -> Iterator[str]:
    for name, tree in package.trees.items():
        yield from (f"{name}: two shapes have the id {id_}" for id_ in _repeated(_SHAPE_IDS(tree)))
    for name, tree in _slide_trees(package):
        yield from (f"{name}: two texts fill placeholder {number}"
                    for number in _repeated(_HOLDER_NUMBERS(tree)))  # fmt: skip


def _whole_lengths(package: _Package) -> Iterator[str]:
    """Lengths are whole numbers of EMU."""
    for name, text in package.texts.items():
        for found in _BROKEN_LENGTH.findall(text) if name.startswith("ppt/") else ():
            yield f"{name}: {found.decode()} is no whole number"


def _tables(package: _Package) -> Iterator[str]:
    for name, tree in _slide_trees(package):
        for table in _TABLES(tree):
            columns = _COLUMNS(table)
            if _ROW_CELLS(table, columns=columns):
                yield f"{name}: a row of a table has not {columns:.0f} cells"


def _titles(package: _Package) -> Iterator[str]:
    for name, tree in _slide_trees(package):
        if not _TITLE_TEXTS(tree).strip():
            yield f"{name}: no title"


def _alternatives(package: _Package) -> Iterator[str]:
    """What shows no text has a text alternative or says that it is decoration, never both."""
    for name, tree in _slide_trees(package):
        for shape in _SILENT(tree):
            yield f"{name}: {_NAME(shape)} has neither text, alt text nor the decorative flag"
        for picture in _SILENT_PICTURES(tree):
            yield f"{name}: {picture} has neither alt text nor the decorative flag"
        for both in _SAYING_BOTH(tree):
            yield f"{name}: {both.get('name')} is decorative and has alt text"


_RULES = (
    _unique_names,
    _content_types,
    _relationships,
    _media,
    _charts,
    _slides_in_list,
    _sections,
    _shape_ids,
    _whole_lengths,
    _tables,
    _titles,
    _alternatives,
)
