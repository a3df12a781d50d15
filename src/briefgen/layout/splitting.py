"""A value that is too long for its slot -> parts for further slides, of one size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import Any

from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.model.scene import Grid
from briefgen.model.text_block import TextBlock
from briefgen.model.values import Value
from briefgen.text.fitting import Overflow

Units = Callable[[Any], tuple[Any, ...]]


class SlotKind(Value, kw_only=True):
    """How a kind of slot is laid out, and how it may be cut.

    `layout` makes the items of a value, or says by how much it does not fit. `units` gives the
    pieces that may stand on slides of their own, coarse pieces first; `join` makes one value of
    neighbouring pieces. A kind without units cannot be cut. With `one_size`, all slots of the kind
    on a slide are set at the same size, and go on together. What `repeats` is shown again on each
    slide of those that go on. What `floats` stands at the optical middle of its zone. `fits` says
    whether a value does where that can be told without placing it. What `is_framed` has a place of
    its own in a deck, whatever its layout says: it may begin close below a short text. What would
    be set smaller than `least` (points) goes on on further slides instead, where that makes it
    larger.
    """

    layout: Callable[[Any, SlotContext], Placed]
    units: tuple[Units, ...] = ()
    join: Callable[[tuple[Any, ...]], Any] | None = None
    one_size: bool = False
    repeats: bool = False
    floats: bool = False
    is_framed: bool = False
    fits: Callable[[Any, SlotContext], bool] | None = None
    least: int = 0

    def is_long(self, placed: Placed) -> bool:
        """Whether a value has not come out well on one slide."""
        if isinstance(placed, Overflow):
            return True
        grids = (item for item in placed if isinstance(item, Grid))
        return any(grid.rows[-1].cells[0].text.fit.size < self.least for grid in grids)


def cut_value(kind: SlotKind, value: Any, place: SlotContext) -> list[Any] | None:
    """The value in the fewest parts that fit at the smallest size, as even as may be; None where
    no cut makes it fit."""
    smallest = place.at_size(place.ladder[-1])
    for make_units in kind.units:
        units = make_units(value)
        filled = _fill_slides(kind, units, smallest)
        if filled is None:
            continue
        weights = [_weight(kind.layout(unit, smallest)) for unit in units]
        even = cut_evenly(weights, len(filled))
        fits = all(
            _fits(kind, _joined(kind, units, cut), smallest.nth(n)) for n, cut in enumerate(even)
        )
        return [_joined(kind, units, cut) for cut in (even if fits else filled)]
    return None


def _fill_slides(kind: SlotKind, units: Sequence[Any], place: SlotContext) -> list[range] | None:
    """Runs of neighbours, each as long as fits; None where a unit alone is too long."""
    runs: list[range] = []
    for index in range(len(units)):
        longer = range(runs[-1].start, index + 1) if runs else range(0)
        if longer and _fits(kind, _joined(kind, units, longer), place.nth(len(runs) - 1)):
            runs[-1] = longer
        elif _fits(kind, units[index], place.nth(len(runs))):
            runs.append(range(index, index + 1))
        else:
            return None
    return runs or None


def _joined(kind: SlotKind, units: Sequence[Any], cut: range) -> Any:
    assert kind.join is not None
    return kind.join(tuple(units[index] for index in cut))


def _fits(kind: SlotKind, value: Any, place: SlotContext) -> bool:
    if kind.fits is not None:
        return kind.fits(value, place)
    return not isinstance(kind.layout(value, place), Overflow)


def place_at_one_size(
    layout: Callable[[Any, SlotContext], Placed], values: Sequence[tuple[Any, SlotContext]]
) -> list[Placed] | None:
    """All values at the largest size of the ladder at which every one fits; None if there is
    none. The places share one ladder."""
    for size in values[0][1].ladder:
        parts: list[Placed] = []
        for value, place in values:
            part = layout(value, place.at_size(size))
            if isinstance(part, Overflow):
                break
            parts.append(part)
        else:
            return parts
    return None


def _weight(placed: Placed) -> int:
    """How much room a piece takes, in EMU of height."""
    if isinstance(placed, Overflow):
        return placed.needed
    return sum(
        item.fit.needed if isinstance(item, TextBlock) else item.box.height
        for item in placed
        if isinstance(item, TextBlock | Grid) or item.box.height
    )


def cut_evenly(weights: Sequence[int], count: int) -> list[range]:
    """`count` runs of neighbours whose heaviest is as light as possible, and which are otherwise
    as equal as may be; none is empty. `count` is at most the number of weights."""
    limit = _lightest(weights, count)
    sums = [0, *accumulate(weights)]
    # For each number of weights taken so far: the least sum of squares, and the cuts that give it.
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, (0,))}
    for _ in range(count):
        longer: dict[int, tuple[int, tuple[int, ...]]] = {}
        for start, (cost, cuts) in best.items():
            for end in range(start + 1, len(sums)):
                weight = sums[end] - sums[start]
                if weight > limit:
                    break
                total = cost + weight * weight
                if end not in longer or total <= longer[end][0]:
                    longer[end] = (total, (*cuts, end))
        best = longer
    cuts = best[len(weights)][1]
    return [range(start, end) for start, end in pairwise(cuts)]


def _lightest(weights: Sequence[int], count: int) -> int:
    """The least weight that no run exceeds when there are `count` of them."""
    low, high = max(weights), sum(weights)
    while low < high:
        middle = (low + high) // 2
        if _runs(weights, middle) <= count:
            high = middle
        else:
            low = middle + 1
    return low


def _runs(weights: Sequence[int], limit: int) -> int:
    """How many runs there are when each is filled up to the limit."""
    runs, total = 1, 0
    for weight in weights:
        if total and total + weight > limit:
            runs, total = runs + 1, 0
        total += weight
    return runs
