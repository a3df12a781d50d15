"""A slot at a size at which no head of a part ends in a line of one short word."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.model.scene import Item
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import TextBlock
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow
from briefgen.text.lone_last_words import is_runt

V = TypeVar("V")
# Lines of which the shorter has so much of the longer are alike to the eye.
_EVEN = 0.7


def without_lone_words(
    draw: Callable[[V, SlotContext], Placed], value: V, place: SlotContext
) -> Placed:
    """What a slot shows at the largest size at which the fewest of its heads end in a line of one
    short word: parts share a size, no head is smaller alone."""
    best = draw(value, place)
    lonely = heads_with_lone_words(best)
    for step in range(1, len(place.ladder) if lonely else 0):
        found = draw(value, replace(place, sizes=place.ladder[step:]))
        others = heads_with_lone_words(found)
        if not isinstance(found, Overflow) and len(others) < len(lonely):
            best, lonely = found, others
        if not lonely:
            break
    return best


def first_without_lone_words(tries: Iterable[Placed]) -> Placed:
    """The first of several drawings that fits and in which no head ends in a line of one short
    word; else that with the fewest, or the last overflow."""
    best: Placed | None = None
    fewest = math.inf
    for found in tries:
        lonely = math.inf if isinstance(found, Overflow) else len(heads_with_lone_words(found))
        if best is None or lonely < fewest or fewest == math.inf:
            best, fewest = found, lonely
        if not lonely:
            break
    assert best is not None
    return best


def heads_with_lone_words(placed: Iterable[Item] | Overflow) -> list[TextBlock]:
    """The heads of parts whose last line is a single short word."""
    blocks = [] if isinstance(placed, Overflow) else list(blocks_in(placed))
    return [block for block in blocks if _is_head(block) and _ends_alone(block)]


def _is_head(block: TextBlock) -> bool:
    return all(paragraph.heading for paragraph in block.paragraphs)


def _ends_alone(block: TextBlock) -> bool:
    parts = groupby(block.lines, key=lambda line: line.paragraph)
    return any(
        is_runt(lines[-1]) and not (_is_centred(block, index) and _is_even(lines))
        for index, found in parts
        if len(lines := [line.text.strip() for line in found]) > 1
    )


def _is_centred(block: TextBlock, paragraph: int) -> bool:
    return block.levels[block.paragraphs[paragraph].level].align == "center"


def _is_even(lines: Sequence[str]) -> bool:
    """Whether the last line of a text in the middle of its shape is about as long as the longest
    other one: no word hangs there, as "A good / answer" in a circle shows."""
    shorter, longer = sorted((len(lines[-1]), max(map(len, lines[:-1]))))
    return shorter >= _EVEN * longer
