"""A page -> how full each of its parts is, in words."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.lint.measure_slot_fit import SlotFit, page_fits
from briefgen.model.scene import Page
from briefgen.model.scene_walk import blocks_in
from briefgen.model.template import Template
from briefgen.model.text_block import TextBlock
from briefgen.studio.messages import PartFit
from briefgen.studio.part_names import part_name

# Parts that are drawn to their place, however much there is.
_DRAWN = ("picture", "pictures", "chart", "diagram", "link")


def part_fits(page: Page, template: Template) -> tuple[PartFit, ...]:
    """The parts of a page that can become too full, in reading order."""
    return tuple(_fits(page, template))


def _fits(page: Page, template: Template) -> Iterator[PartFit]:
    layout = template.layouts[page.layout]
    for fit in page_fits(page, template):
        spec = layout.slot(fit.slot)
        if spec is not None and spec.kind not in _DRAWN and fit.percent:
            words = _words(page, fit)
            yield PartFit(name=part_name(fit.slot), share=fit.percent / 100, words=words)


def _words(page: Page, fit: SlotFit) -> str:
    """Lines where the part is one text, else the share that is taken."""
    lines, most = lines_in(page, fit)
    if not most:
        return f"{fit.percent} % full" if fit.percent < 100 else "full"
    said = f"{lines} of {most} line{'s' if most > 1 else ''}"
    return f"{said}, full" if lines == most else said


def lines_in(page: Page, fit: SlotFit) -> tuple[int, int]:
    """How many lines a part has and how many it has room for; 0 where it is not one text."""
    items = [item for item in page.items if item.about.slot == fit.slot]
    blocks = list(blocks_in(items))
    if len(blocks) != 1 or not isinstance(items[0], TextBlock) or not fit.percent:
        return 0, 0
    lines = len(blocks[0].lines)
    return lines, max(int(lines * 100 / fit.percent), lines)
