"""Where data files lie, and how much of one is read."""

from __future__ import annotations

FOLDER = "assets/data"
# A sheet of thirty columns can have ten thousand rows: a second's work.
MOST_CELLS = 300_000
