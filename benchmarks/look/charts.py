"""The charts of slides -> how much of the height of its slide each plot takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import mean

from briefgen.model.scene import Group, Item, Page, PlacedChart
from briefgen.model.values import Value

# A plot that takes less of its slide is too small for a room.
LEAST = 0.44


class PlotFigures(Value):
    """Of one chart: the `name` of its slide, its `kind`, and its plot's `share` of the height."""

    name: str
    kind: str
    share: float


def plots_of(page: Page, deck: str) -> Iterator[PlotFigures]:
    """The charts of a page."""
    for chart in _charts(page.items):
        share = chart.look.plot.height / page.size.height
        yield PlotFigures(f"{deck} {page.id}", chart.kind, share)


def _charts(items: Sequence[Item]) -> Iterator[PlacedChart]:
    for item in items:
        if isinstance(item, PlacedChart):
            yield item
        elif isinstance(item, Group):
            yield from _charts(item.items)


def plots_table(found: Sequence[PlotFigures]) -> dict[str, str]:
    """The figures of all charts, by name."""
    low = [one for one in found if one.share < LEAST]
    return {
        "plot's share of the slide, mean": f"{100 * mean(one.share for one in found):.0f} %",
        "charts with a plot under 44 %": f"{len(low)} of {len(found)}",
    }
