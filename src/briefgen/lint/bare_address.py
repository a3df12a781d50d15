"""Checked -> addresses that stand in a text as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.lint.checked_target import Checked, in_short, read_texts
from briefgen.model.diagnostics import Diagnostic, diagnose

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+[^\s.,;:!?)]", re.IGNORECASE)


def find(checked: Checked) -> Iterator[Diagnostic]:
    """A fault at each text with an address in it."""
    for slide in checked.resolved.slides:
        for inline in read_texts(slide):
            spoken = "".join(" " if run.code else run.text for run in inline.runs)
            for address in _ADDRESS.findall(spoken):
                yield diagnose("BF523", inline.span, address=in_short(address, 60))
