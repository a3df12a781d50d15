"""Bytes of an Office file -> its parts, within limits; what cannot be used is refused in words."""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any, TypeVar
from urllib.parse import quote, unquote

from msgspec import field

from briefgen.model.values import Value, replace
from briefgen.support.memo import memo

# No real file among a thousand came near these; a file made to exhaust the machine does.
MOST_PARTS = 5_000
LARGEST_FILE = 100 * 1024 * 1024
LARGEST_TOTAL = 512 * 1024 * 1024
LARGEST_XML = 32 * 1024 * 1024
# Tags of a part, and attributes of one of them: to find one of thousands takes as many steps.
MOST_TAGS, MOST_ATTRIBUTES = 500_000, 500

OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "a": f"{OFFICE}/drawingml/2006/main",
    "p": f"{OFFICE}/presentationml/2006/main",
    "r": f"{OFFICE}/officeDocument/2006/relationships",
    "mc": f"{OFFICE}/markup-compatibility/2006",
    "c": f"{OFFICE}/drawingml/2006/chart",
    "m": f"{OFFICE}/spreadsheetml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
CONTENT_TYPES = "[Content_Types].xml"
_ENCRYPTED = b"\xd0\xcf\x11\xe0"
_STRICT = b"http://purl.oclc.org/ooxml"
_DAMAGED = "open it in PowerPoint, and save it again"
# Of a part's own head in the archive: the lengths of its name and of what follows that.
_LENGTHS, _HEAD = struct.Struct("<HH"), 30
_PREFIX = re.compile(r"(?:^|(?<=/))([a-z0-9]+):")
# Shorter ones cannot have so many attributes.
_LONG_TAG = re.compile(rb"<[^<>]{2000,}")

Element = Any
T = TypeVar("T")


class Refusal(Exception):  # noqa: N818  (a refusal is no error of ours)
    """Why a file cannot be used, and what can be done; it never leaves the reading of a file."""

    def __init__(self, message: str, hint: str = _DAMAGED) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class DamagedPart(Refusal):
    """A part is broken by accident: what has no need of it can be read all the same."""


class Relation(Value):
    """A relationship: its `id` within the part that has it, as `kind` the last word of its type,
    such as "slideLayout", and as `target` the part or the address it leads to. It `is_external`
    where that is an address. A target is as written in the file until `led_from` makes a part's
    name of it."""

    id: str
    kind: str
    target: str
    is_external: bool = False


class PackedPart(Value, kw_only=True):
    """A part as it stands in the archive, whatever its name: its `packed` bytes and the `method` of
    packing, as zip numbers it; its `size` in bytes and its checksum `crc` once unpacked, as the
    archive claims them; and the `most` bytes that it may be."""

    packed: bytes
    method: int
    size: int
    crc: int
    most: int

    def unpacked(self) -> bytes:
        """Its bytes. Raises Refusal, in words that follow its name."""
        if self.size > self.most:
            raise Refusal("is too large", "remove large pictures and videos from the file")
        try:
            data = self._inflated()
        except (ValueError, zlib.error) as error:
            raise DamagedPart("is damaged") from error
        if len(data) != self.size or zlib.crc32(data) != self.crc:
            raise DamagedPart("is damaged")
        return data

    def _inflated(self) -> bytes:
        """No more than one byte above the size that it claims."""
        match self.method:
            case zipfile.ZIP_STORED:
                return self.packed
            case zipfile.ZIP_DEFLATED:
                return zlib.decompressobj(-15).decompress(self.packed, self.size + 1)
        raise ValueError("packed in another way")


