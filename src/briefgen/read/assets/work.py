"""A drawing -> how much work it is to draw, and in how many pixels that can be done in time.

A group that is see-through, cut or masked, and each step of a filter, is drawn on a sheet of its
own as large as the whole drawing: a third of a second for a million pixels. A few lines of `use`
can ask for millions of them.
"""

from __future__ import annotations

import re
from typing import Any

_Element = Any
MOST_ELEMENTS = 50_000
MOST_SHEETS = 48
# All sheets of a drawing together.
_MOST_PIXELS = 8_000_000
_DEEPEST = 300
_SHEETS = re.compile(r"(?:^|[;\s])(clip-path|mask|filter|opacity|mix-blend-mode|isolation)\s*:")
_ATTRIBUTES = ("clip-path", "mask", "filter", "opacity")
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_TOO_FAR = 5.0


class TooMuchWorkError(Exception):
    """Drawing this would take too long; the words say what is too much."""


def sheets_of(root: _Element) -> int:
    """How many sheets the drawing needs, what is used again counted again.

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
    return sheets


def most_pixels(sheets: int) -> int:
    """How many pixels a drawing with that many sheets may have."""
    return _MOST_PIXELS // max(1, sheets)


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
