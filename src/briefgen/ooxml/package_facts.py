"""Bytes of a package -> its parts by name, and the facts of its XML parts.

A part is unpacked only where its facts are not known yet: they are kept by its packed bytes, since
to unpack the 180 parts of a deck takes as long as to look at them.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping

from briefgen.model.values import Value
from briefgen.ooxml.part_facts import PartFacts, kind_of, look_at
from briefgen.support.memo import memo

LARGEST_PART = 32 * 1024 * 1024
# So many parts as a long deck has.
_KEPT = 512
# Of a file's own head: the lengths of its name and of what follows that.
_LENGTHS, _HEAD = struct.Struct("<HH"), 30


class _Packed(Value):
    """A file as it stands in the archive: where, its method, size and checksum once unpacked."""

    data: bytes
    method: int
    size: int
    crc: int

    def unpacked(self) -> bytes:
        """Raises ValueError where it is damaged, too large or packed in another way."""
        if self.size > LARGEST_PART or self.method not in (
            zipfile.ZIP_STORED,
            zipfile.ZIP_DEFLATED,
        ):
            raise ValueError("a part is too large, or packed in an unknown way")
        data = self.data
        if self.method == zipfile.ZIP_DEFLATED:
            unpacker = zlib.decompressobj(-15)
            data = unpacker.decompress(self.data, self.size + 1)
        if len(data) != self.size or zlib.crc32(data) != self.crc:
            raise ValueError("a part is damaged")
        return data


class PackageFacts(Value):
    """A package: its names as listed, in their order and as often as they stand there."""

    names: tuple[str, ...]
    packed: Mapping[str, _Packed]

    def read(self, name: str) -> bytes:
        """Raises KeyError where it is not there, ValueError where it cannot be unpacked."""
        return self.packed[name].unpacked()

    def facts(self, name: str) -> PartFacts:
        """Of an XML part. Raises as `read` does."""
        return _facts(kind_of(name), self.packed[name])

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationship id -> its kind and the part it leads to, "" for one that leads outside.
        Raises as `read` does."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        return {
            one.id: (one.kind, "" if one.is_external else _resolved(folder, one.target))
            for one in self.facts(rels).relations
        }


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target))[1:]


@memo(2)
def open_package(data: bytes) -> PackageFacts:
    """The package; the last is kept, because several look at it. Raises ValueError for bytes that
    are no archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
        return PackageFacts(
            tuple(entry.filename for entry in entries),
            {entry.filename: _packed(data, entry) for entry in entries},
        )
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError) as error:
        raise ValueError(str(error)) from error


def _packed(data: bytes, entry: zipfile.ZipInfo) -> _Packed:
    name, extra = _LENGTHS.unpack_from(data, entry.header_offset + _HEAD - _LENGTHS.size)
    start = entry.header_offset + _HEAD + name + extra
    packed = data[start : start + entry.compress_size]
    return _Packed(packed, entry.compress_type, entry.file_size, entry.CRC)


@memo(_KEPT)
def _facts(kind: str, packed: _Packed) -> PartFacts:
    try:
        return look_at(kind, packed.unpacked())
    except zlib.error as error:
        raise ValueError(str(error)) from error
