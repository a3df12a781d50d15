"""The one table of diagnostic codes. A code never changes its meaning.

Bands: BF1 read and decode, BF2 library and resolve, BF3 layout, BF4 back end, BF5 style and
accessibility, BF9 our own fault.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of fault: the name used in `allow:`, and its severity."""

    name: str
    severity: str
    summary: str


CODES: dict[str, Code] = {
    # BF1: read and decode
    "BF101": Code("file-not-found", "error", "A file that is needed is not there."),
    # BF2: library and resolve
    # BF3: layout
    "BF302": Code("text-overflow", "error", "The text does not fit its slot at the smallest size."),
    "BF303": Code("missing-glyph", "error", "The font has no glyph for a character."),
    "BF304": Code("fragile-break", "advice", "A long word without spaces decides the line break."),
    "BF305": Code("right-to-left", "error", "Right-to-left text cannot be set yet."),
    # BF4: back end
    "BF401": Code("gate", "error", "The finished file failed the output gate."),
    # BF5: style and accessibility
    # BF9: our own fault
    "BF901": Code("internal", "error", "briefgen itself failed."),
}
