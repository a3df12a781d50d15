"""The levels that headings are to have -> those that they get, of which none is skipped."""

from __future__ import annotations

from msgspec import Struct, field

_DEEPEST = 6


class HeadingLevels(Struct, eq=False):
    """Settles headings in reading order. `above` holds those that the next may come under: the
    level each was to have, and the one it has."""

    above: list[tuple[int, int]] = field(default_factory=list)

    def settled(self, level: int) -> int:
        """The level of the next heading. The first is the document's own; every other is one below
        the nearest heading above it that was to have a lower level."""
        if not self.above:
            level = 1
        while self.above and self.above[-1][0] >= level:
            self.above.pop()
        has = self.above[-1][1] if self.above else 0
        self.above.append((level, min(has + 1, _DEEPEST)))
        return self.above[-1][1]