class OfficePackage(Value, kw_only=True):
    """An opened package: the bytes of its `file`. `listed` are the names of its parts, as often as
    they stand in it; `entries` says where each is. Content types are in `overrides` by a part's
    name and in `defaults` by extension, both in small letters. Parts are unpacked when they are
    asked for: `kept` are the bytes of those that were, `trees` the roots of those parsed, `facts`
    what the gate found in them, and `led` the relationships that it followed; `spellings` are all
    names by their small letters, once one was asked for that is not there."""

    file: bytes
    listed: tuple[str, ...]
    entries: Mapping[str, zipfile.ZipInfo]
    overrides: Mapping[str, str]
    defaults: Mapping[str, str]
    kept: dict[str, bytes] = field(default_factory=dict)
    trees: dict[str, Element] = field(default_factory=dict)
    spellings: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    led: dict[str, dict[str, Relation]] = field(default_factory=dict)

    def spelt(self, name: str) -> str:
        """The name as the archive spells it: to Office, capital and small letters are the same."""
        if name in self.entries:
            return name
        if not self.spellings:
            self.spellings.update((listed.lower(), listed) for listed in self.entries)
        return self.spellings.get(name.lower(), name)

    def has(self, name: str) -> bool:
        return name in self.entries

    def packed(self, name: str) -> PackedPart:
        """A part as it stands in the archive. Raises Refusal where it is absent."""
        if name not in self.entries:
            raise Refusal(f"the part {name} is missing")
        entry = self.entries[name]
        start = entry.header_offset + _HEAD
        try:
            lengths = _LENGTHS.unpack_from(self.file, start - _LENGTHS.size)
        except struct.error as error:
            raise DamagedPart(f"the part {name} is damaged") from error
        start += sum(lengths)
        packed = self.file[start : start + entry.compress_size]
        most = LARGEST_XML if name.endswith((".xml", ".rels")) else LARGEST_FILE
        return PackedPart(
            packed=packed,
            method=entry.compress_type,
            size=entry.file_size,
            crc=entry.CRC,
            most=most,
        )

    def use(self, name: str, make: Callable[[PackedPart], T]) -> T:
        """What is made of a part. Raises Refusal where it is absent, damaged or too large."""
        part = self.packed(name)
        try:
            return make(part)
        except Refusal as refusal:
            raise type(refusal)(f"the part {name} {refusal.message}", refusal.hint) from refusal

    def data(self, name: str) -> bytes:
        """The bytes of a part. Raises Refusal where it is absent, damaged or too large."""
        if name not in self.kept:
            self.kept[name] = self.use(name, PackedPart.unpacked)
        return self.kept[name]

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
        listed = self.spelt(relations_part(name))
        found = relations_in(self.tree(listed)) if self.has(listed) else ()
        led = (self._led_from(name, relation) for relation in found if relation.id)
        return {one.id: one for one in led if one.is_external or self.has(one.target)}

    def _led_from(self, name: str, relation: Relation) -> Relation:
        led = led_from(name, relation)
        return led if led.is_external else replace(led, target=self.spelt(led.target))


