"""A face -> the file of a smaller one, with some of its characters and the kerning between them."""

from __future__ import annotations

from briefgen.support.memo import memo
from briefgen.text.fonts import Face

_FEATURES = (b"kern", b"mark", b"mkmk")
# What may be left out: instructions for screens of few dots.
_LEFT_OUT = (b"hdmx", b"VDMX", b"LTSH", b"fpgm", b"prep", b"cvt ", b"gasp")


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


def _tag(name: bytes) -> int:
    """The name of a table or a feature as HarfBuzz has it."""
    return int.from_bytes(name, "big")
