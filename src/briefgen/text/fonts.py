"""Font families by the name a deck gives them -> faces that can be measured and embedded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.model.scene import FontKey

if TYPE_CHECKING:
    import uharfbuzz

# Vertical metrics of the *named* font as shares of the em (OS/2 usWin ascent and descent): the deck
# names Arial, so PowerPoint seats lines by Arial's metrics whatever file we measure.
WIN_METRICS: Mapping[str, tuple[float, float]] = {"Arial": (0.9053, 0.2119)}

_BUILT_IN = {
    "Arial": {
        (False, False): "LiberationSans-Regular.ttf",
        (True, False): "LiberationSans-Bold.ttf",
        (False, True): "LiberationSans-Italic.ttf",
        (True, True): "LiberationSans-BoldItalic.ttf",
    }
}


@dataclass(frozen=True, eq=False)
class Face:
    """One face: its file, its metrics as shares of the em, and its HarfBuzz font.

    Advances are in font units, `units` to the em.
    """

    key: FontKey
    path: Path
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


@dataclass(frozen=True)
class FontBook:
    """The faces that can be used, by family name and style."""

    files: Mapping[str, Mapping[tuple[bool, bool], Path]] = field(default_factory=dict)

    def families(self) -> tuple[str, ...]:
        return tuple(self.files)

    def face(self, key: FontKey) -> Face:
        """The face for a key; raises KeyError for a family that is not in the book."""
        return _load(key, self.files[key.family][(key.bold, key.italic)])


@cache
def built_in_fonts() -> FontBook:
    """The fonts that come with briefgen: Liberation Sans, measured for Arial."""
    folder = Path(str(resources.files("briefgen"))) / "fonts"
    return FontBook(
        {
            family: {style: folder / name for style, name in files.items()}
            for family, files in _BUILT_IN.items()
        }
    )


@cache
def _load(key: FontKey, path: Path) -> Face:
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    shaper = uharfbuzz.Font(face)
    ascent, descent = WIN_METRICS[key.family]
    return Face(key, path, ascent, descent, face.upem, shaper)
