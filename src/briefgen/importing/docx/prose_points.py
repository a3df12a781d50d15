"""Paragraphs of prose -> points for a slide: their first sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from briefgen.importing.imported_talk import ImportedParagraph, ImportedRun
from briefgen.model.values import replace
from briefgen.text.sentences import sentence_spans

# So much prose can stand on a slide as it is.
MOST_PROSE = 40
_MOST_POINTS = 5


def points_of_prose(
    paragraphs: Sequence[ImportedParagraph], level: int, most: int = _MOST_POINTS
) -> Iterator[ImportedParagraph]:
    """All sentences where they are few; else the first of each paragraph, then the second of each,
    and so on, in the order of the text."""
    sentences = [
        (at, number, runs)
        for number, one in enumerate(paragraphs)
        for at, runs in enumerate(_sentences(one))
    ]
    chosen = sorted(sentences, key=itemgetter(0, 1))[:most]
    for _, _, runs in sorted(chosen, key=itemgetter(1, 0)):
        yield ImportedParagraph(runs=runs, level=level, bullet="sign")


def _sentences(paragraph: ImportedParagraph) -> Iterator[tuple[ImportedRun, ...]]:
    for start, end in sentence_spans(paragraph.text):
        yield tuple(_between(paragraph.runs, start, end))


def _between(runs: Sequence[ImportedRun], start: int, end: int) -> Iterator[ImportedRun]:
    """The part of the runs between two places of their text."""
    at = 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            yield replace(run, text=text)
        at += len(run.text)
