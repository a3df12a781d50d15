"""The table of charts: one row a kind, and how series may be put together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

ChartName = Literal["column", "bar", "line", "pie"]
# Each series beside the others, on the others, or as its share of the whole.
Stacking = Literal["", "yes", "percent"]

CHARTS: Mapping[ChartName, str] = {
    "column": "columns, for a few amounts or for times",
    "bar": "bars one below the other, for long names",
    "line": "lines, for how something develops over time",
    "pie": "the parts of one whole",
}

# What authors may write after `stacked:`, and what it means.
STACKED: Mapping[str, Stacking] = {
    "no": "",
    "false": "",
    "yes": "yes",
    "true": "yes",
    "percent": "percent",
}
