"""How many rows and columns a data file may have."""

from __future__ import annotations

MOST_ROWS, MOST_COLUMNS = 1_000, 100
