"""Checked -> slides with too many words."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.lint.checked_target import Checked
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.scene import Grid, Page
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import Role

MOST = 100


def find(checked: Checked) -> Iterator[Diagnostic]:
    """A fault at each slide with a page that is too full."""
    for page in checked.scene.pages:
        count = count_words(page)
        if count > MOST:
            yield diagnose("BF530", page.span, title=page.title.strip(), count=count, most=MOST)


def count_words(page: Page) -> int:
    """The words on a page, without furniture, tables and code."""
    items = (item for item in page.items if not isinstance(item, Grid))
    return sum(
        len(block.text.split())
        for block in blocks_in(items)
        if block.about.role not in {Role.FURNITURE, Role.CODE}
    )
