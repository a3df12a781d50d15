"""How much work a pack may make, counted where it is made, from reading to layout.

A few lines can ask for millions of slides or letters, by files that use each other and by variables
that are used often. The limits stand in docs/security.md, with those of files.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

# Files of the slide library that are looked into, letters of all texts with their variables filled
# in, and errors: nobody reads more.
MOST_STEPS, MOST_LETTERS, MOST_ERRORS = 5_000, 1_000_000, 1_000
# Letters of one text with its variables filled in.
LONGEST_FILLED = 20_000


class Work(Struct):
    """The `steps` taken and `letters` made so far."""

    steps: int = 0
    letters: int = 0

    def take(self, what: Literal["steps", "letters"], amount: int = 1) -> bool:
        """Count some more, and say whether that is within the limit."""
        setattr(self, what, getattr(self, what) + amount)
        return self.steps <= MOST_STEPS and self.letters <= MOST_LETTERS
