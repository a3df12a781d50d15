"""Ways to look into a PDF with PDFium, which knows nothing of how it was written."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import page
import pypdfium2
import pypdfium2.raw as raw

_PACKED = re.compile(rb"/Type /ObjStm[^>]*>>\nstream\n(.*?)\r\nendstream", re.DOTALL)
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


def findings(data: bytes) -> list[str]:
    """What the validator finds in both profiles."""
    reports = [page.validate_pdf_bytes(data, profile=profile) for profile in PROFILES]
    return [f"{found.rule_id}: {found.message}" for report in reports for found in report.failures]


def unpacked(data: bytes) -> bytes:
    """The file with the objects of its object streams once more as plain text after it."""
    return b"\n".join([data, *(zlib.decompress(found[1]) for found in _PACKED.finditer(data))])


@dataclass(frozen=True)
class Tag:
    """An element of the structure tree with what a screen reader gets of it."""

    type: str
    alt: str
    language: str
    kids: tuple[Tag, ...]

    def all(self, *types: str) -> list[Tag]:
        """The elements of these types in this one, in reading order."""
        inner = [found for kid in self.kids for found in kid.all(*types)]
        return [*([self] if self.type in types else []), *inner]

    def __str__(self) -> str:
        return self.type + (f"({' '.join(map(str, self.kids))})" if self.kids else "")


def tags(data: bytes, index: int) -> Tag:
    """The structure of a page."""
    document = pypdfium2.PdfDocument(data)
    tree = raw.FPDF_StructTree_GetForPage(document[index])
    roots = [
        _tag(raw.FPDF_StructTree_GetChildAtIndex(tree, child))
        for child in range(raw.FPDF_StructTree_CountChildren(tree))
    ]
    raw.FPDF_StructTree_Close(tree)
    document.close()
    return Tag("page", "", "", tuple(roots))


def _tag(element: Any) -> Tag:
    kids = (
        raw.FPDF_StructElement_GetChildAtIndex(element, index)
        for index in range(raw.FPDF_StructElement_CountChildren(element))
    )
    return Tag(
        _string(raw.FPDF_StructElement_GetType, element),
        _string(raw.FPDF_StructElement_GetAltText, element),
        _string(raw.FPDF_StructElement_GetLang, element),
        tuple(_tag(kid) for kid in kids if kid),
    )


def _string(get: Callable[[Any, Any, int], int], element: Any) -> str:
    size = get(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    get(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def characters(data: bytes, index: int) -> Iterator[tuple[str, float, float]]:
    """The characters of a page with their origins in points; y grows upwards."""
    document = pypdfium2.PdfDocument(data)
    text = document[index].get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(text.count_chars()):
        raw.FPDFText_GetCharOrigin(text, place, x, y)
        yield chr(raw.FPDFText_GetUnicode(text, place)), x.value, y.value
    document.close()


def words(data: bytes) -> str:
    """The text of all pages; every space and line end is one space."""
    document = pypdfium2.PdfDocument(data)
    pages = [found.get_textpage().get_text_range() for found in document]
    document.close()
    return " ".join(" ".join(pages).split())


@dataclass(frozen=True)
class Read:
    """An element as a screen reader reads it: its own `text`, its text alternative, and the
    `language` that both are in, which it may have from the elements around it."""

    type: str
    text: str
    alt: str
    language: str


def read_structure(data: bytes) -> Iterator[Read]:
    """The elements of all pages, those around others first."""
    document = pypdfium2.PdfDocument(data)
    found = re.search(rb"/Lang \(([^)]*)\)", _catalogue(data))
    assert found is not None
    for one in document:
        texts = _marked_texts(one)
        tree = raw.FPDF_StructTree_GetForPage(one)
        for child in range(raw.FPDF_StructTree_CountChildren(tree)):
            element = raw.FPDF_StructTree_GetChildAtIndex(tree, child)
            yield from _read(element, texts, found[1].decode())
        raw.FPDF_StructTree_Close(tree)
    document.close()


def _catalogue(data: bytes) -> bytes:
    found = re.search(rb"<</Type /Catalog.*", unpacked(data))
    assert found is not None
    return found[0]


def _marked_texts(one: Any) -> dict[int, str]:
    """The text of each mark of a page."""
    found: dict[int, str] = {}
    text = one.get_textpage()
    for item in one.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=15):
        mark = raw.FPDFPageObj_GetMarkedContentID(item.raw)
        size = raw.FPDFTextObj_GetText(item.raw, text.raw, None, 0)
        buffer = (ctypes.c_ushort * (size // 2 + 1))()
        raw.FPDFTextObj_GetText(item.raw, text.raw, buffer, size)
        found[mark] = found.get(mark, "") + bytes(buffer).decode("utf-16-le").rstrip("\0")
    return found


def _read(element: Any, texts: dict[int, str], outer: str) -> Iterator[Read]:
    language = _string(raw.FPDF_StructElement_GetLang, element) or outer
    marks = (
        raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index)
        for index in range(max(raw.FPDF_StructElement_GetMarkedContentIdCount(element), 0))
    )
    text = " ".join(texts.get(mark, "") for mark in marks if mark >= 0)
    yield Read(
        _string(raw.FPDF_StructElement_GetType, element),
        text,
        _string(raw.FPDF_StructElement_GetAltText, element),
        language,
    )
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        kid = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if kid:
            yield from _read(kid, texts, language)
