"""A part of an organisation's file -> the part without what says who made it, where and of what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.images.without_metadata import without_metadata

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
# The place of a file on somebody's machine, as the name or description of a shape.
_PLACE = re.compile(
    rb"""(\s(?:descr|title|name))=(["'])[^"'<>]*"""
    rb"""(?:[A-Za-z]:[\\/]|\\\\|file:|/Users/|/home/)[^"'<>]*\2"""
)
_MEDIA = "ppt/media/"
_PLAIN = re.compile(r"ppt/media/(?:image|media|hdphoto)\d+\.\w+")


def without_traces(name: str, data: bytes) -> bytes:
    """The bytes of a part, as decks have them."""
    if name.endswith(".xml"):
        return _PLACE.sub(rb"\1=\2\2", _COMMENT.sub(b"", data))
    return without_metadata(data) if name.startswith(_MEDIA) else data


def plain_names(names: Sequence[str]) -> dict[str, str]:
    """Numbers in place of the names of pictures, where those are not numbers already."""
    found: dict[str, str] = {}
    for name in names:
        if name.startswith(_MEDIA) and not _PLAIN.fullmatch(name):
            taken = {*names, *found.values()}
            kind = name.rpartition(".")[2]
            numbers = range(1, len(names) + len(found) + 2)
            plain = (f"{_MEDIA}image{number}.{kind}" for number in numbers)
            found[name] = next(one for one in plain if one not in taken)
    return found
