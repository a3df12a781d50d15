"""How much of a data file is read."""

from __future__ import annotations

# A sheet of thirty columns can have ten thousand rows: a second's work.
MOST_CELLS = 300_000
