"""Parts of a strict file -> the same with the names of the usual kind, which our readers know."""

from __future__ import annotations

import re

from briefgen.ooxml.reader import OFFICE, DamagedPart, OfficePackage

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


def read_as_usual(package: OfficePackage) -> None:
    """If the package is strict, each of its parts is read by the usual names from now on."""
    if not package.has("_rels/.rels") or _STRICT not in package.data("_rels/.rels"):
        return
    for name in package.entries:
        if name.endswith((".xml", ".rels")):
            try:
                package.kept[name] = transitional(package.data(name))
            except DamagedPart:
                continue


def transitional(data: bytes) -> bytes:
    """The part with every strict name replaced."""
    return _NAME.sub(_usual, data.replace(*_CORE)).replace(_CONFORMANCE, b"")


def _usual(found: re.Match[bytes]) -> bytes:
    """ "drawingml/main" stands as "drawingml/2006/main"."""
    inner, _, last = found[2].rpartition(b"/")
    path = b"/".join(piece for piece in (inner, _HYPHENS.get(last, last)) if piece)
    return b"%s/%s/2006/%s" % (OFFICE.encode(), found[1], path)
