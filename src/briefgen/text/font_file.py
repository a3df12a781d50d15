"""The bytes of a font file -> its metrics, or why it cannot be measured and embedded."""

from __future__ import annotations

import struct

from briefgen.model.values import Value
from briefgen.text.font_validation import is_sound

# Bits of OS/2 fsType (OpenType 1.9): the licence for embedding.
_RESTRICTED, _LICENCES = 0x0002, 0x000F
_NO_SUBSETS, _BITMAPS_ONLY = 0x0100, 0x0200
_KINDS = {
    b"OTTO": "it has PostScript outlines (.otf)",
    b"ttcf": "it is a collection of fonts (.ttc)",
    b"wOFF": "it is a web font (.woff)",
    b"wOF2": "it is a web font (.woff2)",
}
# What OpenType allows for units to the em.
_UNITS = range(16, 16_385)
_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_NEEDED = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")


class FontFacts(Value):
    """What a font file says of itself: `ascent` and `descent` (OS/2 usWin) as shares of the em, and
    as `missing` those of the wanted characters that it has no sign for."""

    ascent: float
    descent: float
    missing: str


class FontFault(Value):
    """Why a font file cannot be used, as a `message` such as "it is broken", and as `hint` what to
    do."""

    message: str
    hint: str


_BROKEN = FontFault("it is broken", "download it again, or take it from another source")


def read_font(data: bytes, wanted: str) -> FontFacts | FontFault:
    """The facts of a TrueType font that may be embedded; `wanted` are characters it should have."""
    import uharfbuzz

    if data[:4] not in _TRUETYPE:
        why = _KINDS.get(data[:4], "it is no TrueType font, or a broken one")
        return FontFault(why, "give the TrueType file (.ttf) of each style")
    if not _is_whole(data):
        return _BROKEN
    face = uharfbuzz.Face(uharfbuzz.Blob(data))
    tables = {tag: _table(face, tag) for tag in (*_NEEDED, "fvar")}
    if tables.pop("fvar"):
        return FontFault(
            "it is a variable font, of which only one weight would be drawn",
            "give a file for each style: most families offer them in a folder `static`",
        )
    broken = [tag for tag, table in tables.items() if not table]
    if broken or len(tables["OS/2"]) < 78 or _units(tables["head"]) not in _UNITS:
        return _BROKEN
    fault = _licence_fault(tables["OS/2"])
    return fault or (_facts(face, tables, wanted) if is_sound(data) else _BROKEN)


def _is_whole(data: bytes) -> bool:
    """Whether every table that the file lists lies in it."""
    try:
        (count,) = struct.unpack_from(">H", data, 4)
        ends = (sum(struct.unpack_from(">LL", data, 20 + 16 * index)) for index in range(count))
        return count > 0 and all(end <= len(data) for end in ends)
    except struct.error:
        return False


def _units(head: bytes) -> int:
    """Font units to the em, 0 where the table is cut short."""
    return int.from_bytes(head[18:20], "big") if len(head) >= 20 else 0


def _table(face: object, tag: str) -> bytes:
    blob = face.reference_table(tag)  # type: ignore[attr-defined]
    return bytes(blob.data or b"")


def _licence_fault(os2: bytes) -> FontFault | None:
    (flags,) = struct.unpack_from(">H", os2, 8)
    if flags & _LICENCES == _RESTRICTED:
        return FontFault(
            "its licence forbids embedding it in documents",
            "take a font with an open licence, or ask its maker for one that may be embedded",
        )
    if flags & (_NO_SUBSETS | _BITMAPS_ONLY):
        return FontFault(
            "its licence forbids embedding the outlines of single characters",
            "take a font with an open licence, or ask its maker for one that may be embedded",
        )
    return None


def _facts(face: object, tables: dict[str, bytes], wanted: str) -> FontFacts | FontFault:
    import uharfbuzz

    shaper = uharfbuzz.Font(face)
    units: int = face.upem  # type: ignore[attr-defined]
    ascent, descent = struct.unpack_from(">HH", tables["OS/2"], 74)
    if not ascent + descent:
        return FontFault("it does not say how high its lines are", "take it from another source")
    missing = (sign for sign in wanted if shaper.get_nominal_glyph(ord(sign)) is None)
    return FontFacts(ascent / units, descent / units, "".join(missing))
