"""Faces -> subsets embedded in the document, and characters -> codes of a subset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import groupby
from operator import add, itemgetter

from msgspec import Struct, field

from briefgen.backends.pdf.font_subsets import name_of_face, write_subset
from briefgen.backends.pdf.objects import PdfObjects, dictionary
from briefgen.model.text_block import FontKey
from briefgen.support.memo import memo
from briefgen.text.fonts import Face, FontBook

_ESCAPES = str.maketrans(
    {"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r", "\n": r"\n"},
)
# The first subset of every face has the codes of Windows-1252, in every document: so that a text
# needs to be encoded once for all of them. A space that does not break is drawn as a space.
_CODES = {
    **{bytes([code]).decode("cp1252", "replace"): code for code in range(32, 256) if code != 127},
    "\xa0": 32,
}
_CODES.pop("\ufffd")
# Further subsets have these codes: none that is a control character or a space anywhere.
_FIRST_CODE, _CODES_A_SUBSET = 33, 223


def name_of(number: int, subset: int) -> str:
    """The resource name of a subset of the file of that number, the same in all documents."""
    return f"/F{number}+{subset}"


class Typeface(Struct, eq=False):
    """Turns text into codes of the subsets of one document. `fonts` has every face that a text may
    be set in, `embedded` those used so far; keys that share a file share a face."""

    fonts: FontBook
    embedded: dict[FontKey, Embedded] = field(default_factory=dict)

    def encode(
        self, text: str, key: FontKey, kerns: tuple[tuple[int, int], ...]
    ) -> Iterator[tuple[str, str]]:
        """(font resource, array for TJ) for each stretch of one subset.

        Raises ValueError for a character without a glyph: coverage was checked in layout.
        """
        found = self.embedded.get(key) or self._embed(key)
        array, used = _common_array(text, kerns, found.face)
        found.used |= used
        if array:
            yield name_of(found.number, 0), array
        else:
            yield from self._mixed(text, kerns, found)

    def use(self, key: FontKey, characters: frozenset[str]) -> None:
        """Note characters of the first subset, which are drawn by others."""
        found = self.embedded.get(key) or self._embed(key)
        found.used |= characters

    def _embed(self, key: FontKey) -> Embedded:
        number = self.fonts.file_number(key) + 1
        same = (one for one in self.embedded.values() if one.number == number)
        found = next(same, None) or Embedded(self.fonts.face(key), number)
        self.embedded[key] = found
        return found

    def _mixed(
        self, text: str, kerns: tuple[tuple[int, int], ...], found: Embedded
    ) -> Iterator[tuple[str, str]]:
        """A text that needs further subsets, whose codes are given out in the order of use."""
        gaps = _gaps(text, kerns, found.face)
        start = 0
        for subset, group in groupby(map(found.code, text), key=itemgetter(0)):
            codes = bytes(code for _, code in group)
            end = start + len(codes)
            inside = [(index - start, gap) for index, gap in gaps if start <= index < end]
            yield name_of(found.number, subset), _array(codes, inside)
            start = end

    def write(self, document: PdfObjects) -> str:
        """Write the subsets, of the characters that were used; the dictionary of their names."""
        names = {}
        for one in dict.fromkeys(self.embedded.values()):
            for index, subset in enumerate(one.subsets()):
                names[name_of(one.number, index)[1:]] = write_subset(document, one.face, subset)
        return dictionary(**names)


class Embedded(Struct, eq=False):
    """A `face` in one document. `number` is that of its file in the names of its subsets, from 1;
    `used` are the characters used of its first subset, `further` those of the subsets after it,
    numbered from 0 in the order of use."""

    face: Face
    number: int
    used: frozenset[str] = frozenset()
    further: dict[str, int] = field(default_factory=dict)

    def code(self, sign: str) -> tuple[int, int]:
        """The subset of a character, and its code there."""
        if sign in _CODES:
            return 0, _CODES[sign]
        index = self.further.setdefault(sign, len(self.further))
        subset, place = divmod(index, _CODES_A_SUBSET)
        return subset + 1, _FIRST_CODE + place

    def subsets(self) -> Iterator[tuple[int, ...]]:
        """The characters of each subset by their codes; a code that is not used, is a space."""
        codes = {_CODES[sign]: ord(sign) for sign in self.used if sign != "\xa0"}
        yield (0, *(codes.get(code, 32) for code in range(1, max(codes, default=32) + 1)))
        others = list(map(ord, self.further))
        for start in range(0, len(others), _CODES_A_SUBSET):
            inside = others[start : start + _CODES_A_SUBSET]
            yield (0, *(32 for _ in range(1, _FIRST_CODE)), *inside)


@memo(20_000)
def _common_array(
    text: str, kerns: tuple[tuple[int, int], ...], face: Face
) -> tuple[str, frozenset[str]]:
    """The array for TJ of a text in the first subset, "" where it needs others, with the
    characters of the first. Kept: handouts show again what slides show, and packs what others do.
    """
    used = frozenset(text) & _CODES.keys()
    if len(used) < len(frozenset(text)):
        return "", used
    codes = bytes(map(_CODES.__getitem__, text))
    return _array(codes, _gaps(text, kerns, face)), used


def _gaps(text: str, kerns: tuple[tuple[int, int], ...], face: Face) -> list[tuple[int, int]]:
    """Kerns, and at the end of each word what its characters are wider than their widths in the
    file, which are whole thousandths: some readers take no others, and would drift.
    """
    found, beyond = dict(kerns), _beyond_whole(face).__getitem__
    drift, end = 0.0, -1
    for word in text.split(" "):
        end += len(word) + 1
        drift = reduce(add, map(beyond, f"{word} "), drift)
        if end < len(text) and (whole := round(drift)):
            found[end] = found.get(end, 0) + whole
            drift -= whole
    return sorted(found.items())


class _BeyondWhole(dict[str, float]):
    """What a character of a face is wider than its width in the file, each asked for once."""

    def __init__(self, face: Face) -> None:
        self.face = face

    def __missing__(self, character: str) -> float:
        face, drawn = self.face, " " if character == "\xa0" else character
        if not face.has(drawn):
            raise ValueError(f"no glyph in {name_of_face(face)} for {character!r}")
        width = face.advance(drawn) * 1000 / face.units
        return self.setdefault(character, width - round(width))


@memo(64)
def _beyond_whole(face: Face) -> _BeyondWhole:
    return _BeyondWhole(face)


def _array(codes: bytes, kerns: Sequence[tuple[int, int]]) -> str:
    """Strings and gaps; TJ takes gaps off, so that a kern changes its sign."""
    parts, start = [], 0
    for index, gap in kerns:
        parts.append(f"({_escaped(codes[start : index + 1])}){-gap}")
        start = index + 1
    parts.append(f"({_escaped(codes[start:])})" if start < len(codes) else "")
    return "[" + "".join(parts) + "]"


def _escaped(codes: bytes) -> str:
    return codes.decode("latin-1").translate(_ESCAPES)