@memo(1_000)
def relations_part(name: str) -> str:
    """The part that lists the relationships of a part."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def relations_in(tree: Element) -> Iterator[Relation]:
    """The relationships that a part lists, with their targets as written."""
    for entry in tree:
        kind = entry.get("Type", "").rpartition("/")[2]
        is_external = entry.get("TargetMode") == "External"
        yield Relation(entry.get("Id", ""), kind, entry.get("Target", ""), is_external)


def led_from(name: str, relation: Relation) -> Relation:
    """A relationship of a part, with the name of the part that it leads to."""
    if relation.is_external:
        return relation
    return replace(relation, target=_led_to(name.rpartition("/")[0], relation.target))


@memo(1_000)
def _led_to(folder: str, target: str) -> str:
    """Kept: a deck has 300 relationships, and most lead to where those of other slides lead."""
    return posixpath.normpath(posixpath.join("/", folder, unquote(target)))[1:]


def open_office(data: bytes, most_parts: int = 0) -> OfficePackage:
    """The package in a file's bytes. Raises Refusal for one that is encrypted, damaged, too large,
    of the strict kind, or no package at all."""
    if data.startswith(_ENCRYPTED):
        raise Refusal(
            "the file is protected by a password, or is in an old format (.ppt, .pot)",
            "open it in PowerPoint, remove the password, and save it as .potx or .pptx",
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refusal("the file is damaged, or is not a PowerPoint file") from error
    _check_size(listed, most_parts or MOST_PARTS)
    names = tuple(part_name(entry.filename) for entry in listed)
    package = OfficePackage(
        file=data,
        listed=names,
        entries=dict(zip(names, listed, strict=True)),
        overrides={},
        defaults={},
    )
    if not package.has(CONTENT_TYPES):
        raise Refusal(
            "the file is not a PowerPoint file", "give a .potx, .pptx, .potm or .ppsx file"
        )
    return _with_types(package)


def part_name(name: str) -> str:
    """The name of a part as people write it: some programs write its URI, others its characters."""
    return unquote(name).replace("\\", "/").lstrip("/")


def part_uri(name: str) -> str:
    """The name of a part as the package has it, in ASCII."""
    return quote(name, safe="/!$&'()*+,;=:@-._~")


def _check_size(entries: list[zipfile.ZipInfo], most: int) -> None:
    total = sum(entry.file_size for entry in entries)
    if len(entries) > most or total > LARGEST_TOTAL:
        hint = f"the limits are {most} parts and {LARGEST_TOTAL >> 20} MB unpacked"
        raise Refusal("the file is too large once it is unpacked", hint)


def _with_types(package: OfficePackage) -> OfficePackage:
    overrides: dict[str, str] = {}
    defaults: dict[str, str] = {}
    for entry in package.tree(CONTENT_TYPES):
        type_ = entry.get("ContentType") or ""
        if entry.get("PartName"):
            overrides[part_name(entry.get("PartName")).lower()] = type_
        elif entry.get("Extension"):
            defaults[entry.get("Extension").lower()] = type_
    return replace(package, overrides=overrides, defaults=defaults)


def parse_xml(data: bytes, name: str) -> Element:
    """The root of an XML document. Raises Refusal for one that is not sound, that declares a
    document type (Office files have none), or that is of the strict kind."""
    from lxml import etree

    if b"\0" in data or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refusal(f"the part {name} is not written in UTF-8")
    if data.count(b"<") > MOST_TAGS:
        hint = "remove what was pasted into it, such as very detailed drawings"
        raise Refusal(f"the part {name} has more than {MOST_TAGS:,} tags", hint)
    if any(tag[0].count(b"=") > MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(data)):
        raise Refusal(f"the part {name} has an element with more than {MOST_ATTRIBUTES} attributes")
    if b"<!DOCTYPE" in data:
        raise Refusal(f"the part {name} declares a document type, which no Office file does")
    if _STRICT in data[:4_000]:
        raise Refusal(
            "the file is saved as Strict Open XML, which cannot be read",
            "open it in PowerPoint, choose Save As, and pick the type without the word Strict",
        )
    try:
        return element_of(data)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            raise Refusal(f"the part {name} is nested too deeply") from error
        raise DamagedPart(f"the part {name} is damaged") from error


def element_of(data: bytes) -> Element:
    """The root of an XML document, with nothing fetched and nothing put in. Raises lxml's
    XMLSyntaxError, or ValueError, for one that is not well-formed."""
    from lxml import etree

    return etree.fromstring(data, _parser())


@memo(1)
def _parser() -> Any:
    """Of lxml. A deck has 180 parts: to make one for each takes a sixth of the time."""
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)


@memo(500)
def _in_full(path: str) -> str:
    """A path with its namespaces written out: lxml, which is given them, takes twice as long for a
    short one, and a deck may have 50,000."""
    return _PREFIX.sub(lambda found: f"{{{NAMESPACES[found[1]]}}}", path)


def find(element: Element, path: str) -> Element:
    """The first element at a path, None where there is none."""
    return None if element is None else element.find(_in_full(path))


def find_all(element: Element, path: str) -> list[Element]:
    return [] if element is None else list(element.findall(_in_full(path)))


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
