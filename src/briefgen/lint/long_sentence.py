"""Checked -> sentences that are too long."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.lint.checked_target import Checked, in_short, read_texts
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.text.sentences import sentences_of

MOST = 30


def find(checked: Checked) -> Iterator[Diagnostic]:
    """A fault at each text with such a sentence, once for each sentence."""
    for slide in checked.resolved.slides:
        for inline in read_texts(slide):
            for sentence in sentences_of("".join(run.text for run in inline.runs)):
                count = len(sentence.split())
                if count > MOST:
                    yield diagnose("BF531", inline.span, count=count, sentence=in_short(sentence))
