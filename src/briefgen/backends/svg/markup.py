"""Texts -> the characters and attributes of SVG. Nothing else writes them."""

from __future__ import annotations

from briefgen.backends.numbers import number
from briefgen.model.units import EMU_PER_POINT

_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_VALUE = {**_TEXT, ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}


def escaped(text: str) -> str:
    """A text between two tags."""
    return text.translate(_TEXT)


def attributes(**values: str) -> str:
    """Attributes with their values, each behind a space; those without a value are left out. A
    "_" in a name stands for "-"."""
    return "".join(
        f' {name.replace("_", "-")}="{value.translate(_VALUE)}"'
        for name, value in values.items()
        if value
    )


def points(length: float) -> str:
    """EMU as points."""
    return number(length / EMU_PER_POINT, 3)


def css_string(text: str) -> str:
    """A text in the quotes of CSS: what is neither a letter, a digit nor a space, by its number."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'
