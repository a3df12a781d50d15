"""Faces -> the rules of CSS by which a browser sets text as it was measured."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from briefgen.backends.svg.markup import css_string
from briefgen.model.font_families import FAMILIES
from briefgen.model.scene import Page
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import FontKey, PlacedRun
from briefgen.support.memo import memo

# Without this, letters are moved to whole pixels, and joined.
_TEXT = (
    "svg text{font-kerning:normal;font-variant-ligatures:none;"
    "text-rendering:geometricPrecision;white-space:pre}"
)
_GENERIC = {18: "serif", 49: "monospace"}


@memo(64)
def family_list(family: str) -> str:
    """The families to look for: ours, the one of the deck, and one of the same widths."""
    known = FAMILIES.get(family)
    same = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", known.stem) if known else ""
    names = dict.fromkeys(name for name in (face_name(family), family, same) if name)
    generic = _GENERIC.get(known.pitch, "sans-serif") if known else "sans-serif"
    return ",".join([*map(css_string, names), generic])


def face_name(family: str) -> str:
    """What our own faces of a family are called, so that no other is taken for them."""
    return f"briefgen {family}"


def text_rules(faces: Iterable[FontKey], address: Callable[[FontKey], str]) -> str:
    """The rules for texts, and those that find each face at its `address`."""
    return "".join(_face_rule(key, address(key)) for key in faces) + _TEXT


def _face_rule(key: FontKey, address: str) -> str:
    weight, style = 700 if key.bold else 400, "italic" if key.italic else "normal"
    return (
        f"@font-face{{font-family:{css_string(face_name(key.family))};font-weight:{weight};"
        f"font-style:{style};font-display:block;src:url({css_string(address)})}}"
    )


def runs_of(page: Page) -> list[PlacedRun]:
    """Every run of a page."""
    found: list[PlacedRun] = []
    for block in blocks_in((*page.backdrop, *page.items, *page.furniture)):
        for line in block.lines:
            found += [line.label, *line.runs] if line.label else line.runs
    return found
