"""Bytes of an Office file -> its parts, within limits; what cannot be used is refused in words."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from urllib.parse import quote, unquote

from msgspec import field

from briefgen.model.values import Value

# No real file among a thousand came near these; a file made to exhaust the machine does.
MOST_PARTS = 5_000
LARGEST_FILE = 100 * 1024 * 1024
LARGEST_TOTAL = 512 * 1024 * 1024
LARGEST_XML = 32 * 1024 * 1024

OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "a": f"{OFFICE}/drawingml/2006/main",
    "p": f"{OFFICE}/presentationml/2006/main",
    "r": f"{OFFICE}/officeDocument/2006/relationships",
    "mc": f"{OFFICE}/markup-compatibility/2006",
}
_TYPES = "[Content_Types].xml"
_ENCRYPTED = b"\xd0\xcf\x11\xe0"
_STRICT = b"http://purl.oclc.org/ooxml"
_DAMAGED = "open it in PowerPoint, and save it again"

Element = Any


class Refusal(Exception):  # noqa: N818  (a refusal is no error of ours)
    """Why a file cannot be used, and what can be done; it never leaves the reading of a base."""

    def __init__(self, message: str, hint: str = _DAMAGED) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Relation(Value):
    """A relationship: the last word of its type, and the part or the address it leads to."""

    kind: str
    target: str
    is_external: bool = False


class OfficePackage(Value):
    """An opened package. `names` gives each part's name as the archive has it; parts are unpacked
    when they are asked for."""

    archive: zipfile.ZipFile
    names: Mapping[str, str]
    overrides: Mapping[str, str]
    defaults: Mapping[str, str]
    kept: dict[str, bytes] = field(default_factory=dict)
    trees: dict[str, Element] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return name in self.names

    def data(self, name: str) -> bytes:
        """The bytes of a part. Raises Refusal where it is absent, damaged or too large."""
        if name not in self.kept:
            self.kept[name] = self._unpacked(name)
        return self.kept[name]

    def _unpacked(self, name: str) -> bytes:
        if name not in self.names:
            raise Refusal(f"the part {name} is missing")
        limit = LARGEST_XML if name.endswith((".xml", ".rels")) else LARGEST_FILE
        try:
            with self.archive.open(self.names[name]) as stream:
                data = stream.read(limit + 1)
        except Exception as error:  # a damaged archive shows in many ways
            raise Refusal(f"the part {name} is damaged") from error
        if len(data) > limit:
            raise Refusal(f"the part {name} is too large", "remove what is large from the file")
        return data

    def tree(self, name: str) -> Element:
        """The root of an XML part. Raises Refusal where it is not sound."""
        if name not in self.trees:
            self.trees[name] = parse_xml(self.data(name), name)
        return self.trees[name]

    def type(self, name: str) -> str:
        """The content type of a part."""
        extension = name.rpartition(".")[2].lower()
        return self.overrides.get(name.lower()) or self.defaults.get(extension, "")

    def relations(self, name: str) -> dict[str, Relation]:
        """The relationships of a part by their ids; those that lead to no part are left out."""
        folder, file = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.has(listed):
            return {}
        return dict(self._listed(listed, folder))

    def _listed(self, name: str, folder: str) -> Iterator[tuple[str, Relation]]:
        for entry in self.tree(name):
            id_, target = entry.get("Id"), entry.get("Target")
            kind = (entry.get("Type") or "").rpartition("/")[2]
            if not id_ or target is None:
                continue
            if entry.get("TargetMode") == "External":
                yield id_, Relation(kind, target, is_external=True)
                continue
            part = posixpath.normpath(posixpath.join("/", folder, unquote(target)))[1:]
            if self.has(part):
                yield id_, Relation(kind, part)


def open_office(data: bytes) -> OfficePackage:
    """The package in a file's bytes. Raises Refusal for one that is encrypted, damaged, too large,
    of the strict kind, or no package at all."""
    if data.startswith(_ENCRYPTED):
        raise Refusal(
            "the file is protected by a password, or is of an old format (.ppt, .pot)",
            "open it in PowerPoint, remove the password, and save it as .potx or .pptx",
        )
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refusal("the file is damaged, or is no PowerPoint file") from error
    _check_size(archive)
    names = {_part_name(name): name for name in archive.namelist()}
    package = OfficePackage(archive, names, {}, {})
    if not package.has(_TYPES):
        raise Refusal("the file is no PowerPoint file", "give a .potx, .pptx, .potm or .ppsx file")
    return _with_types(package)


def _part_name(name: str) -> str:
    """The name of a part as people write it: some programs write its URI, others its characters."""
    return unquote(name).replace("\\", "/").lstrip("/")


def part_uri(name: str) -> str:
    """The name of a part as the package has it, in ASCII."""
    return quote(name, safe="/!$&'()*+,;=:@-._~")


def _check_size(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS or total > LARGEST_TOTAL:
        hint = f"a file may have {MOST_PARTS} parts and {LARGEST_TOTAL >> 20} MB unpacked"
        raise Refusal("the file is too large when it is unpacked", hint)


def _with_types(package: OfficePackage) -> OfficePackage:
    overrides: dict[str, str] = {}
    defaults: dict[str, str] = {}
    for entry in package.tree(_TYPES):
        type_ = entry.get("ContentType") or ""
        if entry.get("PartName"):
            overrides[_part_name(entry.get("PartName")).lower()] = type_
        elif entry.get("Extension"):
            defaults[entry.get("Extension").lower()] = type_
    return OfficePackage(package.archive, package.names, overrides, defaults)


def parse_xml(data: bytes, name: str) -> Element:
    """The root of an XML document. Raises Refusal for one that is not sound, that declares a
    document type (Office files have none), or that is of the strict kind."""
    from lxml import etree

    if b"<!DOCTYPE" in data:
        raise Refusal(f"the part {name} declares a document type, as no Office file does")
    if _STRICT in data[:4_000]:
        raise Refusal(
            "the file is saved as Strict Open XML, which cannot be read",
            "open it in PowerPoint, choose Save As, and take the type without the word Strict",
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refusal(f"the part {name} is damaged") from error


def find(element: Element, path: str) -> Element:
    """The first element at a path, None where there is none."""
    return None if element is None else element.find(path, NAMESPACES)


def find_all(element: Element, path: str) -> list[Element]:
    return [] if element is None else list(element.findall(path, NAMESPACES))


def word(element: Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def whole(value: str | None, default: int = 0) -> int:
    """A whole number, the default where the text is none."""
    try:
        return round(float(value)) if value is not None else default
    except (ValueError, OverflowError):
        return default


def written(root: Element) -> bytes:
    """The element as a document."""
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
