"""Checked -> slides with small text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.lint.checked_target import Checked
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.pictures import Original
from briefgen.model.scene import Page
from briefgen.model.scene_walk import blocks_in, pictures_in
from briefgen.model.slide_contents import originals_of
from briefgen.model.template import LayoutSpec
from briefgen.model.text_block import Role, TextBlock, TextLine
from briefgen.model.units import to_pt

SMALLEST = 14
# What is shown as 14.0 is not too small.
_ROUNDING = 0.05
_MAY_BE_SMALL = {Role.FURNITURE, Role.CAPTION, Role.NOTE, Role.DECORATION}


def find(checked: Checked) -> Iterator[Diagnostic]:
    """A fault at each slide whose smallest text is too small."""
    originals = originals_of(checked.resolved)
    for page in checked.scene.pages:
        size = _smallest_size(page, checked)
        if size < SMALLEST:
            yield diagnose("BF532", page.span, title=page.title.strip(), size=size, least=SMALLEST)
        yield from _in_drawings(page, originals)


def _in_drawings(page: Page, originals: Mapping[str, Original]) -> Iterator[Diagnostic]:
    """Drawings whose smallest text is too small as they are shown."""
    for picture in pictures_in(page.items):
        share = originals[picture.asset].smallest_text
        size = share * to_pt(picture.box.width) / picture.crop.across
        if share and size < SMALLEST - _ROUNDING:
            title, times = page.title.strip(), SMALLEST / size
            yield diagnose("BF532/drawing", picture.about.span, title=title, size=size,
                           least=SMALLEST, times=times)  # fmt: skip


def _smallest_size(page: Page, checked: Checked) -> int:
    """The size in points of the smallest text that has to be read; large where there is none."""
    layout = checked.template.layouts[page.layout]
    return min(
        (
            run.size
            for block in blocks_in(page.items)
            if block.about.role not in _MAY_BE_SMALL
            for line in block.lines
            if not _is_meant_to_be_small(block, line, layout, checked)
            for run in line.runs
            if run.text.strip()
        ),
        default=1000,
    )


def _is_meant_to_be_small(
    block: TextBlock, line: TextLine, layout: LayoutSpec, checked: Checked
) -> bool:
    """Whether the template sets this kind of text, such as a source, small at any length."""
    spec = layout.slot(block.about.slot)
    style = checked.template.styles.get(spec.style) if spec else None
    level = block.paragraphs[line.paragraph].level
    if style is None or level >= len(style.levels):
        return False
    return style.levels[level].at(style.ladder[0]).size < SMALLEST
