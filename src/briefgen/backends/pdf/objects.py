"""Values -> the text of PDF objects, and their place in ReportLab's document.

ReportLab drops keys that it does not know and ends streams without the line end that PDF/A asks
for, so objects beyond its own are written here and registered with it by name.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import Any

# ReportLab's classes have no types; its document is called by this name everywhere in this folder.
Document = Any


@lru_cache(maxsize=20_000)
def number(value: float, places: int = 2) -> str:
    """A number as PDF wants it: no exponent, no needless zeros. Kept, because the same places come
    again on handouts and in other packs."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def numbers(*values: float) -> str:
    return " ".join(number(value) for value in values)


def string(text: str) -> str:
    """A text string: readable where it is ASCII, else UTF-16 in hexadecimal."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"
    return "<" + ("\ufeff" + text).encode("utf-16-be").hex().upper() + ">"


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


@lru_cache(maxsize=256)
def _deflated(content: bytes) -> bytes:
    """Kept, because the packs of a series have most pages in common."""
    return zlib.compress(content, 6)


def reserve(document: Document) -> str:
    """The reference to the next object, as in "12 0 R"; its content is written later."""
    name = f"own.{document.objectcounter + 1}"
    document.Reference("null", name)
    return reference(document, name)


def reference(document: Document, name: str) -> str:
    """The reference to an object that ReportLab knows by a name."""
    return "{} {} R".format(*document.idToObjectNumberAndVersion[name])


def write(document: Document, place: str, content: str | bytes) -> None:
    """The content of a reserved object."""
    document.idToObject[document.numberToId[int(place.split()[0])]] = content


def add(document: Document, content: str | bytes) -> str:
    """Reserve and write in one; the reference."""
    place = reserve(document)
    write(document, place, content)
    return place
