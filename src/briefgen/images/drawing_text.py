"""A checked drawing -> how small its smallest text is, and what letters it has."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

_Element = Any
_SVG = "{http://www.w3.org/2000/svg}"
_TEXTS = frozenset({f"{_SVG}text", f"{_SVG}tspan", f"{_SVG}textPath"})
# What a size is where nothing says so.
_USUAL = 16.0
# Longer values are not followed: looking through them could take long.
_LONGEST = 200
_SIZE = re.compile(r"(?:^|[;{\s])font-size\s*:\s*([^;}]+)")
_LENGTH = re.compile(r"\s*(\d*\.?\d+)\s*(px|pt|em|rem|%|)\s*")
_FACTORS = {"px": 1.0, "": 1.0, "pt": 4 / 3, "rem": _USUAL}
_TRANSFORM = re.compile(r"(matrix|scale)\s*\(([^)]*)\)")


def smallest_text(root: _Element) -> float:
    """The size of the smallest text as a share of the drawing's width; 0 where there is none. Of
    a drawing that is sound: it says its view."""
    width = float(root.get("viewBox", "").replace(",", " ").split()[2])
    return min(_sizes(root, _rules(root), _USUAL, 1.0), default=0.0) / width


def letters_of(root: _Element) -> str:
    """The characters in its texts that are not ASCII, each once."""
    texts = (text for part in root.iter(f"{_SVG}text") for text in part.itertext())
    return "".join(sorted({letter for text in texts for letter in text if not letter.isascii()}))


def _sizes(element: _Element, rules: Mapping[str, str], size: float, scale: float) -> list[float]:
    """The sizes of the texts of an element, as they are drawn, with those of all in it."""
    size = _size_of(element, rules, size)
    scale *= _scale_of(element.get("transform", ""))
    found = [size * scale] if element.tag in _TEXTS and (element.text or "").strip() else []
    for inner in element:
        found += _sizes(inner, rules, size, scale)
    return found


def _rules(root: _Element) -> dict[str, str]:
    """The sizes in the drawing's style sheets by selector: an element's name, a class or an id."""
    sheets = (style.text or "" for style in root.iter(f"{_SVG}style"))
    rules = (rule.partition("{") for sheet in sheets for rule in sheet.split("}"))
    return {
        selector.strip(): size[1]
        for selectors, _, body in rules
        if (size := _SIZE.search(body))
        for selector in selectors.split(",")
    }


def _size_of(element: _Element, rules: Mapping[str, str], outer: float) -> float:
    """The size that an element says, the stronger ways last, or that of the one around it."""
    name = str(element.tag).removeprefix(_SVG)
    classes = element.get("class", "").split()
    selectors = (name, *(f".{one}" for one in classes), *(f"{name}.{one}" for one in classes))
    said = [element.get("font-size", ""), *(rules.get(one, "") for one in selectors)]
    said += [rules.get(f"#{element.get('id', '')}", "")]
    own = _SIZE.search(element.get("style", ""))
    said += [own[1] if own else ""]
    for text in said:
        outer = _length(text, outer)
    return outer


def _length(text: str, outer: float) -> float:
    found = _LENGTH.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return outer
    unit = found[2]
    factor = {"em": outer, "%": outer / 100}.get(unit) or _FACTORS[unit]
    return float(found[1]) * factor


def _scale_of(transform: str) -> float:
    """By how much a transform makes texts larger."""
    scale = 1.0
    for name, inner in _TRANSFORM.findall(transform) if len(transform) <= _LONGEST else ():
        numbers = [float(part) for part in re.findall(r"-?\d*\.?\d+(?:[eE][+-]?\d+)?", inner)]
        if name == "scale" and numbers:
            scale *= math.sqrt(abs(numbers[0] * numbers[-1]))
        elif len(numbers) == 6:
            scale *= math.sqrt(abs(numbers[0] * numbers[3] - numbers[1] * numbers[2]))
    return scale
