"""Checked -> slides with the same title."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.lint.checked_target import Checked
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.rich_text import Inline, as_compared


def find(checked: Checked) -> Iterator[Diagnostic]:
    """A fault at each title that was there before."""
    first: dict[str, Inline] = {}
    for slide in checked.resolved.slides:
        title = slide.title
        words = as_compared(title.text).casefold()
        if words in first:
            yield diagnose(
                "BF527",
                title.span,
                related=((first[words].span, "the first slide with this title"),),
                title=title.text.strip(),
            )
        first.setdefault(words, title)
