"""Checked -> slides with the same title."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.lint.checked_target import Checked
from briefgen.model.diagnostics import Diagnostic
from briefgen.model.rich_text import Inline, as_compared


def find(checked: Checked) -> Iterator[Diagnostic]:
    """A fault at each title that was there before."""
    first: dict[str, Inline] = {}
    for slide in checked.resolved.slides:
        title = slide.title
        words = as_compared(title.text).casefold()
        if words in first:
            yield Diagnostic(
                code="BF527",
                message=f"another slide has the title `{title.text.strip()}` too",
                span=title.span,
                hint="say in the title what is new on this slide",
                related=((first[words].span, "the first slide with this title"),),
            )
        first.setdefault(words, title)
