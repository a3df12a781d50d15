"""Checked -> how full each slot is: its size, and the share of its height that is taken."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.lint.checked_target import Checked
from briefgen.model.diagnostics import Span
from briefgen.model.scene import Item, Page
from briefgen.model.scene_walk import blocks_in
from briefgen.model.template import LayoutSpec, Template
from briefgen.model.text_block import TextBlock
from briefgen.model.values import Value


class SlotFit(Value, kw_only=True):
    """A `slot` of a `page`, by its name; its text is written at `span`. `size` is its smallest text
    in points, 0 where it has none; `percent` is how much of the height is taken; `smallest` whether
    no smaller size is left to be tried; `squeezed` whether the space between paragraphs was
    reduced."""

    page: Page
    slot: str
    size: int
    percent: int
    smallest: bool
    squeezed: bool
    span: Span


def slots_fit(checked: Checked) -> Iterator[SlotFit]:
    """Every slot of every page that is filled, in reading order."""
    for page in checked.scene.pages:
        yield from page_fits(page, checked.template)


def page_fits(page: Page, template: Template) -> Iterator[SlotFit]:
    """Every slot of a page that is filled, in reading order."""
    for name in dict.fromkeys(item.about.slot for item in page.items if item.about.slot):
        items = [item for item in page.items if item.about.slot == name]
        yield _slot_fit(page, template, name, items)


def _slot_fit(page: Page, template: Template, name: str, items: list[Item]) -> SlotFit:
    layout = template.layouts[page.layout]
    blocks = list(blocks_in(items))
    spec = layout.slot(name)
    style = template.styles.get(spec.style) if spec else None
    size = min((block.fit.size for block in blocks), default=0)
    return SlotFit(
        page=page,
        slot=name,
        size=size,
        percent=round(100 * _share(items, blocks, layout, name)),
        smallest=style is not None and size <= style.ladder[-1],
        squeezed=any(block.fit.squeezed for block in blocks),
        span=next((item.about.span for item in items), page.span),
    )


def _share(items: list[Item], blocks: list[TextBlock], layout: LayoutSpec, name: str) -> float:
    """A text takes what it needs of its box; what is drawn reaches down to its lower edge."""
    spec = layout.slot(name)
    if spec is None or all(isinstance(item, TextBlock) for item in items):
        return max((b.fit.needed / b.fit.given for b in blocks if b.fit.given), default=0.0)
    lowest = max(item.box.bottom for item in items)
    return (lowest - spec.box.y) / max(spec.box.height, lowest - spec.box.y)
