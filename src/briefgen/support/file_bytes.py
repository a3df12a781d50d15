"""The name of a file -> its bytes."""

from __future__ import annotations

import os

_PIECE = 2**20
# Windows turns the ends of lines about in what is not opened so.
_AS_IT_IS = getattr(os, "O_BINARY", 0)


def file_bytes(path: str | os.PathLike[str]) -> bytes:
    """What a file holds. By os: `open` asks the system for a file's size twice and for its place
    once, which is 5 of 140 ms of a build that finds nothing to do in 200 packs. Raises OSError
    where it cannot be read."""
    opened = os.open(path, os.O_RDONLY | _AS_IT_IS)
    try:
        pieces = []
        while piece := os.read(opened, _PIECE):
            pieces.append(piece)
        return b"".join(pieces)
    finally:
        os.close(opened)
