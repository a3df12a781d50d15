"""Font files: what they say of themselves, and why some cannot be used."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from briefgen.text.font_file import FontFacts, FontFault, read_font

FILE = Path(str(resources.files("briefgen"))) / "fonts" / "LiberationSans-Regular.ttf"


@cache
def _data() -> bytes:
    return FILE.read_bytes()


def _changed(change: Callable[[Any], None]) -> bytes:
    font, out = TTFont(io.BytesIO(_data()), lazy=True), io.BytesIO()
    change(font)
    font.save(out)
    return out.getvalue()


def _licensed(flags: int) -> bytes:
    return _changed(lambda font: setattr(font["OS/2"], "fsType", flags))


def _fault(data: bytes) -> FontFault:
    found = read_font(data, "Ab")
    assert isinstance(found, FontFault)
    assert found.hint
    return found


def test_metrics_are_the_files() -> None:
    found = read_font(_data(), "Ab–•")
    assert isinstance(found, FontFacts)
    with TTFont(FILE, lazy=True) as font:
        units = font["head"].unitsPerEm
        assert found.ascent == font["OS/2"].usWinAscent / units
        assert found.descent == font["OS/2"].usWinDescent / units
    assert found.missing == ""


def test_signs_that_are_missing_are_named() -> None:
    found = read_font(_data(), "A✓b")
    assert isinstance(found, FontFacts)
    assert found.missing == "✓"


@pytest.mark.parametrize("flags", [0x0000, 0x0004, 0x0008])
def test_licences_that_allow_embedding(flags: int) -> None:
    assert isinstance(read_font(_licensed(flags), "A"), FontFacts)


@pytest.mark.parametrize("flags", [0x0002, 0x0100, 0x0104, 0x0200])
def test_licences_that_forbid_it_are_respected(flags: int) -> None:
    assert "licence forbids" in _fault(_licensed(flags)).message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no TrueType font"),
        (b"%PDF-1.7", "no TrueType font"),
        (b"OTTO" + bytes(100), ".otf"),
        (b"wOF2" + bytes(100), ".woff2"),
        (b"ttcf" + bytes(100), ".ttc"),
        (b"\x00\x01\x00\x00" + bytes(100), "broken"),
    ],
)
def test_other_files_are_told_apart(data: bytes, words: str) -> None:
    assert words in _fault(data).message


@pytest.mark.parametrize("share", [0.01, 0.3, 0.9])
def test_half_a_font_is_broken(share: float) -> None:
    data = _data()
    _fault(data[: int(len(data) * share)])


def test_a_font_without_outlines_is_broken() -> None:
    def drop(font: Any) -> None:
        del font["glyf"], font["loca"]

    assert "broken" in _fault(_changed(drop)).message
