"""Bytes of a TrueType file -> whether all that its tables refer to is there.

What measures and what embeds a font trust its tables, and each reads other parts of them. A file
from outside may point anywhere, or say in a few bytes that it has thousands of millions of signs.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from briefgen.model.values import Value

MOST_CHARACTERS = 200_000
_LAST_CHARACTER = 0x10FFFF
# Names that are read: platform, encoding and language (English on Windows, and on Macs).
_WHERE, _NAMES = ([3, 1, 0x409], [1, 0, 0]), (1, 2, 3, 4, 6)
_MAGIC = 0x5F0F3CF5
# Bits of a part of a composite glyph (OpenType 1.9, glyf).
_WORDS, _SCALE, _MORE, _TWO_SCALES, _FOUR_SCALES = 0x01, 0x08, 0x20, 0x40, 0x80


def is_sound(data: bytes) -> bool:
    """Whether the tables of a file fit each other. `data` lists tables that lie in it."""
    try:
        font = _opened(data)
        return (
            _heads_are_sound(font)
            and _widths_are_sound(font)
            and _name_is_sound(font)
            and _characters_are_sound(font)
            and _glyphs_are_sound(font)
        )
    except (struct.error, IndexError, KeyError, ValueError):
        return False


class _Font(Value):
    """The tables of a file by their names; `glyphs` is how many it has."""

    tables: dict[str, bytes]
    glyphs: int

    def at(self, table: str, form: str, offset: int) -> Any:
        """A number of a table; raises struct.error where the table is shorter."""
        return struct.unpack_from(f">{form}", self.tables[table], offset)[0]


def _opened(data: bytes) -> _Font:
    """Raises ValueError where a name of a table is none, or is there twice."""
    (count,) = struct.unpack_from(">H", data, 4)
    tables: dict[str, bytes] = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        name = tag.decode("ascii")
        if name in tables:
            raise ValueError(name)
        tables[name] = data[offset : offset + length]
    (glyphs,) = struct.unpack_from(">H", tables["maxp"], 4)
    return _Font(tables, glyphs)


def _heads_are_sound(font: _Font) -> bool:
    head = font.at("head", "H", 0) == 1 and font.at("head", "L", 12) == _MAGIC
    kinds = font.at("head", "H", 50) in {0, 1} and font.at("head", "H", 52) == 0
    versions = font.at("hhea", "H", 0) == font.at("maxp", "H", 0) == 1
    post = 1 <= font.at("post", "H", 0) <= 4 and len(font.tables["post"]) >= 16
    return head and kinds and versions and post and font.glyphs > 0


def _widths_are_sound(font: _Font) -> bool:
    wide = int(font.at("hhea", "H", 34))
    needed = 4 * wide + 2 * (font.glyphs - wide)
    return (
        font.at("hhea", "H", 32) == 0
        and 0 < wide <= font.glyphs
        and len(font.tables["hmtx"]) >= needed
    )


def _name_is_sound(font: _Font) -> bool:
    """Whether what may become the name of the font in a document is there, and plain letters: that
    for PostScript, else its full name, else its family."""
    table = font.tables["name"]
    kind, count, strings = struct.unpack_from(">HHH", table)
    names: dict[int, bytes] = {}
    for index in range(count):
        *where, number, length, at = struct.unpack_from(">HHHHHH", table, 6 + 12 * index)
        raw = table[strings + at : strings + at + length]
        if where in _WHERE and number in _NAMES and raw:
            names.setdefault(
                number, raw.decode("mac_roman" if where[0] == 1 else "utf-16-be").encode()
            )
    chosen = next((names[number] for number in (6, 4, 1) if number in names), b"")
    is_plain = all(32 <= sign < 127 and sign not in b"[](){}<>/%" for sign in chosen)
    return bool(kind == 0 and chosen) and is_plain


def _characters_are_sound(font: _Font) -> bool:
    """Whether every table of characters that may be read is of a kind that we know, short, and
    leads to glyphs that are there."""
    cmap = font.tables["cmap"]
    (count,) = struct.unpack_from(">H", cmap, 2)
    found = [struct.unpack_from(">HHL", cmap, 4 + 8 * index) for index in range(count)]
    readable = [at for platform, _, at in found if platform in {0, 3}]
    return bool(readable) and all(_is_map_sound(cmap[at:], font.glyphs) for at in set(readable))


def _is_map_sound(table: bytes, glyphs: int) -> bool:
    (kind,) = struct.unpack_from(">H", table)
    if kind == 14:  # variants of signs, which nobody here reads
        return True
    if kind not in {4, 12}:
        return False
    total = 0
    for first, last, glyph in (_short_groups if kind == 4 else _long_groups)(table):
        total += last - first + 1
        if last < first or total > MOST_CHARACTERS or last > _LAST_CHARACTER or glyph >= glyphs:
            return False
    return True


def _long_groups(table: bytes) -> Iterator[tuple[int, int, int]]:
    """First and last character of each group, and the greatest glyph of it (format 12)."""
    (count,) = struct.unpack_from(">L", table, 12)
    for index in range(count):
        first, last, glyph = struct.unpack_from(">LLL", table, 16 + 12 * index)
        yield first, last, glyph + last - first


def _short_groups(table: bytes) -> Iterator[tuple[int, int, int]]:
    """The same of format 4. Its last group, which ends the table, may lead nowhere."""
    (length,) = struct.unpack_from(">H", table, 2)
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 4 * count)
    offsets = struct.unpack_from(f">{count}H", table, 16 + 6 * count)
    for index, (first, last) in enumerate(zip(starts, ends, strict=True)):
        if first == last == 0xFFFF:
            continue
        listed: Sequence[int] = range(first, last + 1)
        if offsets[index]:
            at = 16 + 6 * count + 2 * index + offsets[index]
            room = max(0, (length - at) // 2)
            listed = struct.unpack_from(f">{min(room, last - first + 1)}H", table, at)
            listed = [glyph for glyph in listed if glyph]
        yield first, last, max(((glyph + deltas[index]) & 0xFFFF for glyph in listed), default=0)


def _glyphs_are_sound(font: _Font) -> bool:
    """Whether glyphs lie in their table one behind the other, made of such as there are."""
    form, size = ("L", 1) if font.at("head", "H", 50) else ("H", 2)
    places = struct.unpack_from(f">{font.glyphs + 1}{form}", font.tables["loca"])
    glyf = font.tables["glyf"]
    if places[-1] * size > len(glyf) or any(one > two for one, two in pairwise(places)):
        return False
    spans = ((one * size, two * size) for one, two in pairwise(places) if one < two)
    return all(part < font.glyphs for start, end in spans for part in _parts(glyf[start:end]))


def _parts(glyph: bytes) -> Iterator[int]:
    """The glyphs that a glyph is made of; nothing where it is an outline of its own."""
    if struct.unpack_from(">h", glyph)[0] >= 0:
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", glyph, at)
        yield part
        at += 8 if flags & _WORDS else 6
        for bit, length in ((_SCALE, 2), (_TWO_SCALES, 4), (_FOUR_SCALES, 8)):
            at += length if flags & bit else 0
