"""Bytes of a picture -> whether it is stored in more parts than can be read in time.

Each scan of a progressive JPEG goes over the whole picture again, and each strip of a TIFF is an
object of its own to its reader, which makes them before anything else can be asked.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from itertools import islice

from briefgen.model.diagnostics import Diagnostic, diagnose

# Cameras and programs write ten scans, strips of some lines each, and chunks of some kilobytes.
MOST_SCANS, MOST_STRIPS, MOST_CHUNKS = 40, 20_000, 20_000
# What ends the pixels of a scan: in them, this byte stands before these only.
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SCAN, _END = 0xDA, 0xD9
# The tags for where strips and tiles are, and how long each is.
_PLACES = frozenset({273, 279, 324, 325})
# How a TIFF file begins: the order of its bytes, whether it is a large one, and how its table is
# written: where it is, how many entries it has, and of each entry the tag, the type, the number of
# values, and the values or where they are.
_TIFF = {
    b"II*\0": ("<", "I", "H", "HHII"),
    b"MM\0*": (">", "I", "H", "HHII"),
    b"II+\0": ("<", "4xQ", "Q", "HHQQ"),
    b"MM\0+": (">", "4xQ", "Q", "HHQQ"),
}


def too_many_parts(name: str, data: bytes) -> Diagnostic | None:
    """What can be said against a file before its picture is opened."""
    if data.startswith(b"\xff\xd8") and _scans_of(data) > MOST_SCANS:
        return diagnose("BF106/picture-parts", name=name, most=MOST_SCANS, parts="scans")
    if data[:4] in _TIFF and _values_of_tiff(data) > MOST_STRIPS:
        return diagnose("BF106/picture-parts", name=name, most=MOST_STRIPS, parts="strips")
    if data.startswith(b"\x89PNG") and any(islice(chunks_of(data), MOST_CHUNKS, None)):
        return diagnose("BF106/picture-parts", name=name, most=MOST_CHUNKS, parts="chunks")
    return None


def _scans_of(data: bytes) -> int:
    """The scans of the first picture in a JPEG file."""
    scans, at = 0, 2
    while found := _NEXT_MARKER.search(data, at):
        kind, start = data[found.start() + 1], found.end()
        if kind == _END:
            break
        scans += kind == _SCAN
        at = start + int.from_bytes(data[start : start + 2], "big")
    return scans


def _values_of_tiff(data: bytes) -> int:
    """The most values that an entry of a TIFF file's first table has, texts and the like aside."""
    order, where, count, entry = _TIFF[data[:4]]
    try:
        (at,) = struct.unpack_from(order + where, data, 4)
        (entries,) = struct.unpack_from(order + count, data, at)
        at += struct.calcsize(order + count)
        size = struct.calcsize(order + entry)
        rows = data[at : at + min(entries, 1_000) * size]
        found = list(struct.iter_unpack(order + entry, rows[: len(rows) // size * size]))
    except struct.error:
        return 0
    return max((values for tag, _, values, _ in found if tag in _PLACES), default=0)


def chunks_of(data: bytes) -> Iterator[bytes]:
    """The names of a PNG file's chunks; b"" for what lies behind the last."""
    at = 8
    while at + 12 <= len(data):
        name = data[at + 4 : at + 8]
        yield name
        at += 12 + int.from_bytes(data[at : at + 4], "big")
        if name == b"IEND":
            break
    if at != len(data):
        yield b""
