"""Tables of a font that do not fit each other are found before anybody trusts them."""

from __future__ import annotations

import struct
from importlib import resources
from pathlib import Path

import pytest

from briefgen.text.font_validation import MOST_CHARACTERS, is_sound
from tests.hostile.fonts import odd_fonts, refused_fonts, with_table

_FOLDER = Path(str(resources.files("briefgen"))) / "fonts"


@pytest.mark.parametrize("path", sorted(_FOLDER.glob("*.ttf")), ids=lambda path: path.name)
def test_our_own_fonts_are_sound(path: Path) -> None:
    assert is_sound(path.read_bytes())


def test_what_lies_about_its_tables_is_not() -> None:
    found = {name: is_sound(data) for name, data in odd_fonts()}
    assert found["sound"]
    lies = (
        "every character there can be", "every character 2,000 times", "characters beyond all",
        "maxp 4 is 0", "maxp 4 is 1", "maxp 4 is 65535", "hhea 34 is 0", "hhea 34 is 65535",
        "name 2 is 0", "name of 255", "loca of 255", "loca empty", "cmap of 3 bytes", "head of 255",
    )  # fmt: skip
    assert [name for name in lies if found[name]] == []


def test_tables_that_are_needed_are_missed() -> None:
    for name, data, _ in refused_fonts():
        if name.startswith("no ") and name[3:] in {"cmap", "glyf", "head", "hhea", "loca", "maxp"}:
            assert not is_sound(data), name


@pytest.mark.parametrize(
    ("group", "sound"),
    [
        ((65, 90, 3), True),
        ((65, 90, 9999), False),
        ((65, 64, 3), False),
        ((0, MOST_CHARACTERS + 1, 0), False),
        ((0x10FFFF, 0x110000, 3), False),
    ],
)
def test_characters_are_few_and_lead_to_glyphs(group: tuple[int, int, int], sound: bool) -> None:
    sub = struct.pack(">HHLLLLLL", 12, 0, 28, 0, 1, *group)
    table = struct.pack(">HHHHL", 0, 1, 3, 10, 12) + sub
    assert is_sound(with_table(b"cmap", table)) is sound
