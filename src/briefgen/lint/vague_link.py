"""Checked -> links whose words say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.lint.checked_target import Checked, read_texts
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.resolved_deck import LinkTarget, ResolvedSlide
from briefgen.model.rich_text import Inline
from briefgen.model.slide_contents import parts_of

_VAGUE = re.compile(
    r"(?:click |press |see |read |look |find out |go )?(?:here|more|this|link|this link|this page|"
    r"this document|details|more details|more information|further information|page|website)",
)


def find(checked: Checked) -> Iterator[Diagnostic]:
    """A fault at each text with such a link."""
    for slide in checked.resolved.slides:
        for inline, labels in _links(slide):
            for words in labels:
                if _VAGUE.fullmatch(words.casefold().strip(" .…:!?>»")):
                    yield diagnose("BF522", inline.span, words=words)


def _links(slide: ResolvedSlide) -> Iterator[tuple[Inline, Iterator[str]]]:
    """Each text that may have links, and their words."""
    for link in parts_of((*slide.slots.values(),), LinkTarget):
        yield link.label, iter((link.label.text,))
    for inline in (*read_texts(slide), *slide.sources):
        yield inline, _labels(inline)


def _labels(inline: Inline) -> Iterator[str]:
    """The words of each link of a text; a link may be of several runs."""
    words, address = "", ""
    for run in inline.runs:
        if run.link != address and words:
            yield words
            words = ""
        address = run.link
        words += run.text if run.link else ""
    if words:
        yield words
