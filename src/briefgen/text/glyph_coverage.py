"""Texts + faces -> a fault for each character that cannot be set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from briefgen.model.diagnostics import Diagnostic, Faults, Span
from briefgen.model.pictures import Original
from briefgen.model.rich_text import Inline
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.text.line_breaking import Typesetter
from briefgen.text.stand_ins import missing_in

_NUMBER = r"\(U\+([0-9A-F]{4,6})\)"
# The texts of drawings are set in this one.
_FONT = "Arial"
_RIGHT_TO_LEFT = {"R", "AL", "RLE", "RLO", "RLI"}


def check_coverage(inlines: Iterable[Inline], setter: Typesetter, faults: Faults) -> None:
    """Note every character that a face of the template lacks, and all right-to-left text."""
    for inline in inlines:
        if not all(run.text.isascii() for run in inline.runs):
            _check_runs(inline, setter, faults)


def check_drawings(
    drawings: Iterable[tuple[Original, Span]], setter: Typesetter, faults: Faults
) -> None:
    """Note every character in the texts of drawings that cannot be drawn."""
    for drawing, span in drawings:
        if missing := missing_in(drawing.letters, _FONT, setter.fonts):
            faults.say("BF303/drawing", span, names=_named(missing))


def at_value(fault: Diagnostic, values: Iterable[Scalar]) -> Diagnostic:
    """The fault where the value of a variable is written, if that brought the character along."""
    if fault.code != "BF303":
        return fault
    missing = {chr(int(number, 16)) for number in re.findall(_NUMBER, fault.message)}
    value = next((value for value in values if missing & {*value.text}), None)
    if value is None:
        return fault
    return replace(fault, span=value.span, related=((fault.span, "it is shown here"),))


def _named(missing: Sequence[str]) -> str:
    return ", ".join(f"{c} (U+{ord(c):04X})" for c in missing[:5])


def _check_runs(inline: Inline, setter: Typesetter, faults: Faults) -> None:
    text = "".join(run.text for run in inline.runs)
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in set(text)):
        faults.say("BF305", inline.span)
        return
    theme = setter.theme
    for family in dict.fromkeys((theme.body_font, theme.heading_font, theme.family("numbers"))):
        missing = missing_in(text, family, setter.fonts)
        if not missing:
            continue
        faults.say("BF303", inline.span, family=family, names=_named(missing))
