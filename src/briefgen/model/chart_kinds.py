"""The table of charts: one row a kind, and how series may be put together."""

from __future__ import annotations

from collections.abc import Mapping

CHARTS: Mapping[str, str] = {
    "column": "columns, for a few amounts or for times",
    "bar": "bars one below the other, for long names",
    "line": "lines, for how something goes on in time",
    "pie": "the parts of one whole",
}

# What authors may write after `stacked:`, and what it means.
STACKED: Mapping[str, str] = {
    "no": "",
    "false": "",
    "yes": "yes",
    "true": "yes",
    "percent": "percent",
}
