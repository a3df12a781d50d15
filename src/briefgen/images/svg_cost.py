"""A drawing -> whether it is little work to draw, and in how many pixels it may be drawn.

A group that is see-through, cut or masked, and each step of a filter, is drawn on a sheet of its
own as large as the whole drawing: a third of a second for a million pixels. A few lines of `use`
can ask for millions of them.
"""

from __future__ import annotations

import re
from typing import Any

from briefgen.model.values import Value

_Element = Any
MOST_ELEMENTS = 50_000
MOST_SHEETS = 48
# All sheets of a drawing together.
_MOST_PIXELS = 8_000_000
# A light drawing has few parts of plain kinds: even if each filled all of it, it would be drawn in
# some two seconds, at 20 nanoseconds a pixel. Whether another can be drawn in time is tried.
_LIGHT_SIZE, _LIGHT_SHEETS, _LIGHT_LETTERS, _LIGHT_FILLS = 20_000, 4, 2_000, 80
_LIGHT_WORK, _HEAVY_PIXELS = 100_000_000, 2_500_000
_HEAVY = frozenset(["filter", "pattern", "marker", "mask", "image", "style", "textPath", "tref"])
_DEEPEST = 300
_SHEETS = re.compile(r"(?:^|[;\s])(clip-path|mask|filter|opacity|mix-blend-mode|isolation)\s*:")
_ATTRIBUTES = ("clip-path", "mask", "filter", "opacity")
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_TOO_FAR = 5.0


class TooMuchWorkError(Exception):
    """Drawing this would take too long; the words say what is too much."""


class DrawingCost(Value):
    """How much work a drawing is: whether it `is_light`, which none that is much work can be, and
    how many pixels it may be drawn in (`most_pixels`). `sheets` are those it needs beside its
    own."""

    is_light: bool
    most_pixels: int
    sheets: int = 0


def work_of(root: _Element, size: int) -> DrawingCost:
    """The work of a drawing of `size` bytes, what is used again counted again.

    Raises TooMuchWorkError for more than can be drawn in some seconds.
    """
    steps = _steps(root)
    named = {name: element for element in root.iter("{*}*") if (name := element.get("id"))}
    elements, sheets = _Count(named, steps).of(root, 0)
    if elements > MOST_ELEMENTS:
        raise TooMuchWorkError(f"it shows more than {MOST_ELEMENTS:,} elements")
    if sheets > MOST_SHEETS:
        what = "see-through, cut, masked or filtered parts"
        raise TooMuchWorkError(f"it has more than {MOST_SHEETS} {what}")
    is_light = size <= _LIGHT_SIZE and sheets <= _LIGHT_SHEETS and not _has_heavy(root)
    fills = elements * _fills_an_element(root)
    is_light = is_light and fills <= _LIGHT_FILLS
    pixels = _LIGHT_WORK // fills if is_light else _HEAVY_PIXELS
    return DrawingCost(is_light, min(pixels, _MOST_PIXELS // max(1, sheets)), sheets)


def _has_heavy(root: _Element) -> bool:
    """Whether there is anything that a few letters can make arbitrarily slow."""
    for element in root.iter("{*}*"):
        if element.tag.rpartition("}")[2] in _HEAVY or element.get("stroke-dasharray"):
            return True
        if "dasharray" in element.get("style", ""):
            return True
    return len("".join(root.itertext())) > _LIGHT_LETTERS


def _fills_an_element(root: _Element) -> int:
    """How often each element may fill the whole drawing: flat, and three times as long where it
    takes a gradient; with a stroke twice."""
    names = {element.tag.rpartition("}")[2] for element in root.iter("{*}*")}
    has_stroke = any("stroke" in (*e.attrib, *e.get("style", "").split(":")) for e in root.iter())
    return (3 if names & {"linearGradient", "radialGradient"} else 1) * (2 if has_stroke else 1)


def _steps(root: _Element) -> int:
    """The steps of all filters. One that reaches far beyond what it is applied to is refused."""
    steps = 0
    for found in root.iter("{*}filter"):
        steps += 1 + len(list(found.iter("{*}*")))
        for name in ("x", "y", "width", "height"):
            number = re.fullmatch(r"\s*(-?\d*\.?\d+)(%?)\s*", found.get(name, "0"))
            share = float(number[1]) / (100 if number[2] else 1) if number else _TOO_FAR + 1
            if abs(share) > _TOO_FAR and found.get("filterUnits") != "userSpaceOnUse":
                raise TooMuchWorkError("it has a filter that reaches far beyond it")
    return steps


class _Count:
    """Counts elements and sheets; each element that is used several times is counted once."""

    def __init__(self, named: dict[str, _Element], steps: int) -> None:
        self.named = named
        self.steps = steps
        self.known: dict[_Element, tuple[int, int]] = {}

    def of(self, element: _Element, depth: int) -> tuple[int, int]:
        if depth > _DEEPEST:
            raise TooMuchWorkError("its parts are nested too deeply")
        if element not in self.known:
            # What leads back to itself is not drawn.
            self.known[element] = (0, 0)
            inner = [self.of(child, depth + 1) for child in self._inside(element)]
            sheets = self._own(element) + sum(count for _, count in inner)
            elements = 1 + sum(count for count, _ in inner)
            self.known[element] = (min(elements, 10**9), min(sheets, 10**9))
        return self.known[element]

    def _inside(self, element: _Element) -> list[_Element]:
        inner = [child for child in element if isinstance(child.tag, str)]
        for name in _HREFS:
            target = self.named.get(element.get(name, "").strip().removeprefix("#"))
            if target is not None and str(element.tag).endswith("}use"):
                inner.append(target)
        return inner

    def _own(self, element: _Element) -> int:
        """The sheets of the element itself. A class may mean any of them."""
        names = {name for name in _ATTRIBUTES if element.get(name, "none") not in {"none", "1"}}
        names.update(_SHEETS.findall(element.get("style", "")))
        if element.get("class") and self.steps:
            names.add("filter")
        return sum(1 + self.steps if name == "filter" else 1 for name in names)
