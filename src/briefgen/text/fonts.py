"""Font families by the name a deck gives them -> faces that can be measured and embedded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import field

from briefgen.model.font_families import FAMILIES
from briefgen.model.template import FontFile
from briefgen.model.text_block import FontKey
from briefgen.model.values import Value, replace
from briefgen.support.memo import memo, memo_while_alive
from briefgen.support.package_data import shipped

if TYPE_CHECKING:
    import uharfbuzz


class Face(Value, eq=False, kw_only=True):
    """One face: as `data` the bytes of its file, its `ascent` and (downwards)
    `descent` as shares of the em, and as `shaper` its HarfBuzz font.

    Advances are in font units, `units` to the em.
    """

    data: bytes
    ascent: float
    descent: float
    units: int
    shaper: uharfbuzz.Font

    def has(self, character: str) -> bool:
        """Whether the face has a glyph for the character."""
        return self.shaper.get_nominal_glyph(ord(character)) is not None

    def advance(self, character: str) -> int:
        """The width of a character without kerning, in font units."""
        glyph = self.shaper.get_nominal_glyph(ord(character))
        return int(self.shaper.get_glyph_h_advance(glyph)) if glyph is not None else 0

    def table(self, tag: str) -> bytes:
        """A table of its file."""
        return bytes(self.shaper.face.reference_table(tag).data or b"")


class FontBook(Value, weakref=True, eq=False):
    """The faces that can be used, by family name and style: `files` are the names of those that
    come with briefgen, `brought` those of a template, as the World gave them."""

    files: Mapping[str, Mapping[tuple[bool, bool], str]] = field(default_factory=dict)
    brought: Mapping[str, Mapping[tuple[bool, bool], FontFile]] = field(default_factory=dict)

    def families(self) -> tuple[str, ...]:
        return (*self.files, *(name for name in self.brought if name not in self.files))

    def face(self, key: FontKey) -> Face:
        """The face for a key; raises KeyError for a family that is not in the book."""
        file = self._files(key.family)[key.bold, key.italic]
        return _load(key, file) if isinstance(file, str) else _load_brought(key, file)

    def file_number(self, key: FontKey) -> int:
        """The number of a face's file among those of the book, from 0: styles may share a file."""
        return _files_of(self).index(self._files(key.family)[key.bold, key.italic])

    def _files(self, family: str) -> Mapping[tuple[bool, bool], str | FontFile]:
        return self.brought[family] if family in self.brought else self.files[family]


@memo_while_alive
def _files_of(book: FontBook) -> list[str | FontFile]:
    return [file for family in book.families() for file in book._files(family).values()]


def fonts_with(brought: Mapping[str, Mapping[tuple[bool, bool], FontFile]]) -> FontBook:
    """The fonts that come with briefgen, and those that a template brings along."""
    return replace(built_in_fonts(), brought=brought) if brought else built_in_fonts()


@memo(1)
def built_in_fonts() -> FontBook:
    """The fonts that come with briefgen, by the names that decks give them."""
    return FontBook({name: family.files for name, family in FAMILIES.items()})


@memo(64)
def _load(key: FontKey, name: str) -> Face:
    data = (shipped("fonts") / name).read_bytes()
    family = FAMILIES[key.family]
    return _face(data, family.ascent, family.descent)


@memo(64)
def _load_brought(key: FontKey, file: FontFile) -> Face:
    """PowerPoint seats lines by the metrics of the font that its file has."""
    named = FAMILIES.get(key.family, file)
    return _face(file.data, named.ascent, named.descent)


def _face(data: bytes, ascent: float, descent: float) -> Face:
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob(data))
    return Face(
        data=data,
        ascent=ascent,
        descent=descent,
        units=face.upem,
        shaper=uharfbuzz.Font(face),
    )
