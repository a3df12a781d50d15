"""Blocks of a slide -> the same, where no list follows another as if they were one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.model.document import Block, Bullets, Para
from briefgen.model.values import replace
from briefgen.text.words import say_inline


def lists_apart(blocks: Iterable[Block], language: str, *, goes_on: bool) -> Iterator[Block]:
    """Of two lists in a row, the second goes on in the first where they are one list in two places,
    else words stand between them."""
    waiting: Block | None = None
    for block in blocks:
        if _is_plain(waiting) and _is_plain(block):
            assert isinstance(waiting, Bullets)
            assert isinstance(block, Bullets)
            if goes_on and not block.numbered:
                items = (*waiting.points.items, *block.points.items)
                waiting = replace(waiting, points=replace(waiting.points, items=items))
                continue
            yield waiting
            waiting = Para(say_inline("in-addition", language), keep=True)
        if waiting is not None:
            yield waiting
        waiting = block
    if waiting is not None:
        yield waiting


def _is_plain(block: Block | None) -> bool:
    return isinstance(block, Bullets) and not block.aside and not block.to_do
