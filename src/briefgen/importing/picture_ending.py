"""The bytes of a picture -> the ending for a file of it, "" for what cannot be shown."""

from __future__ import annotations

import re

_STARTS = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF8": "gif",
    b"BM": "bmp",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
}
_DRAWING = re.compile(
    rb"\s*(\xef\xbb\xbf)?(<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<svg\b", re.S
)


def picture_ending(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return "avif"
    known = (ending for start, ending in _STARTS.items() if data.startswith(start))
    return next(known, "svg" if _DRAWING.match(data[:4_000]) else "")
