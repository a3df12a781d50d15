"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A sentence ends where its stop is followed by a space and what can begin another one.
_END = re.compile(r"(?<=[.!?…])[\"'”’)]*(\s+)(?=[\"'“‘(]*[A-Z0-9À-Þ])|(\n)")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b(?:e\.g|i\.e|etc|cf|Mr|Mrs|Ms|Dr|St|No|vs))\.$")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The places of the sentences of a text, without the spaces between them. A stop that ends an
    abbreviation ends no sentence."""
    start = 0
    for found in _END.finditer(text):
        end, after = found.span(found.lastindex or 0)
        if not found[2] and _ABBREVIATED.search(text[start:end]):
            continue
        if text[start:end].strip():
            yield start, end
        start = after
    if text[start:].strip():
        yield start, len(text)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[start:end] for start, end in sentence_spans(text)]
