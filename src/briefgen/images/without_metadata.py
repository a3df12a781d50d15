"""Bytes of a JPEG or PNG file -> the same picture without words about it; others as they are.

The pictures of an organisation's template are carried over as they are, so that they look alike;
who took them, where and with what is nobody's concern.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

# Of JPEG: what the pixels need, APP0 (density), APP2 (colour profile) and APP14 (colours) among it.
_DROPPED_SEGMENTS = frozenset({0xFE, 0xE1, *range(0xE3, 0xEE), 0xEF})
_SCAN = 0xDA
# Of PNG: texts, the time, and what cameras write.
_DROPPED_CHUNKS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})


def without_metadata(data: bytes) -> bytes:
    """The picture alone. A file that is not as it should be stays as it is."""
    try:
        if data.startswith(b"\xff\xd8"):
            return b"".join(_segments(data))
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return b"".join(_chunks(data))
    except (struct.error, ValueError):
        pass
    return data


def _segments(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at = 2
    while True:
        mark, kind, length = struct.unpack_from(">BBH", data, at)
        if mark != 0xFF or length < 2:
            raise ValueError("no segment")
        if kind == _SCAN:
            yield data[at:]
            return
        if kind not in _DROPPED_SEGMENTS:
            yield data[at : at + 2 + length]
        at += 2 + length


def _chunks(data: bytes) -> Iterator[bytes]:
    yield data[:8]
    at = 8
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind not in _DROPPED_CHUNKS:
            yield data[at : at + 12 + length]
        at += 12 + length
        if kind == b"IEND":
            return
