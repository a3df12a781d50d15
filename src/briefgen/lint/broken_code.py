"""Checked -> lines of code that are wider than the slide."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.lint.checked_target import Checked, in_short
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import Role


def find(checked: Checked) -> Iterator[Diagnostic]:
    """A fault at each code with such lines, once for each rest that stands behind a mark."""
    for page in checked.scene.pages:
        for block in blocks_in(page.items):
            if block.about.role is Role.CODE:
                for paragraph in block.paragraphs:
                    if paragraph.level:
                        rest = in_short(paragraph.inline.text.strip())
                        yield diagnose("BF538", block.about.span, rest=rest)
