"""The characters used of a face -> the objects that embed them.

ReportLab cuts the font files. It leaves streams without a line end, its maps to Unicode go wrong
above U+FFFF and name codes that are not used, and its widths are fractions: those are ours.
"""

from __future__ import annotations

import hashlib
from typing import Any

from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC

from briefgen.backends.pdf.objects import PdfObjects, dictionary, name, numbers, stream
from briefgen.support.memo import memo

# A block of a ToUnicode map may hold this many pairs.
_PAIRS = 100
# The packs of a series use much the same characters.
_KEPT = 64


def write_subset(document: PdfObjects, face: Any, subset: tuple[int, ...]) -> str:
    """The reference to the font whose codes mean these characters; 0 where there is none. `face`
    is ReportLab's."""
    title = f"{_tag(face, subset)}+{face.name.decode('latin-1')}"
    font = dictionary(
        Type="/Font",
        Subtype="/TrueType",
        BaseFont=name(title),
        FirstChar="0",
        LastChar=str(len(subset) - 1),
        Widths=f"[{numbers(*(round(face.getCharWidth(sign)) for sign in subset))}]",
        ToUnicode=document.add(stream(_unicode_map(title, subset).encode("ascii"))),
        FontDescriptor=document.add(_descriptor(document, face, title, subset)),
    )
    return document.add(font)


def _descriptor(document: PdfObjects, face: Any, title: str, subset: tuple[int, ...]) -> str:
    return dictionary(
        Type="/FontDescriptor",
        FontName=name(title),
        Flags=str(face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC),
        FontBBox=f"[{numbers(*face.bbox)}]",
        ItalicAngle=numbers(face.italicAngle),
        Ascent=numbers(face.ascent),
        Descent=numbers(face.descent),
        CapHeight=numbers(face.capHeight),
        StemV=numbers(face.stemV),
        MissingWidth=numbers(face.defaultWidth),
        FontFile2=document.add(_font_file(face, subset)),
    )


@memo(_KEPT)
def _tag(face: Any, subset: tuple[int, ...]) -> str:
    """Six capitals, others for each subset of any file: readers and printers know fonts by their
    names, and must not take one for another."""
    digest = hashlib.sha256(_font_file(face, subset)).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


@memo(_KEPT)
def _font_file(face: Any, subset: tuple[int, ...]) -> bytes:
    data = face.makeSubset(list(subset))
    return stream(data, f"/Length1 {len(data)}")


@memo(_KEPT)
def _unicode_map(title: str, subset: tuple[int, ...]) -> str:
    """The map from the codes of a subset to Unicode; code 0 is the missing glyph."""
    pairs = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character and (character != 32 or code == 32)
    ]
    blocks = [pairs[start : start + _PAIRS] for start in range(0, len(pairs), _PAIRS)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        f"/CMapName {name(title)} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
