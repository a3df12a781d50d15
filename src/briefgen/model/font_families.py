"""The families that come with briefgen: the name in the deck, and the files that are measured.

The deck names a font that PowerPoint has; what is measured and embedded is an open font of the same
widths (docs/analysis/typography.md). What differs between the two stands here, family by family.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefgen.model.values import Value

DEFAULT_FAMILY = "Arial"
# What signs that no family of letters has are set in: upright and in one weight.
SYMBOLS = "Segoe UI Symbol"
# What is typed into a computer is set in letters of one width.
CODE_FAMILY = "Courier New"
_SANS, _SERIF, _FIXED = 34, 18, 49
# The faces of a family: all four, the two that are upright, or one.
Faces = Literal["all", "upright", "one"]
_STYLES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}


class Family(Value, kw_only=True):
    """A family by its `name` in the deck; its files are called `stem`-Bold.ttf and so on.

    `ascent` and `descent` (OS/2 usWin, as shares of the em) are those of the *named* font: by them
    PowerPoint seats its lines. `panose` and `pitch` describe it to programs that lack it.

    `size` and `heading_size` are how much larger than Arial it is set to look as large; with
    `old_style` figures it sets no numbers. Characters that it lacks are set in `stand_in`, and so
    are those in `unlike`, where our file is not as wide as the named font.
    """

    name: str
    stem: str
    ascent: float
    descent: float
    panose: str
    pitch: int = _SANS
    faces: Faces = "all"
    """Which faces it has; what is slanted is set upright where there are no others."""
    size: float = 1.0
    heading_size: float = 1.0
    old_style: bool = False
    stand_in: str = DEFAULT_FAMILY
    unlike: str = ""

    @property
    def files(self) -> Mapping[tuple[bool, bool], str]:
        """The names of its files by (bold, italic)."""
        return {key: f"{self.stem}-{_STYLES[self.face(*key)]}.ttf" for key in _STYLES}

    def face(self, bold: bool, italic: bool) -> tuple[bool, bool]:
        """What it has for a text that is to be bold or italic."""
        return bold and self.faces != "one", italic and self.faces == "all"


_FAMILIES = (
    Family(
        name=DEFAULT_FAMILY,
        stem="LiberationSans",
        ascent=0.9053,
        descent=0.2119,
        panose="020B0604020202020204",
        stand_in="Calibri",
    ),
    Family(
        name="Calibri",
        stem="Carlito",
        ascent=0.9521,
        descent=0.2686,
        panose="020F0502020204030204",
        size=1.1,
        heading_size=1.1,
        stand_in="Arial",
        unlike="ƒ",
    ),
    Family(
        name="Cambria",
        stem="Caladea",
        ascent=0.9502,
        descent=0.2222,
        panose="02040503050406030204",
        pitch=_SERIF,
        size=1.1,
        heading_size=1.1,
        stand_in="Calibri",
        unlike="ƒ′″‼‾ⁿ₣₤₧℅⅛⅜⅝⅞←↑→↓↔↕↨∟∩≡⌂⌠⌡",
    ),
    Family(
        name="Georgia",
        stem="Gelasio",
        ascent=0.917,
        descent=0.2192,
        panose="02040502050405020303",
        pitch=_SERIF,
        size=1.08,
        heading_size=1.05,
        old_style=True,
        stand_in="Arial",
    ),
    Family(
        name=CODE_FAMILY,
        stem="LiberationMono",
        ascent=0.8325,
        descent=0.3003,
        panose="02070309020205020404",
        pitch=_FIXED,
        faces="upright",
    ),
    Family(
        name=SYMBOLS,
        stem="BriefgenSymbols",
        ascent=1.0791,
        descent=0.251,
        panose="020B0502040204020203",
        faces="one",
    ),
)
FAMILIES: Mapping[str, Family] = {family.name: family for family in _FAMILIES}
# Those that a template may name without bringing files.
TEXT_FAMILIES = tuple(name for name in FAMILIES if name != SYMBOLS)


def stand_in_for(family: str) -> str:
    """The family that sets what this one lacks."""
    return FAMILIES[family].stand_in if family in FAMILIES else DEFAULT_FAMILY


def is_serif(family: str) -> bool:
    """Whether a family has serifs, as far as we know it."""
    return family in FAMILIES and FAMILIES[family].pitch == _SERIF


def is_old_style(family: str) -> bool:
    """Whether the figures of a family have different heights, so that no numbers are set in it."""
    return family in FAMILIES and FAMILIES[family].old_style


def scale_of(family: str, *, heading: bool) -> float:
    """How much larger than Arial a family is set to look as large."""
    known = FAMILIES.get(family)
    return (known.heading_size if heading else known.size) if known else 1.0


def size_in(family: str, size: int, *, heading: bool) -> int:
    """The size (points) at which a family looks as large as Arial: whole, and even from 14 up."""
    larger = size * scale_of(family, heading=heading)
    return round(larger) if larger < 14 else 2 * round(larger / 2)
