"""Office package -> the parts that decks take over: without slides, macros and traces of people."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from copy import deepcopy

from briefgen.model.base_file import KeptPart
from briefgen.model.values import replace
from briefgen.ooxml.reader import (
    OFFICE,
    Element,
    OfficePackage,
    Relation,
    part_uri,
    relations_part,
    word,
    written,
)
from briefgen.pptx_template.layouts import FoundFile
from briefgen.pptx_template.remove_dangling_references import prune
from briefgen.pptx_template.traces_of_people import plain_names, without_traces

# Relationships that are followed from masters; whatever else hangs there is left out.
_KEPT = frozenset(
    {
        *("slideLayout", "slideMaster", "theme", "themeOverride", "image", "chart", "package"),
        *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"),
        *("oleObject", "vmlDrawing", "chartUserShapes", "chartStyle", "chartColorStyle", "hdphoto"),
        "font",
    }
)
# What the presentation part keeps, and in it.
_OF_PRESENTATION = frozenset(
    {"slideMaster", "notesMaster", "handoutMaster", "theme", "tableStyles", "font"}
)
_ELEMENTS = frozenset(
    {
        *("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldSz", "notesSz"),
        *("embeddedFontLst", "kinsoku", "defaultTextStyle"),
    }
)
_SAFE_LINKS = ("http://", "https://", "mailto:", "tel:")
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_KIND = f"{OFFICE}/officeDocument/2006/relationships/"
_MICROSOFT = {
    "diagramDrawing": "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing",
    "hdphoto": "http://schemas.microsoft.com/office/2007/relationships/hdphoto",
    "chartStyle": "http://schemas.microsoft.com/office/2011/relationships/chartStyle",
    "chartColorStyle": "http://schemas.microsoft.com/office/2011/relationships/chartColorStyle",
}


def kept_relations(found: FoundFile) -> dict[str, tuple[str, str]]:
    """The relationships of the presentation part that are kept: kind and part by id."""
    return {
        id_: (relation.kind, part_uri(relation.target))
        for id_, relation in found.package.relations(found.presentation).items()
        if relation.kind in _OF_PRESENTATION and not relation.is_external
    }


def presentation_of(found: FoundFile) -> bytes:
    """The presentation part without slides, sections, macros and settings of single slides."""
    root = found.package.tree(found.presentation)
    for child in list(root):
        if word(child) not in _ELEMENTS:
            root.remove(child)
    prune(root, kept_relations(found))
    _drop_empty(root)
    return written(root)


def _drop_empty(root: Element) -> None:
    for child in list(root):
        if word(child) in {"embeddedFontLst", "notesMasterIdLst", "handoutMasterIdLst"}:
            for font in [font for font in child if word(font) == "embeddedFont" and len(font) < 2]:
                child.remove(font)
            if not len(child):
                root.remove(child)


def kept_parts(found: FoundFile) -> tuple[KeptPart, ...]:
    """The parts reached from masters, fonts and table styles, each followed by its relationships,
    in a fixed order."""
    package = found.package
    kept = kept_relations(found)
    relations = package.relations(found.presentation)
    names = list(dict.fromkeys(relations[id_].target for id_ in kept))
    for name in names:  # grows on the way
        names.extend(
            relation.target
            for relation in _followed(package, name).values()
            if not relation.is_external and relation.target not in names
        )
    called = plain_names(list(dict.fromkeys(names)))
    return tuple(part for name in dict.fromkeys(names) for part in _parts(package, name, called))


def _followed(package: OfficePackage, name: str) -> dict[str, Relation]:
    return {id_: relation for id_, relation in package.relations(name).items()
            if _is_kept(relation)}  # fmt: skip


def _is_kept(relation: Relation) -> bool:
    if relation.is_external:
        return relation.kind == "hyperlink" and relation.target.lower().startswith(_SAFE_LINKS)
    return relation.kind in _KEPT


def _parts(package: OfficePackage, name: str, called: Mapping[str, str]) -> Iterator[KeptPart]:
    """A part and its relationships; `called` are the names that some parts get."""
    data, type_ = package.data(name), package.type(name)
    if name.endswith(".xml"):
        # What is drawn in PDFs is read from the file's own tree.
        tree = deepcopy(package.tree(name))
        data = written(tree) if prune(tree, _followed(package, name)) else data
    yield KeptPart(part_uri(called.get(name, name)), type_, without_traces(name, data))
    relations = {
        id_: replace(relation, target=called.get(relation.target, relation.target))
        for id_, relation in _followed(package, name).items()
    }
    if relations:
        listed, xml = relations_part(name), _relations_xml(relations, posixpath.dirname(name))
        yield KeptPart(part_uri(listed), _RELATIONS_TYPE, xml.encode())


def _relations_xml(relations: dict[str, Relation], folder: str) -> str:
    entries = "".join(_relation_xml(id_, relation, folder) for id_, relation in relations.items())
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{entries}</Relationships>'
    )


def _relation_xml(id_: str, relation: Relation, folder: str) -> str:
    kind = _MICROSOFT.get(relation.kind, _KIND + relation.kind)
    target, mode = relation.target, ' TargetMode="External"'
    if not relation.is_external:
        target, mode = part_uri(posixpath.relpath(f"/{target}", f"/{folder}")), ""
    return f'<Relationship Id="{_quoted(id_)}" Type="{kind}" Target="{_quoted(target)}"{mode}/>'


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
