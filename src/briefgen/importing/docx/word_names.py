"""The names of elements and attributes in a Word document."""

from __future__ import annotations

from itertools import product
from typing import Any

from briefgen.importing.clean_text import clean
from briefgen.ooxml.reader import OFFICE

Element = Any
_SPACES = {
    "w": f"{OFFICE}/wordprocessingml/2006/main",
    "r": f"{OFFICE}/officeDocument/2006/relationships",
    "a": f"{OFFICE}/drawingml/2006/main",
    "c": f"{OFFICE}/drawingml/2006/chart",
    "dgm": f"{OFFICE}/drawingml/2006/diagram",
    "wp": f"{OFFICE}/drawingml/2006/wordprocessingDrawing",
    "m": f"{OFFICE}/officeDocument/2006/math",
    "mc": f"{OFFICE}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
_PARTING = {
    f"{{{_SPACES[space]}}}{name}"
    for space, name in (*product("wa", ("p", "tab", "br", "cr")), ("c", "pt"), ("c", "tx"))
}
_SHORT = {space: short for short, space in _SPACES.items()}


def full_name(short: str) -> str:
    """ "w:p" as lxml has it."""
    space, _, name = short.partition(":")
    return f"{{{_SPACES[space]}}}{name}"


def short_name_of(element: Element) -> str:
    """The name of an element such as "w:p"; "" for one of another vocabulary."""
    if not isinstance(element.tag, str):
        return ""
    space, _, name = element.tag[1:].partition("}")
    return f"{_SHORT[space]}:{name}" if space in _SHORT else ""


def child(element: Element, *path: str) -> Element:
    """The first element along a path of short names; None where there is none."""
    for name in path:
        element = None if element is None else element.find(full_name(name))
    return element


def value(element: Element, name: str = "w:val") -> str:
    """An attribute of an element that may not be there."""
    return "" if element is None else str(element.get(full_name(name)) or "")


def is_on(element: Element) -> bool:
    """Whether a mark such as `w:b` is there, and not switched off."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def inside(element: Element, name: str) -> list[Element]:
    """All elements of a name below an element."""
    return [] if element is None else list(element.iter(full_name(name)))


def words_inside(element: Element, *names: str) -> str:
    """The texts of all elements of some names below an element, with a space between paragraphs."""
    taken = {full_name(name) for name in names or ("w:t", "w:delText")}
    found = () if element is None else element.iter("*")
    texts = (one.text or "" if one.tag in taken else _between(one) for one in found)
    return " ".join(clean("".join(texts)).split())


def _between(element: Element) -> str:
    return " " if element.tag in _PARTING else ""
