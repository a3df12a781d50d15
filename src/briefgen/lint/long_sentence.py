"""Checked -> sentences that are too long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.lint.checked_target import Checked, in_short, read_texts
from briefgen.model.diagnostics import Diagnostic, diagnose

MOST = 30
# A sentence ends where its stop is followed by a space and what can begin another one.
_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9À-Þ])|\n")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:e\.g|i\.e|etc|cf|Mr|Mrs|Ms|Dr|St|No|vs))\.$")


def find(checked: Checked) -> Iterator[Diagnostic]:
    """A fault at each text with such a sentence, once for each sentence."""
    for slide in checked.resolved.slides:
        for inline in read_texts(slide):
            for sentence in sentences_of("".join(run.text for run in inline.runs)):
                count = len(sentence.split())
                if count > MOST:
                    yield diagnose("BF531", inline.span, count=count, sentence=in_short(sentence))


def sentences_of(text: str) -> list[str]:
    """The sentences of a text. A stop that ends an abbreviation ends no sentence."""
    found: list[str] = []
    for part in _END.split(text):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return [sentence for sentence in found if sentence.strip()]
