"""Faces -> subsets embedded in the document, and characters -> codes of a subset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from briefgen.backends.pdf.objects import Document, stream
from briefgen.model.scene import FontKey
from briefgen.model.values import dataclass
from briefgen.text.fonts import FontBook

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
_NOTHING = frozenset(" ")
# A block of a ToUnicode map may hold this many pairs.
_PAIRS = 100


@cache
def _truetype(path: Path, digest: str = "") -> Any:
    """ReportLab's parsed font, kept for the process: parsing costs 10 ms a face.

    A template's own file is known by its digest, because others may have the same name.

    Codes are given out in the order of use, so that the subset holds what the text needs only.
    """
    font = TTFont(f"{path.stem}-{digest}".rstrip("-"), str(path), asciiReadable=False)
    if digest:  # ReportLab tells faces apart by the names that files give them
        font.face.name += f"-{digest[:8]}".encode("ascii")
    pdfmetrics.registerFont(font)
    return font


def first_font(fonts: FontBook) -> str:
    """The registered name of some face. Without one, ReportLab names Helvetica in every file,
    which is not embedded."""
    return str(font_of(fonts, _first_key(fonts)).fontName)


def _first_key(fonts: FontBook) -> FontKey:
    return FontKey(fonts.families()[0])


def font_of(fonts: FontBook, key: FontKey) -> Any:
    """ReportLab's font for a key."""
    face = fonts.face(key)
    return _truetype(face.path, face.digest)


def name_of_first(number: int) -> str:
    """The resource name of the first subset of the file of that number."""
    return f"/F{number}+0"


@dataclass(eq=False, slots=True)
class Typeface:
    """Turns text into codes of the subsets of one document."""

    document: Document
    fonts: FontBook
    embedded: dict[FontKey, Embedded] = field(default_factory=dict)

    def encode(
        self, text: str, key: FontKey, kerns: tuple[tuple[int, int], ...]
    ) -> Iterator[tuple[str, str]]:
        """(font resource, array for TJ) for each stretch of one subset.

        Raises ValueError for a character without a glyph: coverage was checked in layout.
        """
        found = self.embedded.get(key) or self._embed(key)
        array, used = _common_array(text, kerns, found.font.face)
        found.used |= used
        if array:
            yield found.name, array
        else:
            yield from self._mixed(text, kerns, found.font)

    def use(self, key: FontKey, characters: frozenset[str]) -> None:
        """Note characters of the first subset, which are drawn by others."""
        found = self.embedded.get(key) or self._embed(key)
        found.used |= characters

    def _embed(self, key: FontKey) -> Embedded:
        font = font_of(self.fonts, key)
        same = (one for one in self.embedded.values() if one.font is font)
        found = next(same, None) or self._begin(font, self.fonts.file_number(key) + 1)
        self.embedded[key] = found
        return found

    def _begin(self, font: Any, number: int) -> Embedded:
        """Lay out the first subset; ReportLab gives out the codes of further ones by itself. The
        resource is named by the number of the face's file, the same in all documents."""
        state = font._assignState(self.document)
        state.assignments = {ord(sign): code for sign, code in _CODES.items()}
        state.nextCode, state.subsets = 256, [[0]]
        font.getSubsetInternalName(0, self.document)
        state.internalName = f"F{number}"
        self.document.fontMapping[font.fontName] = f"/{state.internalName}"
        return Embedded(font, name_of_first(number))

    def _mixed(
        self, text: str, kerns: tuple[tuple[int, int], ...], font: Any
    ) -> Iterator[tuple[str, str]]:
        gaps = _gaps(text, kerns, font.face)
        start = 0
        for subset, codes in font.splitString(text, self.document):
            end = start + len(codes)
            inside = [(index - start, gap) for index, gap in gaps if start <= index < end]
            yield font.getSubsetInternalName(subset, self.document), _array(codes, inside)
            start = end

    def write(self) -> None:
        """Write the subsets, of the characters that were used. ReportLab's streams lack a line
        end, its maps to Unicode go wrong above U+FFFF and name codes that are not used, and its
        widths are fractions: all are replaced."""
        self.use(_first_key(self.fonts), _NOTHING)
        used = {one.font: one.used for one in self.embedded.values()}
        for font in self.document.delayedFonts:
            subsets = font.state[self.document].subsets
            subsets[0] = _first_subset(used.get(font, _NOTHING))
            maps = dict(_named_maps(font, subsets))
            before = set(self.document.idToObject)
            font.addObjects(self.document)
            for name in [name for name in self.document.idToObject if name not in before]:
                _rewrite(self.document, name, maps)
        self.document.delayedFonts = []


@dataclass(eq=False, slots=True)
class Embedded:
    """A face in one document: the resource of its first subset, and what is used of that."""

    font: Any
    name: str
    used: frozenset[str] = _NOTHING


def _first_subset(used: frozenset[str]) -> list[int]:
    """The characters by their codes, as far as they are used; a code that is not, is a space."""
    codes = {_CODES[sign]: ord(sign) for sign in used if sign != "\xa0"}
    return [0, *(codes.get(code, 32) for code in range(1, max(codes) + 1))]


@lru_cache(maxsize=20_000)
def _common_array(
    text: str, kerns: tuple[tuple[int, int], ...], face: Any
) -> tuple[str, frozenset[str]]:
    """The array for TJ of a text in the first subset, "" where it needs others, with the
    characters of the first. Kept: handouts show again what slides show, and packs what others do.
    """
    used = frozenset(text) & _CODES.keys()
    if len(used) < len(frozenset(text)):
        return "", used
    codes = bytes([_CODES[sign] for sign in text])
    return _array(codes, _gaps(text, kerns, face)), used


def _gaps(text: str, kerns: tuple[tuple[int, int], ...], face: Any) -> list[tuple[int, int]]:
    """Kerns, and at the end of each word what its characters are wider than their widths in the
    file, which are whole thousandths: some readers take no others, and would drift.
    """
    found = dict(kerns)
    drift = 0.0
    widths: Mapping[int, float] = face.charWidths
    for index, character in enumerate(text):
        width = widths.get(ord(character))
        if width is None:
            raise ValueError(f"no glyph in {face.name.decode()} for {character!r} of {text!r}")
        drift += width - round(width)
        if character == " " and (whole := round(drift)):
            found[index] = found.get(index, 0) + whole
            drift -= whole
    return sorted(found.items())


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


def _named_maps(font: Any, subsets: Sequence[Sequence[int]]) -> Iterator[tuple[str, str]]:
    """The maps by the names that ReportLab gives them."""
    from reportlab.pdfbase.ttfonts import SUBSETN

    for index, subset in enumerate(subsets):
        name = (SUBSETN(index) + b"+" + font.face.name).decode("ascii")
        yield f"toUnicodeCMap:{name}", _unicode_map(name, subset)


def _rewrite(document: Document, name: str, maps: dict[str, str]) -> None:
    found = document.idToObject[name]
    if name in maps:
        document.idToObject[name] = stream(maps[name].encode("ascii"))
    elif hasattr(found, "Widths"):
        found.Widths = f"[{' '.join(str(round(width)) for width in found.Widths.sequence)}]"
    elif name.startswith("fontFile:"):
        length = f"/Length1 {len(found.content)}"
        document.idToObject[name] = stream(found.content, length)


def _unicode_map(name: str, subset: Sequence[int]) -> str:
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
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
