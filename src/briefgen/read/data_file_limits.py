"""How many rows and columns a data file may have."""

from __future__ import annotations

MOST_ROWS, MOST_COLUMNS = 1_000, 100

TOO_LARGE = f"a chart or table takes {MOST_ROWS:,} rows and {MOST_COLUMNS} columns at most"
