"""An address in a Markdown file -> where it leads: a file beside it, the web, or nowhere."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote

ReadFile = Callable[[str], bytes | None]
"""Gives the bytes of a file by its path below the folder of the text; None where it is none."""

_WEB = re.compile(r"(https?://|mailto:|tel:)\S", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:image/[\w.+-]{1,20};base64,([A-Za-z0-9+/=%]+)", re.IGNORECASE)
_NUMBERED = re.compile(r"embedded:(\d{1,6})")


def is_web(address: str) -> bool:
    """Whether a link may lead there."""
    return bool(_WEB.match(address))


def path_beside(address: str, root: str = "") -> str:
    """The path of a file below the folder of the text, "" where an address can mean another one.
    `root` is the folder that addresses with a slash at their start mean (Slidev)."""
    path = unquote(re.split(r"[?#]", address, maxsplit=1)[0]).strip()
    if root and path.startswith("/"):
        path = root + path
    parts = [part for part in path.split("/") if part != "."]
    if path.startswith("/") or ".." in parts or re.search(r"[\\:\0]", path):
        return ""
    return "/".join(parts)


def without_embedded(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with `embedded:0` for the first address that is a whole picture, and what these
    pictures are written in."""
    found: list[str] = []

    def numbered(picture: re.Match[str]) -> str:
        found.append(picture[1])
        return f"embedded:{len(found) - 1}"

    return _EMBEDDED.sub(numbered, text), tuple(found)


def embedded_picture(address: str, embedded: Sequence[str]) -> bytes | None:
    """The bytes of a picture that was written into the text."""
    number = _NUMBERED.fullmatch(address)
    if number is None or int(number[1]) >= len(embedded):
        return None
    try:
        return base64.b64decode(unquote(embedded[int(number[1])]), validate=True)
    except (binascii.Error, ValueError):
        return None
