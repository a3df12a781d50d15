"""The organisation's own PowerPoint file, as far as decks are built on it."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model.text_block import LevelFormat
from briefgen.model.typography import Anchor
from briefgen.model.units import Box, Insets
from briefgen.model.values import Value


class KeptPart(Value):
    """A part of the file that every deck takes over: its `name` without a leading slash, its
    content `type` ("" for relationships) and its bytes (`data`)."""

    name: str
    type: str
    data: bytes


class BaseHolder(Value, kw_only=True):
    """A placeholder of the file that a slot fills, with what slides inherit from it.

    `exact` tells for each level whether it can be inherited as it is: False where the file sets
    something that we do not measure, such as space after paragraphs. `fixed` marks a placeholder
    whose frame (insets, anchor, fitting) is to be written out on each slide, `shaded` one whose
    colour is a shade of another: LibreOffice shades a slide's own colour too. A `box` without
    width stands for a placeholder that its layout lacks.
    """

    type: str
    """Its type as PowerPoint names it, such as "ctrTitle" or "sldNum"."""
    idx: int
    """Its number, by which slides name it."""
    box: Box
    levels: tuple[LevelFormat, ...]
    """How its text looks on each level."""
    exact: tuple[bool, ...]
    insets: Insets = Insets()
    """The space between its edge and its text."""
    anchor: Anchor = "top"
    """Where its text stands in its height."""
    fixed: bool = False
    shaded: bool = False
    name: str = ""
    """What PowerPoint's Selection Pane calls it."""


class BaseLayout(Value, kw_only=True):
    """The layout of the file that one of our layouts is written onto: its `part`, its `name`, the
    `reason` why it was chosen, and its placeholders by our slot or furniture (`holders`). `roles`
    names for each colour role the theme colour that its slides write it as ("tx1", "accent2"), or
    an RGB value."""

    part: str
    name: str
    reason: str
    holders: Mapping[str, BaseHolder]
    roles: Mapping[str, str]


class Base(Value, kw_only=True):
    """A PowerPoint file that decks are built on.

    `presentation` is its presentation part without slides, sections and macros; `relations` gives
    for each relationship that is left there its kind and its part. `layouts` are keyed by our
    layouts' names. `digest` is the file's SHA-256.
    """

    digest: str
    parts: tuple[KeptPart, ...]
    """The parts that every deck takes over."""
    presentation: bytes
    relations: Mapping[str, tuple[str, str]]
    layouts: Mapping[str, BaseLayout]

    @property
    def part_names(self) -> frozenset[str]:
        return frozenset(part.name for part in self.parts)

    def part_of(self, kind: str) -> str:
        """The part that the presentation has of a kind, such as "notesMaster"; "" if none."""
        return next((part for found, part in self.relations.values() if found == kind), "")
