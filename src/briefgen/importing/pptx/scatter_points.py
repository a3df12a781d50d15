"""Points of series with numbers of their own from left to right -> over those of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.importing.imported_talk import ImportedSeries
from briefgen.importing.pptx.chart_numbers import as_category, as_value

# What a column of such numbers is called, behind the name of its series.
FROM_LEFT = " (x)"
Points = tuple[tuple[str, ...], tuple[ImportedSeries, ...]]


def points_by_place(categories: Sequence[str], series: Sequence[ImportedSeries]) -> Points | None:
    """The numbers from left to right, and for each series a value or none at each; None where they
    are no numbers, or a series has two points at one."""
    shared = [as_value(name) for name in categories]
    if None in shared:
        return None
    own: Sequence[float | None] = shared
    found: list[tuple[str, dict[float, float]]] = []
    for one in series:
        if one.name.endswith(FROM_LEFT):
            own = one.values
            continue
        pairs = [
            (x, y) for x, y in zip(own, one.values, strict=False) if x is not None and y is not None
        ]
        if len(dict(pairs)) < len(pairs):
            return None
        found.append((one.name, dict(pairs)))
        own = shared
    places = sorted({place for _, points in found for place in points})
    return (
        tuple(as_category(repr(place), "") for place in places),
        tuple(
            ImportedSeries(name, tuple(points.get(place) for place in places))
            for name, points in found
        ),
    )
