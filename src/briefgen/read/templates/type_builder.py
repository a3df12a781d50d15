"""Styles of a template -> the sizes, levels and colours that texts are set in."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model.font_families import (
    CODE_FAMILY,
    DEFAULT_FAMILY,
    is_old_style,
    scale_of,
    size_in,
)
from briefgen.model.template import FIELD_COLOURS, LevelStyle, TextStyle
from briefgen.model.text_block import Colour
from briefgen.model.typography import LevelFont
from briefgen.model.units import pt
from briefgen.model.values import Value
from briefgen.read.templates.template_keys import FileKeys, LevelKeys, StyleKeys

_LEVEL = LevelKeys.__struct_fields__
_COLOURS = ("colour", "strong_colour", "bullet_colour")


def drawn_colour(colours: Mapping[str, str], colour: Colour) -> Colour:
    """A colour as it is drawn: a field's is that of another role, or one of its own."""
    return colours.get(colour, FIELD_COLOURS[colour]) if colour in FIELD_COLOURS else colour


class TypeBuilder(Value):
    """The texts of a template `file` in its `colours` on screen or on paper."""

    file: FileKeys
    colours: Mapping[str, str]

    @property
    def families(self) -> tuple[str, str, str]:
        """Those of headings, of all else, and of numbers: there figures of even height."""
        named = {place: keys.family for place, keys in self.file.fonts.items()}
        heading, body = (named.get(place, DEFAULT_FAMILY) for place in ("heading", "body"))
        even = [name for name in (body, heading) if not is_old_style(name)]
        return heading, body, named.get("numbers", (*even, DEFAULT_FAMILY)[0])

    def style(self, name: str, style: StyleKeys) -> TextStyle:
        levels = tuple(self._level(level) for level in style.levels)
        sizes = (self._size(size, levels[0].font) for size in style.ladder)
        return TextStyle(name, tuple(dict.fromkeys(sizes)), levels, style.deck_wide)

    def _level(self, level: LevelKeys) -> LevelStyle:
        font = self._font(level.font)
        scale = self._scale(font)
        return LevelStyle(
            **{
                **{name: getattr(level, name) for name in _LEVEL},
                **{name: drawn_colour(self.colours, getattr(level, name)) for name in _COLOURS},
                "floor": self._size(level.floor, font),
                "font": font,
                "margin": pt(round(scale * level.margin)),
                "indent": pt(round(scale * level.indent)),
                "link_colour": drawn_colour(self.colours, level.link_colour) or "link",
            }
        )

    def _font(self, font: LevelFont) -> str:
        """The family that a level asks for, by its role or, where it has none, by its name."""
        heading, body, numbers = self.families
        if font == "code":
            return CODE_FAMILY
        if font == "figures" and not is_old_style(heading) and "numbers" not in self.file.fonts:
            return "heading"
        by_family = {heading: "heading", body: "body"}
        return by_family.get(numbers, numbers) if font in {"numbers", "figures"} else font

    def _size(self, size: int, font: str) -> int:
        """A size that is written for Arial, in the family that it is set in."""
        if self.file.sizes != "by-family":
            return size
        return size_in(self._family(font), size, heading=font == "heading")

    def _scale(self, font: str) -> float:
        """How much further in a level stands than is written for Arial: marks are larger too."""
        if self.file.sizes != "by-family":
            return 1.0
        return scale_of(self._family(font), heading=font == "heading")

    def _family(self, font: str) -> str:
        heading, body, _ = self.families
        return {"heading": heading, "body": body}.get(font, font)
