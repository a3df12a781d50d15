"""The table of charts: one row a kind, and how series may be put together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

ChartName = Literal["column", "bar", "line", "area", "scatter", "pie", "ring"]
# Each series beside the others, on the others, or as its share of the whole.
Stacking = Literal["", "yes", "percent"]

CHARTS: Mapping[ChartName, str] = {
    "column": "columns, for a few amounts or for times",
    "bar": "bars one below the other, for long names",
    "line": "lines, for how something develops over time",
    "area": "areas, for how a whole and its parts develop over time",
    "scatter": "points by two values, for how one goes with the other",
    "pie": "the parts of one whole",
    "ring": "the parts of one whole, with the largest share in the middle",
}
# The kinds that show the parts of one whole, and have no axis.
ROUND: tuple[ChartName, ...] = ("pie", "ring")

# What authors may write after `stacked:`, and what it means.
STACKED: Mapping[str, Stacking] = {
    "no": "",
    "false": "",
    "yes": "yes",
    "true": "yes",
    "percent": "percent",
}
