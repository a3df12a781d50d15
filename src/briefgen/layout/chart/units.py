"""What a chart counts, as it stands on a line of its own."""

from __future__ import annotations

import re

from briefgen.model.rich_text import Inline, Run
from briefgen.model.values import replace

_WORD = r"[^\W\d_]{4}"


def begun(unit: Inline) -> Inline:
    """With a capital, as what stands alone on a line: a word, and no sign of a unit such as km."""
    first, *others = unit.runs or (Run(text=""),)
    if not re.match(_WORD, first.text) or not first.text[0].islower():
        return unit
    text = first.text[0].upper() + first.text[1:]
    return replace(unit, runs=(replace(first, text=text), *others))
