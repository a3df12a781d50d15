"""Parts and relationships -> the bytes of an OPC package.

A zip with fixed dates, attributes and order, so that equal parts give equal bytes. Parts are
compressed when they are made: those of a template once, for all its decks.
"""

from __future__ import annotations

import posixpath
import struct
import zlib
from collections.abc import Iterable
from itertools import chain, count

from msgspec import Struct, field

from briefgen.model.values import Value
from briefgen.ooxml.xml import HEAD, escape
from briefgen.support.memo import memo

_OFFICE = "http://schemas.openxmlformats.org"
_TYPES = f"{_OFFICE}/package/2006/content-types"
_RELATIONS = f"{_OFFICE}/package/2006/relationships"
_OFFICE_KIND = f"{_OFFICE}/officeDocument/2006/relationships/"
_PACKAGE_KIND = f"{_OFFICE}/package/2006/relationships/metadata/"
_XML = "application/vnd.openxmlformats-officedocument."
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}
WORKBOOK_TYPE = f"{_XML}spreadsheetml.sheet"
_MEDIA = {"png": "image/png", "jpeg": "image/jpeg", "xlsx": WORKBOOK_TYPE}

# So many parts as a long deck has.
_KEPT = 512
# Packed files of more bytes than this are stored as they are.
_LARGE = 100_000


class Part(Value, kw_only=True):
    """A part, compressed. `name` has no leading slash; `type` is its content type, "" where that
    follows from the name's extension. `size` is how many bytes it has and `crc` the checksum of
    them, both before it was compressed; `deflated` are the compressed bytes, with no head."""

    name: str
    type: str
    size: int
    crc: int
    deflated: bytes


@memo(_KEPT)
def make_part(name: str, kind: str, xml: str) -> Part:
    """A part of one of Office's kinds, e.g. "presentationml.slide", or of a full content type.
    Kept by content: the decks of a series share most of their parts."""
    full = kind if "/" in kind or not kind else f"{_XML}{kind}+xml"
    return pack_part(name, full, (HEAD + xml).encode())


def pack_part(name: str, type_: str, data: bytes, *, is_packed: bool = False) -> Part:
    """A part of these bytes. Those that are packed already are stored as they are."""
    packer = zlib.compressobj(0 if is_packed else 8, zlib.DEFLATED, -15, 9)
    deflated = packer.compress(data) + packer.flush()
    return Part(name=name, type=type_, size=len(data), crc=zlib.crc32(data), deflated=deflated)


def make_media(name: str, mime: str, data: bytes) -> Part:
    """A part that holds a picture or a workbook. PNG, JPEG and xlsx are packed already: to try it
    again takes 30 ms a megabyte and gains nothing, but for small pictures of even colours.

    Their types follow from their extensions, as python-pptx writes it.
    """
    packed = mime in _MEDIA.values()
    return pack_part(name, "" if packed else mime, data, is_packed=packed and len(data) > _LARGE)


class Relations(Struct):
    """The relationships of one part, the `owner` ("" for the package itself), numbered as they are
    added; the same target only once. `ids` are by kind, target and whether that is outside."""

    owner: str
    ids: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship to a part (by name) or to an address outside."""
        return self.ids.setdefault((kind, target, external), f"rId{len(self.ids) + 1}")

    def part(self) -> Part:
        """The part that lists them."""
        folder, slash, name = self.owner.rpartition("/")
        entries = "".join(
            _relation_xml(id_, kind, target if external else _relative(target, folder), external)
            for (kind, target, external), id_ in self.ids.items()
        )
        xml = f'<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>'
        return make_part(f"{folder}{slash}_rels/{name}.rels", "", xml)


@memo(_KEPT)
def _relative(target: str, folder: str) -> str:
    return posixpath.relpath(f"/{target}", f"/{folder}")


def _relation_xml(id_: str, kind: str, target: str, external: bool) -> str:
    base = _PACKAGE_KIND if kind == "core-properties" else _OFFICE_KIND
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{id_}" Type="{base}{kind}" Target="{escape(target)}"{mode}/>'


def free_stem(stem: str, taken: Iterable[str]) -> str:
    """The stem of names of ours, with a number where an organisation's own file has parts whose
    names, in small letters, begin like it."""
    numbers = (f"{stem}{number}-" for number in count(1))
    tried = chain((stem,), numbers)
    names = tuple(taken)
    return next(one for one in tried if not any(name.startswith(one.lower()) for name in names))


def write_package(parts: Iterable[Part]) -> bytes:
    """The package: the content types first, then the parts in the order given."""
    parts = tuple(parts)
    return _write_zip((_content_types(parts), *parts))


def _content_types(parts: Iterable[Part]) -> Part:
    extensions = {part.name.rpartition(".")[2] for part in parts if not part.type}
    media = {name: type_ for name, type_ in _MEDIA.items() if name in extensions}
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{type_}"/>'
        for extension, type_ in (*_DEFAULTS.items(), *media.items())
    )
    overrides = "".join(
        f'<Override PartName="/{part.name}" ContentType="{part.type}"/>'
        for part in parts
        if part.type
    )
    xml = f'<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'
    return make_part("[Content_Types].xml", "", xml)


# version 2.0, no flags, deflated, at midnight on 1 January 1980; then crc, sizes, name, extra.
_COMMON = struct.Struct("<HHHHHIIIHH")
_UNIX, _MODE = 3, 0o100644 << 16


def _write_zip(parts: Iterable[Part]) -> bytes:
    """Of parts that are compressed already: 0.3 ms for a deck of 192 parts, where `zipfile`, which
    compresses them anew, takes 12."""
    body, index, count = bytearray(), bytearray(), 0
    for part in parts:
        name = part.name.encode("ascii")
        sizes = (part.crc, len(part.deflated), part.size)
        common = _COMMON.pack(20, 0, 8, 0, 0x21, *sizes, len(name), 0)
        index += struct.pack("<4sBB", b"PK\x01\x02", 20, _UNIX) + common
        index += struct.pack("<HHHII", 0, 0, 0, _MODE, len(body)) + name
        body += b"PK\x03\x04" + common + name + part.deflated
        count += 1
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(index), len(body), 0)
    return bytes(body + index + end)
