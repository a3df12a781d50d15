"""The characters used of a face -> the objects that embed them."""

from __future__ import annotations

import hashlib
import struct

from briefgen.backends.pdf.objects import PdfObjects, dictionary, name, numbers, stream
from briefgen.support.memo import memo
from briefgen.text.font_subset import coded_subset
from briefgen.text.fonts import Face

# A block of a ToUnicode map may hold this many pairs.
_PAIRS = 100
# The packs of a series use much the same characters.
_KEPT = 64
# Of a font in a document (ISO 32000-1, table 123); every font here has codes of its own.
_FIXED_WIDTH, _OWN_CODES, _SLANTED, _BOLD = 1 << 0, 1 << 2, 1 << 6, 1 << 18
_LEAST_BOLD = 600
# Names in a font file, the best first: for PostScript, the full one, the family's.
_NAMES = (6, 4, 1)


def write_subset(document: PdfObjects, face: Face, subset: tuple[int, ...]) -> str:
    """The reference to the font whose codes mean these characters; 0 where there is none."""
    glyphs = _glyphs(face, subset)
    title = f"{_tag(face, glyphs)}+{name_of_face(face)}"
    widths = [face.shaper.get_glyph_h_advance(glyph) * 1000 / face.units for glyph in glyphs]
    font = dictionary(
        Type="/Font",
        Subtype="/TrueType",
        BaseFont=name(title),
        FirstChar="0",
        LastChar=str(len(subset) - 1),
        Widths=f"[{numbers(*map(round, widths))}]",
        ToUnicode=document.add(stream(_unicode_map(title, subset).encode("ascii"))),
        FontDescriptor=document.add(_descriptor(document, face, title, glyphs)),
    )
    return document.add(font)


def name_of_face(face: Face) -> str:
    """What a font file calls itself, as readers list it."""
    found = next(filter(None, map(face.shaper.face.get_name, _NAMES)), "")
    return str(found).replace(" ", "-")


def _glyphs(face: Face, subset: tuple[int, ...]) -> tuple[int, ...]:
    """The glyph of each code; 0, the missing one, where the face has none."""
    return tuple(face.shaper.get_nominal_glyph(sign) or 0 if sign else 0 for sign in subset)


def _descriptor(document: PdfObjects, face: Face, title: str, glyphs: tuple[int, ...]) -> str:
    """What the tables of the file say of the face (OpenType 1.9: head, OS/2, post)."""
    head, os2, post = map(face.table, ("head", "OS/2", "post"))
    (weight,), (ascent, descent) = _read("H", os2, 4), _read("hh", os2, 68)
    capitals = _read("h", os2, 88)[0] if len(os2) > 88 else ascent
    slant, _, is_fixed = _read("llL", post, 4)
    bold, slanted, fixed = _BOLD * (weight >= _LEAST_BOLD), _SLANTED * bool(slant), bool(is_fixed)
    scale = 1000 / face.units
    return dictionary(
        Type="/FontDescriptor",
        FontName=name(title),
        Flags=str(_OWN_CODES | bold | slanted | _FIXED_WIDTH * fixed),
        FontBBox=f"[{numbers(*(scale * edge for edge in _read('hhhh', head, 36)))}]",
        ItalicAngle=numbers(slant / 65536),
        Ascent=numbers(scale * ascent),
        Descent=numbers(scale * descent),
        CapHeight=numbers(scale * capitals),
        # No file says how thick its stems are; pdflib guesses it like this.
        StemV=numbers(50 + int((weight / 65) ** 2)),
        MissingWidth=numbers(scale * face.shaper.get_glyph_h_advance(0)),
        FontFile2=document.add(_font_file(face, glyphs)),
    )


def _read(form: str, table: bytes, offset: int) -> tuple[int, ...]:
    return struct.unpack_from(f">{form}", table, offset)


@memo(_KEPT)
def _tag(face: Face, glyphs: tuple[int, ...]) -> str:
    """Six capitals, others for each subset of any file: readers and printers know fonts by their
    names, and must not take one for another."""
    digest = hashlib.sha256(_font_file(face, glyphs)).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


@memo(_KEPT)
def _font_file(face: Face, glyphs: tuple[int, ...]) -> bytes:
    data = coded_subset(face, glyphs)
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
