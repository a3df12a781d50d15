"""Values -> the text of PDF objects, and the objects of a file."""

from __future__ import annotations

import zlib
from string import ascii_letters, digits

from msgspec import Struct, field

from briefgen.backends.numbers import number
from briefgen.support.memo import memo

_PLAIN = frozenset("+-._" + ascii_letters + digits)


def numbers(*values: float) -> str:
    return " ".join([number(value) for value in values])


def string(text: str) -> str:
    """A text string: readable where it is ASCII, else UTF-16 in hexadecimal."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return "<" + ("\ufeff" + text).encode("utf-16-be").hex().upper() + ">"


def name(text: str) -> str:
    """A name: a slash, and anything but plain signs by its number."""
    signs = text.encode("utf-8")
    return "/" + "".join(chr(one) if chr(one) in _PLAIN else f"#{one:02X}" for one in signs)


def dictionary(**entries: str) -> str:
    """A dictionary; entries without a value are left out."""
    return "<<" + " ".join(f"/{key} {value}" for key, value in entries.items() if value) + ">>"


def array(values: list[str]) -> str:
    return "[" + " ".join(values) + "]"


def stream(content: bytes, entries: str = "", *, compress: bool = True) -> bytes:
    """A stream object with a line end before `endstream`: both characters of it, so that data that
    ends in the first of them is not taken for a part of the line end."""
    if compress:
        content, entries = _deflated(content), f"/Filter /FlateDecode {entries}"
    head = f"<<{entries} /Length {len(content)}>>\nstream\n"
    return head.encode("ascii") + content + b"\r\nendstream\n"


@memo(256)
def _deflated(content: bytes) -> bytes:
    """Kept, because the packs of a series have most pages in common."""
    return zlib.compress(content, 6)


class PdfObjects(Struct, eq=False):
    """The `objects` of a file in the syntax of PDF, numbered from 1 in their order; "null" for one
    that is not written yet."""

    objects: list[str | bytes] = field(default_factory=list)

    def reserve(self) -> str:
        """The reference to a further object, as in "12 0 R"; its content is written later."""
        self.objects.append("null")
        return f"{len(self.objects)} 0 R"

    def write(self, place: str, content: str | bytes) -> None:
        """The content of a reserved object."""
        self.objects[int(place.split()[0]) - 1] = content

    def add(self, content: str | bytes) -> str:
        """Reserve and write in one; the reference."""
        self.objects.append(content)
        return f"{len(self.objects)} 0 R"
