"""A value that is too long for its slot -> parts for further slides, of one size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.layout.place import Place, Placed
from briefgen.model.scene import Grid, TextBlock
from briefgen.text.fit import Overflow

Units = Callable[[Any], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of slot is laid out, and how it may be cut.

    `units` gives the pieces that may stand on slides of their own, coarse pieces first; `join`
    makes one value of neighbouring pieces. A kind without units cannot be cut.
    """

    layout: Callable[[Any, Place], Placed]
    units: tuple[Units, ...] = ()
    join: Callable[[tuple[Any, ...]], Any] | None = None


def cut_value(kind: Kind, value: Any, place: Place) -> list[Placed] | None:
    """The fewest parts that fit, as even as may be and all of one size; None if none do."""
    for make_units in kind.units:
        units = make_units(value)
        weights = [_weight(kind.layout(unit, place.at_size(place.ladder[-1]))) for unit in units]
        fewest = max(2, -(-sum(weights) // (2 * place.box.height)))
        for count in range(fewest, len(units) + 1):
            parts = _placed_parts(kind, units, cut_evenly(weights, count), place)
            if parts is not None:
                return parts
    return None


def _placed_parts(
    kind: Kind, units: Sequence[Any], cuts: Sequence[range], place: Place
) -> list[Placed] | None:
    assert kind.join is not None
    values = [kind.join(tuple(units[index] for index in cut)) for cut in cuts]
    for size in place.ladder:
        parts = [kind.layout(value, place.at_size(size)) for value in values]
        if not any(isinstance(part, Overflow) for part in parts):
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
    """`count` runs of neighbours whose heaviest is as light as possible; none is empty.

    `count` is at most the number of weights.
    """
    low, high = max(weights), sum(weights)
    while low < high:
        middle = (low + high) // 2
        if len(_fill(weights, middle)) <= count:
            high = middle
        else:
            low = middle + 1
    return _into(_fill(weights, low), count)


def _fill(weights: Sequence[int], limit: int) -> list[range]:
    """Runs filled one after the other up to the limit."""
    runs: list[range] = []
    start = total = 0
    for index, weight in enumerate(weights):
        if index > start and total + weight > limit:
            runs.append(range(start, index))
            start, total = index, 0
        total += weight
    return [*runs, range(start, len(weights))]


def _into(runs: list[range], count: int) -> list[range]:
    """The longest run is halved until there are `count`."""
    while len(runs) < count:
        longest = max(range(len(runs)), key=lambda index: len(runs[index]))
        run = runs[longest]
        middle = run.start + len(run) // 2
        runs[longest : longest + 1] = [range(run.start, middle), range(middle, run.stop)]
    return runs
