"""Fonts that a template may bring: sound ones, and such as break whoever reads or embeds them."""

from __future__ import annotations

import io
import random
import struct
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from tests.packs import ROOT

_FILE = ROOT / "src" / "briefgen" / "fonts" / "LiberationSans-Regular.ttf"
_LETTERS = [*range(32, 127), *map(ord, "–…•·")]
Change = Callable[[Any], None]


@cache
def sound_font() -> bytes:
    """The letters that a template needs, and nothing else."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(_FILE)
    subsetter = Subsetter(Options(name_IDs=[1, 2, 6], drop_tables=["FFTM"]))
    subsetter.populate(unicodes=_LETTERS)
    subsetter.subset(font)
    return _saved(font)


def _saved(font: Any) -> bytes:
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def _changed(change: Change) -> bytes:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(sound_font()))
    change(font)
    return _saved(font)


def _set(table: str, **values: int) -> bytes:
    def change(font: Any) -> None:
        for name, value in values.items():
            setattr(font[table], name, value)

    return _changed(change)


def _tables() -> dict[str, tuple[int, int, int]]:
    """Where the entry of each table stands, and its place and length."""
    data = sound_font()
    (count,) = struct.unpack_from(">H", data, 4)
    entries = [12 + 16 * index for index in range(count)]
    return {
        data[at : at + 4].decode(): (at, *struct.unpack_from(">LL", data, at + 8)) for at in entries
    }


def _without(table: str) -> bytes:
    """The font with a table under a name that nobody knows."""
    at = _tables()[table][0]
    return sound_font()[:at] + b"zzzz" + sound_font()[at + 4 :]


def _with(table: str, offset: int, new: bytes) -> bytes:
    """The font with bytes of a table replaced."""
    at = _tables()[table][1] + offset
    return sound_font()[:at] + new + sound_font()[at + len(new) :]


def _placed(table: str, offset: int, length: int) -> bytes:
    """The font with an entry that says that a table lies elsewhere."""
    at = _tables()[table][0] + 8
    return sound_font()[:at] + struct.pack(">LL", offset, length) + sound_font()[at + 8 :]


def with_table(tag: bytes, content: bytes) -> bytes:
    """The font with a table in place of its own of that name, at the end of the file."""
    at = _tables()[tag.decode()][0]
    data = bytearray(sound_font())
    struct.pack_into(">LL", data, at + 8, len(data), len(content))
    return bytes(data) + content


def _characters(*groups: tuple[int, int, int]) -> bytes:
    """A table of characters that says, in a few bytes, that there are this many."""
    body = b"".join(struct.pack(">LLL", *group) for group in groups)
    sub = struct.pack(">HHLLL", 12, 0, 16 + len(body), 0, len(groups)) + body
    return struct.pack(">HHHHL", 0, 1, 3, 10, 12) + sub


def _letter_of_itself() -> bytes:
    """The font with an A that is made of an A, which is made of an A."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(sound_font()))
    glyph = font.getGlyphID("A")
    part = struct.pack(">hhhhhHHbb", -1, 0, 0, 9, 9, 2, glyph, 0, 0)
    return _with("glyf", font["loca"][glyph], part)


def refused_fonts() -> Iterator[tuple[str, bytes, str]]:
    """Names, files, and the code of the fault for which a template must be refused."""
    sound = sound_font()
    for cut in (0, 3, 4, 12, 100, len(sound) // 2, len(sound) - 400):
        yield f"cut at {'half' if cut == len(sound) // 2 else cut}", sound[:cut], "BF121"
    for name, start in {"cff": b"OTTO", "ttc": b"ttcf", "woff": b"wOFF", "woff2": b"wOF2"}.items():
        yield name, start + sound[4:], "BF121"
    for name, flags in {"restricted": 2, "no subsets": 0x104, "bitmaps only": 0x200}.items():
        yield name, _set("OS/2", fsType=flags), "BF121"
    for table in ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"):
        yield f"no {table}", _without(table), "BF121"
        yield f"{table} beyond the file", _placed(table, 2**31, 2**31), "BF121"
    yield "a web page", b"<html></html>" * 99, "BF121"
    yield "a zip", b"PK\x03\x04" + b"\0" * 999, "BF121"
    yield "zeros", b"\0\x01\0\0" + b"\0" * 9999, "BF121"
    yield "65,535 tables", sound[:4] + b"\xff\xff" + sound[6:], "BF121"
    yield "no units", _with("head", 18, b"\0\0"), "BF121"
    yield "no height", _set("OS/2", usWinAscent=0, usWinDescent=0), "BF121"
    yield "no letters", with_table(b"cmap", _characters()), "BF303"
    yield "more than 30 MB", sound + b"\0" * (31 * 1024 * 1024), "BF106"


def odd_fonts() -> Iterator[tuple[str, bytes]]:
    """Fonts that may be refused or used, but must not take time, memory or the program."""
    yield "sound", sound_font()
    yield "preview and print", _set("OS/2", fsType=4)
    yield "29 MB of nothing", sound_font() + b"\0" * (29 * 1024 * 1024)
    yield "every character there can be", with_table(b"cmap", _characters((32, 0x10FFFF, 3)))
    yield "characters beyond all", with_table(b"cmap", _characters((0, 0xFFFFFFFF, 0)))
    groups = ((0, 0x10FFFF, 3),) * 2000
    yield "every character 2,000 times", with_table(b"cmap", _characters(*groups))
    yield "a letter of itself", _letter_of_itself()
    yield "a tall line", _set("OS/2", usWinAscent=65535, usWinDescent=65535)
    for table, offset in {"maxp": 4, "hhea": 34, "head": 18, "name": 2, "post": 32}.items():
        for value in (0, 1, 0x7FFF, 0xFFFF):
            yield f"{table} {offset} is {value}", _with(table, offset, struct.pack(">H", value))
    for table in ("loca", "glyf", "hmtx", "cmap", "name", "post", "head", "hhea", "maxp", "OS/2"):
        yield f"{table} of 255", _with(table, 4, b"\xff" * 40)
        yield f"{table} empty", _placed(table, 12, 0)
        yield f"{table} of 3 bytes", _placed(table, 12, 3)
        yield f"{table} is the whole file", _placed(table, 0, len(sound_font()))
    generator = random.Random(5)  # noqa: S311
    for number in range(40):
        data = bytearray(sound_font())
        for _ in range(generator.randint(1, 60)):
            data[generator.randrange(12, len(data))] = generator.randrange(256)
        yield f"mutation {number}", bytes(data)


def all_fonts() -> Mapping[str, bytes]:
    """Every font by its name."""
    refused = {name: data for name, data, _ in refused_fonts()}
    return {**refused, **dict(odd_fonts())}
