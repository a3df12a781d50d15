"""A subset draws its glyphs as the whole font does, in nothing but what draws them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from briefgen.model.font_families import FAMILIES
from briefgen.model.text_block import FontKey
from briefgen.text.font_subset import coded_subset
from briefgen.text.fonts import Face, built_in_fonts

# One letter made of two glyphs, one outside Windows-1252, a space, and signs with one bracket.
_TEXT = "Aé ŵ(g½"


def _face(family: str, *, bold: bool = False) -> Face:
    return built_in_fonts().face(FontKey(family, bold, False))


def _glyphs(face: Face, text: str) -> tuple[int, ...]:
    return tuple(face.shaper.get_nominal_glyph(ord(sign)) or 0 for sign in text)


def _drawn(font: TTFont, name: str) -> tuple[Any, int]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return pen.value, glyphs[name].width


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("bold", [False, True])
def test_a_code_leads_to_the_outline_and_width_of_its_glyph(family: str, bold: bool) -> None:
    face = _face(family, bold=bold)
    glyphs = (0, *_glyphs(face, _TEXT))
    whole, small = (TTFont(BytesIO(one)) for one in (face.data, coded_subset(face, glyphs)))
    (table,) = small["cmap"].tables
    assert (table.platformID, table.platEncID) == (1, 0)
    for code, glyph in enumerate(glyphs[1:], 1):
        if glyph:
            assert _drawn(small, table.cmap[code]) == _drawn(whole, whole.getGlyphName(glyph))


def test_glyphs_keep_what_fits_them_to_screens() -> None:
    """Without these instructions Chrome and Windows draw thin, uneven letters."""
    face = _face("Arial")
    small = TTFont(BytesIO(coded_subset(face, _glyphs(face, _TEXT))))
    assert {"cvt ", "fpgm", "prep"} <= set(small.keys())
    assert small["glyf"][small["cmap"].tables[0].cmap[0]].program.getBytecode()


def test_a_subset_has_nothing_that_does_not_draw() -> None:
    """Names, kerning and alternatives of every letter made a file a third larger."""
    for family in FAMILIES:
        face = _face(family)
        small = TTFont(BytesIO(coded_subset(face, _glyphs(face, _TEXT))))
        drawing = {"cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}
        assert set(small.keys()) - {"GlyphOrder"} <= drawing
        # Each glyph, the missing one, and the letter and accent that é, ŵ and the half may be of.
        assert small["maxp"].numGlyphs <= len(_TEXT) + 1 + 8
