"""A face -> the file of a smaller one, with some of its characters and the kerning between them, or
with some of its glyphs under codes of their own."""

from __future__ import annotations

import struct

from briefgen.support.memo import memo
from briefgen.text.fonts import Face

_FEATURES = (b"kern", b"mark", b"mkmk")
# What may be left out: instructions for screens of few dots.
_LEFT_OUT = (b"hdmx", b"VDMX", b"LTSH", b"fpgm", b"prep", b"cvt ", b"gasp")
# What glyphs are drawn by, on screens of few dots too.
_DRAWN_BY = (b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep")
_CHARACTERS = "cmap"


@memo(64)
def subset_of(face: Face, characters: frozenset[str]) -> bytes:
    """A TrueType file of these characters. Kept: many pages use the same few."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, characters))
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(map(_tag, _FEATURES))
    wanted.drop_table_tag_set.update(map(_tag, _LEFT_OUT))
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    return bytes(uharfbuzz.subset(face.shaper.face, wanted).blob.data)


def coded_subset(face: Face, glyphs: tuple[int, ...]) -> bytes:
    """A TrueType file of these glyphs, of which each has its place as its code. The only table of
    characters that it has is one of the Macintosh, by which documents find glyphs by codes."""
    import uharfbuzz

    whole, wanted = face.shaper.face, uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(
        _tag(name) for name in map(str.encode, whole.table_tags) if name not in _DRAWN_BY
    )
    plan = uharfbuzz.SubsetPlan(whole, wanted)
    small, numbers = plan.execute(), plan.old_to_new_glyph_mapping
    tables = {tag: small.reference_table(tag).data for tag in small.table_tags}
    tables[_CHARACTERS] = _table_of_codes([numbers[glyph] for glyph in glyphs])
    built = uharfbuzz.Face.create_for_tables(lambda _, tag, __: tables.get(tag), None)
    built.set_get_table_tags_func(lambda *_: list(tables), None)
    return bytes(built.blob.data)


def _table_of_codes(glyphs: list[int]) -> bytes:
    """The glyphs of the codes from 0 (OpenType 1.9, cmap: one table, in format 6)."""
    count = len(glyphs)
    head = struct.pack(">HHHHL", 0, 1, 1, 0, 12)
    return head + struct.pack(f">5H{count}H", 6, 10 + 2 * count, 0, 0, count, *glyphs)


def _tag(name: bytes) -> int:
    """The name of a table or a feature as HarfBuzz has it."""
    return int.from_bytes(name, "big")
