"""Checked -> slides with too many words."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.lint.checked_target import Checked
from briefgen.model.diagnostics import Diagnostic
from briefgen.model.scene import Grid, Page
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import Role

MOST = 100


def find(checked: Checked) -> Iterator[Diagnostic]:
    """A fault at each slide with a page that is too full."""
    for page in checked.scene.pages:
        count = count_words(page)
        if count > MOST:
            yield Diagnostic(
                code="BF530",
                message=f"the slide `{page.title.strip()}` has {count} words",
                span=page.span,
                hint=f"{MOST} are plenty: move the rest to `notes:` or `reading:`",
            )


def count_words(page: Page) -> int:
    """The words on a page, without furniture and tables."""
    items = (item for item in page.items if not isinstance(item, Grid))
    return sum(
        len(block.text.split())
        for block in blocks_in(items)
        if block.about.role is not Role.FURNITURE
    )
