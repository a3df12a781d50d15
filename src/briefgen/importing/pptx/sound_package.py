"""A PowerPoint file -> what is sound and of use in it, packed anew for python-pptx to open.

python-pptx unpacks all that a file has, believes every name in it and gives up on the first part
that is broken. So it is given a package of ours: each part unpacked within limits and checked, no
relationship that leads nowhere, and no part that the import has no use for.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from msgspec import Struct, field

from briefgen.importing.strict_names import read_as_usual
from briefgen.model.values import Value
from briefgen.ooxml.reader import (
    CONTENT_TYPES,
    NAMESPACES,
    DamagedPart,
    Element,
    OfficePackage,
    Refusal,
    element_of,
    open_office,
    parse_xml,
    relations_part,
    written,
)

DEEPEST_GROUP = 100
# Three times as many as the largest real file among a thousand had.
MOST_TAGS_IN_ALL, MOST_SHAPES = 1_500_000, 20_000
_MAIN_TYPE = re.compile(
    r"application/vnd\.(openxmlformats-officedocument\.presentationml|ms-powerpoint)"
    r"\.(presentation|slideshow|template)(\.macroEnabled)?\.main\+xml"
)
_PML = "application/vnd.openxmlformats-officedocument.presentationml"
# What is read, by the last word of the relationship that leads there, and the type that it has.
_READ: Mapping[str, str] = {
    "officeDocument": f"{_PML}.presentation.main+xml",
    "slide": f"{_PML}.slide+xml",
    "slideLayout": f"{_PML}.slideLayout+xml",
    "slideMaster": f"{_PML}.slideMaster+xml",
    "notesSlide": f"{_PML}.notesSlide+xml",
    "notesMaster": f"{_PML}.notesMaster+xml",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "chart": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "chartEx": "application/xml",
    "chartUserShapes": "application/xml",
    "diagramData": "application/xml",
    "diagramLayout": "application/xml",
    "diagramDrawing": "application/xml",
    "comments": "application/xml",
    "commentAuthors": "application/xml",
    "image": "application/octet-stream",
}
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_P, _R = (f"{{{NAMESPACES[prefix]}}}" for prefix in "pr")


class SoundPackage(Value):
    """What python-pptx is to open (`file`), the package that it was made from (`source`), the name
    of its presentation (`main`), and the names of parts that are `damaged`, with their kinds."""

    file: bytes
    source: OfficePackage
    main: str
    damaged: Mapping[str, str]


class _Lead(Value):
    """A relationship as it is written: its `id`, whole `type`, and the part or address it leads to
    (`target`); `is_external` where that is an address."""

    id: str
    type: str
    target: str
    is_external: bool

    @property
    def kind(self) -> str:
        return self.type.rpartition("/")[2]


class _SoundPart(Value):
    """A part of a `kind`, its `data` and where it leads (`leads`)."""

    kind: str
    data: bytes
    leads: tuple[_Lead, ...]


def sound_package(data: bytes) -> SoundPackage:
    """Raises Refusal for what no import should open."""
    package = open_office(data)
    _check_names(package)
    read_as_usual(package)
    main = _main_part(package)
    walk = _Walk(package=package)
    walk.go()
    if main in walk.damaged:
        raise Refusal("the presentation in the file is damaged")
    _check_slides(package, main, walk.sound)
    return SoundPackage(_packed(walk.sound), package, main, walk.damaged)


def _check_names(package: OfficePackage) -> None:
    """Each part once: programs differ in which of two they read."""
    seen: set[str] = set()
    for name in package.listed:
        if name.lower() in seen:
            raise Refusal(f"two parts of the file have the name {name}")
        seen.add(name.lower())
    if not package.has("_rels/.rels"):
        raise Refusal("the file is not a PowerPoint file", "give a .pptx, .ppsx or .potx file")


def _main_part(package: OfficePackage) -> str:
    for relation in package.relations("").values():
        if relation.kind == "officeDocument" and not relation.is_external:
            if _MAIN_TYPE.fullmatch(package.type(relation.target)):
                return relation.target
            break
    raise Refusal(
        "the file has no presentation in it", "give a .pptx, .ppsx, .potx, .pptm or .ppsm file"
    )


class _Walk(Struct, kw_only=True):
    """Over the parts of a package from its own relationships: the `sound` ones by name, "" for the
    package itself, the `damaged` ones with their kinds, and the `tags` and `shapes` met so far."""

    package: OfficePackage
    sound: dict[str, _SoundPart] = field(default_factory=dict)
    damaged: dict[str, str] = field(default_factory=dict)
    tags: int = 0
    shapes: int = 0

    def go(self) -> None:
        kinds = {"": ""}
        reached = [""]
        for name in reached:
            try:
                data = self._checked(name, kinds[name])
                leads = tuple(_leads(self.package, name))
            except DamagedPart:
                self.damaged[name] = kinds[name]
                continue
            for lead in leads:
                if not lead.is_external and lead.target not in kinds:
                    kinds[lead.target] = lead.kind
                    reached.append(lead.target)
            self.sound[name] = _SoundPart(kinds[name], data, leads)

    def _checked(self, name: str, kind: str) -> bytes:
        """The bytes of a part that can be parsed. Pictures are left where they are until they are
        used: python-pptx would hold all of them at once."""
        if not name or kind == "image":
            return b""
        data = self.package.data(name)
        self.tags += data.count(b"<")
        _check_count(self.tags, MOST_TAGS_IN_ALL, "tags")
        tree = parse_xml(data, name)
        self.shapes += sum(1 for _ in tree.iter(f"{_P}cNvPr"))
        _check_count(self.shapes, MOST_SHAPES, "shapes")
        _check_depth(tree, name)
        return data


def _check_count(count: int, most: int, what: str) -> None:
    if count > most:
        hint = "save it in several files, and remove very detailed drawings"
        raise Refusal(f"the file has more than {most:,} {what}", hint)


def _check_depth(tree: Element, name: str) -> None:
    """Groups in groups are read by a function that calls itself."""
    groups = list(tree.iter(f"{_P}grpSp"))
    if len(groups) > DEEPEST_GROUP:
        for group in groups:
            if sum(1 for _ in group.iterancestors(f"{_P}grpSp")) >= DEEPEST_GROUP:
                hint = "open it in PowerPoint, ungroup what is grouped so often, and save it again"
                message = f"the part {name} has more than {DEEPEST_GROUP} groups in each other"
                raise Refusal(message, hint)


def _leads(package: OfficePackage, name: str) -> Iterator[_Lead]:
    """Where a part leads: to what is read, and to addresses."""
    listed = package.spelt(relations_part(name))
    if not package.has(listed):
        return
    types = {entry.get("Id"): entry.get("Type", "") for entry in package.tree(listed)}
    for relation in package.relations(name).values():
        if relation.is_external or relation.kind in _READ:
            yield _Lead(relation.id, types[relation.id], relation.target, relation.is_external)


def _check_slides(package: OfficePackage, main: str, sound: Mapping[str, _SoundPart]) -> None:
    """Each slide is listed once, and stands on a layout."""
    relations = package.relations(main)
    listed = [entry.get(f"{_R}id", "") for entry in package.tree(main).iter(f"{_P}sldId")]
    seen: set[str] = set()
    for number, id_ in enumerate(listed, 1):
        if id_ not in relations:
            continue
        name = relations[id_].target
        if name in seen:
            raise Refusal(f"slide {number} of the file is the same part as one before it")
        seen.add(name)
        leads = sound[name].leads if name in sound else None
        if leads is not None and not any(
            lead.kind == "slideLayout" and lead.target in sound for lead in leads
        ):
            raise Refusal(f"slide {number} of the file has no layout")


def _packed(sound: Mapping[str, _SoundPart]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(CONTENT_TYPES, _types(sound))
        for name, part in sound.items():
            if name:
                archive.writestr(name, part.data)
            leads = [one for one in part.leads if one.is_external or one.target in sound]
            archive.writestr(relations_part(name), _relations(leads))
    return target.getvalue()


def _types(sound: Mapping[str, _SoundPart]) -> bytes:
    from lxml import etree

    root = _root(_TYPES, "Types")
    for name, part in sound.items():
        if name:
            type_ = _READ[part.kind]
            etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=type_)
    return written(root)


def _relations(leads: Sequence[_Lead]) -> bytes:
    from lxml import etree

    root = _root(_RELATIONS, "Relationships")
    for lead in leads:
        entry = etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=lead.id, Type=lead.type)
        entry.set("Target", lead.target if lead.is_external else f"/{lead.target}")
        if lead.is_external:
            entry.set("TargetMode", "External")
    return written(root)


def _root(space: str, name: str) -> Element:
    return element_of(f'<{name} xmlns="{space}"/>'.encode())
