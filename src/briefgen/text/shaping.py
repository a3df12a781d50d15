"""Characters + face -> prefix sums of advances, in ems.

Shaped by HarfBuzz with kerning on and ligatures off, which is what PowerPoint draws
(docs/analysis/typography.md). Shaped once for each run of characters and face, and kept.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, compress, count
from operator import ne
from typing import TYPE_CHECKING

from briefgen.model.text_block import FontKey
from briefgen.model.values import Value
from briefgen.support.memo import memo
from briefgen.text.fonts import Face, FontBook

if TYPE_CHECKING:
    import uharfbuzz

_FEATURES = {"kern": True, "liga": False, "clig": False, "dlig": False}
# Figures and signs belong to no script, and without one a font's pairs are not found: they are set
# as Latin, as Office does. The language would else be that of the machine.
_SCRIPT, _LANGUAGE = "Latn", "und"


def drawn(text: str, face: Face) -> str:
    """The characters that are drawn for a text. Most fonts have no non-breaking hyphen, and some no
    non-breaking space; what breaks is drawn in its place."""
    if text.isascii():
        return text
    text = text.replace("\u2011", "-")
    return text if face.has("\u00a0") else text.replace("\u00a0", " ")


class Shaped(Value):
    """Prefix sums in ems over the characters of a run: `kerned` and `plain` have n + 1 entries.

    `uneven` are the indexes of the characters whose advances differ in the two.
    """

    kerned: tuple[float, ...]
    plain: tuple[float, ...]
    uneven: tuple[int, ...] = ()

    def kerns(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """(index from start, thousandths of an em added) for the characters start..end."""
        found = []
        for index in self.uneven[bisect_left(self.uneven, start) : bisect_left(self.uneven, end)]:
            actual = self.kerned[index + 1] - self.kerned[index]
            extra = round(1000 * (actual - self.plain[index + 1] + self.plain[index]))
            if extra:
                found.append((index - start, extra))
        return tuple(found)


@memo(20_000)
def _shape(text: str, face: Face) -> Shaped:
    import uharfbuzz

    if not text:  # HarfBuzz has no positions for no characters
        return Shaped((0.0,), (0.0,))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.script = buffer.script or _SCRIPT
    buffer.language = _LANGUAGE
    uharfbuzz.shape(face.shaper, buffer, _FEATURES)
    advances = _advances_in(buffer, len(text))
    known = _advances(face)
    plain = list(map(known.__getitem__, text))
    uneven = tuple(compress(count(), map(ne, advances, plain)))
    kerned = _prefix_sums(advances, face.units)
    return Shaped(kerned, _prefix_sums(plain, face.units) if uneven else kerned, uneven)


def _advances_in(buffer: uharfbuzz.Buffer, length: int) -> list[int]:
    """The way from each character to the next, in font units.

    Pairs of a font's old kern table move the second glyph; the first is then so much narrower.
    Marks are moved too, but stand on their letter, whose character counts for both.
    """
    advances = [0] * length
    before = -1
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        advances[info.cluster] += position.x_advance
        if position.x_offset and 0 <= before < info.cluster:
            advances[before] += position.x_offset
            advances[info.cluster] -= position.x_offset
        before = info.cluster
    return advances


def shape(text: str, key: FontKey, fonts: FontBook) -> Shaped:
    """The advances of a run of characters of one face."""
    face = fonts.face(key)
    return _shape(drawn(text, face), face)


class _Advances(dict[str, int]):
    """The advances of a face by character, each asked for once."""

    def __init__(self, face: Face) -> None:
        self.face = face

    def __missing__(self, character: str) -> int:
        return self.setdefault(character, self.face.advance(character))


@memo(64)
def _advances(face: Face) -> _Advances:
    return _Advances(face)


def _prefix_sums(advances: list[int], units: int) -> tuple[float, ...]:
    return tuple([total / units for total in accumulate(advances, initial=0)])
