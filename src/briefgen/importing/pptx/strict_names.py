"""Parts of a strict file -> the same with the names of the usual kind, which python-pptx knows."""

from __future__ import annotations

import re

from briefgen.ooxml.reader import OFFICE

_STRICT = b"http://purl.oclc.org/ooxml/"
_NAME = re.compile(_STRICT + rb"([A-Za-z]+)/([A-Za-z/]+)")
# Words of relationships and properties that are written with a hyphen there.
_HYPHENS = {
    b"extendedProperties": b"extended-properties",
    b"customProperties": b"custom-properties",
}
_CORE = (
    _STRICT + b"officeDocument/relationships/metadata/core-properties",
    b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
)
_CONFORMANCE = b' conformance="strict"'


def is_strict(data: bytes) -> bool:
    """Whether a part names what strict files name."""
    return _STRICT in data


def transitional(data: bytes) -> bytes:
    """The part with every strict name replaced."""
    return _NAME.sub(_usual, data.replace(*_CORE)).replace(_CONFORMANCE, b"")


def _usual(found: re.Match[bytes]) -> bytes:
    """ "drawingml/main" stands as "drawingml/2006/main"."""
    inner, _, last = found[2].rpartition(b"/")
    path = b"/".join(piece for piece in (inner, _HYPHENS.get(last, last)) if piece)
    return b"%s/%s/2006/%s" % (OFFICE.encode(), found[1], path)
