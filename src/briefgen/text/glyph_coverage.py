"""Texts + faces -> a fault for each character that cannot be set."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from briefgen.model.diagnostics import Faults
from briefgen.model.rich_text import Inline
from briefgen.model.text_block import FontKey
from briefgen.text.line_breaking import Typesetter
from briefgen.text.shaping import drawn

_RIGHT_TO_LEFT = {"R", "AL", "RLE", "RLO", "RLI"}


def check_coverage(inlines: Iterable[Inline], setter: Typesetter, faults: Faults) -> None:
    """Note every character that a face of the template lacks, and all right-to-left text."""
    for inline in inlines:
        if not all(run.text.isascii() for run in inline.runs):
            _check_runs(inline, setter, faults)


def _check_runs(inline: Inline, setter: Typesetter, faults: Faults) -> None:
    characters = dict.fromkeys("".join(drawn(run.text) for run in inline.runs))
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in characters):
        faults.add(
            "BF305",
            "text that runs from right to left cannot be set yet",
            inline.span,
            hint="leave it out, or give it as a picture with a text alternative",
        )
        return
    families = dict.fromkeys((setter.theme.body_font, setter.theme.heading_font))
    for family in families:
        missing = [c for c in characters if c != "\n" and not _has(c, family, setter)]
        if not missing:
            continue
        names = ", ".join(f"{c} (U+{ord(c):04X})" for c in missing[:5])
        faults.add(
            "BF303",
            f"the font {family} has no sign for {names}",
            inline.span,
            hint="use another character, or say it in words",
        )


def _has(character: str, family: str, setter: Typesetter) -> bool:
    """Whether all faces of a family have it: the same text may be set in any of them."""
    faces = (FontKey(family, bold, italic) for bold in (False, True) for italic in (False, True))
    return all(setter.fonts.face(key).has(character) for key in faces)
