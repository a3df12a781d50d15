"""Widths by HarfBuzz, with kerning."""

from __future__ import annotations

from typing import Any

import pytest
import uharfbuzz
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.text_block import FontKey
from briefgen.text.fonts import built_in_fonts
from briefgen.text.shaping import drawn, shape
from briefgen.text.stand_ins import width_of

FONTS = built_in_fonts()
REGULAR = FontKey("Arial")
KEYS = [
    FontKey("Arial", bold=bold, italic=italic) for bold in (False, True) for italic in (False, True)
]
letters = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40)


@pytest.mark.parametrize(
    ("text", "units"),
    [("A", 1366), ("i", 455), (" ", 569), ("office", 1139 + 2 * 569 + 455 + 1024 + 1139)],
)
def test_advances_are_arials(text: str, units: int) -> None:
    """The units are Arial's own, 2,048 to the em."""
    assert shape(text, REGULAR, FONTS).plain[-1] == pytest.approx(units / 2048)


def test_no_characters_have_no_width() -> None:
    """A run that is a forced break alone has no characters to shape: this once raised."""
    assert shape("", REGULAR, FONTS).kerned == (0.0,)


def test_kerning_is_on() -> None:
    """Arial's pair A, V is kerned by -152 units."""
    shaped = shape("AV", REGULAR, FONTS)
    assert shaped.kerned[-1] - shaped.plain[-1] == pytest.approx(-152 / 2048)
    assert shaped.kerns(0, 2) == ((0, round(-152_000 / 2048)),)


def _places(text: str, key: FontKey = REGULAR) -> list[int]:
    """Where each character begins, in Arial's units."""
    return [round(place * 2048) for place in shape(text, key, FONTS).kerned]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("text", ["11", "2011", "11 %", "11:11", "1.1", "–11", "+1 / 11"])
def test_figures_alone_stand_as_they_do_beside_letters(text: str, key: FontKey) -> None:
    """The second figure of "11" once stood .45 pt too far right at 12 pt: figures are of no script,
    so HarfBuzz fell back to the font's old table, which moves the second glyph of a pair."""
    beside = _places(f"{text}x", key)[: len(text) + 1]
    assert _places(text, key) == beside
    assert _places("11")[:2] == [0, 987]


def test_pairs_of_the_old_kern_table_are_drawn_where_the_font_says() -> None:
    """A script for which the font has no newer table (Armenian) still has its pairs."""
    assert _places("\u053111")[1:] == [1536, 1536 + 987, 1536 + 987 + 1139]


def test_marks_stand_on_their_letter() -> None:
    assert _places("a\u0301\u0323b") == [0, 1139, 1139, 1139, 2278]


def test_the_language_of_the_machine_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """HarfBuzz guesses it from the locale: a Serbian machine would get a font's Serbian rules."""
    seen, shaped = [], uharfbuzz.shape

    def noted(font: uharfbuzz.Font, buffer: uharfbuzz.Buffer, *rest: Any) -> None:
        seen.append((buffer.script, buffer.language, buffer.direction))
        shaped(font, buffer, *rest)

    monkeypatch.setattr(uharfbuzz, "shape", noted)
    shape("77-11", REGULAR, FONTS)  # shaped nowhere else, as what was shaped is kept
    shape("Жук", REGULAR, FONTS)
    assert seen == [("Latn", "und", "ltr"), ("Cyrl", "und", "ltr")]


@pytest.mark.parametrize("key", KEYS)
@given(text=letters)
def test_unkerned_is_never_narrower(key: FontKey, text: str) -> None:
    """So a text that fits unkerned can never overflow; no positive pair exists in ASCII."""
    shaped = shape(text, key, FONTS)
    assert len(shaped.kerned) == len(shaped.plain) == len(text) + 1
    assert shaped.kerned[-1] <= shaped.plain[-1] + 1e-9
    assert list(shaped.kerned) == sorted(shaped.kerned)


@given(letters, st.integers(0, 40), st.integers(0, 40))
def test_kerns_of_a_stretch_are_counted_from_its_start(text: str, start: int, length: int) -> None:
    shaped = shape(text, REGULAR, FONTS)
    start = min(start, len(text))
    end = min(start + length, len(text))
    kerns = shaped.kerns(start, end)
    assert all(0 <= index < end - start for index, _ in kerns)
    actual = (shaped.kerned[end] - shaped.kerned[start]) - (shaped.plain[end] - shaped.plain[start])
    assert sum(extra for _, extra in kerns) / 1000 == pytest.approx(actual, abs=0.0006 * 40)


def test_bold_is_wider_and_size_scales() -> None:
    assert width_of("Reform", FontKey("Arial", bold=True), 20, FONTS) > width_of(
        "Reform", REGULAR, 20, FONTS
    )
    assert width_of("Reform", REGULAR, 40, FONTS) == 2 * width_of("Reform", REGULAR, 20, FONTS)


def test_the_non_breaking_hyphen_is_drawn_as_a_hyphen() -> None:
    """The font has no U+2011, so PowerPoint would take it from another font."""
    assert drawn("co\u2011op", FONTS.face(FontKey("Arial"))) == "co-op"
    assert shape("co\u2011op", REGULAR, FONTS) == shape("co-op", REGULAR, FONTS)


@pytest.mark.parametrize("text", ["𝄞a", "e\u0301a", "👩\u200d🔬", "ŵŷ", "\xa0"])
def test_every_character_has_its_place(text: str) -> None:
    """Clusters are counted in characters, also beyond the basic plane."""
    shaped = shape(text, REGULAR, FONTS)
    assert len(shaped.kerned) == len(text) + 1
    assert list(shaped.kerned) == sorted(shaped.kerned)
